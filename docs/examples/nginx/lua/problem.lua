--- Error pages in the language of the reader: problem details (RFC 9457), or HTML for those who ask for it.

local httpstatus = require "httpstatus"
local status = require "httpstatus.ngx"

local M = {}

local function json_string(text)
  return '"' .. text:gsub('["\\]', "\\%0") .. '"'
end

local function details(code, language)
  return ('{"type": "about:blank", "title": %s, "status": %d, "detail": %s}\n'):format(
    json_string(httpstatus.title(code, language)), code, json_string(httpstatus.summary(code, language)))
end

local escapes = { ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;" }

local function page(code, language)
  local function text(from) return (from:gsub("[&<>]", escapes)) end
  return ('<!doctype html>\n<html lang="%s">\n<title>%d %s</title>\n<p>%s</p>\n</html>\n'):format(language, code,
    text(httpstatus.title(code, language)),
    text(httpstatus.advice(code, httpstatus.ADVICE_VISITOR, language)))
end

-- Fields that describe the content that is replaced.
local of_content = { "Content-Encoding", "Content-Range", "Accept-Ranges", "ETag", "Last-Modified" }

--- header_filter: makes the fields of an error page and returns its content; nil if the response has one for programs,
-- or the code is not known. An answer to HEAD has the same fields.
function M.replace(code)
  if not httpstatus.is_known(code) or (ngx.header["Content-Type"] or ""):find "json" then return nil end
  local language = status.accept_language()
  local wants_page = (ngx.var.http_accept or ""):find("text/html", 1, true)
  local content = wants_page and page(code, language) or details(code, language)
  for _, name in ipairs(of_content) do ngx.header[name] = nil end
  ngx.header["Content-Type"] = wants_page and "text/html; charset=utf-8" or "application/problem+json"
  ngx.header["Content-Language"] = language
  ngx.header["Vary"] = "Accept, Accept-Language"
  ngx.header["Content-Length"] = #content
  return content
end

return M
