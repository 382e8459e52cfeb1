/* Counting over arrays of codes, against reading the same memory. */
#include <httpstatus.h>
#include <stdlib.h>

#include "bench.h"
#include "harness.h"
#include "inputs.h"

enum { MANY = 10000000, FEW = 100, FEW_CALLS = 100, ROUNDS = 31 };

static uint16_t *codes;
static httpstatus_set set;

static uint64_t sum_codes(const uint16_t *from, size_t count)
{
    uint32_t sum = 0;
    for (size_t at = 0; at < count; at++)
        sum += from[at];
    return sum;
}

static uint64_t count_classes(const uint16_t *from, size_t count)
{
    uint64_t counts[6] = {0};
    httpstatus_count_classes(from, count, counts);
    return counts[2];
}

static uint64_t histogram(const uint16_t *from, size_t count)
{
    static uint64_t counts[1000];
    httpstatus_histogram(from, count, counts);
    return counts[200];
}

static uint64_t set_count(const uint16_t *from, size_t count)
{
    return httpstatus_set_count(&set, from, count);
}

static uint64_t classes_by_loop(const uint16_t *from, size_t count)
{
    uint64_t counts[6] = {0};
    for (size_t at = 0; at < count; at++)
        counts[from[at] >= 100 && from[at] < 600 ? from[at] / 100 : 0]++;
    return counts[2];
}

static uint64_t histogram_by_loop(const uint16_t *from, size_t count)
{
    static uint64_t counts[1000];
    for (size_t at = 0; at < count; at++)
        counts[from[at] < 1000 ? from[at] : 0]++;
    return counts[200];
}

static uint64_t set_by_loop(const uint16_t *from, size_t count)
{
    uint64_t found = 0;
    for (size_t at = 0; at < count; at++)
        found += from[at] < 1024 && (set.bits[from[at] / 64] >> from[at] % 64 & 1) != 0;
    return found;
}

/* A run that works on `count` codes at a time, and one that works on a few codes at a time. */
#define BULK_RUNS(name, call) \
    static uint64_t run_##name(const void *inputs, size_t first, size_t count) \
    { \
        const uint16_t *from = (const uint16_t *)inputs + first; \
        return call; \
    } \
    static uint64_t run_few_##name(const void *inputs, size_t first, size_t count) \
    { \
        uint64_t sum = 0; \
        for (const uint16_t *from = (const uint16_t *)inputs + first; count > 0; from += FEW, count -= FEW) \
            sum += run_##name(from, 0, FEW); \
        return sum; \
    }

BULK_RUNS(sum, sum_codes(from, count))
BULK_RUNS(count_classes, count_classes(from, count))
BULK_RUNS(histogram, histogram(from, count))
BULK_RUNS(set_count, set_count(from, count))
BULK_RUNS(classes_by_loop, classes_by_loop(from, count))
BULK_RUNS(histogram_by_loop, histogram_by_loop(from, count))
BULK_RUNS(set_by_loop, set_by_loop(from, count))

static void make_codes(void)
{
    const int *realistic = code_mixes[0].inputs;
    codes = malloc(MANY * sizeof *codes);
    if (codes == NULL)
        abort();
    for (size_t at = 0; at < MANY; at++)
        codes[at] = (uint16_t)realistic[at * 7919 % CODES_COUNT];
    httpstatus_set_parse(&set, "5xx,404,429,!501", 16, NULL);
}

void bench_bulk(void)
{
    static const struct {
        const char *work;
        bench_run *run;
        bench_run *run_few;
        const char *floor;
        const char *loop;
    } works[] = {
        {"read-sum", run_sum, run_few_sum, "read-sum", "read-sum"},
        {"plain loop, classes", run_classes_by_loop, run_few_classes_by_loop, "read-sum", "plain loop, classes"},
        {"plain loop, histogram", run_histogram_by_loop, run_few_histogram_by_loop, "read-sum",
         "plain loop, histogram"},
        {"plain loop, set", run_set_by_loop, run_few_set_by_loop, "read-sum", "plain loop, set"},
        {"count_classes", run_count_classes, run_few_count_classes, "read-sum", "plain loop, classes"},
        {"histogram", run_histogram, run_few_histogram, "read-sum", "plain loop, histogram"},
        {"set_count", run_set_count, run_few_set_count, "read-sum", "plain loop, set"},
    };
    struct measure measures[2 * COUNT_OF(works)];
    size_t count = 0;
    make_codes();
    for (size_t at = 0; at < COUNT_OF(works); at++)
        measures[count++] = (struct measure){
            works[at].work, "10 million codes", works[at].floor, works[at].run, codes, MANY, MANY};
    for (size_t at = 0; at < COUNT_OF(works); at++)
        measures[count++] = (struct measure){works[at].work, "100 codes", works[at].loop, works[at].run_few,
                                             codes,          MANY,        FEW * FEW_CALLS};
    bench_group("bulk", measures, count, ROUNDS, CLOCK_PROCESS_CPUTIME_ID);
    free(codes);
}
