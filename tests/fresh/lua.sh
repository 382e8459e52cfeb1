#!/bin/sh
# Runs tests/lua/nginx and tests/lua/elsewhere on the committed project with the programs of a Debian release, in its
# bare root file system: nginx with lua-resty-core, which from Debian 13 on must set reason phrases, and those that
# docs/lua-elsewhere.md is about.
#
#   sh tests/fresh/lua.sh SUITE    such as trixie; build/fresh/lua-SUITE.log keeps what was printed
#
# What this needs is in tests/fresh/root.sh.
set -eu
cd "$(dirname "$0")/../.."
. tests/fresh/root.sh
suite=${1:?usage: lua.sh SUITE}
log=$fresh/lua-$suite.log

has_phrases=yes luajit=luajit
[ "$suite" != bookworm ] || has_phrases=no luajit=luajit2
packages="gcc libc6-dev make cmake swig liblua5.1-0-dev liblua5.2-dev liblua5.3-dev liblua5.4-dev $luajit lua-unit lua-http \
    nginx-light libnginx-mod-http-lua apache2-utils apache2-bin haproxy lighttpd lighttpd-modules-lua tshark neovim \
    python3-pytest"
# No package starts a server.
install="printf '#!/bin/sh\\nexit 101\\n' >/usr/sbin/policy-rc.d && chmod 755 /usr/sbin/policy-rc.d &&
    apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends $packages"
options="-DCMAKE_BUILD_TYPE=Release -DCMAKE_INSTALL_PREFIX=/usr/local '-DHTTPSTATUS_LUA=5.1;5.2;5.3;5.4' -DHTTPSTATUS_LUAJIT=ON"

make_root "$suite"
try "$install"
try "cmake -S . -B build/lua $options && cmake --build build/lua --parallel $(nproc) && cmake --install build/lua"
try "pytest-3 -p no:cacheprovider -ra tests/lua/elsewhere"
grep ' passed' "$log"
try "HTTPSTATUS_LUA_TREE=/usr/local HTTPSTATUS_NGINX_HAS_PHRASES=$has_phrases \
    pytest-3 -p no:cacheprovider -rP tests/lua/nginx"
grep -E 'requests/s| passed' "$log"
