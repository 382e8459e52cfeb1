/* Sets: for any set and int, nothing outside the set or the buffer is read or written. */
#include "../../lib/set.c"
#include "../../lib/set_text.c"

#include <__fc_builtin.h>
#include <limits.h>

volatile uint64_t any_bits;

static httpstatus_set any_bits_of_a_set(void)
{
    httpstatus_set set;
    //@ loop unroll 16;
    for (int word = 0; word < 16; word++)
        set.bits[word] = any_bits;
    return set;
}

static void ask(int code)
{
    httpstatus_set set = any_bits_of_a_set();
    httpstatus_set_has(&set, code);
    httpstatus_set_next(&set, code);
    httpstatus_set_size(&set);
    httpstatus_set_add(&set, code);
    httpstatus_set_remove(&set, code);
}

/* Every function that takes a set and a code. Eva knows no relation of an int and what a function says of it. */
void any_set_and_code(void)
{
    ask(Frama_C_interval(INT_MIN, -1));
    ask(Frama_C_interval(0, SET_CODES - 1));
    ask(Frama_C_interval(SET_CODES, INT_MAX));
}

/* httpstatus_set_format() with no buffer, and with one of a byte; any_item() of format.c has the larger ones. */
void any_set(void)
{
    httpstatus_set set = any_bits_of_a_set();
    char byte[1];
    httpstatus_set_format(&set, NULL, 0);
    httpstatus_set_format(&set, byte, sizeof byte);
}
