/* Counting bits. */
#ifndef HTTPSTATUS_BITS_H
#define HTTPSTATUS_BITS_H

#include <stdint.h>

/* How many bits are one, by sums of two, four and eight neighbours; a builtin would not be C11. */
static inline unsigned count_bits(uint64_t bits)
{
    bits -= bits >> 1 & UINT64_C(0x5555555555555555);
    bits = (bits & UINT64_C(0x3333333333333333)) + (bits >> 2 & UINT64_C(0x3333333333333333));
    bits = (bits + (bits >> 4)) & UINT64_C(0x0F0F0F0F0F0F0F0F);
    return (unsigned)(bits * UINT64_C(0x0101010101010101) >> 56);
}

#endif
