--- The FFI module refuses a library that is too old, and passes it over where there is a better one.
--
--   luajit old_library.lua FOLDER CORE      FOLDER has the old library, and is LD_LIBRARY_PATH; CORE is the C module

local good, old, core = package.cpath, arg[1] .. "/?.so", arg[2]

package.cpath = old
local loaded, message = pcall(require, "httpstatus.ffi")
assert(not loaded and message:find("version 0.9.0", 1, true), message)

-- Where FFI fails there is no C module either: both reasons are given.
package.loaded["httpstatus.ffi"] = nil
local found, both = pcall(require, "httpstatus")
assert(not found and both:find("version 0.9.0", 1, true) and both:find("httpstatus.core", 1, true), both)

-- With a C module it answers instead, as after an upgrade and a mere reload of nginx, and says why.
package.loaded["httpstatus.ffi"] = nil
package.loaded["httpstatus"] = nil
package.preload["httpstatus.core"] = package.loadlib(core, "luaopen_httpstatus_core")
if package.preload["httpstatus.core"] then
  local httpstatus = require "httpstatus"
  assert(httpstatus.backend == "swig" and httpstatus.reason(404) == "Not Found")
  assert(httpstatus.backend_error:find("version 0.9.0", 1, true), httpstatus.backend_error)
end

package.loaded["httpstatus.ffi"] = nil
package.loaded["httpstatus"] = nil
package.cpath = old .. ";" .. good
assert(require("httpstatus").backend == "ffi" and require("httpstatus").backend_error == nil)
assert(require("httpstatus").reason(404) == "Not Found")
