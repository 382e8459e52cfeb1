/* Where a code mentions a text. */
#ifndef HTTPSTATUS_CLI_GREP_H
#define HTTPSTATUS_CLI_GREP_H

#include "cli.h"

/*
 * Writes every code that mentions a text, or each of its words if no code has the whole, for people or as JSON. Returns
 * whether there is one. If so, writes a heading to stderr first; if not, writes nothing.
 */
bool write_mentions(const struct options *options, const char *text, const char *heading);

/* Returns a word that codes mention and that a misspelt one may mean; NULL if there is none. */
const char *mentioned_word_near(const char *text);

#endif
