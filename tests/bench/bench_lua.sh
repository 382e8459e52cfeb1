#!/bin/sh
# Measures the Lua bindings in Lua 5.4 and in LuaJIT, compiled and interpreted. Prints a line of JSON for each.
#
# usage: tests/bench/bench_lua.sh BUILD     a build folder made with HTTPSTATUS_LUA=5.4 and HTTPSTATUS_LUAJIT
#
# On Debian: apt-get install lua5.4 liblua5.4-dev liblua5.1-0-dev luajit2 lua-http
set -eu

here=$(cd "$(dirname "$0")" && pwd)
build=$(cd "${1:?usage: bench_lua.sh BUILD}" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# run VERSION INCLUDE-DIR COMMAND...: measures in one Lua.
run() {
    version=$1
    include=$2
    shift 2
    tree=$build/lua$version
    mkdir -p "$work/$version"
    cc -O2 -shared -fPIC -I"$include" -o "$work/$version/bench_lua_empty.so" "$here/bench_lua_empty.c"
    # Debian has lua-http for Lua up to 5.3; its table of phrases is the same Lua in 5.4.
    LUA_PATH="$tree/share/lua/$version/?.lua;;/usr/share/lua/5.3/?.lua" \
        LUA_CPATH="$tree/lib/lua/$version/?.so;$work/$version/?.so;;" "$@" "$here/bench_lua.lua"
}

run 5.4 /usr/include/lua5.4 lua5.4
run 5.1 /usr/include/lua5.1 luajit
run 5.1 /usr/include/lua5.1 luajit -joff
