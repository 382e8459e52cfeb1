/* Sets of codes: the value. */
#include "set.h"

static bool is_in_bounds(int code)
{
    return (unsigned)code < SET_CODES;
}

static uint64_t bit_of(int code)
{
    return UINT64_C(1) << code % SET_WORD_BITS;
}

bool httpstatus_set_has(const httpstatus_set *set, int code)
{
    return set != NULL && is_in_bounds(code) && set_holds(set, (unsigned)code);
}

bool httpstatus_set_add(httpstatus_set *set, int code)
{
    if (set == NULL || !is_in_bounds(code) || set_holds(set, (unsigned)code))
        return false;
    set->bits[code / SET_WORD_BITS] |= bit_of(code);
    return true;
}

bool httpstatus_set_remove(httpstatus_set *set, int code)
{
    if (!httpstatus_set_has(set, code))
        return false;
    set->bits[code / SET_WORD_BITS] &= ~bit_of(code);
    return true;
}

size_t httpstatus_set_size(const httpstatus_set *set)
{
    size_t size = 0;
    for (size_t word = 0; set != NULL && word < SET_CODES / SET_WORD_BITS; word++) {
        for (uint64_t rest = set->bits[word]; rest != 0; rest &= rest - 1) /* without its lowest bit */
            size++;
    }
    return size;
}

int httpstatus_set_next(const httpstatus_set *set, int code)
{
    if (set == NULL || code >= SET_CODES - 1)
        return -1;
    for (int next = code < 0 ? 0 : code + 1; next < SET_CODES; next++) {
        if (set_holds(set, (unsigned)next))
            return next;
    }
    return -1;
}
