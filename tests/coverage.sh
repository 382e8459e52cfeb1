#!/bin/sh
# Runs the C unit tests with counters and fails unless they take every line and every branch of lib/*.c.
#
#   sh tests/coverage.sh
#
# Needs gcovr. What is not counted stands here, each with its reason.
set -eu
cd "$(dirname "$0")/.."
build=build/coverage

# Which loops a processor gets is decided at run time, and one processor cannot take both ways. test_bulk calls each
# level that this one has, by name.
levels='.*(has_v4\(\)|has_avx2\(\)|__builtin_cpu_supports|count_classes_(v4|portable)\(|set_count_portable\(set, codes).*'
# These loops are inlined into each level, so the branches stand there once more for the level that is not run.
inlined='.*(at < n; at\+\+|n > CLASS_BLOCK|codes == NULL \|\| counts == NULL|count_class_blocks\().*'

cmake --preset coverage >/dev/null
cmake --build "$build" --parallel "$(nproc)" >/dev/null
find "$build" -name '*.gcda' -delete
ctest --test-dir "$build" -L unit --output-on-failure >"$build/tests.log" || { cat "$build/tests.log"; exit 1; }
gcovr --root . --filter 'lib/[a-z_]*\.c' --exclude-lines-by-pattern "$levels" --exclude-branches-by-pattern "$inlined" \
    --branches --fail-under-line 100 --fail-under-branch 100 --print-summary "$build" >"$build/coverage.txt" ||
    { cat "$build/coverage.txt"; exit 1; }
figure=$(sed -n 's/^\(lines\|branches\): *//p' "$build/coverage.txt" | tr '\n' ' ' |
    sed 's/ out of/of/g; s/\([0-9.]*%\) (\([^)]*\)) \([0-9.]*%\) (\([^)]*\)) $/\1 of the lines (\2), \3 of the branches (\4)/')
echo "$figure"
python3 tests/reliability.py record coverage "$figure"
