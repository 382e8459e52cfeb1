/* Accept-Language: the language to answer in, compared with a plain model. */
#include <httpstatus.h>

#include <errno.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>


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

/* ---- The model ---- */

enum { RANGES_MOST = 32, VALUE_ROOM = 256 };

struct range {
    const char *tag;
    int quality; /* in thousandths */
};

static char *trim(char *text)
{
    text += strspn(text, " \t");
    size_t length = strlen(text);
    while (length > 0 && (text[length - 1] == ' ' || text[length - 1] == '\t'))
        text[--length] = '\0';
    return text;
}

/* "*", or subtags of one to eight letters and digits, the first of letters alone. */
static bool is_range(const char *tag)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    if (strcmp(tag, "*") == 0)
        return true;
    for (bool first = true;; first = false) {
        size_t length = strspn(tag, letters);
        if (length < 1 || length > 8 || (first && strcspn(tag, "0123456789") < length))
            return false;
        tag += length;
        if (*tag == '\0')
            return true;
        if (*tag++ != '-')
            return false;
    }
}

/* The thousandths of "q=0.5" and the like; -1 for what is none. */
static int quality_of(const char *weight)
{
    if ((weight[0] != 'q' && weight[0] != 'Q') || weight[1] != '=')
        return -1;
    const char *number = weight + 2;
    size_t length = strlen(number);
    if (length < 1 || length > 5 || (number[0] != '0' && number[0] != '1') || (length > 1 && number[1] != '.'))
        return -1;
    if (length > 2 && strspn(number + 2, number[0] == '1' ? "0" : "0123456789") != length - 2)
        return -1;
    char thousandths[] = "000";
    memcpy(thousandths, number + 2, length > 2 ? length - 2 : 0);
    return number[0] == '1' ? 1000 : atoi(thousandths);
}

/* Takes a value apart, and returns how many ranges it has; -1 if it is malformed. */
static int read_ranges(char *value, struct range *ranges)
{
    int count = 0;
    for (char *next = value; next != NULL;) {
        char *element = next;
        next = strchr(element, ',');
        if (next != NULL)
            *next++ = '\0';
        element = trim(element);
        if (*element == '\0')
            continue;
        char *weight = strchr(element, ';');
        if (weight != NULL)
            *weight++ = '\0';
        struct range range = {trim(element), weight != NULL ? quality_of(trim(weight)) : 1000};
        if (!is_range(range.tag) || range.quality < 0)
            return -1;
        ranges[count++] = range;
    }
    return count;
}

static bool equal_without_case(const char *a, const char *b, size_t length)
{
    for (size_t at = 0; at < length; at++) {
        int x = a[at] >= 'A' && a[at] <= 'Z' ? a[at] + 32 : a[at];
        int y = b[at] >= 'A' && b[at] <= 'Z' ? b[at] + 32 : b[at];
        if (x != y)
            return false;
    }
    return true;
}

/* Whether a range with q=0 excludes a language: it leads to it, or is the beginning of its tag. */
static bool excludes(const struct range *range, const char *language)
{
    const char *led_to = httpstatus_language_of(range->tag);
    size_t length = strlen(range->tag);
    if (range->quality != 0 || strcmp(range->tag, "*") == 0)
        return false;
    if (led_to != NULL && strcmp(led_to, language) == 0)
        return true;
    return length < strlen(language) && language[length] == '-' && equal_without_case(range->tag, language, length);
}

/* Whether any range excludes a language that a range of this length asks for. */
static bool is_excluded(const struct range *ranges, int count, const char *language, size_t length)
{
    for (int at = 0; at < count; at++) {
        if (excludes(&ranges[at], language) && strlen(ranges[at].tag) >= length)
            return true;
    }
    return false;
}

/* The language that a range asks for and nothing excludes, or NULL. */
static const char *asked_for(const struct range *ranges, int count, const struct range *range)
{
    const char *language = httpstatus_language_of(range->tag);
    if (strcmp(range->tag, "*") != 0)
        return language != NULL && is_excluded(ranges, count, language, strlen(range->tag)) ? NULL : language;
    for (size_t index = 0; (language = httpstatus_language(index)) != NULL; index++) {
        if (!is_excluded(ranges, count, language, 0))
            return language;
    }
    return NULL;
}

static const char *model(const char *text)
{
    char value[VALUE_ROOM];
    struct range ranges[RANGES_MOST];
    memcpy(value, text, strlen(text) + 1);
    int count = read_ranges(value, ranges);
    const char *best = "en";
    int quality = 0;
    for (int at = 0; at < count; at++) {
        const char *language = asked_for(ranges, count, &ranges[at]);
        if (language != NULL && ranges[at].quality > quality) {
            best = language;
            quality = ranges[at].quality;
        }
    }
    return best;
}

static void compare(const char *value)
{
    struct guarded copy = guarded_copy(value, strlen(value));
    const char *got = httpstatus_accept_language(copy.bytes, copy.size);
    const char *wanted = model(value);
    if (strcmp(got, wanted) != 0)
        fail_msg("\"%s\" is %s, not %s", value, got, wanted);
    guarded_free(&copy);
}

/* One of some texts, put to the end of another. */
#define APPEND(random, text, some) strcat(text, (some)[random_below(random, sizeof(some) / sizeof(some)[0])])

static void random_lists_of_ranges(void)
{
    static const char *const tags[] = {"en",      "zh", "zh-TW", "zh-Hant", "zh-hans",    "ZH-hk", "fr", "*",
                                       "zh-Hant-HK", "en-GB", "x", "i-klingon", "zh-CN-x-a", "de", "en-x"};
    static const char *const weights[] = {"",       "",        ";q=0",    ";q=0.5", ";q=1",    ";q=0.001",
                                          ";q=0.8", " ; q=.9", ";Q=0.9",  ";q=0.",  ";q=1.00", "\t;\tq=0.25"};
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
        chinese += strcmp(model(value), "en") != 0;
    }
    assert_in_range(chinese, 2000, 18000); /* else the comparison says little */
}

/* Texts of the right letters, most of which are malformed. */
static void random_texts(void)
{
    static const char *const pieces[] = {"zh", "en",  "-TW", "-", "*",  ";",     "q",  "=", "0",  ".",  "1",
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
        char *digits = strchr(value, 'z') + 5;
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
