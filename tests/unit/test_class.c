/* Class: what the first digit says. */
#include <httpstatus.h>

#include <stddef.h>
#include <stdint.h>

#include "support.h"
#include "unit.h"

static void classes_of_codes(void)
{
    struct vectors table = vectors_open(
        "class.csv",
        "code,class_of,is_valid,is_informational,is_success,is_redirection,is_client_error,is_server_error,is_error,why");
    while (vectors_next(&table)) {
        int code = vectors_int(&table, 0);
        vectors_expect(&table, "class_of", httpstatus_class_of(code), vectors_int(&table, 1));
        vectors_expect(&table, "is_valid", httpstatus_is_valid(code), vectors_yes(&table, 2));
        vectors_expect(&table, "is_informational", httpstatus_is_informational(code), vectors_yes(&table, 3));
        vectors_expect(&table, "is_success", httpstatus_is_success(code), vectors_yes(&table, 4));
        vectors_expect(&table, "is_redirection", httpstatus_is_redirection(code), vectors_yes(&table, 5));
        vectors_expect(&table, "is_client_error", httpstatus_is_client_error(code), vectors_yes(&table, 6));
        vectors_expect(&table, "is_server_error", httpstatus_is_server_error(code), vectors_yes(&table, 7));
        vectors_expect(&table, "is_error", httpstatus_is_error(code), vectors_yes(&table, 8));
    }
    assert_int_equal(vectors_close(&table), 0);
}

static void names_of_classes(void)
{
    struct vectors table = vectors_open("class_name.csv", "code,class_name,class_label,why");
    while (vectors_next(&table)) {
        int code = vectors_int(&table, 0);
        vectors_expect_text(&table, "class_name", httpstatus_class_name(code), vectors_optional(&table, 1));
        vectors_expect_text(&table, "class_label", httpstatus_class_label(code), vectors_optional(&table, 2));
    }
    assert_int_equal(vectors_close(&table), 0);
}

static void fallbacks(void)
{
    struct vectors table = vectors_open("fallback.csv", "code,fallback,why");
    while (vectors_next(&table))
        vectors_expect(&table, "fallback", httpstatus_fallback(vectors_int(&table, 0)), vectors_int(&table, 1));
    assert_int_equal(vectors_close(&table), 0);
}

static bool between(int code, int first, int last)
{
    return code >= first && code <= last;
}

static void check_class_of(int code)
{
    assert_int_equal(httpstatus_class_of(code), between(code, 100, 599) ? code / 100 : 0);
    assert_int_equal(httpstatus_is_valid(code), between(code, 100, 599));
    assert_int_equal(httpstatus_is_informational(code), between(code, 100, 199));
    assert_int_equal(httpstatus_is_success(code), between(code, 200, 299));
    assert_int_equal(httpstatus_is_redirection(code), between(code, 300, 399));
    assert_int_equal(httpstatus_is_client_error(code), between(code, 400, 499));
    assert_int_equal(httpstatus_is_server_error(code), between(code, 500, 599));
    assert_int_equal(httpstatus_is_error(code), between(code, 400, 599));
}

static void check_class_text(int code)
{
    static const char *const names[] = {"Informational", "Success", "Redirection", "Client Error", "Server Error"};
    const char *label = httpstatus_class_label(code);
    const char *name = httpstatus_class_name(code);
    assert_int_equal(label != NULL, between(code, 100, 599));
    assert_int_equal(name != NULL, between(code, 100, 599));
    if (label == NULL)
        return;
    assert_int_equal(label[0], '0' + code / 100);
    assert_string_equal(label + 1, "xx");
    assert_string_equal(name, names[code / 100 - 1]);
}

/* RFC 9110 section 15, sentence by sentence. */
static int fallback_of(int code)
{
    if (!between(code, 100, 599))
        return 500;
    return httpstatus_is_known(code) ? code : code - code % 100;
}

static void table_of_span_errors(void)
{
    struct vectors table = vectors_open("span.csv", "code,client,server");
    while (vectors_next(&table)) {
        int code = vectors_int(&table, 0);
        vectors_expect(&table, "client", httpstatus_is_client_span_error(code), vectors_yes(&table, 1));
        vectors_expect(&table, "server", httpstatus_is_server_span_error(code), vectors_yes(&table, 2));
    }
    assert_int_equal(vectors_close(&table), 0);
}

static void check_span_errors(int code)
{
    bool is_status_code = between(code, 100, 599);
    assert_int_equal(httpstatus_is_client_span_error(code), !is_status_code || code >= 400);
    assert_int_equal(httpstatus_is_server_span_error(code), !is_status_code || code >= 500);
}

static void check_fallback(int code)
{
    int fallback = httpstatus_fallback(code);
    assert_int_equal(fallback, fallback_of(code));
    assert_true(httpstatus_is_known(fallback));
    assert_true(httpstatus_is_valid(fallback));
}

static void every_int_has_a_class_or_none(void)
{
    for_every_int(check_class_of);
    for_every_int(check_class_text);
    for_every_int(check_fallback);
    for_every_int(check_span_errors);
}

int main(void)
{
    const struct unit_test tests[] = {
        UNIT_TEST(classes_of_codes),
        UNIT_TEST(names_of_classes),
        UNIT_TEST(fallbacks),
        UNIT_TEST(table_of_span_errors),
        UNIT_TEST(every_int_has_a_class_or_none),
    };
    return UNIT_RUN(tests);
}
