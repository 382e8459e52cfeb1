/*
 * The edges of memory: every function that is given text, a buffer or an array works on bytes that begin directly
 * after an inaccessible page, and on bytes that end directly before one.
 */
#define _DEFAULT_SOURCE
#include <httpstatus.h>

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "unit.h"

enum { TEXT_LONGEST = 96, CODES_MOST = 300, BINS = 1000, BUFFER = 160 };

/* Some pages that may be used, between two that may not. */
struct island {
    char *pages;
    size_t page;
    size_t usable;
};

static struct island new_island(size_t size)
{
    struct island island = {.page = (size_t)sysconf(_SC_PAGESIZE)};
    island.usable = (size + island.page - 1) / island.page * island.page;
    size_t whole = island.usable + 2 * island.page;
    island.pages = mmap(NULL, whole, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    assert_true(island.pages != MAP_FAILED);
    assert_int_equal(mprotect(island.pages, island.page, PROT_NONE), 0);
    assert_int_equal(mprotect(island.pages + island.page + island.usable, island.page, PROT_NONE), 0);
    return island;
}

static void free_island(struct island *island)
{
    assert_int_equal(munmap(island->pages, island->usable + 2 * island->page), 0);
}

/* The place where so many bytes begin at the first edge, or end at the last. */
static char *place(const struct island *island, bool last, size_t size)
{
    return island->pages + island->page + (last ? island->usable - size : 0);
}

/* ---- Text ---- */

/* A string as a number; 0 for none. */
static unsigned long letters_of(const char *text)
{
    unsigned long letters = 0;
    for (; text != NULL && *text != '\0'; text++)
        letters = letters * 31 + (unsigned char)*text;
    return letters;
}

/* What all functions of a text and a length answer, as one number: the same text has the same one anywhere. */
static unsigned long ask_text(const char *text, size_t len)
{
    size_t error_at = 0;
    httpstatus_set set = {{0}};
    bool parsed = httpstatus_set_parse(&set, text, len, &error_at);
    unsigned long answer = (unsigned long)httpstatus_find(text, len);
    answer = answer * 1009 + (unsigned long)httpstatus_closest(text, len);
    answer = answer * 1009 + (unsigned long)httpstatus_parse(text, len);
    int minor = 0;
    size_t reason = 0;
    answer = answer * 1009 + (unsigned long)httpstatus_parse_line(text, len, &minor, &reason);
    answer = answer * 1009 + (unsigned long)minor + 16 * reason;
    answer = answer * 1009 + httpstatus_cache_flags(text, len);
    answer = answer * 1009 + (unsigned long)httpstatus_cache_seconds(text, len, "max-age");
    answer = answer * 1009 + (unsigned long)httpstatus_retry_after(text, len, 0);
    answer = answer * 1009 + letters_of(httpstatus_accept_language(text, len));
    return answer * 1009 + (parsed ? httpstatus_set_size(&set) : 2048 + error_at);
}

/* The same for functions of a string: what comes before its NUL is all that may be read. */
static unsigned long ask_string(const char *text)
{
    unsigned long answer = httpstatus_vendor_reason(499, text) != NULL;
    answer = answer * 7 + (httpstatus_title(404, text) != NULL);
    answer = answer * 7 + (httpstatus_summary(404, text) != NULL);
    answer = answer * 7 + (httpstatus_description(404, text) != NULL);
    answer = answer * 7 + (httpstatus_advice(404, HTTPSTATUS_ADVICE_SERVER, text) != NULL);
    answer = answer * 7 + (unsigned long)httpstatus_content(200, text);
    answer = answer * 7 + httpstatus_allows_content_length(200, text);
    answer = answer * 7 + httpstatus_allows_transfer_encoding(200, text);
    answer = answer * 7 + httpstatus_invalidates(200, text);
    answer = answer * 7 + httpstatus_may_retry(503, text, 0, NULL);
    answer = answer * 7 + httpstatus_is_safe_method(text);
    answer = answer * 7 + httpstatus_is_idempotent_method(text);
    answer = answer * 7 + httpstatus_redirect_keeps_field(302, text, HTTPSTATUS_REDIRECT_FETCH, "Content-Type", true);
    answer = answer * 7 + httpstatus_redirect_keeps_field(302, "POST", HTTPSTATUS_REDIRECT_FETCH, text, false);
    answer = answer * 31 + letters_of(httpstatus_field_condition(206, text));
    answer = answer * 31 + letters_of(httpstatus_language_of(text));
    answer = answer * 601 + (unsigned long)httpstatus_from_proxy_error(text);
    answer = answer * 61 + (unsigned long)httpstatus_cache_seconds("max-age=60", 10, text);
    answer = answer * 7 + httpstatus_redirect_keeps_content(302, text, HTTPSTATUS_REDIRECT_FETCH);
    answer = answer * 7 + (httpstatus_redirect_method(302, text, HTTPSTATUS_REDIRECT_FETCH) == text);
    int rule = 0;
    httpstatus_may_store(200, text, HTTPSTATUS_CACHE_MAX_AGE, &rule);
    return answer * 17 + (unsigned long)(rule + 8);
}

/* clang-format off */
static const char *const texts[] = {
    "", "\n", "\r\n", "4", "404", "404 Not Found", "not-found", "Not Fuond", "HTTP/1.1 404 Not Found\r\n", "HTTP/1.1 404\n",
    "HTTP/1.", "http", "http/", "httpstatus", "HTTP_404", "a text that is no phrase and is longer than any of them",
    "no-store", "private=\"a, b\", max-age=\"1\\0\"", "private=\"", "s-maxage=", "max-age=\"1\\", ",,", "2xx,!404,500-599",
    "!", "4x", "4xx", "4ax", "200-", "known,", "1024", "GET", "HEAD", "POST", "G", "GETS", "CONNECT", "VERSION-CONTROL",
    "VERSION-", "UPDATEREDIRECTREF", "en", "en-GB", "zh-Hant-TW", "zh-", "-", "nginx", "Nginx", "ngin", "Esri",
    "120", " 120\t", "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994",
    "zh-TW;q=0.5, en;q=0.25, *;q=0", "zh;", "zh;q=0.", "Content-Type", "Content-", "Authorization", "TE", "dns_timeout",
    "ETag", "Content-Encoding", "max-age",
};
/* clang-format on */

static void check_everywhere(struct island *island, const char *text, size_t len)
{
    unsigned long wanted = ask_text(text, len);
    for (int last = 0; last < 2; last++) {
        char *copy = place(island, last, len);
        memcpy(copy, text, len);
        assert_int_equal(ask_text(copy, len), wanted);
    }
    char string[TEXT_LONGEST];
    memcpy(string, text, len);
    string[len] = '\0';
    wanted = ask_string(string);
    for (int last = 0; last < 2; last++) {
        char *copy = place(island, last, len + 1);
        memcpy(copy, string, len + 1);
        assert_int_equal(ask_string(copy), wanted);
    }
}

static void every_text_and_its_beginnings(void)
{
    struct island island = new_island(TEXT_LONGEST);
    for (size_t at = 0; at < sizeof texts / sizeof texts[0]; at++) {
        for (size_t len = 0; len <= strlen(texts[at]); len++)
            check_everywhere(&island, texts[at], len);
    }
    free_island(&island);
}

/* ---- Buffers ---- */

static void every_buffer_size(void)
{
    struct island island = new_island(BUFFER);
    httpstatus_set set = {{0}};
    assert_true(httpstatus_set_parse(&set, "2xx,301-303,404,406,5xx,!501", 28, NULL));
    for (size_t size = 0; size <= BUFFER; size++) {
        for (int last = 0; last < 2; last++) {
            char *buffer = place(&island, last, size);
            assert_int_equal(httpstatus_format_line(buffer, size, 404), 24);
            assert_int_equal(httpstatus_format_status(buffer, size, 404), 13);
            assert_int_equal(httpstatus_set_format(&set, buffer, size), 31);
        }
    }
    free_island(&island);
}

static void a_set_at_the_edge(void)
{
    struct island island = new_island(sizeof(httpstatus_set));
    for (int last = 0; last < 2; last++) {
        httpstatus_set *set = (httpstatus_set *)(void *)place(&island, last, sizeof *set);
        memset(set, 0, sizeof *set);
        assert_true(httpstatus_set_add(set, 0) && httpstatus_set_add(set, 1023));
        assert_true(httpstatus_set_has(set, 0) && httpstatus_set_has(set, 1023));
        assert_int_equal(httpstatus_set_size(set), 2);
        assert_int_equal(httpstatus_set_next(set, 0), 1023);
        assert_int_equal(httpstatus_set_next(set, 1022), 1023);
        const uint16_t codes[] = {0, 1, 1023, 1024};
        assert_int_equal(httpstatus_set_count(set, codes, 4), 2);
        assert_true(httpstatus_set_remove(set, 1023) && httpstatus_set_remove(set, 0));
        assert_true(httpstatus_set_parse(set, "0,1023", 6, NULL));
        assert_int_equal(httpstatus_set_format(set, NULL, 0), 6);
    }
    free_island(&island);
}

/* ---- Arrays ---- */

static void check_array(const httpstatus_set *set, const uint16_t *codes, size_t n)
{
    uint64_t classes[6] = {0};
    uint64_t *bins = calloc(BINS, sizeof *bins);
    assert_non_null(bins);
    httpstatus_count_classes(codes, n, classes);
    httpstatus_histogram(codes, n, bins);
    assert_int_equal(classes[4], n);
    assert_int_equal(bins[404], n);
    assert_int_equal(httpstatus_set_count(set, codes, n), n);
    free(bins);
}

static void every_length_of_an_array(void)
{
    struct island island = new_island(CODES_MOST * sizeof(uint16_t));
    httpstatus_set set = {{0}};
    httpstatus_set_add(&set, 404);
    for (size_t n = 0; n <= CODES_MOST; n++) {
        for (int last = 0; last < 2; last++) {
            uint16_t *codes = (uint16_t *)(void *)place(&island, last, n * sizeof *codes);
            for (size_t at = 0; at < n; at++)
                codes[at] = 404;
            check_array(&set, codes, n);
        }
    }
    free_island(&island);
}

/* The blocks and tables of the bulk functions begin at these lengths. */
static void long_arrays(void)
{
    static const size_t lengths[] = {2047, 2048, 4095, 4096, 8159, 8160, 8161, 16384, 16385, 1048576, 1048579};
    size_t most = lengths[sizeof lengths / sizeof lengths[0] - 1];
    struct island island = new_island(most * sizeof(uint16_t));
    httpstatus_set set = {{0}};
    httpstatus_set_add(&set, 404);
    uint16_t *first = (uint16_t *)(void *)place(&island, false, 0);
    for (size_t at = 0; at < island.usable / sizeof *first; at++)
        first[at] = 404;
    for (size_t at = 0; at < sizeof lengths / sizeof lengths[0]; at++) {
        check_array(&set, first, lengths[at]);
        check_array(&set, (uint16_t *)(void *)place(&island, true, lengths[at] * sizeof *first), lengths[at]);
    }
    free_island(&island);
}

int main(void)
{
    const struct unit_test tests[] = {
        UNIT_TEST(every_text_and_its_beginnings), UNIT_TEST(every_buffer_size), UNIT_TEST(a_set_at_the_edge),
        UNIT_TEST(every_length_of_an_array),      UNIT_TEST(long_arrays),
    };
    return UNIT_RUN(tests);
}
