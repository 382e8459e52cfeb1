#!/bin/sh
# Measures everything that is installed, records it in tests/bench/figures.csv and writes the tables of
# docs/performance.md.
#
#   sh tests/bench/run.sh
#
# Builds the library and its bindings for itself. Measures gperf, libmicrohttpd, libsoup, Go, Rust, Node and their
# packages where they are found, and names those that are not. `sh build.sh tools` installs them, except Rust.
set -eu
cd "$(dirname "$0")/../.."

here=tests/bench
out=build/bench
build=$out/release
. tests/peers/install.sh
mkdir -p $out/codes $out/texts

note() {
    echo "run.sh: $*" >&2
    echo "$*" >>$out/missing.txt
}

# can PROGRAM NAME: whether a program is there; notes the name of what is not measured without it.
can() {
    has "$1" && return
    note "$2: $1 is not installed"
    return 1
}

# measures PACKAGE NAME: notes a library that CMake has not found.
measures() {
    grep -q "$1_FOUND:INTERNAL=1" $build/CMakeCache.txt || note "$2 is not installed"
}

: >$out/missing.txt
cmake -S . -B $build -DCMAKE_BUILD_TYPE=Release -DHTTPSTATUS_BENCH=ON -DHTTPSTATUS_PYTHON=ON -DHTTPSTATUS_LUA=5.4 \
    -DHTTPSTATUS_LUAJIT=ON -DPython3_EXECUTABLE=$PYTHON >$out/build.log
cmake --build $build -j "$(nproc)" >>$out/build.log
measures microhttpd libmicrohttpd
measures soup libsoup-3.0
can gperf gperf || :
$build/tests/bench/bench inputs $out

{
    $build/tests/bench/bench
    $build/tests/bench/bench-load
    $PYTHON $here/bench_sizes.py "${CC:-cc}" $build/lib/libhttpstatus.a

    $PYTHON $here/bench_peers.py $out
    if can go "Go StatusText"; then
        go run $here/bench_peers.go $out/codes/*.txt
    fi
    if can npm "Node"; then
        install_node_packages || note "statuses and http-status-codes could not be installed"
        NODE_PATH=$HTTPSTATUS_PEERS/node_modules node $here/bench_peers.js $out
    fi
    if can cargo "Rust http"; then
        if build_rust_programs $here/bench_peers.rs; then
            "$HTTPSTATUS_PEERS/bench_peers" $out/codes/*.txt
        else
            note "the http crate could not be built"
        fi
    fi

    PYTHONPATH=$build/python $PYTHON $here/bench_python.py
    sh $here/bench_lua.sh $build
} >$out/lines.jsonl

$PYTHON $here/page.py record $out
