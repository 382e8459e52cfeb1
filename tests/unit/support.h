/* What several C tests need in addition to the vectors. */
#ifndef SUPPORT_H
#define SUPPORT_H

#include <stddef.h>

#include "random.h"
#include "vectors.h"

/* A cell that holds a code, or nothing for "no such code", which C answers as 0. */
int vectors_code(const struct vectors *table, size_t column);

/*
 * Calls check with every int from -2000 to 2000, the ends of int, and what narrower types would cut to a code. Fails if
 * one of the calls sets errno.
 */
void for_every_int(void (*check)(int code));

/* Memory that ends where an inaccessible page begins: one byte too far stops the test. */
struct guarded {
    char *bytes;
    size_t size;
    char *pages;
    size_t pages_size;
};

struct guarded guarded_new(size_t size);
void guarded_free(struct guarded *memory);

/* A copy of the bytes in such memory. */
struct guarded guarded_copy(const char *bytes, size_t size);

#endif
