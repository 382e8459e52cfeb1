/* How the C files reach the generated tables. */
#ifndef HTTPSTATUS_REGISTRY_H
#define HTTPSTATUS_REGISTRY_H

#include <stddef.h>
#include <stdint.h>

#include "generated/tables.h"

/*
 * The row of a code; row 0 stands for every code that is not known, and code 0 leads to it. The clamp is a
 * conditional move, not a branch: a branch costs up to 4.2 times as much as an empty call where codes come
 * in no order (tests/bench).
 */
static inline unsigned row_of(int code)
{
    unsigned index = (unsigned)code;
    return httpstatus_rows[index < HTTPSTATUS_CODES ? index : 0];
}

static inline uint32_t traits_of(int code)
{
    return httpstatus_facts[row_of(code)].traits;
}

/* The text at an offset of the pool, NULL at offset 0. A mask, for the reason given above. */
static inline const char *text_at(httpstatus_offset offset)
{
    uintptr_t present = -(uintptr_t)(offset != 0);
    return (const char *)(((uintptr_t)&httpstatus_pool + offset) & present);
}

/* The offset at a place of a list, 0 past its end. */
static inline httpstatus_offset list_at(httpstatus_list start, size_t index)
{
    const httpstatus_offset *list = &httpstatus_lists[start];
    while (index > 0 && *list != 0) {
        index--;
        list++;
    }
    return *list;
}

#endif
