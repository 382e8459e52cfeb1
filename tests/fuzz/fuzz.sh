#!/bin/sh
# Fuzzes each target with libFuzzer under ASan and UBSan, one after the other, and records how many inputs ran.
#
#   sh tests/fuzz/fuzz.sh SECONDS [TARGET...]
#
# The corpus that grows stays in build/fuzz/corpus. For AFL++ build the same targets with CC=afl-clang-fast and
# run: afl-fuzz -i tests/fuzz/corpus/find -o build/afl -x tests/fuzz/httpstatus.dict build/fuzz/tests/fuzz/fuzz-find
set -eu
cd "$(dirname "$0")/../.."
seconds=$1
shift
[ $# -gt 0 ] || set -- find closest parse cache_flags set method vendor text
build=build/fuzz

executed() {
    sed -n 's/^stat::number_of_executed_units: *//p' "$1"
}

cmake --preset fuzz >/dev/null
cmake --build "$build" --parallel 2 >/dev/null
for target in "$@"; do
    mkdir -p "$build/corpus/$target"
    log=$build/$target.log
    "$build/tests/fuzz/fuzz-$target" -max_total_time="$seconds" -timeout=10 -print_final_stats=1 -use_value_profile=1 \
        -dict=tests/fuzz/httpstatus.dict -artifact_prefix="$build/$target-" "$build/corpus/$target" \
        "tests/fuzz/corpus/$target" 2>"$log" || { tail -n 40 "$log" >&2; exit 1; }
    echo "$target: $(executed "$log") inputs"
done

# What each target did when it last ran, this time or before.
total=0
count=0
for log in "$build"/*.log; do
    total=$((total + $(executed "$log")))
    count=$((count + 1))
done
python3 tests/reliability.py record fuzz "$total inputs through $count targets, each in its last run; no failure"
