--- What httpstatus promises in Lua, whichever backend answers: run.lua and the nginx test run all of it.

local lu = require "luaunit"
local vectors = require "vectors"
local httpstatus = require "httpstatus"

local folder = debug.getinfo(1, "S").source:match("^@(.*)/") or "."
local vectors_folder = folder .. "/../conformance-kit/vectors/"
local data_folder = folder .. "/../../lib/data/"

local spec = {}

local function error_of(call, ...)
  local done, message = pcall(call, ...)
  lu.assertFalse(done)
  return message
end

local function fails(message, call, ...)
  lu.assertStrContains(error_of(call, ...), message)
end

local function rows_of(name)
  return assert(vectors.read(data_folder .. name .. ".csv"), name)
end

local function nonempty(cell)
  return cell ~= "" and cell or nil
end

-- ---- The shared vectors ----

local function flags_of(cell, group)
  local flags = 0
  for name in cell:gmatch("[%w_]+") do flags = flags + httpstatus[(group or "CACHE_") .. name] end
  return flags
end

local function yes(cell)
  assert(cell == "yes" or cell == "no", cell)
  return cell == "yes"
end

local function whole(cell)
  return cell ~= "" and assert(tonumber(cell)) or nil
end

-- The elements of a list, as a table.
local function all(list, ...)
  local elements = {}
  for element, position in httpstatus[list](...) do
    elements[#elements + 1] = element
    lu.assertEquals(position, #elements)
  end
  return elements
end

local function has_field(code, kind, field)
  local names = kind == "request" and all("request_fields", code)
    or all("fields", code, httpstatus["LEVEL_" .. kind:upper()])
  for _, name in ipairs(names) do
    if name == field then return true end
  end
  return false
end

-- How a column is read, where that does not follow from the kind of the answer.
local function check_kinds(row, answers)
  for column, answer in pairs(answers) do
    local cell, got = row[column], answer()
    local expected = nonempty(cell)
    if type(got) == "boolean" then expected = yes(cell) end
    if type(got) == "number" then expected = whole(cell) end
    lu.assertEquals(got, expected, column .. " of " .. row.code)
  end
end

-- A check of one row: these columns are the answers of the functions of these names to the code.
local function by_code(columns)
  return function(row)
    local answers = {}
    for column, name in pairs(columns) do
      answers[column] = function() return httpstatus[name](whole(row.code)) end
    end
    check_kinds(row, answers)
  end
end

local function by_method(columns)
  return function(row)
    local answers = {}
    for column, name in pairs(columns) do
      answers[column] = function() return httpstatus[name](whole(row.code), nonempty(row.method)) end
    end
    check_kinds(row, answers)
  end
end

local function by_text(name)
  return function(row)
    lu.assertEquals(httpstatus[name](row.text), whole(row[name]), row.text)
  end
end

-- A check of one row: this function of a code and flags answers yes or no.
local function by_flags(name)
  return function(row)
    lu.assertEquals(httpstatus[name](whole(row.code), flags_of(row.flags)), yes(row[name]), row.code .. row.flags)
  end
end

-- A decision of one row: it allows where the name of the rule says so, and its sentence names the section.
local function check_decision(decide, why, row, flags)
  local allowed, rule = decide(whole(row.code), nonempty(row.method), flags)
  lu.assertEquals(rule, httpstatus[row.rule], row.code .. row.method .. row.flags)
  lu.assertIs(allowed, row.rule:sub(1, 2) ~= "NO")
  lu.assertStrContains(why(rule), "section")
end

-- A number of seconds: nil for -1, and the largest integer of this Lua for that of C.
local function check_seconds(answer, cell, what)
  if cell == "9223372036854775807" then
    lu.assertEquals(answer, math.maxinteger or 2 ^ 63, what)
  else
    lu.assertEquals(answer, cell ~= "-1" and whole(cell) or nil, what)
  end
end

local every_number = {}
for number = 0, 1100 do every_number[number + 1] = number end

local function check_set_methods(set)
  local members = set:list()
  lu.assertEquals(#members, #set)
  lu.assertEquals(set:count(every_number), #set)
  lu.assertTrue(httpstatus.set(members) == set)
  for _, code in ipairs { -1, 0, 404, 1023, 1024 } do
    lu.assertIs(set[code], set:has(code) or nil)
    lu.assertIs(set[tostring(code)], set:has(code) or nil)
  end
  lu.assertTrue(set:add(404) == set + 404)
  lu.assertTrue(set:remove(404) == set - 404)
end

-- The message has the place of an error, counted from 1.
local function check_set(row)
  local set, why = httpstatus.parse_set(row.text)
  if row.error_at ~= "" then
    lu.assertNil(set)
    return lu.assertEquals(why:match "at character (%d+)$", ("%d"):format(row.error_at + 1), row.text)
  end
  lu.assertEquals(tostring(set), row.canonical, row.text)
  lu.assertTrue(httpstatus.set(row.text) == set)
  lu.assertTrue(httpstatus.set(row.canonical) == set)
  check_set_methods(set)
end

local checks = {
  accept_language = function(row)
    lu.assertEquals(httpstatus.accept_language(row.value), row.accept_language, row.value)
  end,
  alias = function(row)
    lu.assertEquals(all("aliases", whole(row.code))[whole(row.index) + 1], nonempty(row.alias), row.code)
  end,
  cache_flags = function(row)
    lu.assertEquals(httpstatus.cache_flags(row.text), flags_of(row.cache_flags), row.text)
  end,
  cache_seconds = function(row)
    check_seconds(httpstatus.cache_seconds(row.text, row.directive), row.cache_seconds, row.text)
  end,
  cacheable = by_code { cacheable = "is_heuristically_cacheable" },
  class = by_code {
    class_of = "class_of", is_valid = "is_valid", is_informational = "is_informational", is_success = "is_success",
    is_redirection = "is_redirection", is_client_error = "is_client_error", is_server_error = "is_server_error",
    is_error = "is_error",
  },
  class_name = by_code { class_name = "class_name", class_label = "class_label" },
  closest = by_text "closest",
  content = function(row)
    local code, method = whole(row.code), nonempty(row.method)
    lu.assertEquals(httpstatus.content(code, method), httpstatus["CONTENT_" .. row.content], row.code)
    lu.assertEquals(httpstatus.allows_content_length(code, method), yes(row.content_length), row.code)
    lu.assertEquals(httpstatus.allows_transfer_encoding(code, method), yes(row.transfer_encoding), row.code)
  end,
  edition = function(row)
    lu.assertEquals(all "editions"[whole(row.index) + 1], nonempty(row.edition) and whole(row.edition), row.index)
  end,
  entry = by_code { name = "name", spec = "spec", section = "section", url = "url" },
  fallback = by_code { fallback = "fallback" },
  fetch = by_code { null_body = "is_null_body", range = "is_range", redirect = "is_redirect" },
  field_condition = function(row)
    lu.assertEquals(httpstatus.field_condition(whole(row.code), nonempty(row.field)), nonempty(row.condition), row.code)
  end,
  fields = function(row)
    lu.assertEquals(has_field(whole(row.code), row.kind, row.field), yes(row.listed), row.code .. row.field)
  end,
  find = by_text "find",
  format_line = by_code { format_line = "format_line" },
  format_status = by_code { format_status = "format_status" },
  grpc = function(row)
    local answer = row.from == "http" and httpstatus.to_grpc or httpstatus.from_grpc
    lu.assertEquals(answer(whole(row.number)), whole(row.answer), row.number)
  end,
  invalidates = by_method { invalidates = "invalidates" },
  language = function(row)
    lu.assertEquals(httpstatus.language_of(row.lang), nonempty(row.language), row.lang)
    for _, name in ipairs { "title", "summary", "description" } do
      local ask = httpstatus[name]
      lu.assertEquals(ask(404, row.lang), nonempty(row.language) and ask(404, row.language), row.lang)
    end
  end,
  may_guess_freshness = by_flags "may_guess_freshness",
  may_retry = function(row)
    check_decision(httpstatus.may_retry, httpstatus.retry_why, row, flags_of(row.flags, "WHEN_"))
  end,
  may_send = function(row)
    local what = row.code .. " in " .. row.version
    lu.assertEquals(httpstatus.may_send(whole(row.code), whole(row.version)), yes(row.may_send), what)
  end,
  may_serve_stale = by_flags "may_serve_stale",
  may_store = function(row)
    check_decision(httpstatus.may_store, httpstatus.store_why, row, flags_of(row.flags))
  end,
  method = function(row)
    local method = nonempty(row.method)
    lu.assertEquals(httpstatus.is_safe_method(method), yes(row.safe), row.method)
    lu.assertEquals(httpstatus.is_idempotent_method(method), yes(row.idempotent), row.method)
  end,
  next = by_code { next = "next" },
  on_wire = by_code { is_on_wire = "is_on_wire" },
  parse = by_text "parse",
  parse_line = function(row)
    local code, minor, reason = httpstatus.parse_line(row.line)
    lu.assertEquals(code, whole(row.parse_line), row.line)
    lu.assertEquals(minor, whole(row.minor), row.line)
    lu.assertEquals(reason, code and row.line:sub(whole(row.reason) + 1):match "^[^\r\n]*", row.line)
  end,
  proxy_error = function(row)
    local code = whole(row.proxy_error)
    lu.assertEquals(httpstatus.from_proxy_error(nonempty(row.type)), code ~= 0 and code or nil, row.type)
  end,
  reason = by_code { reason = "reason" },
  reason_other = by_code { reason = "reason" },
  reason_in = function(row)
    lu.assertEquals(httpstatus.reason_in(whole(row.code), whole(row.rfc)), nonempty(row.reason_in), row.code)
  end,
  redirect = function(row)
    local code, method, policy = whole(row.code), nonempty(row.method), httpstatus["REDIRECT_" .. row.policy]
    lu.assertEquals(httpstatus.redirect_method(code, method, policy), nonempty(row.next), row.code)
    lu.assertEquals(httpstatus.redirect_keeps_content(code, method, policy), yes(row.keeps_content), row.code)
  end,
  redirect_field = function(row)
    local answer = httpstatus.redirect_keeps_field(whole(row.code), nonempty(row.method),
      httpstatus["REDIRECT_" .. row.policy], nonempty(row.field), yes(row.same_origin))
    lu.assertEquals(answer, yes(row.keeps_field), row.code .. row.method .. row.field)
  end,
  redirect_kinds = by_code {
    redirect = "is_redirect", permanent = "is_permanent_redirect", temporary = "is_temporary_redirect",
    preserves_method = "preserves_method",
  },
  retry = function(row)
    local code = whole(row.code)
    lu.assertEquals(httpstatus.retry(code), httpstatus["RETRY_" .. row.retry], row.code)
    lu.assertEquals(httpstatus.honors_retry_after(code), yes(row.retry_after), row.code)
  end,
  retry_after = function(row)
    check_seconds(httpstatus.retry_after(row.value, whole(row.now)), row.retry_after, row.value)
  end,
  revalidation = function(row)
    local code = whole(row.code)
    lu.assertEquals(httpstatus.revalidation(code), httpstatus["REVALIDATION_" .. row.revalidation], row.code)
    lu.assertEquals(httpstatus.is_stale_if_error(code), yes(row.stale_if_error), row.code)
  end,
  robots = function(row)
    lu.assertEquals(httpstatus.robots(whole(row.code)), httpstatus["ROBOTS_" .. row.robots], row.code)
  end,
  set_parse = check_set,
  span = by_code { client = "is_client_span_error", server = "is_server_span_error" },
  standing = by_code { standing = "standing", is_known = "is_known", is_registered = "is_registered" },
  vendor = function(row)
    lu.assertEquals(all("vendors", whole(row.code))[whole(row.index) + 1], nonempty(row.vendor), row.code)
  end,
  vendor_reason = function(row)
    lu.assertEquals(httpstatus.vendor_reason(whole(row.code), nonempty(row.by)), nonempty(row.vendor_reason), row.code)
  end,
  words = function(row)
    lu.assertEquals(httpstatus[row.vocabulary .. "_name"](whole(row.number)), nonempty(row.word), row.vocabulary)
  end,
}

function spec.test_every_shared_vector()
  local rows = 0
  for name, check in pairs(checks) do
    for _, row in ipairs(assert(vectors.read(vectors_folder .. name .. ".csv"), name)) do
      check(row)
      rows = rows + 1
    end
  end
  lu.assertTrue(rows > 1000)
end

function spec.test_no_vector_file_is_left_out()
  local listing = io.popen('ls "' .. vectors_folder .. '"')
  for file in listing:lines() do
    local name = file:match("^([%w_]+)%.csv$")
    if name then lu.assertNotNil(checks[name], file .. " has no check") end
  end
  listing:close()
end

-- ---- The data ----

function spec.test_every_row_of_the_data()
  local known = {}
  for _, row in ipairs(rows_of "codes") do
    local code = tonumber(row.code)
    known[#known + 1] = code
    lu.assertEquals(httpstatus.reason(code), row.phrase)
    lu.assertEquals(httpstatus.reasons[code], row.phrase)
    lu.assertEquals(httpstatus.name(code), row.symbol)
    lu.assertEquals(httpstatus[row.symbol], code)
    lu.assertEquals(httpstatus.spec(code), row.spec)
    lu.assertEquals(httpstatus.section(code), nonempty(row.section))
    lu.assertStrContains(httpstatus.url(code), nonempty(row.url) or "https://")
    lu.assertEquals(httpstatus.standing_name(httpstatus.standing(code)), row.standing)
    lu.assertEquals(httpstatus.find(row.phrase), code)
    lu.assertEquals(httpstatus.find(row.symbol), code)
    lu.assertEquals(httpstatus.closest(row.phrase .. "x"), code)
    lu.assertEquals(httpstatus.format_status(code), ("%d %s"):format(code, row.phrase))
    lu.assertEquals(httpstatus.format_line(code), ("HTTP/1.1 %d %s\r\n"):format(code, row.phrase))
  end
  table.sort(known)
  local walked = {}
  for code, reason in httpstatus.each() do
    walked[#walked + 1] = code
    lu.assertEquals(reason, httpstatus.reason(code))
  end
  lu.assertEquals(walked, known)
end

function spec.test_every_alias_edition_and_vendor()
  for _, row in ipairs(rows_of "aliases") do lu.assertEquals(httpstatus.find(row.alias), tonumber(row.code)) end
  for _, row in ipairs(rows_of "editions") do
    lu.assertEquals(httpstatus.reason_in(row.code, row.rfc), row.phrase)
  end
  for _, row in ipairs(rows_of "vendors") do
    lu.assertEquals(httpstatus.vendor_reason(row.code, row.vendor:upper()), row.phrase)
  end
end

local random_calls = os.getenv "HTTPSTATUS_RANDOM_CALLS"

-- A cell of the answers of C: a letter for the kind, then the value.
local function value_of(cell)
  local kind, value = cell:sub(1, 1), cell:sub(2)
  if kind == "i" then return tonumber(value) end
  if kind == "s" then return value end
  if kind == "b" then return value == "1" end
  return nil
end

-- What C returns one by one.
local lists = { alias = "aliases", vendor = "vendors", request_field = "request_fields" }

local function ask(name, first, second, third, ...)
  if name == "field" then return all("fields", first, second)[third + 1] end
  if lists[name] then return all(lists[name], first)[second + 1] end
  return httpstatus[name](first, second, third, ...)
end

function spec.test_random_calls_answer_as_in_C()
  lu.skipIf(not random_calls, "no file of random calls is named")
  local calls = assert(vectors.read(random_calls))
  lu.assertTrue(#calls >= 100000)
  for _, call in ipairs(calls) do
    local answers = { ask(call.name, value_of(call.first), value_of(call.second), value_of(call.third),
      value_of(call.fourth), value_of(call.fifth)) }
    for number, expected in ipairs { call.answer, call.answer_2, call.answer_3 } do
      if answers[number] ~= value_of(expected) then
        lu.fail(("%s(%s, %s, %s, %s, %s) has %s as answer %d, not %s"):format(call.name, call.first, call.second,
          call.third, call.fourth, call.fifth, tostring(answers[number]), number, expected))
      end
    end
  end
end

function spec.test_texts_for_people()
  for language in httpstatus.languages() do
    for code in httpstatus.each() do
      for _, part in ipairs { "title", "summary", "description" } do
        lu.assertIsString(httpstatus[part](code, language))
      end
    end
  end
  lu.assertTrue(#all "languages" > 1)
  lu.assertEquals(all "languages"[1], "en")
  lu.assertEquals(httpstatus.title(404), "Not Found")
  lu.assertEquals(httpstatus.title(404, nil), "Not Found")
  lu.assertNil(httpstatus.title(404, "en\0"))
  lu.assertStrContains(httpstatus.advice(429, httpstatus.ADVICE_CLIENT), "Retry-After")
  lu.assertNil(httpstatus.advice(429, 3))
  lu.assertNil(httpstatus.title(299))
  fails("bad argument #2 to 'title' (string expected, got boolean)", httpstatus.title, 404, true)
end

-- ---- Arguments ----

-- The first argument is a code, and nil follows from no code that is none.
local by_code_alone = {
  "reason", "name", "spec", "section", "url", "standing", "is_known", "is_registered", "is_on_wire", "next",
  "class_of", "class_name", "class_label", "is_valid", "is_informational", "is_success", "is_redirection",
  "is_client_error", "is_server_error", "is_error", "fallback", "content", "allows_content_length",
  "allows_transfer_encoding", "is_null_body", "is_range", "is_heuristically_cacheable", "may_store", "store_why",
  "may_guess_freshness", "may_serve_stale", "invalidates", "revalidation", "is_stale_if_error", "is_redirect",
  "is_permanent_redirect", "is_temporary_redirect", "preserves_method", "redirect_method", "redirect_keeps_content",
  "redirect_keeps_field", "retry", "may_retry", "retry_why", "honors_retry_after", "field_condition", "request_fields",
  "to_grpc", "from_grpc", "is_client_span_error", "is_server_span_error", "robots", "title", "summary", "description",
  "aliases", "vendors", "vendor_reason", "format_status", "format_line", "standing_name", "content_name", "retry_name",
}

-- The answers of a function, or the first element of a list.
local function answer_of(name, code)
  local answer = httpstatus[name](code)
  if type(answer) == "table" then return answer() end
  return httpstatus[name](code)
end

function spec.test_numbers_that_are_one_code()
  for _, name in ipairs(by_code_alone) do
    local answers = { answer_of(name, 404) }
    for _, same in ipairs { 404.0, "404", " 404 ", "404.0", "4.04e2", "0x194" } do
      lu.assertEquals({ answer_of(name, same) }, answers, name)
    end
  end
  if math.type then lu.assertEquals(math.type(httpstatus.fallback("404.0")), "integer") end
end

function spec.test_integers_beyond_C_are_unknown_codes()
  for _, number in ipairs { 2 ^ 31, 2 ^ 32 + 404, 2 ^ 53, 2 ^ 63, 2 ^ 64 + 2 ^ 12, 1e300, "18446744073709551616" } do
    for _, sign in ipairs { 1, -1 } do
      lu.assertNil(httpstatus.reason(sign * number))
      lu.assertFalse(httpstatus.is_known(sign * number))
      lu.assertEquals(httpstatus.class_of(sign * number), 0)
      lu.assertEquals(httpstatus.fallback(sign * number), 500)
      lu.assertEquals(httpstatus.next(sign * number), sign < 0 and 100 or nil)
      lu.assertNil(httpstatus.format_line(sign * number))
      lu.assertNil(httpstatus.format_status(sign * number))
      lu.assertFalse(httpstatus.set("0-1023"):has(sign * number))
      lu.assertEquals(httpstatus.count_classes({ sign * number })[0], 1)
    end
  end
  lu.assertNil(httpstatus.reason(-0.0))
end

function spec.test_what_is_no_code()
  local coroutine_value = coroutine.create(function() end)
  for _, name in ipairs(by_code_alone) do
    local function refused(why, ...)
      fails(("bad argument #1 to '%s' (%s)"):format(name, why), httpstatus[name], ...)
    end
    refused("integer expected, got nil")
    refused("integer expected, got nil", nil)
    refused("integer expected, got boolean", true)
    refused("integer expected, got table", {})
    refused("integer expected, got function", print)
    refused("integer expected, got thread", coroutine_value)
    refused("integer expected, got userdata", io.stdout)
    refused('integer expected, got ""', "")
    refused('integer expected, got "abc"', "abc")
    refused('integer expected, got "404 Not Found"', "404 Not Found")
    refused('integer expected, got "502, 504"', "502, 504")
    if not tonumber("404\0") then -- a beta of LuaJIT 2.1 makes 404 of it
      refused('integer expected, got "404?"', "404\0")
    end
    refused("integer expected, got 404.5", 404.5)
    refused('integer expected, got "404.5"', "404.5")
    refused('integer expected, got "' .. ("9"):rep(39) .. 'x..."', ("9"):rep(39) .. "xyz")
    refused("integer expected, got set", httpstatus.set "404")
    refused("integer expected, got nan", 0 / 0)
    refused("integer expected, got inf", 1 / 0)
    refused("integer expected, got -inf", -1 / 0)
  end
end

-- Fails unless the call raises this message at its own line.
local function here(message, call)
  local line = debug.getinfo(call, "S").linedefined
  lu.assertEquals(error_of(call):match "([^/]*)$", ("spec.lua:%d: %s"):format(line, message))
end

function spec.test_errors_name_the_position_and_blame_the_caller()
  here("bad argument #1 to 'reason' (integer expected, got table)", function() httpstatus.reason {} end)
  here([[bad argument #1 to 'is_redirect' (integer expected, got "4x4")]], function() httpstatus.is_redirect "4x4" end)
  here("bad argument #2 to 'reason_in' (integer expected, got table)", function() httpstatus.reason_in(404, {}) end)
  here("bad argument #1 to 'aliases' (integer expected, got boolean)", function() httpstatus.aliases(false) end)
  here("bad argument #2 to 'vendor_reason' (string expected, got 1)", function() httpstatus.vendor_reason(404, 1) end)
  here("bad argument #1 to 'vendors' (integer expected, got nil)", function() httpstatus.vendors() end)
  here("bad argument #1 to 'request_fields' (integer expected, got 4.5)",
    function() httpstatus.request_fields(4.5) end)
  here("bad argument #2 to 'fields' (integer expected, got nil)", function() httpstatus.fields(404) end)
  here([[bad argument #1 to 'fields' (integer expected, got "x")]], function() httpstatus.fields("x", 0) end)
  here("bad argument #2 to 'content' (string expected, got table)", function() httpstatus.content(404, {}) end)
  here([[bad argument #3 to 'redirect_method' (integer expected, got "fetch")]],
    function() httpstatus.redirect_method(302, "GET", "fetch") end)
  here([[bad argument #3 to 'may_store' (integer expected, got "shared")]],
    function() httpstatus.may_store(200, "GET", "shared") end)
  here("bad argument #3 to 'may_retry' (integer expected, got 0.5)",
    function() httpstatus.may_retry(200, "GET", 0.5) end)
  here("bad argument #2 to 'may_send' (integer expected, got nil)", function() httpstatus.may_send(200) end)
  here("bad argument #4 to 'redirect_keeps_field' (string expected, got 1)",
    function() httpstatus.redirect_keeps_field(302, nil, nil, 1) end)
  here("bad argument #5 to 'redirect_keeps_field' (boolean expected, got 1)",
    function() httpstatus.redirect_keeps_field(302, nil, nil, "Host", 1) end)
  here("bad argument #2 to 'retry_after' (integer expected, got nil)", function() httpstatus.retry_after "120" end)
  here("bad argument #2 to 'retry_after' (integer expected, got 0.5)",
    function() httpstatus.retry_after("120", 0.5) end)
  here("bad argument #2 to 'cache_seconds' (string expected, got 1)",
    function() httpstatus.cache_seconds("max-age=1", 1) end)
  here("bad argument #1 to 'is_safe_method' (string expected, got 1)", function() httpstatus.is_safe_method(1) end)
  here("bad argument #1 to 'from_proxy_error' (string expected, got table)",
    function() httpstatus.from_proxy_error {} end)
  for _, name in ipairs {
    "find", "closest", "parse", "parse_line", "cache_flags", "cache_seconds", "retry_after", "accept_language",
    "parse_set",
  } do
    local message = ("bad argument #1 to '%s' (string expected, got "):format(name)
    here(message .. "nil)", function() httpstatus[name]() end)
    here(message .. "404)", function() httpstatus[name](404) end)
    here(message .. "table)", function() httpstatus[name]({}) end)
  end
end

function spec.test_errors_of_lists_and_totals()
  here("bad argument #1 to 'histogram' (table expected, got nil)", function() httpstatus.histogram() end)
  here("bad argument #1 to 'histogram' (index 2: integer expected, got boolean)",
    function() httpstatus.histogram { 200, true } end)
  here([[bad argument #1 to 'count_classes' (index 1: integer expected, got "x")]],
    function() httpstatus.count_classes { "x" } end)
  here("bad argument #2 to 'count_classes' (table expected, got 1)", function() httpstatus.count_classes({}, 1) end)
  here("bad argument #2 to 'histogram' (table expected, got boolean)", function() httpstatus.histogram({}, true) end)
  here([[bad argument #2 to 'count_classes' (index 2: integer expected, got "x")]],
    function() httpstatus.count_classes({}, { [2] = "x" }) end)
  here("bad argument #2 to 'histogram' (index 200: 1e+300 is too large to count on)",
    function() httpstatus.histogram({ 200 }, { [200] = 1e300 }) end)
  local totals = { 1, 2, "x" }
  lu.assertFalse(pcall(httpstatus.count_classes, { 100, 200 }, totals))
  lu.assertEquals(totals, { 1, 2, "x" })
end

function spec.test_errors_of_sets()
  here([[bad argument #1 to 'set' (cannot read "?" at character 5)]], function() httpstatus.set "5xx,?" end)
  here([[bad argument #1 to 'set' (cannot read "49o" at character 10)]], function() httpstatus.set "5xx,!501,49o" end)
  here([[bad argument #1 to 'set' (cannot read "500-400" at character 1)]], function() httpstatus.set "500-400 2" end)
  here([[bad argument #1 to 'set' (cannot read "," at character 2)]], function() httpstatus.set "!,404" end)
  here([[bad argument #1 to 'set' (cannot read "?" at character 4)]], function() httpstatus.set "404\0" end)
  here("bad argument #1 to 'set' (the text ends too early, at character 5)", function() httpstatus.set "200-" end)
  here("bad argument #1 to 'set' (set, string, integer or table expected, got nil)", function() httpstatus.set() end)
  here("bad argument #1 to 'set' (set, string, integer or table expected, got function)",
    function() httpstatus.set(print) end)
  here("bad argument #1 to 'set' (integer expected, got 1.5)", function() httpstatus.set(1.5) end)
  here("bad argument #1 to 'set' (index 1: integer expected, got 1.5)", function() httpstatus.set { 1.5 } end)
  here("bad argument #1 to 'set' (index 2: set, string or integer expected, got table)",
    function() httpstatus.set { 404, {} } end)
  here([[bad argument #1 to 'set' (index 2: cannot read "50o" at character 5)]],
    function() httpstatus.set { 404, "5xx,50o" } end)
  here([[bad argument #1 to 'set' (index 1: cannot read "1024" at character 1)]],
    function() httpstatus.set { "1024" } end)
  for _, code in ipairs { 1024, -1, 2 ^ 31, -2 ^ 40, 1e300 } do
    local why = ("%.14g is outside 0 to 1023"):format(code)
    here(("bad argument #1 to 'set' (%s)"):format(why), function() httpstatus.set(code) end)
    here(("bad argument #1 to 'set' (index 2: %s)"):format(why), function() httpstatus.set { 1023, code } end)
  end
  local long = {}
  for i = 1, 2000 do long[i] = i % 1000 end
  long[1500] = 1024
  here("bad argument #1 to 'set' (index 1500: 1024 is outside 0 to 1023)", function() httpstatus.set(long) end)
  lu.assertEquals({ httpstatus.parse_set "5xx,50o" }, { nil, [[cannot read "50o" at character 5]] })
  lu.assertEquals(select("#", httpstatus.parse_set "5xx"), 1)
  lu.assertStrContains(error_of(function() assert(httpstatus.parse_set "5xx,50o") end), [[cannot read "50o"]])
end

function spec.test_errors_of_methods_and_operators()
  local set = httpstatus.set "5xx"
  for _, name in ipairs { "has", "add", "remove", "next" } do
    here(("bad argument #1 to '%s' (integer expected, got table)"):format(name), function() set[name](set, {}) end)
  end
  here("bad argument #1 to 'next' (integer expected, got nil)", function() set:next() end)
  here([[bad argument #1 to 'count' (table expected, got "500")]], function() set:count "500" end)
  here("bad argument #1 to 'count' (index 1: integer expected, got table)", function() set:count { {} } end)
  for _, name in ipairs { "has", "add", "remove", "size", "next", "iter", "list", "count" } do
    here(("calling '%s' on bad self (set expected, got table)"):format(name), function() set[name]({}, 500) end)
    here(("calling '%s' on bad self (set expected, got nil)"):format(name), function() set[name]() end)
  end
  here("bad argument #2 to '+' (set, string, integer or table expected, got boolean)",
    function() local _ = set + true end)
  -- Lua 5.4 tries what strings have for arithmetic first, which then comes between.
  fails([[bad argument #1 to '-' (cannot read "x" at character 1)]], function() return "x" - set end)
  here([[bad argument #2 to '*' (index 1: cannot read "x" at character 1)]], function() local _ = set * { "x" } end)
  here("bad argument #2 to '+' (1024 is outside 0 to 1023)", function() local _ = set + 1024 end)
  here("attempt to concatenate a table value", function() local _ = set .. {} end)
  here("a set cannot be changed; add() and remove() make new ones", function() set[404] = true end)
  here("a set cannot be changed; add() and remove() make new ones", function() set.has = 1 end)
  lu.assertFalse(pcall(function() return set <= "5xx" end))
  lu.assertFalse(pcall(function() return 1 < set end))
end

function spec.test_what_may_be_left_out()
  lu.assertNil(httpstatus.vendor_reason(499))
  lu.assertEquals(httpstatus.redirect_method(302), "GET")
  lu.assertEquals({ httpstatus.may_store(200) }, { true, httpstatus.STORE_HEURISTIC })
  lu.assertEquals({ httpstatus.may_retry(503, nil) }, { true, httpstatus.MAYRETRY_AS_IS })
  lu.assertTrue(httpstatus.may_guess_freshness(200) and httpstatus.may_serve_stale(503, nil))
  lu.assertTrue(httpstatus.is_safe_method() and httpstatus.is_idempotent_method(nil))
  lu.assertTrue(httpstatus.redirect_keeps_field(303, nil, nil, "Content-Type"))
  lu.assertFalse(httpstatus.redirect_keeps_field(303, "POST", nil, "Content-Type"))
  lu.assertFalse(httpstatus.redirect_keeps_field(302, nil, nil, "Host"))
  lu.assertFalse(httpstatus.redirect_keeps_field(302))
  lu.assertNil(httpstatus.from_proxy_error())
  lu.assertNil(httpstatus.cache_seconds "max-age=60")
  lu.assertNil(httpstatus.field_condition(206))
  lu.assertEquals(httpstatus.language_of(), "en")
  lu.assertEquals(httpstatus.reason(404, "surplus", {}), "Not Found")
end

function spec.test_lists()
  lu.assertEquals(all("fields", 401, httpstatus.LEVEL_MUST), { "WWW-Authenticate" })
  lu.assertEquals(all("fields", "401", 2 ^ 40), {})
  lu.assertEquals(all("request_fields", 416)[1], "Range")
  lu.assertEquals({ httpstatus.vendors(499)() }, { "nginx", 1 })
  lu.assertEquals(all("aliases", 299), {})
  lu.assertEquals(all("aliases", 2 ^ 40), {})
  lu.assertEquals(all "editions"[#all "editions"], 9110)
  local aliases = all("aliases", 413)
  lu.assertTrue(#aliases > 1)
  local pairs_of_loops = 0
  for first in httpstatus.aliases(413) do
    for second, position in httpstatus.aliases(413) do
      lu.assertEquals(second, aliases[position])
      pairs_of_loops = pairs_of_loops + (first == second and 1 or 0)
    end
  end
  lu.assertEquals(pairs_of_loops, #aliases)
  for _, name in ipairs { "alias", "vendor", "field", "request_field", "language", "edition" } do
    lu.assertNil(httpstatus[name])
  end
end

function spec.test_flags_are_the_low_32_bits()
  local function rule_of(flags)
    return (select(2, httpstatus.may_store(200, "GET", flags)))
  end
  local shared = httpstatus.CACHE_SHARED + httpstatus.CACHE_PRIVATE
  local private = httpstatus.NOSTORE_PRIVATE
  lu.assertEquals(rule_of(shared), private)
  lu.assertEquals(rule_of(shared + 2 ^ 32), private)
  lu.assertEquals(rule_of(shared - 2 ^ 40), private)
  lu.assertEquals(rule_of(tostring(shared)), private)
  lu.assertEquals(rule_of(-1), httpstatus.NOSTORE_DIRECTIVE)
  lu.assertEquals(rule_of(1e300), httpstatus.STORE_HEURISTIC)
end

function spec.test_seconds_of_any_size()
  local largest = math.maxinteger or 2 ^ 63
  local date = "Sat, 28 Nov 2026 12:00:30 GMT"
  lu.assertEquals(httpstatus.retry_after(date, 1795867200), 30)
  lu.assertEquals(httpstatus.retry_after(date, "1795867200"), 30)
  lu.assertEquals(httpstatus.retry_after(date, 1795867200.0), 30)
  for _, beyond in ipairs { 2 ^ 63, 2 ^ 64, 1e300 } do
    lu.assertEquals(httpstatus.retry_after(date, beyond), 0)
    lu.assertEquals(httpstatus.retry_after(date, -beyond), largest)
    lu.assertEquals(httpstatus.retry_after("7", beyond), 7)
  end
  local digits = ("9"):rep(100000)
  lu.assertEquals(httpstatus.retry_after(digits, 0), largest)
  lu.assertEquals(httpstatus.cache_seconds("max-age=" .. digits, "max-age"), largest)
  if math.type then
    lu.assertEquals(math.type(httpstatus.retry_after("7", 0)), "integer")
    lu.assertEquals(math.type(httpstatus.cache_seconds("max-age=7", "max-age")), "integer")
  end
end

function spec.test_status_lines_have_three_results()
  lu.assertEquals({ httpstatus.parse_line "HTTP/1.1 404 Not Found\r\n" }, { 404, 1, "Not Found" })
  lu.assertEquals({ httpstatus.parse_line "HTTP/1.0 200 OK\r" }, { 200, 0, "OK" })
  lu.assertEquals({ httpstatus.parse_line "HTTP/1.1 299\n" }, { 299, 1, "" })
  lu.assertEquals({ httpstatus.parse_line "HTTP/1.1 299 " }, { 299, 1, "" })
  lu.assertEquals({ httpstatus.parse_line "HTTP/1.1 200 \255\254 x " }, { 200, 1, "\255\254 x " })
  lu.assertEquals(select("#", httpstatus.parse_line "HTTP/2 200"), 1)
end

function spec.test_text_with_any_bytes()
  local long = ("Not Found "):rep(100000)
  for _, text in ipairs { "", "\0", "Not Found\0", "\255\254", "4\0004", long } do
    lu.assertNil(httpstatus.parse(text))
    lu.assertNil(httpstatus.parse_line(text))
  end
  lu.assertNil(httpstatus.find(long))
  lu.assertNil(httpstatus.closest(long))
  lu.assertEquals(httpstatus.cache_flags(("x,"):rep(500000) .. "no-store"), httpstatus.CACHE_NO_STORE)
end

function spec.test_tokens_end_where_the_string_ends()
  lu.assertEquals({ httpstatus.may_retry(503, "GET\0") }, { false, httpstatus.NORETRY_METHOD })
  lu.assertEquals({ httpstatus.may_retry(503, "") }, { false, httpstatus.NORETRY_METHOD })
  lu.assertFalse(httpstatus.is_safe_method "GET\0")
  lu.assertTrue(httpstatus.redirect_keeps_field(302, nil, nil, "Host\0", false))
  lu.assertNil(httpstatus.from_proxy_error "dns_timeout\0")
  lu.assertNil(httpstatus.cache_seconds("max-age=60", "max-age\0"))
  lu.assertNil(httpstatus.language_of "en\0")
  lu.assertEquals(httpstatus.content(200, "HEAD\0"), httpstatus.CONTENT_ALLOWED)
  lu.assertNil(httpstatus.vendor_reason(499, "nginx\0"))
  lu.assertEquals(httpstatus.redirect_method(307, "PO\0ST"), "PO\0ST")
  lu.assertEquals(httpstatus.redirect_method(307, "\1"), "\1")
  lu.assertEquals(httpstatus.redirect_method(302, "PO\0ST"), "PO\0ST")
  lu.assertEquals(httpstatus.redirect_method(303, "PO\0ST"), "GET")
  lu.assertEquals(httpstatus.redirect_method(307, ""), "")
  lu.assertNil(httpstatus.redirect_method(404, "PO\0ST"))
end

-- ---- Constants and the table of reasons ----

function spec.test_constants()
  lu.assertEquals(httpstatus.VERSION, httpstatus.version())
  lu.assertEquals(httpstatus.VERSION_NUMBER, httpstatus.version_number())
  lu.assertEquals(httpstatus.PAYLOAD_TOO_LARGE, 413)
  lu.assertEquals(httpstatus.CACHE_SHARED, 65536)
  lu.assertEquals(httpstatus.LEVEL_MUST_IF, 3)
  lu.assertEquals(httpstatus.NORETRY_METHOD, -4)
  lu.assertEquals(httpstatus.NOSTORE_NO_BASIS, -8)
  lu.assertStrMatches(httpstatus.registry_date(), "%d%d%d%d%-%d%d%-%d%d")
  lu.assertEquals(httpstatus._VERSION, httpstatus.VERSION)
  lu.assertNil(httpstatus.NO_SUCH_NAME)
end

function spec.test_nothing_can_be_changed()
  for _, name in ipairs { "NOT_FOUND", "VERSION", "NEW", "reason", "set", "reasons", "backend", "_VERSION" } do
    local before = httpstatus[name]
    here(([[cannot set "%s": httpstatus is read-only]]):format(name), function() httpstatus[name] = print end)
    lu.assertIs(httpstatus[name], before)
  end
  for _, key in ipairs { 404, 299 } do
    here(("cannot set %d: httpstatus.reasons is read-only"):format(key), function() httpstatus.reasons[key] = "x" end)
  end
  here([[cannot set "404": httpstatus.reasons is read-only]], function() httpstatus.reasons["404"] = "x" end)
  lu.assertEquals(httpstatus.reasons[404], "Not Found")
  lu.assertNil(httpstatus.reasons[299])
  for _, of in ipairs { httpstatus, httpstatus.reasons, httpstatus.set "404" } do
    lu.assertFalse(pcall(setmetatable, of, {}))
    lu.assertNotEquals(type(getmetatable(of)), "table")
  end
end

function spec.test_backend()
  lu.assertTrue(httpstatus.backend == "ffi" or httpstatus.backend == "swig")
  if httpstatus.backend == "ffi" or not package.loaded.jit then
    lu.assertNil(httpstatus.backend_error)
  else
    lu.assertStrContains(httpstatus.backend_error, "ffi")
  end
end

function spec.test_reasons()
  local reasons = httpstatus.reasons
  for _, key in ipairs { 404, 404.0, "404", " 404 ", "404.0" } do lu.assertEquals(reasons[key], "Not Found") end
  for _, key in ipairs { 299, 1000, -1, 2 ^ 53, 404.5, 0 / 0, 1 / 0, "299", "", "404.5", "reason", {}, true } do
    lu.assertNil(reasons[key])
  end
end

local function pairs_looks_at_metatables()
  local heeded = false
  local function watch()
    heeded = true
    return next, {}
  end
  for _ in pairs(setmetatable({}, { __pairs = watch })) do heeded = true end
  return heeded
end

function spec.test_reasons_can_be_walked_where_pairs_looks_at_metatables()
  lu.skipIf(not pairs_looks_at_metatables(), "pairs() of this Lua does not look at metatables")
  local walked = 0
  for code, reason in pairs(httpstatus.reasons) do
    lu.assertEquals(reason, httpstatus.reason(code))
    walked = walked + 1
  end
  lu.assertEquals(walked, #httpstatus.set "known")
end

local function forget_modules()
  local kept = {}
  for name, module in pairs(package.loaded) do
    if name:match "^httpstatus" then kept[name] = module end
  end
  for name in pairs(kept) do package.loaded[name] = nil end
  return kept
end

function spec.test_members_can_be_walked_where_pairs_looks_at_metatables()
  lu.skipIf(not pairs_looks_at_metatables(), "pairs() of this Lua does not look at metatables")
  local members = {}
  for name, value in pairs(httpstatus) do
    members[name] = true
    lu.assertIs(httpstatus[name], value)
  end
  lu.assertTrue(members.reason and members.set and members.NOT_FOUND and members.fields and members._VERSION)
end

function spec.test_no_globals_and_another_load()
  local before = {}
  for name in pairs(_G) do before[name] = true end
  local kept = forget_modules()
  local metatable = getmetatable(_G)
  setmetatable(_G, {
    __index = function(_, name) error("the global " .. name .. " is read", 2) end,
    __newindex = function(_, name) error("the global " .. name .. " is written", 2) end,
  })
  local done, again = pcall(require, "httpstatus")
  setmetatable(_G, metatable)
  forget_modules()
  for name, module in pairs(kept) do package.loaded[name] = module end
  lu.assertTrue(done, again)
  for name in pairs(_G) do lu.assertTrue(before[name], name) end
  lu.assertEquals(again.reason(404), "Not Found")
  lu.assertEquals(tostring(again.set "5xx" + 404), "404,5xx")
end

-- ---- Sets and lists ----

function spec.test_sets_are_values()
  local set = httpstatus.set "5xx,!501"
  lu.assertEquals(tostring(set), "500,502-599")
  lu.assertEquals(#set, 99)
  lu.assertEquals(set:size(), 99)
  lu.assertTrue(set:has(500) and set:has "502" and set:has(503.0))
  lu.assertFalse(set:has(501) or set:has(404) or set:has(-1) or set:has(1024))
  local more, less = set:add(404), set:remove(500)
  lu.assertEquals(tostring(more), "404,500,502-599")
  lu.assertEquals(tostring(less), "502-599")
  lu.assertEquals(tostring(set), "500,502-599")
  lu.assertEquals(set:add(1024), set)
  lu.assertEquals(set:add(2 ^ 40), set)
  lu.assertEquals(tostring(httpstatus.set(set)), tostring(set))
  lu.assertFalse(pcall(function() set.new = 1 end))
  lu.assertFalse(pcall(function() set.has = 1 end))
  lu.assertFalse(pcall(function() set.bits[0] = 1 end))
  lu.assertFalse(pcall(function() set._[0] = 1 end))
  for _, name in ipairs { "nope", "bits", 1, 404.5, true } do lu.assertNil(set[name]) end
  lu.assertEquals(tostring(set), "500,502-599")
end

function spec.test_what_makes_a_set()
  local function text_of(given) return tostring(httpstatus.set(given)) end
  lu.assertEquals(text_of(404), "404")
  lu.assertEquals(text_of "404", "404")
  lu.assertEquals(text_of {}, "")
  lu.assertEquals(text_of { "5xx", 429 }, "429,5xx")
  lu.assertEquals(text_of { 200.0, "404", httpstatus.set "50x,!501", "30x,!304" },
    "200,300-303,305-309,404,500,502-509")
  lu.assertEquals(text_of { 200, nil, 404 }, "200")
  lu.assertEquals(text_of { "5xx", "!501" }, "100-599")
end

function spec.test_sets_are_indexed_as_tables_of_their_members()
  local set = httpstatus.set "5xx,!501"
  for _, key in ipairs { 503, 503.0, "503", " 503 " } do lu.assertIs(set[key], true) end
  for _, key in ipairs { 501, "501", -1, 1024, 2 ^ 40, 503.5, "x", "", {}, true, 0 / 0 } do lu.assertNil(set[key]) end
  lu.assertIsFunction(set.has)
end

function spec.test_sets_as_texts()
  local set = httpstatus.set "502-503"
  lu.assertEquals("alert on " .. set, "alert on 502-503")
  lu.assertEquals(set .. "!", "502-503!")
  lu.assertEquals(set .. 1, "502-5031")
  lu.assertEquals(set .. set, "502-503502-503")
end

function spec.test_subsets()
  local errors, gateway = httpstatus.set "4xx,5xx", httpstatus.set "502-504"
  lu.assertTrue(gateway <= errors and gateway < errors and errors >= gateway and errors > gateway)
  lu.assertTrue(errors <= errors and errors >= errors and httpstatus.set "" <= gateway)
  lu.assertFalse(errors <= gateway or errors < gateway or errors < errors or errors > errors)
  lu.assertFalse(gateway <= httpstatus.set "502" or httpstatus.set "502" >= gateway)
end

function spec.test_set_operators()
  local errors, gateway = httpstatus.set "4xx,5xx", httpstatus.set { 502, "503", 504.0 }
  lu.assertEquals(tostring(gateway), "502-504")
  lu.assertEquals(tostring(errors - gateway), "400-501,505-599")
  lu.assertEquals(tostring(errors * gateway), "502-504")
  lu.assertEquals(tostring(gateway + 500 + "2xx" + { 301 }), "2xx,301,500,502-504")
  lu.assertEquals(tostring(500 + gateway), "500,502-504")
  lu.assertEquals(tostring({ 500 } + gateway), "500,502-504")
  lu.assertEquals(tostring("5xx" - gateway), "500-501,505-599")
  lu.assertEquals(tostring(httpstatus.set "" * errors), "")
  lu.assertTrue(gateway == httpstatus.set "502-504")
  lu.assertTrue(gateway ~= errors)
  lu.assertFalse(gateway == 502)
  lu.assertFalse(gateway == nil)
  lu.assertFalse(gateway == "502-504")
end

function spec.test_set_iteration()
  local set = httpstatus.set "0,63-64,404,1023"
  local walked = {}
  for code in set:iter() do walked[#walked + 1] = code end
  lu.assertEquals(walked, { 0, 63, 64, 404, 1023 })
  lu.assertEquals(set:list(), walked)
  lu.assertEquals(#walked, #set)
  lu.assertEquals(set:next(-1), 0)
  lu.assertEquals(set:next(-5), 0)
  lu.assertEquals(set:next(0), 63)
  lu.assertEquals(set:next(404), 1023)
  lu.assertNil(set:next(1023))
  lu.assertNil(set:next(2 ^ 40))
  for _ in httpstatus.set "":iter() do lu.fail("the empty set has no member") end
  lu.assertEquals(httpstatus.set "":list(), {})
  if math.type then lu.assertEquals(math.type(#set), "integer") end
end

function spec.test_sets_can_be_walked_where_pairs_looks_at_metatables()
  -- At those of cdata it always does.
  lu.skipIf(httpstatus.backend ~= "ffi" and not pairs_looks_at_metatables(),
    "pairs() of this Lua does not look at metatables")
  local walked = {}
  for code, is_member in pairs(httpstatus.set "0,63-64,404,1023") do
    walked[#walked + 1] = code
    lu.assertIs(is_member, true)
  end
  lu.assertEquals(walked, { 0, 63, 64, 404, 1023 })
  for _ in pairs(httpstatus.set "") do lu.fail("the empty set has no member") end
end

local function many()
  local codes = {}
  for i = 1, 5000 do codes[i] = i % 1100 end
  return codes
end

function spec.test_counting()
  local codes = many()
  local classes, histogram, members = { [0] = 0, 0, 0, 0, 0, 0 }, {}, 0
  local set = httpstatus.set "2xx,404,1000-1023"
  for _, code in ipairs(codes) do
    local class = httpstatus.class_of(code)
    local key = code < 1000 and code or 0
    classes[class] = classes[class] + 1
    histogram[key] = (histogram[key] or 0) + 1
    members = members + (set:has(code) and 1 or 0)
  end
  lu.assertEquals(httpstatus.count_classes(codes), classes)
  lu.assertEquals(httpstatus.histogram(codes), histogram)
  lu.assertEquals(set:count(codes), members)
  lu.assertEquals(set:count {}, 0)
  lu.assertEquals(httpstatus.histogram { "404", 404.0, -1, 70000, 65535 }, { [0] = 3, [404] = 2 })

  local counts = { [2] = 10, [9] = "untouched" }
  lu.assertIs(httpstatus.count_classes({ 200, 404 }, counts), counts)
  lu.assertEquals(counts, { [0] = 0, 0, 11, 0, 1, 0, [9] = "untouched" })
  lu.assertEquals(httpstatus.histogram({ 200 }, { [200] = 1 }), { [200] = 2 })
  if math.type then lu.assertEquals(math.type(counts[2]), "integer") end
end

-- What a list is does not depend on the Lua: it ends before its first nil, and its metatable is asked.
function spec.test_lists_behind_metatables_and_with_holes()
  local behind = setmetatable({}, { __index = { 200, "404", 404, nil, 503 }, __len = function() return 9 end })
  lu.assertEquals(httpstatus.histogram(behind), { [200] = 1, [404] = 2 })
  lu.assertEquals(httpstatus.count_classes(behind), { [0] = 0, 0, 1, 0, 2, 0 })
  lu.assertEquals(httpstatus.set "404,503":count(behind), 2)
  lu.assertEquals(tostring(httpstatus.set(behind)), "200,404")
  local written = {}
  local totals = setmetatable({}, {
    __index = function() return 10 end,
    __newindex = function(_, key, value) written[key] = value end,
  })
  httpstatus.histogram({ 200 }, totals)
  lu.assertEquals(written, { [200] = 11 })
  lu.assertErrorMsgContains("unlucky", httpstatus.histogram,
    setmetatable({}, { __index = function() error "unlucky" end }))
end

-- ---- Coroutines ----

function spec.test_coroutines()
  local function walk()
    for code, reason in httpstatus.each() do coroutine.yield(code, reason) end
    for code in httpstatus.set "5xx":iter() do coroutine.yield(code) end
  end
  local first, second = coroutine.wrap(walk), coroutine.wrap(walk)
  for code, reason in first do
    local other, other_reason = second()
    lu.assertEquals(other, code)
    lu.assertEquals(other_reason, reason)
  end
  local thread = coroutine.create(function() httpstatus.reason {} end)
  local done, message = coroutine.resume(thread)
  lu.assertFalse(done)
  lu.assertStrContains(message, "bad argument #1 to 'reason'")
end

-- A list whose elements come from other functions of the module, in turns with another coroutine where Lua can yield
-- there: in C it cannot.
function spec.test_lists_that_are_read_in_turns()
  local function lazy(codes)
    return setmetatable({}, { __index = function(_, index)
      httpstatus.histogram { 100, 100, 100 }
      if httpstatus.backend == "ffi" then coroutine.yield() end
      return codes[index]
    end })
  end
  local answers = {}
  local function count(codes)
    return coroutine.create(function() answers[codes] = httpstatus.histogram(lazy(codes)) end)
  end
  local first, second = { 200, 200, 404 }, { 503, 503, 503, 503 }
  local threads = { count(first), count(second) }
  while coroutine.status(threads[1]) ~= "dead" or coroutine.status(threads[2]) ~= "dead" do
    for _, thread in ipairs(threads) do coroutine.resume(thread) end
  end
  lu.assertEquals(answers[first], { [200] = 2, [404] = 1 })
  lu.assertEquals(answers[second], { [503] = 4 })
end

-- ---- What scripts in nginx have from httpstatus.ngx ----

-- Without a server there is no request, but these need none. tests/lua/nginx asks for the others.

function spec.test_upstream_statuses()
  local ngx = require "httpstatus.ngx"
  lu.assertEquals(ngx.upstream_statuses "200", { 200 })
  lu.assertEquals(ngx.upstream_statuses "502, 504 : 200", { 502, 504, 200 })
  lu.assertEquals(ngx.upstream_statuses "-, 200", { false, 200 })
  lu.assertEquals(ngx.upstream_statuses "502:-", { 502, false })
  lu.assertEquals(ngx.upstream_statuses "502 : ", { 502, false })
  lu.assertEquals(ngx.upstream_statuses "502, 504 : 503 : ", { 502, 504, 503, false })
  lu.assertEquals(ngx.upstream_statuses "503, 99 : 7", { 503, 99, 7 })
  lu.assertEquals(math.type and math.type(ngx.upstream_statuses("99")[1]) or "integer", "integer")
  local others = { "", "abc", "502,", ",", ":", "502 504", "5020", "4.1", "-1", "0x1", ": 502", "502 : , 504" }
  for _, text in ipairs(others) do
    lu.assertNil(ngx.upstream_statuses(text))
  end
  lu.assertNil(ngx.upstream_statuses(nil))
  here("bad argument #1 to 'upstream_statuses' (string expected, got 502)", function() ngx.upstream_statuses(502) end)
end

function spec.test_missing_fields()
  local missing_fields = require("httpstatus.ngx").missing_fields
  lu.assertEquals(missing_fields(405, {}), { "Allow" })
  lu.assertEquals(missing_fields("405", { Allow = "" }), {})
  lu.assertEquals(missing_fields(405, { allow = "GET", [1] = "ALLOW" }), {})
  lu.assertEquals(missing_fields(401, { ["www-authenticate"] = { "Basic", "Bearer" } }), {})
  lu.assertEquals(missing_fields(426, { Upgrade = "HTTP/3" }), {})
  lu.assertEquals(missing_fields(304, { ETag = '"1"' }), {})
  for _, code in ipairs { 200, 206, 304, 299 } do lu.assertEquals(missing_fields(code, {}), {}) end
  here([[bad argument #1 to 'missing_fields' (integer expected, got "4x5")]], function() missing_fields("4x5", {}) end)
  here("bad argument #2 to 'missing_fields' (table expected, got nil)", function() missing_fields(405) end)
end

function spec.test_no_field_that_nginx_writes_itself_is_required()
  local written = { date = true, server = true, connection = true, ["content-length"] = true,
    ["transfer-encoding"] = true }
  for code in httpstatus.each() do
    for name in httpstatus.fields(code, httpstatus.LEVEL_MUST) do lu.assertNil(written[name:lower()]) end
  end
end

-- This specification also runs in nginx.
if not _G.ngx then
  function spec.test_what_needs_nginx_says_so_elsewhere()
    local ngx = require "httpstatus.ngx"
    here("'set_status' cannot be called outside nginx", function() ngx.set_status(404) end)
    here("'finish' cannot be called outside nginx", function() ngx.finish(405, {}) end)
    here("'cache_flags' cannot be called outside nginx", function() ngx.cache_flags() end)
    here("'accept_language' cannot be called outside nginx", function() ngx.accept_language() end)
  end
end

function spec.test_the_helpers_of_nginx_cannot_be_changed()
  local ngx = require "httpstatus.ngx"
  here([[cannot set "set_status": httpstatus.ngx is read-only]], function() ngx.set_status = print end)
end

return spec
