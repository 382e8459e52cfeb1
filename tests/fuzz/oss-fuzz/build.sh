#!/bin/bash -eu
# Builds every fuzz target as OSS-Fuzz wants it: the compiler, its flags, which are words of their own, and the engine
# come from the environment.
# shellcheck disable=SC2086
compile() {
    $CC $CFLAGS -std=c11 -Iinclude -Itests/unit -c "$1" -o "$WORK/$2.o"
}

objects=()
for source in lib/*.c lib/generated/*.c tests/unit/*_model.c; do
    name=${source//\//-}
    compile "$source" "$name"
    objects+=("$WORK/$name.o")
done
for source in tests/fuzz/*.c; do
    target=$(basename "$source" .c)
    [ "$target" = replay ] && continue
    compile "$source" "fuzz_$target"
    $CXX $CXXFLAGS "$WORK/fuzz_$target.o" "${objects[@]}" $LIB_FUZZING_ENGINE -o "$OUT/fuzz_$target"
    zip -qj "$OUT/fuzz_${target}_seed_corpus.zip" "tests/fuzz/corpus/$target"/*
    cp tests/fuzz/httpstatus.dict "$OUT/fuzz_$target.dict"
done
