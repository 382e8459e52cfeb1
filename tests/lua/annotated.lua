--- Fails if a member of the module has no annotation for the Lua language server, or if there is one of no member.
--
--   lua5.4 annotated.lua FILE      FILE is the annotations that are installed

local httpstatus = require "httpstatus"

local file = assert(io.open(arg[1]))
local text = file:read "a"
file:close()

local annotated = {}
for name in text:gmatch "\nfunction httpstatus%.([%w_]+)%(" do annotated[name] = "function" end
for name, kind in text:match("%-%-%-@class httpstatus\n(.-)local httpstatus"):gmatch "@field ([%w_]+) (%S+)" do
  annotated[name] = kind
end

local failures = 0
local function fail(...)
  failures = failures + 1
  print(...)
end

for name, value in pairs(httpstatus) do
  if not annotated[name] then fail(name .. " is not annotated") end
  if type(value) == "function" and annotated[name] ~= "function" then fail(name .. " is a function") end
end
for name, kind in pairs(annotated) do
  if httpstatus[name] == nil and name ~= "backend_error" then fail(name .. ", a " .. kind .. ", is not there") end
end

local methods = {}
for name in text:gmatch "\nfunction set:([%w_]+)%(" do
  methods[#methods + 1] = name
  if not httpstatus.set ""[name] then fail("sets have no " .. name) end
end
print(("%d methods"):format(#methods))
os.exit(failures == 0 and #methods > 0)
