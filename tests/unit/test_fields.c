/* Header fields that go with a code. */
#include <httpstatus.h>

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "support.h"
#include "unit.h"

enum { REQUEST = -1 };

static const struct word field_kinds[] = {
    {"must", HTTPSTATUS_LEVEL_MUST},
    {"must_if", HTTPSTATUS_LEVEL_MUST_IF},
    {"should", HTTPSTATUS_LEVEL_SHOULD},
    {"may", HTTPSTATUS_LEVEL_MAY},
    {"request", REQUEST},
    {NULL, 0},
};

static const char *field_at(int code, int kind, size_t index)
{
    return kind == REQUEST ? httpstatus_request_field(code, index) : httpstatus_field(code, kind, index);
}

static bool lists_field(int code, int kind, const char *name)
{
    const char *field;
    for (size_t index = 0; (field = field_at(code, kind, index)) != NULL; index++) {
        if (strcmp(field, name) == 0)
            return true;
    }
    return false;
}

static void table_of_fields(void)
{
    struct vectors table = vectors_open("fields.csv", "code,kind,field,listed,section");
    while (vectors_next(&table)) {
        int kind = vectors_word(&table, 1, field_kinds);
        bool listed = lists_field(vectors_int(&table, 0), kind, vectors_text(&table, 2));
        vectors_expect(&table, "listed", listed, vectors_yes(&table, 3));
    }
    assert_int_equal(vectors_close(&table), 0);
}

static void table_of_conditions(void)
{
    struct vectors table = vectors_open("field_condition.csv", "code,field,condition,why");
    while (vectors_next(&table)) {
        const char *condition = httpstatus_field_condition(vectors_int(&table, 0), vectors_optional(&table, 1));
        vectors_expect_text(&table, "condition", condition, vectors_optional(&table, 2));
    }
    assert_int_equal(vectors_close(&table), 0);
}

/* At its own kind, and at no other. */
static void every_row_of_the_fields(void)
{
    struct vectors table = vectors_open("../../../lib/data/fields.csv", "code,kind,field,condition,source");
    while (vectors_next(&table)) {
        int code = vectors_int(&table, 0);
        int listed_at = vectors_word(&table, 1, field_kinds);
        const char *field = vectors_text(&table, 2);
        vectors_expect(&table, "listed", lists_field(code, listed_at, field), true);
        for (int level = HTTPSTATUS_LEVEL_MUST; listed_at != REQUEST && level <= HTTPSTATUS_LEVEL_MUST_IF; level++)
            vectors_expect(&table, "listed", lists_field(code, level, field), level == listed_at);
        if (listed_at != REQUEST)
            vectors_expect_text(&table, "condition", httpstatus_field_condition(code, field),
                                vectors_optional(&table, 3));
    }
    assert_int_equal(vectors_close(&table), 0);
}

static void retry_after_is_asked_for_with_413_and_allowed_with_429_and_503(void)
{
    assert_true(lists_field(413, HTTPSTATUS_LEVEL_SHOULD, "Retry-After"));
    assert_true(lists_field(429, HTTPSTATUS_LEVEL_MAY, "Retry-After"));
    assert_true(lists_field(503, HTTPSTATUS_LEVEL_MAY, "Retry-After"));
}

/* What a linter asks of a response without looking at anything else raises no false alarm. */
static void a_must_holds_without_a_condition(void)
{
    for (int code = 0; (code = httpstatus_next(code)) != 0;) {
        const char *field;
        for (size_t index = 0; (field = httpstatus_field(code, HTTPSTATUS_LEVEL_MUST, index)) != NULL; index++)
            assert_null(httpstatus_field_condition(code, field));
        for (size_t index = 0; (field = httpstatus_field(code, HTTPSTATUS_LEVEL_MUST_IF, index)) != NULL; index++)
            assert_non_null(httpstatus_field_condition(code, field));
    }
    assert_null(httpstatus_field(206, HTTPSTATUS_LEVEL_MUST, 0));
    assert_null(httpstatus_field(304, HTTPSTATUS_LEVEL_MUST, 0));
}

/* RFC 9110 section 15.3.7: without If-Range a 206 has all representation fields of the 200. */
static void partial_content_has_the_fields_of_the_200(void)
{
    static const char *const fields[] = {
        "Date",          "Cache-Control", "ETag",          "Expires",          "Content-Location",
        "Vary",          "Content-Type",  "Last-Modified", "Content-Encoding", "Content-Language",
        "Content-Range",
    };
    for (size_t at = 0; at < sizeof fields / sizeof fields[0]; at++)
        assert_true(lists_field(206, HTTPSTATUS_LEVEL_MUST_IF, fields[at]));
    assert_non_null(strstr(httpstatus_field_condition(206, "Content-Encoding"), "no If-Range"));
    assert_true(lists_field(416, HTTPSTATUS_LEVEL_SHOULD, "Content-Range"));
}

/* RFC 9110 section 7.8: Connection goes with Upgrade in HTTP/1.1, and no other version has it. */
static void upgrades_need_upgrade_and_in_http_1_connection(void)
{
    static const int codes[] = {101, 426};
    for (size_t at = 0; at < sizeof codes / sizeof codes[0]; at++) {
        assert_true(lists_field(codes[at], HTTPSTATUS_LEVEL_MUST, "Upgrade"));
        assert_true(lists_field(codes[at], HTTPSTATUS_LEVEL_MUST_IF, "Connection"));
        assert_string_equal(httpstatus_field_condition(codes[at], "connection"), "in HTTP/1.1");
    }
}

/* RFC 3229 section 10.3. */
static void im_used_names_its_manipulations(void)
{
    assert_true(lists_field(226, HTTPSTATUS_LEVEL_MUST_IF, "IM"));
    assert_string_equal(httpstatus_field_condition(226, "IM"), "if it carries a delta");
}

static void constants_have_their_numbers(void)
{
    assert_int_equal(HTTPSTATUS_LEVEL_MUST, 0);
    assert_int_equal(HTTPSTATUS_LEVEL_SHOULD, 1);
    assert_int_equal(HTTPSTATUS_LEVEL_MAY, 2);
    assert_int_equal(HTTPSTATUS_LEVEL_MUST_IF, 3);
}

static void a_level_that_is_none_has_no_field(void)
{
    assert_null(httpstatus_field(401, -1, 0));
    assert_null(httpstatus_field(401, 4, 0));
    assert_null(httpstatus_field(401, 2147483647, 0));
    assert_null(httpstatus_field(401, -2147483647 - 1, 0));
    assert_null(httpstatus_field(401, HTTPSTATUS_LEVEL_MUST, SIZE_MAX));
    assert_null(httpstatus_request_field(401, SIZE_MAX));
}

static void check_any_code(int code)
{
    for (int level = HTTPSTATUS_LEVEL_MUST; level <= HTTPSTATUS_LEVEL_MUST_IF; level++) {
        assert_true(httpstatus_is_known(code) || httpstatus_field(code, level, 0) == NULL);
        assert_null(httpstatus_field(code, level, 100));
    }
    assert_true(httpstatus_is_known(code) || httpstatus_request_field(code, 0) == NULL);
    assert_true(httpstatus_is_known(code) || httpstatus_field_condition(code, "ETag") == NULL);
    assert_null(httpstatus_field_condition(code, NULL));
    assert_null(httpstatus_field_condition(code, ""));
}

static void check_level(int level)
{
    bool has_fields = level >= HTTPSTATUS_LEVEL_MUST && level <= HTTPSTATUS_LEVEL_MAY;
    if (!has_fields)
        assert_null(httpstatus_field(415, level, 0));
}

static void every_int_has_an_answer(void)
{
    for_every_int(check_any_code);
    for_every_int(check_level);
}

enum { MEGABYTE = 1 << 20 };

static void a_field_name_of_a_megabyte_has_no_condition(void)
{
    struct guarded name = guarded_new(MEGABYTE);
    memset(name.bytes, 'x', MEGABYTE);
    memcpy(name.bytes, "ETag", 4);
    name.bytes[MEGABYTE - 1] = '\0';
    for (int round = 0; round < 100; round++)
        assert_null(httpstatus_field_condition(206, name.bytes));
    guarded_free(&name);
}

int main(void)
{
    const struct unit_test tests[] = {
        UNIT_TEST(table_of_fields),
        UNIT_TEST(table_of_conditions),
        UNIT_TEST(every_row_of_the_fields),
        UNIT_TEST(retry_after_is_asked_for_with_413_and_allowed_with_429_and_503),
        UNIT_TEST(a_must_holds_without_a_condition),
        UNIT_TEST(partial_content_has_the_fields_of_the_200),
        UNIT_TEST(upgrades_need_upgrade_and_in_http_1_connection),
        UNIT_TEST(im_used_names_its_manipulations),
        UNIT_TEST(constants_have_their_numbers),
        UNIT_TEST(a_level_that_is_none_has_no_field),
        UNIT_TEST(every_int_has_an_answer),
        UNIT_TEST(a_field_name_of_a_megabyte_has_no_condition),
    };
    return UNIT_RUN(tests);
}
