/* Content: what may follow the header section, and what may be sent at all. */
#include <httpstatus.h>

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "support.h"
#include "unit.h"

static const struct word contents[] = {
    {"NONE", HTTPSTATUS_CONTENT_NONE},
    {"EMPTY", HTTPSTATUS_CONTENT_EMPTY},
    {"ALLOWED", HTTPSTATUS_CONTENT_ALLOWED},
    {NULL, 0},
};

static void table_of_content(void)
{
    struct vectors table = vectors_open("content.csv", "code,method,content,content_length,transfer_encoding,section");
    while (vectors_next(&table)) {
        int code = vectors_int(&table, 0);
        const char *method = vectors_optional(&table, 1);
        vectors_expect(&table, "content", httpstatus_content(code, method), vectors_word(&table, 2, contents));
        vectors_expect(&table, "content_length", httpstatus_allows_content_length(code, method),
                       vectors_yes(&table, 3));
        vectors_expect(&table, "transfer_encoding", httpstatus_allows_transfer_encoding(code, method),
                       vectors_yes(&table, 4));
    }
    assert_int_equal(vectors_close(&table), 0);
}

static void table_of_fetch_statuses(void)
{
    struct vectors table = vectors_open("fetch.csv", "code,null_body,range,redirect");
    while (vectors_next(&table)) {
        int code = vectors_int(&table, 0);
        vectors_expect(&table, "null_body", httpstatus_is_null_body(code), vectors_yes(&table, 1));
        vectors_expect(&table, "range", httpstatus_is_range(code), vectors_yes(&table, 2));
        vectors_expect(&table, "redirect", httpstatus_is_redirect(code), vectors_yes(&table, 3));
    }
    assert_int_equal(vectors_close(&table), 0);
}

static void table_of_versions(void)
{
    struct vectors table = vectors_open("may_send.csv", "code,version,may_send,why");
    while (vectors_next(&table)) {
        bool may_send = httpstatus_may_send(vectors_int(&table, 0), vectors_int(&table, 1));
        vectors_expect(&table, "may_send", may_send, vectors_yes(&table, 2));
    }
    assert_int_equal(vectors_close(&table), 0);
}

static void the_numbers_of_content_have_their_values(void)
{
    assert_int_equal(HTTPSTATUS_CONTENT_NONE, 0);
    assert_int_equal(HTTPSTATUS_CONTENT_EMPTY, 1);
    assert_int_equal(HTTPSTATUS_CONTENT_ALLOWED, 2);
}

static void reset_content_is_framed_but_empty(void)
{
    assert_int_equal(httpstatus_content(205, "POST"), HTTPSTATUS_CONTENT_EMPTY);
    assert_true(httpstatus_allows_content_length(205, "POST"));
    assert_true(httpstatus_allows_transfer_encoding(205, "POST"));
}

static void no_content_and_not_modified_end_with_their_header_section(void)
{
    assert_int_equal(httpstatus_content(204, NULL), HTTPSTATUS_CONTENT_NONE);
    assert_int_equal(httpstatus_content(304, NULL), HTTPSTATUS_CONTENT_NONE);
}

static void not_modified_may_state_a_length_and_no_content_may_not(void)
{
    assert_true(httpstatus_allows_content_length(304, "GET"));
    assert_true(httpstatus_allows_transfer_encoding(304, "GET"));
    assert_false(httpstatus_allows_content_length(204, "GET"));
    assert_false(httpstatus_allows_transfer_encoding(204, "GET"));
}

static void head_has_no_content_but_may_state_a_length(void)
{
    assert_int_equal(httpstatus_content(200, "HEAD"), HTTPSTATUS_CONTENT_NONE);
    assert_int_equal(httpstatus_content(205, "HEAD"), HTTPSTATUS_CONTENT_NONE);
    assert_true(httpstatus_allows_content_length(200, "HEAD"));
    assert_true(httpstatus_allows_transfer_encoding(200, "HEAD"));
}

static void connect_opens_a_tunnel_on_any_success(void)
{
    for (int code = 200; code < 300; code++) {
        assert_int_equal(httpstatus_content(code, "CONNECT"), HTTPSTATUS_CONTENT_NONE);
        assert_false(httpstatus_allows_content_length(code, "CONNECT"));
        assert_false(httpstatus_allows_transfer_encoding(code, "CONNECT"));
    }
    assert_int_equal(httpstatus_content(407, "CONNECT"), HTTPSTATUS_CONTENT_ALLOWED);
    assert_true(httpstatus_allows_content_length(407, "CONNECT"));
}

static void interim_responses_have_no_content_and_some_are_null_body_statuses(void)
{
    for (int code = 100; code < 200; code++) {
        assert_int_equal(httpstatus_content(code, NULL), HTTPSTATUS_CONTENT_NONE);
        assert_false(httpstatus_allows_content_length(code, NULL));
        assert_false(httpstatus_allows_transfer_encoding(code, NULL));
        assert_int_equal(httpstatus_is_null_body(code), code == 101 || code == 103);
    }
}

/* RFC 9110 section 15.2, RFC 9113 section 8.6, RFC 9114 section 4.5, sentence by sentence. */
static bool may_send_by_the_text(int code, int version)
{
    if (version < 10 || code < 100 || code > 599)
        return false;
    if (httpstatus_is_known(code) && !httpstatus_is_on_wire(code))
        return false;
    if (version == 10)
        return code >= 200;
    return version < 20 || code != 101;
}

static void check_versions(int code)
{
    static const int versions[] = {INT32_MIN, -11, 0, 9, 10, 11, 12, 19, 20, 21, 29, 30, 31, 40, INT32_MAX};
    for (size_t at = 0; at < sizeof versions / sizeof versions[0]; at++)
        assert_int_equal(httpstatus_may_send(code, versions[at]), may_send_by_the_text(code, versions[at]));
}

static void check_version(int version)
{
    assert_int_equal(httpstatus_may_send(101, version), may_send_by_the_text(101, version));
    assert_int_equal(httpstatus_may_send(404, version), may_send_by_the_text(404, version));
}

static void every_code_in_every_version(void)
{
    for_every_int(check_versions);
    for_every_int(check_version);
}

static const char *const methods[] = {"GET", "HEAD", "POST", "CONNECT", "QUERY", "BREW", "get", "", NULL};

/* RFC 9110 section 6.4.1 and RFC 9112 section 6.3. */
static int content_by_the_text(int code, const char *method)
{
    bool is_tunnel = method != NULL && strcmp(method, "CONNECT") == 0 && code >= 200 && code <= 299;
    if ((method != NULL && strcmp(method, "HEAD") == 0) || is_tunnel)
        return HTTPSTATUS_CONTENT_NONE;
    if ((code >= 100 && code <= 199) || code == 204 || code == 304)
        return HTTPSTATUS_CONTENT_NONE;
    return code == 205 ? HTTPSTATUS_CONTENT_EMPTY : HTTPSTATUS_CONTENT_ALLOWED;
}

/* RFC 9110 section 8.6 and RFC 9112 section 6.1. */
static bool framing_by_the_text(int code, const char *method)
{
    if (code < 100 || code > 999 || code < 200 || code == 204)
        return false;
    return method == NULL || strcmp(method, "CONNECT") != 0 || code > 299;
}

static void check_content(int code)
{
    for (size_t at = 0; at < sizeof methods / sizeof methods[0]; at++) {
        const char *method = methods[at];
        assert_int_equal(httpstatus_content(code, method), content_by_the_text(code, method));
        assert_int_equal(httpstatus_allows_content_length(code, method), framing_by_the_text(code, method));
        assert_int_equal(httpstatus_allows_transfer_encoding(code, method), framing_by_the_text(code, method));
    }
    bool is_null_body = code == 101 || code == 103 || code == 204 || code == 205 || code == 304;
    assert_int_equal(httpstatus_is_null_body(code), is_null_body);
    assert_int_equal(httpstatus_is_range(code), code == 206 || code == 416);
}

static void every_int_has_an_answer(void)
{
    for_every_int(check_content);
}

int main(void)
{
    const struct unit_test tests[] = {
        UNIT_TEST(table_of_content),
        UNIT_TEST(table_of_fetch_statuses),
        UNIT_TEST(table_of_versions),
        UNIT_TEST(the_numbers_of_content_have_their_values),
        UNIT_TEST(reset_content_is_framed_but_empty),
        UNIT_TEST(no_content_and_not_modified_end_with_their_header_section),
        UNIT_TEST(not_modified_may_state_a_length_and_no_content_may_not),
        UNIT_TEST(head_has_no_content_but_may_state_a_length),
        UNIT_TEST(connect_opens_a_tunnel_on_any_success),
        UNIT_TEST(interim_responses_have_no_content_and_some_are_null_body_statuses),
        UNIT_TEST(every_code_in_every_version),
        UNIT_TEST(every_int_has_an_answer),
    };
    return UNIT_RUN(tests);
}
