#!/bin/sh
# Runs every analyser over the C, shell, Python and Lua files; a single finding fails.
#
#   sh tests/lint.sh [NAME...]
#
# Debian packages: clang-format clang-tidy cppcheck gcc shellcheck lua-check python3-venv, and the headers of what the
# files use, liblua5.4-dev. ruff comes from the Python package index. What each leaves out is, with the reason, in
# .clang-tidy, tests/.clang-tidy, .luacheckrc, pyproject.toml and here.
set -eu
cd "$(dirname "$0")/.."
ruff_version=0.17.5
# What the Python binding also includes.
made=build/lint/python
python3 lib/generate --make python $made
options="-std=c11 -D_POSIX_C_SOURCE=200809L -Iinclude -Ilib -Itests/unit -I/usr/include/lua5.4
    $(/usr/bin/python3-config --includes) -Ibindings/python -I$made
    -DTEST_VECTORS_DIR=__FILE__ -DLOAD_FLOOR=__FILE__ -DLOAD_LIBRARY=__FILE__"
warnings="-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wcast-align -Wwrite-strings -Wvla -Wundef -Wformat=2
    -Wstrict-overflow=2 -Werror"

if ! grep -q '^VERSION_ID="12"$' /etc/os-release; then
    echo "Skipped: other releases of these tools find other things; the files are checked with those of Debian 12."
    exit 77
fi

need() {
    command -v "$1" >/dev/null || { echo "lint.sh: $1 is missing: apt-get install $2" >&2; exit 1; }
}

# files PATTERN: the files of that name, except those that lib/generate writes.
files() {
    find build.sh .ci include lib tool bindings tests docs -type f -name "$1" ! -path '*/generated/*'
}

# Those of tests/formal include what only Frama-C has, those of tests/peers/programs the headers of other programs, and
# module.c what SWIG writes.
shipped=$(files '*.c' | grep -v -e '^tests/' -e '^bindings/python/module.c$')
tests=$(files '*.c' | grep '^tests/' | grep -v -e '^tests/formal/' -e '^tests/peers/programs/')

lint_clang_format() {
    need clang-format clang-format
    files '*.[ch]' | xargs clang-format --dry-run -Werror
}

# clang's static analyser is among its checks (clang-analyzer-*). Each file has a process of its own, since in the second
# file of a process clang 14 does not know va_start(). stderr counts the warnings of system headers.
# The names and the options are separate words, here and below, and the inner shell has its own.
# shellcheck disable=SC2016,SC2086
lint_clang_tidy() {
    need clang-tidy clang-tidy
    printf '%s\n' $shipped $tests | xargs -n 1 -P "$(nproc)" \
        env options="$options" sh -c 'clang-tidy --quiet "$@" -- $options 2>/dev/null' clang-tidy
}

lint_cppcheck() {
    need cppcheck cppcheck
    cppcheck --quiet --error-exitcode=1 -j "$(nproc)" --std=c11 --enable=warning,performance,portability \
        --inline-suppr --suppress=missingInclude --suppress=missingIncludeSystem -Iinclude -Ilib -Itests/unit \
        lib tool bindings/lua docs/examples docs/site/engine tests
}

# gcc takes for a leak what a test that gives up leaves to exit().
# shellcheck disable=SC2086
lint_gcc_analyzer() {
    need gcc gcc
    analyze="xargs -P $(nproc) -I {} gcc -c {} -o /dev/null -O2 -fanalyzer"
    printf '%s\n' $shipped | $analyze $options $warnings
    printf '%s\n' $tests | $analyze $options $warnings -Wno-analyzer-malloc-leak -Wno-analyzer-file-leak
}

lint_shellcheck() {
    need shellcheck shellcheck
    { echo .ci/run; files '*.sh'; } | xargs shellcheck
}

lint_luacheck() {
    need luacheck lua-check
    files '*.lua' | xargs luacheck --quiet --codes
}

lint_words() {
    python3 tests/words.py
}

lint_ruff() {
    venv=build/lint/ruff-$ruff_version
    if [ ! -x $venv/bin/ruff ]; then
        python3 -m venv --clear $venv || { echo "lint.sh: apt-get install python3-venv" >&2; exit 1; }
        $venv/bin/pip install --quiet ruff==$ruff_version
    fi
    $venv/bin/ruff check --quiet lib bindings tests docs
}

all=$(sed -n 's/^lint_\([a-z_]*\)() {$/\1/p' tests/lint.sh | paste -s -d ' ')
chosen=${*:-$all}
for name in $chosen; do
    "lint_$name"
    echo "$name: clean"
done
[ $# -gt 0 ] || python3 tests/reliability.py record lint "nothing found by $all"
