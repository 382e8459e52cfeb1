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
. tests/peers/install.sh
mkdir -p "$out/codes" "$out/texts"

note() {
    echo "run.sh: $*" >&2
    echo "$*" >>"$out/missing.txt"
}

# can PROGRAM NAME: whether a program is there; notes the name of what is not measured without it.
can() {
    has "$1" && return
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
can gperf gperf || :
"$out/release/tests/bench/bench" inputs "$out"

{
    "$out/release/tests/bench/bench"
    "$out/release/tests/bench/bench-load"

    $PYTHON $here/bench_peers.py "$out"
    if can go "Go StatusText"; then
        go run $here/bench_peers.go "$out"/codes/*.txt
    fi
    if can npm "Node"; then
        install_node_packages || note "statuses and http-status-codes could not be installed"
        NODE_PATH=$HTTPSTATUS_PEERS/node_modules node $here/bench_peers.js "$out"
    fi
    if can cargo "Rust http"; then
        if build_rust_programs $here/bench_peers.rs; then
            "$HTTPSTATUS_PEERS/bench_peers" "$out"/codes/*.txt
        else
            note "the http crate could not be built"
        fi
    fi

    if [ -d "$bindings/python" ]; then
        PYTHONPATH=$bindings/python $PYTHON $here/bench_python.py
    else
        note "the Python package is not built in $bindings"
    fi
    if [ -d "$bindings/lua5.4" ] && can luajit "Lua"; then
        sh $here/bench_lua.sh "$bindings"
    else
        note "the Lua modules are not built in $bindings"
    fi
} >"$out/lines.jsonl"

$PYTHON $here/page.py record "$out"
