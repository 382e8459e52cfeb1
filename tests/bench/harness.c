#include "harness.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

volatile uint64_t bench_sink;

uint64_t bench_now(clockid_t clock)
{
    struct timespec now;
    clock_gettime(clock, &now);
    return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

/* Each round works on another part of the inputs, so that no branch predictor learns them. */
static double time_of(const struct measure *measure, int round, clockid_t clock)
{
    size_t parts = measure->inputs_count / measure->calls;
    size_t first = (size_t)round % parts * measure->calls;
    uint64_t begin = bench_now(clock);
    bench_sink += measure->run(measure->inputs, first, measure->calls);
    return (double)(bench_now(clock) - begin) / (double)measure->calls;
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a;
    double y = *(const double *)b;
    return (x > y) - (x < y);
}

static size_t floor_of(const struct measure *measures, size_t count, size_t index)
{
    for (size_t at = 0; at < count; at++) {
        if (strcmp(measures[at].work, measures[index].floor) == 0 && strcmp(measures[at].mix, measures[index].mix) == 0)
            return at;
    }
    fprintf(stderr, "bench: %s has no floor %s for %s\n", measures[index].work, measures[index].floor,
            measures[index].mix);
    exit(1);
}

static void print_result(const char *group, const struct measure *measure, double *ratios, double *times, int rounds)
{
    qsort(ratios, (size_t)rounds, sizeof *ratios, compare);
    qsort(times, (size_t)rounds, sizeof *times, compare);
    printf("{\"group\": \"%s\", \"work\": \"%s\", \"mix\": \"%s\", \"floor\": \"%s\", "
           "\"ratio\": %.3f, \"low\": %.3f, \"high\": %.3f, \"ns\": %.3f}\n",
           group, measure->work, measure->mix, measure->floor, ratios[rounds / 2], ratios[rounds / 4],
           ratios[rounds * 3 / 4], times[rounds / 2]);
    fflush(stdout);
}

void bench_group(const char *group, const struct measure *measures, size_t count, int rounds, clockid_t clock)
{
    double *times = calloc(count * (size_t)rounds, sizeof *times);
    double *ratios = calloc((size_t)rounds, sizeof *ratios);
    if (times == NULL || ratios == NULL)
        abort();

    for (size_t at = 0; at < count; at++)
        time_of(&measures[at], 0, clock); /* pages are touched, lazy symbols bound */
    for (int round = 0; round < rounds; round++) {
        for (size_t step = 0; step < count; step++) {
            size_t at = (step + (size_t)round) % count;
            times[at * (size_t)rounds + (size_t)round] = time_of(&measures[at], round, clock);
        }
    }
    double *sorted = calloc((size_t)rounds, sizeof *sorted);
    if (sorted == NULL)
        abort();
    for (size_t at = 0; at < count; at++) {
        const double *own = times + at * (size_t)rounds;
        const double *least = times + floor_of(measures, count, at) * (size_t)rounds;
        for (int round = 0; round < rounds; round++) {
            ratios[round] = own[round] / least[round];
            sorted[round] = own[round];
        }
        print_result(group, &measures[at], ratios, sorted, rounds);
    }
    free(sorted);
    free(ratios);
    free(times);
}

void bench_mixes(const char *group, const struct work *works, size_t works_count, const struct mix *mixes,
                 size_t mixes_count, size_t calls, int rounds)
{
    const size_t count = works_count * mixes_count;
    struct measure *measures = calloc(count, sizeof *measures);
    if (measures == NULL)
        abort();
    for (size_t at = 0; at < count; at++) {
        const struct work *work = &works[at % works_count];
        const struct mix *mix = &mixes[at / works_count];
        measures[at] = (struct measure){work->name,  mix->name,         works->name, work->run,
                                        mix->inputs, mix->inputs_count, calls};
    }
    bench_group(group, measures, count, rounds, CLOCK_MONOTONIC);
    free(measures);
}
