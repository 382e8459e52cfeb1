/* A column of numbers in memory, and how it becomes 16-bit codes. Nothing here needs the GIL. */
#ifndef HTTPSTATUS_PYTHON_COLUMN_H
#define HTTPSTATUS_PYTHON_COLUMN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "codes.h"

/*
 * The types of numbers: the C type of each, the one that it is widened to, and what makes a code of that. C11 has no
 * 16-bit float, but its bits.
 */
#define NUMBERS(X) \
    X(INT8, int8_t, uint32_t, integer_code) \
    X(UINT8, uint8_t, uint32_t, integer_code) \
    X(INT16, int16_t, uint32_t, integer_code) \
    X(UINT16, uint16_t, uint16_t, short_code) \
    X(INT32, int32_t, uint32_t, integer_code) \
    X(UINT32, uint32_t, uint32_t, integer_code) \
    X(INT64, int64_t, uint64_t, wide_code) \
    X(UINT64, uint64_t, uint64_t, wide_code) \
    X(HALF, uint16_t, uint16_t, half_code) \
    X(FLOAT, float, double, floating_code) \
    X(DOUBLE, double, double, floating_code) \
    X(LONG_DOUBLE, long double, double, floating_code)

enum number {
#define NUMBER(NAME, TYPE, WIDE, CODE) NUMBER_##NAME,
    NUMBERS(NUMBER)
#undef NUMBER
        NO_NUMBER
};

/* Returns how many bytes a number has. */
size_t number_size(enum number number);

/* Returns the type of integers of so many bytes, or NO_NUMBER. */
enum number integer_of(size_t size, bool is_signed);

struct column {
    const char *items;
    size_t count;
    ptrdiff_t stride; /* bytes from an item to the next */
    enum number number;
    bool is_swapped;       /* the other byte order */
    const uint8_t *valid;  /* Arrow's bitmap, in which the bit of a null is 0; NULL if there are no nulls */
    size_t valid_at;       /* the bit of the first item */
    int64_t nulls;         /* how many bits are 0, if that is known; -1 if not */
    const char *mask;      /* numpy's mask: a byte an item, not 0 for a null; NULL if there are none */
    ptrdiff_t mask_stride; /* bytes from a byte of the mask to the next */
};

/* Hands all codes of a column to a sink. */
void put_column(const struct column *column, struct sink *sink);

#endif
