/* How the C files reach the tables. */
#ifndef REGISTRY_H
#define REGISTRY_H

#include <stddef.h>

#include "ascii.h"
#include "tables.h"

/* The row of a code; row 0 is for all unknown codes, and code 0 leads to it. */
static inline unsigned row_of(int code)
{
    unsigned index = (unsigned)code;
    return httpstatus_rows[index < CODES ? index : 0];
}

static inline const struct fact *fact_of(int code)
{
    return &httpstatus_facts[row_of(code)];
}

static inline const struct detail *detail_of(int code)
{
    return &httpstatus_details[row_of(code)];
}

/*
 * The text at an offset of a pool. Where gcc 12 sees what is in the pool, as it does with -flto or in one unit, it
 * takes strlen() of a place that is not constant for that of the first text: hide from it where this points.
 */
static inline const char *text_in(const void *pool, size_t offset)
{
    const char *text = (const char *)pool;
#ifdef __GNUC__
    __asm__("" : "+r"(text));
#endif
    return text + offset;
}

/* The text at an offset of a pool; NULL for offset 0. */
static inline const char *text_at(const void *pool, size_t offset)
{
    return offset != 0 ? text_in(pool, offset) : NULL;
}

/* The offset at an index of a list; 0 past its end. */
static inline text_offset list_at(list_start start, size_t index)
{
    const text_offset *list = &httpstatus_lists[start];
    while (index > 0 && *list != 0) {
        index--;
        list++;
    }
    return *list;
}

/* In a list of keys, each with a value after it: the value of a key, compared ignoring letter case; NULL without it. */
static inline const char *paired_text(list_start start, const char *key)
{
    const text_offset *list = &httpstatus_lists[start];
    while (*list != 0 && !ascii_same(text_in(&httpstatus_detail_pool, list[0]), key))
        list += 2;
    return *list != 0 ? text_at(&httpstatus_detail_pool, list[1]) : NULL;
}

#endif
