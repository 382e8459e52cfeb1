/*
 * Bulk work: counting over arrays of codes, such as a column of a log.
 *
 * Ratios are against reading and summing the same 10 million codes (20 MB), on an AMD EPYC with 32 MB of L3 cache and
 * gcc 12 -O3.
 */
#include <httpstatus.h>

#include <string.h>

#include "set.h"

/* ---- Classes ---- */

enum { CLASSES = 6 };

/* A fixed number of codes, so that gcc 12 -O2 vectorises too; few enough to count in 16 bits. */
enum { CLASS_BLOCK = 256 };

/*
 * Comparing each code with every class, not looking its class up, lets the compiler work on several codes at once.
 * Everything stays within 16 bits, or clang 14 widens it.
 */
static void count_class_block(const uint16_t *codes, uint64_t counts[CLASSES])
{
    uint16_t in1 = 0, in2 = 0, in3 = 0, in4 = 0, in5 = 0;
    for (size_t at = 0; at < CLASS_BLOCK; at++) {
        unsigned code = codes[at];
        in1 = (uint16_t)(in1 + ((uint16_t)(code - 100) < 100));
        in2 = (uint16_t)(in2 + ((uint16_t)(code - 200) < 100));
        in3 = (uint16_t)(in3 + ((uint16_t)(code - 300) < 100));
        in4 = (uint16_t)(in4 + ((uint16_t)(code - 400) < 100));
        in5 = (uint16_t)(in5 + ((uint16_t)(code - 500) < 100));
    }
    counts[0] += CLASS_BLOCK - (uint64_t)in1 - in2 - in3 - in4 - in5;
    counts[1] += in1;
    counts[2] += in2;
    counts[3] += in3;
    counts[4] += in4;
    counts[5] += in5;
}

void httpstatus_count_classes(const uint16_t *codes, size_t n, uint64_t counts[6])
{
    if (codes == NULL || counts == NULL)
        return;
    for (; n >= CLASS_BLOCK; codes += CLASS_BLOCK, n -= CLASS_BLOCK)
        count_class_block(codes, counts);
    for (size_t at = 0; at < n; at++)
        counts[httpstatus_class_of(codes[at])]++;
}

/* ---- Histogram ---- */

enum { BINS = 1000 };

static size_t bin_of(uint16_t code)
{
    return code < BINS ? code : 0;
}

static void count_one_by_one(const uint16_t *codes, size_t n, uint64_t counts[BINS])
{
    for (size_t at = 0; at < n; at++)
        counts[bin_of(codes[at])]++;
}

/*
 * Where one code follows itself, as 200 does, each increment waits for the one before: with four tables in turn a code
 * takes 0.35 ns, with one 1.2 ns. Clearing and adding up the tables takes 0.6 us, which pays from TABLES_PAY codes on.
 * A block keeps the counts within 32 bits.
 */
enum { TABLES = 4, TABLES_PAY = 4096, TABLES_BLOCK = 1 << 20 };

static void count_by_tables(const uint16_t *codes, size_t n, uint64_t counts[BINS])
{
    uint32_t tables[TABLES][BINS];
    memset(tables, 0, sizeof tables);
    size_t at = 0;
    for (; at + TABLES <= n; at += TABLES) {
        tables[0][bin_of(codes[at])]++;
        tables[1][bin_of(codes[at + 1])]++;
        tables[2][bin_of(codes[at + 2])]++;
        tables[3][bin_of(codes[at + 3])]++;
    }
    for (size_t bin = 0; bin < BINS; bin++)
        counts[bin] += (uint64_t)tables[0][bin] + tables[1][bin] + tables[2][bin] + tables[3][bin];
    count_one_by_one(codes + at, n - at, counts);
}

void httpstatus_histogram(const uint16_t *codes, size_t n, uint64_t counts[1000])
{
    if (codes == NULL || counts == NULL)
        return;
    for (; n > TABLES_BLOCK; codes += TABLES_BLOCK, n -= TABLES_BLOCK)
        count_by_tables(codes, TABLES_BLOCK, counts);
    if (n < TABLES_PAY)
        count_one_by_one(codes, n, counts);
    else
        count_by_tables(codes, n, counts);
}

/* ---- Sets ---- */

uint64_t httpstatus_set_count(const httpstatus_set *set, const uint16_t *codes, size_t n)
{
    if (set == NULL || codes == NULL)
        return 0;
    uint64_t count = 0;
    for (size_t at = 0; at < n; at++)
        count += codes[at] < SET_CODES && set_holds(set, codes[at]);
    return count;
}
