#!/bin/sh
# Measures everything that is installed, and writes build/bench/results.json and docs/performance.md with its charts.
#
#   sh tests/bench/run.sh [BUILD]     BUILD: a folder with the Python and Lua bindings, if they are to be measured
#
# Needs cmake, gcc and python3 with matplotlib; measures libmicrohttpd, libsoup, Go, Rust, Node and their packages where
# they are found, and names those that are not.
set -eu
cd "$(dirname "$0")/../.."

here=tests/bench
out=build/bench
bindings=${1:-build/release}
PYTHON=/usr/bin/python3
mkdir -p "$out/codes"

note() {
    echo "run.sh: $*" >&2
    echo "$*" >>"$out/missing.txt"
}

# has PROGRAM NAME: whether a program is there; notes the name of what is not measured without it.
has() {
    command -v "$1" >/dev/null && return
    note "$2: $1 is not installed"
    return 1
}

: >"$out/missing.txt"
cmake -S . -B "$out/release" -DCMAKE_BUILD_TYPE=Release -DHTTPSTATUS_BENCH=ON >"$out/build.log"
cmake --build "$out/release" -j "$(nproc)" >>"$out/build.log"
bench=$out/release/tests/bench/bench
grep -q 'microhttpd_FOUND:INTERNAL=1' "$out/release/CMakeCache.txt" || note "libmicrohttpd is not installed"
grep -q 'soup_FOUND:INTERNAL=1' "$out/release/CMakeCache.txt" || note "libsoup-3.0 is not installed"
$bench inputs "$out/codes"

{
    $bench codes requests texts closest lines bulk peers
    [ "$(awk '/MemAvailable/ {print $2}' /proc/meminfo)" -lt 2000000 ] || $bench gibibyte
    "$out/release/tests/bench/bench-load"
    $PYTHON $here/growth.py "$out"
    if has valgrind "callgrind's profile"; then
        $PYTHON $here/profile.py "$out" || note "the profile could not be taken"
    fi

    $PYTHON $here/peers/python_peers.py "$out"/codes/*.txt
    if has go "Go StatusText"; then
        go run $here/peers/go_status_text.go "$out"/codes/*.txt
    fi
    if has node "Node"; then
        npm install --silent --no-audit --no-fund --prefix "$out/node" statuses@2 http-status-codes@2 >/dev/null ||
            note "statuses and http-status-codes could not be installed"
        NODE_PATH=$out/node/node_modules node $here/peers/node.js "$out"/codes/*.txt
    fi
    if has cargo "Rust http"; then
        if CARGO_TARGET_DIR=$out/rust cargo build --quiet --release --manifest-path $here/peers/rust/Cargo.toml; then
            "$out/rust/release/peer" "$out"/codes/*.txt
        else
            note "the http crate could not be built"
        fi
    fi
} >"$out/lines.jsonl"
rm -f $here/peers/rust/Cargo.lock

if [ -d "$bindings/python" ]; then
    PYTHONPATH=$bindings/python $PYTHON $here/bench_python.py >"$out/python.txt"
else
    note "the Python package is not built in $bindings"
fi
if [ -d "$bindings/lua5.4" ] && has luajit "Lua"; then
    sh $here/bench_lua.sh "$bindings" >"$out/lua.txt" 2>/dev/null
    sed -n 's/^ *\(lua-http is not installed\)/\1/p' "$out/lua.txt" | sort -u | while read -r line; do note "$line"; done
else
    note "the Lua modules are not built in $bindings"
fi

$PYTHON $here/report.py "$out"
