--- What HTTP status codes mean. docs/lua.md says how to use it.
--
-- The functions come from a backend: httpstatus.ffi, which LuaJIT compiles, or httpstatus.core, a C module.
-- This file adds what is the same for both: constants, the table of reasons, an iterator.

local constants = require "httpstatus.constants"
local codes = require "httpstatus.codes"

-- LuaJIT may have been built without its FFI, or a sandbox may have taken it away; then the module of Lua 5.1 serves.
local backends = package.loaded.jit and { "ffi", "core" } or { "core" }

local function load_backend()
  local failures = {}
  for _, name in ipairs(backends) do
    local found, answer = pcall(require, "httpstatus." .. name)
    if found then return name, answer end
    failures[#failures + 1] = tostring(answer)
  end
  error("httpstatus has no backend that loads:\n" .. table.concat(failures, "\n"), 0)
end

local function read_only(name)
  return function() error(name .. " is read-only", 2) end
end

local backend, functions = load_backend()

local httpstatus = { backend = backend == "core" and "swig" or backend }
for name, value in pairs(functions) do
  if type(value) == "function" then httpstatus[name] = value end
end

local next_code, reason = functions.next, functions.reason

local function step(_, code)
  code = next_code(code or 0)
  if code then return code, reason(code) end
end

--- Iterates over the known codes in ascending order: `for code, reason in httpstatus.each() do`.
function httpstatus.each()
  return step
end

local phrases = {}
for code, phrase in httpstatus.each() do phrases[code] = phrase end

--- The reason phrase of every known code, as a read-only table.
httpstatus.reasons = setmetatable({}, {
  __index = phrases,
  __newindex = read_only("httpstatus.reasons"),
  __pairs = httpstatus.each,
  __metatable = false,
})

local named = {}
for name, value in pairs(constants) do named[name] = value end
for name, code in pairs(codes) do named[name] = code end

return setmetatable(httpstatus, {
  __index = named,
  __newindex = read_only("httpstatus"),
  __metatable = false,
})
