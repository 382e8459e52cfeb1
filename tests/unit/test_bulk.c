/* Bulk work: bit for bit against loops that nobody can get wrong. */
#include <httpstatus.h>

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "random.h"
#include "unit.h"

/* ---- What is compared ---- */

static void check_classes(const uint16_t *codes, size_t n)
{
    uint64_t wanted[6] = {5, 6, 7, 8, 9, UINT64_C(1) << 40};
    uint64_t counts[6] = {5, 6, 7, 8, 9, UINT64_C(1) << 40};
    for (size_t at = 0; at < n; at++)
        wanted[codes[at] >= 100 && codes[at] < 600 ? codes[at] / 100 : 0]++;
    httpstatus_count_classes(codes, n, counts);
    assert_memory_equal(counts, wanted, sizeof wanted);
}

static void check_histogram(const uint16_t *codes, size_t n)
{
    uint64_t wanted[1000];
    uint64_t counts[1000];
    for (size_t bin = 0; bin < 1000; bin++)
        counts[bin] = wanted[bin] = bin << 30;
    for (size_t at = 0; at < n; at++)
        wanted[codes[at] < 1000 ? codes[at] : 0]++;
    httpstatus_histogram(codes, n, counts);
    assert_memory_equal(counts, wanted, sizeof wanted);
}

static void check_set(const httpstatus_set *set, const uint16_t *codes, size_t n)
{
    uint64_t wanted = 0;
    for (size_t at = 0; at < n; at++) {
        if (httpstatus_set_has(set, codes[at]))
            wanted++;
    }
    assert_int_equal(httpstatus_set_count(set, codes, n), wanted);
}

/* ---- Codes and sets ---- */

/* Always the same numbers, so that a failure can be repeated. */
static struct random numbers = {2};

static httpstatus_set random_set(void)
{
    httpstatus_set set;
    for (size_t word = 0; word < 16; word++)
        set.bits[word] = random_bits(&numbers);
    return set;
}

/* Codes as logs have them, edges of all kinds, and any 16 bits. */
static uint16_t random_code(void)
{
    static const uint16_t edges[] = {0,   99,  100, 199, 200,   204,   299,   300,   304,   399,  400,
                                     404, 499, 500, 599, 600,   999,   1000,  1023,  1024,  2047, 2048,
                                     255, 256, 511, 512, 32767, 32768, 43698, 43699, 65535, 8191, 8192};
    uint64_t random = random_bits(&numbers) >> 8;
    switch (random % 3) {
    case 0:
        return (uint16_t)(100 + random / 3 % 500);
    case 1:
        return edges[random / 3 % (sizeof edges / sizeof *edges)];
    default:
        return (uint16_t)(random / 3);
    }
}

/* An array that ends where its memory ends, so that a sanitizer sees one byte read too far. */
struct array {
    uint16_t *memory;
    uint16_t *codes;
    size_t n;
};

static struct array new_array(size_t offset, size_t n)
{
    struct array array = {malloc((offset + n + (offset + n == 0)) * sizeof(uint16_t)), NULL, n};
    assert_non_null(array.memory);
    array.codes = array.memory + offset;
    for (size_t at = 0; at < n; at++)
        array.codes[at] = random_code();
    return array;
}

static void check_array(struct array array)
{
    httpstatus_set set = random_set();
    check_classes(array.codes, array.n);
    check_histogram(array.codes, array.n);
    check_set(&set, array.codes, array.n);
    free(array.memory);
}

/* ---- The tests ---- */

static void test_every_small_length_at_every_alignment(void)
{
    for (size_t n = 0; n <= 300; n++) {
        for (size_t offset = 0; offset < 16; offset++)
            check_array(new_array(offset, n));
    }
}

/* Around the lengths at which the library works on blocks, and around those of wider registers. */
static void test_lengths_around_the_blocks(void)
{
    enum { MEBI = 1 << 20 };
    static const size_t blocks[] = {256, 512, 1024, 2048, 4096, 16384, 32768, 65536, MEBI, 2 * MEBI, 2 * MEBI + 4096};
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++) {
        for (size_t more = 0; more < 3; more++)
            check_array(new_array(i, blocks[i] - 1 + more));
    }
}

/* All lanes count up together, so that a lane that is too narrow runs over. */
static void test_one_code_throughout(void)
{
    static const uint16_t repeated[] = {0, 99, 100, 200, 404, 599, 600, 999, 1000, 1023, 1024, 65535};
    for (size_t i = 0; i < sizeof repeated / sizeof *repeated; i++) {
        struct array array = new_array(0, 200000);
        for (size_t at = 0; at < array.n; at++)
            array.codes[at] = repeated[i];
        httpstatus_set all;
        memset(&all, 0xFF, sizeof all);
        check_set(&all, array.codes, array.n);
        check_array(array);
    }
}

static void test_every_code_alone(void)
{
    const httpstatus_set set = random_set();
    uint16_t codes[64];
    for (unsigned code = 0; code <= UINT16_MAX; code++) {
        for (size_t at = 0; at < 64; at++)
            codes[at] = (uint16_t)code;
        check_classes(codes, 64);
        check_set(&set, codes, 33);
    }
    uint16_t *every = malloc(65536 * sizeof *every);
    assert_non_null(every);
    for (size_t at = 0; at < 65536; at++)
        every[at] = (uint16_t)at;
    check_histogram(every, 65536);
    check_histogram(every, 1100);
    free(every);
}

static void test_every_member_alone(void)
{
    uint16_t codes[1100];
    for (size_t at = 0; at < 1100; at++)
        codes[at] = (uint16_t)at;
    for (unsigned code = 0; code < 1024; code++) {
        httpstatus_set set = {{0}};
        set.bits[code / 64] = UINT64_C(1) << code % 64;
        check_set(&set, codes, 1100);
        check_set(&set, codes + code, 32);
    }
}

static void test_nulls(void)
{
    static const uint16_t codes[] = {200, 404};
    const httpstatus_set set = random_set();
    uint64_t classes[6] = {0};
    uint64_t bins[1000] = {0};
    httpstatus_count_classes(NULL, SIZE_MAX, classes);
    httpstatus_count_classes(codes, 2, NULL);
    httpstatus_count_classes(codes, 0, classes);
    httpstatus_histogram(NULL, SIZE_MAX, bins);
    httpstatus_histogram(codes, 2, NULL);
    httpstatus_histogram(codes, 0, bins);
    for (size_t i = 0; i < 6; i++)
        assert_int_equal(classes[i], 0);
    for (size_t i = 0; i < 1000; i++)
        assert_int_equal(bins[i], 0);
    assert_int_equal(httpstatus_set_count(NULL, codes, 2), 0);
    assert_int_equal(httpstatus_set_count(&set, NULL, SIZE_MAX), 0);
    assert_int_equal(httpstatus_set_count(&set, codes, 0), 0);
}

int main(void)
{
    const struct unit_test tests[] = {
        UNIT_TEST(test_every_small_length_at_every_alignment),
        UNIT_TEST(test_lengths_around_the_blocks),
        UNIT_TEST(test_one_code_throughout),
        UNIT_TEST(test_every_code_alone),
        UNIT_TEST(test_every_member_alone),
        UNIT_TEST(test_nulls),
    };
    return UNIT_RUN(tests);
}
