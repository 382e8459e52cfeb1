#!/bin/sh
# Runs tests/lua/nginx on the committed project with the nginx and the lua-resty-core of a Debian release, in its bare
# root file system. From Debian 13 on these can set a reason phrase, and must.
#
#   sh tests/fresh/nginx.sh SUITE    such as trixie; build/fresh/nginx-SUITE.log keeps what was printed
#
# What this needs is in tests/fresh/root.sh.
set -eu
cd "$(dirname "$0")/../.."
. tests/fresh/root.sh
suite=${1:?usage: nginx.sh SUITE}
log=$fresh/nginx-$suite.log

has_phrases=yes
[ "$suite" != bookworm ] || has_phrases=no
packages="gcc libc6-dev make cmake nginx-light libnginx-mod-http-lua apache2-utils lua-unit python3-pytest"
# No package starts a server.
install="printf '#!/bin/sh\\nexit 101\\n' >/usr/sbin/policy-rc.d && chmod 755 /usr/sbin/policy-rc.d &&
    apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends $packages"

make_root "$suite"
try "$install"
try "cmake -S . -B build/nginx -DCMAKE_BUILD_TYPE=Release -DHTTPSTATUS_LUAJIT=ON && cmake --build build/nginx"
try "HTTPSTATUS_LUA_TREE=\$PWD/build/nginx/lua5.1 HTTPSTATUS_NGINX_HAS_PHRASES=$has_phrases \
    pytest-3 -p no:cacheprovider -rP tests/lua/nginx"
grep -E 'requests/s| passed' "$log"
