-- The functions of libhttpstatus for LuaJIT, without a C module. They are called, return and fail as httpstatus.core.

local ffi = require "ffi"
local bit = require "bit"
local generated = require "httpstatus.ffi_functions"

local band, bor, bnot = bit.band, bit.bor, bit.bnot
local floor = math.floor

local SONAME = "libhttpstatus.so." .. generated.major
local INT_MAX, INT_MIN = 2147483647, -2147483648
local INT64_BEYOND = 9223372036854775808 -- 2^63, one more than int64_t holds
local UINT16_MAX = 65535
local EXACT_MAX = 9007199254740992 -- 2^53: up to here every whole number is exact
local CODES, CODES_IN_SETS, CLASSES = 1000, 1024, 6
local CODE_LENGTH = 3
local WORDS_IN_SETS = 16
local OUTSIDE = "code outside 0 to 1023"

ffi.cdef(generated.declarations)

-- ---- The library ----

local function is_readable(path)
  local file = io.open(path, "rb")
  return file ~= nil and file:close()
end

-- Where package.cpath says that C modules are, the library may be too: beside them, in the `lib` that has
-- `lua/5.1` in it, or in the module httpstatus.core itself. Relative entries are passed over, for they mean
-- whatever folder the process runs in.
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

-- ---- Arguments and results ----

-- Blames the caller of the function that is named: one level above it, which stands `depth` levels above
-- this one. No call in between is a tail call, for those leave no level.
local function refuse(name, position, why, depth)
  error(("bad argument #%d to '%s' (%s)"):format(position, name, why), (depth or 3) + 1)
end

-- The whole number that a value is, or nil and why it is none.
local function whole(value)
  local number = value
  if type(value) == "string" then number = tonumber(value) end
  if type(number) ~= "number" then return nil, "integer expected, got " .. type(value) end
  if number - floor(number) ~= 0 then return nil, "number has no integer representation" end
  return number
end

-- Beyond int no code is known, so a number there may as well be the nearest int.
local function integer(value, name, position, depth)
  local number, why = whole(value)
  if why then refuse(name, position, why, depth) end
  if number > INT_MAX then return INT_MAX end
  if number < INT_MIN then return INT_MIN end
  return number
end

-- An index below 0 is as far past the end as any.
local function index(value, name, position)
  local number = integer(value, name, position, 4)
  return number < 0 and INT_MAX or number
end

-- A time beyond int64_t may as well be the nearest number that it and Lua have.
local function seconds(value, name, position)
  local number, why = whole(value)
  if why then refuse(name, position, why) end
  if number >= INT64_BEYOND then return INT64_BEYOND - 1024 end
  if number < -INT64_BEYOND then return -INT64_BEYOND end
  return number
end

-- Flags are the low 32 bits of any whole number, for the library ignores the bits that it does not know.
local function flags(value, name, position)
  local number, why = whole(value)
  if why then refuse(name, position, why) end
  return number % 4294967296
end

local function flag(value, name, position)
  if value == nil then return false end
  if type(value) ~= "boolean" then refuse(name, position, "boolean expected, got " .. type(value)) end
  return value
end

local function text(value, name, position)
  if type(value) ~= "string" then refuse(name, position, "string expected, got " .. type(value)) end
  return value
end

-- A token ends with a NUL in C, so one that contains a NUL would be cut and might then match. It is replaced
-- by one that no method, vendor or language has.
local function token(value, name, position)
  if value == nil then return nil end
  if type(value) ~= "string" then refuse(name, position, "string expected, got " .. type(value)) end
  if value:find("\0", 1, true) then return "\1" end
  return value
end

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

-- Makes a table of what a C function answers about codes, for a table is faster than any call. It asks C, converts the
-- answer and keeps it, but only for the codes that there can be: a server may be sent any number.
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

-- Where C puts an answer is made for each call, so that no other coroutine writes there.
local new_int = ffi.typeof "int[1]"
local new_size = ffi.typeof "size_t[1]"

local functions = generated.bind(C, {
  int = integer, seconds = seconds, index = index, flags = flags, bool = flag, text = text, token = token,
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
  line = text(line, "parse_line", 1)
  local minor, reason = new_int(), new_size()
  local code = C.httpstatus_parse_line(line, #line, minor, reason)
  if code == 0 then return nil end
  return code, minor[0], line:sub(tonumber(reason[0]) + 1, length_of(line))
end

-- ---- Lists of codes ----

-- Reads a list into an array. Returns the array and its length.
local function read_list(codes, name, position, depth)
  if type(codes) ~= "table" then refuse(name, position, "table expected, got " .. type(codes), depth) end
  local length = #codes
  local array = ffi.new("uint16_t[?]", length)
  for i = 1, length do
    local number, why = whole(codes[i])
    if why then refuse(name, position, why .. " at index " .. i, depth) end
    array[i - 1] = (number >= 0 and number < UINT16_MAX) and number or UINT16_MAX
  end
  return array, length
end

local function add_count(totals, key, count, name)
  local before, why = 0, nil
  if totals[key] ~= nil then before, why = whole(totals[key]) end
  if before and math.abs(before) > EXACT_MAX then why = "number too large to count on" end
  if why then refuse(name, 2, why .. " at index " .. key) end
  totals[key] = before + tonumber(count)
end

local function check_totals(totals, name)
  if totals == nil then return {} end
  if type(totals) ~= "table" then refuse(name, 2, "table expected, got " .. type(totals)) end
  return totals
end

function functions.count_classes(codes, totals)
  local array, length = read_list(codes, "count_classes", 1)
  local counts = ffi.new("uint64_t[?]", CLASSES)
  C.httpstatus_count_classes(array, length, counts)
  totals = check_totals(totals, "count_classes")
  for key = 0, CLASSES - 1 do add_count(totals, key, counts[key], "count_classes") end
  return totals
end

function functions.histogram(codes, totals)
  local array, length = read_list(codes, "histogram", 1)
  local counts = ffi.new("uint64_t[?]", CODES)
  C.httpstatus_histogram(array, length, counts)
  totals = check_totals(totals, "histogram")
  for key = 0, CODES - 1 do
    if counts[key] ~= 0 then add_count(totals, key, counts[key], "histogram") end
  end
  return totals
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

-- The set that a text says, or nil and the offset of the error.
local function parse(value)
  local set, error_at = Set(), new_size()
  if C.httpstatus_set_parse(set, value, #value, error_at) then return set end
  return nil, tonumber(error_at[0])
end

local function of_list(codes, name, position)
  local set, array, length = Set(), read_list(codes, name, position, 5)
  for i = 1, length do
    if array[i - 1] >= CODES_IN_SETS then refuse(name, position, OUTSIDE .. " at index " .. i, 4) end
    C.httpstatus_set_add(set, array[i - 1])
  end
  return set
end

local function to_set(value, name, position)
  if is_set(value) then return value end
  local kind = type(value)
  if kind == "table" then
    local set = of_list(value, name, position)
    return set
  end
  if kind == "string" then
    local set, offset = parse(value)
    if not set then
      refuse(name, position, "no set of codes, because of what is at offset " .. offset)
    end
    return set
  end
  if kind ~= "number" then refuse(name, position, "set, string, integer or table expected, got " .. kind) end
  local number, why = whole(value)
  if not why and (number < 0 or number >= CODES_IN_SETS) then why = OUTSIDE end
  if why then refuse(name, position, why) end
  local set = Set()
  C.httpstatus_set_add(set, number)
  return set
end

function functions.set(value)
  local set = to_set(value, "set", 1)
  return set
end

function functions.set_parse(value)
  return parse(text(value, "set_parse", 1))
end

local function with(set, status)
  local copy = Set(set)
  C.httpstatus_set_add(copy, status)
  return copy
end

local function without(set, status)
  local copy = Set(set)
  C.httpstatus_set_remove(copy, status)
  return copy
end

local function format(set)
  local length = tonumber(C.httpstatus_set_format(set, nil, 0))
  local buffer = ffi.new("char[?]", length + 1)
  C.httpstatus_set_format(set, buffer, length + 1)
  return ffi.string(buffer, length)
end

local function count_members(set, codes, name, position)
  local array, length = read_list(codes, name, position, 4)
  local count = tonumber(C.httpstatus_set_count(set, array, length)) -- a tail call of a builtin is not compiled
  return count
end

-- The functions take whatever httpstatus.set() takes.

function functions.set_format(set)
  set = to_set(set, "set_format", 1)
  return format(set)
end

function functions.set_has(set, status)
  set = to_set(set, "set_has", 1)
  local has = C.httpstatus_set_has(set, integer(status, "set_has", 2))
  return has
end

function functions.set_add(set, status)
  set = to_set(set, "set_add", 1)
  status = integer(status, "set_add", 2)
  return with(set, status)
end

function functions.set_remove(set, status)
  set = to_set(set, "set_remove", 1)
  status = integer(status, "set_remove", 2)
  return without(set, status)
end

function functions.set_size(set)
  set = to_set(set, "set_size", 1)
  local size = tonumber(C.httpstatus_set_size(set)) -- a tail call of a builtin is not compiled
  return size
end

function functions.set_next(set, status)
  set = to_set(set, "set_next", 1)
  return nonnegative(C.httpstatus_set_next(set, integer(status, "set_next", 2)))
end

function functions.set_count(set, codes)
  set = to_set(set, "set_count", 1)
  local count = count_members(set, codes, "set_count", 2)
  return count
end

local function check_self(set, method)
  if is_set(set) then return end
  error(("calling '%s' on bad self (set expected, got %s)"):format(method, type(set)), 3)
end

local methods = {}

function methods.has(set, status)
  check_self(set, "has")
  local has = C.httpstatus_set_has(set, integer(status, "has", 1))
  return has
end

function methods.add(set, status)
  check_self(set, "add")
  status = integer(status, "add", 1)
  return with(set, status)
end

function methods.remove(set, status)
  check_self(set, "remove")
  status = integer(status, "remove", 1)
  return without(set, status)
end

function methods.size(set)
  check_self(set, "size")
  local size = tonumber(C.httpstatus_set_size(set)) -- a tail call of a builtin is not compiled
  return size
end

function methods.next(set, status)
  check_self(set, "next")
  return nonnegative(C.httpstatus_set_next(set, integer(status, "next", 1)))
end

local function step(set, status)
  return nonnegative(C.httpstatus_set_next(set, status))
end

function methods.iter(set)
  check_self(set, "iter")
  return step, set, -1
end

function methods.count(set, codes)
  check_self(set, "count")
  local count = count_members(set, codes, "count", 1)
  return count
end

local operators = { __len = methods.size, __tostring = format, __metatable = "httpstatus.set" }

-- A table of methods would make a name that is none of theirs an error.
function operators.__index(_, name)
  return methods[name]
end

-- As step(), with the value that a table used as a set has.
local function step_pairs(set, status)
  status = step(set, status)
  if status then return status, true end
end

function operators.__pairs(set)
  return step_pairs, set, -1
end

-- Operators take on either side whatever httpstatus.set() takes.

function operators.__add(left, right)
  left, right = to_set(left, "+", 1), to_set(right, "+", 2)
  local union = Set()
  local words = ffi.cast(Words, union)
  for i = 0, WORDS_IN_SETS - 1 do words[i] = bor(left._[i], right._[i]) end
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

function operators.__eq(left, right)
  if not is_set(left) or not is_set(right) then return false end
  for i = 0, WORDS_IN_SETS - 1 do
    if left._[i] ~= right._[i] then return false end
  end
  return true
end

ffi.metatype(Set, operators)

return functions
