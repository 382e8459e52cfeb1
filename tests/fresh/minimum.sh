#!/bin/sh
# Builds and tests the committed project with the oldest tools that it takes: Python 3.9, Lua 5.1 and 5.4 and LuaJIT 2.1 of
# Debian 11, and CMake 3.23 and SWIG 4.1 of the Python package index. Presets need a newer CMake, and are not used.
# The tests in nginx and in fish are left out, whose options Debian 11's do not know; those in libraries of Python, whose
# releases need a newer Python; and that of what LuaJIT compiles, which since 2017 is more.
#
#   sh tests/fresh/minimum.sh
#
# What this needs is in tests/fresh/root.sh; also lua-unit, which is too old in Debian 11. build/fresh/bullseye.log
# keeps what was printed.
set -eu
cd "$(dirname "$0")/../.."
. tests/fresh/root.sh
log=$fresh/bullseye.log

packages="gcc libc6-dev make pkg-config python3-dev python3-pip lua5.1 liblua5.1-0-dev lua5.4 liblua5.4-dev luajit \
    python3-pytest python3-hypothesis nginx-light apache2-utils mandoc zsh shellcheck"
# No package starts a server.
install="printf '#!/bin/sh\\nexit 101\\n' >/usr/sbin/policy-rc.d && chmod 755 /usr/sbin/policy-rc.d &&
    apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends $packages"
options="-DHTTPSTATUS_PYTHON=ON '-DHTTPSTATUS_LUA=5.1;5.4' -DHTTPSTATUS_LUAJIT=ON -DHTTPSTATUS_CLI=ON -DHTTPSTATUS_TESTS=ON \
    -DHTTPSTATUS_ALL_TESTS=ON"

make_root bullseye
for version in 5.1 5.4; do
    install -D /usr/share/lua/$version/luaunit.lua "$root/usr/local/share/lua/$version/luaunit.lua" ||
        stop "lua-unit is missing: apt-get install lua-unit"
done
try "$install"
try "pip3 install --quiet 'cmake==3.23.*' 'swig==4.1.*'"
inside "cmake --version | head -n 1; swig -version | grep Version; python3 --version; lua5.4 -v; luajit -v"
try "cmake -S . -B build/minimum $options && cmake --build build/minimum --parallel $(nproc)"
try "PYTEST_ADDOPTS=\"-k 'not fish'\" ctest --test-dir build/minimum --output-on-failure \
    --label-regex 'unit|bindings' --exclude-regex 'nginx|python-libraries|luajit-traces'"
grep 'tests passed' "$log"
