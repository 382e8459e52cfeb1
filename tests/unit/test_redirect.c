/* Redirects: what the next request looks like. */
#include <httpstatus.h>

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "support.h"
#include "unit.h"

static const struct word policies[] = {
    {"FETCH", HTTPSTATUS_REDIRECT_FETCH},
    {"STRICT", HTTPSTATUS_REDIRECT_STRICT},
    {"LEGACY", HTTPSTATUS_REDIRECT_LEGACY},
    {NULL, 0},
};

static void table_of_redirected_methods(void)
{
    struct vectors table = vectors_open("redirect.csv", "code,method,policy,next,keeps_content");
    while (vectors_next(&table)) {
        int code = vectors_int(&table, 0);
        const char *method = vectors_optional(&table, 1);
        int policy = vectors_word(&table, 2, policies);
        vectors_expect_text(&table, "next", httpstatus_redirect_method(code, method, policy),
                            vectors_optional(&table, 3));
        vectors_expect(&table, "keeps_content", httpstatus_redirect_keeps_content(code, method, policy),
                       vectors_yes(&table, 4));
    }
    assert_int_equal(vectors_close(&table), 0);
}

static void table_of_kinds_of_redirect(void)
{
    struct vectors table = vectors_open("redirect_kinds.csv", "code,redirect,permanent,temporary,preserves_method");
    while (vectors_next(&table)) {
        int code = vectors_int(&table, 0);
        vectors_expect(&table, "redirect", httpstatus_is_redirect(code), vectors_yes(&table, 1));
        vectors_expect(&table, "permanent", httpstatus_is_permanent_redirect(code), vectors_yes(&table, 2));
        vectors_expect(&table, "temporary", httpstatus_is_temporary_redirect(code), vectors_yes(&table, 3));
        vectors_expect(&table, "preserves_method", httpstatus_preserves_method(code), vectors_yes(&table, 4));
    }
    assert_int_equal(vectors_close(&table), 0);
}

static void table_of_kept_fields(void)
{
    struct vectors table = vectors_open("redirect_field.csv", "code,method,policy,field,same_origin,keeps_field,why");
    while (vectors_next(&table)) {
        int code = vectors_int(&table, 0);
        int policy = vectors_word(&table, 2, policies);
        bool keeps = httpstatus_redirect_keeps_field(code, vectors_optional(&table, 1), policy,
                                                     vectors_optional(&table, 3), vectors_yes(&table, 4));
        vectors_expect(&table, "keeps_field", keeps, vectors_yes(&table, 5));
    }
    assert_int_equal(vectors_close(&table), 0);
}

/* RFC 9110 section 15.4, steps 2 to 5, and section 7.6.1. */
enum fate { DROPPED, WITHIN_THE_ORIGIN, WITH_THE_CONTENT, KEPT };

static enum fate fate_of(const struct vectors *table)
{
    static const struct word groups[] = {
        {"connection", DROPPED},       {"client", DROPPED}, {"origin", WITHIN_THE_ORIGIN},
        {"content", WITH_THE_CONTENT}, {NULL, 0},
    };
    return (enum fate)vectors_word(table, 1, groups);
}

static void expect_fate(struct vectors *table, const char *field, enum fate fate)
{
    for (int same_origin = 0; same_origin < 2; same_origin++) {
        bool stays = fate == KEPT || fate == WITH_THE_CONTENT || (fate == WITHIN_THE_ORIGIN && same_origin);
        bool becomes_get = stays && fate != WITH_THE_CONTENT;
        vectors_expect(table, field, httpstatus_redirect_keeps_field(302, "PUT", 0, field, same_origin), stays);
        vectors_expect(table, field, httpstatus_redirect_keeps_field(302, "POST", 0, field, same_origin), becomes_get);
        vectors_expect(table, field, httpstatus_redirect_keeps_field(302, "CONNECT", 0, field, same_origin), false);
        vectors_expect(table, field, httpstatus_redirect_keeps_field(304, "GET", 0, field, same_origin), false);
    }
}

static void change_case(char *text)
{
    for (; *text != '\0'; text++) {
        char lower = (char)(*text | 0x20);
        if (lower >= 'a' && lower <= 'z')
            *text ^= 0x20;
    }
}

/* A name that ends with "*" is all names that begin so. Any other with a byte more or less is another name. */
static void every_row_of_the_redirect_fields(void)
{
    struct vectors table = vectors_open("../../../lib/data/redirect_fields.csv", "field,group,source");
    while (vectors_next(&table)) {
        enum fate fate = fate_of(&table);
        char field[64];
        size_t length = vectors_length(&table, 0);
        assert_in_range(length, 1, sizeof field - 2);
        memcpy(field, vectors_text(&table, 0), length + 1);
        bool is_prefix = field[length - 1] == '*';
        if (is_prefix)
            field[length - 1] = 'X';
        expect_fate(&table, field, fate);
        change_case(field);
        expect_fate(&table, field, fate);
        field[length] = 'x';
        field[length + 1] = '\0';
        expect_fate(&table, field, is_prefix ? fate : KEPT);
        field[length - 1] = '\0';
        expect_fate(&table, field, is_prefix ? fate : KEPT);
    }
    assert_int_equal(vectors_close(&table), 0);
}

/* RFC 9110 section 15.4: what would lead a client to leak is never kept, and nobody follows a proxy's redirect. */
static void credentials_stay_within_the_origin(void)
{
    static const char *const credentials[] = {"Authorization", "Cookie", "cookie", "AUTHORIZATION", "Host"};
    static const int codes[] = {301, 302, 303, 307, 308};
    for (size_t code = 0; code < sizeof codes / sizeof codes[0]; code++) {
        for (size_t at = 0; at < sizeof credentials / sizeof credentials[0]; at++) {
            for (int policy = -1; policy <= 3; policy++) {
                assert_true(httpstatus_redirect_keeps_field(codes[code], "POST", policy, credentials[at], true));
                assert_false(httpstatus_redirect_keeps_field(codes[code], "POST", policy, credentials[at], false));
                assert_false(httpstatus_redirect_keeps_field(codes[code], "CONNECT", policy, credentials[at], true));
            }
        }
        assert_false(httpstatus_redirect_keeps_field(codes[code], NULL, 0, "Proxy-Authorization", true));
        assert_true(httpstatus_redirect_keeps_field(codes[code], NULL, 0, "X-Api-Key", false));
    }
}

static void connect_is_not_followed_under_any_policy(void)
{
    for (int code = 300; code <= 308; code++) {
        for (int policy = -1; policy <= 3; policy++) {
            assert_null(httpstatus_redirect_method(code, "CONNECT", policy));
            assert_false(httpstatus_redirect_keeps_content(code, "CONNECT", policy));
        }
    }
    assert_string_equal(httpstatus_redirect_method(307, "CONNECTS", HTTPSTATUS_REDIRECT_FETCH), "CONNECTS");
}

static void trace_is_followed_and_has_no_content(void)
{
    assert_string_equal(httpstatus_redirect_method(307, "TRACE", HTTPSTATUS_REDIRECT_FETCH), "TRACE");
    assert_false(httpstatus_redirect_keeps_content(307, "TRACE", HTTPSTATUS_REDIRECT_FETCH));
    assert_false(httpstatus_redirect_keeps_content(302, "TRACE", HTTPSTATUS_REDIRECT_STRICT));
}

static void see_other_keeps_head_and_makes_the_rest_get(void)
{
    for (int policy = HTTPSTATUS_REDIRECT_FETCH; policy <= HTTPSTATUS_REDIRECT_LEGACY; policy++) {
        assert_string_equal(httpstatus_redirect_method(303, "HEAD", policy), "HEAD");
        assert_string_equal(httpstatus_redirect_method(303, "PUT", policy), "GET");
        assert_string_equal(httpstatus_redirect_method(303, "QUERY", policy), "GET");
        assert_false(httpstatus_redirect_keeps_content(303, "QUERY", policy));
    }
}

static void see_other_leaves_the_content_of_a_get(void)
{
    assert_true(httpstatus_redirect_keeps_content(303, "GET", HTTPSTATUS_REDIRECT_FETCH));
    assert_true(httpstatus_redirect_keeps_content(303, NULL, HTTPSTATUS_REDIRECT_FETCH));
    assert_false(httpstatus_redirect_keeps_content(303, "POST", HTTPSTATUS_REDIRECT_FETCH));
}

static void moved_and_found_rewrite_post_but_not_query(void)
{
    for (int code = 301; code <= 302; code++) {
        assert_string_equal(httpstatus_redirect_method(code, "POST", HTTPSTATUS_REDIRECT_FETCH), "GET");
        assert_string_equal(httpstatus_redirect_method(code, "QUERY", HTTPSTATUS_REDIRECT_FETCH), "QUERY");
        assert_true(httpstatus_redirect_keeps_content(code, "QUERY", HTTPSTATUS_REDIRECT_FETCH));
        assert_string_equal(httpstatus_redirect_method(code, "POST", HTTPSTATUS_REDIRECT_STRICT), "POST");
        assert_string_equal(httpstatus_redirect_method(code, "QUERY", HTTPSTATUS_REDIRECT_LEGACY), "GET");
    }
}

static void temporary_and_permanent_redirect_preserve_every_method(void)
{
    for (int code = 307; code <= 308; code++) {
        assert_true(httpstatus_preserves_method(code));
        for (int policy = HTTPSTATUS_REDIRECT_FETCH; policy <= HTTPSTATUS_REDIRECT_LEGACY; policy++) {
            assert_string_equal(httpstatus_redirect_method(code, "POST", policy), "POST");
            assert_true(httpstatus_redirect_keeps_content(code, "POST", policy));
        }
    }
}

static void some_redirections_and_created_are_not_followed(void)
{
    static const int codes[] = {201, 300, 304, 305, 306};
    for (size_t at = 0; at < sizeof codes / sizeof codes[0]; at++) {
        assert_false(httpstatus_is_redirect(codes[at]));
        assert_null(httpstatus_redirect_method(codes[at], "GET", HTTPSTATUS_REDIRECT_FETCH));
        assert_false(httpstatus_redirect_keeps_content(codes[at], "GET", HTTPSTATUS_REDIRECT_FETCH));
    }
}

static void a_method_that_stays_is_the_same_pointer(void)
{
    char method[] = "GET";
    assert_true(httpstatus_redirect_method(302, method, HTTPSTATUS_REDIRECT_FETCH) == method);
    memcpy(method, "PUT", sizeof method);
    assert_true(httpstatus_redirect_method(302, method, HTTPSTATUS_REDIRECT_FETCH) == method);
    assert_string_equal(httpstatus_redirect_method(302, NULL, HTTPSTATUS_REDIRECT_FETCH), "GET");
    const char *rewritten = httpstatus_redirect_method(303, method, HTTPSTATUS_REDIRECT_FETCH);
    memcpy(method, "XXX", sizeof method);
    assert_string_equal(rewritten, "GET");
}

static void an_unknown_policy_is_that_of_fetch(void)
{
    static const int others[] = {-1, 3, 100, 2147483647, -2147483647};
    for (size_t at = 0; at < sizeof others / sizeof others[0]; at++) {
        assert_string_equal(httpstatus_redirect_method(301, "POST", others[at]), "GET");
        assert_string_equal(httpstatus_redirect_method(301, "PUT", others[at]), "PUT");
        assert_string_equal(httpstatus_redirect_method(303, "PUT", others[at]), "GET");
        assert_true(httpstatus_redirect_keeps_content(301, "PUT", others[at]));
    }
}

static const char *const methods[] = {"GET", "HEAD", "POST", "CONNECT", "TRACE", "QUERY", "BREW", "", NULL};

static void check_next_request(int code, const char *method, int policy)
{
    const char *next = httpstatus_redirect_method(code, method, policy);
    const char *asked = method != NULL ? method : "GET";
    bool stays = next != NULL && strcmp(next, asked) == 0;
    assert_int_equal(next != NULL, httpstatus_is_redirect(code) && strcmp(asked, "CONNECT") != 0);
    assert_int_equal(httpstatus_redirect_keeps_content(code, method, policy), stays && strcmp(asked, "TRACE") != 0);
    assert_int_equal(httpstatus_redirect_keeps_field(code, method, policy, "Accept", false), next != NULL);
    assert_int_equal(httpstatus_redirect_keeps_field(code, method, policy, "Content-Type", false), stays);
    assert_int_equal(httpstatus_redirect_keeps_field(code, method, policy, "Cookie", true), next != NULL);
    assert_false(httpstatus_redirect_keeps_field(code, method, policy, "Cookie", false));
    assert_false(httpstatus_redirect_keeps_field(code, method, policy, NULL, true));
}

static void check_any_code(int code)
{
    for (size_t at = 0; at < sizeof methods / sizeof methods[0]; at++) {
        for (int policy = -1; policy <= 3; policy++)
            check_next_request(code, methods[at], policy);
    }
    assert_int_equal(httpstatus_is_redirect(code),
                     httpstatus_is_permanent_redirect(code) + httpstatus_is_temporary_redirect(code));
    assert_int_equal(httpstatus_preserves_method(code), code == 307 || code == 308);
}

static void every_int_has_an_answer(void)
{
    for_every_int(check_any_code);
}

enum { MEGABYTE = 1 << 20 };

/* So often that a second look at each byte would be seen. */
static void a_field_name_of_a_megabyte_is_read_once(void)
{
    static const struct {
        char begin[16];
        bool kept;
    } names[] = {
        {"Content-", false}, {"Content", true}, {"Cookie", true}, {"Authorization", true}, {"", true}, {"TE", true},
    };
    for (size_t at = 0; at < sizeof names / sizeof names[0]; at++) {
        struct guarded name = guarded_new(MEGABYTE);
        memset(name.bytes, 'x', MEGABYTE);
        memcpy(name.bytes, names[at].begin, strlen(names[at].begin));
        name.bytes[MEGABYTE - 1] = '\0';
        for (int round = 0; round < 100; round++)
            assert_int_equal(httpstatus_redirect_keeps_field(303, "POST", 0, name.bytes, false), names[at].kept);
        guarded_free(&name);
    }
}

int main(void)
{
    const struct unit_test tests[] = {
        UNIT_TEST(table_of_redirected_methods),
        UNIT_TEST(table_of_kinds_of_redirect),
        UNIT_TEST(table_of_kept_fields),
        UNIT_TEST(every_row_of_the_redirect_fields),
        UNIT_TEST(credentials_stay_within_the_origin),
        UNIT_TEST(connect_is_not_followed_under_any_policy),
        UNIT_TEST(trace_is_followed_and_has_no_content),
        UNIT_TEST(see_other_keeps_head_and_makes_the_rest_get),
        UNIT_TEST(see_other_leaves_the_content_of_a_get),
        UNIT_TEST(moved_and_found_rewrite_post_but_not_query),
        UNIT_TEST(temporary_and_permanent_redirect_preserve_every_method),
        UNIT_TEST(some_redirections_and_created_are_not_followed),
        UNIT_TEST(a_method_that_stays_is_the_same_pointer),
        UNIT_TEST(an_unknown_policy_is_that_of_fetch),
        UNIT_TEST(every_int_has_an_answer),
        UNIT_TEST(a_field_name_of_a_megabyte_is_read_once),
    };
    return UNIT_RUN(tests);
}
