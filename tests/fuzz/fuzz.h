/* What the fuzz targets share: the entry that libFuzzer and AFL++ call, and how an oracle says no. */
#ifndef FUZZ_H
#define FUZZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Stops the program, which is what fuzzers look for. */
static inline void require(bool holds, const char *what)
{
    if (!holds) {
        fprintf(stderr, "This does not hold: %s\n", what);
        abort();
    }
}

/* The input as a NUL-terminated string, to be freed. */
static inline char *as_string(const uint8_t *data, size_t size)
{
    char *text = malloc(size + 1);
    if (text == NULL)
        abort();
    if (size > 0)
        memcpy(text, data, size);
    text[size] = '\0';
    return text;
}

#endif
