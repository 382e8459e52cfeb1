-- The functions of libhttpstatus for LuaJIT, without a C module. They are called, return and fail as httpstatus.core.

local ffi = require "ffi"
local bit = require "bit"
local arguments = require "httpstatus.arguments"
local generated = require "httpstatus.ffi_functions"

local band, bor, bnot = bit.band, bit.bor, bit.bnot
local floor = math.floor
local refuse, described, whole, integer = arguments.refuse, arguments.described, arguments.whole, arguments.int

local SONAME = "libhttpstatus.so." .. generated.major
local EXACT_MAX = 9007199254740992 -- 2^53: up to here every whole number is exact
local CODES, CODES_IN_SETS, CLASSES = 1000, 1024, 6
local CODE_LENGTH = 3
local WORDS_IN_SETS = 16

ffi.cdef(generated.declarations)

-- ---- The library ----

local function is_readable(path)
  local file = io.open(path, "rb")
  return file ~= nil and file:close()
end

-- Where package.cpath says that C modules are, the library may be too: beside them, in the `lib` that has
-- `lua/5.1` in it, or in the module httpstatus.core itself. Relative entries are skipped, because they depend on
-- the folder that the process runs in.
local function candidates()
  local paths = {}
  for folder in package.cpath:gmatch("(/[^;?]*/)%?[^;]*") do
    paths[#paths + 1] = folder .. SONAME
    paths[#paths + 1] = folder .. "../../" .. SONAME
    paths[#paths + 1] = folder .. "httpstatus/core.so"
  end
  return paths
end

local function is_new_enough(library)
  local number = library.httpstatus_version_number()
  return floor(number / 10000) == generated.major and floor(number / 100) % 100 >= generated.minor
end

local function load_library()
  for _, path in ipairs(candidates()) do
    local library = is_readable(path) and ffi.load(path)
    if library and is_new_enough(library) then return library end
  end
  local library = ffi.load(SONAME)
  if is_new_enough(library) then return library end
  error(("%s is version %s, but %d.%d or later of the same major version is needed"):format(
    SONAME, ffi.string(library.httpstatus_version()), generated.major, generated.minor))
end

local C = load_library()

-- ---- Results ----

local function nonzero(number)
  if number ~= 0 then return number end
  return nil
end

-- An int64_t becomes a number.
local function nonnegative(number)
  if number < 0 then return nil end
  number = tonumber(number) -- a tail call of a builtin is not compiled
  return number
end

local function text_of(pointer)
  if pointer ~= nil then return ffi.string(pointer) end
  return nil
end

-- Makes a table of what a C function answers about codes. It asks C, converts the answer and keeps it, but only for
-- the codes that there can be: a server may be sent any number. With the JIT compiler off, reason(404) takes 11 ns, and
-- 213 ns if each call asks C. Compiled, reason("404") takes 1 ns, and 9 ns if each call asks C.
local function memo(name, ask, convert)
  local function answer_of(kept, given)
    local code = integer(given, name, 1, 4)
    local answer = rawget(kept, code)
    if answer == nil then
      answer = ask(code)
      if convert then answer = convert(answer) end
      if code >= 0 and code < CODES then kept[code] = answer end
    end
    if type(given) == "string" and #given == CODE_LENGTH then kept[given] = answer end
    return answer
  end
  return setmetatable({}, { __index = answer_of })
end

-- Each call makes the place where C puts an answer, so that no other coroutine writes there.
local new_int = ffi.typeof "int[1]"
local new_size = ffi.typeof "size_t[1]"

local functions = generated.bind(C, arguments, {
  nonzero = nonzero, nonnegative = nonnegative, text_of = text_of, new_rule = new_int, memo = memo,
})

-- What a function writes that has snprintf()'s contract; nil if that is nothing.
local function written(format, status)
  local length = tonumber(format(nil, 0, status))
  if length == 0 then return nil end
  local buffer = ffi.new("char[?]", length + 1)
  format(buffer, length + 1, status)
  return ffi.string(buffer, length)
end

function functions.format_status(status)
  status = integer(status, "format_status", 1)
  return written(C.httpstatus_format_status, status)
end

function functions.format_line(status)
  status = integer(status, "format_line", 1)
  return written(C.httpstatus_format_line, status)
end

-- The length of a line without the CR, LF or CRLF that ends it.
local function length_of(line)
  local length = #line
  if line:byte(length) == 10 then length = length - 1 end
  if line:byte(length) == 13 then length = length - 1 end
  return length
end

function functions.parse_line(line)
  line = arguments.text(line, "parse_line", 1)
  local minor, reason = new_int(), new_size()
  local code = C.httpstatus_parse_line(line, #line, minor, reason)
  if code == 0 then return nil end
  return code, minor[0], line:sub(tonumber(reason[0]) + 1, length_of(line))
end

-- ---- Sets: a struct that holds an httpstatus_set and is never changed ----

-- Anonymous, because a metatable can be given to a type only once, and this file may be loaded again. Scripts see a
-- field of a struct, so it is constant and has a name that nobody asks for; this file writes through a pointer.
local Set = ffi.typeof("struct { const uint64_t _[$]; }", WORDS_IN_SETS)
local Words = ffi.typeof "uint64_t *"

local function is_set(value)
  local same = ffi.istype(Set, value)
  return same
end
arguments.is_set = is_set

-- Returns the set that a text describes, or nil and what is wrong with the text.
local function of_text(text)
  local set, error_at = Set(), new_size()
  if C.httpstatus_set_parse(set, text, #text, error_at) then return set end
  return nil, arguments.unreadable(text, tonumber(error_at[0]))
end

local function of_code(value)
  local code, why = whole(value)
  if why then return nil, why end
  if code < 0 or code >= CODES_IN_SETS then return nil, described(code) .. " is outside 0 to 1023" end
  local set = Set()
  C.httpstatus_set_add(set, code)
  return set
end

local function of_element(value)
  if is_set(value) then return value end
  if type(value) == "string" then return of_text(value) end
  if type(value) == "number" then return of_code(value) end
  return nil, "set, string or integer expected, got " .. described(value)
end

local function add_all(words, set)
  for i = 0, WORDS_IN_SETS - 1 do words[i] = bor(words[i], set._[i]) end
end

-- A list ends before its first nil, and its __index is asked, as in the C module. `#` is not the same on every Lua.
local function of_list(list)
  local union = Set()
  local words, index, element = ffi.cast(Words, union), 1, list[1]
  while element ~= nil do
    local set, why = of_element(element)
    if not set then return nil, ("index %d: %s"):format(index, why) end
    add_all(words, set)
    index = index + 1
    element = list[index]
  end
  return union
end

local function to_set(value, name, position)
  if is_set(value) then return value end
  local set, why
  if type(value) == "table" then
    set, why = of_list(value)
  elseif type(value) == "string" or type(value) == "number" then
    set, why = of_element(value)
  else
    why = "set, string, integer or table expected, got " .. described(value)
  end
  if not set then refuse(name, position, why) end
  return set
end

function functions.set(value)
  local set = to_set(value, "set", 1)
  return set
end

function functions.parse_set(value)
  local set, why = of_text(arguments.text(value, "parse_set", 1))
  if set then return set end
  return nil, why
end

-- ---- Lists of codes: tables of what `integer` takes, which end before their first nil ----

local function check_list(codes, name)
  if type(codes) ~= "table" then refuse(name, 1, "table expected, got " .. described(codes)) end
end

local function element_of(codes, index, name)
  local element = codes[index]
  if element == nil then return nil end
  local code, why = whole(element)
  if why then refuse(name, 1, ("index %d: %s"):format(index, why)) end
  return code
end

local function check_totals(totals, name)
  if totals == nil then return {} end
  if type(totals) ~= "table" then refuse(name, 2, "table expected, got " .. described(totals), 4) end
  return totals
end

local function sum_of(totals, key, count, name)
  if totals[key] == nil then return count end
  local before, why = whole(totals[key])
  if not why and math.abs(before) > EXACT_MAX then why = described(before) .. " is too large to count on" end
  if why then refuse(name, 2, ("index %d: %s"):format(key, why), 4) end
  return before + count
end

-- Adds counts, from [0] to [last], to the totals that the caller brought, or to none of them if one is wrong.
local function add_counts(totals, counts, last, name)
  totals = check_totals(totals, name)
  local sums = {}
  for key = 0, last do
    if counts[key] then sums[key] = sum_of(totals, key, counts[key], name) end
  end
  for key = 0, last do
    if sums[key] then totals[key] = sums[key] end
  end
  return totals
end

function functions.count_classes(codes, totals)
  check_list(codes, "count_classes")
  local counts, index, code = { [0] = 0, 0, 0, 0, 0, 0 }, 1, element_of(codes, 1, "count_classes")
  while code do
    local class = functions.class_of(code)
    counts[class] = counts[class] + 1
    index = index + 1
    code = element_of(codes, index, "count_classes")
  end
  totals = add_counts(totals, counts, CLASSES - 1, "count_classes")
  return totals
end

function functions.histogram(codes, totals)
  check_list(codes, "histogram")
  local counts, index, code = {}, 1, element_of(codes, 1, "histogram")
  while code do
    local key = code >= 0 and code < CODES and code or 0
    counts[key] = (counts[key] or 0) + 1
    index = index + 1
    code = element_of(codes, index, "histogram")
  end
  totals = add_counts(totals, counts, CODES - 1, "histogram")
  return totals
end

-- ---- Methods of sets ----

local function check_self(set, method)
  if is_set(set) then return end
  error(("calling '%s' on bad self (set expected, got %s)"):format(method, described(set)), 3)
end

local methods = {}

function methods.has(set, code)
  check_self(set, "has")
  local has = C.httpstatus_set_has(set, integer(code, "has", 1))
  return has
end

function methods.add(set, code)
  check_self(set, "add")
  code = integer(code, "add", 1)
  local copy = Set(set)
  C.httpstatus_set_add(copy, code)
  return copy
end

function methods.remove(set, code)
  check_self(set, "remove")
  code = integer(code, "remove", 1)
  local copy = Set(set)
  C.httpstatus_set_remove(copy, code)
  return copy
end

function methods.size(set)
  check_self(set, "size")
  local size = tonumber(C.httpstatus_set_size(set)) -- a tail call of a builtin is not compiled
  return size
end

function methods.next(set, code)
  check_self(set, "next")
  return nonnegative(C.httpstatus_set_next(set, integer(code, "next", 1)))
end

local function step(set, code)
  return nonnegative(C.httpstatus_set_next(set, code))
end

function methods.iter(set)
  check_self(set, "iter")
  return step, set, -1
end

function methods.list(set)
  check_self(set, "list")
  local codes = {}
  for code in step, set, -1 do codes[#codes + 1] = code end
  return codes
end

function methods.count(set, codes)
  check_self(set, "count")
  check_list(codes, "count")
  local count, index, code = 0, 1, element_of(codes, 1, "count")
  while code do
    if code >= 0 and code < CODES_IN_SETS and C.httpstatus_set_has(set, code) then count = count + 1 end
    index = index + 1
    code = element_of(codes, index, "count")
  end
  return count
end

-- ---- Operators of sets ----

local operators = { __len = methods.size, __metatable = "httpstatus.set" }

-- A key that is a code and a member is true, as in a table that is used as a set; any other key is nil.
function operators.__index(set, key)
  local method = methods[key]
  if method then return method end
  local code = whole(key)
  if code and code >= 0 and code < CODES_IN_SETS and C.httpstatus_set_has(set, code) then return true end
  return nil
end

function operators.__newindex()
  error("a set cannot be changed; add() and remove() make new ones", 2)
end

function operators.__tostring(set)
  local length = tonumber(C.httpstatus_set_format(set, nil, 0))
  local buffer = ffi.new("char[?]", length + 1)
  C.httpstatus_set_format(set, buffer, length + 1)
  return ffi.string(buffer, length)
end

local function text_in(value)
  local kind = type(value)
  if is_set(value) or kind == "string" or kind == "number" then return tostring(value) end
  error(("attempt to concatenate a %s value"):format(kind), 3)
end

function operators.__concat(left, right)
  left, right = text_in(left), text_in(right)
  return left .. right
end

-- As step(), with the value that a table used as a set has.
local function step_pairs(set, code)
  code = step(set, code)
  if code then return code, true end
end

function operators.__pairs(set)
  return step_pairs, set, -1
end

-- These take on either side whatever httpstatus.set() takes.

function operators.__add(left, right)
  left, right = to_set(left, "+", 1), to_set(right, "+", 2)
  local union = Set(left)
  add_all(ffi.cast(Words, union), right)
  return union
end

function operators.__sub(left, right)
  left, right = to_set(left, "-", 1), to_set(right, "-", 2)
  local difference = Set()
  local words = ffi.cast(Words, difference)
  for i = 0, WORDS_IN_SETS - 1 do words[i] = band(left._[i], bnot(right._[i])) end
  return difference
end

function operators.__mul(left, right)
  left, right = to_set(left, "*", 1), to_set(right, "*", 2)
  local intersection = Set()
  local words = ffi.cast(Words, intersection)
  for i = 0, WORDS_IN_SETS - 1 do words[i] = band(left._[i], right._[i]) end
  return intersection
end

-- Comparisons take sets only, because Lua 5.1 calls them for nothing else.

function operators.__eq(left, right)
  if not is_set(left) or not is_set(right) then return false end
  for i = 0, WORDS_IN_SETS - 1 do
    if left._[i] ~= right._[i] then return false end
  end
  return true
end

local function check_compared(left, right)
  if is_set(left) and is_set(right) then return end
  error(("attempt to compare %s with %s"):format(described(left), described(right)), 3)
end

function operators.__le(left, right)
  check_compared(left, right)
  for i = 0, WORDS_IN_SETS - 1 do
    if band(left._[i], bnot(right._[i])) ~= 0 then return false end
  end
  return true
end

function operators.__lt(left, right)
  check_compared(left, right)
  return left <= right and left ~= right
end

ffi.metatype(Set, operators)

return functions
