--- What the proxy does with a request and its response, phase by phase.

local bit = require "bit"
local balancer = require "ngx.balancer"
local httpstatus = require "httpstatus"
local status = require "httpstatus.ngx"

local M = {}

local allowed_methods = { GET = true, HEAD = true, POST = true }

-- Codes that only some vendors know, and what the rest of the world calls them.
local unofficial = httpstatus.set "known,!registered"
local standard = {
  { httpstatus.set "520-523,525-527,530", httpstatus.BAD_GATEWAY },
  { httpstatus.set "524,598-599", httpstatus.GATEWAY_TIMEOUT },
}

-- Fields without which some codes may not be sent. What cannot be known here is left to the origin.
local required = {
  Allow = "GET, HEAD, POST",
  ["WWW-Authenticate"] = 'Basic realm="edge"',
  Upgrade = "HTTP/1.1",
}

local function standard_code(code)
  if not unofficial:has(code) then return code end
  for _, entry in ipairs(standard) do
    if entry[1]:has(code) then return entry[2] end
  end
  local class = httpstatus.class_of(code)
  return class == 0 and httpstatus.INTERNAL_SERVER_ERROR or class * 100
end

-- Whether a proxy may send the request again after a 503 to it.
local function may_retry(method)
  local allowed = httpstatus.may_retry(httpstatus.SERVICE_UNAVAILABLE, method, httpstatus.WHEN_PROXY)
  return allowed
end

--- balancer: origins in turn. Another one is tried only if the request may be repeated.
function M.balance(ports)
  local tried = ngx.ctx.tried or 0
  if tried == 0 and may_retry(ngx.req.get_method()) then balancer.set_more_tries(#ports - 1) end
  local first = ngx.ctx.first or ngx.worker.pid() + ngx.var.connection_requests
  ngx.ctx.first, ngx.ctx.tried = first, tried + 1
  assert(balancer.set_current_peer("127.0.0.1", ports[(first + tried) % #ports + 1]))
end

--- access: methods that the origin does not know never reach it.
function M.access()
  if not allowed_methods[ngx.req.get_method()] then ngx.exit(httpstatus.METHOD_NOT_ALLOWED) end
end

-- A field that stands several times is one list.
local function joined(value)
  return type(value) == "table" and table.concat(value, ", ") or value or ""
end

local function cache_flags()
  local request, response = ngx.req.get_headers(), ngx.resp.get_headers()
  local flags = bit.bor(httpstatus.CACHE_SHARED, httpstatus.cache_flags(joined(response["Cache-Control"])))
  local asked = httpstatus.cache_flags(joined(request["Cache-Control"]))
  if bit.band(asked, httpstatus.CACHE_NO_STORE) ~= 0 then flags = bit.bor(flags, httpstatus.CACHE_REQUEST_NO_STORE) end
  if response["Expires"] then flags = bit.bor(flags, httpstatus.CACHE_EXPIRES) end
  if request["Authorization"] then flags = bit.bor(flags, httpstatus.CACHE_AUTHORIZATION) end
  return flags
end

--- header_filter: a standard code with its phrase, the fields that it requires, and what a cache may do.
function M.header_filter()
  local code, method = standard_code(ngx.status), ngx.req.get_method()
  if code ~= ngx.status then
    ngx.header["X-Origin-Status"] = ngx.status
    status.set_status(code)
  end
  local missing = status.finish(code, required)
  if #missing > 0 then ngx.log(ngx.WARN, code, " lacks ", table.concat(missing, ", ")) end

  local may_store, rule = httpstatus.may_store(code, method, cache_flags())
  ngx.header["X-Reason"] = httpstatus.reason(code)
  ngx.header["X-May-Store"] = (may_store and "yes; " or "no; ") .. httpstatus.store_why(rule)
  if httpstatus.content(code, method) == httpstatus.CONTENT_EMPTY then
    ngx.header["Content-Length"] = 0
    ngx.ctx.drop_content = true
  end
end

--- body_filter: 205 is framed as any other response, but has nothing in the frame.
function M.body_filter()
  if ngx.ctx.drop_content then ngx.arg[1] = "" end
end

return M
