/* Random numbers for the C tests and benchmarks, the same ones on every machine (splitmix64). */
#ifndef RANDOM_H
#define RANDOM_H

#include <stddef.h>
#include <stdint.h>

struct random {
    uint64_t state;
};

static inline uint64_t random_bits(struct random *random)
{
    uint64_t z = random->state += UINT64_C(0x9E3779B97F4A7C15);
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return z ^ (z >> 31);
}

/* A number from 0 up to, but not including, the limit. */
static inline size_t random_below(struct random *random, size_t limit)
{
    return (size_t)(random_bits(random) % limit);
}

#endif
