--- Calls every kind of function many times and fails if Lua's memory or the process has grown by the end.
--
--   lua5.4 memory.lua [CALLS]      a million calls unless said otherwise

local httpstatus = require "httpstatus"
local calls = tonumber(arg[1]) or 1000000

local texts = { "200", "404", "503", "999", "1000", "-1" }
local list = { 200, 404, 503, "500" }
local hostile = { {}, true, "502, 504", 404.5, print }

-- About a dozen calls; the number changes from round to round, so that nothing can be kept for each.
local function round(number)
  local text, set = texts[number % #texts + 1], httpstatus.set "5xx,!501"
  httpstatus.reason(number)
  httpstatus.is_redirect(number * 1.0)
  httpstatus.reason(text)
  local _ = httpstatus.reasons[number]
  httpstatus.find("Not Found " .. number % 1000)
  httpstatus.redirect_method(307, "METHOD" .. number % 1000)
  httpstatus.may_retry(503, "METHOD" .. number)
  httpstatus.parse_line("HTTP/1.1 " .. number % 1000 .. " OK")
  httpstatus.retry_after("Sat, 28 Nov 2026 12:00:30 GMT", number)
  httpstatus.format_line(number % 1000)
  _ = tostring(set + number % 600) .. #set
  httpstatus.histogram(list)
  httpstatus.parse_set "5xx,?"
  _ = set:add(number % 600) .. "" .. set:count(list) .. #set:list()
  for alias in httpstatus.aliases(number % 600) do _ = alias end
  pcall(httpstatus.reason, hostile[number % #hostile + 1])
  pcall(httpstatus.set, "bad")
end

local CALLS_A_ROUND = 20

local function run(count)
  for number = 1, count / CALLS_A_ROUND do round(number) end
  collectgarbage()
  collectgarbage()
  local resident = 0
  local status = io.open "/proc/self/statm"
  if status then
    resident = tonumber(status:read("*a"):match "^%d+ (%d+)") * 4
    status:close()
  end
  return collectgarbage "count", resident
end

run(calls / 10)
local heap_before, resident_before = run(calls / 10)
local heap, resident = run(calls)
print(("%s: %d calls, heap %+.1f KiB, resident %+d KiB"):format(
  httpstatus.backend, calls, heap - heap_before, resident - resident_before))
os.exit(heap - heap_before < 64 and resident - resident_before < 2048 and 0 or 1)
