/* What follows from a status code: content, caching, redirects, retrying, fields, other vocabularies. */
#include <httpstatus.h>

#include <errno.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "support.h"
#include "unit.h"

/* A constant's name without its prefix, as the tables spell it. */
struct word {
    const char *name;
    int value;
};

static const struct word contents[] = {
    {"ALLOWED", HTTPSTATUS_CONTENT_ALLOWED},
    {"EMPTY", HTTPSTATUS_CONTENT_EMPTY},
    {"NONE", HTTPSTATUS_CONTENT_NONE},
    {NULL, 0},
};

static const struct word results[] = {
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

static const struct word flag_words[] = {
    {"NO_STORE", HTTPSTATUS_CACHE_NO_STORE},
    {"PRIVATE", HTTPSTATUS_CACHE_PRIVATE},
    {"PUBLIC", HTTPSTATUS_CACHE_PUBLIC},
    {"MAX_AGE", HTTPSTATUS_CACHE_MAX_AGE},
    {"S_MAXAGE", HTTPSTATUS_CACHE_S_MAXAGE},
    {"MUST_REVALIDATE", HTTPSTATUS_CACHE_MUST_REVALIDATE},
    {"MUST_UNDERSTAND", HTTPSTATUS_CACHE_MUST_UNDERSTAND},
    {"EXPIRES", HTTPSTATUS_CACHE_EXPIRES},
    {"AUTHORIZATION", HTTPSTATUS_CACHE_AUTHORIZATION},
    {"CONTENT_LOCATION_MATCHES", HTTPSTATUS_CACHE_CONTENT_LOCATION_MATCHES},
    {"REQUEST_NO_STORE", HTTPSTATUS_CACHE_REQUEST_NO_STORE},
    {"SHARED", HTTPSTATUS_CACHE_SHARED},
    {"UNDERSTANDS_PARTIAL", HTTPSTATUS_CACHE_UNDERSTANDS_PARTIAL},
    {NULL, 0},
};

static const struct word policies[] = {
    {"FETCH", HTTPSTATUS_REDIRECT_FETCH},
    {"STRICT", HTTPSTATUS_REDIRECT_STRICT},
    {"LEGACY", HTTPSTATUS_REDIRECT_LEGACY},
    {NULL, 0},
};

static const struct word retries[] = {
    {"NEVER", HTTPSTATUS_RETRY_NEVER},
    {"IDEMPOTENT", HTTPSTATUS_RETRY_IDEMPOTENT},
    {"ANY", HTTPSTATUS_RETRY_ANY},
    {"CHANGED", HTTPSTATUS_RETRY_CHANGED},
    {NULL, 0},
};

enum { REQUEST = -1 };

static const struct word field_kinds[] = {
    {"must", HTTPSTATUS_LEVEL_MUST},
    {"should", HTTPSTATUS_LEVEL_SHOULD},
    {"may", HTTPSTATUS_LEVEL_MAY},
    {"request", REQUEST},
    {NULL, 0},
};

static int value_of(const struct vectors *table, const struct word *words, const char *name, size_t length)
{
    for (; words->name != NULL; words++) {
        if (strlen(words->name) == length && memcmp(words->name, name, length) == 0)
            return words->value;
    }
    vectors_refuse(table, "a cell holds an unknown word");
}

static int word_at(const struct vectors *table, size_t column, const struct word *words)
{
    return value_of(table, words, vectors_text(table, column), vectors_length(table, column));
}

/* Words joined by |, or none. */
static unsigned flags_at(const struct vectors *table, size_t column)
{
    const char *text = vectors_text(table, column);
    unsigned flags = 0;
    while (*text != '\0') {
        size_t length = strcspn(text, "|");
        flags |= (unsigned)value_of(table, flag_words, text, length);
        text += length + (text[length] == '|');
    }
    return flags;
}

/* The tables of cases. */

static void table_of_content(void)
{
    struct vectors table = vectors_open("content.csv", "code,method,content,content_length,transfer_encoding,section");
    while (vectors_next(&table)) {
        int code = vectors_int(&table, 0);
        const char *method = vectors_optional(&table, 1);
        vectors_expect(&table, "content", httpstatus_content(code, method), word_at(&table, 2, contents));
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

static void table_of_cacheable_codes(void)
{
    struct vectors table = vectors_open("cacheable.csv", "code,cacheable,section");
    while (vectors_next(&table)) {
        int code = vectors_int(&table, 0);
        vectors_expect(&table, "cacheable", httpstatus_is_heuristically_cacheable(code), vectors_yes(&table, 1));
    }
    assert_int_equal(vectors_close(&table), 0);
}

static void table_of_storable_responses(void)
{
    struct vectors table = vectors_open("storable.csv", "code,method,flags,result,section");
    while (vectors_next(&table)) {
        int result = httpstatus_storable(vectors_int(&table, 0), vectors_optional(&table, 1), flags_at(&table, 2));
        vectors_expect(&table, "result", result, word_at(&table, 3, results));
    }
    assert_int_equal(vectors_close(&table), 0);
}

static void table_of_cache_control_values(void)
{
    struct vectors table = vectors_open("cache_flags.csv", "text,cache_flags,why");
    while (vectors_next(&table)) {
        struct guarded text = guarded_copy(vectors_text(&table, 0), vectors_length(&table, 0));
        vectors_expect(&table, "cache_flags", httpstatus_cache_flags(text.bytes, text.size), flags_at(&table, 1));
        guarded_free(&text);
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

static void table_of_redirected_methods(void)
{
    struct vectors table = vectors_open("redirect.csv", "code,method,policy,next,keeps_content");
    while (vectors_next(&table)) {
        int code = vectors_int(&table, 0);
        const char *method = vectors_optional(&table, 1);
        int policy = word_at(&table, 2, policies);
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

static void table_of_retries(void)
{
    struct vectors table = vectors_open("retry.csv", "code,method,retry,retryable,retry_after,section");
    while (vectors_next(&table)) {
        int code = vectors_int(&table, 0);
        vectors_expect(&table, "retry", httpstatus_retry(code), word_at(&table, 2, retries));
        vectors_expect(&table, "retryable", httpstatus_is_retryable(code, vectors_optional(&table, 1)),
                       vectors_yes(&table, 3));
        vectors_expect(&table, "retry_after", httpstatus_honors_retry_after(code), vectors_yes(&table, 4));
    }
    assert_int_equal(vectors_close(&table), 0);
}

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
        int kind = word_at(&table, 1, field_kinds);
        bool listed = lists_field(vectors_int(&table, 0), kind, vectors_text(&table, 2));
        vectors_expect(&table, "listed", listed, vectors_yes(&table, 3));
    }
    assert_int_equal(vectors_close(&table), 0);
}

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

static void table_of_span_errors(void)
{
    struct vectors table = vectors_open("span.csv", "code,client,server");
    while (vectors_next(&table)) {
        int code = vectors_int(&table, 0);
        vectors_expect(&table, "client", httpstatus_is_span_error(code, false), vectors_yes(&table, 1));
        vectors_expect(&table, "server", httpstatus_is_span_error(code, true), vectors_yes(&table, 2));
    }
    assert_int_equal(vectors_close(&table), 0);
}

/* Content. */

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

static void not_modified_may_tell_a_length_and_no_content_may_not(void)
{
    assert_true(httpstatus_allows_content_length(304, "GET"));
    assert_true(httpstatus_allows_transfer_encoding(304, "GET"));
    assert_false(httpstatus_allows_content_length(204, "GET"));
    assert_false(httpstatus_allows_transfer_encoding(204, "GET"));
}

static void head_has_no_content_but_may_tell_a_length(void)
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

/* Redirects. */

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

/* Caching. */

static void legal_reasons_are_cacheable_and_misdirected_requests_are_not(void)
{
    assert_true(httpstatus_is_heuristically_cacheable(451));
    assert_false(httpstatus_is_heuristically_cacheable(421));
}

static void some_codes_are_never_stored(void)
{
    static const int codes[] = {428, 429, 431, 511};
    const unsigned forbidding = HTTPSTATUS_CACHE_NO_STORE | HTTPSTATUS_CACHE_REQUEST_NO_STORE;
    for (size_t at = 0; at < sizeof codes / sizeof codes[0]; at++) {
        for (unsigned flags = 0; flags < 0x2000; flags++)
            assert_int_equal(httpstatus_storable(codes[at], "GET", flags | forbidding), HTTPSTATUS_NOSTORE_STATUS);
        assert_int_equal(httpstatus_storable(codes[at], NULL, 0), HTTPSTATUS_NOSTORE_STATUS);
    }
}

static void temporary_redirects_are_stored_only_when_the_response_says_so(void)
{
    static const int codes[] = {302, 303, 307};
    for (size_t at = 0; at < sizeof codes / sizeof codes[0]; at++) {
        int code = codes[at];
        assert_int_equal(httpstatus_storable(code, NULL, 0), HTTPSTATUS_NOSTORE_NO_BASIS);
        assert_int_equal(httpstatus_storable(code, NULL, HTTPSTATUS_CACHE_MAX_AGE), HTTPSTATUS_STORE_EXPLICIT);
        assert_int_equal(httpstatus_storable(code, NULL, HTTPSTATUS_CACHE_EXPIRES), HTTPSTATUS_STORE_EXPLICIT);
        assert_int_equal(httpstatus_storable(code, NULL, HTTPSTATUS_CACHE_PUBLIC), HTTPSTATUS_STORE_PUBLIC);
    }
}

static void must_revalidate_lifts_the_authorization_rule_but_is_no_basis(void)
{
    const unsigned flags = HTTPSTATUS_CACHE_SHARED | HTTPSTATUS_CACHE_AUTHORIZATION | HTTPSTATUS_CACHE_MUST_REVALIDATE;
    assert_int_equal(httpstatus_storable(200, NULL, flags), HTTPSTATUS_STORE_HEURISTIC);
    assert_int_equal(httpstatus_storable(302, NULL, flags), HTTPSTATUS_NOSTORE_NO_BASIS);
}

static void s_maxage_is_nothing_to_a_private_cache(void)
{
    assert_int_equal(httpstatus_storable(302, NULL, HTTPSTATUS_CACHE_S_MAXAGE), HTTPSTATUS_NOSTORE_NO_BASIS);
    assert_int_equal(httpstatus_storable(302, NULL, HTTPSTATUS_CACHE_S_MAXAGE | HTTPSTATUS_CACHE_SHARED),
                     HTTPSTATUS_STORE_EXPLICIT);
}

static unsigned flags_of(const char *text)
{
    return httpstatus_cache_flags(text, strlen(text));
}

static void private_with_field_names_is_not_private(void)
{
    assert_int_equal(flags_of("private=\"x\""), 0);
    assert_int_equal(flags_of("private=\"x\", private"), HTTPSTATUS_CACHE_PRIVATE);
    assert_int_equal(flags_of("private=\"\""), HTTPSTATUS_CACHE_PRIVATE);
}

static void no_cache_does_not_forbid_storing(void)
{
    unsigned flags = flags_of("no-cache");
    assert_int_equal(flags, 0);
    assert_int_equal(httpstatus_storable(200, NULL, flags), HTTPSTATUS_STORE_HEURISTIC);
}

static void a_past_expiry_is_explicit_too(void)
{
    assert_int_equal(httpstatus_storable(302, NULL, flags_of("max-age=0")), HTTPSTATUS_STORE_EXPLICIT);
    assert_int_equal(httpstatus_storable(302, NULL, HTTPSTATUS_CACHE_EXPIRES), HTTPSTATUS_STORE_EXPLICIT);
}

static void must_understand_overrides_no_store(void)
{
    unsigned flags = flags_of("must-understand, no-store, max-age=60");
    assert_int_equal(httpstatus_storable(200, NULL, flags), HTTPSTATUS_STORE_EXPLICIT);
    assert_int_equal(httpstatus_storable(299, NULL, flags), HTTPSTATUS_NOSTORE_NOT_UNDERSTOOD);
    assert_int_equal(httpstatus_storable(200, NULL, flags | HTTPSTATUS_CACHE_REQUEST_NO_STORE),
                     HTTPSTATUS_NOSTORE_DIRECTIVE);
}

static void unknown_final_codes_are_storable_with_explicit_freshness(void)
{
    static const int codes[] = {299, 399, 480, 550};
    for (size_t at = 0; at < sizeof codes / sizeof codes[0]; at++) {
        assert_false(httpstatus_is_known(codes[at]));
        assert_int_equal(httpstatus_storable(codes[at], NULL, HTTPSTATUS_CACHE_MAX_AGE), HTTPSTATUS_STORE_EXPLICIT);
        assert_int_equal(httpstatus_storable(codes[at], NULL, 0), HTTPSTATUS_NOSTORE_NO_BASIS);
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

/* RFC 9111 section 3 once more, told condition by condition, to be compared with every combination of flags. */
static int storable_by_the_text(int code, bool known, const char *method, unsigned flags)
{
    bool shared = flags & HTTPSTATUS_CACHE_SHARED;
    bool is_explicit = (flags & HTTPSTATUS_CACHE_MAX_AGE) || (flags & HTTPSTATUS_CACHE_EXPIRES) ||
                       (shared && (flags & HTTPSTATUS_CACHE_S_MAXAGE));

    if (strcmp(method, "POST") == 0) {
        if (!is_explicit || !(flags & HTTPSTATUS_CACHE_CONTENT_LOCATION_MATCHES))
            return HTTPSTATUS_NOSTORE_METHOD;
    } else if (strcmp(method, "GET") != 0) {
        return HTTPSTATUS_NOSTORE_METHOD;
    }
    if (code < 200 || code > 599)
        return HTTPSTATUS_NOSTORE_INTERIM;
    if (code == 429)
        return HTTPSTATUS_NOSTORE_STATUS;
    if ((code == 206 || code == 304) && !(flags & HTTPSTATUS_CACHE_UNDERSTANDS_PARTIAL))
        return HTTPSTATUS_NOSTORE_NOT_UNDERSTOOD;
    if (!known && (flags & HTTPSTATUS_CACHE_MUST_UNDERSTAND))
        return HTTPSTATUS_NOSTORE_NOT_UNDERSTOOD;
    if (flags & HTTPSTATUS_CACHE_REQUEST_NO_STORE)
        return HTTPSTATUS_NOSTORE_DIRECTIVE;
    if ((flags & HTTPSTATUS_CACHE_NO_STORE) && !(flags & HTTPSTATUS_CACHE_MUST_UNDERSTAND))
        return HTTPSTATUS_NOSTORE_DIRECTIVE;
    if (shared && (flags & HTTPSTATUS_CACHE_PRIVATE))
        return HTTPSTATUS_NOSTORE_PRIVATE;
    if (shared && (flags & HTTPSTATUS_CACHE_AUTHORIZATION) && !(flags & HTTPSTATUS_CACHE_PUBLIC) &&
        !(flags & HTTPSTATUS_CACHE_S_MAXAGE) && !(flags & HTTPSTATUS_CACHE_MUST_REVALIDATE))
        return HTTPSTATUS_NOSTORE_AUTHORIZATION;
    if (is_explicit)
        return HTTPSTATUS_STORE_EXPLICIT;
    if (flags & HTTPSTATUS_CACHE_PUBLIC)
        return HTTPSTATUS_STORE_PUBLIC;
    if (flags & HTTPSTATUS_CACHE_PRIVATE)
        return HTTPSTATUS_STORE_PRIVATE;
    return code == 200 || code == 206 ? HTTPSTATUS_STORE_HEURISTIC : HTTPSTATUS_NOSTORE_NO_BASIS;
}

static void every_combination_of_flags_is_answered_by_the_text(void)
{
    static const int codes[] = {103, 200, 206, 299, 302, 304, 429, 499, 600};
    static const char methods[][8] = {"GET", "POST", "PUT"};
    for (size_t code = 0; code < sizeof codes / sizeof codes[0]; code++) {
        for (size_t method = 0; method < sizeof methods / sizeof methods[0]; method++) {
            for (unsigned flags = 0; flags < 0x2000; flags++) {
                int wanted = storable_by_the_text(codes[code], codes[code] != 299, methods[method], flags);
                int got = httpstatus_storable(codes[code], methods[method], flags);
                if (got != wanted)
                    fail_msg("%s %d flags %#x: %d, not %d", methods[method], codes[code], flags, got, wanted);
            }
        }
    }
}

static void bits_that_are_no_flags_are_ignored(void)
{
    assert_int_equal(httpstatus_storable(302, NULL, ~0x1FFFu), HTTPSTATUS_NOSTORE_NO_BASIS);
    assert_int_equal(httpstatus_storable(200, NULL, ~0x1FFFu), HTTPSTATUS_STORE_HEURISTIC);
}

static void every_answer_of_storable_has_a_sentence_and_nothing_else_has(void)
{
    for (int result = -2000; result <= 2000; result++) {
        const char *why = httpstatus_storable_why(result);
        bool answered = result != 0 && result >= HTTPSTATUS_NOSTORE_NO_BASIS && result <= HTTPSTATUS_STORE_HEURISTIC;
        assert_int_equal(why != NULL, answered);
        if (why != NULL)
            assert_non_null(strstr(why, "RFC "));
        for (int other = HTTPSTATUS_NOSTORE_NO_BASIS; answered && other < result; other++)
            assert_true(other == 0 || strcmp(why, httpstatus_storable_why(other)) != 0);
    }
    assert_null(httpstatus_storable_why(2147483647));
    assert_null(httpstatus_storable_why(-2147483647 - 1));
    assert_non_null(strstr(httpstatus_storable_why(HTTPSTATUS_NOSTORE_AUTHORIZATION), "Authorization"));
    assert_non_null(strstr(httpstatus_storable_why(HTTPSTATUS_NOSTORE_DIRECTIVE), "no-store"));
    assert_non_null(strstr(httpstatus_storable_why(HTTPSTATUS_STORE_PUBLIC), "public"));
}

/* Fields and retrying. */

static void retry_after_is_asked_for_with_413_and_allowed_with_429_and_503(void)
{
    assert_true(lists_field(413, HTTPSTATUS_LEVEL_SHOULD, "Retry-After"));
    assert_true(lists_field(429, HTTPSTATUS_LEVEL_MAY, "Retry-After"));
    assert_true(lists_field(503, HTTPSTATUS_LEVEL_MAY, "Retry-After"));
    assert_true(httpstatus_honors_retry_after(413));
    assert_true(httpstatus_honors_retry_after(429));
    assert_true(httpstatus_honors_retry_after(503));
    for (int code = 300; code < 400; code++)
        assert_true(httpstatus_honors_retry_after(code));
    assert_false(httpstatus_honors_retry_after(500));
}

static void partial_content_must_tell_its_range(void)
{
    assert_true(lists_field(206, HTTPSTATUS_LEVEL_MUST, "Content-Range"));
    assert_false(lists_field(416, HTTPSTATUS_LEVEL_MUST, "Content-Range"));
    assert_true(lists_field(416, HTTPSTATUS_LEVEL_SHOULD, "Content-Range"));
}

static void upgrades_need_upgrade_and_connection(void)
{
    static const int codes[] = {101, 426};
    for (size_t at = 0; at < sizeof codes / sizeof codes[0]; at++) {
        assert_true(lists_field(codes[at], HTTPSTATUS_LEVEL_MUST, "Upgrade"));
        assert_true(lists_field(codes[at], HTTPSTATUS_LEVEL_MUST, "Connection"));
    }
}

static void a_level_that_is_none_has_no_field(void)
{
    assert_null(httpstatus_field(401, -1, 0));
    assert_null(httpstatus_field(401, 3, 0));
    assert_null(httpstatus_field(401, 2147483647, 0));
    assert_null(httpstatus_field(401, -2147483647 - 1, 0));
    assert_null(httpstatus_field(401, HTTPSTATUS_LEVEL_MUST, SIZE_MAX));
    assert_null(httpstatus_request_field(401, SIZE_MAX));
}

/* Whatever comes. */

static const char *const methods[] = {"GET", "HEAD", "POST", "CONNECT", "QUERY", "BREW", "", NULL};
enum { METHODS = sizeof methods / sizeof methods[0] };

static void check_any_code(int code)
{
    for (size_t at = 0; at < METHODS; at++) {
        const char *method = methods[at];
        int content = httpstatus_content(code, method);
        assert_in_range(content, HTTPSTATUS_CONTENT_ALLOWED, HTTPSTATUS_CONTENT_NONE);
        assert_int_equal(httpstatus_allows_content_length(code, method),
                         httpstatus_allows_transfer_encoding(code, method));
        assert_non_null(httpstatus_storable_why(httpstatus_storable(code, method, HTTPSTATUS_CACHE_MAX_AGE)));
        for (int policy = -1; policy <= 3; policy++) {
            const char *next = httpstatus_redirect_method(code, method, policy);
            assert_int_equal(next != NULL, httpstatus_is_redirect(code));
            bool stays = next != NULL && strcmp(next, method != NULL ? method : "GET") == 0;
            assert_int_equal(httpstatus_redirect_keeps_content(code, method, policy), stays);
        }
        if (httpstatus_is_retryable(code, method))
            assert_in_range(httpstatus_retry(code), HTTPSTATUS_RETRY_IDEMPOTENT, HTTPSTATUS_RETRY_ANY);
        if (httpstatus_invalidates(code, method))
            assert_in_range(code, 200, 399);
    }
    bool valid = code >= 100 && code <= 599;
    assert_int_equal(httpstatus_is_span_error(code, true), valid && code >= 500);
    assert_int_equal(httpstatus_is_span_error(code, false), valid && code >= 400);
    assert_in_range(httpstatus_to_grpc(code), 0, 16);
    assert_in_range(httpstatus_from_grpc(code), 100, 599);
    assert_int_equal(httpstatus_is_redirect(code),
                     httpstatus_is_permanent_redirect(code) + httpstatus_is_temporary_redirect(code));
    if (!httpstatus_is_known(code)) {
        assert_int_equal(httpstatus_retry(code), HTTPSTATUS_RETRY_NEVER);
        assert_false(httpstatus_is_heuristically_cacheable(code) || httpstatus_is_null_body(code));
        assert_false(httpstatus_is_range(code) || httpstatus_preserves_method(code));
        assert_null(httpstatus_request_field(code, 0));
        assert_null(httpstatus_field(code, HTTPSTATUS_LEVEL_MUST, 0));
        assert_int_equal(httpstatus_to_grpc(code), 2);
    }
}

static void every_int_has_an_answer(void)
{
    errno = 0;
    for_every_int(check_any_code);
    assert_int_equal(errno, 0);
}

static void a_method_may_be_any_text(void)
{
    /* clang-format off */
    static const char garbage[][24] = {"", " GET", "GET ", "G", "GE", "GETT", "\xff\xfe", "get", "VERSION-CONTROL ",
                                       "UPDATEREDIRECTREFX", "PROPFINDX", "CHECKOUTCHECKOUT"};
    /* clang-format on */
    for (size_t at = 0; at < sizeof garbage / sizeof garbage[0]; at++) {
        struct guarded method = guarded_copy(garbage[at], strlen(garbage[at]) + 1);
        assert_int_equal(httpstatus_storable(200, method.bytes, HTTPSTATUS_CACHE_MAX_AGE), HTTPSTATUS_NOSTORE_METHOD);
        assert_false(httpstatus_is_retryable(500, method.bytes));
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
            assert_true(httpstatus_invalidates(200, method));
        assert_false(httpstatus_is_retryable(500, method));
        assert_int_equal(httpstatus_content(200, method), HTTPSTATUS_CONTENT_ALLOWED);
        assert_string_equal(httpstatus_redirect_method(303, method, 0), "GET");
    }
    free(method);
}

static void no_cache_control_has_no_flags(void)
{
    assert_int_equal(httpstatus_cache_flags(NULL, 0), 0);
    assert_int_equal(httpstatus_cache_flags(NULL, SIZE_MAX), 0);
    assert_int_equal(httpstatus_cache_flags("no-store", 0), 0);
    assert_int_equal(httpstatus_cache_flags("no-store, public", 8), HTTPSTATUS_CACHE_NO_STORE);
}

/* Patterns whose every repetition invites a parser to look at the rest again. */
static void a_megabyte_of_anything_is_read_in_linear_time(void)
{
    /* clang-format off */
    static const char patterns[][24] = {",", " ", "\"", "\\", "\"\"", "a=\"", "a=\",", "\"\\", "a=\"\\\",", "=", "a",
                                        "a,", "private=\"", "private=\"a,\"x", "max-age=\"1\"2", "no-stor,", "\"x\",\"",
                                        "a=\"b\"c", "a\"b,", "private=\",\","};
    /* clang-format on */
    char *text = malloc(MEGABYTE);
    assert_non_null(text);
    for (size_t at = 0; at < sizeof patterns / sizeof patterns[0]; at++) {
        size_t length = strlen(patterns[at]);
        for (size_t to = 0; to < MEGABYTE; to++)
            text[to] = patterns[at][to % length];
        unsigned flags = httpstatus_cache_flags(text, MEGABYTE);
        assert_int_equal(flags & ~(unsigned)HTTPSTATUS_CACHE_PRIVATE, 0);
    }
    memset(text, ',', MEGABYTE);
    memcpy(text + MEGABYTE - 8, "no-store", 8);
    assert_int_equal(httpstatus_cache_flags(text, MEGABYTE), HTTPSTATUS_CACHE_NO_STORE);
    free(text);
}

static void random_cache_control_is_read_within_its_bounds(void)
{
    static const char pieces[][16] = {"no-store", "private", "public", "max-age", "s-maxage", "=",  "\"",
                                      ",",        " ",       "\\",     "1",       "x",        "\t", "must-understand",
                                      ";",        "\x80"};
    struct random random = {1};
    char text[128];
    for (int round = 0; round < 20000; round++) {
        size_t length = 0;
        for (size_t left = random_below(&random, 9); left > 0; left--) {
            const char *piece = pieces[random_below(&random, sizeof pieces / sizeof pieces[0])];
            memcpy(text + length, piece, strlen(piece));
            length += strlen(piece);
        }
        struct guarded copy = guarded_copy(text, length);
        unsigned flags = httpstatus_cache_flags(copy.bytes, copy.size);
        assert_int_equal(flags & ~0x7Fu, 0);
        guarded_free(&copy);
    }
}

static void a_quote_without_end_hides_nothing_that_forbids(void)
{
    assert_int_equal(flags_of("foo=\"bar, no-store"), HTTPSTATUS_CACHE_NO_STORE);
    assert_int_equal(flags_of("foo=\"bar, private=x, public"), HTTPSTATUS_CACHE_PRIVATE);
    assert_int_equal(flags_of("max-age=5, foo=\"bar, public"), HTTPSTATUS_CACHE_MAX_AGE);
    assert_int_equal(flags_of("max-age=\"5"), 0);
    assert_int_equal(flags_of("\""), 0);
}

int main(void)
{
    const struct unit_test tests[] = {
        UNIT_TEST(table_of_content),
        UNIT_TEST(table_of_fetch_statuses),
        UNIT_TEST(table_of_cacheable_codes),
        UNIT_TEST(table_of_storable_responses),
        UNIT_TEST(table_of_cache_control_values),
        UNIT_TEST(table_of_invalidating_answers),
        UNIT_TEST(table_of_redirected_methods),
        UNIT_TEST(table_of_kinds_of_redirect),
        UNIT_TEST(table_of_retries),
        UNIT_TEST(table_of_fields),
        UNIT_TEST(table_of_grpc_statuses),
        UNIT_TEST(table_of_span_errors),
        UNIT_TEST(reset_content_is_framed_but_empty),
        UNIT_TEST(no_content_and_not_modified_end_with_their_header_section),
        UNIT_TEST(not_modified_may_tell_a_length_and_no_content_may_not),
        UNIT_TEST(head_has_no_content_but_may_tell_a_length),
        UNIT_TEST(connect_opens_a_tunnel_on_any_success),
        UNIT_TEST(interim_responses_have_no_content_and_some_are_null_body_statuses),
        UNIT_TEST(see_other_keeps_head_and_makes_the_rest_get),
        UNIT_TEST(see_other_leaves_the_content_of_a_get),
        UNIT_TEST(moved_and_found_rewrite_post_but_not_query),
        UNIT_TEST(temporary_and_permanent_redirect_preserve_every_method),
        UNIT_TEST(some_redirections_and_created_are_not_followed),
        UNIT_TEST(a_method_that_stays_is_the_same_pointer),
        UNIT_TEST(an_unknown_policy_is_that_of_fetch),
        UNIT_TEST(legal_reasons_are_cacheable_and_misdirected_requests_are_not),
        UNIT_TEST(some_codes_are_never_stored),
        UNIT_TEST(temporary_redirects_are_stored_only_when_the_response_says_so),
        UNIT_TEST(must_revalidate_lifts_the_authorization_rule_but_is_no_basis),
        UNIT_TEST(s_maxage_is_nothing_to_a_private_cache),
        UNIT_TEST(private_with_field_names_is_not_private),
        UNIT_TEST(no_cache_does_not_forbid_storing),
        UNIT_TEST(a_past_expiry_is_explicit_too),
        UNIT_TEST(must_understand_overrides_no_store),
        UNIT_TEST(unknown_final_codes_are_storable_with_explicit_freshness),
        UNIT_TEST(unknown_methods_invalidate),
        UNIT_TEST(every_combination_of_flags_is_answered_by_the_text),
        UNIT_TEST(bits_that_are_no_flags_are_ignored),
        UNIT_TEST(every_answer_of_storable_has_a_sentence_and_nothing_else_has),
        UNIT_TEST(retry_after_is_asked_for_with_413_and_allowed_with_429_and_503),
        UNIT_TEST(partial_content_must_tell_its_range),
        UNIT_TEST(upgrades_need_upgrade_and_connection),
        UNIT_TEST(a_level_that_is_none_has_no_field),
        UNIT_TEST(every_int_has_an_answer),
        UNIT_TEST(a_method_may_be_any_text),
        UNIT_TEST(a_method_of_a_megabyte_is_unknown),
        UNIT_TEST(no_cache_control_has_no_flags),
        UNIT_TEST(a_quote_without_end_hides_nothing_that_forbids),
        UNIT_TEST(a_megabyte_of_anything_is_read_in_linear_time),
        UNIT_TEST(random_cache_control_is_read_within_its_bounds),
    };
    return UNIT_RUN(tests);
}
