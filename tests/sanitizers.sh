#!/bin/sh
# Runs the tests under every sanitizer and under valgrind; a single finding fails. Each of them records on its own.
#
#   sh tests/sanitizers.sh [gcc_asan] [bindings] [clang_asan] [clang_tsan] [bindings_tsan] [clang_msan] [valgrind]
#       [bindings_valgrind]
#
# Debian packages: those of build.sh, and libclang-rt-14-dev llvm python3-dbg. MemorySanitizer takes what is not
# instrumented, such as what an interpreter hands to its modules, for uninitialised: those are left to valgrind.
set -eu
cd "$(dirname "$0")/.."
build=$PWD/build/sanitizers

# configure NAME OPTION...: builds in a folder of that name.
configure() {
    folder=$build/$1
    shift
    mkdir -p "$folder"
    { cmake -S . -B "$folder" -DCMAKE_BUILD_TYPE=Debug -DHTTPSTATUS_TESTS=ON "$@" &&
        cmake --build "$folder" --parallel "$(nproc)"; } >"$folder.log" 2>&1 || { cat "$folder.log"; exit 1; }
}

# quietly NAME COMMAND...: shows what it printed if it fails, and counts it, or the tests that ctest counted in it.
quietly() {
    log=$build/$1.log
    shift
    "$@" >"$log" 2>&1 || { cat "$log"; exit 1; }
    counted=$(sed -n 's/^100% tests passed, 0 tests failed out of //p' "$log")
    runs=$((runs + ${counted:-1}))
}

# run_tests NAME OPTION...: those tests of that folder that ctest is asked for.
run_tests() {
    folder=$1
    shift
    quietly "$folder" ctest --test-dir "$build/$folder" --output-on-failure "$@"
}

# configure_bindings NAME OPTION...: the same with the modules, for Debian's interpreters.
configure_bindings() {
    configure "$@" -DCMAKE_C_COMPILER=gcc -DHTTPSTATUS_PYTHON=ON "-DHTTPSTATUS_LUA=5.1;5.4" -DHTTPSTATUS_LUAJIT=ON \
        -DHTTPSTATUS_ALL_TESTS=ON -DPython3_EXECUTABLE=/usr/bin/python3
}

# run_python FOLDER TESTS SELECTED COMMAND...: those tests, of which pytest selects some, by a ctest that the command
# starts.
run_python() {
    folder=$1
    tests=$2
    selected=$3
    shift 3
    quietly "${folder}_python" env PYTEST_ADDOPTS="-k '$selected'" "$@" \
        ctest --test-dir "$build/$folder" --output-on-failure -R "$tests"
}

# AddressSanitizer with LeakSanitizer, and UndefinedBehaviorSanitizer; the command-line tool too.
check_gcc_asan() {
    configure gcc_asan -DCMAKE_C_COMPILER=gcc -DHTTPSTATUS_SANITIZE=address,undefined -DHTTPSTATUS_CLI=ON \
        -DHTTPSTATUS_ALL_TESTS=ON
    run_tests gcc_asan -L 'unit|bindings'
}

# The interpreters are not built with AddressSanitizer, so they, and ctest that starts them, get its run-time before
# all else. The interpreter of Python, and nginx, leak a little themselves: LeakSanitizer looks at a run of Python that
# does nothing but call the functions. What measures memory is left out, because memory that is freed stays set aside.
# A debug build of Python counts its references. Its headers are links to the others, which gcc must not follow.
check_bindings() {
    configure_bindings bindings -DHTTPSTATUS_SANITIZE=address,undefined
    preload=LD_PRELOAD=$(gcc -print-file-name=libasan.so)
    quietly bindings_lua env "$preload" ctest --test-dir "$build/bindings" --output-on-failure -R lua -E memory
    run_python bindings '^python$|nginx' 'not (test_leaks or do_not_grow)' \
        env "$preload" ASAN_OPTIONS=detect_leaks=0 PYTHONMALLOC=malloc
    quietly python_leaks env "$preload" ASAN_OPTIONS=fast_unwind_on_malloc=0 PYTHONMALLOC=malloc \
        PYTHONPATH="$build/bindings/python" \
        PYTHONDONTWRITEBYTECODE=1 /usr/bin/python3 tests/python/every_argument.py
    configure python_references -DCMAKE_C_COMPILER=gcc -DCMAKE_C_FLAGS=-fno-canonical-system-headers \
        -DHTTPSTATUS_ALL_TESTS=ON -DHTTPSTATUS_PYTHON=ON -DPython3_EXECUTABLE=/usr/bin/python3-dbg
    run_tests python_references -R '^python$'
}

# implicit-conversion is what -fsanitize=integer has beyond undefined, except unsigned arithmetic that wraps and
# shifts that drop bits: those are what the range tests, masks and hashes in lib/ are made of.
check_clang_asan() {
    configure clang_asan -DCMAKE_C_COMPILER=clang \
        -DHTTPSTATUS_SANITIZE=address,undefined,implicit-conversion,float-divide-by-zero,local-bounds
    run_tests clang_asan -L unit
}

# ThreadSanitizer reports a race only while it remembers the other access, which by default it does not for as long as a
# thread runs on: https://github.com/google/sanitizers/wiki/ThreadSanitizerFlags
remember=TSAN_OPTIONS=history_size=7

check_clang_tsan() {
    configure clang_tsan -DCMAKE_C_COMPILER=clang -DHTTPSTATUS_SANITIZE=thread
    quietly clang_tsan env "$remember" ctest --test-dir "$build/clang_tsan" --output-on-failure -L unit
    quietly clang_tsan_stress env "$remember" "$build/clang_tsan/tests/stress" 200 0
}

# Only the tests that start threads, because one thread has no race.
check_bindings_tsan() {
    configure_bindings bindings_tsan -DHTTPSTATUS_SANITIZE=thread
    quietly bindings_tsan_lua env "$remember" \
        ctest --test-dir "$build/bindings_tsan" --output-on-failure -R 'lua-.*-threads'
    run_python bindings_tsan '^python$' thread env "LD_PRELOAD=$(gcc -print-file-name=libtsan.so)" "$remember"
}

# With -O1, which clang's manual asks for: without it, test_set alone takes longer than all the rest.
check_clang_msan() {
    configure clang_msan -DCMAKE_C_COMPILER=clang -DCMAKE_C_FLAGS=-O1 -DHTTPSTATUS_SANITIZE=memory
    run_tests clang_msan -L unit
}

# Optimised, because valgrind is slow. helgrind looks at the two that have threads.
check_valgrind() {
    configure valgrind -DCMAKE_C_COMPILER=gcc -DCMAKE_BUILD_TYPE=RelWithDebInfo
    for source in tests/unit/test_*.c; do
        test=$(basename "$source" .c)
        quietly "valgrind_$test" \
            valgrind --quiet --error-exitcode=1 --leak-check=full "$build/valgrind/tests/unit/$test"
    done
    quietly helgrind_stress valgrind --quiet --error-exitcode=1 --tool=helgrind "$build/valgrind/tests/stress" 8 0
    quietly helgrind_exhaustive valgrind --quiet --error-exitcode=1 --tool=helgrind \
        "$build/valgrind/tests/exhaustive" sample
}

# What takes random arguments would last too long. LuaJIT has an allocator of its own, in which valgrind sees nothing.
check_bindings_valgrind() {
    configure_bindings bindings_valgrind -DCMAKE_BUILD_TYPE=RelWithDebInfo
    memcheck="valgrind --quiet --error-exitcode=1 --suppressions=$PWD/tests/valgrind.supp"
    for version in 5.1 5.4; do
        tree=$build/bindings_valgrind/lua$version
        # The options of valgrind are words of their own.
        # shellcheck disable=SC2086
        quietly "bindings_valgrind_lua$version" env LUA_PATH="$tree/share/lua/$version/?.lua;;" \
            LUA_CPATH="$tree/lib/lua/$version/?.so" $memcheck "lua$version" tests/lua/run.lua swig
    done
    # shellcheck disable=SC2086 # ctest hands valgrind on to what it starts
    run_python bindings_valgrind '^python$' 'not (test_leaks or test_fuzz)' \
        env PYTHONMALLOC=malloc $memcheck --trace-children=yes
}

[ $# -gt 0 ] || set -- gcc_asan bindings clang_asan clang_tsan bindings_tsan clang_msan valgrind bindings_valgrind
for name; do
    runs=0
    "check_$name"
    figure="$runs test programs, nothing found"
    echo "$name: $figure"
    python3 tests/reliability.py record "$name" "$figure"
done
