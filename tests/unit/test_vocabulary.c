/* Other vocabularies: gRPC, Proxy-Status and robots.txt. */
#include <httpstatus.h>

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "support.h"
#include "unit.h"

static const struct word crawlers[] = {
    {"WAIT", HTTPSTATUS_ROBOTS_WAIT},
    {"PARSE", HTTPSTATUS_ROBOTS_PARSE},
    {"FOLLOW", HTTPSTATUS_ROBOTS_FOLLOW},
    {"ALLOW_ALL", HTTPSTATUS_ROBOTS_ALLOW_ALL},
    {"DISALLOW_ALL", HTTPSTATUS_ROBOTS_DISALLOW_ALL},
    {NULL, 0},
};

static void table_of_grpc_statuses(void)
{
    struct vectors table = vectors_open("grpc.csv", "from,number,answer,source");
    while (vectors_next(&table)) {
        int number = vectors_int(&table, 1);
        bool from_http = strcmp(vectors_text(&table, 0), "http") == 0;
        int answer = from_http ? httpstatus_to_grpc(number) : httpstatus_from_grpc(number);
        vectors_expect(&table, "answer", answer, vectors_int(&table, 2));
    }
    assert_int_equal(vectors_close(&table), 0);
}

static void expect_proxy_errors(const char *name, const char *header)
{
    struct vectors table = vectors_open(name, header);
    while (vectors_next(&table)) {
        struct guarded type = guarded_copy(vectors_text(&table, 0), vectors_length(&table, 0) + 1);
        int code = httpstatus_from_proxy_error(type.bytes);
        vectors_expect(&table, "from_proxy_error", code, vectors_code(&table, 1));
        vectors_expect(&table, "an error", code == 0 || httpstatus_is_error(code), true);
        guarded_free(&type);
    }
    assert_int_equal(vectors_close(&table), 0);
}

static void table_of_proxy_errors(void)
{
    expect_proxy_errors("proxy_error.csv", "type,proxy_error,why");
    assert_int_equal(httpstatus_from_proxy_error(NULL), 0);
}

static void every_row_of_the_proxy_errors(void)
{
    expect_proxy_errors("../../../lib/data/proxy_errors.csv", "type,code,source");
}

enum { MEGABYTE = 1 << 20 };

static void a_type_of_a_megabyte_is_unknown(void)
{
    struct guarded type = guarded_new(MEGABYTE);
    memset(type.bytes, 'x', MEGABYTE);
    memcpy(type.bytes, "http_response_timeout", strlen("http_response_timeout"));
    type.bytes[MEGABYTE - 1] = '\0';
    for (int round = 0; round < 100000; round++)
        assert_int_equal(httpstatus_from_proxy_error(type.bytes), 0);
    guarded_free(&type);
}

static void table_of_robots(void)
{
    struct vectors table = vectors_open("robots.csv", "code,robots,why");
    while (vectors_next(&table))
        vectors_expect(&table, "robots", httpstatus_robots(vectors_int(&table, 0)), vectors_word(&table, 1, crawlers));
    assert_int_equal(vectors_close(&table), 0);
}

static void the_numbers_of_robots_have_their_values(void)
{
    assert_int_equal(HTTPSTATUS_ROBOTS_WAIT, 0);
    assert_int_equal(HTTPSTATUS_ROBOTS_PARSE, 1);
    assert_int_equal(HTTPSTATUS_ROBOTS_FOLLOW, 2);
    assert_int_equal(HTTPSTATUS_ROBOTS_ALLOW_ALL, 3);
    assert_int_equal(HTTPSTATUS_ROBOTS_DISALLOW_ALL, 4);
}

/* RFC 9309 section 2.3.1, and RFC 9110 section 15 for what is not a status code. */
static int robots_by_the_text(int code)
{
    if (code < 100 || code >= 500)
        return HTTPSTATUS_ROBOTS_DISALLOW_ALL;
    if (code >= 400)
        return HTTPSTATUS_ROBOTS_ALLOW_ALL;
    if (code >= 300)
        return HTTPSTATUS_ROBOTS_FOLLOW;
    return code >= 200 ? HTTPSTATUS_ROBOTS_PARSE : HTTPSTATUS_ROBOTS_WAIT;
}

static void check_any_code(int code)
{
    assert_int_equal(httpstatus_robots(code), robots_by_the_text(code));
    assert_in_range(httpstatus_to_grpc(code), 0, 16);
    assert_in_range(httpstatus_from_grpc(code), 100, 599);
    assert_true(httpstatus_is_known(code) || httpstatus_to_grpc(code) == 2);
}

static void every_int_has_an_answer(void)
{
    for_every_int(check_any_code);
}

int main(void)
{
    const struct unit_test tests[] = {
        UNIT_TEST(table_of_grpc_statuses),
        UNIT_TEST(table_of_proxy_errors),
        UNIT_TEST(every_row_of_the_proxy_errors),
        UNIT_TEST(a_type_of_a_megabyte_is_unknown),
        UNIT_TEST(table_of_robots),
        UNIT_TEST(the_numbers_of_robots_have_their_values),
        UNIT_TEST(every_int_has_an_answer),
    };
    return UNIT_RUN(tests);
}
