/* Facts about a code: a label, and what it says, in two columns. */
#ifndef HTTPSTATUS_CLI_FACTS_H
#define HTTPSTATUS_CLI_FACTS_H

#include <stddef.h>

#include "labels.h"

/* Labels and what follows them, in two columns. */
struct column {
    size_t width;
    const char *lang;
};

/* Returns a column that is wide enough for some labels, one after the other in their order. */
struct column column_for(enum label first, enum label last, const char *lang);

/* Writes a fact; nothing if its value is NULL or empty. */
void fact(const struct column *column, enum label which, const char *value);

/* Words that are written as one fact. */
struct list {
    char text[1024];
};

/* Adds a word to a list; `between` comes before it unless it is the first. */
void add(struct list *list, const char *word, const char *between);

/* Writes which fields a response with a code must, should and may have, and which fields of a request it answers. */
void fact_fields(const struct column *column, int code);

#endif
