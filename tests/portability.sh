#!/bin/sh
# Builds the library and its C tests with every compiler, dialect and machine that can be had here, without a
# warning, and runs the tests there: exhaustive sample, unit tests, replayed fuzz corpus and the program of 1.0.
#
#   sh tests/portability.sh [NAME...]
#
# Debian packages: clang gcc-i686-linux-gnu gcc-aarch64-linux-gnu gcc-s390x-linux-gnu libc6-dev-*-cross qemu-user
# musl-tools. cmocka is not packaged for these machines; tests/cmocka stands in for it. Windows and macOS are not run
# here; CMake makes their export lists of the map.
set -eu
cd "$(dirname "$0")/.."
root=$PWD
build=$root/build/portability
warnings="-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Werror"
unit="test_class test_edges test_find test_line test_registry test_semantics test_set test_text"
fuzz="find closest parse cache_flags set method vendor text"

# name: compiler, options, and what runs the programs
variants="gcc-c11: gcc -std=c11 -O2 :
gcc-gnu17: gcc -std=gnu17 -O3 :
clang-c11: clang -std=c11 -O2 :
clang-gnu17: clang -std=gnu17 -O2 :
unsigned-char: gcc -std=c11 -O2 -funsigned-char :
i386: i686-linux-gnu-gcc -std=c11 -O2 -static :
arm64: aarch64-linux-gnu-gcc -std=c11 -O2 -static : qemu-aarch64
big-endian: s390x-linux-gnu-gcc -std=c11 -O2 -static : qemu-s390x
musl: musl-gcc -std=c11 -O2 -static :"

# The options are words of their own in all of these, and so are the objects.
# shellcheck disable=SC2046,SC2086
check_variant() {
    name=$1 compiler=$2 emulator=$3
    mkdir -p "$build/$name"
    cd "$build/$name"
    include="-I$root/include -I$root/tests -I$root/tests/cmocka"
    for source in "$root"/lib/*.c "$root"/lib/generated/*.c; do
        folder=${source%/*}
        $compiler $warnings $include -DHTTPSTATUS_STATIC -c "$source" -o "${folder##*/}-$(basename "$source" .c).o"
    done
    support="$root/tests/support.c $root/tests/vectors.c $root/tests/find_model.c"
    set -- *.o
    for test in $unit; do
        [ -f "$root/tests/$test.c" ] || continue
        $compiler $warnings $include -DTEST_VECTORS_DIR="\"$root/tests/vectors\"" "$root/tests/$test.c" $support "$@" -o "$test"
        $emulator ./$test >"$test.log" 2>&1 || { cat "$test.log"; return 1; }
    done
    # bulk.c is in this test itself.
    $compiler $warnings $include "$root/tests/test_bulk.c" $(printf '%s\n' "$@" | grep -v '^lib-bulk') -o test_bulk
    $emulator ./test_bulk >test_bulk.log 2>&1 || { cat test_bulk.log; return 1; }
    for target in $fuzz; do
        [ -f "$root/tests/fuzz/$target.c" ] || continue
        $compiler $warnings $include "$root/tests/fuzz/$target.c" "$root/tests/fuzz/replay.c" "$root/tests/find_model.c" "$@" -o "fuzz-$target"
        $emulator "./fuzz-$target" "$root/tests/fuzz/corpus/$target"/* >/dev/null
    done
    $compiler $warnings $include "$root/tests/exhaustive.c" "$@" -pthread -o exhaustive
    $emulator ./exhaustive sample >/dev/null
    $compiler $warnings $include "$root/tests/abi/compat.c" "$@" -o compat
    $emulator ./compat | cmp - "$root/tests/abi/compat.expected"
    cd "$root"
}

rm -rf "$build"
passed=
missing=
while IFS=: read -r name compiler emulator; do
    [ $# -eq 0 ] || case " $* " in *" $name "*) ;; *) continue ;; esac
    runner=${emulator# }
    program=${compiler# }
    program=${program%% *}
    if ! command -v "$program" >/dev/null || { [ -n "$runner" ] && ! command -v "$runner" >/dev/null; }; then
        echo "$name: not installed"
        missing="$missing $name"
        continue
    fi
    check_variant "$name" "$compiler" "$runner"
    echo "$name: passed"
    passed="$passed $name"
done <<EOT
$variants
EOT
[ -z "$missing" ] || { echo "portability.sh: not installed:$missing" >&2; exit 1; }
[ $# -gt 0 ] || python3 tests/reliability.py record portability "passed:$passed"
