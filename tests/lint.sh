#!/bin/sh
# Runs every analyser over the C, shell, Python and Lua files; a single finding fails.
#
#   sh tests/lint.sh [NAME...]
#
# Debian packages: clang-tidy cppcheck shellcheck lua-check. ruff comes from the Python package index.
set -eu
cd "$(dirname "$0")/.."
mkdir -p build/lint

clang_tidy() {
    clang-tidy --quiet lib/*.c -- -std=c11 -Iinclude 2>build/lint/clang-tidy.err
}

cppcheck_c() {
    cppcheck --quiet --error-exitcode=1 --std=c11 --enable=warning,performance,portability --inline-suppr \
        --suppress=missingInclude --suppress=missingIncludeSystem -Iinclude lib tests/fuzz tests/abi tests/exhaustive.c tests/stress.c
}

gcc_analyzer() {
    for source in lib/*.c; do
        gcc -std=c11 -O2 -fanalyzer -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wcast-align -Wwrite-strings -Wvla \
            -Wundef -Wstrict-overflow=2 -Wformat=2 -Werror -Iinclude -c "$source" -o /dev/null
    done
}

shell_check() {
    git ls-files --cached --others --exclude-standard '*.sh' | xargs shellcheck
}

ruff_check() {
    ruff check --quiet lib tests bindings docs
}

lua_check() {
    git ls-files --cached --others --exclude-standard '*.lua' | xargs luacheck --quiet --codes
}

all="clang_tidy cppcheck_c gcc_analyzer shell_check ruff_check lua_check"
chosen=${*:-$all}
for name in $chosen; do
    "$name"
    echo "$name: clean"
done
[ $# -gt 0 ] || python3 tests/reliability.py record lint "clean: $all"
