--- Stands in for an application: answers with the code that the path names and the fields of the query.

local httpstatus = require "httpstatus"

local M = {}

function M.answer()
  local code = httpstatus.parse(ngx.var.uri:match "^/status/(.*)" or "")
  if not code then return ngx.exit(httpstatus.NOT_FOUND) end
  ngx.status = code
  for name, value in pairs(ngx.req.get_uri_args()) do ngx.header[name] = value end
  if httpstatus.content(code, ngx.req.get_method()) == httpstatus.CONTENT_ALLOWED then
    ngx.say(code, " ", httpstatus.reason(code) or "")
  end
end

return M
