/* Retrying: whether to send the request again, and what methods are. */
#include <httpstatus.h>

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "support.h"
#include "unit.h"

static const struct word retries[] = {
    {"NEVER", HTTPSTATUS_RETRY_NEVER},
    {"IDEMPOTENT", HTTPSTATUS_RETRY_IDEMPOTENT},
    {"ANY", HTTPSTATUS_RETRY_ANY},
    {"CHANGED", HTTPSTATUS_RETRY_CHANGED},
    {NULL, 0},
};

static const struct word circumstances[] = {
    {"PROXY", HTTPSTATUS_WHEN_PROXY},
    {"RETRY_AFTER", HTTPSTATUS_WHEN_RETRY_AFTER},
    {"IDEMPOTENT", HTTPSTATUS_WHEN_IDEMPOTENT},
    {"EARLY_DATA", HTTPSTATUS_WHEN_EARLY_DATA},
    {NULL, 0},
};

static const struct word rules[] = {
    {"MAYRETRY_ELSEWHERE", HTTPSTATUS_MAYRETRY_ELSEWHERE},
    {"MAYRETRY_NOT_EARLY", HTTPSTATUS_MAYRETRY_NOT_EARLY},
    {"MAYRETRY_DELAYED", HTTPSTATUS_MAYRETRY_DELAYED},
    {"MAYRETRY_AS_IS", HTTPSTATUS_MAYRETRY_AS_IS},
    {"NORETRY_CODE", HTTPSTATUS_NORETRY_CODE},
    {"NORETRY_CHANGE", HTTPSTATUS_NORETRY_CHANGE},
    {"NORETRY_PROXY", HTTPSTATUS_NORETRY_PROXY},
    {"NORETRY_METHOD", HTTPSTATUS_NORETRY_METHOD},
    {NULL, 0},
};

/* The rule of a decision, after a look at the answer that has to go with it. */
static int rule_of(int code, const char *method, unsigned flags)
{
    int rule = 0;
    bool may_retry = httpstatus_may_retry(code, method, flags, &rule);
    assert_int_equal(may_retry, rule > 0);
    assert_int_equal(httpstatus_may_retry(code, method, flags, NULL), may_retry);
    return rule;
}

static void table_of_retries(void)
{
    struct vectors table = vectors_open("retry.csv", "code,retry,retry_after,section");
    while (vectors_next(&table)) {
        int code = vectors_int(&table, 0);
        vectors_expect(&table, "retry", httpstatus_retry(code), vectors_word(&table, 1, retries));
        vectors_expect(&table, "retry_after", httpstatus_honors_retry_after(code), vectors_yes(&table, 2));
    }
    assert_int_equal(vectors_close(&table), 0);
}

static void table_of_decisions(void)
{
    struct vectors table = vectors_open("may_retry.csv", "code,method,flags,rule,section");
    while (vectors_next(&table)) {
        int rule = rule_of(vectors_int(&table, 0), vectors_optional(&table, 1),
                           vectors_flags(&table, 2, circumstances));
        vectors_expect(&table, "rule", rule, vectors_word(&table, 3, rules));
    }
    assert_int_equal(vectors_close(&table), 0);
}

static void table_of_methods(void)
{
    struct vectors table = vectors_open("method.csv", "method,safe,idempotent,why");
    while (vectors_next(&table)) {
        const char *method = vectors_optional(&table, 0);
        vectors_expect(&table, "safe", httpstatus_is_safe_method(method), vectors_yes(&table, 1));
        vectors_expect(&table, "idempotent", httpstatus_is_idempotent_method(method), vectors_yes(&table, 2));
    }
    assert_int_equal(vectors_close(&table), 0);
}

static void every_row_of_the_methods(void)
{
    struct vectors table = vectors_open("../../../lib/data/methods.csv", "method,safe,idempotent,cacheable,source");
    while (vectors_next(&table)) {
        const char *method = vectors_text(&table, 0);
        bool idempotent = vectors_yes(&table, 2);
        vectors_expect(&table, "safe", httpstatus_is_safe_method(method), vectors_yes(&table, 1));
        vectors_expect(&table, "idempotent", httpstatus_is_idempotent_method(method), idempotent);
        vectors_expect(&table, "retry", httpstatus_may_retry(503, method, 0, NULL), idempotent);
        vectors_expect(&table, "retry by a proxy", httpstatus_may_retry(429, method, HTTPSTATUS_WHEN_PROXY, NULL),
                       idempotent);
    }
    assert_int_equal(vectors_close(&table), 0);
}

/* RFC 9110 section 10.2.3, first sentence: any response may carry it, so it counts with every code that is retried. */
static void retry_after_counts_with_every_code_that_is_retried(void)
{
    static const int codes[] = {408, 413, 429, 500, 502, 503, 504, 520, 529};
    for (size_t at = 0; at < sizeof codes / sizeof codes[0]; at++) {
        int rule = rule_of(codes[at], "GET", HTTPSTATUS_WHEN_RETRY_AFTER);
        assert_int_equal(rule, HTTPSTATUS_MAYRETRY_DELAYED);
    }
    assert_false(httpstatus_may_retry(202, "GET", HTTPSTATUS_WHEN_RETRY_AFTER, NULL));
}

static void content_too_large_may_pass(void)
{
    assert_int_equal(rule_of(413, "POST", 0), HTTPSTATUS_NORETRY_CHANGE);
    assert_int_equal(rule_of(413, "POST", HTTPSTATUS_WHEN_RETRY_AFTER), HTTPSTATUS_MAYRETRY_DELAYED);
    assert_int_equal(rule_of(431, "POST", HTTPSTATUS_WHEN_RETRY_AFTER), HTTPSTATUS_NORETRY_CHANGE);
}

static void a_proxy_retries_what_is_idempotent_only(void)
{
    static const int codes[] = {408, 421, 425, 429, 500, 503};
    for (size_t at = 0; at < sizeof codes / sizeof codes[0]; at++) {
        assert_int_equal(rule_of(codes[at], "POST", HTTPSTATUS_WHEN_PROXY), HTTPSTATUS_NORETRY_PROXY);
        assert_true(httpstatus_may_retry(codes[at], "PUT", HTTPSTATUS_WHEN_PROXY, NULL));
        assert_true(httpstatus_may_retry(codes[at], "POST", HTTPSTATUS_WHEN_PROXY | HTTPSTATUS_WHEN_IDEMPOTENT, NULL));
    }
}

static void misdirected_and_early_requests_say_how(void)
{
    assert_int_equal(rule_of(421, "POST", 0), HTTPSTATUS_MAYRETRY_ELSEWHERE);
    assert_int_equal(rule_of(425, "POST", 0), HTTPSTATUS_MAYRETRY_NOT_EARLY);
    assert_int_equal(rule_of(425, "GET", HTTPSTATUS_WHEN_EARLY_DATA), HTTPSTATUS_NORETRY_PROXY);
}

/* httpstatus_may_retry() once more, condition by condition, in the order of its comment. */
static int rule_by_the_text(int code, bool idempotent_method, unsigned flags)
{
    int retry = httpstatus_retry(code);
    bool idempotent = idempotent_method || (flags & HTTPSTATUS_WHEN_IDEMPOTENT);
    bool has_retry_after = flags & HTTPSTATUS_WHEN_RETRY_AFTER;

    if (retry == HTTPSTATUS_RETRY_NEVER)
        return HTTPSTATUS_NORETRY_CODE;
    if (retry == HTTPSTATUS_RETRY_CHANGED && !(code == 413 && has_retry_after))
        return HTTPSTATUS_NORETRY_CHANGE;
    if ((flags & HTTPSTATUS_WHEN_PROXY) && !idempotent)
        return HTTPSTATUS_NORETRY_PROXY;
    if (code == 425 && (flags & HTTPSTATUS_WHEN_EARLY_DATA))
        return HTTPSTATUS_NORETRY_PROXY;
    if (retry == HTTPSTATUS_RETRY_IDEMPOTENT && !idempotent)
        return HTTPSTATUS_NORETRY_METHOD;
    if (code == 421)
        return HTTPSTATUS_MAYRETRY_ELSEWHERE;
    if (code == 425)
        return HTTPSTATUS_MAYRETRY_NOT_EARLY;
    return has_retry_after ? HTTPSTATUS_MAYRETRY_DELAYED : HTTPSTATUS_MAYRETRY_AS_IS;
}

static void check_every_combination(int code)
{
    static const struct {
        const char *method;
        bool idempotent;
    } asked[] = {{NULL, true}, {"GET", true}, {"PUT", true}, {"POST", false}, {"BREW", false}, {"get", false}};
    for (size_t at = 0; at < sizeof asked / sizeof asked[0]; at++) {
        for (unsigned flags = 0; flags < 16; flags++) {
            int wanted = rule_by_the_text(code, asked[at].idempotent, flags);
            assert_int_equal(rule_of(code, asked[at].method, flags), wanted);
            assert_int_equal(rule_of(code, asked[at].method, flags | ~15u), wanted); /* what is no flag is ignored */
        }
    }
    assert_int_equal(httpstatus_honors_retry_after(code),
                     code == 413 || code == 429 || code == 503 || (code >= 300 && code <= 399));
    assert_non_null(httpstatus_retry_name(httpstatus_retry(code)));
    assert_true(httpstatus_is_known(code) || httpstatus_retry(code) == HTTPSTATUS_RETRY_NEVER);
}

static void every_combination_is_answered_by_the_text(void)
{
    for_every_int(check_every_combination);
}

static void check_sentence(int rule)
{
    const char *why = httpstatus_retry_why(rule);
    bool exists = rule != 0 && rule >= HTTPSTATUS_NORETRY_METHOD && rule <= HTTPSTATUS_MAYRETRY_AS_IS;
    assert_int_equal(why != NULL, exists);
    if (why == NULL)
        return;
    for (int other = HTTPSTATUS_NORETRY_METHOD; other < rule; other++)
        assert_true(other == 0 || strcmp(why, httpstatus_retry_why(other)) != 0);
}

static void every_rule_has_a_sentence_and_nothing_else_has(void)
{
    for_every_int(check_sentence);
    assert_non_null(strstr(httpstatus_retry_why(HTTPSTATUS_NORETRY_METHOD), "not idempotent"));
    assert_non_null(strstr(httpstatus_retry_why(HTTPSTATUS_NORETRY_PROXY), "intermediary"));
    assert_non_null(strstr(httpstatus_retry_why(HTTPSTATUS_NORETRY_CHANGE), "change"));
    assert_non_null(strstr(httpstatus_retry_why(HTTPSTATUS_NORETRY_CODE), "status code"));
    assert_non_null(strstr(httpstatus_retry_why(HTTPSTATUS_MAYRETRY_ELSEWHERE), "15.5.20"));
    assert_non_null(strstr(httpstatus_retry_why(HTTPSTATUS_MAYRETRY_NOT_EARLY), "early data"));
    assert_non_null(strstr(httpstatus_retry_why(HTTPSTATUS_MAYRETRY_DELAYED), "Retry-After"));
    assert_non_null(strstr(httpstatus_retry_why(HTTPSTATUS_MAYRETRY_AS_IS), "as it is"));
}

static void constants_have_their_numbers(void)
{
    assert_int_equal(HTTPSTATUS_WHEN_PROXY, 1);
    assert_int_equal(HTTPSTATUS_WHEN_RETRY_AFTER, 2);
    assert_int_equal(HTTPSTATUS_WHEN_IDEMPOTENT, 4);
    assert_int_equal(HTTPSTATUS_WHEN_EARLY_DATA, 8);
    assert_int_equal(HTTPSTATUS_NORETRY_CODE, -1);
    assert_int_equal(HTTPSTATUS_NORETRY_CHANGE, -2);
    assert_int_equal(HTTPSTATUS_NORETRY_PROXY, -3);
    assert_int_equal(HTTPSTATUS_NORETRY_METHOD, -4);
    assert_int_equal(HTTPSTATUS_MAYRETRY_ELSEWHERE, 1);
    assert_int_equal(HTTPSTATUS_MAYRETRY_NOT_EARLY, 2);
    assert_int_equal(HTTPSTATUS_MAYRETRY_DELAYED, 3);
    assert_int_equal(HTTPSTATUS_MAYRETRY_AS_IS, 4);
}

static void a_method_may_be_any_text(void)
{
    /* clang-format off */
    static const char garbage[][24] = {"", " GET", "GET ", "G", "GE", "GETT", "\xff\xfe", "get", "VERSION-CONTROL ",
                                       "UPDATEREDIRECTREFX", "PROPFINDX", "CHECKOUTCHECKOUT"};
    /* clang-format on */
    for (size_t at = 0; at < sizeof garbage / sizeof garbage[0]; at++) {
        struct guarded method = guarded_copy(garbage[at], strlen(garbage[at]) + 1);
        int rule = 0;
        assert_false(httpstatus_is_safe_method(method.bytes) || httpstatus_is_idempotent_method(method.bytes));
        assert_false(httpstatus_may_retry(500, method.bytes, 0, &rule));
        assert_int_equal(rule, HTTPSTATUS_NORETRY_METHOD);
        assert_false(httpstatus_may_store(200, method.bytes, HTTPSTATUS_CACHE_MAX_AGE, &rule));
        assert_int_equal(rule, HTTPSTATUS_NOSTORE_METHOD);
        assert_true(httpstatus_invalidates(200, method.bytes));
        assert_int_equal(httpstatus_content(200, method.bytes), HTTPSTATUS_CONTENT_ALLOWED);
        assert_true(httpstatus_redirect_method(301, method.bytes, 0) == method.bytes);
        guarded_free(&method);
    }
}

enum { MEGABYTE = 1 << 20 };

static void a_method_of_a_megabyte_is_unknown(void)
{
    static const char beginnings[][9] = {"GET", "HEAD", "CONNECT", "PROPFIND", "CHECKOUT", "G"};
    char *method = malloc(MEGABYTE + 1);
    assert_non_null(method);
    for (size_t at = 0; at < sizeof beginnings / sizeof beginnings[0]; at++) {
        memset(method, 'G', MEGABYTE);
        memcpy(method, beginnings[at], strlen(beginnings[at]));
        method[MEGABYTE] = '\0';
        for (int round = 0; round < 100000; round++)
            assert_false(httpstatus_is_idempotent_method(method));
        assert_true(httpstatus_invalidates(200, method));
        assert_false(httpstatus_may_retry(500, method, 0, NULL));
        assert_int_equal(httpstatus_content(200, method), HTTPSTATUS_CONTENT_ALLOWED);
        assert_string_equal(httpstatus_redirect_method(303, method, 0), "GET");
    }
    free(method);
}

int main(void)
{
    const struct unit_test tests[] = {
        UNIT_TEST(table_of_retries),
        UNIT_TEST(table_of_decisions),
        UNIT_TEST(table_of_methods),
        UNIT_TEST(every_row_of_the_methods),
        UNIT_TEST(retry_after_counts_with_every_code_that_is_retried),
        UNIT_TEST(content_too_large_may_pass),
        UNIT_TEST(a_proxy_retries_what_is_idempotent_only),
        UNIT_TEST(misdirected_and_early_requests_say_how),
        UNIT_TEST(every_combination_is_answered_by_the_text),
        UNIT_TEST(every_rule_has_a_sentence_and_nothing_else_has),
        UNIT_TEST(constants_have_their_numbers),
        UNIT_TEST(a_method_may_be_any_text),
        UNIT_TEST(a_method_of_a_megabyte_is_unknown),
    };
    return UNIT_RUN(tests);
}
