/* Characters as in HTTP: ASCII, independent of the locale. */
#ifndef ASCII_H
#define ASCII_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

static inline bool ascii_is_digit(char c)
{
    return (unsigned char)(c - '0') < 10;
}

/* Appends a decimal digit to a number, which stays at the largest value if it would overflow. */
static inline void ascii_add_digit(int64_t *number, char digit)
{
    int value = digit - '0';
    *number = *number > (INT64_MAX - value) / 10 ? INT64_MAX : *number * 10 + value;
}

static inline char ascii_lower(char c)
{
    return (unsigned char)(c - 'A') < 26 ? (char)(c + ('a' - 'A')) : c;
}

static inline bool ascii_is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static inline bool ascii_is_alnum(char c)
{
    return ascii_is_digit(c) || (unsigned char)((c | 0x20) - 'a') < 26;
}

/* Whether the first `len` bytes of two texts are equal, ignoring letter case. */
static inline bool ascii_equal(const char *a, const char *b, size_t len)
{
    for (size_t at = 0; at < len; at++) {
        if (ascii_lower(a[at]) != ascii_lower(b[at]))
            return false;
    }
    return true;
}

/* Whether two NUL-terminated texts are equal, ignoring letter case. */
static inline bool ascii_same(const char *a, const char *b)
{
    while (*a != '\0' && ascii_lower(*a) == ascii_lower(*b)) {
        a++;
        b++;
    }
    return *a == *b;
}

/* Whether a text begins with so many bytes of a lower-case word, in any case. Reads no byte after one that differs. */
static inline bool ascii_begins_with(const char *text, const char *word, size_t len)
{
    for (size_t at = 0; at < len; at++) {
        if (ascii_lower(text[at]) != word[at])
            return false;
    }
    return true;
}

#endif
