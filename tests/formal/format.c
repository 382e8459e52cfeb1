/* Formatting: for any code, phrase and size of the buffer, nothing is written outside it. */
#include "../../lib/set_text.c"

#include <__fc_builtin.h>
#include <limits.h>

/* Lengths are only ever compared, so that short ones represent all; they are tried one by one. */
enum { PHRASE_LONGEST = 12, SIZE_MOST = 32 };

enum { TERM_LONGEST = 9 }; /* "1000-1023" */

volatile int any_int;
static char phrase[PHRASE_LONGEST + 1];

/* Any phrase, or none. */
const char *httpstatus_reason(int code)
{
    (void)code;
    return any_int ? phrase : NULL;
}

/* Any code is known, or none. */
bool httpstatus_is_known(int code)
{
    (void)code;
    return any_int != 0;
}

/* httpstatus_format_line() into buffers that end with their memory. */
void any_line(void)
{
    char memory[SIZE_MOST];
    //@ loop unroll PHRASE_LONGEST + 1;
    for (size_t length = 0; length <= PHRASE_LONGEST; length++) {
        phrase[length] = '\0';
        //@ loop unroll SIZE_MOST + 1;
        for (size_t size = 0; size <= SIZE_MOST; size++)
            httpstatus_format_line(memory + SIZE_MOST - size, size, any_int);
        phrase[length] = (char)Frama_C_interval(1, CHAR_MAX);
    }
}

/* Any code with so many digits. */
static int any_number(int digits)
{
    switch (digits) {
    case 1:
        return Frama_C_interval(0, 9);
    case 2:
        return Frama_C_interval(10, 99);
    case 3:
        return Frama_C_interval(100, 999);
    default:
        return Frama_C_interval(1000, SET_CODES - 1);
    }
}

/*
 * Any term of the text of a set, into buffers that end with their memory, of which any part is full; so is
 * httpstatus_set_format() at each of its terms. The longest fits into TERM_LONGEST.
 */
void any_item(void)
{
    char memory[TERM_LONGEST];
    //@ loop unroll 4;
    for (int first = 1; first <= 4; first++) {
        //@ loop unroll 4;
        for (int last = 1; last <= 4; last++) {
            struct range range = {any_number(first), any_number(last)};
            //@ loop unroll TERM_LONGEST + 1;
            for (size_t size = 0; size <= TERM_LONGEST; size++) {
                //@ loop unroll TERM_LONGEST + 1;
                for (size_t full = 0; full <= size; full++) {
                    struct writer writer = write_to(memory + TERM_LONGEST - size, size);
                    writer.length = full;
                    write_range(&writer, range);
                    //@ assert writer.length <= full + TERM_LONGEST;
                }
            }
        }
    }
}
