/*
 * The short ways of find and closest. They decide only how fast: no answer tells whether the hashes here still agree
 * with the tables that the generator has filled by its own. The source is included, not linked, so that they can be
 * asked.
 */
#include "../../lib/find.c"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

#include "find_model.h"
#include "support.h"

enum { TEXTS = 4000 };

/* A text of 2 to 20 random letters; returns its length. */
static size_t random_word(struct random *random, char text[TEXT_ROOM])
{
    size_t len = random_below(random, 19) + 2;
    for (size_t at = 0; at < len; at++)
        text[at] = (char)('a' + random_below(random, 26));
    return len;
}

static void case_changed(char text[TEXT_ROOM], char from, char to)
{
    for (; *text != '\0'; text++) {
        if (*text >= from && *text < from + 26)
            *text = (char)(*text - from + to);
    }
}

static void every_phrase_is_found_as_it_stands(void **state)
{
    (void)state;
    for (int code = 0; (code = httpstatus_next(code)) != 0;) {
        char text[TEXT_ROOM];
        size_t len = (size_t)snprintf(text, sizeof text, "%s", httpstatus_reason(code));
        assert_int_equal(find_phrase(text, len), code);
        case_changed(text, 'A', 'a');
        assert_int_equal(find_phrase(text, len), code);
        case_changed(text, 'a', 'A');
        assert_int_equal(find_phrase(text, len), code);
    }
}

static void most_texts_that_name_nothing_end_like_no_key(void **state)
{
    (void)state;
    struct random random = {1};
    size_t passed = 0;
    for (size_t i = 0; i < TEXTS; i++) {
        char text[TEXT_ROOM];
        size_t len = random_word(&random, text);
        passed += may_name(text, len);
    }
    /* Those that begin with h, 1 in 26, and of the others those that the filter cannot tell from a key, 1 in 27. */
    assert_in_range(passed, 1, TEXTS / 8);
}

static void most_keys_are_passed_over(void **state)
{
    (void)state;
    struct random random = {1};
    size_t near = 0;
    for (size_t i = 0; i < TEXTS; i++) {
        struct key key;
        char text[TEXT_ROOM];
        assert_true(make_key(&key, (struct rest){text, random_word(&random, text)}));
        uint64_t signature = signature_of(&key);
        for (size_t candidate = 0; candidate < HTTPSTATUS_KEYS; candidate++)
            near += least_distance(signature, httpstatus_key_signature[candidate]) <= MOST_EDITS;
    }
    assert_in_range(near, 1, (size_t)TEXTS * HTTPSTATUS_KEYS / 20);
}

static void least_distance_is_no_more_than_the_distance(void **state)
{
    (void)state;
    for (size_t a = 0; a < HTTPSTATUS_KEYS; a++) {
        for (size_t b = 0; b < a; b++) {
            unsigned least = least_distance(httpstatus_key_signature[a], httpstatus_key_signature[b]);
            assert_int_equal(least_distance(httpstatus_key_signature[b], httpstatus_key_signature[a]), least);
            assert_in_range(least, 0, model_distance(text_at(httpstatus_key_text[a]), text_at(httpstatus_key_text[b])));
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_phrase_is_found_as_it_stands),
        cmocka_unit_test(most_texts_that_name_nothing_end_like_no_key),
        cmocka_unit_test(most_keys_are_passed_over),
        cmocka_unit_test(least_distance_is_no_more_than_the_distance),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
