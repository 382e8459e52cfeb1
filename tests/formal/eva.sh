#!/bin/sh
# Has Frama-C's Eva prove, for each function of this folder, that no index leaves its array, no pointer its object and
# no signed result its type, for any values that Eva takes as unknown. A single doubt fails.
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
asked=$build/asked # the public functions that are called by those of this folder
: >"$asked"

# prove FUNCTION SOURCE...: as another compiler than gcc sees it, because Eva knows nothing after inline assembly.
prove() {
    function=$1
    shift
    frama-c -c11 -machdep x86_64 -cpp-extra-args="-Iinclude -U__GNUC__" "$@" -kernel-warn-key "CERT*=inactive" \
        -eva -main "$function" -eva-slevel 20 -eva-msg-key=-initial-state -eva-show-progress -eva-warn-key alarm=abort \
        >"$build/$function.log" 2>&1 || { echo "$function: not proved"; tail -n 20 "$build/$function.log"; exit 1; }
    grep -q '^  0 alarms generated' "$build/$function.log" || { echo "$function: not proved" >&2; exit 1; }
    sed -n '/computing for function httpstatus_/ {
        s/.* function httpstatus_\([a-z_]*\) .*/\1/
        h
        n
        /Called from tests\/formal/ {
            g
            p
        }
    }' "$build/$function.log" >>"$asked"
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
prove any_set_and_code tests/formal/sets.c
# A code of a set is known to be less than SET_CODES only where Eva does not guess how far a loop goes.
prove any_set tests/formal/sets.c -eva-slevel 0 -eva-min-loop-unroll 4 -eva-widening-delay 1100
# Whether there is a phrase has to stay known after the function that appends it.
prove any_line tests/formal/format.c lib/line.c -eva-split-return full
# The century of two digits is looked for in at most 100 steps.
prove any_wait tests/formal/wait.c -eva-auto-loop-unroll 100
# The quotes are of Markdown.
# shellcheck disable=SC2016
functions=$(sort -u "$asked" | sed 's/.*/`&`/' | paste -s -d ' ')
python3 tests/reliability.py record formal "$proved proofs by Eva, without an alarm" \
    "$(sort -u "$asked" | wc -l) of the $(grep -c '^HTTPSTATUS_API ' include/httpstatus.h) functions, for every int, index \
and set: $functions. Also the lists of a code and the arithmetic of dates. Not the functions that read a text, such as \
\`find\`, for which there are the fuzzers"
