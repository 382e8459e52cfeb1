--- What the locations of extra.conf do: calls of httpstatus.ngx in every phase, whose answers /told shows.

local bit = require "bit"
local status = require "httpstatus.ngx"

local M = {}

-- The first answer of a call such as "set_status(404)", or its error.
local function answer_of(call)
  local run = assert(loadstring("local status = ...; local answer = status." .. call .. "; return answer", "=call"))
  local _, answer = pcall(run, status)
  return tostring(answer)
end

local function call_of_request()
  return ngx.unescape_uri(ngx.var.arg_call)
end

local function keep(phase, call)
  ngx.shared.told:set(phase .. " " .. call, answer_of(call))
end

function M.in_init_worker()
  for _, call in ipairs { "set_status(404)", "cache_flags()", "upstream_statuses('502 : ')[1]" } do
    keep("init_worker", call)
  end
end

function M.tell(phase)
  keep(phase, call_of_request())
end

function M.in_timer()
  local call = call_of_request()
  assert(ngx.timer.at(0, function() keep("timer", call) end))
end

function M.told(phase)
  return ngx.shared.told:get(phase .. " " .. call_of_request())
end

function M.set_status()
  status.set_status(ngx.var.arg_code)
  ngx.say "content"
  ngx.exit(ngx.HTTP_OK)
end

--- The flags of the exchange by name, once the response has the fields of the query.
function M.show_flags()
  for name, value in pairs(ngx.req.get_uri_args()) do ngx.header[name] = value end
  local flags, names = status.cache_flags(), {}
  for name, flag in pairs(require "httpstatus.constants") do
    if name:find "^CACHE_" and bit.band(flags, flag) ~= 0 then names[#names + 1] = name:sub(#"CACHE_" + 1) end
  end
  table.sort(names)
  ngx.say(table.concat(names, " "))
end

return M
