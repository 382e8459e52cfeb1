--- Runs the specification against one backend.
--
--   lua5.4 run.lua swig        luajit run.lua ffi        luajit -joff run.lua ffi

local backend = arg[1]
local folder = arg[0]:match("^(.*)/") or "."
package.path = folder .. "/?.lua;" .. package.path
assert(require("httpstatus").backend == backend)

local lu = require "luaunit"
local suite = require "spec"
local runner = lu.LuaUnit.new()
runner:setOutputType("text")
local failures = runner:runSuiteByInstances { { "httpstatus", suite } }
for _, test in ipairs(runner.result.skippedTests) do print("SKIPPED [1] spec.lua: " .. test.msg) end
os.exit(failures == 0 and 0 or 1)
