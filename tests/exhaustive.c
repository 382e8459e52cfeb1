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

static const httpstatus_set full = {{UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX,
                                     UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX,
                                     UINT64_MAX, UINT64_MAX}};

/* ---- Functions of more than one argument, with the others chosen so that they could say yes ---- */

static const char *reason_in_newest(int code)
{
    return httpstatus_reason_in(code, 9110);
}

static const char *reason_in_edition(int rfc)
{
    return rfc == 1945 || rfc == 2068 || rfc == 2616 || rfc == 7231 || rfc == 9110 ? NULL
                                                                                   : httpstatus_reason_in(404, rfc);
}

static const char *alias(int code)
{
    return httpstatus_alias(code, 0);
}

static const char *vendor(int code)
{
    return httpstatus_vendor(code, 0);
}

static const char *vendor_reason(int code)
{
    return httpstatus_vendor_reason(code, "nginx");
}

static const char *must_field(int code)
{
    return httpstatus_field(code, HTTPSTATUS_MUST, 0);
}

static const char *should_field(int code)
{
    return httpstatus_field(code, HTTPSTATUS_SHOULD, 0);
}

static const char *may_field(int code)
{
    return httpstatus_field(code, HTTPSTATUS_MAY, 0);
}

static const char *field_of_level(int level)
{
    return level >= HTTPSTATUS_MUST && level <= HTTPSTATUS_MAY ? NULL : httpstatus_field(401, level, 0);
}

static const char *request_field(int code)
{
    return httpstatus_request_field(code, 0);
}

static const char *redirect_method(int code)
{
    return httpstatus_redirect_method(code, "POST", HTTPSTATUS_REDIRECT_FETCH);
}

static bool redirect_keeps_content(int code)
{
    return httpstatus_redirect_keeps_content(code, "PUT", HTTPSTATUS_REDIRECT_FETCH);
}

/* A policy that does not exist is that of Fetch, under which POST becomes GET. */
static bool policy_is_not_fetch(int policy)
{
    return policy != HTTPSTATUS_REDIRECT_STRICT && strcmp(httpstatus_redirect_method(302, "POST", policy), "GET") != 0;
}

static bool is_retryable(int code)
{
    return httpstatus_is_retryable(code, "GET");
}

static bool invalidates(int code)
{
    return httpstatus_invalidates(code, "POST");
}

static bool is_client_span_error(int code)
{
    return httpstatus_is_span_error(code, false);
}

static bool is_server_span_error(int code)
{
    return httpstatus_is_span_error(code, true);
}

static bool set_has(int code)
{
    return httpstatus_set_has(&full, code);
}

static bool set_adds(int code)
{
    httpstatus_set set = {{0}};
    return httpstatus_set_add(&set, code);
}

static bool set_removes(int code)
{
    httpstatus_set set = full;
    return httpstatus_set_remove(&set, code);
}

static int content(int code)
{
    return httpstatus_content(code, "GET");
}

static int storable(int code)
{
    return httpstatus_storable(code, "GET", HTTPSTATUS_CACHE_MAX_AGE);
}

static int line_length(int code)
{
    return (int)httpstatus_format_line(NULL, 0, code);
}

/* ---- What they must answer for an int outside 0 to 1023 ---- */

struct text_function {
    const char *name;
    const char *(*ask)(int);
};

static const struct text_function texts[] = {
    {"reason", httpstatus_reason},
    {"name", httpstatus_name},
    {"spec", httpstatus_spec},
    {"section", httpstatus_section},
    {"url", httpstatus_url},
    {"reason_in, by code", reason_in_newest},
    {"reason_in, by rfc", reason_in_edition},
    {"alias", alias},
    {"vendor", vendor},
    {"vendor_reason", vendor_reason},
    {"field, MUST", must_field},
    {"field, SHOULD", should_field},
    {"field, MAY", may_field},
    {"field, by level", field_of_level},
    {"request_field", request_field},
    {"redirect_method", redirect_method},
    {"class_name", httpstatus_class_name},
    {"class_label", httpstatus_class_label},
};

struct predicate {
    const char *name;
    bool (*ask)(int);
};

static const struct predicate predicates[] = {
    {"is_known", httpstatus_is_known},
    {"is_registered", httpstatus_is_registered},
    {"is_on_wire", httpstatus_is_on_wire},
    {"is_valid", httpstatus_is_valid},
    {"is_informational", httpstatus_is_informational},
    {"is_success", httpstatus_is_success},
    {"is_redirection", httpstatus_is_redirection},
    {"is_client_error", httpstatus_is_client_error},
    {"is_server_error", httpstatus_is_server_error},
    {"is_error", httpstatus_is_error},
    {"is_null_body", httpstatus_is_null_body},
    {"is_range", httpstatus_is_range},
    {"is_heuristically_cacheable", httpstatus_is_heuristically_cacheable},
    {"is_redirect", httpstatus_is_redirect},
    {"is_permanent_redirect", httpstatus_is_permanent_redirect},
    {"is_temporary_redirect", httpstatus_is_temporary_redirect},
    {"preserves_method", httpstatus_preserves_method},
    {"honors_retry_after", httpstatus_honors_retry_after},
    {"redirect_keeps_content", redirect_keeps_content},
    {"redirect_method, by policy", policy_is_not_fetch},
    {"is_retryable", is_retryable},
    {"invalidates", invalidates},
    {"is_span_error, client", is_client_span_error},
    {"is_span_error, server", is_server_span_error},
    {"set_has", set_has},
    {"set_add", set_adds},
    {"set_remove", set_removes},
};

struct int_function {
    const char *name;
    int (*ask)(int);
    int outside;
};

static const struct int_function ints[] = {
    {"standing", httpstatus_standing, HTTPSTATUS_UNKNOWN},
    {"class_of", httpstatus_class_of, 0},
    {"fallback", httpstatus_fallback, 500},
    {"retry", httpstatus_retry, HTTPSTATUS_RETRY_NEVER},
    {"content", content, HTTPSTATUS_CONTENT_ALLOWED},
    {"storable", storable, HTTPSTATUS_NOSTORE_INTERIM},
    {"format_line", line_length, 0},
    {"to_grpc", httpstatus_to_grpc, 2},
    {"from_grpc", httpstatus_from_grpc, 500},
};

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* And these, which a table of equal answers cannot hold. */
enum { SINGLE_FUNCTIONS = 5 };
enum { FUNCTIONS = COUNT(texts) + COUNT(predicates) + COUNT(ints) + SINGLE_FUNCTIONS };

static atomic_ulong failures;

static void check(bool holds, int code, const char *what)
{
    if (!holds && atomic_fetch_add(&failures, 1) < FAILURES_SHOWN)
        fprintf(stderr, "exhaustive: %d: %s\n", code, what);
}

static void check_outside(int code)
{
    for (size_t at = 0; at < COUNT(texts); at++)
        check(texts[at].ask(code) == NULL, code, texts[at].name);
    for (size_t at = 0; at < COUNT(predicates); at++)
        check(!predicates[at].ask(code), code, predicates[at].name);
    for (size_t at = 0; at < COUNT(ints); at++)
        check(ints[at].ask(code) == ints[at].outside, code, ints[at].name);
    check((httpstatus_storable_why(code) != NULL) == (code < 0 && code >= HTTPSTATUS_NOSTORE_NO_BASIS), code,
          "storable_why");
    check(!httpstatus_allows_content_length(code, "GET"), code, "allows_content_length");
    check(!httpstatus_allows_transfer_encoding(code, "GET"), code, "allows_transfer_encoding");
    check(httpstatus_next(code) == (code < 0 ? 100 : 0), code, "next");
    check(httpstatus_set_next(&full, code) == (code < 0 ? 1 : 0), code, "set_next");
}

/* ---- What holds between the answers for an int from 0 to 1023 ---- */

static void check_known(int code)
{
    bool known = httpstatus_is_known(code);
    check(known == (httpstatus_reason(code) != NULL), code, "a phrase, and known or not");
    check(known == (httpstatus_name(code) != NULL), code, "a symbol, and known or not");
    check(known == (httpstatus_spec(code) != NULL), code, "a document, and known or not");
    check(known == (httpstatus_url(code) != NULL), code, "a URL, and known or not");
    check(known == (httpstatus_standing(code) != HTTPSTATUS_UNKNOWN), code, "a standing, and known or not");
    check(known || !httpstatus_is_registered(code), code, "registered, and not known");
    check(known || !httpstatus_is_on_wire(code), code, "on the wire, and not known");
    check((httpstatus_next(code - 1) == code) == (known && code > 0), code, "next() meets it, and known or not");
    check(httpstatus_is_registered(code) || reason_in_newest(code) == NULL, code, "in RFC 9110, not registered");
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
    check(is_client_span_error(code) == (class >= 4), code, "is_span_error, client");
    check(is_server_span_error(code) == (class == 5), code, "is_span_error, server");
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
    check(redirect == (redirect_method(code) != NULL), code, "only a redirect has a next method");
    int retry = httpstatus_retry(code);
    check(is_retryable(code) == (retry == HTTPSTATUS_RETRY_ANY || retry == HTTPSTATUS_RETRY_IDEMPOTENT), code,
          "a GET is retryable");
    check(!httpstatus_is_redirection(code) || httpstatus_honors_retry_after(code), code, "3xx and Retry-After");
    check(invalidates(code) == (code >= 200 && code < 400), code, "invalidates");
    check(storable(code) != 0 && httpstatus_storable_why(storable(code)) != NULL, code, "storable has a reason");
    check(storable(code) < 0 || (code >= 200 && code < 600), code, "only what is final is stored");
    check(httpstatus_content(code, "HEAD") == HTTPSTATUS_CONTENT_NONE, code, "HEAD has no content");
    check(httpstatus_allows_content_length(code, "GET") == httpstatus_allows_transfer_encoding(code, "GET"), code,
          "both framing fields");
}

static void check_text(int code)
{
    char line[128];
    size_t length = httpstatus_format_line(line, sizeof line, code);
    bool writable = code >= 100 && code < 1000;
    check((length > 0) == writable, code, "format_line");
    check(!writable || httpstatus_parse_line(line, length) == code, code, "parse_line(format_line())");
    check(!writable || httpstatus_parse(line + 9, 3) == code, code, "parse()");
    check(!writable || httpstatus_find(line, length) == (httpstatus_is_known(code) ? code : 0), code, "find()");
    const char *name = httpstatus_name(code);
    check(name == NULL || httpstatus_find(name, strlen(name)) == code, code, "find(name())");
    const char *reason = httpstatus_reason(code);
    check(reason == NULL || httpstatus_closest(reason, strlen(reason)) == code, code, "closest(reason())");
}

static void check_set(int code)
{
    check(set_has(code) && set_adds(code) && set_removes(code), code, "a set of one code");
    check(httpstatus_set_next(&full, code) == (code < CODES - 1 ? code + 1 : 0), code, "set_next");
}

static void check_int(int code)
{
    if (code < 0 || code >= CODES) {
        check_outside(code);
        return;
    }
    check_known(code);
    check_class(code);
    check_rules(code);
    check_text(code);
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
    printf("%llu ints through %d functions, %lu failures, %.0f s\n", count, FUNCTIONS, failures,
           difftime(time(NULL), start));
    return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
