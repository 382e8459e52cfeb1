/* What is asked for: the mixes of codes, methods and texts that every language is measured with. */
#ifndef BENCH_INPUTS_H
#define BENCH_INPUTS_H

#include "harness.h"

enum { CODES_COUNT = 1 << 16, REQUESTS_COUNT = 1 << 14, TEXTS_COUNT = 1 << 13 };

/* A response to be judged. */
struct request {
    int code;
    const char *method;
    unsigned flags;
};

/* A text, and a copy of it elsewhere: what the right answer would look like. */
struct text {
    const char *bytes;
    size_t len;
    const char *right;
};

extern struct mix code_mixes[3];    /* int[CODES_COUNT] */
extern struct mix request_mixes[5]; /* struct request[REQUESTS_COUNT] */
extern struct mix text_mixes[5];    /* struct text[TEXTS_COUNT] */

enum { CANONICAL = 0 }; /* the mix of phrases that are spelt as they are registered */

void make_inputs(void);

#endif
