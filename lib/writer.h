/* Writing text into a bounded buffer with snprintf's contract. */
#ifndef WRITER_H
#define WRITER_H

#include <stddef.h>
#include <string.h>

/* The end of the text in a bounded buffer, and the length in bytes without the bound. */
struct writer {
    char *buf;
    size_t size;
    size_t length;
};

/* A writer into a buffer of the caller's; without a buffer it only measures. */
static inline struct writer write_to(char *buf, size_t size)
{
    const struct writer writer = {buf, buf != NULL ? size : 0, 0};
    return writer;
}

static inline void append(struct writer *writer, const char *text, size_t len)
{
    if (writer->length < writer->size) {
        size_t room = writer->size - writer->length;
        memcpy(writer->buf + writer->length, text, len < room ? len : room);
    }
    writer->length += len;
}

/* Ends the text with a NUL, which replaces the last byte if there is no room, and returns the whole length in bytes. */
static inline size_t finish(const struct writer *writer)
{
    if (writer->size > 0)
        writer->buf[writer->length < writer->size ? writer->length : writer->size - 1] = '\0';
    return writer->length;
}

#endif
