/* httpstatus redirect, cache and retry: what a client or a cache does next. */
#include <inttypes.h>
#include <string.h>
#include <time.h>

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

/* A flag of a decision: its name in JSON, and the option that sets it, or 0. */
struct flag_row {
    const char *name;
    unsigned flag;
    unsigned option;
};

static unsigned flags_given(const struct options *options, const struct flag_row *rows, size_t count)
{
    unsigned flags = 0;
    for (size_t i = 0; i < count; i++) {
        if ((options->given & rows[i].option) != 0)
            flags |= rows[i].flag;
    }
    return flags;
}

static void json_flags(struct json *json, unsigned flags, const struct flag_row *rows, size_t count)
{
    json_open(json, "flags", '[');
    for (size_t i = 0; i < count; i++) {
        if ((flags & rows[i].flag) != 0)
            json_string(json, NULL, rows[i].name);
    }
    json_close(json, ']');
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
    if (next == NULL) {
        puts(": not followed");
        return;
    }
    const char *change = strcmp(method, next) == 0 ? "stays" : "becomes";
    const char *content = httpstatus_redirect_keeps_content(code, method, policy) ? "with its" : "without";
    printf(": %s %s %s, %s content\n", method, change, next, content);
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
    return httpstatus_redirect_method(code, method, policy) != NULL ? EXIT_YES : EXIT_NO;
}

/* ---- Caching ---- */

static const struct flag_row cache_rows[] = {
    {"no-store", HTTPSTATUS_CACHE_NO_STORE, 0},
    {"private", HTTPSTATUS_CACHE_PRIVATE, 0},
    {"public", HTTPSTATUS_CACHE_PUBLIC, 0},
    {"max-age", HTTPSTATUS_CACHE_MAX_AGE, 0},
    {"s-maxage", HTTPSTATUS_CACHE_S_MAXAGE, 0},
    {"must-revalidate", HTTPSTATUS_CACHE_MUST_REVALIDATE, 0},
    {"must-understand", HTTPSTATUS_CACHE_MUST_UNDERSTAND, 0},
    {"proxy-revalidate", HTTPSTATUS_CACHE_PROXY_REVALIDATE, 0},
    {"no-cache", HTTPSTATUS_CACHE_NO_CACHE, 0},
    {"no-cache-fields", HTTPSTATUS_CACHE_NO_CACHE_FIELDS, 0},
    {"private-fields", HTTPSTATUS_CACHE_PRIVATE_FIELDS, 0},
    {"invalid-age", HTTPSTATUS_CACHE_INVALID_AGE, 0},
    {"expires", HTTPSTATUS_CACHE_EXPIRES, OPTION_EXPIRES},
    {"authorization", HTTPSTATUS_CACHE_AUTHORIZATION, OPTION_AUTHORIZATION},
    {"content-location-matches", HTTPSTATUS_CACHE_CONTENT_LOCATION_MATCHES, OPTION_CONTENT_LOCATION_MATCHES},
    {"request-no-store", HTTPSTATUS_CACHE_REQUEST_NO_STORE, OPTION_REQUEST_NO_STORE},
    {"shared", HTTPSTATUS_CACHE_SHARED, OPTION_SHARED},
    {"understands", HTTPSTATUS_CACHE_UNDERSTANDS, OPTION_UNDERSTANDS},
    {"strips-fields", HTTPSTATUS_CACHE_STRIPS_FIELDS, OPTION_STRIPS_FIELDS},
};
enum { CACHE_ROWS = sizeof cache_rows / sizeof *cache_rows };

static const char *store_rule_name(int rule)
{
    /* From HTTPSTATUS_NOSTORE_NO_BASIS, the smallest, upwards; 0 is no rule. */
    static const char *const names[] = {
        "no-basis", "authorization", "private", "directive", "not-understood", "status", "interim", "method",
        NULL,       "explicit",      "public",  "private",   "heuristic",
    };
    return names[rule - HTTPSTATUS_NOSTORE_NO_BASIS];
}

static void json_cache(int code, const char *method, unsigned flags, const struct options *options)
{
    struct json json = {0};
    int rule;
    bool allowed = httpstatus_may_store(code, method, flags, &rule);
    json_begin(&json, code, method, options);
    json_flags(&json, flags, cache_rows, CACHE_ROWS);
    json_bool(&json, "may_store", allowed);
    json_string(&json, "rule", store_rule_name(rule));
    json_string(&json, "why", httpstatus_store_why(rule));
    json_bool(&json, "may_guess_freshness", httpstatus_may_guess_freshness(code, flags));
    json_bool(&json, "heuristically_cacheable", httpstatus_is_heuristically_cacheable(code));
    json_bool(&json, "invalidates", httpstatus_invalidates(code, method));
    json_finish(&json);
}

static void write_cache(int code, const char *method, unsigned flags, const struct options *options)
{
    int rule;
    bool allowed = httpstatus_may_store(code, method, flags, &rule);
    write_code(code, options->lang);
    printf(" in answer to %s: %s\n", method, allowed ? "may be stored" : "must not be stored");
    write_wrapped(httpstatus_store_why(rule), 0, 0);
    if (allowed && httpstatus_may_guess_freshness(code, flags))
        puts("The cache may guess how long it is fresh (RFC 9111 section 4.2.2).");
    if (httpstatus_invalidates(code, method))
        puts("What is stored for the target URI becomes invalid (RFC 9111 section 4.4).");
}

int run_cache(const struct options *options, char *const *operands, size_t count)
{
    int code = first_code(options, operands, count, 1);
    if (code == 0)
        return EXIT_TROUBLE;
    const char *method = or_get(options->method);
    unsigned flags = options->cache_flags | flags_given(options, cache_rows, CACHE_ROWS);
    if ((options->given & OPTION_JSON) != 0)
        json_cache(code, method, flags, options);
    else
        write_cache(code, method, flags, options);
    return httpstatus_may_store(code, method, flags, NULL) ? EXIT_YES : EXIT_NO;
}

/* ---- Retrying ---- */

static const struct flag_row retry_rows[] = {
    {"retry-after", HTTPSTATUS_WHEN_RETRY_AFTER, OPTION_RETRY_AFTER},
    {"proxy", HTTPSTATUS_WHEN_PROXY, OPTION_PROXY},
    {"idempotent", HTTPSTATUS_WHEN_IDEMPOTENT, OPTION_IDEMPOTENT},
    {"early-data", HTTPSTATUS_WHEN_EARLY_DATA, OPTION_EARLY_DATA},
};
enum { RETRY_ROWS = sizeof retry_rows / sizeof *retry_rows };

/* A question about one request. */
struct retry_question {
    int code;
    const char *method;
    unsigned flags;
    int64_t seconds; /* those that Retry-After asks to wait; -1 if it was not given */
};

static const char *retry_rule_name(int rule)
{
    /* From HTTPSTATUS_NORETRY_METHOD, the smallest, upwards; 0 is no rule. */
    static const char *const names[] = {"method",    "proxy",     "change",  "code", NULL,
                                        "elsewhere", "not-early", "delayed", "as-is"};
    return names[rule - HTTPSTATUS_NORETRY_METHOD];
}

static void json_retry(const struct retry_question *asked, const struct options *options)
{
    struct json json = {0};
    int rule;
    bool allowed = httpstatus_may_retry(asked->code, asked->method, asked->flags, &rule);
    json_begin(&json, asked->code, asked->method, options);
    json_flags(&json, asked->flags, retry_rows, RETRY_ROWS);
    json_bool(&json, "may_retry", allowed);
    json_string(&json, "rule", retry_rule_name(rule));
    json_string(&json, "why", httpstatus_retry_why(rule));
    if (asked->seconds >= 0)
        json_number(&json, "retry_after", (uint64_t)asked->seconds);
    else
        json_string(&json, "retry_after", NULL);
    json_string(&json, "retry", httpstatus_retry_name(httpstatus_retry(asked->code)));
    json_bool(&json, "honors_retry_after", httpstatus_honors_retry_after(asked->code));
    json_finish(&json);
}

static void write_retry(const struct retry_question *asked, const struct options *options)
{
    int rule;
    bool allowed = httpstatus_may_retry(asked->code, asked->method, asked->flags, &rule);
    write_code(asked->code, options->lang);
    printf(": %s %s\n", asked->method, allowed ? "may be retried" : "must not be retried automatically");
    write_wrapped(httpstatus_retry_why(rule), 0, 0);
    if (asked->seconds >= 0)
        printf("Seconds to wait by Retry-After: %" PRId64 "\n", asked->seconds);
    else if (httpstatus_honors_retry_after(asked->code) && httpstatus_retry(asked->code) != HTTPSTATUS_RETRY_NEVER)
        puts("If the response has Retry-After, it says when.");
}

int run_retry(const struct options *options, char *const *operands, size_t count)
{
    int code = first_code(options, operands, count, 2);
    if (code == 0)
        return EXIT_TROUBLE;
    struct retry_question asked = {
        .code = code,
        .method = or_get(count > 1 ? operands[1] : NULL),
        .flags = flags_given(options, retry_rows, RETRY_ROWS),
        .seconds = -1,
    };
    const char *value = options->retry_after;
    if (value != NULL) {
        asked.seconds = httpstatus_retry_after(value, strlen(value), time(NULL));
        if (asked.seconds < 0)
            return misused(options->command, "'%s' is neither a number of seconds nor a date of HTTP", value);
    }
    if ((options->given & OPTION_JSON) != 0)
        json_retry(&asked, options);
    else
        write_retry(&asked, options);
    return httpstatus_may_retry(asked.code, asked.method, asked.flags, NULL) ? EXIT_YES : EXIT_NO;
}
