/* Registry: what a code is. */
#include <httpstatus.h>

#include <ctype.h>
#include <errno.h>
#include <limits.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support.h"
#include "unit.h"

#define DATA "../../../lib/data/"

static void expect_reasons(const char *name)
{
    struct vectors table = vectors_open(name, "code,reason,why");
    while (vectors_next(&table))
        vectors_expect_text(&table, "reason", httpstatus_reason(vectors_int(&table, 0)), vectors_optional(&table, 1));
    assert_int_equal(vectors_close(&table), 0);
}

static void reasons(void)
{
    expect_reasons("reason.csv");
    expect_reasons("reason_other.csv");
}

static void reasons_by_edition(void)
{
    struct vectors table = vectors_open("reason_in.csv", "code,rfc,reason_in,why");
    while (vectors_next(&table)) {
        const char *reason = httpstatus_reason_in(vectors_int(&table, 0), vectors_int(&table, 1));
        vectors_expect_text(&table, "reason_in", reason, vectors_optional(&table, 2));
    }
    assert_int_equal(vectors_close(&table), 0);
}

static void entries(void)
{
    struct vectors table = vectors_open("entry.csv", "code,name,spec,section,url,why");
    while (vectors_next(&table)) {
        int code = vectors_int(&table, 0);
        vectors_expect_text(&table, "name", httpstatus_name(code), vectors_optional(&table, 1));
        vectors_expect_text(&table, "spec", httpstatus_spec(code), vectors_optional(&table, 2));
        vectors_expect_text(&table, "section", httpstatus_section(code), vectors_optional(&table, 3));
        vectors_expect_text(&table, "url", httpstatus_url(code), vectors_optional(&table, 4));
    }
    assert_int_equal(vectors_close(&table), 0);
}

static size_t vectors_index(const struct vectors *table, size_t column)
{
    return (size_t)vectors_int(table, column);
}

static void aliases(void)
{
    struct vectors table = vectors_open("alias.csv", "code,index,alias,why");
    while (vectors_next(&table)) {
        const char *alias = httpstatus_alias(vectors_int(&table, 0), vectors_index(&table, 1));
        vectors_expect_text(&table, "alias", alias, vectors_optional(&table, 2));
    }
    assert_int_equal(vectors_close(&table), 0);
}

static void vendors(void)
{
    struct vectors table = vectors_open("vendor.csv", "code,index,vendor,why");
    while (vectors_next(&table)) {
        const char *vendor = httpstatus_vendor(vectors_int(&table, 0), vectors_index(&table, 1));
        vectors_expect_text(&table, "vendor", vendor, vectors_optional(&table, 2));
    }
    assert_int_equal(vectors_close(&table), 0);
}

static void reasons_by_vendor(void)
{
    struct vectors table = vectors_open("vendor_reason.csv", "code,by,vendor_reason,why");
    while (vectors_next(&table)) {
        const char *reason = httpstatus_vendor_reason(vectors_int(&table, 0), vectors_optional(&table, 1));
        vectors_expect_text(&table, "vendor_reason", reason, vectors_optional(&table, 2));
    }
    assert_int_equal(vectors_close(&table), 0);
}

static void standings(void)
{
    struct vectors table = vectors_open("standing.csv", "code,standing,is_known,is_registered,why");
    while (vectors_next(&table)) {
        int code = vectors_int(&table, 0);
        vectors_expect(&table, "standing", httpstatus_standing(code), vectors_int(&table, 1));
        vectors_expect(&table, "is_known", httpstatus_is_known(code), vectors_yes(&table, 2));
        vectors_expect(&table, "is_registered", httpstatus_is_registered(code), vectors_yes(&table, 3));
    }
    assert_int_equal(vectors_close(&table), 0);
}

/* The numbers of a vocabulary are part of the interface, and so are its words. */
static const char *word_of(const char *vocabulary, int number)
{
    if (strcmp(vocabulary, "standing") == 0)
        return httpstatus_standing_name(number);
    if (strcmp(vocabulary, "content") == 0)
        return httpstatus_content_name(number);
    assert_string_equal(vocabulary, "retry");
    return httpstatus_retry_name(number);
}

static void words_of_vocabularies(void)
{
    struct vectors table = vectors_open("words.csv", "vocabulary,number,word");
    while (vectors_next(&table)) {
        const char *word = word_of(vectors_text(&table, 0), vectors_int(&table, 1));
        vectors_expect_text(&table, "word", word, vectors_optional(&table, 2));
    }
    assert_int_equal(vectors_close(&table), 0);
}

static void editions_by_index(void)
{
    struct vectors table = vectors_open("edition.csv", "index,edition");
    while (vectors_next(&table)) {
        int rfc = vectors_optional(&table, 1) != NULL ? vectors_int(&table, 1) : 0;
        vectors_expect(&table, "edition", httpstatus_edition(vectors_index(&table, 0)), rfc);
    }
    assert_int_equal(httpstatus_edition(SIZE_MAX), 0);
    assert_int_equal(vectors_close(&table), 0);
}

static void codes_on_the_wire(void)
{
    struct vectors table = vectors_open("on_wire.csv", "code,is_on_wire,why");
    while (vectors_next(&table))
        vectors_expect(&table, "is_on_wire", httpstatus_is_on_wire(vectors_int(&table, 0)), vectors_yes(&table, 1));
    assert_int_equal(vectors_close(&table), 0);
}

static void next_codes(void)
{
    struct vectors table = vectors_open("next.csv", "code,next,why");
    while (vectors_next(&table))
        vectors_expect(&table, "next", httpstatus_next(vectors_int(&table, 0)), vectors_code(&table, 1));
    assert_int_equal(vectors_close(&table), 0);
}

static void every_row_of_the_codes(void)
{
    struct vectors table = vectors_open(
        DATA "codes.csv",
        "code,symbol,phrase,standing,wire,versions,spec,section,url,caching,content,redirect,retry,fetch,grpc,source");
    while (vectors_next(&table)) {
        int code = vectors_int(&table, 0);
        vectors_expect_text(&table, "name", httpstatus_name(code), vectors_text(&table, 1));
        vectors_expect_text(&table, "reason", httpstatus_reason(code), vectors_text(&table, 2));
        const char *standing = httpstatus_standing_name(httpstatus_standing(code));
        vectors_expect_text(&table, "standing", standing, vectors_text(&table, 3));
        vectors_expect(&table, "is_on_wire", httpstatus_is_on_wire(code), vectors_yes(&table, 4));
        bool in_http_1_only = vectors_optional(&table, 5) != NULL;
        vectors_expect(&table, "may_send", httpstatus_may_send(code, 11) && !httpstatus_may_send(code, 20),
                       in_http_1_only);
        vectors_expect_text(&table, "spec", httpstatus_spec(code), vectors_text(&table, 6));
        vectors_expect_text(&table, "section", httpstatus_section(code), vectors_optional(&table, 7));
        if (vectors_optional(&table, 8) != NULL)
            vectors_expect_text(&table, "url", httpstatus_url(code), vectors_text(&table, 8));
    }
    assert_int_equal(vectors_close(&table), 0);
}

/* The index of a row among those of its code: rows of one code need not be neighbours. */
static size_t count_row(size_t *rows_of_code, int code)
{
    return rows_of_code[code]++;
}

static void every_row_of_the_aliases(void)
{
    size_t rows[1000] = {0};
    struct vectors table = vectors_open(DATA "aliases.csv", "code,alias,kind,source");
    while (vectors_next(&table)) {
        int code = vectors_int(&table, 0);
        const char *alias = httpstatus_alias(code, count_row(rows, code));
        vectors_expect_text(&table, "alias", alias, vectors_text(&table, 1));
    }
    assert_int_equal(vectors_close(&table), 0);
    for (int code = 0; code < 1000; code++)
        assert_null(httpstatus_alias(code, rows[code]));
}

static void every_row_of_the_vendors(void)
{
    size_t rows[1000] = {0};
    struct vectors table = vectors_open(DATA "vendors.csv", "code,vendor,phrase,wire,url,source");
    while (vectors_next(&table)) {
        int code = vectors_int(&table, 0);
        const char *vendor = httpstatus_vendor(code, count_row(rows, code));
        const char *reason = httpstatus_vendor_reason(code, vectors_text(&table, 1));
        vectors_expect_text(&table, "vendor", vendor, vectors_text(&table, 1));
        vectors_expect_text(&table, "vendor_reason", reason, vectors_text(&table, 2));
    }
    assert_int_equal(vectors_close(&table), 0);
    for (int code = 0; code < 1000; code++)
        assert_null(httpstatus_vendor(code, rows[code]));
}

static void every_row_of_the_editions(void)
{
    struct vectors table = vectors_open(DATA "editions.csv", "rfc,code,section,phrase");
    while (vectors_next(&table)) {
        const char *reason = httpstatus_reason_in(vectors_int(&table, 1), vectors_int(&table, 0));
        vectors_expect_text(&table, "reason_in", reason, vectors_text(&table, 3));
    }
    assert_int_equal(vectors_close(&table), 0);
}

static const int editions[] = {1945, 2068, 2616, 7231, 9110};

static void check_unknown(int code)
{
    assert_null(httpstatus_reason(code));
    assert_null(httpstatus_name(code));
    assert_null(httpstatus_spec(code));
    assert_null(httpstatus_section(code));
    assert_null(httpstatus_url(code));
    assert_null(httpstatus_alias(code, 0));
    assert_null(httpstatus_vendor(code, 0));
    assert_null(httpstatus_vendor_reason(code, "nginx"));
    for (size_t at = 0; at < sizeof editions / sizeof editions[0]; at++)
        assert_null(httpstatus_reason_in(code, editions[at]));
    assert_int_equal(httpstatus_standing(code), HTTPSTATUS_STANDING_UNKNOWN);
    assert_false(httpstatus_is_registered(code));
    assert_false(httpstatus_is_on_wire(code));
}

static void check_symbol(const char *name)
{
    assert_non_null(name);
    assert_true(isupper((unsigned char)name[0]));
    assert_int_equal(strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"), strlen(name));
    assert_null(strstr(name, "__"));
    assert_true(name[strlen(name) - 1] != '_');
}

/* What may be in a status line, and none of the registry's annotations. */
static void check_phrase(const char *phrase)
{
    assert_non_null(phrase);
    assert_true(phrase[0] != '\0');
    for (const char *at = phrase; *at != '\0'; at++)
        assert_in_range(*at, ' ', '~');
    assert_null(strpbrk(phrase, "()"));
}

static void check_known(int code)
{
    bool official = httpstatus_standing(code) != HTTPSTATUS_STANDING_UNOFFICIAL;
    assert_in_range(code, 100, 999);
    assert_in_range(httpstatus_standing(code), HTTPSTATUS_STANDING_STANDARD, HTTPSTATUS_STANDING_UNOFFICIAL);
    assert_int_equal(httpstatus_is_registered(code), official);
    assert_true(official || httpstatus_vendor(code, 0) != NULL);
    check_symbol(httpstatus_name(code));
    check_phrase(httpstatus_reason(code));
    for (size_t index = 0; httpstatus_alias(code, index) != NULL; index++)
        check_phrase(httpstatus_alias(code, index));
    assert_non_null(httpstatus_spec(code));
    assert_int_equal(strncmp(httpstatus_url(code), "https://", 8), 0);
    assert_int_equal(httpstatus_section(code) != NULL, official);
}

static void check_entry(int code)
{
    if (httpstatus_is_known(code))
        check_known(code);
    else
        check_unknown(code);
}

static void every_int_has_an_entry_or_none(void)
{
    for_every_int(check_entry);
}

static int next_by_search(int code)
{
    for (int next = code < 0 ? 0 : code; next < 2000;) {
        if (httpstatus_is_known(++next))
            return next;
    }
    return 0;
}

static void check_next(int code)
{
    assert_int_equal(httpstatus_next(code), next_by_search(code));
}

static void every_int_has_a_next_code_or_none(void)
{
    for_every_int(check_next);
}

static void check_indices(int code)
{
    static const size_t indices[] = {1000, INT_MAX, (size_t)INT_MAX + 1, SIZE_MAX / 2 + 1, SIZE_MAX - 1, SIZE_MAX};
    for (size_t at = 0; at < sizeof indices / sizeof indices[0]; at++) {
        assert_null(httpstatus_alias(code, indices[at]));
        assert_null(httpstatus_vendor(code, indices[at]));
    }
}

static void absurd_indices_are_past_the_end(void)
{
    for_every_int(check_indices);
}

static void check_rfcs(int code)
{
    static const int rfcs[] = {INT_MIN, -9110, -1, 0, 1, 2324, 2818, 7230, 7232, 9111, 74646, INT_MAX};
    for (size_t at = 0; at < sizeof rfcs / sizeof rfcs[0]; at++)
        assert_null(httpstatus_reason_in(code, rfcs[at]));
}

static void other_rfcs_are_no_editions(void)
{
    for_every_int(check_rfcs);
}

/* The newest edition's phrase is the phrase. */
static void the_current_edition_agrees(void)
{
    int core_codes = 0;
    for (int code = 0; (code = httpstatus_next(code)) != 0;) {
        const char *phrase = httpstatus_reason_in(code, 9110);
        if (phrase == NULL)
            continue;
        core_codes++;
        assert_string_equal(phrase, httpstatus_reason(code));
        assert_string_equal(httpstatus_spec(code), "RFC 9110");
    }
    assert_int_equal(core_codes, 44); /* sections 15.2.1 to 15.6.6 except 306 and 418 */
}

static void the_registry_has_64_rows(void)
{
    static const int ranges[][2] = {
        {100, 104}, {200, 208}, {226, 226}, {300, 308}, {400, 418}, {421, 426},
        {428, 429}, {431, 431}, {451, 451}, {500, 508}, {510, 511},
    };
    int registered = 0;
    for (size_t range = 0; range < sizeof ranges / sizeof ranges[0]; range++) {
        for (int code = ranges[range][0]; code <= ranges[range][1]; code++, registered++)
            assert_true(httpstatus_is_registered(code));
    }
    assert_int_equal(registered, 64);
    for (int code = 0; (code = httpstatus_next(code)) != 0;)
        registered -= httpstatus_is_registered(code);
    assert_int_equal(registered, 0);
}

static void symbols_are_unique(void)
{
    for (int code = 0; (code = httpstatus_next(code)) != 0;) {
        for (int other = code; (other = httpstatus_next(other)) != 0;)
            assert_true(strcmp(httpstatus_name(code), httpstatus_name(other)) != 0);
    }
}

/* Unlike the symbols these are typed by hand: new names of the data do not change them. */
static void constants_have_their_numbers(void)
{
    assert_int_equal(HTTPSTATUS_STANDING_UNKNOWN, 0);
    assert_int_equal(HTTPSTATUS_STANDING_STANDARD, 1);
    assert_int_equal(HTTPSTATUS_STANDING_PROVISIONAL, 2);
    assert_int_equal(HTTPSTATUS_STANDING_DEPRECATED, 3);
    assert_int_equal(HTTPSTATUS_STANDING_OBSOLETE, 4);
    assert_int_equal(HTTPSTATUS_STANDING_RESERVED, 5);
    assert_int_equal(HTTPSTATUS_STANDING_UNOFFICIAL, 6);
    assert_int_equal(HTTPSTATUS_CONTINUE, 100);
    assert_int_equal(HTTPSTATUS_OK, 200);
    assert_int_equal(HTTPSTATUS_FOUND, 302);
    assert_int_equal(HTTPSTATUS_MOVED_TEMPORARILY, 302);
    assert_int_equal(HTTPSTATUS_NOT_FOUND, 404);
    assert_int_equal(HTTPSTATUS_REQUEST_TIMEOUT, 408);
    assert_int_equal(HTTPSTATUS_REQUEST_TIME_OUT, 408);
    assert_int_equal(HTTPSTATUS_CONTENT_TOO_LARGE, 413);
    assert_int_equal(HTTPSTATUS_PAYLOAD_TOO_LARGE, 413);
    assert_int_equal(HTTPSTATUS_REQUEST_ENTITY_TOO_LARGE, 413);
    assert_int_equal(HTTPSTATUS_URI_TOO_LONG, 414);
    assert_int_equal(HTTPSTATUS_REQUEST_URI_TOO_LONG, 414);
    assert_int_equal(HTTPSTATUS_REQUEST_URI_TOO_LARGE, 414);
    assert_int_equal(HTTPSTATUS_RANGE_NOT_SATISFIABLE, 416);
    assert_int_equal(HTTPSTATUS_REQUESTED_RANGE_NOT_SATISFIABLE, 416);
    assert_int_equal(HTTPSTATUS_IM_A_TEAPOT, 418);
    assert_int_equal(HTTPSTATUS_UNPROCESSABLE_CONTENT, 422);
    assert_int_equal(HTTPSTATUS_UNPROCESSABLE_ENTITY, 422);
    assert_int_equal(HTTPSTATUS_GATEWAY_TIME_OUT, 504);
}

static void versions(void)
{
    char dotted[32];
    snprintf(dotted, sizeof dotted, "%d.%d.%d", HTTPSTATUS_VERSION_MAJOR, HTTPSTATUS_VERSION_MINOR,
             HTTPSTATUS_VERSION_PATCH);
    assert_string_equal(HTTPSTATUS_VERSION, dotted);
    assert_string_equal(httpstatus_version(), HTTPSTATUS_VERSION);
    assert_int_equal(httpstatus_version_number(), HTTPSTATUS_VERSION_NUMBER);
    assert_int_equal(HTTPSTATUS_VERSION_NUMBER,
                     HTTPSTATUS_VERSION_MAJOR * 10000 + HTTPSTATUS_VERSION_MINOR * 100 + HTTPSTATUS_VERSION_PATCH);
}

static void the_date_of_the_registry(void)
{
    struct vectors table = vectors_open(DATA "registry.csv", "registry,date,url,source");
    assert_true(vectors_next(&table));
    assert_string_equal(httpstatus_registry_date(), vectors_text(&table, 1));
    vectors_close(&table);
}

static void call_all(int code)
{
    httpstatus_reason(code);
    httpstatus_reason_in(code, 9110);
    httpstatus_alias(code, 1);
    httpstatus_vendor(code, 1);
    httpstatus_vendor_reason(code, "Esri");
    httpstatus_standing(code);
    httpstatus_next(code);
}

static void errno_stays(void)
{
    for_every_int(call_all);
}

int main(void)
{
    const struct unit_test tests[] = {
        UNIT_TEST(reasons),
        UNIT_TEST(reasons_by_edition),
        UNIT_TEST(entries),
        UNIT_TEST(aliases),
        UNIT_TEST(vendors),
        UNIT_TEST(reasons_by_vendor),
        UNIT_TEST(standings),
        UNIT_TEST(words_of_vocabularies),
        UNIT_TEST(editions_by_index),
        UNIT_TEST(codes_on_the_wire),
        UNIT_TEST(next_codes),
        UNIT_TEST(every_row_of_the_codes),
        UNIT_TEST(every_row_of_the_aliases),
        UNIT_TEST(every_row_of_the_vendors),
        UNIT_TEST(every_row_of_the_editions),
        UNIT_TEST(every_int_has_an_entry_or_none),
        UNIT_TEST(every_int_has_a_next_code_or_none),
        UNIT_TEST(absurd_indices_are_past_the_end),
        UNIT_TEST(other_rfcs_are_no_editions),
        UNIT_TEST(the_current_edition_agrees),
        UNIT_TEST(the_registry_has_64_rows),
        UNIT_TEST(symbols_are_unique),
        UNIT_TEST(constants_have_their_numbers),
        UNIT_TEST(versions),
        UNIT_TEST(the_date_of_the_registry),
        UNIT_TEST(errno_stays),
    };
    return UNIT_RUN(tests);
}
