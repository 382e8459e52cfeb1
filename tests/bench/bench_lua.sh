#!/bin/sh
# Measures the Lua bindings: Lua 5.4, LuaJIT compiled and interpreted, and nginx with and without them.
#
# usage: tests/bench/bench_lua.sh BUILD     a build folder made with HTTPSTATUS_LUA and HTTPSTATUS_LUAJIT
#
# On Debian: apt-get install lua5.4 liblua5.4-dev luajit2 libluajit2-5.1-dev lua-http nginx-light libnginx-mod-http-lua wrk
set -eu

here=$(cd "$(dirname "$0")" && pwd)
build=$(cd "${1:?usage: bench_lua.sh BUILD}" && pwd)
work=$(mktemp -d)
chmod 755 "$work"
nginx_pid=
finish() {
    [ -z "$nginx_pid" ] || kill -QUIT "$nginx_pid"
    [ -z "$nginx_pid" ] || wait "$nginx_pid" || true
    rm -rf "$work"
}
trap finish EXIT

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
run 5.1 /usr/include/luajit-2.1 luajit
run 5.1 /usr/include/luajit-2.1 luajit -joff

# ---- nginx: the same response without the module, with it, and without it again ----

port=$(luajit -e 'math.randomseed(os.time()) print(math.random(20000, 30000))')
tree=$build/lua5.1
mkdir "$work/temp"
cat >"$work/handlers.lua" <<'LUA'
local httpstatus = require "httpstatus"
local counts = ngx.shared.counts
local M = {}

function M.content(text)
    ngx.say(text)
end

function M.plain_headers()
    ngx.header["X-Storable"] = "yes"
end

function M.plain_log()
    counts:incr("2xx", 1, 0)
end

function M.reason()
    ngx.say(httpstatus.reason(404))
end

function M.headers()
    local flags = httpstatus.cache_flags "max-age=60, public"
    ngx.header["X-Storable"] = httpstatus.storable(ngx.status, "GET", flags) > 0 and "yes" or "no"
end

function M.log()
    counts:incr(httpstatus.class_label(httpstatus.class_of(ngx.var.status)), 1, 0)
end

return M
LUA
cat >"$work/nginx.conf" <<CONF
load_module /usr/lib/nginx/modules/ndk_http_module.so;
load_module /usr/lib/nginx/modules/ngx_http_lua_module.so;
$([ "$(id -u)" != 0 ] || echo 'user root;')
worker_processes 1;
pid nginx.pid;
error_log error.log;
events {}
http {
    access_log off;
    client_body_temp_path temp/body;
    proxy_temp_path temp/proxy;
    fastcgi_temp_path temp/fastcgi;
    uwsgi_temp_path temp/uwsgi;
    scgi_temp_path temp/scgi;
    lua_package_path "$work/?.lua;$tree/share/lua/5.1/?.lua;;";
    lua_package_cpath "$tree/lib/lua/5.1/?.so;;";
    lua_shared_dict counts 1m;
    init_by_lua_block { require "handlers" }
    server {
        listen 127.0.0.1:$port;
        location = /without {
            content_by_lua_block { require("handlers").content("Not Found") }
            header_filter_by_lua_block { require("handlers").plain_headers() }
            log_by_lua_block { require("handlers").plain_log() }
        }
        location = /with {
            content_by_lua_block { require("handlers").reason() }
            header_filter_by_lua_block { require("handlers").headers() }
            log_by_lua_block { require("handlers").log() }
        }
    }
}
CONF
nginx -p "$work/" -c nginx.conf -e error.log -g 'daemon off;' &
nginx_pid=$!
sleep 1

rate() {
    wrk -t1 -c16 -d1s "http://127.0.0.1:$port/$1" | awk '/Requests\/sec/ {print $2}'
}

rate without >/dev/null
rate with >/dev/null
for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
    echo "$(rate without) $(rate with) $(rate without)"
done | awk '
    { n++; base = ($1 + $3) / 2; difference = ($2 - base) / base; noise = ($3 - $1) / base
      sum += difference; squares += noise * noise; with += $2; without += base }
    END { printf "nginx, one worker, requests/s: %.0f without, %.0f with; difference %+.1f %%, ", \
              without / n, with / n, sum / n * 100
          printf "standard deviation of two runs without %.1f %%\n", sqrt(squares / n) * 100 }'
