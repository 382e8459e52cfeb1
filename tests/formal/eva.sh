#!/bin/sh
# Has Frama-C's Eva prove, for each function of this folder, that no index leaves its array, no pointer its object and
# no signed result its type, whatever the values that Eva is told to take as unknown. A single doubt fails.
#
#   sh tests/formal/eva.sh
#
# Debian 12 has it as frama-c-base; Debian 13 has no Frama-C.
set -eu
cd "$(dirname "$0")/../.."
command -v frama-c >/dev/null || { echo "eva.sh: frama-c is missing: apt-get install frama-c-base" >&2; exit 1; }
build=build/formal
mkdir -p "$build"
proved=0

# prove FUNCTION SOURCE...
prove() {
    function=$1
    shift
    frama-c -c11 -machdep x86_64 -cpp-extra-args="-Iinclude" "$@" -kernel-warn-key "CERT*=inactive" \
        -eva -main "$function" -eva-slevel 20 -eva-msg-key=-initial-state -eva-warn-key alarm=abort \
        >"$build/$function.log" 2>&1 || { tail -n 20 "$build/$function.log"; exit 1; }
    grep -q '^  0 alarms generated' "$build/$function.log"
    echo "$function: proved"
    proved=$((proved + 1))
}

lookup="tests/formal/lookup.c lib/registry.c lib/class.c lib/vocabulary.c lib/language.c lib/generated/tables.c
    lib/generated/texts.c"
# The sources are words of their own.
# shellcheck disable=SC2086
prove any_code $lookup
# shellcheck disable=SC2086
prove any_place_of_a_list $lookup
prove any_item tests/formal/format.c
# Whether there is a phrase has to stay known after the function that appends it.
prove any_line tests/formal/format.c lib/line.c -eva-split-return full
# The century of two digits is looked for in at most 100 steps.
prove any_wait tests/formal/wait.c -eva-auto-loop-unroll 100
python3 tests/reliability.py record formal "$proved proofs by Eva, without an alarm"
