--- Counts responses by class, for Prometheus. nginx-lua-prometheus is used where it is installed; else counters.lua,
-- which has the part of it that is needed here.

local has_prometheus, prometheus = pcall(require, "prometheus")
local httpstatus = require "httpstatus"
local status = require "httpstatus.ngx"
if not has_prometheus then prometheus = require "counters" end

local M = {}

local registry, responses, retries, answers, alerts

--- init_worker: each worker names the counters, which all workers share.
function M.init()
  registry = prometheus.init "responses"
  responses = registry:counter("http_responses_total", "Responses by class.", { "class" })
  retries = registry:counter("http_responses_retry_total", "Responses by whether a client may retry.", { "retry" })
  answers = registry:counter("http_upstream_responses_total", "Answers of origins, failed ones too.", { "class" })
  alerts = registry:counter("http_alerts_total", "Responses whose code is one of those to report.", { "code" })
end

local function class_of(code)
  return httpstatus.class_label(code) or "other"
end

--- log: counts the response and every answer that came from an origin.
function M.count()
  responses:inc(1, { class_of(ngx.var.status) })
  retries:inc(1, { httpstatus.retry_name(httpstatus.retry(ngx.var.status)) })
  for _, code in ipairs(status.upstream_statuses(ngx.var.upstream_status) or {}) do
    answers:inc(1, { code and class_of(code) or "none" })
  end
end

--- log: counts a response whose code is to be reported.
function M.count_alert(code)
  alerts:inc(1, { code })
end

--- content: all counts.
function M.show()
  registry:collect()
end

return M
