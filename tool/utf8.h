/* UTF-8, valid or not. */
#ifndef HTTPSTATUS_CLI_UTF8_H
#define HTTPSTATUS_CLI_UTF8_H

#include <stddef.h>
#include <stdint.h>

enum { UTF8_REPLACEMENT = 0xFFFD };

/*
 * Decodes the first character of a text that is not empty. Returns how many bytes it takes. Invalid bytes decode as
 * UTF8_REPLACEMENT, one per maximal subpart (Unicode 15, section 3.9), as browsers and Python do it.
 */
size_t utf8_decode(const char *text, size_t length, uint32_t *character);

/* Returns how many columns of a terminal a character takes: 2 for ideographs and their punctuation, else 1. */
size_t utf8_columns(uint32_t character);

#endif
