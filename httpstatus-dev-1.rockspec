-- Builds the C library into the module httpstatus.core, for the Lua that luarocks is of. `luarocks make` here needs a C
-- compiler, make, CMake 3.23 and SWIG 4.1. packaging/dist.cmake makes the rockspec of a release from this one: it gives
-- the version and the tarball as source. RELEASING.md says what else a release needs.
rockspec_format = "3.0"
package = "httpstatus"
version = "dev-1"
source = { url = "git+file://." }
description = {
  summary = "What an HTTP status code means",
  detailed = "Reason phrases, classes, caching, redirects, retries and header fields of HTTP status codes.",
  license = "MIT",
  labels = { "http", "web", "openresty" },
}
supported_platforms = { "unix" }
dependencies = { "lua >= 5.1, < 5.6" }
build = {
  type = "command",
  -- Lua says its version, for which CMake then builds the module. It exports the C functions, for the FFI of LuaJIT.
  build_command = [[
    version=$("$(LUA)" -e "print(_VERSION:match '[0-9.]+')") && digits=$(echo "$version" | tr -d .) &&
    cmake -S . -B build/rock -DCMAKE_BUILD_TYPE=Release -DHTTPSTATUS_SHARED=OFF -DHTTPSTATUS_STATIC=ON \
      -DCMAKE_C_FLAGS="-DHTTPSTATUS_API='__attribute__((visibility(\"default\")))'" \
      -DHTTPSTATUS_LUA="$version" -DHTTPSTATUS_LUA"$digits"_INCLUDE="$(LUA_INCDIR)" &&
    cmake --build build/rock && cp "build/rock/lua$version/lib/lua/$version/httpstatus/core.so" build/rock
  ]],
  install = {
    lua = {
      ["httpstatus"] = "bindings/lua/httpstatus.lua",
      ["httpstatus.arguments"] = "bindings/lua/httpstatus/arguments.lua",
      ["httpstatus.codes"] = "bindings/lua/httpstatus/codes.lua",
      ["httpstatus.constants"] = "bindings/lua/httpstatus/constants.lua",
      ["httpstatus.ffi"] = "bindings/lua/httpstatus/ffi.lua",
      ["httpstatus.ffi_functions"] = "bindings/lua/httpstatus/ffi_functions.lua",
      ["httpstatus.ngx"] = "bindings/lua/httpstatus/ngx.lua",
    },
    lib = {
      ["httpstatus.core"] = "build/rock/core.so",
    },
  },
}
