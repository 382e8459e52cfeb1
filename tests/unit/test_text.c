/* Text for people. */
#include <httpstatus.h>

#include <limits.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support.h"
#include "unit.h"

enum { LONG = 1 << 20 };

typedef const char *text_function(int code, const char *lang);

static text_function *const texts[] = {httpstatus_title, httpstatus_summary, httpstatus_description};
static const size_t parts = sizeof texts / sizeof texts[0];

static void lookups(void)
{
    struct vectors table = vectors_open("language.csv", "lang,language,why");
    while (vectors_next(&table)) {
        const char *language = vectors_optional(&table, 1);
        vectors_expect_text(&table, "language_of", httpstatus_language_of(vectors_text(&table, 0)), language);
        for (size_t part = 0; part < parts; part++) {
            const char *wanted = language == NULL ? NULL : texts[part](404, language);
            assert_int_equal(wanted == NULL, language == NULL);
            vectors_expect_text(&table, "text", texts[part](404, vectors_text(&table, 0)), wanted);
        }
    }
    assert_int_equal(vectors_close(&table), 0);
}

static void every_tag_of_the_table(void)
{
    struct vectors table = vectors_open("../../../lib/data/languages.csv", "tag,language,source");
    while (vectors_next(&table)) {
        vectors_expect_text(&table, "title", httpstatus_title(404, vectors_text(&table, 0)),
                            httpstatus_title(404, vectors_text(&table, 1)));
        vectors_expect_text(&table, "language_of", httpstatus_language_of(vectors_text(&table, 0)),
                            vectors_text(&table, 1));
    }
    assert_int_equal(vectors_close(&table), 0);
}

static void languages(void)
{
    assert_string_equal(httpstatus_language(0), "en");
    assert_string_equal(httpstatus_language(1), "zh-Hans");
    assert_string_equal(httpstatus_language(2), "zh-Hant");
    assert_null(httpstatus_language(3));
    assert_null(httpstatus_language(SIZE_MAX));
    const char *language;
    for (size_t index = 0; (language = httpstatus_language(index)) != NULL; index++) {
        assert_non_null(httpstatus_title(404, language));
        assert_true(httpstatus_language_of(language) == language);
    }
}

static void no_language_is_english(void)
{
    assert_string_equal(httpstatus_title(404, NULL), "Not Found");
    assert_string_equal(httpstatus_language_of(NULL), "en");
    assert_null(httpstatus_language_of(""));
    for (size_t part = 0; part < parts; part++) {
        assert_true(texts[part](404, NULL) == texts[part](404, "en"));
        assert_null(texts[part](404, ""));
    }
}

static void titles(void)
{
    assert_string_equal(httpstatus_title(404, "zh-CN"), "\xe6\x9c\xaa\xe6\x89\xbe\xe5\x88\xb0");
    assert_string_equal(httpstatus_title(404, "zh-TW"), "\xe6\x89\xbe\xe4\xb8\x8d\xe5\x88\xb0");
    for (int code = 0; (code = httpstatus_next(code)) != 0;)
        assert_string_equal(httpstatus_title(code, "en"), httpstatus_reason(code));
}

static void check_code(int code)
{
    for (size_t index = 0; httpstatus_language(index) != NULL; index++) {
        for (size_t part = 0; part < parts; part++) {
            const char *text = texts[part](code, httpstatus_language(index));
            assert_int_equal(text != NULL, httpstatus_is_known(code));
            assert_true(text == NULL || strlen(text) > 1);
            assert_null(texts[part](code, "tlh"));
        }
    }
}

static void every_known_code_has_every_text(void)
{
    for_every_int(check_code);
}

static const int roles[] = {HTTPSTATUS_ADVICE_VISITOR, HTTPSTATUS_ADVICE_CLIENT, HTTPSTATUS_ADVICE_SERVER};
static const size_t role_count = sizeof roles / sizeof roles[0];

static void check_advice(int code)
{
    for (size_t at = 0; at < role_count; at++) {
        assert_true(httpstatus_advice(code, roles[at], NULL) == httpstatus_advice(code, roles[at], "en-GB"));
        for (size_t index = 0; httpstatus_language(index) != NULL; index++) {
            const char *text = httpstatus_advice(code, roles[at], httpstatus_language(index));
            assert_int_equal(text != NULL, httpstatus_is_known(code));
            assert_true(text == NULL || strlen(text) > 1);
        }
        assert_null(httpstatus_advice(code, roles[at], "tlh"));
    }
    assert_null(httpstatus_advice(code, HTTPSTATUS_ADVICE_VISITOR - 1, NULL));
    assert_null(httpstatus_advice(code, HTTPSTATUS_ADVICE_SERVER + 1, NULL));
    assert_null(httpstatus_advice(code, INT_MIN, NULL));
    assert_null(httpstatus_advice(code, INT_MAX, NULL));
}

static void every_known_code_has_all_advice(void)
{
    for_every_int(check_advice);
}

static void advice_is_for_its_reader(void)
{
    const char *visitor = httpstatus_advice(429, HTTPSTATUS_ADVICE_VISITOR, NULL);
    assert_non_null(strstr(visitor, "Wait a minute or two"));
    const char *client = httpstatus_advice(429, HTTPSTATUS_ADVICE_CLIENT, "en");
    assert_non_null(strstr(client, "as long as Retry-After says"));
    const char *server = httpstatus_advice(429, HTTPSTATUS_ADVICE_SERVER, "en-US");
    assert_non_null(strstr(server, "Send Retry-After"));
    for (size_t at = 0; at < role_count; at++) {
        const char *simplified = httpstatus_advice(404, roles[at], "zh-CN");
        assert_true(strcmp(simplified, httpstatus_advice(404, roles[at], "zh-TW")) != 0);
    }
}

static bool is_ascii(const char *text)
{
    for (; *text != '\0'; text++) {
        if ((unsigned char)*text >= 0x80)
            return false;
    }
    return true;
}

/* Translated phrases have leaked onto status lines elsewhere: the line is the reason phrase and nothing else. */
static void no_text_reaches_a_status_line(void)
{
    for (int code = 100; code <= 999; code++) {
        char line[256];
        char wanted[256];
        const char *reason = httpstatus_reason(code);
        size_t length = httpstatus_format_line(line, sizeof line, code);
        int wanted_length = snprintf(wanted, sizeof wanted, "HTTP/1.1 %d %s\r\n", code, reason == NULL ? "" : reason);
        assert_int_equal(length, wanted_length);
        assert_string_equal(line, wanted);
        assert_true(is_ascii(line));
        for (size_t index = 1; reason != NULL && httpstatus_language(index) != NULL; index++)
            assert_null(strstr(line, httpstatus_title(code, httpstatus_language(index))));
    }
}

/* A tag of 1 MiB in guarded memory: begins with one text and goes on with another, repeated. */
static const char *lookup_long(const char *begin, const char *repeat)
{
    struct guarded memory = guarded_new(LONG);
    size_t length = strlen(begin);
    memcpy(memory.bytes, begin, length);
    for (size_t at = length; at < LONG - 1; at++)
        memory.bytes[at] = repeat[(at - length) % strlen(repeat)];
    memory.bytes[LONG - 1] = '\0';
    /* What is cut off may leave an empty subtag at the end, which is no tag. */
    if (memory.bytes[LONG - 2] == '-')
        memory.bytes[LONG - 2] = 'a';
    const char *title = httpstatus_title(404, memory.bytes);
    const char *language = httpstatus_language_of(memory.bytes);
    assert_true(title == (language != NULL ? httpstatus_title(404, language) : NULL));
    guarded_free(&memory);
    return title;
}

static void long_tags(void)
{
    assert_true(lookup_long("en", "-abcdefg") == httpstatus_title(404, "en"));
    assert_true(lookup_long("en", "-x") == httpstatus_title(404, "en"));
    assert_true(lookup_long("zh-hant", "-a-bcd") == httpstatus_title(404, "zh-Hant"));
    assert_null(lookup_long("en", "-abcdefghi"));
    assert_null(lookup_long("en-", "a"));
    assert_null(lookup_long("", "a"));
    assert_null(lookup_long("", "-"));
    assert_null(lookup_long("en", "-"));
}

/* The lookup of RFC 4647 section 3.4 step by step, as a model. */
static const char *model(char *tag)
{
    static const char *const available[][2] = {
        {"en", "en"},         {"zh-hans", "zh-Hans"},  {"zh-hant", "zh-Hant"},  {"zh", "zh-Hans"},
        {"zh-cn", "zh-Hans"}, {"zh-sg", "zh-Hans"},    {"zh-tw", "zh-Hant"},    {"zh-hk", "zh-Hant"},
        {"zh-mo", "zh-Hant"}, {"zh-au", "zh-Hant"},    {"zh-bn", "zh-Hant"},    {"zh-gb", "zh-Hant"},
        {"zh-gf", "zh-Hant"}, {"zh-id", "zh-Hant"},    {"zh-pa", "zh-Hant"},    {"zh-pf", "zh-Hant"},
        {"zh-ph", "zh-Hant"}, {"zh-sr", "zh-Hant"},    {"zh-th", "zh-Hant"},    {"zh-us", "zh-Hant"},
        {"zh-vn", "zh-Hant"}, {"yue", "zh-Hant"},      {"yue-hans", "zh-Hans"}, {"yue-cn", "zh-Hans"},
        {"cmn", "zh-Hans"},   {"cmn-hant", "zh-Hant"}, {"cmn-tw", "zh-Hant"},
    };
    for (;;) {
        for (size_t at = 0; at < sizeof available / sizeof available[0]; at++) {
            if (strcmp(tag, available[at][0]) == 0)
                return available[at][1];
        }
        char *cut = strrchr(tag, '-');
        if (cut == NULL)
            return NULL;
        *cut = '\0';
        cut = strrchr(tag, '-');
        if (cut != NULL && strlen(cut) == 2)
            *cut = '\0';
    }
}

static void the_lookup_is_that_of_rfc_4647(void)
{
    static const char *const subtags[] = {
        "en", "zh", "hans", "hant", "cn", "sg", "tw", "hk", "mo", "x", "a", "gb", "latn", "1996", "yue", "cmn", "us",
    };
    struct random random = {.state = 9};
    for (int round = 0; round < 200000; round++) {
        char tag[80] = "";
        for (size_t left = 1 + random_below(&random, 6); left > 0; left--) {
            const char *subtag = subtags[random_below(&random, sizeof subtags / sizeof subtags[0])];
            if (tag[0] == '\0' && subtag[0] == '1')
                subtag = "zh";
            snprintf(tag + strlen(tag), sizeof tag - strlen(tag), "%s%s", tag[0] == '\0' ? "" : "-", subtag);
        }
        const char *title = httpstatus_title(404, tag);
        const char *found = httpstatus_language_of(tag);
        const char *wanted = model(tag);
        assert_int_equal(found != NULL, wanted != NULL);
        assert_true(title == (wanted != NULL ? httpstatus_title(404, wanted) : NULL));
        assert_true(wanted == NULL || strcmp(found, wanted) == 0);
    }
}

int main(void)
{
    const struct unit_test tests[] = {
        UNIT_TEST(lookups),
        UNIT_TEST(every_tag_of_the_table),
        UNIT_TEST(languages),
        UNIT_TEST(no_language_is_english),
        UNIT_TEST(titles),
        UNIT_TEST(every_known_code_has_every_text),
        UNIT_TEST(every_known_code_has_all_advice),
        UNIT_TEST(advice_is_for_its_reader),
        UNIT_TEST(no_text_reaches_a_status_line),
        UNIT_TEST(long_tags),
        UNIT_TEST(the_lookup_is_that_of_rfc_4647),
    };
    return UNIT_RUN(tests);
}
