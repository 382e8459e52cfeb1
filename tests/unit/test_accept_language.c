/* Accept-Language: the language to answer in, compared with a plain model. */
#include <httpstatus.h>

#include <errno.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "accept_language_model.h"
#include "support.h"
#include "unit.h"

static void table_of_values(void)
{
    struct vectors table = vectors_open("accept_language.csv", "value,accept_language,why");
    while (vectors_next(&table)) {
        struct guarded value = guarded_copy(vectors_text(&table, 0), vectors_length(&table, 0));
        const char *language = httpstatus_accept_language(value.bytes, value.size);
        vectors_expect_text(&table, "accept_language", language, vectors_text(&table, 1));
        guarded_free(&value);
    }
    assert_int_equal(vectors_close(&table), 0);
}

static void no_value_is_english(void)
{
    assert_string_equal(httpstatus_accept_language(NULL, 0), "en");
    assert_string_equal(httpstatus_accept_language(NULL, SIZE_MAX), "en");
    assert_string_equal(httpstatus_accept_language("zh", 0), "en");
    assert_string_equal(httpstatus_accept_language("zh-TWx", 5), "zh-Hant");
}

enum { VALUE_ROOM = 256 };

static void compare(const char *value)
{
    struct guarded copy = guarded_copy(value, strlen(value));
    const char *got = httpstatus_accept_language(copy.bytes, copy.size);
    const char *wanted = model_accept_language(value);
    if (strcmp(got, wanted) != 0)
        fail_msg("\"%s\" is %s, not %s", value, got, wanted);
    guarded_free(&copy);
}

/* One of some texts, put to the end of another. */
#define APPEND(random, text, some) strcat(text, (some)[random_below(random, sizeof(some) / sizeof(some)[0])])

static void random_lists_of_ranges(void)
{
    static const char *const tags[] = {"en",         "zh",    "zh-TW", "zh-Hant",   "zh-hans",   "ZH-hk", "fr",  "*",
                                       "zh-Hant-HK", "en-GB", "x",     "i-klingon", "zh-CN-x-a", "de",    "en-x"};
    static const char *const weights[] = {"",       "",        ";q=0",   ";q=0.5", ";q=1",    ";q=0.001",
                                          ";q=0.8", " ; q=.9", ";Q=0.9", ";q=0.",  ";q=1.00", "\t;\tq=0.25"};
    static const char *const commas[] = {",", ", ", " ,\t", ",,", ", ,"};
    struct random random = {11};
    int chinese = 0;
    for (int round = 0; round < 20000; round++) {
        char value[VALUE_ROOM] = "";
        for (size_t left = 1 + random_below(&random, 5); left > 0; left--) {
            APPEND(&random, value, tags);
            /* A malformed weight spoils the whole value, so it is left out of most. */
            const char *weight = weights[random_below(&random, sizeof weights / sizeof weights[0])];
            strcat(value, strstr(weight, "=.") != NULL && random_below(&random, 4) > 0 ? "" : weight);
            APPEND(&random, value, commas);
        }
        compare(value);
        chinese += strcmp(model_accept_language(value), "en") != 0;
    }
    assert_in_range(chinese, 2000, 18000); /* else the comparison says little */
}

/* Texts of the right letters, most of which are malformed. */
static void random_texts(void)
{
    static const char *const pieces[] = {"zh", "en", "-TW", "-", "*",   ";",     "q",  "=", "0",  ".",  "1",
                                         ",",  ", ", " ",   "5", ";q=", ";q=0.", "\t", "x", "\n", "\"", "abcdefgh"};
    struct random random = {12};
    for (int round = 0; round < 50000; round++) {
        char value[VALUE_ROOM] = "";
        for (size_t left = random_below(&random, 8); left > 0; left--)
            APPEND(&random, value, pieces);
        compare(value);
    }
}

static void every_byte_in_every_place(void)
{
    static const char value[] = "fr, zh-TW;q=0.5, en;q=0.25";
    for (size_t place = 0; place < sizeof value - 1; place++) {
        char changed[sizeof value];
        memcpy(changed, value, sizeof value);
        for (int byte = 1; byte < 256; byte++) {
            changed[place] = (char)byte;
            compare(changed);
        }
        changed[place] = '\0';
        assert_string_equal(httpstatus_accept_language(changed, sizeof value - 1), "en");
    }
}

static void every_quality(void)
{
    for (int thousandths = 0; thousandths <= 1000; thousandths++) {
        char value[] = "en;q=0.500, zh;q=0.000";
        char *digits = value + strlen("en;q=0.500, zh;q=");
        digits[0] = (char)('0' + thousandths / 1000);
        digits[2] = (char)('0' + thousandths / 100 % 10);
        digits[3] = (char)('0' + thousandths / 10 % 10);
        digits[4] = (char)('0' + thousandths % 10);
        assert_string_equal(httpstatus_accept_language(value, sizeof value - 1), thousandths > 500 ? "zh-Hans" : "en");
    }
}

/* ---- Any bytes ---- */

enum { MEGABYTE = 1 << 20 };

static const char *ask_megabyte(const char *repeat, const char *end)
{
    size_t length = strlen(repeat);
    size_t repeated = MEGABYTE / length * length;
    struct guarded text = guarded_new(repeated + strlen(end));
    for (size_t at = 0; at < repeated; at += length)
        memcpy(text.bytes + at, repeat, length);
    memcpy(text.bytes + repeated, end, strlen(end));
    const char *language = httpstatus_accept_language(text.bytes, text.size);
    guarded_free(&text);
    return language;
}

static void a_megabyte_is_read_in_linear_time(void)
{
    assert_string_equal(ask_megabyte(",", ",zh-TW"), "zh-Hant");
    assert_string_equal(ask_megabyte(" ", "zh-TW"), "zh-Hant");
    assert_string_equal(ask_megabyte("fr,", "zh-TW"), "zh-Hant");
    assert_string_equal(ask_megabyte("en;q=0,", "zh-TW"), "zh-Hant");
    assert_string_equal(ask_megabyte("zh;q=0,", "zh-TW"), "zh-Hant");
    assert_string_equal(ask_megabyte("zh-TW-", "a;q=0.1"), "zh-Hant");
    assert_string_equal(ask_megabyte("zh-TW-", "a;q=0,z"), "en");
    assert_string_equal(ask_megabyte("a", ""), "en");
    assert_string_equal(ask_megabyte("-", ""), "en");
    assert_string_equal(ask_megabyte("*", ""), "en");
    assert_string_equal(ask_megabyte("*,", ""), "en");
    assert_string_equal(ask_megabyte(";", ""), "en");
    assert_string_equal(ask_megabyte("zh;q=0.9999", ""), "en");
}

static void errno_stays(void)
{
    errno = EDOM;
    httpstatus_accept_language("zh-TW;q=0.5, en", 15);
    httpstatus_accept_language("zh;q=99999999999999999999", 25);
    assert_int_equal(errno, EDOM);
}

int main(void)
{
    const struct unit_test tests[] = {
        UNIT_TEST(table_of_values),
        UNIT_TEST(no_value_is_english),
        UNIT_TEST(random_lists_of_ranges),
        UNIT_TEST(random_texts),
        UNIT_TEST(every_byte_in_every_place),
        UNIT_TEST(every_quality),
        UNIT_TEST(a_megabyte_is_read_in_linear_time),
        UNIT_TEST(errno_stays),
    };
    return UNIT_RUN(tests);
}
