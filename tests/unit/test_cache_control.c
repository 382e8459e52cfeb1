/* Cache-Control: its directives as flags, and the numbers that they carry. */
#include <httpstatus.h>

#include <errno.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "cache_words.h"
#include "support.h"
#include "unit.h"

static void table_of_cache_control_values(void)
{
    struct vectors table = vectors_open("cache_flags.csv", "text,cache_flags,why");
    while (vectors_next(&table)) {
        struct guarded text = guarded_copy(vectors_text(&table, 0), vectors_length(&table, 0));
        vectors_expect(&table, "cache_flags", httpstatus_cache_flags(text.bytes, text.size),
                       vectors_flags(&table, 1, cache_words));
        guarded_free(&text);
    }
    assert_int_equal(vectors_close(&table), 0);
}

static void table_of_seconds(void)
{
    struct vectors table = vectors_open("cache_seconds.csv", "text,directive,cache_seconds,why");
    while (vectors_next(&table)) {
        struct guarded text = guarded_copy(vectors_text(&table, 0), vectors_length(&table, 0));
        struct guarded directive = guarded_copy(vectors_text(&table, 1), vectors_length(&table, 1) + 1);
        int64_t seconds = httpstatus_cache_seconds(text.bytes, text.size, directive.bytes);
        vectors_expect(&table, "cache_seconds", seconds, vectors_int64(&table, 2));
        guarded_free(&directive);
        guarded_free(&text);
    }
    assert_int_equal(vectors_close(&table), 0);
}

static unsigned flags_of(const char *text)
{
    return httpstatus_cache_flags(text, strlen(text));
}

static int64_t seconds_of(const char *text, const char *directive)
{
    return httpstatus_cache_seconds(text, strlen(text), directive);
}

static void private_with_field_names_is_private_for_these(void)
{
    assert_int_equal(flags_of("private=\"x\""), HTTPSTATUS_CACHE_PRIVATE_FIELDS);
    assert_int_equal(flags_of("private=\"x\", private"), HTTPSTATUS_CACHE_PRIVATE | HTTPSTATUS_CACHE_PRIVATE_FIELDS);
    assert_int_equal(flags_of("private=\"\""), HTTPSTATUS_CACHE_PRIVATE);
    assert_int_equal(flags_of("no-cache=\"x\""), HTTPSTATUS_CACHE_NO_CACHE_FIELDS);
}

static void a_quote_without_end_hides_nothing_that_forbids(void)
{
    assert_int_equal(flags_of("foo=\"bar, no-store"), HTTPSTATUS_CACHE_NO_STORE);
    assert_int_equal(flags_of("foo=\"bar, private=x, public"), HTTPSTATUS_CACHE_PRIVATE);
    assert_int_equal(flags_of("max-age=5, foo=\"bar, public"), HTTPSTATUS_CACHE_MAX_AGE);
    assert_int_equal(flags_of("max-age=\"5"), HTTPSTATUS_CACHE_INVALID_AGE);
    assert_int_equal(flags_of("\""), 0);
}

/* RFC 9111 section 4.2.1 lets a cache take the first of several, and section 1.2.2 takes an overflow for a large
 * number. */
static void the_first_number_counts_and_saturates(void)
{
    assert_int_equal(seconds_of("max-age=5, max-age=6", "max-age"), 5);
    assert_int_equal(seconds_of("max-age, max-age=6", "max-age"), -1);
    assert_true(seconds_of("max-age=9223372036854775807", "max-age") == INT64_MAX);
    assert_true(seconds_of("max-age=9223372036854775806", "max-age") == INT64_MAX - 1);
    assert_true(seconds_of("max-age=9223372036854775808", "max-age") == INT64_MAX);
    assert_true(seconds_of("max-age=99999999999999999990", "max-age") == INT64_MAX);
}

static void no_cache_control_has_no_flags(void)
{
    assert_int_equal(httpstatus_cache_flags(NULL, 0), 0);
    assert_int_equal(httpstatus_cache_flags(NULL, SIZE_MAX), 0);
    assert_int_equal(httpstatus_cache_flags("no-store", 0), 0);
    assert_int_equal(httpstatus_cache_seconds(NULL, 0, "max-age"), -1);
    assert_int_equal(httpstatus_cache_seconds(NULL, SIZE_MAX, "max-age"), -1);
    assert_int_equal(httpstatus_cache_seconds("max-age=5", 9, NULL), -1);
    assert_int_equal(httpstatus_cache_seconds("max-age=5", 9, ""), -1);
    assert_int_equal(httpstatus_cache_seconds("max-age=5", 8, "max-age"), -1);
    assert_int_equal(httpstatus_cache_seconds("max-age=55", 9, "max-age"), 5);
    assert_int_equal(httpstatus_cache_flags("no-store, public", 8), HTTPSTATUS_CACHE_NO_STORE);
}

enum { MEGABYTE = 1 << 20 };

/* Patterns whose every repetition invites a parser to look at the rest again. */
static void a_megabyte_of_anything_is_read_in_linear_time(void)
{
    /* clang-format off */
    static const char patterns[][24] = {",", " ", "\"", "\\", "\"\"", "a=\"", "a=\",", "\"\\", "a=\"\\\",", "=", "a",
                                        "a,", "private=\"", "private=\"a,\"x", "max-age=\"1\"2", "no-stor,", "\"x\",\"",
                                        "a=\"b\"c", "a\"b,", "private=\",\","};
    /* clang-format on */
    char *text = malloc(MEGABYTE);
    assert_non_null(text);
    for (size_t at = 0; at < sizeof patterns / sizeof patterns[0]; at++) {
        size_t length = strlen(patterns[at]);
        for (size_t to = 0; to < MEGABYTE; to++)
            text[to] = patterns[at][to % length];
        unsigned flags = httpstatus_cache_flags(text, MEGABYTE);
        assert_int_equal(flags & ~(unsigned)(HTTPSTATUS_CACHE_PRIVATE | HTTPSTATUS_CACHE_PRIVATE_FIELDS |
                                             HTTPSTATUS_CACHE_INVALID_AGE),
                         0);
        assert_int_equal(httpstatus_cache_seconds(text, MEGABYTE, "min-fresh"), -1);
    }
    memset(text, ',', MEGABYTE);
    memcpy(text + MEGABYTE - 8, "no-store", 8);
    assert_int_equal(httpstatus_cache_flags(text, MEGABYTE), HTTPSTATUS_CACHE_NO_STORE);
    memcpy(text + MEGABYTE - 12, ",min-fresh=7", 12);
    assert_int_equal(httpstatus_cache_seconds(text, MEGABYTE, "min-fresh"), 7);
    memset(text, '0', MEGABYTE);
    memcpy(text, "min-fresh=", 10);
    text[MEGABYTE - 1] = '7';
    assert_int_equal(httpstatus_cache_seconds(text, MEGABYTE, "min-fresh"), 7);
    free(text);
}

static void a_directive_of_a_megabyte_is_absent(void)
{
    struct guarded directive = guarded_new(MEGABYTE);
    memset(directive.bytes, 'x', MEGABYTE);
    directive.bytes[MEGABYTE - 1] = '\0';
    assert_int_equal(seconds_of("x=1, xx=2, max-age=3", directive.bytes), -1);
    guarded_free(&directive);
}

/* The numbers and the flags come from one reader: where one is there, so is the other. */
static void check_that_both_agree(const char *text, size_t length)
{
    static const struct {
        const char *directive;
        unsigned flag;
    } numbers[] = {{"max-age", HTTPSTATUS_CACHE_MAX_AGE}, {"s-maxage", HTTPSTATUS_CACHE_S_MAXAGE}};
    unsigned flags = httpstatus_cache_flags(text, length);
    for (size_t at = 0; at < sizeof numbers / sizeof numbers[0]; at++) {
        int64_t seconds = httpstatus_cache_seconds(text, length, numbers[at].directive);
        assert_true(seconds >= -1);
        if (seconds >= 0)
            assert_true(flags & numbers[at].flag);
        else if (flags & numbers[at].flag)
            assert_true(flags & HTTPSTATUS_CACHE_INVALID_AGE);
    }
    assert_in_range(flags, 0, HTTPSTATUS_CACHE_EXPIRES - 1);
}

static void random_cache_control_is_read_within_its_bounds(void)
{
    static const char pieces[][16] = {"no-store", "private", "public", "max-age", "s-maxage", "=",  "\"",
                                      ",",        " ",       "\\",     "1",       "x",        "\t", "must-understand",
                                      ";",        "\x80"};
    struct random random = {1};
    char text[128];
    for (int round = 0; round < 20000; round++) {
        size_t length = 0;
        for (size_t left = random_below(&random, 9); left > 0; left--) {
            const char *piece = pieces[random_below(&random, sizeof pieces / sizeof pieces[0])];
            memcpy(text + length, piece, strlen(piece));
            length += strlen(piece);
        }
        struct guarded copy = guarded_copy(text, length);
        check_that_both_agree(copy.bytes, copy.size);
        guarded_free(&copy);
    }
}

static void errno_stays(void)
{
    errno = EDOM;
    httpstatus_cache_flags("max-age=99999999999999999999, \"", 31);
    httpstatus_cache_seconds("max-age=99999999999999999999, \"", 31, "max-age");
    assert_int_equal(errno, EDOM);
}

int main(void)
{
    const struct unit_test tests[] = {
        UNIT_TEST(table_of_cache_control_values),
        UNIT_TEST(table_of_seconds),
        UNIT_TEST(private_with_field_names_is_private_for_these),
        UNIT_TEST(a_quote_without_end_hides_nothing_that_forbids),
        UNIT_TEST(the_first_number_counts_and_saturates),
        UNIT_TEST(no_cache_control_has_no_flags),
        UNIT_TEST(a_megabyte_of_anything_is_read_in_linear_time),
        UNIT_TEST(a_directive_of_a_megabyte_is_absent),
        UNIT_TEST(random_cache_control_is_read_within_its_bounds),
        UNIT_TEST(errno_stays),
    };
    return UNIT_RUN(tests);
}
