#!/bin/sh
# Builds the library and its C tests with every compiler, dialect and machine that can be had here, without a
# warning, and runs the tests there: exhaustive sample, unit tests, replayed fuzz corpus and the program of 1.0.
#
#   sh tests/portability.sh [NAME...]
#
# Debian packages: gcc clang gcc-i686-linux-gnu gcc-aarch64-linux-gnu gcc-s390x-linux-gnu qemu-user musl-tools
# gcc-mingw-w64-x86-64 wine lld-14 llvm. Windows and macOS themselves are not run: what is built for Windows runs in
# Wine, and what is built for macOS is compiled, linked and compared with the map only.
set -eu
cd "$(dirname "$0")/.."
root=$PWD
build=$root/build/portability
warnings="-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Werror"
include="-I$root/include -I$root/tests/unit"

# need PROGRAM PACKAGE
need() {
    command -v "$1" >/dev/null || { echo "portability.sh: $1 is missing: apt-get install $2" >&2; exit 1; }
}

# compile_library COMMAND...: one object for each source, in the current folder.
compile_library() {
    for source in "$root"/lib/*.c "$root"/lib/generated/*.c; do
        folder=${source%/*}
        "$@" -DHTTPSTATUS_BUILDING "-I$root/include" -c "$source" -o "${folder##*/}-$(basename "$source" .c).o"
    done
}

# check COMMAND...: runs it with the emulator of this variant, and shows what it printed if it fails.
check() {
    $emulator "$@" >log 2>&1 || { cat log; return 1; }
}

# The options are words of their own in all of these.
# shellcheck disable=SC2046,SC2086
check_variant() {
    compiler=$1 emulator=$2
    compile_library $compiler $warnings -DHTTPSTATUS_STATIC
    models=$(echo "$root"/tests/unit/*_model.c)
    support="$root/tests/unit/unit.c $root/tests/unit/support.c $root/tests/unit/vectors.c $models"
    set -- *.o
    for source in "$root"/tests/unit/test_*.c; do
        test=$(basename "$source" .c)
        $compiler $warnings $include -DTEST_VECTORS_DIR="\"$root/tests/conformance-kit/vectors\"" "$source" $support "$@" -o $test
        check ./$test
    done
    for folder in "$root"/tests/fuzz/corpus/*; do
        target=$(basename "$folder")
        $compiler $warnings $include "$root/tests/fuzz/$target.c" "$root/tests/fuzz/replay.c" $models "$@" \
            -o "fuzz-$target"
        check "./fuzz-$target" "$folder"/*
    done
    $compiler $warnings $include "$root/tests/exhaustive/exhaustive.c" "$@" -pthread -o exhaustive
    check ./exhaustive sample
    $compiler $warnings $include "$root/tests/abi/compat.c" "$@" -o compat
    $emulator ./compat | cmp - "$root/tests/abi/compat.expected"
}

# exports PROGRAM...: fails unless what it prints are the names of the map.
exports() {
    "$@" | sed -n 's/^.*[] T]_*\(httpstatus_[a-z_]*\)$/\1/p' | sort >exported
    sed -n 's/^\t\(httpstatus_[a-z_]*\);$/\1/p' "$root/lib/httpstatus.map" | sort | diff - exported
}

check_windows() {
    compiler=x86_64-w64-mingw32-gcc
    need $compiler gcc-mingw-w64-x86-64
    need wine wine
    cmake -S "$root" -B . -DCMAKE_SYSTEM_NAME=Windows -DCMAKE_C_COMPILER=$compiler -DCMAKE_BUILD_TYPE=Release \
        -DHTTPSTATUS_WERROR=ON >log
    cmake --build . >log 2>&1 || { cat log; return 1; }
    exports x86_64-w64-mingw32-objdump -p lib/libhttpstatus.dll
    # shellcheck disable=SC2086
    $compiler -std=c11 $warnings $include "$root/tests/abi/compat.c" lib/libhttpstatus.dll.a -o compat.exe
    cp lib/libhttpstatus.dll .
    WINEPREFIX=$PWD/wine WINEDEBUG=-all wine compat.exe </dev/null 2>log | tr -d '\r' |
        cmp - "$root/tests/abi/compat.expected"
}

# Debian has no headers of macOS; those of musl declare what the library needs of the standard ones.
check_macos() {
    need ld64.lld-14 lld-14
    need llvm-nm llvm
    # shellcheck disable=SC2086
    compile_library clang --target=arm64-apple-macos11 -std=c11 -O2 $warnings -fvisibility=hidden \
        -nostdlibinc -isystem "/usr/include/$(uname -m)-linux-musl"
    cmake -S "$root" -B cmake >log
    ld64.lld-14 -arch arm64 -platform_version macos 11.0 11.0 -dylib -undefined dynamic_lookup \
        -exported_symbols_list cmake/lib/httpstatus.exp ./*.o -o libhttpstatus.dylib
    exports llvm-nm -gU libhttpstatus.dylib
}

# name: compiler with its options: what runs the programs: the package
variants="gcc-c11: gcc -std=c11 -O2:: gcc
gcc-gnu17: gcc -std=gnu17 -O3:: gcc
clang-c11: clang -std=c11 -O2:: clang
clang-gnu17: clang -std=gnu17 -O2:: clang
unsigned-char: gcc -std=c11 -O2 -funsigned-char:: gcc
lto: gcc -std=c11 -O2 -flto:: gcc
i386: i686-linux-gnu-gcc -std=c11 -O2 -static:: gcc-i686-linux-gnu
arm64: aarch64-linux-gnu-gcc -std=c11 -O2 -static: qemu-aarch64: gcc-aarch64-linux-gnu
big-endian: s390x-linux-gnu-gcc -std=c11 -O2 -static: qemu-s390x: gcc-s390x-linux-gnu
musl: musl-gcc -std=c11 -O2 -static:: musl-tools
windows:::
macos:::"

passed=
while IFS=: read -r name compiler emulator package; do
    [ $# -eq 0 ] || case " $* " in *" $name "*) ;; *) continue ;; esac
    rm -rf "${build:?}/$name"
    mkdir -p "$build/$name"
    cd "$build/$name"
    case $name in
        windows | macos) "check_$name" ;;
        *)
            # The first word is the program.
            # shellcheck disable=SC2086
            need $compiler $package
            check_variant "$compiler" "$emulator"
            ;;
    esac
    cd "$root"
    echo "$name: passed"
    passed="$passed $name"
done <<EOT
$variants
EOT
[ $# -gt 0 ] || python3 tests/reliability.py record portability "passed:$passed"
