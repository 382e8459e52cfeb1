#!/bin/sh
# Gives all 2^32 ints to every function that takes one, and records how that went.
#
#   sh tests/exhaustive/run.sh [sample]     a sample takes seconds, and is not recorded
#
# All is compiled as one, so that the compiler can inline the calls: a quarter of the time.
set -eu
cd "$(dirname "$0")/../.."
folder=build/exhaustive
mkdir -p "$folder"
${CC:-cc} -std=c11 -O2 -flto -Iinclude tests/exhaustive/exhaustive.c lib/*.c lib/generated/*.c -pthread -o "$folder/exhaustive"
# The first failures are on stderr; a program that ends in silence is named with its status.
figure=$("$folder/exhaustive" "$@") || { echo "run.sh: exhaustive ended with $?: $figure" >&2; exit 1; }
echo "$figure"
[ $# -gt 0 ] || python3 tests/reliability.py record exhaustive "$figure"
