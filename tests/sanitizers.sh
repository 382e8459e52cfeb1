#!/bin/sh
# Runs the C tests under every sanitizer and under valgrind, and records which had nothing to say.
#
#   sh tests/sanitizers.sh [NAME...]
#
# Debian packages: clang libclang-rt-14-dev llvm valgrind. cmocka is not instrumented, and MemorySanitizer takes what
# it wrote for uninitialised, so that run uses tests/cmocka.
set -eu
cd "$(dirname "$0")/.."
build=build/sanitizers

configure() {
    folder=$build/$1
    shift
    cmake -S . -B "$folder" -DCMAKE_BUILD_TYPE=Debug -DHTTPSTATUS_TESTS=ON "$@" >/dev/null
    cmake --build "$folder" --parallel "$(nproc)" >/dev/null
}

run_tests() {
    ctest --test-dir "$build/$1" -L unit --output-on-failure >"$build/$1.log" 2>&1 || { cat "$build/$1.log"; exit 1; }
}

# AddressSanitizer with LeakSanitizer, and UndefinedBehaviorSanitizer.
gcc_asan() {
    configure gcc_asan -DCMAKE_C_COMPILER=gcc -DHTTPSTATUS_SANITIZE=address,undefined
    run_tests gcc_asan
}

# Unsigned arithmetic that wraps is no error in C. Those of integer that find errors are asked for, over the library
# and the tests: a signed result that wraps, a shift that loses its base, a value that a conversion changes.
clang_asan() {
    configure clang_asan -DCMAKE_C_COMPILER=clang \
        -DHTTPSTATUS_SANITIZE=address,undefined,implicit-integer-truncation,implicit-integer-arithmetic-value-change,float-divide-by-zero,local-bounds
    run_tests clang_asan
}

clang_tsan() {
    configure clang_tsan -DCMAKE_C_COMPILER=clang -DHTTPSTATUS_SANITIZE=thread
    "$build/clang_tsan/tests/stress" 200 0 >"$build/clang_tsan.log" 2>&1 || { cat "$build/clang_tsan.log"; exit 1; }
    run_tests clang_tsan
}

clang_msan() {
    mkdir -p "$build/clang_msan"
    for test in class edges find line registry semantics set text; do
        clang -std=c11 -g -O1 -fsanitize=memory -fno-sanitize-recover=all -Iinclude -Itests -Itests/cmocka \
            -DTEST_VECTORS_DIR='"tests/vectors"' "tests/test_$test.c" tests/support.c tests/vectors.c tests/find_model.c \
            lib/*.c lib/generated/*.c -o "$build/clang_msan/$test"
        "$build/clang_msan/$test" >"$build/clang_msan.log" 2>&1 || { cat "$build/clang_msan.log"; exit 1; }
    done
}

valgrind_memcheck() {
    configure valgrind_memcheck -DCMAKE_C_COMPILER=gcc
    # The long searches of test_find and test_set are the sanitizers'; here they would take half an hour.
    for test in class edges line registry semantics text; do
        valgrind --quiet --error-exitcode=1 --leak-check=full "$build/valgrind_memcheck/tests/test_$test" \
            >"$build/valgrind_memcheck.log" 2>&1 || { cat "$build/valgrind_memcheck.log"; exit 1; }
    done
    valgrind --quiet --error-exitcode=1 --tool=helgrind "$build/valgrind_memcheck/tests/stress" 8 0 \
        >"$build/helgrind.log" 2>&1 || { cat "$build/helgrind.log"; exit 1; }
}

all="gcc_asan clang_asan clang_tsan clang_msan valgrind_memcheck"
chosen=${*:-$all}
for name in $chosen; do
    "$name"
    echo "$name: nothing found"
done
[ $# -gt 0 ] || python3 tests/reliability.py record sanitizers "nothing found by: $all"
