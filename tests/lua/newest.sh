#!/bin/sh
# Builds Lua 5.5, which Debian 12 and 13 do not have, the module for it and its rock, and runs the specification there.
#
#   sh tests/lua/newest.sh     build/lua55 keeps what it made
#
# The sources of Lua are in the source distribution of lupa in the Python package index. Debian packages: gcc cmake make
# swig python3 python3-venv lua-unit, and luarocks for the rock.
set -eu
cd "$(dirname "$0")/../.."
work=$PWD/build/lua55
mkdir -p "$work"

stop() {
    echo "newest.sh: $*" >&2
    exit 1
}
luaunit=/usr/share/lua/5.4/luaunit.lua
[ -f $luaunit ] || stop "luaunit is missing: apt-get install lua-unit"
command -v luarocks >/dev/null || stop "luarocks is missing: apt-get install luarocks"

# Lua in one file, with the functions that a module calls visible to it.
make_lua() {
    python3 -m venv "$work/venv"
    # pip asks the source for its metadata, which would build each Lua in it.
    LUPA_NO_BUNDLE=true "$work/venv/bin/pip" download --quiet --no-deps --no-binary lupa --dest "$work" lupa==2.8
    tar -C "$work" -xzf "$work/lupa-2.8.tar.gz" lupa-2.8/third-party/lua55
    source=$work/lupa-2.8/third-party/lua55
    mkdir -p "$work/include" "$work/bin"
    cp "$source/lua.h" "$source/luaconf.h" "$source/lauxlib.h" "$source/lualib.h" "$work/include/"
    # Lua computes this number, but luarocks 3.8 looks for it as it is here.
    echo '/* LUA_VERSION_NUM 505 */' >>"$work/include/lua.h"
    gcc -std=gnu99 -O2 -DLUA_USE_LINUX -DMAKE_LUA -o "$work/bin/lua5.5" "$source/onelua.c" -Wl,-E -lm -ldl
}

[ -x "$work/bin/lua5.5" ] || make_lua
lua=$work/bin/lua5.5
"$lua" -v

cmake -B "$work/module" -D HTTPSTATUS_LUA=5.5 -D HTTPSTATUS_LUA55_INCLUDE="$work/include" >"$work/cmake.log"
cmake --build "$work/module" --parallel "$(nproc)" >>"$work/cmake.log"

# try SHARE LIB: the specification with the modules of these folders.
try() {
    LUA_PATH="$1/?.lua;/usr/share/lua/5.4/?.lua" LUA_CPATH="$2/?.so" "$lua" tests/lua/run.lua swig
    LUA_PATH="$1/?.lua" LUA_CPATH="$2/?.so" "$lua" tests/lua/memory.lua
}
try "$work/module/lua5.5/share/lua/5.5" "$work/module/lua5.5/lib/lua/5.5"

rm -rf build/rock "$work/rocks"
luarocks --lua-version 5.5 --lua-dir "$work" --tree "$work/rocks" make httpstatus-dev-1.rockspec LUA_INCDIR="$work/include" \
    >"$work/luarocks.log" 2>&1 || { cat "$work/luarocks.log" >&2; exit 1; }
try "$work/rocks/share/lua/5.5" "$work/rocks/lib/lua/5.5"
