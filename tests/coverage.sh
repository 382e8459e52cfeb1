#!/bin/sh
# Runs the C unit tests with counters and fails unless they take every line and every branch of lib/. Nothing is left out.
#
#   sh tests/coverage.sh
#
# Needs gcovr.
set -eu
cd "$(dirname "$0")/.."
build=build/coverage

cmake --preset coverage >/dev/null
cmake --build "$build" --parallel "$(nproc)" >/dev/null
find "$build" -name '*.gcda' -delete
ctest --test-dir "$build" -L unit --output-on-failure >"$build/tests.log" || { cat "$build/tests.log"; exit 1; }
gcovr --root . --filter 'lib/[a-z_]*\.[ch]' --branches --fail-under-line 100 --fail-under-branch 100 --print-summary \
    "$build" >"$build/coverage.txt" || { cat "$build/coverage.txt"; exit 1; }
figure=$(sed -n 's/^\(lines\|branches\): *//p' "$build/coverage.txt" | tr '\n' ' ' |
    sed 's/ out of/ of/g; s/\([0-9.]*%\) (\([^)]*\)) \([0-9.]*%\) (\([^)]*\)) $/\1 of the lines (\2), \3 of the branches (\4)/')
echo "$figure"
python3 tests/reliability.py record coverage "$figure"
