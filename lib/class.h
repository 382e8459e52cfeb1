/* Ranges of codes, which rules of the RFCs name instead of codes: a class, or several. */
#ifndef CLASS_H
#define CLASS_H

#include <stdbool.h>

/* Whether a code is from one number up to another, which is not included. */
static inline bool in_range(int code, int first, int end)
{
    return (unsigned)code - (unsigned)first < (unsigned)(end - first);
}

static inline bool is_interim(int code)
{
    return in_range(code, 100, 200);
}

#endif
