#!/bin/sh
# A thousand threads, forks among callers, and a hundred thousand times loading and unloading.
#
#   sh tests/stress/run.sh
set -eu
cd "$(dirname "$0")/../.."
folder=build/stress
mkdir -p "$folder"
cc=${CC:-cc}
"$cc" -std=c11 -O2 -fPIC -shared -fvisibility=hidden -Iinclude lib/*.c lib/generated/*.c \
    -Wl,--version-script=lib/httpstatus.map -o "$folder/libhttpstatus.so"
"$cc" -std=c11 -O2 -Iinclude tests/stress/stress.c lib/*.c lib/generated/*.c -pthread -o "$folder/stress"
"$cc" -std=c11 -O2 tests/stress/load.c -ldl -o "$folder/load"
# What was wrong is on stderr; a program that ends in silence is named with its status.
calls=$("$folder/stress" 1000 1000) || { echo "run.sh: stress ended with $?: $calls" >&2; exit 1; }
loads=$("$folder/load" "$folder/libhttpstatus.so" 100000) || { echo "run.sh: load ended with $?" >&2; exit 1; }
figure="$calls; loaded and unloaded $loads times"
echo "$figure"
python3 tests/reliability.py record stress "$figure"
