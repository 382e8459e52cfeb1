/* Words that are nearly another, to ask "did you mean". */
#ifndef HTTPSTATUS_CLI_SPELLING_H
#define HTTPSTATUS_CLI_SPELLING_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Returns whether at most so many edits make one word of another, ignoring the case of ASCII letters. An edit inserts,
 * deletes or replaces a letter, or swaps two neighbours; it is at most one for every three letters.
 */
bool is_near(const char *text, size_t length, const char *word, size_t edits);

#endif
