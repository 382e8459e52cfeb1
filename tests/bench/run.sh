#!/bin/sh
# Measures everything that is installed, records it in tests/bench/figures.csv and writes the tables of
# docs/performance.md.
#
#   sh tests/bench/run.sh [BUILD]     BUILD: a folder with the Python and Lua bindings, if they are to be measured
#
# Measures gperf, libmicrohttpd, libsoup, Go, Rust, Node and their packages where they are found, and names those that
# are not; sh build.sh tools installs them, except Rust.
set -eu
cd "$(dirname "$0")/../.."

here=tests/bench
out=build/bench
bindings=${1:-build/release}
PYTHON=/usr/bin/python3
mkdir -p "$out/codes" "$out/texts"

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

# measures PACKAGE NAME: notes a library that CMake has not found.
measures() {
    grep -q "$1_FOUND:INTERNAL=1" "$out/release/CMakeCache.txt" || note "$2 is not installed"
}

: >"$out/missing.txt"
cmake -S . -B "$out/release" -DCMAKE_BUILD_TYPE=Release -DHTTPSTATUS_BENCH=ON >"$out/build.log"
cmake --build "$out/release" -j "$(nproc)" >>"$out/build.log"
measures microhttpd libmicrohttpd
measures soup libsoup-3.0
has gperf gperf || :
"$out/release/tests/bench/bench" inputs "$out"

{
    "$out/release/tests/bench/bench"
    "$out/release/tests/bench/bench-load"

    $PYTHON $here/peers/python_peers.py "$out"
    if has go "Go StatusText"; then
        go run $here/peers/go_status_text.go "$out"/codes/*.txt
    fi
    if has npm "Node"; then
        npm install --silent --no-audit --no-fund --prefix "$out/node" statuses@2 http-status-codes@2 >/dev/null ||
            note "statuses and http-status-codes could not be installed"
        NODE_PATH=$out/node/node_modules node $here/peers/node.js "$out"
    fi
    if has cargo "Rust http"; then
        if CARGO_TARGET_DIR=$out/rust cargo build --quiet --release --manifest-path $here/peers/rust/Cargo.toml; then
            "$out/rust/release/peer" "$out"/codes/*.txt
        else
            note "the http crate could not be built"
        fi
    fi

    if [ -d "$bindings/python" ]; then
        PYTHONPATH=$bindings/python $PYTHON $here/bench_python.py
    else
        note "the Python package is not built in $bindings"
    fi
    if [ -d "$bindings/lua5.4" ] && has luajit "Lua"; then
        sh $here/bench_lua.sh "$bindings"
    else
        note "the Lua modules are not built in $bindings"
    fi
} >"$out/lines.jsonl"
rm -f $here/peers/rust/Cargo.lock

$PYTHON $here/page.py record "$out"
