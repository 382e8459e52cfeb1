#!/bin/sh
# Prints what the installed Lua module answers in an nginx on a free port of 127.0.0.1; trial.sh runs it.
set -eu
folder=$(mktemp -d)
port=$(python3 -c 'import socket; s = socket.create_server(("127.0.0.1", 0)); print(s.getsockname()[1])')
cat >"$folder/nginx.conf" <<EOF
include /etc/nginx/modules-enabled/*.conf;
pid $folder/nginx.pid;
events {}
http {
    access_log off;
    server {
        listen 127.0.0.1:$port;
        location / {
            content_by_lua_block {
                local httpstatus = require "httpstatus"
                ngx.say(httpstatus.backend, " ", httpstatus.reason(503))
            }
        }
    }
}
EOF
nginx -c "$folder/nginx.conf" -e "$folder/error.log"
trap 'nginx -c "$folder/nginx.conf" -e "$folder/error.log" -s quit; rm -rf "$folder"' EXIT
python3 -c "import urllib.request; print(urllib.request.urlopen('http://127.0.0.1:$port/').read().decode(), end='')"
