/* Text to code: the vectors, and plain models of both searches to compare with on thousands of texts. */
#include <httpstatus.h>

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "support.h"

enum { MEBIBYTE = 1 << 20, TEXT_ROOM = 160, FIND_ROUNDS = 20000, CLOSEST_ROUNDS = 600, MOST_EDITS = 4 };

/* Asks with the text in memory that ends right behind it. */
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

static void found_codes(void **state)
{
    (void)state;
    struct vectors table = vectors_open("find.csv", "text,find,why");
    while (vectors_next(&table)) {
        int code = find(vectors_text(&table, 0), vectors_length(&table, 0));
        vectors_expect(&table, "find", code, vectors_code(&table, 1));
    }
    assert_int_equal(vectors_close(&table), 0);
}

static void closest_codes(void **state)
{
    (void)state;
    struct vectors table = vectors_open("closest.csv", "text,closest,why");
    while (vectors_next(&table)) {
        int code = closest(vectors_text(&table, 0), vectors_length(&table, 0));
        vectors_expect(&table, "closest", code, vectors_code(&table, 1));
    }
    assert_int_equal(vectors_close(&table), 0);
}

/* Every text that names a code: phrase, symbol, aliases. NULL past the last. */
static const char *spelling(int code, size_t index)
{
    if (index == 0)
        return httpstatus_reason(code);
    return index == 1 ? httpstatus_name(code) : httpstatus_alias(code, index - 2);
}

typedef void check_spelling(int code, const char *text, size_t length);

static void for_every_spelling(check_spelling *check)
{
    for (int code = 0; (code = httpstatus_next(code)) != 0;) {
        const char *text;
        for (size_t index = 0; (text = spelling(code, index)) != NULL; index++)
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

static void every_spelling_is_found(void **state)
{
    (void)state;
    for_every_spelling(check_found);
}

static void every_spelling_is_found_in_any_case(void **state)
{
    (void)state;
    for_every_spelling(check_found_in_any_case);
}

static void every_spelling_is_found_unaligned(void **state)
{
    (void)state;
    for_every_spelling(check_found_unaligned);
}

static void a_nul_anywhere_finds_nothing(void **state)
{
    (void)state;
    for_every_spelling(check_not_found_with_a_nul);
}

static void check_number(int code)
{
    static const struct {
        char before[12];
        char after[8];
    } forms[] = {
        {"", ""}, {" ", " "}, {"", " x"}, {"", ".13"}, {"HTTP ", ""}, {"HTTP_", "_x"}, {"HTTPSTATUS_", ""},
        {"HTTP/1.1 ", " x\r\n"}, {"HTTP/2 ", ""},
    };
    if (code < 0)
        return;
    for (size_t form = 0; form < sizeof forms / sizeof forms[0]; form++) {
        char text[64];
        int length = snprintf(text, sizeof text, "%s%d%s", forms[form].before, code, forms[form].after);
        assert_int_equal(find(text, (size_t)length), httpstatus_is_known(code) ? code : 0);
    }
}

static void every_number_is_found_if_it_is_known(void **state)
{
    (void)state;
    for_every_int(check_number);
}

static void null_text_finds_nothing(void **state)
{
    (void)state;
    static const size_t lengths[] = {0, 1, 3, 9, MEBIBYTE, SIZE_MAX};
    for (size_t at = 0; at < sizeof lengths / sizeof lengths[0]; at++) {
        assert_int_equal(httpstatus_find(NULL, lengths[at]), 0);
        assert_int_equal(httpstatus_closest(NULL, lengths[at]), 0);
    }
}

/* A mebibyte of one byte, with a start and an end. */
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
    clock_t begin = clock();
    assert_int_equal(httpstatus_find(text.bytes, MEBIBYTE), found);
    assert_int_equal(httpstatus_closest(text.bytes, MEBIBYTE), near);
    assert_in_range(clock() - begin, 0, CLOCKS_PER_SEC); /* some milliseconds are expected */
    guarded_free(&text);
}

static void a_mebibyte_is_soon_decided(void **state)
{
    (void)state;
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

/*
 * A model of httpstatus_find(), written from its description in the header and without its tables: the text
 * is reduced to a small C string first, which is then taken apart by the functions of <string.h>.
 */

/* Letters in lower case and digits as they are, any run of anything else as one space, but for / and . */
static void simplify(char *simple, const char *text, size_t length)
{
    size_t to = 0;
    for (size_t at = 0; at < length; at++) {
        char c = text[at];
        if (c >= 'A' && c <= 'Z')
            simple[to++] = (char)(c - 'A' + 'a');
        else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '/' || c == '.')
            simple[to++] = c;
        else if (to > 0 && simple[to - 1] != ' ')
            simple[to++] = ' ';
    }
    simple[to] = '\0';
}

static void squeeze(char *key, const char *simple)
{
    for (; *simple != '\0'; simple++) {
        if (strchr(" /.", *simple) == NULL)
            *key++ = *simple;
    }
    *key = '\0';
}

static int model_by_number(const char *simple)
{
    size_t digits = strspn(simple, "0123456789");
    bool ends = simple[digits] == '\0' || strchr(" /.", simple[digits]) != NULL;
    int code = digits == 3 && ends ? atoi(simple) : 0;
    return httpstatus_is_known(code) ? code : 0;
}

static int model_by_key(const char *key)
{
    for (int code = 0; (code = httpstatus_next(code)) != 0;) {
        const char *text;
        for (size_t index = 0; (text = spelling(code, index)) != NULL; index++) {
            char simple[TEXT_ROOM];
            char candidate[TEXT_ROOM];
            simplify(simple, text, strlen(text));
            squeeze(candidate, simple);
            if (strcmp(candidate, key) == 0)
                return code;
        }
    }
    return 0;
}

static int model_without_prefix(const char *simple)
{
    char key[TEXT_ROOM];
    simple += strspn(simple, " /.");
    if (*simple >= '0' && *simple <= '9')
        return model_by_number(simple);
    squeeze(key, simple);
    return model_by_key(key);
}

static int model_after_version(const char *simple)
{
    simple += strspn(simple, "0123456789");
    if (*simple == '.')
        simple += 1 + strspn(simple + 1, "0123456789");
    size_t separators = strspn(simple, " /.");
    return separators > 0 ? model_by_number(simple + separators) : 0;
}

static int model_find(const char *text, size_t length)
{
    char whole[TEXT_ROOM];
    if (length > 0 && memchr(text, '\0', length) != NULL)
        return 0;
    simplify(whole, text, length);
    const char *simple = whole + strspn(whole, " /.");
    int code = model_without_prefix(simple);
    if (code != 0 || strncmp(simple, "http", 4) != 0)
        return code;
    simple += 4;
    if (*simple == '/')
        return model_after_version(simple + 1);
    code = model_without_prefix(simple);
    simple += strspn(simple, " /.");
    return code == 0 && strncmp(simple, "status", 6) == 0 ? model_without_prefix(simple + 6) : code;
}

/*
 * A model of httpstatus_closest(): the distance by its definition, a cell at a time. A swap of two letters
 * that encloses other edits costs those as well, so one that encloses more than MOST_EDITS never matters.
 */
static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

static size_t plain_distance(const char *a, const char *b)
{
    static size_t d[TEXT_ROOM][TEXT_ROOM];
    size_t a_length = strlen(a);
    size_t b_length = strlen(b);
    for (size_t i = 0; i <= a_length; i++) {
        for (size_t j = 0; j <= b_length; j++) {
            if (i == 0 || j == 0) {
                d[i][j] = i + j;
                continue;
            }
            d[i][j] = smaller(smaller(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + (a[i - 1] != b[j - 1]));
            for (size_t k = i - 1; k > 0 && i - k <= MOST_EDITS; k--) {
                for (size_t l = j - 1; l > 0 && j - l <= MOST_EDITS; l--) {
                    if (a[k - 1] == b[j - 1] && a[i - 1] == b[l - 1])
                        d[i][j] = smaller(d[i][j], d[k - 1][l - 1] + (i - k - 1) + 1 + (j - l - 1));
                }
            }
        }
    }
    return d[a_length][b_length];
}

static size_t distance_from_code(const char *key, int code)
{
    size_t least = SIZE_MAX;
    const char *text;
    for (size_t index = 0; (text = spelling(code, index)) != NULL; index++) {
        char simple[TEXT_ROOM];
        char candidate[TEXT_ROOM];
        simplify(simple, text, strlen(text));
        squeeze(candidate, simple);
        least = smaller(least, plain_distance(key, candidate));
    }
    return least;
}

static int model_closest(const char *text, size_t length)
{
    char simple[TEXT_ROOM];
    char key[TEXT_ROOM];
    if (length > 0 && memchr(text, '\0', length) != NULL)
        return 0;
    simplify(simple, text, length);
    squeeze(key, simple);
    size_t least = SIZE_MAX;
    int nearest = 0;
    bool tie = false;
    for (int code = 0; (code = httpstatus_next(code)) != 0;) {
        size_t edits = distance_from_code(key, code);
        tie = edits == least || (tie && edits > least);
        nearest = edits < least ? code : nearest;
        least = smaller(least, edits);
    }
    return !tie && least <= smaller(MOST_EDITS, strlen(key) / 3) ? nearest : 0;
}

static void the_model_measures_by_damerau_and_levenshtein(void **state)
{
    (void)state;
    assert_int_equal(plain_distance("", ""), 0);
    assert_int_equal(plain_distance("abc", "abc"), 0);
    assert_int_equal(plain_distance("", "abc"), 3);
    assert_int_equal(plain_distance("kitten", "sitting"), 3);
    assert_int_equal(plain_distance("ab", "ba"), 1);
    assert_int_equal(plain_distance("ca", "abc"), 2); /* 3 if a swapped pair could not be edited again */
}

/* A code that is known, each as likely as the others. */
static int random_code(struct random *random)
{
    size_t known = 0;
    for (int code = 0; (code = httpstatus_next(code)) != 0;)
        known++;
    int code = 0;
    for (size_t skip = random_below(random, known) + 1; skip > 0; skip--)
        code = httpstatus_next(code);
    return code;
}

static const char *random_spelling(struct random *random)
{
    int code = random_code(random);
    size_t count = 0;
    while (spelling(code, count) != NULL)
        count++;
    return spelling(code, random_below(random, count));
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

/* A spelling behind a prefix, spoilt up to five times. */
static size_t random_text(struct random *random, char *text)
{
    static const char prefixes[][20] = {
        "", "", "", "HTTP_", "http ", "HttpStatus.", "HTTP/1.1 ", "HTTP/2 ", "404 ", "HTTP 200 ", "299 ",
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
    print_error("%s(\"", what);
    for (size_t at = 0; at < length; at++)
        print_error(text[at] >= ' ' && text[at] <= '~' ? "%c" : "\\x%02x", (unsigned char)text[at]);
    fail_msg("\", %zu) is %d, not %d", length, got, expected);
}

static void random_texts_are_found_as_the_model_finds_them(void **state)
{
    (void)state;
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

static void random_texts_are_as_near_as_the_model_measures(void **state)
{
    (void)state;
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

static void random_bytes_do_no_harm(void **state)
{
    (void)state;
    struct random random = {3};
    for (int round = 0; round < FIND_ROUNDS; round++) {
        char text[64];
        size_t length = random_below(&random, sizeof text);
        for (size_t at = 0; at < length; at++)
            text[at] = (char)random_below(&random, 256);
        compare(text, length, "find", find(text, length), model_find(text, length));
    }
}

static void errno_stays(void **state)
{
    (void)state;
    errno = EDOM;
    httpstatus_find("99999999999999999999", 20);
    httpstatus_closest("Not Fuond", 9);
    assert_int_equal(errno, EDOM);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(found_codes),
        cmocka_unit_test(closest_codes),
        cmocka_unit_test(every_spelling_is_found),
        cmocka_unit_test(every_spelling_is_found_in_any_case),
        cmocka_unit_test(every_spelling_is_found_unaligned),
        cmocka_unit_test(a_nul_anywhere_finds_nothing),
        cmocka_unit_test(every_number_is_found_if_it_is_known),
        cmocka_unit_test(null_text_finds_nothing),
        cmocka_unit_test(a_mebibyte_is_soon_decided),
        cmocka_unit_test(the_model_measures_by_damerau_and_levenshtein),
        cmocka_unit_test(random_texts_are_found_as_the_model_finds_them),
        cmocka_unit_test(random_texts_are_as_near_as_the_model_measures),
        cmocka_unit_test(random_bytes_do_no_harm),
        cmocka_unit_test(errno_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
