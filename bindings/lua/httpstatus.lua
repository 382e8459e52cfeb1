--- What HTTP status codes mean. docs/lua.md tells how to use it, docs/lua-api.md what each function answers.
--
-- The functions come from a backend: httpstatus.ffi, which LuaJIT compiles, or httpstatus.core, a C module
-- for every Lua. This file adds what is the same for both: constants, the table of reasons, an iterator.

local constants = require "httpstatus.constants"
local codes = require "httpstatus.codes"

-- Compiled, FFI calls are faster than those of a C module, interpreted they are slower.
local function backends()
  local jit = package.loaded.jit
  if not jit then return { "core" } end
  if jit.status() then return { "ffi", "core" } end
  return { "core", "ffi" }
end

local function load_backend()
  local failures = {}
  for _, name in ipairs(backends()) do
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

-- Looking up a number in a table beats any call, so reasons are kept once they are asked for. Unknown codes
-- are not kept: there is no end of them.
local kept = setmetatable({}, {
  __index = function(kept, code)
    if type(code) ~= "number" or code % 1 ~= 0 then return nil end
    local answer = reason(code)
    if answer then kept[code] = answer end
    return answer
  end,
})

--- The reason phrase of every known code, as a read-only table.
httpstatus.reasons = setmetatable({}, {
  __index = kept,
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
