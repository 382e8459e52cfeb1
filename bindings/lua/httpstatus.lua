--- What HTTP status codes mean. docs/lua.md says how to use it.
--
-- The functions come from a backend: httpstatus.ffi, which LuaJIT compiles, or httpstatus.core, a C module.
-- This file adds what is the same for both: constants, lists, the table of reasons, and that nothing can be changed.

local arguments = require "httpstatus.arguments"
local constants = require "httpstatus.constants"
local codes = require "httpstatus.codes"

-- LuaJIT may have been built without its FFI, or a sandbox may have taken it away; then the module of Lua 5.1 serves.
local backends = package.loaded.jit and { "ffi", "core" } or { "core" }

-- Returns the name and the functions of the first backend that loads, and why the one before it does not.
local function load_backend()
  local failures = {}
  for _, name in ipairs(backends) do
    local found, answer = pcall(require, "httpstatus." .. name)
    if found then return name, answer, failures[1] end
    failures[#failures + 1] = tostring(answer)
  end
  error("httpstatus has no backend that loads:\n" .. table.concat(failures, "\n"), 0)
end

local backend, functions, failure = load_backend()

-- Makes a table that shows what `values` has, and that assignment cannot change. `walk` is its pairs().
local function read_only(name, values, walk)
  return setmetatable({}, {
    __index = values,
    __newindex = function(_, key)
      error(("cannot set %s: %s is read-only"):format(arguments.described(key), name), 2)
    end,
    __pairs = walk,
    __metatable = false,
  })
end

local members = { _VERSION = constants.VERSION, backend = backend == "core" and "swig" or backend,
  backend_error = failure }
for name, value in pairs(constants) do members[name] = value end
for name, code in pairs(codes) do members[name] = code end
for name, value in pairs(functions) do
  if type(value) == "function" then members[name] = value end
end

-- ---- Lists, which the library returns one by one ----

-- An iterator, which a loop calls. Each has a state of its own. Returns an element and its position, counted from 1.
local function step(list)
  local index = list.index
  list.index = index + 1
  local element = list.element(list.code, index, list.level)
  if element then return element, index + 1 end
end

local Iterator = { __call = step }

local function iterator(element, code, level)
  return setmetatable({ element = element, code = code, level = level, index = 0 }, Iterator)
end

local function of_code(name, element)
  return function(code)
    code = arguments.int(code, name, 1)
    return iterator(element, code)
  end
end

local function of_nothing(element)
  local function at(_, index) return element(index) end
  return function() return iterator(at) end
end

local function field_at(code, index, level) return functions.field(code, level, index) end

members.aliases = of_code("aliases", functions.alias)
members.vendors = of_code("vendors", functions.vendor)
members.request_fields = of_code("request_fields", functions.request_field)
members.languages = of_nothing(functions.language)
members.editions = of_nothing(functions.edition)

function members.fields(code, level)
  code = arguments.int(code, "fields", 1)
  level = arguments.int(level, "fields", 2)
  return iterator(field_at, code, level)
end

for _, name in ipairs { "alias", "vendor", "request_field", "language", "edition", "field" } do members[name] = nil end

-- ---- All codes ----

local next_code, reason = functions.next, functions.reason

local function step_code(_, code)
  code = next_code(code or 0)
  if code then return code, reason(code) end
end

function members.each()
  return step_code
end

-- A code as the variables of nginx have it is a key too. Other spellings of a number are read.
local phrases = {}
for code, phrase in members.each() do phrases[code], phrases[tostring(code)] = phrase, phrase end
setmetatable(phrases, {
  __index = function(_, key)
    if type(key) ~= "string" then return nil end
    local phrase = rawget(phrases, tonumber(key)) -- a tail call of a builtin is not compiled
    return phrase
  end,
})

members.reasons = read_only("httpstatus.reasons", phrases, members.each)

local function step_member(_, name)
  return next(members, name)
end

return read_only("httpstatus", members, function() return step_member end)
