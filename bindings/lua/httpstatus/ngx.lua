--- Small helpers for scripts that run in nginx. They need the global `ngx` of lua-nginx-module.

local httpstatus = require "httpstatus"

local ngx = ngx
local response = ngx and ngx.resp

local M = {}

--- Sets the status of the response, and its reason phrase where the server lets a script choose it.
-- Only HTTP/1.x has a phrase on the wire.
function M.set_status(code)
  local reason = httpstatus.reason(code)
  if reason and response.set_status then return response.set_status(tonumber(code), reason) end
  ngx.status = tonumber(code)
end

--- The fields that a response must have by its code, on no condition, and lacks, as a list of names.
function M.missing_fields(code, headers)
  local missing, index = {}, 0
  local name = httpstatus.field(code, httpstatus.LEVEL_MUST, index)
  while name do
    if headers[name] == nil then missing[#missing + 1] = name end
    index = index + 1
    name = httpstatus.field(code, httpstatus.LEVEL_MUST, index)
  end
  return missing
end

--- Adds to the response the fields that its code requires, out of a table of values; answers those that
-- are still missing. A value may be a function, which is called if its field is missing.
function M.finish(code, values)
  local missing, headers = {}, ngx.header
  for _, name in ipairs(M.missing_fields(code, headers)) do
    local value = values[name]
    if type(value) == "function" then value = value() end
    if value == nil then
      missing[#missing + 1] = name
    else
      headers[name] = value
    end
  end
  return missing
end

--- Parses a list of statuses as `$upstream_status` has it: "502, 504 : 200". Commas part the servers that
-- were tried, colons the groups of servers after an internal redirect; "-" is one that did not answer.
-- Answers the list of codes in order, false where there was none; nil for nil and for what is no such list.
function M.upstream_statuses(value)
  if value == nil then return nil end
  local codes = {}
  for item in (value .. ","):gmatch("%s*(.-)%s*[,:]") do
    local code = httpstatus.parse(item)
    if not code and item ~= "-" then return nil end
    codes[#codes + 1] = code or false
  end
  return codes
end

return M
