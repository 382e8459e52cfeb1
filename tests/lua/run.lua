--- Runs the specification against one backend.
--
--   lua5.4 run.lua swig        luajit run.lua ffi        luajit run.lua ffi interpreted        luajit run.lua swig

local backend, mode = arg[1], arg[2]
local jit = package.loaded.jit
local folder = arg[0]:match("^(.*)/") or "."
package.path = folder .. "/?.lua;" .. package.path

-- The library chooses by whether the compiler is on when it is loaded.
if jit then jit[backend == "ffi" and "on" or "off"]() end
assert(require("httpstatus").backend == backend)
if jit then jit[mode == "interpreted" and "off" or "on"]() end

local lu = require "luaunit"
local suite = require "spec"
local runner = lu.LuaUnit.new()
runner:setOutputType("text")
os.exit(runner:runSuiteByInstances({ { "httpstatus", suite } }) == 0 and 0 or 1)
