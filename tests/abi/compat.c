/*
 * The program of 1.0: it uses every function of that version, and only what its header had. compat.expected is what
 * it printed then. Neither is changed when the library grows, except for a line whose fact has been corrected, which
 * the changelog then names.
 *
 * Answers that say nothing (NULL, 0, false) are not printed.
 */
#include <httpstatus.h>

#include <stdio.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* The codes that 1.0 knew. This program does not ask about those that a later version adds. */
static const int codes[] = {
    100, 101, 102, 103, 104, 200, 201, 202, 203, 204, 205, 206, 207, 208, 226, 298, 300, 301, 302, 303, 304, 305,
    306, 307, 308, 400, 401, 402, 403, 404, 405, 406, 407, 408, 409, 410, 411, 412, 413, 414, 415, 416, 417, 418,
    419, 420, 421, 422, 423, 424, 425, 426, 428, 429, 430, 431, 440, 444, 449, 450, 451, 456, 457, 460, 463, 464,
    477, 478, 494, 495, 496, 497, 498, 499, 500, 501, 502, 503, 504, 505, 506, 507, 508, 509, 510, 511, 513, 514,
    520, 521, 522, 523, 524, 525, 526, 527, 529, 530, 540, 544, 546, 550, 551, 552, 553, 554, 555, 561, 566, 567,
    573, 579, 590, 592, 593, 594, 595, 596, 597, 598, 599, 600, 601, 608, 612, 614, 630, 631, 640, 701, 783, 999,
};

static const char *const methods[] = {"GET",     "HEAD",  "POST",  "PUT",      "DELETE",
                                      "CONNECT", "PATCH", "QUERY", "PROPFIND", "get"};

static const int versions[] = {10, 11, 20, 30};

static void print_text(int code, const char *what, const char *text)
{
    if (text != NULL)
        printf("%d %s %s\n", code, what, text);
}

static void print_number(int code, const char *what, long number)
{
    if (number != 0)
        printf("%d %s %ld\n", code, what, number);
}

static void print_registry(int code)
{
    const char *text;
    int rfc;
    print_text(code, "reason", httpstatus_reason(code));
    print_text(code, "name", httpstatus_name(code));
    print_text(code, "spec", httpstatus_spec(code));
    print_text(code, "section", httpstatus_section(code));
    print_text(code, "url", httpstatus_url(code));
    for (size_t index = 0; (rfc = httpstatus_edition(index)) != 0; index++)
        print_text(code, "reason_in", httpstatus_reason_in(code, rfc));
    for (size_t index = 0; (text = httpstatus_alias(code, index)) != NULL; index++)
        print_text(code, "alias", text);
    for (size_t index = 0; (text = httpstatus_vendor(code, index)) != NULL; index++) {
        print_text(code, "vendor", text);
        print_text(code, "vendor_reason", httpstatus_vendor_reason(code, text));
    }
    print_number(code, "standing", httpstatus_standing(code));
    print_number(code, "is_known", httpstatus_is_known(code));
    print_number(code, "is_registered", httpstatus_is_registered(code));
    print_number(code, "is_on_wire", httpstatus_is_on_wire(code));
}

static void print_class(int code)
{
    print_number(code, "class_of", httpstatus_class_of(code));
    print_number(code, "is_valid", httpstatus_is_valid(code));
    print_number(code, "is_informational", httpstatus_is_informational(code));
    print_number(code, "is_success", httpstatus_is_success(code));
    print_number(code, "is_redirection", httpstatus_is_redirection(code));
    print_number(code, "is_client_error", httpstatus_is_client_error(code));
    print_number(code, "is_server_error", httpstatus_is_server_error(code));
    print_number(code, "is_error", httpstatus_is_error(code));
    print_text(code, "class_name", httpstatus_class_name(code));
    print_text(code, "class_label", httpstatus_class_label(code));
    print_number(code, "fallback", httpstatus_fallback(code));
}

static void print_rules(int code)
{
    print_number(code, "is_null_body", httpstatus_is_null_body(code));
    print_number(code, "is_range", httpstatus_is_range(code));
    print_number(code, "is_heuristically_cacheable", httpstatus_is_heuristically_cacheable(code));
    print_number(code, "is_redirect", httpstatus_is_redirect(code));
    print_number(code, "is_permanent_redirect", httpstatus_is_permanent_redirect(code));
    print_number(code, "is_temporary_redirect", httpstatus_is_temporary_redirect(code));
    print_number(code, "preserves_method", httpstatus_preserves_method(code));
    print_number(code, "retry", httpstatus_retry(code));
    print_number(code, "honors_retry_after", httpstatus_honors_retry_after(code));
    print_number(code, "to_grpc", httpstatus_to_grpc(code));
    print_number(code, "is_client_span_error", httpstatus_is_client_span_error(code));
    print_number(code, "is_server_span_error", httpstatus_is_server_span_error(code));
    print_number(code, "robots", httpstatus_robots(code));
    print_number(code, "revalidation", httpstatus_revalidation(code));
    print_number(code, "is_stale_if_error", httpstatus_is_stale_if_error(code));
    print_number(code, "may_guess_freshness", httpstatus_may_guess_freshness(code, HTTPSTATUS_CACHE_SHARED));
    print_number(code, "may_serve_stale", httpstatus_may_serve_stale(code, HTTPSTATUS_CACHE_SHARED));
    for (size_t at = 0; at < COUNT(versions); at++)
        print_number(code, "may_send", httpstatus_may_send(code, versions[at]) ? versions[at] : 0);
}

static int store_rule(int code, const char *method, unsigned flags)
{
    int rule = 0;
    return httpstatus_may_store(code, method, flags, &rule) == (rule > 0) ? rule : 0;
}

static int retry_rule(int code, const char *method, unsigned flags)
{
    int rule = 0;
    return httpstatus_may_retry(code, method, flags, &rule) == (rule > 0) ? rule : 0;
}

/* The method, whether the content goes along, and which of some fields do. */
static void print_redirect(int code, const char *method, int policy)
{
    static const char *const fields[] = {"Accept", "Content-Type", "Authorization", "TE"};
    const char *next = httpstatus_redirect_method(code, method, policy);
    if (next == NULL)
        return;
    printf(" %s%d", next, httpstatus_redirect_keeps_content(code, method, policy));
    for (size_t at = 0; at < COUNT(fields); at++)
        printf("%d", httpstatus_redirect_keeps_field(code, method, policy, fields[at], true) +
                         httpstatus_redirect_keeps_field(code, method, policy, fields[at], false));
}

/* One line for each method: what it decides as a row of digits. */
static void print_methods(int code)
{
    for (size_t at = 0; at < COUNT(methods); at++) {
        const char *method = methods[at];
        printf("%d %s %d%d%d %d %d %d %d %d", code, method, httpstatus_content(code, method),
               httpstatus_allows_content_length(code, method), httpstatus_allows_transfer_encoding(code, method),
               httpstatus_invalidates(code, method), retry_rule(code, method, 0),
               retry_rule(code, method, HTTPSTATUS_WHEN_PROXY | HTTPSTATUS_WHEN_RETRY_AFTER),
               store_rule(code, method, HTTPSTATUS_CACHE_MAX_AGE), store_rule(code, method, HTTPSTATUS_CACHE_SHARED));
        for (int policy = HTTPSTATUS_REDIRECT_FETCH; policy <= HTTPSTATUS_REDIRECT_LEGACY; policy++)
            print_redirect(code, method, policy);
        printf("\n");
    }
}

static void print_fields(int code)
{
    static const char *const levels[] = {"must", "should", "may", "must_if"};
    const char *field;
    for (int level = HTTPSTATUS_LEVEL_MUST; level <= HTTPSTATUS_LEVEL_MUST_IF; level++) {
        for (size_t index = 0; (field = httpstatus_field(code, level, index)) != NULL; index++) {
            print_text(code, levels[level], field);
            print_number(code, "has a condition", httpstatus_field_condition(code, field) != NULL);
        }
    }
    for (size_t index = 0; (field = httpstatus_request_field(code, index)) != NULL; index++)
        print_text(code, "request_field", field);
}

/* The texts for people may be improved at any time, so only whether there are any counts. */
static void print_people(int code)
{
    const char *language;
    int texts = 0;
    for (size_t index = 0; index < 3 && (language = httpstatus_language(index)) != NULL; index++) {
        texts += httpstatus_title(code, language) != NULL;
        texts += httpstatus_summary(code, language) != NULL;
        texts += httpstatus_description(code, language) != NULL;
        for (int role = HTTPSTATUS_ADVICE_VISITOR; role <= HTTPSTATUS_ADVICE_SERVER; role++)
            texts += httpstatus_advice(code, role, language) != NULL;
    }
    print_number(code, "texts", texts);
}

static void print_text_functions(int code)
{
    char line[128];
    int minor = 0;
    size_t reason = 0;
    size_t length = httpstatus_format_status(line, sizeof line, code);
    print_text(code, "format_status", length > 0 ? line : NULL);
    length = httpstatus_format_line(line, sizeof line, code);
    print_number(code, "format_line", (long)length);
    print_number(code, "parse_line", httpstatus_parse_line(line, length, &minor, &reason));
    print_number(code, "minor", minor);
    print_number(code, "reason at", (long)reason);
    print_number(code, "parse", length > 12 ? httpstatus_parse(line + 9, 3) : 0);
    print_number(code, "find", httpstatus_find(line, length));
    const char *name = httpstatus_name(code);
    print_number(code, "closest", name != NULL ? httpstatus_closest(name, strlen(name)) : 0);
}

static void print_set(const char *text)
{
    static const uint16_t some[] = {0, 99, 200, 200, 301, 404, 404, 500, 501, 600, 999, 1000, 1023, 1024, 65535};
    httpstatus_set set = {{0}};
    size_t error_at = 0;
    char canonical[256];
    if (!httpstatus_set_parse(&set, text, strlen(text), &error_at)) {
        printf("set %s: error at %lu\n", text, (unsigned long)error_at);
        return;
    }
    httpstatus_set_format(&set, canonical, sizeof canonical);
    printf("set %s: %s, %lu codes, %lu counted, after 300 %d\n", text, canonical,
           (unsigned long)httpstatus_set_size(&set), (unsigned long)httpstatus_set_count(&set, some, COUNT(some)),
           httpstatus_set_next(&set, 300));
    bool has = httpstatus_set_has(&set, 404);
    bool adds = httpstatus_set_add(&set, 404);
    printf("set %s: has 404 %d, adds it %d, removes it %d\n", text, has, adds, httpstatus_set_remove(&set, 404));
}

static void print_counts(void)
{
    static const uint16_t some[] = {0, 99, 100, 200, 200, 301, 404, 404, 404, 500, 599, 600, 999, 1000, 65535};
    uint64_t classes[6] = {0};
    uint64_t bins[1000] = {0};
    httpstatus_count_classes(some, COUNT(some), classes);
    httpstatus_histogram(some, COUNT(some), bins);
    for (int at = 0; at < 6; at++)
        print_number(at, "count_classes", (long)classes[at]);
    for (int at = 0; at < 1000; at++)
        print_number(at, "histogram", (long)bins[at]);
}

/* 1994-11-06 08:49:30 UTC, seven seconds before the dates. */
static void print_retry_after(void)
{
    static const char *const values[] = {"120", "soon", "Sun, 06 Nov 1994 08:49:37 GMT",
                                         "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"};
    for (size_t at = 0; at < COUNT(values); at++)
        printf("retry_after %s: %ld\n", values[at],
               (long)httpstatus_retry_after(values[at], strlen(values[at]), 784111770));
}

static void print_languages(void)
{
    static const char *const values[] = {"en-GB", "zh", "zh-TW", "fr", "zh-TW;q=0.5, en;q=0.25"};
    for (size_t at = 0; at < COUNT(values); at++) {
        const char *language = httpstatus_language_of(values[at]);
        printf("%s: language_of %s, accept_language %s\n", values[at], language != NULL ? language : "none",
               httpstatus_accept_language(values[at], strlen(values[at])));
    }
}

static void print_proxy_errors(void)
{
    static const char *const types[] = {"dns_timeout", "connection_refused", "http_request_denied",
                                        "http_request_error", "unknown"};
    for (size_t at = 0; at < COUNT(types); at++)
        printf("from_proxy_error %s: %d\n", types[at], httpstatus_from_proxy_error(types[at]));
}

static void print_method_kinds(void)
{
    for (size_t at = 0; at < COUNT(methods); at++)
        printf("%s: safe %d, idempotent %d\n", methods[at], httpstatus_is_safe_method(methods[at]),
               httpstatus_is_idempotent_method(methods[at]));
}

static void print_other(void)
{
    static const char *const values[] = {
        "no-store", "private=\"a\", public", "max-age=1, S-MaxAge=\"2\"", "x=\"no-store\"", "max-age=x", "x; no-store"};
    for (size_t at = 0; at < COUNT(values); at++) {
        printf("cache_flags %s: %u\n", values[at], httpstatus_cache_flags(values[at], strlen(values[at])));
        printf("cache_seconds %s: %ld\n", values[at],
               (long)httpstatus_cache_seconds(values[at], strlen(values[at]), "s-maxage"));
    }
    for (int number = -1; number < 8; number++) {
        print_text(number, "standing_name", httpstatus_standing_name(number));
        print_text(number, "content_name", httpstatus_content_name(number));
        print_text(number, "retry_name", httpstatus_retry_name(number));
    }
    for (int grpc = -1; grpc < 18; grpc++)
        print_number(grpc, "from_grpc", httpstatus_from_grpc(grpc));
    for (int rule = HTTPSTATUS_NOSTORE_NO_BASIS; rule <= HTTPSTATUS_STORE_HEURISTIC; rule++) {
        print_number(rule, "store_why", httpstatus_store_why(rule) != NULL);
        print_number(rule, "retry_why", httpstatus_retry_why(rule) != NULL);
    }
    printf("next after 598: %d\n", httpstatus_next(598));
    printf("version: %d\n", httpstatus_version_number() >= 10000 && strlen(httpstatus_version()) >= 5);
    printf("registry_date: %d\n", strcmp(httpstatus_registry_date(), "2025-01-01") > 0);
}

int main(void)
{
    static const char *const sets[] = {"",     "2xx,301-303", "!404",    "5xx,!501",      "100-599",
                                       "404,", "4x4",         "200-100", "error,redirect"};
    for (size_t at = 0; at < COUNT(codes); at++) {
        print_registry(codes[at]);
        print_class(codes[at]);
        print_rules(codes[at]);
        print_methods(codes[at]);
        print_fields(codes[at]);
        print_people(codes[at]);
        print_text_functions(codes[at]);
    }
    for (size_t at = 0; at < COUNT(sets); at++)
        print_set(sets[at]);
    print_counts();
    print_retry_after();
    print_languages();
    print_proxy_errors();
    print_method_kinds();
    print_other();
    return 0;
}
