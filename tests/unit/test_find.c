/* Text to code: the vectors, and plain models of both searches to compare with on thousands of texts. */
#include <httpstatus.h>

#include <errno.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "find_model.h"
#include "support.h"
#include "unit.h"

enum { MEBIBYTE = 1 << 20, FIND_ROUNDS = 20000, CLOSEST_ROUNDS = 600 };

/* Asks with the text in memory that ends where the text ends. */
static int find(const char *text, size_t length)
{
    struct guarded copy = guarded_copy(text, length);
    int code = httpstatus_find(copy.bytes, length);
    guarded_free(&copy);
    return code;
}

static int closest(const char *text, size_t length)
{
    struct guarded copy = guarded_copy(text, length);
    int code = httpstatus_closest(copy.bytes, length);
    guarded_free(&copy);
    return code;
}

static void found_codes(void)
{
    struct vectors table = vectors_open("find.csv", "text,find,why");
    while (vectors_next(&table)) {
        int code = find(vectors_text(&table, 0), vectors_length(&table, 0));
        vectors_expect(&table, "find", code, vectors_code(&table, 1));
    }
    assert_int_equal(vectors_close(&table), 0);
}

static void closest_codes(void)
{
    struct vectors table = vectors_open("closest.csv", "text,closest,why");
    while (vectors_next(&table)) {
        int code = closest(vectors_text(&table, 0), vectors_length(&table, 0));
        vectors_expect(&table, "closest", code, vectors_code(&table, 1));
    }
    assert_int_equal(vectors_close(&table), 0);
}

typedef void check_spelling(int code, const char *text, size_t length);

static void for_every_spelling(check_spelling *check)
{
    for (int code = 0; (code = httpstatus_next(code)) != 0;) {
        const char *text;
        for (size_t index = 0; (text = model_spelling(code, index)) != NULL; index++)
            check(code, text, strlen(text));
    }
}

static void check_found(int code, const char *text, size_t length)
{
    assert_int_equal(find(text, length), code);
    assert_int_equal(closest(text, length), code);
}

static void check_found_in_any_case(int code, const char *text, size_t length)
{
    char changed[TEXT_ROOM];
    for (size_t at = 0; at < length; at++) {
        memcpy(changed, text, length);
        if ((text[at] | 0x20) >= 'a' && (text[at] | 0x20) <= 'z')
            changed[at] = (char)(text[at] ^ 0x20);
        assert_int_equal(find(changed, length), code);
    }
}

/* A letter in lower case, a digit or NUL as it is, and all else as one separator. */
static char letter_of(char c)
{
    char lower = (char)(c | 0x20);
    return (lower >= 'a' && lower <= 'z') || c == '\0' ? lower : c >= '0' && c <= '9' ? c : '-';
}

static void check_every_byte(int code, const char *text, size_t length)
{
    char changed[TEXT_ROOM];
    memcpy(changed, text, length);
    for (size_t at = 0; at < length; at++) {
        for (int byte = 0; byte < 256; byte++) {
            changed[at] = (char)(unsigned char)byte;
            int found = httpstatus_find(changed, length);
            if (letter_of(changed[at]) == letter_of(text[at]))
                assert_int_equal(found, code);
            else if (found != 0)
                assert_int_equal(found, model_find(changed, length)); /* it may be another spelling */
        }
        changed[at] = text[at];
    }
}

static void check_found_unaligned(int code, const char *text, size_t length)
{
    char moved[TEXT_ROOM];
    for (size_t offset = 0; offset < 16; offset++) {
        memset(moved, 'x', sizeof moved);
        memcpy(moved + offset, text, length);
        assert_int_equal(httpstatus_find(moved + offset, length), code);
        assert_int_equal(httpstatus_closest(moved + offset, length), code);
    }
}

static void check_not_found_with_a_nul(int code, const char *text, size_t length)
{
    char longer[TEXT_ROOM];
    (void)code;
    for (size_t at = 0; at <= length; at++) {
        memcpy(longer, text, at);
        longer[at] = '\0';
        memcpy(longer + at + 1, text + at, length - at);
        assert_int_equal(find(longer, length + 1), 0);
        assert_int_equal(closest(longer, length + 1), 0);
    }
}

static void every_spelling_is_found(void)
{
    for_every_spelling(check_found);
}

static void every_spelling_is_found_in_any_case(void)
{
    for_every_spelling(check_found_in_any_case);
}

static void another_byte_makes_another_text(void)
{
    for_every_spelling(check_every_byte);
}

static void every_spelling_is_found_unaligned(void)
{
    for_every_spelling(check_found_unaligned);
}

static void a_nul_anywhere_finds_nothing(void)
{
    for_every_spelling(check_not_found_with_a_nul);
}

static void check_number(int code)
{
    static const struct {
        char before[20];
        char after[8];
    } forms[] = {
        {"", ""},
        {" ", " "},
        {"", " x"},
        {"", ".13"},
        {"HTTP ", ""},
        {"HTTP_", "_x"},
        {"HTTPSTATUS_", ""},
        {"HTTP/1.1 ", " x\r\n"},
        {"HTTP/2 ", ""},
        {"Status", ""},
        {"STATUS_", " x"},
        {"HttpStatusCode.", ""},
        {"ngx.HTTP_", ""},
        {"ngx http status ", ""},
    };
    if (code < 0)
        return;
    for (size_t form = 0; form < sizeof forms / sizeof forms[0]; form++) {
        char text[64];
        int length = snprintf(text, sizeof text, "%s%d%s", forms[form].before, code, forms[form].after);
        assert_int_equal(find(text, (size_t)length), httpstatus_is_known(code) ? code : 0);
    }
}

static void every_number_is_found_if_it_is_known(void)
{
    for_every_int(check_number);
}

/* "Status404NotFound": any spelling of the code itself may follow it, and none of another. */
static void check_after_its_number(int code, const char *text, size_t length)
{
    static const char *const prefixes[] = {"Status", "HTTP", "HTTP_STATUS_", "HttpStatusCode", "ngx.HTTP_"};
    for (size_t at = 0; at < sizeof prefixes / sizeof prefixes[0]; at++) {
        char whole[TEXT_ROOM];
        int own = snprintf(whole, sizeof whole, "%s%d%.*s", prefixes[at], code, (int)length, text);
        assert_int_equal(find(whole, (size_t)own), code);
        int other = snprintf(whole, sizeof whole, "%s%d%.*s", prefixes[at], code == 404 ? 405 : 404, (int)length, text);
        assert_int_equal(find(whole, (size_t)other), 0);
        int bare = snprintf(whole, sizeof whole, "%s%.*s", prefixes[at], (int)length, text);
        assert_int_equal(find(whole, (size_t)bare), code);
    }
}

static void every_spelling_is_found_after_a_prefix_and_its_number(void)
{
    for_every_spelling(check_after_its_number);
}

static void null_text_finds_nothing(void)
{
    static const size_t lengths[] = {0, 1, 3, 9, MEBIBYTE, SIZE_MAX};
    for (size_t at = 0; at < sizeof lengths / sizeof lengths[0]; at++) {
        assert_int_equal(httpstatus_find(NULL, lengths[at]), 0);
        assert_int_equal(httpstatus_closest(NULL, lengths[at]), 0);
    }
}

/* A mebibyte of one byte, with a start and an end: a search that takes the square of that ends after ctest gives up. */
static struct guarded mebibyte(char byte, const char *start, const char *end)
{
    struct guarded text = guarded_new(MEBIBYTE);
    memset(text.bytes, byte, MEBIBYTE);
    memcpy(text.bytes, start, strlen(start));
    memcpy(text.bytes + MEBIBYTE - strlen(end), end, strlen(end));
    return text;
}

static void check_mebibyte(char byte, const char *start, const char *end, int found, int near)
{
    struct guarded text = mebibyte(byte, start, end);
    assert_int_equal(httpstatus_find(text.bytes, MEBIBYTE), found);
    assert_int_equal(httpstatus_closest(text.bytes, MEBIBYTE), near);
    guarded_free(&text);
}

static void a_mebibyte_is_decided(void)
{
    check_mebibyte('a', "", "", 0, 0);
    check_mebibyte('0', "", "", 0, 0);
    check_mebibyte('4', "404", "", 0, 0);
    check_mebibyte('\0', "", "", 0, 0);
    check_mebibyte('\xFF', "", "", 0, 0);
    check_mebibyte(' ', "", "", 0, 0);
    check_mebibyte(' ', "Not", "Found", 404, 404);
    check_mebibyte(' ', "Not", "Fuond", 0, 404);
    check_mebibyte(' ', "HTTP_", "NOT_FOUND", 404, 404); /* near: httpnotfound is four edits from notfound */
    check_mebibyte(' ', "HTTP", "404", 404, 0);
    check_mebibyte(' ', "HTTP/1.1", "404", 404, 0);
    check_mebibyte('1', "HTTP/1.", " 404", 404, 0);
    check_mebibyte('x', "404 ", "", 404, 0);
    check_mebibyte('x', "404", "", 0, 0);
}

static void the_model_measures_by_optimal_string_alignment(void)
{
    assert_int_equal(model_distance("", ""), 0);
    assert_int_equal(model_distance("abc", "abc"), 0);
    assert_int_equal(model_distance("", "abc"), 3);
    assert_int_equal(model_distance("kitten", "sitting"), 3);
    assert_int_equal(model_distance("ab", "ba"), 1);
    assert_int_equal(model_distance("ca", "abc"), 3); /* 2 if a swapped pair could be edited again */
}

/* A code that is known, each as likely as the others. */
static int random_code(struct random *random)
{
    size_t known = 0;
    for (int code = 0; (code = httpstatus_next(code)) != 0;)
        known++;
    assert_true(known > 0);
    int code = 0;
    for (size_t skip = random_below(random, known) + 1; skip > 0; skip--)
        code = httpstatus_next(code);
    return code;
}

static const char *random_spelling(struct random *random)
{
    int code = random_code(random);
    size_t count = 0;
    while (model_spelling(code, count) != NULL)
        count++;
    assert_true(count > 0);
    return model_spelling(code, random_below(random, count));
}

static char random_byte(struct random *random)
{
    static const char likely[] = "aeiorstnHTP0123459 _-./'\t";
    size_t choice = random_below(random, sizeof likely + 1);
    return choice < sizeof likely - 1 ? likely[choice] : (char)random_below(random, 256);
}

static size_t mutate(struct random *random, char *text, size_t length)
{
    size_t at = random_below(random, length + 1);
    char byte = random_byte(random);
    switch (random_below(random, 4)) {
    case 0:
        memmove(text + at + 1, text + at, length - at);
        text[at] = byte;
        return length + 1;
    case 1:
        memmove(text + at, text + at + 1, at < length ? length - at - 1 : 0);
        return length - (at < length);
    case 2:
        text[at] = byte;
        return at < length ? length : length + 1;
    default:
        if (at + 1 < length) {
            byte = text[at];
            text[at] = text[at + 1];
            text[at + 1] = byte;
        }
        return length;
    }
}

/* A spelling after a prefix, changed up to five times. */
static size_t random_text(struct random *random, char *text)
{
    static const char prefixes[][20] = {
        "",          "",     "",          "HTTP_",    "http ",  "HttpStatus.",  "HTTP/1.1 ",
        "HTTP/2 ",   "404 ", "HTTP 200 ", "299 ",     "Status", "STATUS_",      "HttpStatusCode.",
        "ngx.HTTP_", "ngx.", "Status404", "HTTP_429", "Code ",  "status code ",
    };
    size_t prefix = random_below(random, sizeof prefixes / sizeof prefixes[0]);
    size_t length = (size_t)snprintf(text, TEXT_ROOM / 2, "%s%s", prefixes[prefix], random_spelling(random));
    for (size_t times = random_below(random, 6); times > 0; times--)
        length = mutate(random, text, length);
    return length;
}

static void compare(const char *text, size_t length, const char *what, int got, int expected)
{
    if (got == expected)
        return;
    fprintf(stderr, "%s(\"", what);
    for (size_t at = 0; at < length; at++)
        fprintf(stderr, text[at] >= ' ' && text[at] <= '~' ? "%c" : "\\x%02x", (unsigned char)text[at]);
    fprintf(stderr, "\", %zu) differs:\n", length);
    fail_msg("it is %d, not %d", got, expected);
}

static void random_texts_are_found_as_the_model_finds_them(void)
{
    struct random random = {1};
    int found = 0;
    for (int round = 0; round < FIND_ROUNDS; round++) {
        char text[TEXT_ROOM];
        size_t length = random_text(&random, text);
        int expected = model_find(text, length);
        compare(text, length, "find", find(text, length), expected);
        found += expected != 0;
    }
    assert_in_range(found, FIND_ROUNDS / 10, FIND_ROUNDS * 9 / 10); /* else the comparison says little */
}

static void random_texts_are_as_near_as_the_model_measures(void)
{
    struct random random = {2};
    int near = 0;
    for (int round = 0; round < CLOSEST_ROUNDS; round++) {
        char text[TEXT_ROOM];
        size_t length = random_text(&random, text);
        int expected = model_closest(text, length);
        compare(text, length, "closest", closest(text, length), expected);
        near += expected != 0;
    }
    assert_in_range(near, CLOSEST_ROUNDS / 10, CLOSEST_ROUNDS * 9 / 10);
}

static void random_bytes_do_no_harm(void)
{
    struct random random = {3};
    for (int round = 0; round < FIND_ROUNDS; round++) {
        char text[64];
        size_t length = random_below(&random, sizeof text);
        for (size_t at = 0; at < length; at++)
            text[at] = (char)random_below(&random, 256);
        compare(text, length, "find", find(text, length), model_find(text, length));
    }
}

static void errno_stays(void)
{
    errno = EDOM;
    httpstatus_find("99999999999999999999", 20);
    httpstatus_closest("Not Fuond", 9);
    assert_int_equal(errno, EDOM);
}

int main(void)
{
    const struct unit_test tests[] = {
        UNIT_TEST(found_codes),
        UNIT_TEST(closest_codes),
        UNIT_TEST(every_spelling_is_found),
        UNIT_TEST(every_spelling_is_found_in_any_case),
        UNIT_TEST(another_byte_makes_another_text),
        UNIT_TEST(every_spelling_is_found_unaligned),
        UNIT_TEST(every_spelling_is_found_after_a_prefix_and_its_number),
        UNIT_TEST(null_text_finds_nothing),
        UNIT_TEST(a_mebibyte_is_decided),
        UNIT_TEST(the_model_measures_by_optimal_string_alignment),
        UNIT_TEST(random_texts_are_as_near_as_the_model_measures),
        UNIT_TEST(errno_stays),
        UNIT_TEST(a_nul_anywhere_finds_nothing),
        UNIT_TEST(random_bytes_do_no_harm),
        UNIT_TEST(every_number_is_found_if_it_is_known),
        UNIT_TEST(random_texts_are_found_as_the_model_finds_them),
    };
    return UNIT_RUN(tests);
}
