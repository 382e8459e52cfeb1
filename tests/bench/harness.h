/*
 * A harness for ratios on a machine that others use too. What is compared runs in turn, in rounds of some
 * microseconds each, inside one process; every round gives each measure a ratio to its floor in that round,
 * and the median of these is the result.
 */
#ifndef BENCH_HARNESS_H
#define BENCH_HARNESS_H

#include <stddef.h>
#include <stdint.h>
#include <time.h>

/* Does some work on inputs from first to first + count, and returns what keeps the compiler from leaving it out. */
typedef uint64_t bench_run(const void *inputs, size_t first, size_t count);

struct measure {
    const char *work;
    const char *mix;
    const char *floor; /* the work that this one is compared with, of the same mix */
    bench_run *run;
    const void *inputs;
    size_t inputs_count;
    size_t calls; /* in a round */
};

struct work {
    const char *name;
    bench_run *run;
};

struct mix {
    const char *name;
    const void *inputs;
    size_t inputs_count;
};

/*
 * Measures and prints a line of JSON for each. The clock is CLOCK_MONOTONIC for rounds of microseconds. For rounds of
 * milliseconds, in which other programs get the processor, it is CLOCK_PROCESS_CPUTIME_ID, which takes 0.5 us to read.
 */
void bench_group(const char *group, const struct measure *measures, size_t count, int rounds, clockid_t clock);

/* Measures each work on each mix; the first work is the floor of all. */
void bench_mixes(const char *group, const struct work *works, size_t works_count, const struct mix *mixes,
                 size_t mixes_count, size_t calls, int rounds);

extern volatile uint64_t bench_sink; /* what is added here is not left out */

uint64_t bench_now(clockid_t clock); /* nanoseconds */

#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

/*
 * A run that evaluates `call` for each `in` of an array. A macro, because what is measured is a direct call
 * from compiled code, with the call and nothing else in the loop.
 */
#define BENCH_LOOP(name, type, call) \
    static uint64_t name(const void *inputs, size_t first, size_t count) \
    { \
        const type *in = (const type *)inputs + first; \
        uint64_t sum = 0; \
        for (const type *end = in + count; in < end; in++) \
            sum += (uint64_t)(call); \
        return sum; \
    }

#endif
