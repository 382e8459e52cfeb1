/*
 * Every int through every function that takes one.
 *
 *     exhaustive          all 2^32 of them, on as many threads as there are processors
 *     exhaustive sample   those from -70000 to 70000, the ends of int, and every 65521st
 *
 * An int outside 0 to 1023 must be answered as what is unknown, without exception; one inside must be answered
 * by rules that hold between the functions. Ends with 1 and names the first failures if one does not.
 */
#define _DEFAULT_SOURCE
#include <httpstatus.h>

#include <limits.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { CODES = 1024, THREADS_MOST = 64, FAILURES_SHOWN = 20, SAMPLE_NEAR = 70000, SAMPLE_STEP = 65521 };

static const char post[] = "POST";

static atomic_ulong failures;

static void fail(int code, const char *what)
{
    if (atomic_fetch_add(&failures, 1) < FAILURES_SHOWN)
        fprintf(stderr, "exhaustive: %d: %s\n", code, what);
}

static inline void check(bool holds, int code, const char *what)
{
    if (!holds)
        fail(code, what);
}

/*
 * ---- What they must answer for an int outside 0 to 1023 ----
 *
 * Each is called by its name, so that a compiler can put it in its place: this is done four billion times. Arguments
 * other than the int are such that they allow what the function could answer.
 */

#define HOLDS(what) check(what, code, #what)

static inline void check_outside_registry(int code)
{
    HOLDS(httpstatus_reason(code) == NULL);
    HOLDS(httpstatus_reason_in(code, 9110) == NULL);
    HOLDS(httpstatus_alias(code, 0) == NULL);
    HOLDS(httpstatus_name(code) == NULL);
    HOLDS(httpstatus_spec(code) == NULL);
    HOLDS(httpstatus_section(code) == NULL);
    HOLDS(httpstatus_url(code) == NULL);
    HOLDS(httpstatus_vendor(code, 0) == NULL);
    HOLDS(httpstatus_vendor_reason(code, "nginx") == NULL);
    HOLDS(httpstatus_standing(code) == HTTPSTATUS_STANDING_UNKNOWN);
    HOLDS(!httpstatus_is_known(code));
    HOLDS(!httpstatus_is_registered(code));
    HOLDS(!httpstatus_is_on_wire(code));
    HOLDS(httpstatus_next(code) == (code < 0 ? 100 : 0));
    HOLDS(httpstatus_format_line(NULL, 0, code) == 0);
    HOLDS(httpstatus_format_status(NULL, 0, code) == 0);
    HOLDS(httpstatus_title(code, NULL) == NULL);
    HOLDS(httpstatus_summary(code, NULL) == NULL);
    HOLDS(httpstatus_description(code, NULL) == NULL);
    HOLDS(httpstatus_advice(code, HTTPSTATUS_ADVICE_VISITOR, NULL) == NULL);
    HOLDS(httpstatus_advice(404, code, NULL) == NULL || (code >= 0 && code <= HTTPSTATUS_ADVICE_SERVER));
    HOLDS(httpstatus_field(code, HTTPSTATUS_LEVEL_MUST, 0) == NULL);
    HOLDS(httpstatus_field(code, HTTPSTATUS_LEVEL_SHOULD, 0) == NULL);
    HOLDS(httpstatus_field(code, HTTPSTATUS_LEVEL_MAY, 0) == NULL);
    HOLDS(httpstatus_field(code, HTTPSTATUS_LEVEL_MUST_IF, 0) == NULL);
    HOLDS(httpstatus_field_condition(code, "ETag") == NULL);
    HOLDS(httpstatus_request_field(code, 0) == NULL);
}

static inline void check_outside_class(int code)
{
    HOLDS(httpstatus_class_of(code) == 0);
    HOLDS(httpstatus_class_name(code) == NULL);
    HOLDS(httpstatus_class_label(code) == NULL);
    HOLDS(!httpstatus_is_valid(code));
    HOLDS(!httpstatus_is_informational(code));
    HOLDS(!httpstatus_is_success(code));
    HOLDS(!httpstatus_is_redirection(code));
    HOLDS(!httpstatus_is_client_error(code));
    HOLDS(!httpstatus_is_server_error(code));
    HOLDS(!httpstatus_is_error(code));
    HOLDS(httpstatus_fallback(code) == 500);
    HOLDS(httpstatus_to_grpc(code) == 2);
    HOLDS(httpstatus_is_client_span_error(code));
    HOLDS(httpstatus_is_server_span_error(code));
    HOLDS(httpstatus_robots(code) == HTTPSTATUS_ROBOTS_DISALLOW_ALL);
}

/* The rules of the two decisions, 0 if what they return does not go with it. */
static inline int store_rule(int code, unsigned flags)
{
    int rule = 0;
    bool may_store = httpstatus_may_store(code, "GET", flags, &rule);
    return may_store == (rule > 0) ? rule : 0;
}

static inline int retry_rule(int code, const char *method, unsigned flags)
{
    int rule = 0;
    bool may_retry = httpstatus_may_retry(code, method, flags, &rule);
    return may_retry == (rule > 0) ? rule : 0;
}

static inline void check_outside_rules(int code)
{
    HOLDS(httpstatus_content(code, "GET") == HTTPSTATUS_CONTENT_ALLOWED);
    HOLDS(!httpstatus_allows_content_length(code, "GET"));
    HOLDS(!httpstatus_allows_transfer_encoding(code, "GET"));
    HOLDS(!httpstatus_is_null_body(code));
    HOLDS(!httpstatus_is_range(code));
    HOLDS(!httpstatus_is_heuristically_cacheable(code));
    HOLDS(!httpstatus_may_send(code, 11));
    HOLDS(store_rule(code, HTTPSTATUS_CACHE_MAX_AGE | HTTPSTATUS_CACHE_UNDERSTANDS) == HTTPSTATUS_NOSTORE_INTERIM);
    HOLDS(!httpstatus_may_guess_freshness(code, 0));
    HOLDS(httpstatus_may_serve_stale(code, 0));
    HOLDS(httpstatus_revalidation(code) == HTTPSTATUS_REVALIDATION_FAILED);
    HOLDS(!httpstatus_is_stale_if_error(code));
    HOLDS(!httpstatus_invalidates(code, "POST"));
    HOLDS(!httpstatus_is_redirect(code));
    HOLDS(!httpstatus_is_permanent_redirect(code));
    HOLDS(!httpstatus_is_temporary_redirect(code));
    HOLDS(!httpstatus_preserves_method(code));
    HOLDS(httpstatus_redirect_method(code, "POST", HTTPSTATUS_REDIRECT_FETCH) == NULL);
    HOLDS(!httpstatus_redirect_keeps_content(code, "PUT", HTTPSTATUS_REDIRECT_FETCH));
    HOLDS(!httpstatus_redirect_keeps_field(code, "GET", HTTPSTATUS_REDIRECT_FETCH, "Accept", true));
    HOLDS(httpstatus_retry(code) == HTTPSTATUS_RETRY_NEVER);
    HOLDS(retry_rule(code, "GET", HTTPSTATUS_WHEN_RETRY_AFTER) == HTTPSTATUS_NORETRY_CODE);
    HOLDS(!httpstatus_honors_retry_after(code));
}

/* Sets of which nothing may be changed. */
static httpstatus_set full = {{UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX,
                               UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX,
                               UINT64_MAX, UINT64_MAX}};
static httpstatus_set empty;

static inline void check_outside_set(int code)
{
    HOLDS(!httpstatus_set_has(&full, code));
    HOLDS(!httpstatus_set_add(&empty, code));
    HOLDS(!httpstatus_set_remove(&full, code));
    HOLDS(httpstatus_set_next(&full, code) == (code < 0 ? 0 : -1));
}

/* Ints that are no status codes: an edition, a level, a policy, a version and others, of which a few are known too. */
static inline void check_outside_others(int code)
{
    bool edition = code == 1945 || code == 2068 || code == 2616 || code == 7231 || code == 9110;
    HOLDS((httpstatus_reason_in(404, code) != NULL) == edition);
    HOLDS(httpstatus_field(401, code, 0) == NULL);
    HOLDS((httpstatus_store_why(code) != NULL) == (code < 0 && code >= HTTPSTATUS_NOSTORE_NO_BASIS));
    HOLDS((httpstatus_retry_why(code) != NULL) == (code < 0 && code >= HTTPSTATUS_NORETRY_METHOD));
    HOLDS(httpstatus_standing_name(code) == NULL);
    HOLDS(httpstatus_content_name(code) == NULL);
    HOLDS(httpstatus_retry_name(code) == NULL);
    HOLDS(httpstatus_may_send(200, code) == (code > 0));
    HOLDS(!httpstatus_may_send(101, code));
    HOLDS(httpstatus_from_grpc(code) == 500);
    /* A policy that does not exist is that of Fetch, under which POST alone becomes GET. */
    HOLDS(httpstatus_redirect_method(302, post, code) != post);
    HOLDS(httpstatus_redirect_keeps_content(302, "PUT", code));
    HOLDS(!httpstatus_redirect_keeps_field(302, post, code, "Content-Type", true));
}

/* ---- What holds between the answers for an int from 0 to 1023 ---- */

static void check_known(int code)
{
    bool known = httpstatus_is_known(code);
    check(known == (httpstatus_reason(code) != NULL), code, "a phrase, and known or not");
    check(known == (httpstatus_name(code) != NULL), code, "a symbol, and known or not");
    check(known == (httpstatus_spec(code) != NULL), code, "a document, and known or not");
    check(known == (httpstatus_url(code) != NULL), code, "a URL, and known or not");
    check(known == (httpstatus_standing(code) != HTTPSTATUS_STANDING_UNKNOWN), code, "a standing, and known or not");
    check(known || !httpstatus_is_registered(code), code, "registered, and not known");
    check(known || !httpstatus_is_on_wire(code), code, "on the wire, and not known");
    check((httpstatus_next(code - 1) == code) == (known && code > 0), code, "next() meets it, and known or not");
    check(httpstatus_is_registered(code) || httpstatus_reason_in(code, 9110) == NULL, code,
          "in RFC 9110, not registered");
}

static void check_class(int code)
{
    int class = httpstatus_class_of(code);
    check(class == (code >= 100 && code < 600 ? code / 100 : 0), code, "class_of");
    check(httpstatus_is_valid(code) == (class != 0), code, "is_valid");
    check(httpstatus_is_informational(code) == (class == 1), code, "is_informational");
    check(httpstatus_is_success(code) == (class == 2), code, "is_success");
    check(httpstatus_is_redirection(code) == (class == 3), code, "is_redirection");
    check(httpstatus_is_client_error(code) == (class == 4), code, "is_client_error");
    check(httpstatus_is_server_error(code) == (class == 5), code, "is_server_error");
    check(httpstatus_is_error(code) == (class >= 4), code, "is_error");
    check((httpstatus_class_name(code) != NULL) == (class != 0), code, "class_name");
    check((httpstatus_class_label(code) != NULL) == (class != 0), code, "class_label");
    check(httpstatus_is_client_span_error(code) == (class == 0 || class >= 4), code, "is_client_span_error");
    check(httpstatus_is_server_span_error(code) == (class == 0 || class == 5), code, "is_server_span_error");
    static const int robots[] = {HTTPSTATUS_ROBOTS_DISALLOW_ALL, HTTPSTATUS_ROBOTS_WAIT,
                                 HTTPSTATUS_ROBOTS_PARSE,        HTTPSTATUS_ROBOTS_FOLLOW,
                                 HTTPSTATUS_ROBOTS_ALLOW_ALL,    HTTPSTATUS_ROBOTS_DISALLOW_ALL};
    check(httpstatus_robots(code) == robots[class], code, "robots");
    int fallback = httpstatus_fallback(code);
    int wanted = class == 0 ? 500 : httpstatus_is_known(code) ? code : class * 100;
    check(fallback == wanted && httpstatus_fallback(fallback) == fallback, code, "fallback");
}

static void check_rules(int code)
{
    bool redirect = httpstatus_is_redirect(code);
    bool permanent = httpstatus_is_permanent_redirect(code);
    bool temporary = httpstatus_is_temporary_redirect(code);
    check(redirect == (permanent != temporary), code, "a redirect is permanent or temporary");
    check(!redirect || httpstatus_is_redirection(code), code, "a redirect is a 3xx");
    check(redirect || !httpstatus_preserves_method(code), code, "only a redirect preserves the method");
    check(redirect == (httpstatus_redirect_method(code, post, HTTPSTATUS_REDIRECT_FETCH) != NULL), code,
          "only a redirect has a next method");
    check(redirect == httpstatus_redirect_keeps_field(code, post, HTTPSTATUS_REDIRECT_STRICT, "Accept", false) &&
              !httpstatus_redirect_keeps_field(code, post, HTTPSTATUS_REDIRECT_STRICT, "Cookie", false),
          code, "only a redirect keeps a field, and none keeps credentials for another origin");
    check(!httpstatus_is_redirection(code) || httpstatus_honors_retry_after(code), code, "3xx and Retry-After");
    check(httpstatus_content(code, "GET") >= HTTPSTATUS_CONTENT_EMPTY || code < 200 || code == 204 || code == 304, code,
          "a final response has content");
    check(httpstatus_content(code, "HEAD") == HTTPSTATUS_CONTENT_NONE, code, "HEAD has no content");
    check(httpstatus_allows_content_length(code, "GET") == httpstatus_allows_transfer_encoding(code, "GET"), code,
          "both framing fields");
}

static void check_retry(int code)
{
    int retry = httpstatus_retry(code);
    bool by_get = retry == HTTPSTATUS_RETRY_ANY || retry == HTTPSTATUS_RETRY_IDEMPOTENT;
    check(httpstatus_retry_name(retry) != NULL, code, "retry has a name");
    check(httpstatus_may_retry(code, "GET", 0, NULL) == by_get, code, "a GET is retried");
    check(httpstatus_may_retry(code, post, 0, NULL) == (retry == HTTPSTATUS_RETRY_ANY), code, "a POST is retried");
    check(!httpstatus_may_retry(code, post, HTTPSTATUS_WHEN_PROXY | HTTPSTATUS_WHEN_RETRY_AFTER, NULL), code,
          "a proxy never retries a POST");
    for (unsigned flags = 0; flags < 16; flags++)
        check(httpstatus_retry_why(retry_rule(code, post, flags)) != NULL, code, "may_retry has a rule");
}

static void check_caching(int code)
{
    int rule = store_rule(code, HTTPSTATUS_CACHE_MAX_AGE);
    int revalidation = httpstatus_revalidation(code);
    bool is_final = code >= 200 && code < 600;
    check(httpstatus_store_why(rule) != NULL, code, "may_store has a rule");
    check(rule < 0 || is_final, code, "only what is final is stored");
    check((store_rule(code, HTTPSTATUS_CACHE_UNDERSTANDS) == HTTPSTATUS_STORE_HEURISTIC) ==
              httpstatus_is_heuristically_cacheable(code),
          code, "what is heuristically cacheable is stored on a guess");
    check(httpstatus_may_guess_freshness(code, 0) == httpstatus_is_heuristically_cacheable(code), code,
          "and its freshness is guessed");
    check(httpstatus_invalidates(code, post) == (code >= 200 && code < 400), code, "invalidates");
    check((revalidation == HTTPSTATUS_REVALIDATION_NONE) == httpstatus_is_informational(code), code, "1xx: wait");
    check((revalidation == HTTPSTATUS_REVALIDATION_UPDATE) == (code == 304), code, "304: freshen");
    check((revalidation == HTTPSTATUS_REVALIDATION_FAILED) == (code < 100 || code >= 500), code, "5xx: failed");
    check(httpstatus_may_serve_stale(code, 0) == (revalidation == HTTPSTATUS_REVALIDATION_FAILED), code,
          "stale after a failure");
    check(!httpstatus_is_stale_if_error(code) || revalidation == HTTPSTATUS_REVALIDATION_FAILED, code,
          "an error for stale-if-error is a failure");
}

static void check_versions(int code)
{
    bool in_http_1 = httpstatus_may_send(code, 11);
    check(!in_http_1 || httpstatus_is_valid(code), code, "only a status code is sent");
    check(!in_http_1 || !httpstatus_is_known(code) || httpstatus_is_on_wire(code), code, "only what is on the wire is");
    check(httpstatus_may_send(code, 10) == (in_http_1 && code >= 200), code, "HTTP/1.0 has no 1xx");
    check(httpstatus_may_send(code, 20) == (in_http_1 && code != 101), code, "HTTP/2 has no 101");
    check(httpstatus_may_send(code, 30) == httpstatus_may_send(code, 20), code, "nor has HTTP/3");
}

static void check_text(int code)
{
    char line[128];
    size_t length = httpstatus_format_line(line, sizeof line, code);
    bool writable = code >= 100 && code < 1000;
    check((length > 0) == writable, code, "format_line");
    int minor = 0;
    size_t reason_at = 0;
    check(!writable || httpstatus_parse_line(line, length, &minor, &reason_at) == code, code,
          "parse_line(format_line())");
    check(!writable || (minor == 1 && reason_at == 13), code, "the version and the phrase of the line");
    char status[128];
    size_t status_length = httpstatus_format_status(status, sizeof status, code);
    check((status_length > 0) == writable && memcmp(status, line + 9, status_length) == 0, code, "format_status");
    check(!writable || httpstatus_parse(line + 9, 3) == code, code, "parse()");
    check(!writable || httpstatus_find(line, length) == (httpstatus_is_known(code) ? code : 0), code, "find()");
    const char *name = httpstatus_name(code);
    check(name == NULL || httpstatus_find(name, strlen(name)) == code, code, "find(name())");
    const char *reason = httpstatus_reason(code);
    check(reason == NULL || httpstatus_closest(reason, strlen(reason)) == code, code, "closest(reason())");
}

static void check_texts(int code)
{
    for (size_t index = 0; httpstatus_language(index) != NULL; index++) {
        const char *lang = httpstatus_language(index);
        bool known = httpstatus_is_known(code);
        check(known == (httpstatus_title(code, lang) != NULL), code, "a title, and known or not");
        check(known == (httpstatus_summary(code, lang) != NULL), code, "a summary, and known or not");
        check(known == (httpstatus_description(code, lang) != NULL), code, "a description, and known or not");
        for (int role = HTTPSTATUS_ADVICE_VISITOR; role <= HTTPSTATUS_ADVICE_SERVER; role++)
            check(known == (httpstatus_advice(code, role, lang) != NULL), code, "advice, and known or not");
    }
}

static void check_set(int code)
{
    httpstatus_set set = {{0}};
    check(httpstatus_set_add(&set, code) && httpstatus_set_has(&set, code), code, "set_add");
    check(httpstatus_set_remove(&set, code) && !httpstatus_set_has(&set, code), code, "set_remove");
    check(httpstatus_set_next(&full, code) == (code < CODES - 1 ? code + 1 : -1), code, "set_next");
}

static inline void check_int(int code)
{
    if (code < 0 || code >= CODES) {
        check_outside_registry(code);
        check_outside_class(code);
        check_outside_rules(code);
        check_outside_set(code);
        check_outside_others(code);
        return;
    }
    check_known(code);
    check_class(code);
    check_rules(code);
    check_retry(code);
    check_caching(code);
    check_versions(code);
    check_text(code);
    check_texts(code);
    check_set(code);
}

/* ---- All of them ---- */

/* The ints that a thread takes at once, and where the next ones begin. */
enum { CHUNK = 1 << 20 };
static atomic_llong next_chunk = INT_MIN;

static void *check_chunks(void *unused)
{
    long long first;
    while ((first = atomic_fetch_add(&next_chunk, CHUNK)) <= INT_MAX) {
        for (long long code = first; code < first + CHUNK; code++)
            check_int((int)code);
    }
    return unused;
}

static unsigned long long check_all(void)
{
    pthread_t threads[THREADS_MOST];
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    int count = processors < 1 ? 1 : processors > THREADS_MOST ? THREADS_MOST : (int)processors;
    for (int at = 0; at < count; at++) {
        if (pthread_create(&threads[at], NULL, check_chunks, NULL) != 0)
            abort();
    }
    for (int at = 0; at < count; at++)
        pthread_join(threads[at], NULL);
    return 1ULL + UINT_MAX;
}

static unsigned long long check_sample(void)
{
    unsigned long long count = 0;
    for (int code = -SAMPLE_NEAR; code <= SAMPLE_NEAR; code++, count++)
        check_int(code);
    for (long long code = INT_MIN; code <= INT_MAX; code += SAMPLE_STEP, count++)
        check_int((int)code);
    check_int(INT_MAX);
    return count + 1;
}

int main(int argc, char **argv)
{
    bool sample = argc == 2 && strcmp(argv[1], "sample") == 0;
    if (argc > 1 && !sample) {
        fprintf(stderr, "usage: exhaustive [sample]\n");
        return 2;
    }
    time_t start = time(NULL);
    unsigned long long count = sample ? check_sample() : check_all();
    check(httpstatus_set_size(&full) == CODES && httpstatus_set_size(&empty) == 0, 0, "what is outside changes no set");
    printf("%llu ints, %lu failures, %.0f s\n", count, failures, difftime(time(NULL), start));
    return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
