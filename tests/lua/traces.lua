--- Runs every function that a request may call in a loop and fails if LuaJIT cannot compile one.
--
-- jit.v reports each trace. A trace that is given up because it began at an unlucky place ("leaving loop in
-- root trace") is tried again elsewhere and does no harm; one with "NYI" would always be interpreted.

local httpstatus = require "httpstatus"
assert(httpstatus.backend == "ffi")

local verbose = require "jit.v"
local report = os.tmpname()
local set = httpstatus.set "5xx,!501"
local codes = { 200, 204, 301, 304, 404, 404, 418, 499, 500, 503, 299, 999 }
local lines = {}
for i, code in ipairs(codes) do lines[i] = httpstatus.format_line(code) end
local texts = { "200", "204", "301", "304", "404", "404", "418", "499", "500", "503", "299", "999" }
local cache_control = "max-age=60, public"

-- Each function by what it is called with; the loops differ in their code, so that each has its own trace.
local calls = {
  { "%s(codes[i % 12 + 1])", {
    "reason", "name", "spec", "section", "url", "standing", "is_known", "is_registered", "is_on_wire", "next",
    "class_of", "class_label", "is_valid", "is_success", "is_error", "fallback", "is_null_body", "is_range",
    "is_heuristically_cacheable", "is_redirect", "is_permanent_redirect", "preserves_method", "retry",
    "honors_retry_after", "to_grpc", "is_client_span_error", "revalidation", "is_stale_if_error", "robots",
    "format_status", "format_line",
  } },
  { "%s(texts[i % 12 + 1])", { "reason", "is_redirect", "retry", "class_of", "find", "parse" } },
  { "%s(lines[i % 12 + 1])", { "parse_line" } },
  { "%s(codes[i % 12 + 1], 'POST')", { "content", "may_retry", "invalidates", "redirect_method", "may_store" } },
  { "%s(codes[i % 12 + 1], 9110)", { "reason_in" } },
  { "%s(codes[i % 12 + 1], nil, flags)", { "may_store", "may_retry" } },
  { "%s(codes[i % 12 + 1], flags)", { "may_guess_freshness", "may_serve_stale" } },
  { "%s(codes[i % 12 + 1], 11)", { "may_send" } },
  { "%s(codes[i % 12 + 1], 'GET', 0, 'Cookie', true)", { "redirect_keeps_field" } },
  { "%s('max-age=60, public')", { "cache_flags" } },
  { "%s('max-age=60, public', 'max-age')", { "cache_seconds" } },
  { "%s(texts[i % 12 + 1], 1795867200)", { "retry_after" } },
  { "%s('zh-TW, zh;q=0.5')", { "accept_language" } },
  { "%s('PUT')", { "is_safe_method", "is_idempotent_method" } },
  { "%s('dns_timeout')", { "from_proxy_error" } },
}

local function loop(expression)
  local source = ([[
    local httpstatus, codes, texts, lines, set, flags = ...
    for i = 1, 1000 do local _ = %s end
  ]]):format(expression)
  return assert(loadstring(source, "=" .. expression))
end

-- Traces of one loop must not grow into those of the next, which no program's loops would.
local function run(expression)
  require("jit").flush()
  loop(expression)(httpstatus, codes, texts, lines, set, httpstatus.cache_flags(cache_control))
end

local expressions = {
  "httpstatus.reasons[codes[i % 12 + 1]]", "set:has(codes[i % 12 + 1])", "set:next(codes[i % 12 + 1])", "#set",
  "httpstatus.aliases(codes[i % 12 + 1])()", "httpstatus.fields(codes[i % 12 + 1], 0)()",
  "set[codes[i % 12 + 1]]", "set[texts[i % 12 + 1]]", "httpstatus.reasons[texts[i % 12 + 1]]",
  "set <= set", "httpstatus.set(codes)", "set:count(codes)", "httpstatus.count_classes(codes)",
}
for _, group in ipairs(calls) do
  for _, name in ipairs(group[2]) do
    expressions[#expressions + 1] = "httpstatus." .. group[1]:gsub("%%s", name)
  end
end

local function report_of(expression)
  verbose.on(report)
  run(expression)
  verbose.off()
  local file = assert(io.open(report))
  local text = file:read("*a")
  file:close()
  return text
end

local failures = 0
for _, expression in ipairs(expressions) do
  local text = report_of(expression)
  if text:find("NYI", 1, true) or text:find("blacklisted", 1, true) or not text:find(" loop]", 1, true) then
    failures = failures + 1
    print(expression .. "\n" .. text)
  end
end
os.remove(report)
print(("%d loops, %d that do not compile"):format(#expressions, failures))
os.exit(failures == 0)
