/* Plain models of httpstatus_find() and httpstatus_closest(), to compare with on any text. */
#ifndef FIND_MODEL_H
#define FIND_MODEL_H

#include <stddef.h>

/* A text that the models are asked about is shorter than this. */
enum { TEXT_ROOM = 160 };

int model_find(const char *text, size_t length);
int model_closest(const char *text, size_t length);

/* The edits from one key to another, by the definition of optimal string alignment. */
size_t model_distance(const char *a, const char *b);

/* What a code may be called, or NULL: its phrase, symbol and aliases, and phrases that vendors give to it alone. */
const char *model_spelling(int code, size_t index);

#endif
