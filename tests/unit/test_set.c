/* Sets of codes: parsing, the canonical text and the value. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <httpstatus.h>

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

/* Always the same numbers, so that a failure can be repeated (Marsaglia, "Xorshift RNGs", 2003). */
static uint64_t random_state = UINT64_C(0x9E3779B97F4A7C15);

static int random_below(int bound)
{
    random_state ^= random_state << 13;
    random_state ^= random_state >> 7;
    random_state ^= random_state << 17;
    return (int)((random_state >> 11) % (uint64_t)bound);
}

/* ---- Parsing ---- */

static void test_parse_vectors(void **state)
{
    (void)state;
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

static void test_null_text_is_empty_text(void **state)
{
    (void)state;
    httpstatus_set set = range_set(0, CODES - 1);
    assert_true(httpstatus_set_parse(&set, NULL, 0, NULL));
    assert_same_set(&set, &empty);
    set = range_set(0, CODES - 1);
    assert_true(httpstatus_set_parse(&set, NULL, SIZE_MAX, NULL));
    assert_same_set(&set, &empty);
    assert_true(httpstatus_set_parse(NULL, NULL, 0, NULL));
    assert_false(httpstatus_set_parse(NULL, "!", 1, NULL));
}

static void test_length_ends_the_text(void **state)
{
    (void)state;
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
    return httpstatus_is_retryable(code, "GET");
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

static void test_words_are_the_functions(void **state)
{
    (void)state;
    for (size_t i = 0; i < WORDS; i++) {
        httpstatus_set set = parsed(words[i].word);
        for (int code = 0; code < CODES; code++)
            assert_int_equal(httpstatus_set_has(&set, code), words[i].holds(code));
    }
}

static void test_two_words_are_both(void **state)
{
    (void)state;
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

static void test_long_texts_take_no_long_time(void **state)
{
    (void)state;
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

static void test_format_examples(void **state)
{
    (void)state;
    assert_text(NULL, "");
    assert_text(&empty, "");
    httpstatus_set set = range_set(500, 599);
    assert_text(&set, "5xx");
    httpstatus_set_remove(&set, 501);
    assert_text(&set, "5xx,!501");
    set = range_set(100, 599);
    assert_text(&set, "100-599");
    httpstatus_set_remove(&set, 404);
    assert_text(&set, "!404");
    set = range_set(0, CODES - 1);
    assert_text(&set, "0-1023");
}

static void test_every_range_and_its_complement(void **state)
{
    (void)state;
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

static void test_longest_text(void **state)
{
    (void)state;
    httpstatus_set set = empty;
    for (int code = 0; code < CODES; code += 2)
        httpstatus_set_add(&set, code);
    /* Half of all codes of one digit, of two, of three and of four, with their commas but for the last. */
    const size_t longest = 5 * 2 + 45 * 3 + 450 * 4 + 12 * 5 - 1;
    assert_round_trip(&set);
    assert_int_equal(httpstatus_set_format(&set, NULL, 0), longest);
    for (int code = 0; code < CODES; code++)
        (httpstatus_set_has(&set, code) ? httpstatus_set_remove : httpstatus_set_add)(&set, code);
    assert_round_trip(&set);
    assert_int_equal(httpstatus_set_format(&set, NULL, 0), longest);
}

/* ---- Formatting: is it the shortest? ---- */

/*
 * An independent answer: the least cost over all texts of the canonical grammar, where a run may also be
 * cut in pieces and a gap be removed in pieces, found position by position. A cost is length, terms and
 * removals, as one number.
 */
enum { UNIT = 1024 };
typedef int64_t cost;

static cost item_cost(int first, int last, bool removes)
{
    char text[32];
    int length = first == last ? snprintf(text, sizeof text, "%d", first)
                               : snprintf(text, sizeof text, "%d-%d", first, last);
    bool pattern = (last - first == 99 && first % 100 == 0) || (last - first == 9 && first % 10 == 0);
    if (pattern && last < 1000)
        length = 3;
    return ((cost)(length + removes + 1) * UNIT + 1) * UNIT + removes;
}

static int number_length(int number)
{
    char text[16];
    return snprintf(text, sizeof text, "%d", number);
}

static cost letters(int count)
{
    return (cost)count * UNIT * UNIT;
}

static cost least(cost a, cost b)
{
    return a < b ? a : b;
}

static cost removal_costs[CODES][CODES]; /* [first][last], worked out once */

/* The least cost to remove what a set lacks of at..last, a piece at a time. */
static cost cost_of_removals(const httpstatus_set *set, int first, int last)
{
    cost rest[CODES + 1];
    rest[last + 1] = 0;
    for (int at = last; at >= first; at--) {
        if (httpstatus_set_has(set, at)) {
            rest[at] = rest[at + 1];
            continue;
        }
        rest[at] = INT64_MAX;
        for (int end = at; end <= last && !httpstatus_set_has(set, end); end++)
            rest[at] = least(rest[at], removal_costs[at][end] + rest[end + 1]);
    }
    return rest[first];
}

static cost cost_of_additions(const httpstatus_set *set)
{
    cost outside_of_all[CODES + 1]; /* everything from here on, with no term open */
    cost inside_range[CODES + 1];   /* the same, inside a range that ends here at the earliest */
    outside_of_all[CODES] = 0;
    inside_range[CODES] = letters(5) + UNIT; /* "1023," */
    for (int at = CODES - 1; at >= 0; at--) {
        bool member = httpstatus_set_has(set, at);
        inside_range[at] = INT64_MAX;
        if (member)
            inside_range[at] = inside_range[at + 1];
        for (int end = at; end < CODES && !httpstatus_set_has(set, end); end++)
            inside_range[at] = least(inside_range[at], removal_costs[at][end] + inside_range[end + 1]);

        cost best = outside_of_all[at + 1] + (member ? item_cost(at, at, false) : 0);
        best = least(best, letters(number_length(at) + 1) + inside_range[at]);
        for (int width = 10; width <= 100; width *= 10) {
            if (at % width == 0 && at + width <= 1000)
                best = least(best, item_cost(at, at + width - 1, false) + cost_of_removals(set, at, at + width - 1) +
                                       outside_of_all[at + width]);
        }
        outside_of_all[at] = best;
        /* Or the range ends before this place. */
        if (at > 0)
            inside_range[at] = least(inside_range[at], letters(number_length(at - 1) + 1) + UNIT + best);
    }
    return outside_of_all[0];
}

static httpstatus_set intersection(const httpstatus_set *a, const httpstatus_set *b)
{
    httpstatus_set both;
    for (size_t word = 0; word < 16; word++)
        both.bits[word] = a->bits[word] & b->bits[word];
    return both;
}

static cost reference_cost(const httpstatus_set *set)
{
    cost additive = cost_of_additions(set);
    cost removals = cost_of_removals(set, 100, 599);
    if (removals == 0)
        return additive;
    const httpstatus_set low = range_set(0, 99);
    const httpstatus_set high = range_set(600, CODES - 1);
    httpstatus_set below = intersection(set, &low);
    httpstatus_set above = intersection(set, &high);
    cost subtractive = removals + cost_of_additions(&below) + cost_of_additions(&above);
    return subtractive / UNIT / UNIT < additive / UNIT / UNIT ? subtractive : additive;
}

static cost cost_of_text(const char *text)
{
    cost terms = *text != '\0';
    cost removals = 0;
    for (const char *at = text; *at != '\0'; at++) {
        terms += *at == ',';
        removals += *at == '!';
    }
    cost length = (cost)strlen(text) + (*text != '\0'); /* the reference counts a comma for each term */
    return (length * UNIT + terms) * UNIT + removals;
}

/* Ranges around round numbers, which are where the forms compete. */
static void change_at_random(httpstatus_set *set)
{
    static const int widths[] = {1, 1, 2, 3, 9, 10, 11, 20, 99, 100, 101, 200, 500};
    int width = widths[random_below(sizeof widths / sizeof *widths)];
    int first = random_below(CODES);
    if (random_below(2) == 0)
        first = first / 10 * 10 + random_below(3) - 1;
    if (random_below(3) == 0)
        first = first / 100 * 100 + random_below(3) - 1;
    bool member = random_below(5) < 3;
    for (int code = first; code < first + width; code++)
        (member ? httpstatus_set_add : httpstatus_set_remove)(set, code);
}

/* A few tens with single codes missing, where many forms are about equally long. */
static httpstatus_set random_tens(void)
{
    int first = random_below(100) * 10 + random_below(3) - 1;
    httpstatus_set set = range_set(first, first + random_below(5) * 10 + random_below(12));
    for (int removals = random_below(7); removals > 0; removals--)
        httpstatus_set_remove(&set, first + random_below(30));
    return set;
}

static httpstatus_set random_set(void)
{
    if (random_below(2) == 0)
        return random_tens();
    httpstatus_set set = random_below(3) == 0 ? range_set(100, 599) : empty;
    for (int changes = random_below(24) + 1; changes > 0; changes--)
        change_at_random(&set);
    return set;
}

#ifndef REFERENCE_SETS
#define REFERENCE_SETS 800
#endif

static void test_no_canonical_text_is_shorter(void **state)
{
    (void)state;
    for (int first = 0; first < CODES; first++) {
        for (int last = first; last < CODES; last++)
            removal_costs[first][last] = item_cost(first, last, true);
    }
    for (int round = 0; round < REFERENCE_SETS; round++) {
        httpstatus_set set = random_set();
        char text[TEXT_ROOM];
        httpstatus_set_format(&set, text, sizeof text);
        if (cost_of_text(text) != reference_cost(&set))
            fail_msg("there is a better text than %s", text);
        assert_round_trip(&set);
    }
}

/* ---- Formatting: the buffer ---- */

static void test_nothing_past_the_buffer(void **state)
{
    (void)state;
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

/* The form with the removals is measured first: nothing of it may show where the other is written. */
static void test_buffer_holds_one_form(void **state)
{
    (void)state;
    const httpstatus_set set = parsed("!404");
    char text[TEXT_ROOM];
    memset(text, '#', sizeof text);
    assert_int_equal(httpstatus_set_format(&set, text, sizeof text), 4);
    assert_string_equal(text, "!404");
    memset(text, '#', sizeof text);
    assert_int_equal(httpstatus_set_format(&set, text, 3), 4);
    assert_string_equal(text, "!4");
    assert_int_equal(text[3], '#');
}

/* ---- The value ---- */

static void test_has_add_remove(void **state)
{
    (void)state;
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

static void test_codes_outside(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof outside / sizeof *outside; i++) {
        httpstatus_set none = empty;
        httpstatus_set all = range_set(0, CODES - 1);
        assert_false(httpstatus_set_has(&all, outside[i]));
        assert_false(httpstatus_set_add(&none, outside[i]));
        assert_false(httpstatus_set_remove(&all, outside[i]));
        assert_same_set(&none, &empty);
        assert_int_equal(httpstatus_set_size(&all), CODES);
        assert_int_equal(httpstatus_set_next(&all, outside[i]), outside[i] < 0 ? 1 : 0);
    }
}

static void test_null_set(void **state)
{
    (void)state;
    assert_false(httpstatus_set_has(NULL, 200));
    assert_false(httpstatus_set_add(NULL, 200));
    assert_false(httpstatus_set_remove(NULL, 200));
    assert_int_equal(httpstatus_set_size(NULL), 0);
    assert_int_equal(httpstatus_set_next(NULL, 0), 0);
}

static void test_size_and_next_agree_with_has(void **state)
{
    (void)state;
    for (int round = 0; round < 200; round++) {
        httpstatus_set set = random_set();
        size_t size = 0;
        int next = 0;
        for (int code = CODES; code >= 0; code--) {
            assert_int_equal(httpstatus_set_next(&set, code), next);
            if (httpstatus_set_has(&set, code)) {
                next = code;
                size++;
            }
        }
        assert_int_equal(httpstatus_set_size(&set), size);
    }
}

static void test_zero_is_never_next(void **state)
{
    (void)state;
    const httpstatus_set set = parsed("0,5,1023");
    assert_true(httpstatus_set_has(&set, 0));
    assert_int_equal(httpstatus_set_next(&set, -1), 5);
    assert_int_equal(httpstatus_set_next(&set, 0), 5);
    assert_int_equal(httpstatus_set_next(&set, 5), 1023);
    assert_int_equal(httpstatus_set_next(&set, 1023), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_parse_vectors),
        cmocka_unit_test(test_null_text_is_empty_text),
        cmocka_unit_test(test_length_ends_the_text),
        cmocka_unit_test(test_words_are_the_functions),
        cmocka_unit_test(test_two_words_are_both),
        cmocka_unit_test(test_long_texts_take_no_long_time),
        cmocka_unit_test(test_format_examples),
        cmocka_unit_test(test_every_range_and_its_complement),
        cmocka_unit_test(test_longest_text),
        cmocka_unit_test(test_nothing_past_the_buffer),
        cmocka_unit_test(test_buffer_holds_one_form),
        cmocka_unit_test(test_has_add_remove),
        cmocka_unit_test(test_codes_outside),
        cmocka_unit_test(test_null_set),
        cmocka_unit_test(test_size_and_next_agree_with_has),
        cmocka_unit_test(test_zero_is_never_next),
        cmocka_unit_test(test_no_canonical_text_is_shorter),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
