/* Ranges of codes: some rules of the RFCs name one class or several instead of codes. */
#ifndef CLASS_H
#define CLASS_H

#include <stdbool.h>

/* Whether a code is at least `first` and less than `end`. */
static inline bool in_range(int code, int first, int end)
{
    return (unsigned)code - (unsigned)first < (unsigned)(end - first);
}

static inline bool is_interim(int code)
{
    return in_range(code, 100, 200);
}

#endif
