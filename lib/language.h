/* How a language tag leads to one of the languages of the texts. */
#ifndef LANGUAGE_H
#define LANGUAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "registry.h"

/* The languages are numbered as httpstatus_language() lists them. */
enum { LANGUAGE_DEFAULT, LANGUAGE_NONE = LANGUAGES };

/* Whether a text is a language range of RFC 4647 section 2.1, "*" excepted. */
INTERNAL bool httpstatus_is_language_range(const char *range, size_t len);

/* The language that a range leads to by lookup (RFC 4647 section 3.4), LANGUAGE_NONE if there is none. */
INTERNAL unsigned httpstatus_find_language(const char *range, size_t len);

/* Whether a range is the first subtags of a language's own tag, or all of them (RFC 4647 section 3.3.1). */
INTERNAL bool httpstatus_begins_language(const char *range, size_t len, unsigned language);

#endif
