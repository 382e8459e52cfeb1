#!/bin/sh
# Makes the Debian packages on Debian 12, and tries them in a bare root file system of it: installs them, uses all of
# them, upgrades them, uses them again, purges them, and looks for what they left behind.
#
#   sh tests/packages/trial.sh
#
# Needs root. Debian packages: lintian, those that the preset `packages` needs, and those of tests/fresh/root.sh.
set -eu
cd "$(dirname "$0")/../.."
. tests/fresh/root.sh
command -v lintian >/dev/null || stop "lintian is missing: apt-get install lintian"
built=$PWD/build/packages
log=$built/trial.log
mkdir -p "$built"

passed=0
failed=0

# check WHAT COMMAND...: runs the command, and shows what it printed only if it fails.
check() {
    what=$1
    shift
    if "$@" >"$log" 2>&1; then
        passed=$((passed + 1))
        echo "ok: $what"
    else
        failed=$((failed + 1))
        echo "FAILED: $what"
        cat "$log"
    fi
}

SOURCE_DATE_EPOCH=$(date +%s)
export SOURCE_DATE_EPOCH

# make_packages BUILD FOLDER [CPACK OPTION...]
make_packages() {
    build=$1 folder=$2
    shift 2
    rm -rf "$folder"
    cmake --preset packages -B "$build" && cmake --build "$build" -j "$(nproc)" &&
        cpack --config "$build/CPackConfig.cmake" -B "$folder" "$@"
}

# packages FIELD FOLDER: this field of every package there.
packages() {
    for package in "$2"/*.deb; do
        dpkg-deb --field "$package" "$1"
    done
}

apt="DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends"

# What apt would install in addition to our own packages, and what they are tried with.
prepare() {
    printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d" # no package starts a server
    chmod 755 "$root/usr/sbin/policy-rc.d"
    inside "apt-get -qq update" || return
    inside "$apt install --simulate /root/debian/*.deb" | awk '$1 == "Inst" { print $2 }' |
        grep -vxF "$ours" >"$built/depends" || return
    inside "$apt install $(tr '\n' ' ' <"$built/depends") \
        gcc libc6-dev pkgconf lua5.1 lua5.2 lua5.3 lua5.4 luajit2 nginx-light libnginx-mod-http-lua apache2-utils \
        lua-unit man-db python3-pytest haproxy lighttpd lighttpd-modules-lua apache2-bin tshark nmap neovim lua-http"
}

# Everything that is there but what apt, man, nginx and the tries themselves write.
files() {
    find "$root" -xdev -path "$root/root" -prune -o -path "$root/tmp/*" -prune -o -path "$root/var/cache/*" -prune -o \
        -path "$root/var/lib/apt/*" -prune -o -path "$root/var/lib/nginx/*" -prune -o -path "$root/var/log/*" -prune -o \
        -name '*-old' -o -printf '%P %y %m %l\n' | sort
}

report="docs/examples/access.log"

use() {
    check "$1: every file is as its package says" \
        inside "test -z \"\$(dpkg --verify $names)\" && test -z \"\$(find /usr/share/doc -xtype l)\""
    check "$1: C, by pkg-config" inside \
        "gcc docs/examples/status_report.c \$(pkg-config --cflags --libs httpstatus) -o /tmp/report &&
        /tmp/report $report >/tmp/c.txt && grep -q 'Not Found' /tmp/c.txt"
    check "$1: Python" inside "python3 docs/examples/status_report.py $report | cmp - /tmp/c.txt &&
        test -n \"\$(find /usr/lib/python3/dist-packages/httpstatus -name '*.pyc')\""
    for version in 5.1 5.2 5.3 5.4; do
        check "$1: Lua $version" inside "lua$version docs/examples/status_report.lua $report | cmp - /tmp/c.txt"
    done
    check "$1: LuaJIT, with FFI and without" inside "luajit docs/examples/status_report.lua $report | cmp - /tmp/c.txt &&
        luajit -e 'assert(require \"httpstatus\".backend == \"ffi\")' &&
        luajit -e 'package.preload.ffi = nil assert(require \"httpstatus\".backend == \"swig\")'"
    check "$1: nginx" inside \
        "HTTPSTATUS_LUA_TREE=/usr HTTPSTATUS_REQUESTS=10000 pytest-3 -p no:cacheprovider tests/lua/nginx"
    check "$1: HAProxy, lighttpd, Apache, tshark, Neovim and a client" \
        inside "pytest-3 -p no:cacheprovider tests/lua/elsewhere"
    check "$1: nmap" inside "nmap --script /root/status.nse | grep -F 'Service Unavailable'"
    check "$1: the command" inside "httpstatus 404 | grep -F 'Not Found' && python3 -m httpstatus 404 >/tmp/404 &&
        httpstatus 404 | cmp - /tmp/404 && bash -c '. /usr/share/bash-completion/completions/httpstatus'"
    check "$1: the manual pages" \
        inside "man 1 httpstatus | grep -F httpstatus && man 3 httpstatus_find | grep -F httpstatus_find"
    check "$1: the documentation" inside "grep -qF httpstatus_find /usr/share/doc/libhttpstatus/c/group__*.html &&
        test -f /usr/share/doc/libhttpstatus/python/index.html -a -f /usr/share/doc/libhttpstatus/site/index.html"
}

check "the packages are made" make_packages "$built" "$built/debian"
[ $failed -eq 0 ] || exit 1
check "the packages are made with a higher revision" \
    make_packages "$built" "$built/next" -D CPACK_DEBIAN_PACKAGE_RELEASE=0upstream2
check "the packages are made elsewhere" make_packages "$built/elsewhere" "$built/again"
check "they are the same bytes there" diff -r --exclude=_CPack_Packages "$built/debian" "$built/again"
check "lintian finds neither an error nor a warning" lintian --fail-on error,warning "$built"/debian/*.deb "$built"/next/*.deb
ours=$(packages Package "$built/debian")
names=$(echo "$ours" | tr '\n' ' ')

make_root bookworm
cp -r "$built/debian" "$built/next" tests/packages/status.nse "$root/root/"
check "apt finds what they depend on" prepare
files >"$built/before"

check "apt installs them" inside "$apt install /root/debian/*.deb"
use installed
check "apt upgrades them" inside "$apt install /root/next/*.deb"
check "the new version is there" test \
    "$(inside "dpkg-query -W -f '\${Version}\n' $names" | uniq)" = "$(packages Version "$built/next" | uniq)"
use upgraded
check "apt purges them" inside "$apt purge $names"
files >"$built/after"
check "nothing is left behind" diff "$built/before" "$built/after"
check "the linker has forgotten the library" inside "! ldconfig -p | grep httpstatus"
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
