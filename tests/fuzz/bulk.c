/* The functions that take an array of codes, against plain loops. Some arrays are longer than the longest block. */
#include <httpstatus.h>

#include "fuzz.h"

enum { CLASSES = 6, BINS = 1000, WIDTH = 16, HEAD = 3, OVER_LONGEST = 0xFF };

/* The longest block of the library, after which it clears its tables (TABLES_BLOCK of lib/bulk.c). */
#define LONGEST_BLOCK ((size_t)1 << 20)

/* How many codes: short ones more often, and once in 256 times more than the longest block. */
static size_t length_of(const uint8_t head[HEAD])
{
    size_t n = (size_t)(head[1] << 8 | head[2]);
    return head[0] == OVER_LONGEST ? LONGEST_BLOCK + n : n >> head[0] % WIDTH;
}

/* The codes of the input, over and over. */
static uint16_t *array_of(const uint8_t *data, size_t size, size_t n)
{
    const size_t known = size / sizeof(uint16_t);
    uint16_t *codes = calloc(n > 0 ? n : 1, sizeof *codes);
    if (codes == NULL)
        abort();
    for (size_t at = 0; at < n; at++)
        memcpy(&codes[at], data + at % known * sizeof *codes, sizeof *codes);
    return codes;
}

static void check_classes(const uint16_t *codes, size_t n)
{
    uint64_t wanted[CLASSES] = {0};
    uint64_t counts[CLASSES] = {0};
    for (size_t at = 0; at < n; at++)
        wanted[httpstatus_class_of(codes[at])]++;
    httpstatus_count_classes(codes, n, counts);
    require(memcmp(counts, wanted, sizeof wanted) == 0, "count_classes() counts as one by one");
}

static void check_histogram(const uint16_t *codes, size_t n)
{
    uint64_t wanted[BINS] = {0};
    uint64_t counts[BINS] = {0};
    for (size_t at = 0; at < n; at++)
        wanted[codes[at] < BINS ? codes[at] : 0]++;
    httpstatus_histogram(codes, n, counts);
    require(memcmp(counts, wanted, sizeof wanted) == 0, "histogram() counts as one by one");
}

static void check_set(const httpstatus_set *set, const uint16_t *codes, size_t n)
{
    uint64_t wanted = 0;
    for (size_t at = 0; at < n; at++)
        wanted += httpstatus_set_has(set, codes[at]);
    require(httpstatus_set_count(set, codes, n) == wanted, "set_count() counts as one by one");
}

/* A byte and a number say how many codes there are, which follow; their bits are the set, too. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (data == NULL || size < HEAD + sizeof(uint16_t))
        return 0;
    const size_t n = length_of(data);
    httpstatus_set set = {{0}};
    data += HEAD;
    size -= HEAD;
    memcpy(&set, data, size < sizeof set ? size : sizeof set);
    uint16_t *codes = array_of(data, size, n);
    check_classes(codes, n);
    check_histogram(codes, n);
    check_set(&set, codes, n);
    free(codes);
    return 0;
}
