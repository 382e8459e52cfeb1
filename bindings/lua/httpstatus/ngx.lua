---@meta httpstatus.ngx
-- What scripts of lua-nginx-module and OpenResty need. It loads in the http and in the stream subsystem. Each function
-- says which phases it is for, and raises an error that names it in another phase.

local arguments = require "httpstatus.arguments"
local httpstatus = require "httpstatus"

local ngx = ngx

-- lua-resty-core has it from 0.1.30 on, and not for the stream subsystem.
local has_response, response = pcall(require, "ngx.resp")
local set_status = has_response and response.set_status

---@class httpstatus.ngx
local M = {}

local function phases(names)
  local allowed = {}
  for name in names:gmatch "[%w_]+" do allowed[name] = true end
  return allowed
end

local BEFORE_THE_HEADER = phases "server_rewrite rewrite access content header_filter"
local IN_A_REQUEST = phases "server_rewrite set rewrite access content balancer header_filter body_filter log"

-- Raises an error at the caller of the function `name` outside of these phases.
local function check_phase(name, allowed)
  if not ngx then error(("'%s' cannot be called outside nginx"):format(name), 3) end
  local phase = ngx.config.subsystem == "http" and ngx.get_phase() or ngx.config.subsystem
  if not allowed[phase] then error(("'%s' cannot be called in %s"):format(name, phase), 3) end
end

---Sets the status of the response, with its reason phrase where lua-resty-core can set one (0.1.30 or later). Elsewhere
---nginx chooses the phrase. For the phases before the header is sent: rewrite to header_filter.
---@param code integer|string
function M.set_status(code)
  code = arguments.int(code, "set_status", 1)
  check_phase("set_status", BEFORE_THE_HEADER)
  local reason = httpstatus.reason(code)
  if reason and set_status then
    set_status(code, reason)
  else
    ngx.status = code
  end
end

-- Field names have no case. A table of nginx finds any spelling, but another one has to be searched.
local function has_field(headers, name)
  if headers[name] ~= nil then return true end
  for field in pairs(headers) do
    if type(field) == "string" and field:lower() == name:lower() then return true end
  end
  return false
end

local function missing_fields(code, headers)
  local missing = {}
  for name in httpstatus.fields(code, httpstatus.LEVEL_MUST) do
    if not has_field(headers, name) then missing[#missing + 1] = name end
  end
  return missing
end

---Returns the names of the fields that the code requires without a condition and `headers` lacks. For any phase.
---@param code integer|string
---@param headers table<string, any> such as ngx.header; the case of names does not matter
---@return string[]
function M.missing_fields(code, headers)
  code = arguments.int(code, "missing_fields", 1)
  if type(headers) ~= "table" then
    arguments.refuse("missing_fields", 2, "table expected, got " .. arguments.described(headers), 2)
  end
  return missing_fields(code, headers)
end

---Adds to the response the fields that the code requires without a condition and it lacks. For the phases before the
---header is sent.
---@param code integer|string
---@param values table<string, any> a value for each field; a function is called to make it
---@return string[] missing the names of those that have no value
function M.finish(code, values)
  code = arguments.int(code, "finish", 1)
  if type(values) ~= "table" then
    arguments.refuse("finish", 2, "table expected, got " .. arguments.described(values), 2)
  end
  check_phase("finish", BEFORE_THE_HEADER)
  local missing = {}
  for _, name in ipairs(missing_fields(code, ngx.header)) do
    local value = values[name]
    if type(value) == "function" then value = value() end
    if value == nil then missing[#missing + 1] = name else ngx.header[name] = value end
  end
  return missing
end

---Parses what nginx writes to `$upstream_status`: "502, 504 : 200", also "-" and "502 : ". Commas separate the servers
---that were tried, colons the groups of servers after an internal redirect. A status below 100, as a faulty server may
---send, has fewer digits: nginx writes "99" for "099". For any phase.
---@param value string? such as ngx.var.upstream_status
---@return (integer|false)[]? statuses in order, false for a server that sent none; nil for nil and for another text
function M.upstream_statuses(value)
  if value == nil then return nil end
  arguments.text(value, "upstream_statuses", 1)
  -- Where no server was tried after the redirect, nothing follows the last colon.
  local listed = value:gsub(":%s*$", ": -")
  local statuses = {}
  for item in (listed .. ","):gmatch "%s*(.-)%s*[,:]" do
    local digits = item:match "^%d%d?%d?$"
    if not digits and item ~= "-" then return nil end
    statuses[#statuses + 1] = digits and tonumber(digits) or false
  end
  return statuses
end

local function has_flag(flags, flag)
  return flags % (2 * flag) >= flag
end

---Returns the flags that httpstatus.may_store() takes, for a shared cache, from the variables of the current request:
---`$sent_http_cache_control`, `$sent_http_expires`, `$http_cache_control` and `$http_authorization`. For the phases of
---a request; the fields of the response are there from header_filter on.
---@return integer
function M.cache_flags()
  check_phase("cache_flags", IN_A_REQUEST)
  local var = ngx.var
  local flags = httpstatus.cache_flags(var.sent_http_cache_control or "") + httpstatus.CACHE_SHARED
  local asked = httpstatus.cache_flags(var.http_cache_control or "")
  if has_flag(asked, httpstatus.CACHE_NO_STORE) then flags = flags + httpstatus.CACHE_REQUEST_NO_STORE end
  if var.sent_http_expires then flags = flags + httpstatus.CACHE_EXPIRES end
  if var.http_authorization then flags = flags + httpstatus.CACHE_AUTHORIZATION end
  return flags
end

---Returns the language that the client prefers of those that the library has texts in, by `$http_accept_language`.
---For the phases of a request.
---@return string
function M.accept_language()
  check_phase("accept_language", IN_A_REQUEST)
  return httpstatus.accept_language(ngx.var.http_accept_language or "")
end

---@type httpstatus.ngx
local read_only = setmetatable({}, {
  __index = M,
  __newindex = function(_, key)
    error(("cannot set %s: httpstatus.ngx is read-only"):format(arguments.described(key)), 2)
  end,
  __metatable = false,
})

return read_only
