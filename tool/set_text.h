/* Texts of sets: the spellings of other tools, warnings, and the forms of --as. */
#ifndef HTTPSTATUS_CLI_SET_TEXT_H
#define HTTPSTATUS_CLI_SET_TEXT_H

#include <httpstatus.h>
#include <stdbool.h>

/*
 * Parses a set, in the spellings of other tools too. Warns on stderr of a list that removes less than it seems. If it
 * is malformed, shows where on stderr and returns false.
 */
bool parse_set_text(const char *text, httpstatus_set *set);

/* Returns the canonical text of a set. The caller frees it. */
char *formatted_set(const httpstatus_set *set);

/* Writes a set in a form, such as "regex". Returns false if there is no such form. */
bool write_set_as(const httpstatus_set *set, const char *form);

#endif
