-- For luacheck: the Lua files run in Lua 5.1 to 5.5, LuaJIT and nginx.
std = "max"
max_line_length = 120
files["docs/examples/status_report.lua"].max_line_length = 121
files["bindings/lua/httpstatus/ngx.lua"].std = "luajit+ngx_lua"
files["docs/examples/nginx/lua"].std = "luajit+ngx_lua"
files["tests/lua/nginx/phases.lua"].std = "luajit+ngx_lua"
files["bindings/lua/annotations.lua"].ignore = { "2", "631" }
