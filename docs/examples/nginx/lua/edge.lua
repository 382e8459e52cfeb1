--- What the proxy does with a request and its response, phase by phase.

local balancer = require "ngx.balancer"
local httpstatus = require "httpstatus"
local metrics = require "metrics"
local problem = require "problem"
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

local alert = httpstatus.set ""

--- init: reads the set of codes that somebody should hear of. nginx does not start if it is none.
function M.configure(options)
  alert = httpstatus.set(options.alert)
end

local function standard_code(code)
  if not unofficial[code] then return code end
  for _, entry in ipairs(standard) do
    if entry[1][code] then return entry[2] end
  end
  local class = httpstatus.class_of(code)
  return class == 0 and httpstatus.INTERNAL_SERVER_ERROR or class * 100
end

-- Whether a proxy may send the request again after this answer.
local function may_retry(code)
  local allowed = httpstatus.may_retry(code, ngx.req.get_method(), httpstatus.WHEN_PROXY)
  return allowed
end

-- The first origin from here on that has not asked to be left alone, or else the next one.
local function origin_from(ports, start)
  for i = 0, #ports - 1 do
    local port = ports[(start + i) % #ports + 1]
    if not ngx.shared.resting:get(port) then return port, start + i end
  end
  return ports[start % #ports + 1], start
end

-- An origin that answered with Retry-After is left alone for as long.
local function let_rest(port)
  local wait = httpstatus.retry_after(ngx.var.upstream_http_retry_after or "", ngx.time())
  if wait and wait > 0 then ngx.shared.resting:set(port, true, wait) end
end

--- balancer: origins in turn. Another one is tried only if the request may be sent again.
function M.balance(ports)
  local ctx = ngx.ctx
  if ctx.port then
    let_rest(ctx.port)
  elseif may_retry(httpstatus.SERVICE_UNAVAILABLE) then
    assert(balancer.set_more_tries(#ports - 1))
  end
  ctx.port, ctx.at = origin_from(ports, ctx.at and ctx.at + 1 or ngx.worker.pid() + ngx.var.connection_requests)
  assert(balancer.set_current_peer("127.0.0.1", ctx.port))
end

--- access: methods that the origin does not know never reach it.
function M.access()
  if not allowed_methods[ngx.req.get_method()] then ngx.exit(httpstatus.METHOD_NOT_ALLOWED) end
end

-- What the cache of this proxy may do with the response, whose code is that of the origin.
local function decide_storing()
  local may_store, rule = httpstatus.may_store(ngx.status, ngx.req.get_method(), status.cache_flags())
  ngx.var.no_store = may_store and "" or "1"
  ngx.header["X-May-Store"] = (may_store and "yes; " or "no; ") .. httpstatus.store_why(rule)
  ngx.header["X-Cache"] = ngx.var.upstream_cache_status
end

--- header_filter: a standard code with its phrase, the fields that it requires, and content for people or programs.
function M.header_filter()
  decide_storing()
  local code = standard_code(ngx.status)
  if code ~= ngx.status then
    ngx.header["X-Origin-Status"] = ngx.status
    status.set_status(code)
  end
  local missing = status.finish(code, required)
  if #missing > 0 then ngx.log(ngx.WARN, code, " lacks ", table.concat(missing, ", ")) end
  ngx.header["X-Reason"] = httpstatus.reason(code)

  local content = httpstatus.content(code, ngx.req.get_method())
  if content == httpstatus.CONTENT_EMPTY then
    ngx.header["Content-Length"] = 0
    ngx.ctx.content = ""
  elseif httpstatus.is_error(code) then
    ngx.ctx.content = problem.replace(code)
  end
end

--- body_filter: what replaces the content, once. 205 has nothing in its frame.
function M.body_filter()
  if not ngx.ctx.content then return end
  ngx.arg[1], ngx.ctx.content = ngx.ctx.content, ""
end

--- log: counts, and reports what the configuration asks for.
function M.log()
  metrics.count()
  if alert[ngx.var.status] then
    metrics.count_alert(ngx.var.status)
    ngx.log(ngx.WARN, ngx.var.status .. " is one of " .. alert)
  end
end

return M
