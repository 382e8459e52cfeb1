-- Reads arguments and refuses wrong ones, for what is written in Lua. arguments.h and arguments.c do the same for the C
-- module, in the same words.

local floor = math.floor

local INT_MAX, INT_MIN = 2147483647, -2147483648
local INT64_BEYOND = 9223372036854775808 -- 2^63, one more than int64_t holds
local SHOWN = 40 -- bytes of a wrong text in a message

local M = {}

--- Returns whether a value is a set. They are userdata of the C module; httpstatus.ffi has a function of its own.
function M.is_set(value)
  return getmetatable(value) == "httpstatus.set"
end

--- Raises an error at the caller of the function `name`, which is `depth` stack levels up; 3 if nil. No function in
-- between may make a tail call, or the level is lost.
function M.refuse(name, position, why, depth)
  error(("bad argument #%d to '%s' (%s)"):format(position, name, why), (depth or 3) + 1)
end
local refuse = M.refuse

local function quoted(text)
  local shown = #text > SHOWN and text:sub(1, SHOWN) .. "..." or text
  return '"' .. shown:gsub("%c", "?") .. '"'
end

--- Describes a wrong argument: a text in quotes, a number, else the type.
function M.described(value)
  local kind = type(value)
  if kind == "string" then return quoted(value) end
  if kind == "number" then return value ~= value and "nan" or ("%.14g"):format(value) end
  return M.is_set(value) and "set" or kind
end

--- Returns what is wrong with the text of a set, whose error is at an offset counted from 0.
function M.unreadable(text, offset)
  if offset >= #text then return ("the text ends too early, at character %d"):format(offset + 1) end
  local term = text:match("^[^, \t\r\n]+", offset + 1) or text:sub(offset + 1, offset + 1)
  return ("cannot read %s at character %d"):format(quoted(term), offset + 1)
end

--- Returns the whole number that a value is, or nil and why it is none.
function M.whole(value)
  local number = value
  if type(value) == "string" then number = tonumber(value) end
  if type(number) ~= "number" or number - floor(number) ~= 0 then
    return nil, "integer expected, got " .. M.described(value)
  end
  return number
end
local whole = M.whole

--- Reads an int. A number beyond int becomes the nearest int: no code is known near the ends of int.
function M.int(value, name, position, depth)
  local number, why = whole(value)
  if why then refuse(name, position, why, depth) end
  if number > INT_MAX then return INT_MAX end
  if number < INT_MIN then return INT_MIN end
  return number
end

--- Reads a time in seconds. One beyond int64_t becomes the nearest number that both int64_t and Lua have.
function M.seconds(value, name, position)
  local number, why = whole(value)
  if why then refuse(name, position, why) end
  if number >= INT64_BEYOND then return INT64_BEYOND - 1024 end
  if number < -INT64_BEYOND then return -INT64_BEYOND end
  return number
end

--- Reads flags: the low 32 bits of a whole number. The library ignores the bits that it does not know.
function M.flags(value, name, position)
  local number, why = whole(value)
  if why then refuse(name, position, why) end
  return number % 4294967296
end

function M.bool(value, name, position)
  if value == nil then return false end
  if type(value) ~= "boolean" then refuse(name, position, "boolean expected, got " .. M.described(value)) end
  return value
end

function M.text(value, name, position, depth)
  if type(value) ~= "string" then refuse(name, position, "string expected, got " .. M.described(value), depth) end
  return value
end

--- Reads a token that may be missing. In C it ends with a NUL, so one that contains a NUL would be cut and might then
-- match. It is replaced by one that no method, vendor or language has.
function M.token(value, name, position)
  if value == nil then return nil end
  if type(value) ~= "string" then refuse(name, position, "string expected, got " .. M.described(value)) end
  if value:find("\0", 1, true) then return "\1" end
  return value
end

return M
