/* Caching: what a cache may store and reuse, and what it has to invalidate. */
#include <httpstatus.h>

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "cache_words.h"
#include "support.h"
#include "unit.h"

static const struct word rules[] = {
    {"STORE_EXPLICIT", HTTPSTATUS_STORE_EXPLICIT},
    {"STORE_PUBLIC", HTTPSTATUS_STORE_PUBLIC},
    {"STORE_PRIVATE", HTTPSTATUS_STORE_PRIVATE},
    {"STORE_HEURISTIC", HTTPSTATUS_STORE_HEURISTIC},
    {"NOSTORE_METHOD", HTTPSTATUS_NOSTORE_METHOD},
    {"NOSTORE_INTERIM", HTTPSTATUS_NOSTORE_INTERIM},
    {"NOSTORE_STATUS", HTTPSTATUS_NOSTORE_STATUS},
    {"NOSTORE_NOT_UNDERSTOOD", HTTPSTATUS_NOSTORE_NOT_UNDERSTOOD},
    {"NOSTORE_DIRECTIVE", HTTPSTATUS_NOSTORE_DIRECTIVE},
    {"NOSTORE_PRIVATE", HTTPSTATUS_NOSTORE_PRIVATE},
    {"NOSTORE_AUTHORIZATION", HTTPSTATUS_NOSTORE_AUTHORIZATION},
    {"NOSTORE_NO_BASIS", HTTPSTATUS_NOSTORE_NO_BASIS},
    {NULL, 0},
};

static const struct word revalidations[] = {
    {"NONE", HTTPSTATUS_REVALIDATION_NONE},
    {"UPDATE", HTTPSTATUS_REVALIDATION_UPDATE},
    {"REPLACE", HTTPSTATUS_REVALIDATION_REPLACE},
    {"FAILED", HTTPSTATUS_REVALIDATION_FAILED},
    {NULL, 0},
};

/* The rule of a decision, after a look at the answer that has to go with it. */
static int rule_of(int code, const char *method, unsigned flags)
{
    int rule = 0;
    bool may_store = httpstatus_may_store(code, method, flags, &rule);
    if (may_store != (rule > 0) || httpstatus_may_store(code, method, flags, NULL) != may_store)
        fail_msg("%d flags %#x: the rule is %d, and the answer does not go with it", code, flags, rule);
    return rule;
}

static void table_of_cacheable_codes(void)
{
    struct vectors table = vectors_open("cacheable.csv", "code,cacheable,section");
    while (vectors_next(&table)) {
        int code = vectors_int(&table, 0);
        vectors_expect(&table, "cacheable", httpstatus_is_heuristically_cacheable(code), vectors_yes(&table, 1));
    }
    assert_int_equal(vectors_close(&table), 0);
}

static void table_of_decisions(void)
{
    struct vectors table = vectors_open("may_store.csv", "code,method,flags,rule,section");
    while (vectors_next(&table)) {
        int rule = rule_of(vectors_int(&table, 0), vectors_optional(&table, 1), vectors_flags(&table, 2, cache_words));
        vectors_expect(&table, "rule", rule, vectors_word(&table, 3, rules));
    }
    assert_int_equal(vectors_close(&table), 0);
}

static void table_of_invalidating_answers(void)
{
    struct vectors table = vectors_open("invalidates.csv", "code,method,invalidates,section");
    while (vectors_next(&table)) {
        bool invalidates = httpstatus_invalidates(vectors_int(&table, 0), vectors_optional(&table, 1));
        vectors_expect(&table, "invalidates", invalidates, vectors_yes(&table, 2));
    }
    assert_int_equal(vectors_close(&table), 0);
}

static void table_of_guessed_freshness(void)
{
    struct vectors table = vectors_open("may_guess_freshness.csv", "code,flags,may_guess_freshness,why");
    while (vectors_next(&table)) {
        unsigned flags = vectors_flags(&table, 1, cache_words);
        bool may_guess = httpstatus_may_guess_freshness(vectors_int(&table, 0), flags);
        vectors_expect(&table, "may_guess_freshness", may_guess, vectors_yes(&table, 2));
    }
    assert_int_equal(vectors_close(&table), 0);
}

static void table_of_stale_responses(void)
{
    struct vectors table = vectors_open("may_serve_stale.csv", "code,flags,may_serve_stale,why");
    while (vectors_next(&table)) {
        bool may_serve = httpstatus_may_serve_stale(vectors_int(&table, 0), vectors_flags(&table, 1, cache_words));
        vectors_expect(&table, "may_serve_stale", may_serve, vectors_yes(&table, 2));
    }
    assert_int_equal(vectors_close(&table), 0);
}

static void table_of_revalidations(void)
{
    struct vectors table = vectors_open("revalidation.csv", "code,revalidation,stale_if_error,why");
    while (vectors_next(&table)) {
        int code = vectors_int(&table, 0);
        vectors_expect(&table, "revalidation", httpstatus_revalidation(code), vectors_word(&table, 1, revalidations));
        vectors_expect(&table, "stale_if_error", httpstatus_is_stale_if_error(code), vectors_yes(&table, 2));
    }
    assert_int_equal(vectors_close(&table), 0);
}

static void legal_reasons_are_cacheable_and_misdirected_requests_are_not(void)
{
    assert_true(httpstatus_is_heuristically_cacheable(451));
    assert_false(httpstatus_is_heuristically_cacheable(421));
}

static void some_codes_are_never_stored(void)
{
    static const int codes[] = {428, 429, 431, 511};
    for (size_t at = 0; at < sizeof codes / sizeof codes[0]; at++) {
        for (unsigned flags = 0; flags < CACHE_FLAGS_END; flags++) {
            if (httpstatus_may_store(codes[at], "GET", flags, NULL))
                fail_msg("%d flags %#x may be stored", codes[at], flags);
        }
        assert_int_equal(rule_of(codes[at], NULL, CACHE_FLAGS_END - 1), HTTPSTATUS_NOSTORE_STATUS);
        assert_int_equal(rule_of(codes[at], NULL, 0), HTTPSTATUS_NOSTORE_STATUS);
    }
}

static void temporary_redirects_are_stored_only_when_the_response_says_so(void)
{
    static const int codes[] = {302, 303, 307};
    for (size_t at = 0; at < sizeof codes / sizeof codes[0]; at++) {
        int code = codes[at];
        assert_int_equal(rule_of(code, NULL, 0), HTTPSTATUS_NOSTORE_NO_BASIS);
        assert_int_equal(rule_of(code, NULL, HTTPSTATUS_CACHE_MAX_AGE), HTTPSTATUS_STORE_EXPLICIT);
        assert_int_equal(rule_of(code, NULL, HTTPSTATUS_CACHE_EXPIRES), HTTPSTATUS_STORE_EXPLICIT);
        assert_int_equal(rule_of(code, NULL, HTTPSTATUS_CACHE_PUBLIC), HTTPSTATUS_STORE_PUBLIC);
    }
}

static void must_revalidate_lifts_the_authorization_rule_but_is_no_basis(void)
{
    const unsigned flags = HTTPSTATUS_CACHE_SHARED | HTTPSTATUS_CACHE_AUTHORIZATION | HTTPSTATUS_CACHE_MUST_REVALIDATE;
    assert_int_equal(rule_of(200, NULL, flags), HTTPSTATUS_STORE_HEURISTIC);
    assert_int_equal(rule_of(302, NULL, flags), HTTPSTATUS_NOSTORE_NO_BASIS);
}

static void s_maxage_is_nothing_to_a_private_cache(void)
{
    assert_int_equal(rule_of(302, NULL, HTTPSTATUS_CACHE_S_MAXAGE), HTTPSTATUS_NOSTORE_NO_BASIS);
    assert_int_equal(rule_of(302, NULL, HTTPSTATUS_CACHE_S_MAXAGE | HTTPSTATUS_CACHE_SHARED),
                     HTTPSTATUS_STORE_EXPLICIT);
}

static unsigned flags_of(const char *text)
{
    return httpstatus_cache_flags(text, strlen(text));
}

static void listed_private_is_not_stored_by_a_shared_cache_that_keeps_the_fields(void)
{
    unsigned flags = flags_of("private=\"set-cookie\", max-age=60");
    assert_int_equal(rule_of(200, NULL, flags), HTTPSTATUS_STORE_EXPLICIT);
    assert_int_equal(rule_of(200, NULL, flags | HTTPSTATUS_CACHE_SHARED), HTTPSTATUS_NOSTORE_PRIVATE);
    flags |= HTTPSTATUS_CACHE_SHARED | HTTPSTATUS_CACHE_STRIPS_FIELDS;
    assert_int_equal(rule_of(200, NULL, flags), HTTPSTATUS_STORE_EXPLICIT);
}

static void invalid_freshness_is_not_replaced_by_a_guess(void)
{
    static const char *const values[] = {
        "max-age=-1", "max-age=3600.5", "max-age=", "max-age", "s-maxage=x", "max-age=0; must-revalidate"};
    for (size_t at = 0; at < sizeof values / sizeof values[0]; at++) {
        unsigned flags = flags_of(values[at]);
        assert_int_equal(rule_of(200, NULL, flags), HTTPSTATUS_NOSTORE_NO_BASIS);
        assert_false(httpstatus_may_guess_freshness(200, flags));
    }
}

static void no_store_in_a_malformed_element_forbids(void)
{
    static const char *const values[] = {"max-age=60; no-store", "no-cache no-store must-revalidate",
                                         "max-age=60\r\n no-store", "no-store;max-age=60"};
    for (size_t at = 0; at < sizeof values / sizeof values[0]; at++)
        assert_int_equal(rule_of(200, NULL, flags_of(values[at])), HTTPSTATUS_NOSTORE_DIRECTIVE);
}

static void codes_without_written_rules_are_not_understood(void)
{
    static const int codes[] = {599, 499, 598, 419, 520, 306, 418, 226, 204, 299};
    unsigned flags = flags_of("max-age=60, no-store, must-understand") | HTTPSTATUS_CACHE_SHARED;
    for (size_t at = 0; at < sizeof codes / sizeof codes[0]; at++) {
        bool understood = codes[at] == 204;
        assert_int_equal(rule_of(codes[at], NULL, flags),
                         understood ? HTTPSTATUS_STORE_EXPLICIT : HTTPSTATUS_NOSTORE_NOT_UNDERSTOOD);
        assert_int_equal(rule_of(codes[at], NULL, flags | HTTPSTATUS_CACHE_UNDERSTANDS), HTTPSTATUS_STORE_EXPLICIT);
    }
}

static void no_cache_does_not_forbid_storing(void)
{
    unsigned flags = flags_of("no-cache");
    assert_int_equal(flags, HTTPSTATUS_CACHE_NO_CACHE);
    assert_int_equal(rule_of(200, NULL, flags), HTTPSTATUS_STORE_HEURISTIC);
    assert_false(httpstatus_may_serve_stale(503, flags));
}

static void a_past_expiry_is_explicit_too(void)
{
    assert_int_equal(rule_of(302, NULL, flags_of("max-age=0")), HTTPSTATUS_STORE_EXPLICIT);
    assert_int_equal(rule_of(302, NULL, HTTPSTATUS_CACHE_EXPIRES), HTTPSTATUS_STORE_EXPLICIT);
}

static void must_understand_overrides_no_store(void)
{
    unsigned flags = flags_of("must-understand, no-store, max-age=60");
    assert_int_equal(rule_of(200, NULL, flags), HTTPSTATUS_STORE_EXPLICIT);
    assert_int_equal(rule_of(299, NULL, flags), HTTPSTATUS_NOSTORE_NOT_UNDERSTOOD);
    assert_int_equal(rule_of(200, NULL, flags | HTTPSTATUS_CACHE_REQUEST_NO_STORE), HTTPSTATUS_NOSTORE_DIRECTIVE);
}

static void unknown_final_codes_are_stored_with_explicit_freshness(void)
{
    static const int codes[] = {299, 399, 480, 569};
    for (size_t at = 0; at < sizeof codes / sizeof codes[0]; at++) {
        assert_false(httpstatus_is_known(codes[at]));
        assert_int_equal(rule_of(codes[at], NULL, HTTPSTATUS_CACHE_MAX_AGE), HTTPSTATUS_STORE_EXPLICIT);
        assert_int_equal(rule_of(codes[at], NULL, 0), HTTPSTATUS_NOSTORE_NO_BASIS);
    }
}

static void unknown_methods_invalidate(void)
{
    assert_true(httpstatus_invalidates(200, "BREW"));
    assert_true(httpstatus_invalidates(302, "BREW"));
    assert_true(httpstatus_invalidates(200, "get"));
    assert_true(httpstatus_invalidates(200, ""));
    assert_false(httpstatus_invalidates(200, NULL));
    assert_false(httpstatus_invalidates(404, "BREW"));
}

/* RFC 9111 section 3 once more, condition by condition, to be compared with every combination of flags. */

/* RFC 9110 section 15.1, and RFC 7725 section 3 for 451. */
static bool is_heuristic_by_the_text(int code)
{
    static const int codes[] = {200, 203, 204, 206, 300, 301, 308, 404, 405, 410, 414, 451, 501};
    for (size_t at = 0; at < sizeof codes / sizeof codes[0]; at++) {
        if (codes[at] == code)
            return true;
    }
    return false;
}

/* What asks more of a cache than section 3 does, and what has no rules at all, is not understood. */
static bool is_understood_by_the_text(int code)
{
    int standing = httpstatus_standing(code);
    bool has_rules = standing == HTTPSTATUS_STANDING_STANDARD || standing == HTTPSTATUS_STANDING_DEPRECATED ||
                     standing == HTTPSTATUS_STANDING_OBSOLETE;
    return has_rules && code != 206 && code != 226 && code != 304;
}

static bool is_explicit_by_the_text(unsigned flags)
{
    return (flags & HTTPSTATUS_CACHE_MAX_AGE) || (flags & HTTPSTATUS_CACHE_EXPIRES) ||
           ((flags & HTTPSTATUS_CACHE_SHARED) && (flags & HTTPSTATUS_CACHE_S_MAXAGE));
}

static bool method_allows_by_the_text(const char *method, unsigned flags)
{
    if (strcmp(method, "POST") == 0)
        return is_explicit_by_the_text(flags) && (flags & HTTPSTATUS_CACHE_CONTENT_LOCATION_MATCHES);
    return strcmp(method, "GET") == 0;
}

static int rule_by_the_text(int code, const char *method, unsigned flags)
{
    bool shared = flags & HTTPSTATUS_CACHE_SHARED;

    if (!method_allows_by_the_text(method, flags))
        return HTTPSTATUS_NOSTORE_METHOD;
    if (code < 200 || code > 599)
        return HTTPSTATUS_NOSTORE_INTERIM;
    if (code == 428 || code == 429 || code == 431 || code == 511)
        return HTTPSTATUS_NOSTORE_STATUS;
    if ((code == 206 || code == 304) && !(flags & HTTPSTATUS_CACHE_UNDERSTANDS))
        return HTTPSTATUS_NOSTORE_NOT_UNDERSTOOD;
    if ((flags & HTTPSTATUS_CACHE_MUST_UNDERSTAND) && !is_understood_by_the_text(code) &&
        !(flags & HTTPSTATUS_CACHE_UNDERSTANDS))
        return HTTPSTATUS_NOSTORE_NOT_UNDERSTOOD;
    if (flags & HTTPSTATUS_CACHE_REQUEST_NO_STORE)
        return HTTPSTATUS_NOSTORE_DIRECTIVE;
    if ((flags & HTTPSTATUS_CACHE_NO_STORE) && !(flags & HTTPSTATUS_CACHE_MUST_UNDERSTAND))
        return HTTPSTATUS_NOSTORE_DIRECTIVE;
    if (shared && (flags & HTTPSTATUS_CACHE_PRIVATE))
        return HTTPSTATUS_NOSTORE_PRIVATE;
    if (shared && (flags & HTTPSTATUS_CACHE_PRIVATE_FIELDS) && !(flags & HTTPSTATUS_CACHE_STRIPS_FIELDS))
        return HTTPSTATUS_NOSTORE_PRIVATE;
    if (shared && (flags & HTTPSTATUS_CACHE_AUTHORIZATION) && !(flags & HTTPSTATUS_CACHE_PUBLIC) &&
        !(flags & HTTPSTATUS_CACHE_S_MAXAGE) && !(flags & HTTPSTATUS_CACHE_MUST_REVALIDATE))
        return HTTPSTATUS_NOSTORE_AUTHORIZATION;
    if (is_explicit_by_the_text(flags))
        return HTTPSTATUS_STORE_EXPLICIT;
    if (flags & HTTPSTATUS_CACHE_PUBLIC)
        return HTTPSTATUS_STORE_PUBLIC;
    if (flags & HTTPSTATUS_CACHE_PRIVATE)
        return HTTPSTATUS_STORE_PRIVATE;
    bool may_guess = is_heuristic_by_the_text(code) && !(flags & HTTPSTATUS_CACHE_INVALID_AGE);
    return may_guess ? HTTPSTATUS_STORE_HEURISTIC : HTTPSTATUS_NOSTORE_NO_BASIS;
}

static void check_rule(int code, const char *method, unsigned flags)
{
    int wanted = rule_by_the_text(code, method, flags);
    int got = 0;
    bool may_store = httpstatus_may_store(code, method, flags, &got);
    if (got != wanted || may_store != (wanted > 0))
        fail_msg("%s %d flags %#x: %d, not %d", method, code, flags, got, wanted);
}

/* These matter to reuse alone: they are combined with the others for one code, and left out for the rest. */
static const unsigned flags_of_reuse = HTTPSTATUS_CACHE_PROXY_REVALIDATE | HTTPSTATUS_CACHE_NO_CACHE |
                                       HTTPSTATUS_CACHE_NO_CACHE_FIELDS;

static void every_combination_of_flags_is_answered_by_the_text(void)
{
    static const int codes[] = {103, 206, 226, 299, 302, 304, 306, 404, 429, 499, 510, 600};
    for (unsigned flags = 0; flags < CACHE_FLAGS_END; flags++) {
        check_rule(200, "GET", flags);
        if (flags & flags_of_reuse)
            continue;
        check_rule(200, "POST", flags);
        check_rule(299, "POST", flags);
        check_rule(200, "PUT", flags);
        for (size_t at = 0; at < sizeof codes / sizeof codes[0]; at++)
            check_rule(codes[at], "GET", flags);
    }
}

/* RFC 9111 section 4.2.2, with the invalid freshness of section 4.2.1 and the public of section 5.2.2.9. */
static bool may_guess_by_the_text(int code, unsigned flags)
{
    if (is_explicit_by_the_text(flags) || (flags & HTTPSTATUS_CACHE_INVALID_AGE))
        return false;
    return (flags & HTTPSTATUS_CACHE_PUBLIC) || is_heuristic_by_the_text(code);
}

/* RFC 9111 sections 4.3.3, 5.2.2.2, 5.2.2.4, 5.2.2.8 and 5.2.2.10. */
static bool may_serve_stale_by_the_text(int code, unsigned flags)
{
    bool failed = code < 100 || code > 499;
    if (!failed || (flags & HTTPSTATUS_CACHE_NO_CACHE) || (flags & HTTPSTATUS_CACHE_MUST_REVALIDATE))
        return false;
    if ((flags & HTTPSTATUS_CACHE_NO_CACHE_FIELDS) && !(flags & HTTPSTATUS_CACHE_STRIPS_FIELDS))
        return false;
    if (!(flags & HTTPSTATUS_CACHE_SHARED))
        return true;
    return !(flags & HTTPSTATUS_CACHE_PROXY_REVALIDATE) && !(flags & HTTPSTATUS_CACHE_S_MAXAGE);
}

static void check_reuse(int code, unsigned flags)
{
    if (httpstatus_may_guess_freshness(code, flags) != may_guess_by_the_text(code, flags))
        fail_msg("%d flags %#x: may_guess_freshness", code, flags);
    if (httpstatus_may_serve_stale(code, flags) != may_serve_stale_by_the_text(code, flags))
        fail_msg("%d flags %#x: may_serve_stale", code, flags);
}

static void every_combination_of_flags_is_reused_by_the_text(void)
{
    static const int codes[] = {0, 200, 302, 503};
    for (unsigned flags = 0; flags < CACHE_FLAGS_END; flags++) {
        for (size_t at = 0; at < sizeof codes / sizeof codes[0]; at++)
            check_reuse(codes[at], flags);
    }
}

/* What is stored on a guess is what freshness may be guessed for. */
static void what_is_stored_heuristically_has_its_freshness_guessed(void)
{
    for (unsigned flags = 0; flags < CACHE_FLAGS_END; flags++) {
        int rule = 0;
        httpstatus_may_store(404, NULL, flags, &rule);
        if (rule == HTTPSTATUS_STORE_HEURISTIC && !httpstatus_may_guess_freshness(404, flags))
            fail_msg("flags %#x", flags);
    }
}

static void bits_that_are_no_flags_are_ignored(void)
{
    const unsigned other = ~(CACHE_FLAGS_END - 1u);
    assert_int_equal(rule_of(302, NULL, other), HTTPSTATUS_NOSTORE_NO_BASIS);
    assert_int_equal(rule_of(200, NULL, other), HTTPSTATUS_STORE_HEURISTIC);
    assert_true(httpstatus_may_guess_freshness(200, other));
    assert_true(httpstatus_may_serve_stale(503, other));
}

static void check_sentence(int rule)
{
    const char *why = httpstatus_store_why(rule);
    bool exists = rule != 0 && rule >= HTTPSTATUS_NOSTORE_NO_BASIS && rule <= HTTPSTATUS_STORE_HEURISTIC;
    assert_int_equal(why != NULL, exists);
    if (why == NULL)
        return;
    assert_non_null(strstr(why, "RFC "));
    for (int other = HTTPSTATUS_NOSTORE_NO_BASIS; other < rule; other++)
        assert_true(other == 0 || strcmp(why, httpstatus_store_why(other)) != 0);
}

static void every_rule_has_a_sentence_and_nothing_else_has(void)
{
    for_every_int(check_sentence);
    assert_non_null(strstr(httpstatus_store_why(HTTPSTATUS_NOSTORE_AUTHORIZATION), "Authorization"));
    assert_non_null(strstr(httpstatus_store_why(HTTPSTATUS_NOSTORE_DIRECTIVE), "no-store"));
    assert_non_null(strstr(httpstatus_store_why(HTTPSTATUS_STORE_PUBLIC), "public"));
}

static void constants_have_their_numbers(void)
{
    for (size_t at = 0; cache_words[at].name != NULL; at++)
        assert_int_equal(cache_words[at].value, 1 << at);
    for (int at = 0; at < 4; at++)
        assert_int_equal(rules[at].value, at + 1);
    for (int at = 4; at < 12; at++)
        assert_int_equal(rules[at].value, 3 - at);
    for (int at = 0; at < 4; at++)
        assert_int_equal(revalidations[at].value, at);
}

/* RFC 9111 section 4.3.3; RFC 9110 section 15 for what is not a status code. */
static int revalidation_by_the_text(int code)
{
    if (code >= 100 && code <= 199)
        return HTTPSTATUS_REVALIDATION_NONE;
    if (code == 304)
        return HTTPSTATUS_REVALIDATION_UPDATE;
    return code >= 200 && code <= 499 ? HTTPSTATUS_REVALIDATION_REPLACE : HTTPSTATUS_REVALIDATION_FAILED;
}

static void check_any_code(int code)
{
    static struct random random = {15};
    for (int round = 0; round < 50; round++) {
        unsigned flags = (unsigned)random_below(&random, CACHE_FLAGS_END);
        check_rule(code, "GET", flags);
        check_rule(code, "POST", flags);
        check_reuse(code, flags);
    }
    assert_int_equal(httpstatus_is_heuristically_cacheable(code), is_heuristic_by_the_text(code));
    assert_int_equal(httpstatus_revalidation(code), revalidation_by_the_text(code));
    assert_int_equal(httpstatus_is_stale_if_error(code), code == 500 || code == 502 || code == 503 || code == 504);
    assert_int_equal(httpstatus_invalidates(code, "POST"), code >= 200 && code <= 399);
    assert_false(httpstatus_invalidates(code, "HEAD"));
}

static void every_int_has_an_answer(void)
{
    for_every_int(check_any_code);
}

int main(void)
{
    const struct unit_test tests[] = {
        UNIT_TEST(table_of_cacheable_codes),
        UNIT_TEST(table_of_decisions),
        UNIT_TEST(table_of_invalidating_answers),
        UNIT_TEST(table_of_guessed_freshness),
        UNIT_TEST(table_of_stale_responses),
        UNIT_TEST(table_of_revalidations),
        UNIT_TEST(legal_reasons_are_cacheable_and_misdirected_requests_are_not),
        UNIT_TEST(some_codes_are_never_stored),
        UNIT_TEST(temporary_redirects_are_stored_only_when_the_response_says_so),
        UNIT_TEST(must_revalidate_lifts_the_authorization_rule_but_is_no_basis),
        UNIT_TEST(s_maxage_is_nothing_to_a_private_cache),
        UNIT_TEST(listed_private_is_not_stored_by_a_shared_cache_that_keeps_the_fields),
        UNIT_TEST(invalid_freshness_is_not_replaced_by_a_guess),
        UNIT_TEST(no_store_in_a_malformed_element_forbids),
        UNIT_TEST(codes_without_written_rules_are_not_understood),
        UNIT_TEST(no_cache_does_not_forbid_storing),
        UNIT_TEST(a_past_expiry_is_explicit_too),
        UNIT_TEST(must_understand_overrides_no_store),
        UNIT_TEST(unknown_final_codes_are_stored_with_explicit_freshness),
        UNIT_TEST(unknown_methods_invalidate),
        UNIT_TEST(every_combination_of_flags_is_answered_by_the_text),
        UNIT_TEST(every_combination_of_flags_is_reused_by_the_text),
        UNIT_TEST(what_is_stored_heuristically_has_its_freshness_guessed),
        UNIT_TEST(bits_that_are_no_flags_are_ignored),
        UNIT_TEST(every_rule_has_a_sentence_and_nothing_else_has),
        UNIT_TEST(constants_have_their_numbers),
        UNIT_TEST(every_int_has_an_answer),
    };
    return UNIT_RUN(tests);
}
