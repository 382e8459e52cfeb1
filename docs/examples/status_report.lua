-- Reports what the status codes in a web server's access log mean.
--
-- usage: lua5.4 status_report.lua [LOG]     (combined log format; standard input if no file is named)
local httpstatus = require "httpstatus"

-- The status follows the quoted request, in which a backslash escapes a quote.
local function status_of(line)
  local at = line:find('"', 1, true)
  while at do
    at = line:find('["\\]', at + 1)
    if not at then
      return nil
    elseif line:sub(at, at) == '"' then
      break
    end
    at = at + 1
  end
  local digits = at and line:match("^ (%d+)", at + 1)
  return digits and httpstatus.parse(digits)
end

local function redirect_of(code)
  if httpstatus.is_permanent_redirect(code) then
    return "permanent"
  end
  return httpstatus.is_temporary_redirect(code) and "temporary" or "-"
end

local function vendors_of(code)
  local names = {}
  for vendor in httpstatus.vendors(code) do
    names[#names + 1] = vendor
  end
  return #names > 0 and table.concat(names, ", ") or "-"
end

local function print_row(code, count)
  print(("%-4d %7d  %-13s %-11s %-7s %-9s %-9s %-10s  %s | %s | %s"):format(
    code, count, httpstatus.class_name(code) or "-",
    httpstatus.standing_name(httpstatus.standing(code)), httpstatus.content_name(httpstatus.content(code)),
    httpstatus.is_heuristically_cacheable(code) and "yes" or "no", redirect_of(code),
    httpstatus.retry_name(httpstatus.retry(code)), httpstatus.reason(code) or "-", vendors_of(code),
    httpstatus.spec(code) or "-"))
end

local counts, unread = {}, 0
local log = arg[1] and assert(io.open(arg[1], "rb")) or io.stdin
for line in log:lines() do
  local code = status_of(line)
  if code then
    counts[code] = (counts[code] or 0) + 1
  else
    unread = unread + 1
  end
end

print("code   count  class         standing    content cacheable redirect  retry       reason | vendors | specification")
for code = 100, 999 do
  if counts[code] then
    print_row(code, counts[code])
  end
end
print("lines without a status: " .. unread)
