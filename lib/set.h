/* What the files about sets share. */
#ifndef SET_H
#define SET_H

#include <httpstatus.h>

/* Codes in a set are less than this. */
enum { SET_CODES = 1024, SET_WORD_BITS = 64 };

/* Whether a code, which is less than SET_CODES, is in a set. */
static inline bool set_holds(const httpstatus_set *set, unsigned code)
{
    return (set->bits[code / SET_WORD_BITS] >> code % SET_WORD_BITS & 1) != 0;
}

#endif
