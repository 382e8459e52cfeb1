#!/bin/bash -eu
# Builds every fuzz target as OSS-Fuzz wants it: the compiler, its flags and the engine come from the environment.
library=(lib/*.c lib/generated/*.c tests/find_model.c)
for source in tests/fuzz/*.c; do
    target=$(basename "$source" .c)
    [ "$target" = replay ] && continue
    folder=$(mktemp -d)
    for file in "$source" "${library[@]}"; do
        # The flags are words of their own.
        # shellcheck disable=SC2086
        $CC $CFLAGS -std=c11 -Iinclude -Itests -c "$file" -o "$folder/$(basename "$file" .c)-$(basename "$(dirname "$file")").o"
    done
    # shellcheck disable=SC2086
    $CXX $CXXFLAGS "$folder"/*.o $LIB_FUZZING_ENGINE -o "$OUT/fuzz_$target"
    zip -qj "$OUT/fuzz_${target}_seed_corpus.zip" "tests/fuzz/corpus/$target"/*
    cp tests/fuzz/httpstatus.dict "$OUT/fuzz_$target.dict"
done
