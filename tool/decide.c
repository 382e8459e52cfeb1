/* httpstatus redirect, cache and retry: what a client or a cache does next. */
#include <string.h>

#include "cli.h"
#include "json.h"
#include "output.h"
#include "record.h"

static const char *or_get(const char *method)
{
    return method != NULL ? method : "GET";
}

/* Returns the code that is the first operand. If there is none, or too many operands, writes an error and returns 0. */
static int first_code(const struct options *options, char *const *operands, size_t count, size_t most)
{
    if (count >= 1 && count <= most)
        return code_operand(options, operands[0]);
    misused(options->command, count == 0 ? "which code?" : "too many operands");
    return 0;
}

/* Opens the JSON object of an answer. */
static void json_begin(struct json *json, int code, const char *method, const struct options *options)
{
    json_open(json, NULL, '{');
    json_record(json, code, options->lang);
    json_string(json, "method", method);
}

static void json_finish(struct json *json)
{
    json_close(json, '}');
    json_end();
}

/* ---- Redirects ---- */

static const char *const policies[] = {
    [HTTPSTATUS_REDIRECT_FETCH] = "fetch",
    [HTTPSTATUS_REDIRECT_STRICT] = "strict",
    [HTTPSTATUS_REDIRECT_LEGACY] = "legacy",
};

/* Returns the policy of a name, or -1. */
static int policy_of(const char *name)
{
    int count = sizeof policies / sizeof *policies;
    for (int policy = 0; policy < count; policy++) {
        if (strcmp(policies[policy], name) == 0)
            return policy;
    }
    return -1;
}

static void json_redirect(int code, const char *method, int policy, const struct options *options)
{
    struct json json = {0};
    json_begin(&json, code, method, options);
    json_string(&json, "policy", policies[policy]);
    json_redirect_kind(&json, code);
    json_string(&json, "next_method", httpstatus_redirect_method(code, method, policy));
    json_bool(&json, "keeps_content", httpstatus_redirect_keeps_content(code, method, policy));
    json_finish(&json);
}

static void write_redirect(int code, const char *method, int policy, const struct options *options)
{
    const char *next = httpstatus_redirect_method(code, method, policy);
    write_code(code, options->lang);
    if (next == NULL)
        puts(": not followed");
    else if (httpstatus_redirect_keeps_content(code, method, policy))
        printf(": %s stays %s, with its content\n", method, next);
    else
        printf(": %s becomes %s, without its content\n", method, next);
}

int run_redirect(const struct options *options, char *const *operands, size_t count)
{
    int code = first_code(options, operands, count, 2);
    if (code == 0)
        return EXIT_TROUBLE;
    int policy = options->policy == NULL ? HTTPSTATUS_REDIRECT_FETCH : policy_of(options->policy);
    if (policy < 0)
        return misused(options->command, "the policy '%s' is none of fetch, strict and legacy", options->policy);
    const char *method = or_get(count > 1 ? operands[1] : NULL);
    if ((options->given & OPTION_JSON) != 0)
        json_redirect(code, method, policy, options);
    else
        write_redirect(code, method, policy, options);
    return httpstatus_is_redirect(code) ? EXIT_YES : EXIT_NO;
}

/* ---- Caching ---- */

/* A flag of httpstatus_storable(): its name in JSON, and the option that sets it, or 0. */
struct cache_row {
    const char *name;
    unsigned flag;
    unsigned option;
};

static const struct cache_row cache_rows[] = {
    {"no-store", HTTPSTATUS_CACHE_NO_STORE, 0},
    {"private", HTTPSTATUS_CACHE_PRIVATE, 0},
    {"public", HTTPSTATUS_CACHE_PUBLIC, 0},
    {"max-age", HTTPSTATUS_CACHE_MAX_AGE, 0},
    {"s-maxage", HTTPSTATUS_CACHE_S_MAXAGE, 0},
    {"must-revalidate", HTTPSTATUS_CACHE_MUST_REVALIDATE, 0},
    {"must-understand", HTTPSTATUS_CACHE_MUST_UNDERSTAND, 0},
    {"expires", HTTPSTATUS_CACHE_EXPIRES, OPTION_EXPIRES},
    {"authorization", HTTPSTATUS_CACHE_AUTHORIZATION, OPTION_AUTHORIZATION},
    {"content-location-matches", HTTPSTATUS_CACHE_CONTENT_LOCATION_MATCHES, OPTION_CONTENT_LOCATION_MATCHES},
    {"request-no-store", HTTPSTATUS_CACHE_REQUEST_NO_STORE, OPTION_REQUEST_NO_STORE},
    {"shared", HTTPSTATUS_CACHE_SHARED, OPTION_SHARED},
    {"understands-partial", HTTPSTATUS_CACHE_UNDERSTANDS_PARTIAL, OPTION_UNDERSTANDS_PARTIAL},
};
enum { CACHE_ROWS = sizeof cache_rows / sizeof *cache_rows };

static unsigned cache_flags(const struct options *options)
{
    unsigned flags = options->cache_flags;
    for (size_t i = 0; i < CACHE_ROWS; i++) {
        if ((options->given & cache_rows[i].option) != 0)
            flags |= cache_rows[i].flag;
    }
    return flags;
}

static void json_flags(struct json *json, unsigned flags)
{
    json_open(json, "flags", '[');
    for (size_t i = 0; i < CACHE_ROWS; i++) {
        if ((flags & cache_rows[i].flag) != 0)
            json_string(json, NULL, cache_rows[i].name);
    }
    json_close(json, ']');
}

static const char *rule_name(int result)
{
    /* From HTTPSTATUS_NOSTORE_NO_BASIS, the smallest, upwards; 0 is not a result. */
    static const char *const names[] = {
        "no-basis", "authorization", "private", "directive", "not-understood", "status", "interim", "method",
        NULL,       "explicit",      "public",  "private",   "heuristic",
    };
    return names[result - HTTPSTATUS_NOSTORE_NO_BASIS];
}

static void json_cache(int code, const char *method, unsigned flags, const struct options *options)
{
    struct json json = {0};
    int result = httpstatus_storable(code, method, flags);
    json_begin(&json, code, method, options);
    json_flags(&json, flags);
    json_bool(&json, "storable", result > 0);
    json_string(&json, "rule", rule_name(result));
    json_string(&json, "why", httpstatus_storable_why(result));
    json_bool(&json, "heuristically_cacheable", httpstatus_is_heuristically_cacheable(code));
    json_bool(&json, "invalidates", httpstatus_invalidates(code, method));
    json_finish(&json);
}

static void write_cache(int code, const char *method, unsigned flags, const struct options *options)
{
    int result = httpstatus_storable(code, method, flags);
    write_code(code, options->lang);
    printf(" in answer to %s: %s\n", method, result > 0 ? "may be stored" : "must not be stored");
    write_wrapped(httpstatus_storable_why(result), 0, 0);
    if (httpstatus_invalidates(code, method))
        puts("What is stored for the target URI becomes invalid (RFC 9111 section 4.4).");
}

int run_cache(const struct options *options, char *const *operands, size_t count)
{
    int code = first_code(options, operands, count, 1);
    if (code == 0)
        return EXIT_TROUBLE;
    const char *method = or_get(options->method);
    unsigned flags = cache_flags(options);
    if ((options->given & OPTION_JSON) != 0)
        json_cache(code, method, flags, options);
    else
        write_cache(code, method, flags, options);
    return httpstatus_storable(code, method, flags) > 0 ? EXIT_YES : EXIT_NO;
}

/* ---- Retrying ---- */

static void json_retry(int code, const char *method, const struct options *options)
{
    struct json json = {0};
    json_begin(&json, code, method, options);
    json_string(&json, "retry", httpstatus_retry_name(httpstatus_retry(code)));
    json_bool(&json, "retryable", httpstatus_is_retryable(code, method));
    json_bool(&json, "honors_retry_after", httpstatus_honors_retry_after(code));
    json_finish(&json);
}

static const char *retry_sentence(int code, const char *method)
{
    static const char *const refusals[] = {
        "must not be repeated automatically",
        "must not be repeated automatically, for its method is not idempotent",
        NULL, /* HTTPSTATUS_RETRY_ANY refuses no request */
        "may be repeated once it is changed as the response says",
    };
    return httpstatus_is_retryable(code, method) ? "may be repeated as it is" : refusals[httpstatus_retry(code)];
}

static void write_retry(int code, const char *method, const struct options *options)
{
    write_code(code, options->lang);
    printf(": %s %s\n", method, retry_sentence(code, method));
    if (httpstatus_honors_retry_after(code))
        puts("Retry-After in the response tells when.");
}

int run_retry(const struct options *options, char *const *operands, size_t count)
{
    int code = first_code(options, operands, count, 2);
    if (code == 0)
        return EXIT_TROUBLE;
    const char *method = or_get(count > 1 ? operands[1] : NULL);
    if ((options->given & OPTION_JSON) != 0)
        json_retry(code, method, options);
    else
        write_retry(code, method, options);
    return httpstatus_is_retryable(code, method) ? EXIT_YES : EXIT_NO;
}
