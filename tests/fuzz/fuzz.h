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

/* Whether a text is a word of a list whose words are between spaces. */
static inline bool is_listed(const char *list, const char *text)
{
    size_t length = strlen(text);
    if (length == 0 || strchr(text, ' ') != NULL)
        return false;
    for (const char *at = strstr(list, text); at != NULL; at = strstr(at + 1, text)) {
        if (at[-1] == ' ' && at[length] == ' ')
            return true;
    }
    return false;
}

static inline void lower(char *text, size_t size)
{
    for (size_t at = 0; at < size; at++) {
        if (text[at] >= 'A' && text[at] <= 'Z')
            text[at] = (char)(text[at] - 'A' + 'a');
    }
}

#endif
