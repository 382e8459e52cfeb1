/* Reading a field value from its beginning to its end. */
#ifndef READER_H
#define READER_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "ascii.h"

/* What is left to read. */
struct reader {
    const char *at;
    const char *end;
};

static inline bool reader_is_empty(const struct reader *reader)
{
    return reader->at == reader->end;
}

/* Takes a text if it comes next. */
static inline bool reader_take(struct reader *reader, const char *text)
{
    size_t length = strlen(text);
    if ((size_t)(reader->end - reader->at) < length || memcmp(reader->at, text, length) != 0)
        return false;
    reader->at += length;
    return true;
}

static inline void reader_skip_blanks(struct reader *reader)
{
    while (!reader_is_empty(reader) && ascii_is_blank(*reader->at))
        reader->at++;
}

#endif
