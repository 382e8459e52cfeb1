#!/bin/sh
# Gives all 2^32 ints to every function and records how that went; ten minutes on two processors.
#
#   sh tests/exhaustive.sh
set -eu
cd "$(dirname "$0")/.."
folder=build/exhaustive
mkdir -p "$folder"
${CC:-cc} -std=c11 -O2 -Iinclude tests/exhaustive.c lib/*.c lib/generated/*.c -pthread -o "$folder/exhaustive"
figure=$("$folder/exhaustive")
echo "$figure"
python3 tests/reliability.py record exhaustive "$figure"
