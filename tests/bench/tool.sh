#!/bin/sh
# Builds the command-line tool with CMAKE_BUILD_TYPE=Release, and measures it against what people use in its place.
#
#   sh tests/bench/tool.sh
#
# Needs ripgrep, which `sh build.sh tools` installs.
set -eu
cd "$(dirname "$0")/../.."

build=build/bench/tool
mkdir -p $build
cmake -S . -B $build -DCMAKE_BUILD_TYPE=Release -DHTTPSTATUS_CLI=ON >$build/build.log
cmake --build $build --target httpstatus-cli -j "$(nproc)" >>$build/build.log
/usr/bin/python3 tests/bench/bench_tool.py $build/bin/httpstatus
