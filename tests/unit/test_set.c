/* Sets of codes: parsing, the canonical text and the value. */
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <httpstatus.h>

#include "random.h"
#include "unit.h"
#include "vectors.h"

enum { CODES = 1024, TEXT_ROOM = 4096 };

static const httpstatus_set empty = {{0}};
static const int outside[] = {-1, CODES, CODES + 404, 65536 + 404, INT32_MIN, INT32_MAX};

static httpstatus_set range_set(int first, int last)
{
    httpstatus_set set = empty;
    for (int code = first; code <= last; code++)
        httpstatus_set_add(&set, code);
    return set;
}

static void assert_same_set(const httpstatus_set *a, const httpstatus_set *b)
{
    assert_memory_equal(a, b, sizeof *a);
}

static httpstatus_set parsed(const char *text)
{
    httpstatus_set set;
    size_t error_at = SIZE_MAX;
    memset(&set, 0xA5, sizeof set);
    if (!httpstatus_set_parse(&set, text, strlen(text), &error_at))
        fail_msg("\"%s\" is refused at %zu", text, error_at);
    return set;
}

static void assert_text(const httpstatus_set *set, const char *wanted)
{
    char text[TEXT_ROOM];
    assert_int_equal(httpstatus_set_format(set, text, sizeof text), strlen(wanted));
    assert_string_equal(text, wanted);
}

/* Always the same numbers, so that a failure can be repeated. */
static struct random numbers = {1};

static int below(int limit)
{
    return (int)random_below(&numbers, (size_t)limit);
}

/* ---- Parsing ---- */

static void test_parse_vectors(void)
{
    struct vectors table = vectors_open("set_parse.csv", "text,canonical,error_at");
    while (vectors_next(&table)) {
        const char *text = vectors_text(&table, 0);
        size_t len = vectors_length(&table, 0);
        bool wrong = vectors_length(&table, 2) > 0;

        httpstatus_set set;
        memset(&set, 0xA5, sizeof set);
        const httpstatus_set untouched = set;
        size_t error_at = SIZE_MAX;
        vectors_expect(&table, "success", httpstatus_set_parse(&set, text, len, &error_at), !wrong);
        vectors_expect(&table, "success of a check", httpstatus_set_parse(NULL, text, len, NULL), !wrong);
        if (wrong) {
            vectors_expect(&table, "error_at", (long long)error_at, vectors_int(&table, 2));
            vectors_expect(&table, "change of the set", memcmp(&set, &untouched, sizeof set) != 0, false);
            continue;
        }
        char canonical[TEXT_ROOM];
        size_t length = httpstatus_set_format(&set, canonical, sizeof canonical);
        vectors_expect(&table, "error_at", error_at == SIZE_MAX, true);
        vectors_expect(&table, "length", (long long)length, (long long)vectors_length(&table, 1));
        vectors_expect_text(&table, "canonical", canonical, vectors_text(&table, 1));
    }
    assert_int_equal(vectors_close(&table), 0);
}

static void test_null_text_is_empty_text(void)
{
    httpstatus_set set = range_set(0, CODES - 1);
    assert_true(httpstatus_set_parse(&set, NULL, 0, NULL));
    assert_same_set(&set, &empty);
    set = range_set(0, CODES - 1);
    assert_true(httpstatus_set_parse(&set, NULL, SIZE_MAX, NULL));
    assert_same_set(&set, &empty);
    assert_true(httpstatus_set_parse(NULL, NULL, 0, NULL));
    assert_false(httpstatus_set_parse(NULL, "!", 1, NULL));
}

static void test_length_ends_the_text(void)
{
    static const char text[] = "200-299,!204";
    httpstatus_set set;
    assert_true(httpstatus_set_parse(&set, text, 2, NULL));
    assert_text(&set, "20");
    assert_true(httpstatus_set_parse(&set, text, 3, NULL));
    assert_text(&set, "200");
    size_t error_at = SIZE_MAX;
    assert_false(httpstatus_set_parse(&set, text, 4, &error_at));
    assert_int_equal(error_at, 4);
    assert_true(httpstatus_set_parse(&set, text, 7, NULL));
    assert_text(&set, "2xx");
    assert_false(httpstatus_set_parse(&set, text, 9, &error_at));
    assert_int_equal(error_at, 9);
}

static bool retryable_by_get(int code)
{
    return httpstatus_may_retry(code, "GET", 0, NULL);
}

static const struct {
    const char *word;
    bool (*holds)(int code);
} words[] = {
    {"known", httpstatus_is_known},       {"registered", httpstatus_is_registered},
    {"redirect", httpstatus_is_redirect}, {"cacheable", httpstatus_is_heuristically_cacheable},
    {"retryable", retryable_by_get},      {"error", httpstatus_is_error},
};
enum { WORDS = sizeof words / sizeof *words };

static void test_words_are_the_functions(void)
{
    for (size_t i = 0; i < WORDS; i++) {
        httpstatus_set set = parsed(words[i].word);
        for (int code = 0; code < CODES; code++)
            assert_int_equal(httpstatus_set_has(&set, code), words[i].holds(code));
    }
}

static void test_two_words_are_both(void)
{
    for (size_t pair = 0; pair < WORDS * WORDS; pair++) {
        char text[32];
        snprintf(text, sizeof text, "%s,%s", words[pair / WORDS].word, words[pair % WORDS].word);
        httpstatus_set set = parsed(text);
        for (int code = 0; code < CODES; code++)
            assert_int_equal(httpstatus_set_has(&set, code),
                             words[pair / WORDS].holds(code) || words[pair % WORDS].holds(code));
    }
}

/* A text of the same terms again and again, some 1 MiB long. */
static char *long_text(const char *terms, size_t *len)
{
    size_t once = strlen(terms);
    *len = ((size_t)1 << 20) / once * once;
    char *text = malloc(*len);
    assert_non_null(text);
    for (size_t at = 0; at < *len; at += once)
        memcpy(text + at, terms, once);
    return text;
}

static void test_long_texts_take_no_long_time(void)
{
    static const struct {
        const char *terms;
        bool wrong;
        size_t error_at;
    } cases[] = {
        {",", false, 0},         {"\r\n", false, 0},
        {"4xx,", false, 0},      {"!4xx ", false, 0},
        {"-200-299,", false, 0}, {"known,-", true, 1048572},
        {"!known ", false, 0},   {"retryable,error,", false, 0},
        {"a", true, 0},          {"4", true, 0},
        {"200-", true, 7},       {"!", true, 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t len;
        char *text = long_text(cases[i].terms, &len);
        size_t error_at = 0;
        assert_int_equal(httpstatus_set_parse(NULL, text, len, &error_at), !cases[i].wrong);
        assert_int_equal(error_at, cases[i].error_at);
        free(text);
    }
}

/* ---- Formatting: round trips ---- */

static void assert_round_trip(const httpstatus_set *set)
{
    char text[TEXT_ROOM];
    size_t length = httpstatus_set_format(set, text, sizeof text);
    assert_in_range(length, 0, sizeof text - 1);
    assert_int_equal(strlen(text), length);
    httpstatus_set back = parsed(text);
    assert_same_set(&back, set);
}

static void test_format_examples(void)
{
    assert_text(NULL, "");
    assert_text(&empty, "");
    httpstatus_set set = range_set(500, 599);
    assert_text(&set, "5xx");
    httpstatus_set_remove(&set, 501);
    assert_text(&set, "500,502-599");
    set = range_set(400, 599);
    assert_text(&set, "400-599");
    set = range_set(410, 419);
    assert_text(&set, "41x");
    set = range_set(0, 9);
    assert_text(&set, "00x");
    set = range_set(1000, 1009);
    assert_text(&set, "1000-1009");
    set = range_set(0, CODES - 1);
    assert_text(&set, "0-1023");
}

static void test_every_range_and_its_complement(void)
{
    for (int first = 0; first < CODES; first++) {
        httpstatus_set set = empty;
        for (int last = first; last < CODES; last++) {
            httpstatus_set_add(&set, last);
            /* Every start, with every end near a start or a hundred: all pairs would take seconds. */
            if (last - first > 120 && last % 100 > 1 && last % 100 < 98)
                continue;
            assert_round_trip(&set);
        }
    }
    for (int code = 0; code < CODES; code++) {
        httpstatus_set set = range_set(100, 599);
        httpstatus_set_remove(&set, code);
        assert_round_trip(&set);
        httpstatus_set_add(&set, 1023 - code);
        assert_round_trip(&set);
    }
}

static void test_longest_text(void)
{
    httpstatus_set set = empty;
    for (int code = 0; code < CODES; code += 2)
        httpstatus_set_add(&set, code);
    /* Half of all codes of one digit, of two, of three and of four, with their commas except the last. */
    const size_t longest = 5 * 2 + 45 * 3 + 450 * 4 + 12 * 5 - 1;
    assert_round_trip(&set);
    assert_int_equal(httpstatus_set_format(&set, NULL, 0), longest);
    for (int code = 0; code < CODES; code++)
        (httpstatus_set_has(&set, code) ? httpstatus_set_remove : httpstatus_set_add)(&set, code);
    assert_round_trip(&set);
    assert_int_equal(httpstatus_set_format(&set, NULL, 0), longest);
}

/* ---- Formatting: which text ---- */

/* Appends the term for a run of codes: a pattern for a whole hundred or ten, otherwise one number or two. */
static size_t model_term(char *text, int first, int last)
{
    int hundred = first / 100;
    int ten = first / 10;
    if (last < 1000 && first == hundred * 100 && last == first + 99)
        return (size_t)sprintf(text, "%dxx", hundred);
    if (last < 1000 && first == ten * 10 && last == first + 9)
        return (size_t)sprintf(text, "%02dx", ten);
    return (size_t)(first == last ? sprintf(text, "%d", first) : sprintf(text, "%d-%d", first, last));
}

static void assert_model_text(const httpstatus_set *set)
{
    char wanted[TEXT_ROOM] = "";
    size_t length = 0;
    for (int first = 0; first < CODES; first++) {
        if (!httpstatus_set_has(set, first))
            continue;
        int last = first;
        while (httpstatus_set_has(set, last + 1))
            last++;
        if (length > 0)
            wanted[length++] = ',';
        length += model_term(wanted + length, first, last);
        first = last;
    }
    assert_text(set, wanted);
}

/* Ranges around round numbers, which are where the forms compete. */
static void change_at_random(httpstatus_set *set)
{
    static const int widths[] = {1, 1, 2, 3, 9, 10, 11, 20, 99, 100, 101, 200, 500};
    int width = widths[below(sizeof widths / sizeof *widths)];
    int first = below(CODES);
    if (below(2) == 0)
        first = first / 10 * 10 + below(3) - 1;
    if (below(3) == 0)
        first = first / 100 * 100 + below(3) - 1;
    bool member = below(5) < 3;
    for (int code = first; code < first + width; code++)
        (member ? httpstatus_set_add : httpstatus_set_remove)(set, code);
}

/* A few tens with single codes missing, where many forms are about equally long. */
static httpstatus_set random_tens(void)
{
    int first = below(100) * 10 + below(3) - 1;
    httpstatus_set set = range_set(first, first + below(5) * 10 + below(12));
    for (int removals = below(7); removals > 0; removals--)
        httpstatus_set_remove(&set, first + below(30));
    return set;
}

static httpstatus_set random_set(void)
{
    if (below(2) == 0)
        return random_tens();
    httpstatus_set set = below(3) == 0 ? range_set(100, 599) : empty;
    for (int changes = below(24) + 1; changes > 0; changes--)
        change_at_random(&set);
    return set;
}

static void test_random_sets(void)
{
    for (int round = 0; round < 2000; round++) {
        httpstatus_set set = random_set();
        assert_model_text(&set);
        assert_round_trip(&set);
    }
}

/* Sets of whole tens and of whole hundreds, each with a code more or less now and then. */
static void test_sets_of_tens_and_hundreds(void)
{
    for (int round = 0; round < 2000; round++) {
        httpstatus_set set = empty;
        int width = below(2) == 0 ? 10 : 100;
        for (int first = 0; first < 1000; first += width) {
            bool member = below(2) == 0;
            for (int code = first; member && code < first + width; code++)
                httpstatus_set_add(&set, code);
        }
        if (below(2) == 0)
            change_at_random(&set);
        assert_model_text(&set);
        assert_round_trip(&set);
    }
}

/* ---- Formatting: the buffer ---- */

static void test_nothing_past_the_buffer(void)
{
    const httpstatus_set set = parsed("2xx,!204,301-303,520,!4xx");
    char whole[TEXT_ROOM];
    size_t length = httpstatus_set_format(&set, whole, sizeof whole);
    assert_int_equal(httpstatus_set_format(&set, NULL, 0), length);
    assert_int_equal(httpstatus_set_format(&set, NULL, 100), length);

    for (size_t size = 0; size <= length + 3; size++) {
        char guarded[64];
        memset(guarded, '#', sizeof guarded);
        assert_int_equal(httpstatus_set_format(&set, guarded + 1, size), length);
        size_t written = size == 0 ? 0 : size <= length ? size - 1 : length;
        assert_int_equal(guarded[0], '#');
        assert_memory_equal(guarded + 1, whole, written);
        if (size > 0)
            assert_int_equal(guarded[1 + written], '\0');
        for (size_t at = 1 + written + (size > 0); at < sizeof guarded; at++)
            assert_int_equal(guarded[at], '#');
    }
}

/* ---- The value ---- */

static void test_has_add_remove(void)
{
    for (int code = 0; code < CODES; code++) {
        httpstatus_set set = empty;
        assert_false(httpstatus_set_has(&set, code));
        assert_false(httpstatus_set_remove(&set, code));
        assert_true(httpstatus_set_add(&set, code));
        assert_false(httpstatus_set_add(&set, code));
        assert_true(httpstatus_set_has(&set, code));
        assert_true(set.bits[code / 64] == UINT64_C(1) << code % 64);
        assert_int_equal(httpstatus_set_size(&set), 1);
        assert_true(httpstatus_set_remove(&set, code));
        assert_same_set(&set, &empty);
    }
}

static void test_codes_outside(void)
{
    for (size_t i = 0; i < sizeof outside / sizeof *outside; i++) {
        httpstatus_set none = empty;
        httpstatus_set all = range_set(0, CODES - 1);
        assert_false(httpstatus_set_has(&all, outside[i]));
        assert_false(httpstatus_set_add(&none, outside[i]));
        assert_false(httpstatus_set_remove(&all, outside[i]));
        assert_same_set(&none, &empty);
        assert_int_equal(httpstatus_set_size(&all), CODES);
        assert_int_equal(httpstatus_set_next(&all, outside[i]), outside[i] < 0 ? 0 : -1);
    }
}

static void test_null_set(void)
{
    assert_false(httpstatus_set_has(NULL, 200));
    assert_false(httpstatus_set_add(NULL, 200));
    assert_false(httpstatus_set_remove(NULL, 200));
    assert_int_equal(httpstatus_set_size(NULL), 0);
    assert_int_equal(httpstatus_set_next(NULL, -1), -1);
}

static void test_size_and_next_agree_with_has(void)
{
    for (int round = 0; round < 200; round++) {
        httpstatus_set set = random_set();
        size_t size = 0;
        int next = -1;
        for (int code = CODES; code >= -1; code--) {
            assert_int_equal(httpstatus_set_next(&set, code), next);
            if (httpstatus_set_has(&set, code)) {
                next = code;
                size++;
            }
        }
        assert_int_equal(httpstatus_set_size(&set), size);
    }
}

static void test_zero_is_visited_too(void)
{
    static const int wanted[] = {0, 5, 1023, -1};
    const httpstatus_set set = parsed("0,5,1023");
    int code = -1;
    for (size_t at = 0; at < sizeof wanted / sizeof *wanted; at++) {
        code = httpstatus_set_next(&set, code);
        assert_int_equal(code, wanted[at]);
    }
    assert_int_equal(httpstatus_set_next(&set, INT32_MIN), 0);
    assert_int_equal(httpstatus_set_next(&empty, -1), -1);
}

int main(void)
{
    const struct unit_test tests[] = {
        UNIT_TEST(test_parse_vectors),
        UNIT_TEST(test_null_text_is_empty_text),
        UNIT_TEST(test_length_ends_the_text),
        UNIT_TEST(test_words_are_the_functions),
        UNIT_TEST(test_two_words_are_both),
        UNIT_TEST(test_long_texts_take_no_long_time),
        UNIT_TEST(test_format_examples),
        UNIT_TEST(test_every_range_and_its_complement),
        UNIT_TEST(test_longest_text),
        UNIT_TEST(test_nothing_past_the_buffer),
        UNIT_TEST(test_has_add_remove),
        UNIT_TEST(test_codes_outside),
        UNIT_TEST(test_null_set),
        UNIT_TEST(test_size_and_next_agree_with_has),
        UNIT_TEST(test_zero_is_visited_too),
        UNIT_TEST(test_random_sets),
        UNIT_TEST(test_sets_of_tens_and_hundreds),
    };
    return UNIT_RUN(tests);
}
