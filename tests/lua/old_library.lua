--- The FFI module refuses a library that is too old, and passes it over where there is a better one.
--
--   luajit old_library.lua FOLDER      FOLDER has the old library; LD_LIBRARY_PATH is FOLDER, too

local good, old = package.cpath, arg[1] .. "/?.so"

package.cpath = old
local loaded, message = pcall(require, "httpstatus.ffi")
assert(not loaded and message:find("version 0.9.0", 1, true), message)

-- Where FFI fails there is no C module either: both reasons are told.
package.loaded["httpstatus.ffi"] = nil
local found, both = pcall(require, "httpstatus")
assert(not found and both:find("version 0.9.0", 1, true) and both:find("httpstatus.core", 1, true), both)

package.loaded["httpstatus.ffi"] = nil
package.loaded["httpstatus"] = nil
package.cpath = old .. ";" .. good
assert(require("httpstatus").backend == "ffi")
assert(require("httpstatus").reason(404) == "Not Found")
