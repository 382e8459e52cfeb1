/* The hash of the tables of spellings and methods. */
#ifndef HASH_H
#define HASH_H

#include <stddef.h>
#include <stdint.h>

/* The hash of a text is the sum of its bytes, each times its place from 1 on; so in hash_of() of
 * lib/generate/tables.py. */
static inline uint32_t hash_part(uint8_t byte, size_t place)
{
    return byte * (uint32_t)place;
}

#endif
