#!/bin/sh
# Builds, tries and tests the library on Debian 12 or 13, installing what is missing first.
#
#   sh build.sh demo    build, install into build/demo, and report on a sample log in C, Python, Lua and the tool
#   sh build.sh test    build everything and run every test
#   sh build.sh tools   on Debian 12, install what docs/reliability.md and tests/conformance also need
#
# Installing needs root or sudo; nothing else does. CONTRIBUTING.md says how to build by hand.
set -eu
cd "$(dirname "$0")"

# Of names with a | between them the first that the release has: Debian 13 took luajit2 into luajit.
BUILD_PACKAGES="gcc libc6-dev make cmake pkgconf swig python3-dev lua5.4 liblua5.4-dev
    liblua5.1-0-dev liblua5.2-dev liblua5.3-dev luajit2|luajit
    zlib1g-dev"
TEST_PACKAGES="g++ clang lld lua5.1 lua5.2 lua5.3 lua-unit python3-pytest python3-hypothesis python3-numpy
    python3-starlette python3-fastapi pypy3
    nginx-light libnginx-mod-http-lua apache2-utils haproxy lighttpd lighttpd-modules-lua tshark neovim
    curl nodejs node-statuses libmicrohttpd-dev libhttp-message-perl
    varnish squid apache2-bin python3-cachecontrol wget python3-urllib3 python3-requests python3-httpx
    python3-aiohttp python3-gi gir1.2-soup-3.0 lua-http libwww-perl node-follow-redirects python3-yaml
    mandoc man-db zsh fish doxygen python3-sphinx python3-jinja2 python3-markdown python3-html5lib
    chromium valgrind abigail-tools binutils
    clang-format clang-tidy cppcheck shellcheck lua-check python3-venv git lintian
    libclang-rt-14-dev|libclang-rt-19-dev zip meson
    tcc gcc-i686-linux-gnu libc6-dev-i386-cross gcc-s390x-linux-gnu libc6-dev-s390x-cross qemu-user"
TOOL_PACKAGES="gcovr llvm gcc-mingw-w64-x86-64 wine
    gcc-aarch64-linux-gnu libc6-dev-arm64-cross musl-tools python3-pip npm golang-go
    default-jdk-headless debootstrap afl++ ninja-build python3-dbg luarocks frama-c-base
    gperf libsoup-3.0-dev ripgrep dpkg-dev libpcre2-dev perl libssl-dev libffi-dev
    maven ruby-rack php-cli php-symfony-http-foundation"

# Debian's own interpreter, for which the packages above are: another python3 may come first in PATH.
PYTHON=/usr/bin/python3

missing_packages() {
    for names in "$@"; do
        # shellcheck disable=SC2086
        (IFS='|' && dpkg-query -W -f '${Status}\n' $names 2>/dev/null) | grep -q 'ok installed' || echo "$names"
    done
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

# The tests start servers of their own; the packages must not start theirs (invoke-rc.d asks this file).
POLICY=/usr/sbin/policy-rc.d
apt_install() {
    dependencies=$(echo "$*" | sed 's/ /, /g')
    as_root apt-get -qq update || return
    if [ -e $POLICY ]; then
        as_root apt-get -qq satisfy -y --no-install-recommends "$dependencies" >/dev/null
        return
    fi
    trap 'as_root rm -f $POLICY' EXIT
    trap 'exit 130' INT TERM
    printf '#!/bin/sh\nexit 101\n' | as_root tee $POLICY >/dev/null
    as_root chmod 755 $POLICY
    installed=0
    as_root apt-get -qq satisfy -y --no-install-recommends "$dependencies" >/dev/null || installed=$?
    as_root rm -f $POLICY
    trap - EXIT INT TERM
    return $installed
}

# install_packages NAME...: installs those that are missing, and stops with their names if that fails.
install_packages() {
    # The names have no white space, and each is a word of its own.
    # shellcheck disable=SC2046
    set -- $(missing_packages "$@")
    [ $# -eq 0 ] && return
    echo "Installing: $*"
    export DEBIAN_FRONTEND=noninteractive
    if ! apt_install "$@"; then
        echo "build.sh: these packages are missing and could not be installed: $*" >&2
        exit 1
    fi
}

# build PRESET [OPTION...]: configures and builds; shows the whole log only if that fails.
build() {
    preset=$1
    mkdir -p "build/$preset"
    log=build/$preset/build.log
    if ! { cmake --preset "$@" -DPython3_EXECUTABLE=$PYTHON && cmake --build "build/$preset" -j "$(nproc)"; } >"$log" 2>&1; then
        cat "$log" >&2
        exit 1
    fi
}

demo() {
    # shellcheck disable=SC2086
    install_packages $BUILD_PACKAGES
    build release
    prefix=$PWD/build/demo
    rm -rf "$prefix"
    cmake --install build/release --prefix "$prefix" >/dev/null

    # Where Debian's CMake puts a library depends on the prefix.
    libdir=$(dirname "$(find "$prefix" -name libhttpstatus.so)")
    export PKG_CONFIG_PATH="$libdir/pkgconfig" LD_LIBRARY_PATH="$libdir"
    # The flags are words of their own.
    # shellcheck disable=SC2046
    gcc docs/examples/status_report.c $(pkg-config --cflags --libs httpstatus) -o build/demo/status_report

    log=docs/examples/access.log
    build/demo/status_report $log >build/demo/c.txt
    PYTHONPATH=$(echo "$prefix"/lib/python3*/*-packages) $PYTHON docs/examples/status_report.py $log >build/demo/python.txt
    LUA_PATH="$prefix/share/lua/5.4/?.lua;$prefix/share/lua/5.4/?/init.lua;;" LUA_CPATH="$prefix/lib/lua/5.4/?.so;;" \
        lua5.4 docs/examples/status_report.lua $log >build/demo/lua.txt
    cmp build/demo/c.txt build/demo/python.txt
    cmp build/demo/c.txt build/demo/lua.txt
    build/demo/bin/httpstatus log $log
    cat <<END

C, Python and Lua wrote the same report on this sample log: build/demo/c.txt has $(wc -l <build/demo/c.txt) lines.

Try next:
  build/demo/bin/httpstatus 503
  build/demo/bin/httpstatus retry 503 POST
  build/demo/bin/httpstatus log $log --fail-on 5xx
  man -l build/demo/share/man/man3/httpstatus.3
Read next: docs/index.md
END
}

# What was left out inside of the tests of the last run, and why; then what the unit tests, pytest and luaunit counted.
totals() {
    awk '
        function skip(number, reason) {
            skipped += number
            reasons[reason] += number
        }
        # pytest and tests/lua/run.lua say how many, where and why; a test of ctest that is skipped as a whole, why.
        match($0, /^SKIPPED \[[0-9]+\] [^ ]+: /) { skip(substr($2, 2) + 0, substr($0, RLENGTH + 1)) }
        /^Skipped: / { skip(1, substr($0, 10)) }
        sub(/^Skip regular expression found in output. Regex=/, "") { skip(1, "a test printed " $0) }
        /^unit tests: / || /^=+ .* in [0-9.]+s/ || /^Ran [0-9]+ tests in / {
            for (i = 2; i <= NF; i++) {
                word = $i
                gsub(/[^a-z]/, "", word)
                count[word] += $(i - 1)
            }
        }
        END {
            print "\nSkipped:" (skipped ? "" : " nothing")
            fflush()
            sort = "sort -k 1nr -k 2"
            for (reason in reasons)
                printf "%6d  %s\n", reasons[reason], reason | sort
            close(sort)
            printf "\n%d passed, %d failed, %d skipped\n", count["passed"] + count["successes"],
                count["failed"] + count["failures"] + count["errors"] + count["error"], skipped
        }' "$1"
}

tests() {
    # shellcheck disable=SC2086
    install_packages $BUILD_PACKAGES $TEST_PACKAGES
    build dev
    result=0
    ctest --preset dev --parallel "$(nproc)" || result=$?
    totals build/dev/Testing/Temporary/LastTest.log
    return $result
}

case "${1:-}" in
    demo) demo ;;
    test) tests ;;
    tools)
        # shellcheck disable=SC2086
        install_packages $BUILD_PACKAGES $TEST_PACKAGES $TOOL_PACKAGES
        ;;
    *)
        sed -n '2,8s/^# \{0,1\}//p' "$0" >&2
        exit 2
        ;;
esac
