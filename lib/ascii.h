/* Characters as HTTP has them: ASCII, whatever the locale. */
#ifndef HTTPSTATUS_ASCII_H
#define HTTPSTATUS_ASCII_H

#include <stdbool.h>

static inline bool ascii_is_digit(char c)
{
    return (unsigned char)(c - '0') < 10;
}

static inline char ascii_lower(char c)
{
    return (unsigned char)(c - 'A') < 26 ? (char)(c + ('a' - 'A')) : c;
}

static inline bool ascii_is_alnum(char c)
{
    /* Not ||: both are cheap, and neither can be predicted. */
    return ascii_is_digit(c) | ((unsigned char)((c | 0x20) - 'a') < 26);
}

#endif
