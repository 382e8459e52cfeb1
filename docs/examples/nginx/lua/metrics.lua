--- Counts responses in a shared dictionary and shows the counts as Prometheus text.

local httpstatus = require "httpstatus"
local status = require "httpstatus.ngx"

local M = {}

local counts = ngx.shared.responses
local families = {
  { "http_responses_total", "Responses by class." },
  { "http_responses_retry_total", "Responses by whether the client may repeat the request." },
  { "http_upstream_responses_total", "Answers of the origins by class, those that were tried in vain too." },
}

local function count(family, label, value)
  counts:incr(('%s{%s="%s"}'):format(family, label, value), 1, 0)
end

local function class_of(code)
  return httpstatus.class_label(code) or "other"
end

--- log: counts the response and every answer that came from an origin.
function M.log()
  count("http_responses_total", "class", class_of(ngx.var.status))
  count("http_responses_retry_total", "retry", httpstatus.retry_name(httpstatus.retry(ngx.var.status)))
  for _, code in ipairs(status.upstream_statuses(ngx.var.upstream_status) or {}) do
    count("http_upstream_responses_total", "class", code and class_of(code) or "none")
  end
end

--- content: all counts, sorted, so that the page changes only where a count does.
function M.show()
  local keys = counts:get_keys(0)
  table.sort(keys)
  ngx.header["Content-Type"] = "text/plain; version=0.0.4"
  for _, family in ipairs(families) do
    ngx.say("# HELP ", family[1], " ", family[2])
    ngx.say("# TYPE ", family[1], " counter")
    for _, key in ipairs(keys) do
      if key:sub(1, #family[1] + 1) == family[1] .. "{" then ngx.say(key, " ", counts:get(key)) end
    end
  end
end

return M
