--- Fails if a code that is a text takes more steps than twice those of a number, once the FFI module has seen it.
--
--   luajit -joff kept.lua      the steps are instructions of the interpreter, which debug.sethook() counts

local httpstatus = require "httpstatus"
assert(httpstatus.backend == "ffi")

local function steps_of(ask, code)
  local steps = 0
  local answer = ask(code)
  debug.sethook(function() steps = steps + 1 end, "", 1)
  local again = ask(code)
  debug.sethook()
  assert(answer == again)
  return steps
end

local failures = 0
for _, name in ipairs { "reason", "is_redirect", "class_of", "retry", "reasons" } do
  local ask = name == "reasons" and function(code) return httpstatus.reasons[code] end or httpstatus[name]
  local number, text = steps_of(ask, 502), steps_of(ask, "502")
  print(("%s: %d steps for 502, %d for \"502\""):format(name, number, text))
  if text > 2 * number then failures = failures + 1 end
end
os.exit(failures == 0)
