/* httpstatus retry, redirect, cache, robots and fields: what a client, a cache, a crawler or a server does next. */
#include <inttypes.h>
#include <string.h>
#include <time.h>

#include "ascii.h"
#include "cli.h"
#include "facts.h"
#include "json.h"
#include "output.h"
#include "record.h"
#include "spelling.h"

/* Returns the code that is the first operand. If there is none, or too many operands, writes an error, returns -1. */
static int first_code(const struct options *options, char *const *operands, size_t count, size_t most)
{
    if (count >= 1 && count <= most)
        return code_operand(options, operands[0]);
    misused(options->command, count == 0 ? "missing code" : "too many operands");
    return -1;
}

/* As first_code(), for what only a response can be asked: 000 is none. */
static int code_of_response(const struct options *options, char *const *operands, size_t count, size_t most)
{
    int code = first_code(options, operands, count, most);
    if (code != 0)
        return code;
    misused(options->command, "000 means that there was no response, so there is no status code to decide by");
    return -1;
}

/* A flag of a decision: its name in JSON, and the option that sets it. */
struct flag_row {
    const char *name;
    unsigned flag;
    int option;       /* -1 if a directive sets it */
    const char *said; /* how people write the directive, where that is not its name */
};

static unsigned flags_given(const struct options *options, const struct flag_row *rows, size_t count)
{
    unsigned flags = 0;
    for (size_t i = 0; i < count; i++) {
        if (rows[i].option >= 0 && has_option(options, (enum option_id)rows[i].option))
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
    const char *content = httpstatus_redirect_keeps_content(code, method, policy) ? "with its" : "without";
    char text[CODE_TEXT_LONGEST];
    code_text(text, sizeof text, code, options->lang);
    if (next == NULL)
        write_sentence("No. %s is not followed after %s.", text, method);
    else if (strcmp(method, next) == 0)
        write_sentence("Yes. After %s, %s stays %s, %s content.", text, method, next, content);
    else
        write_sentence("Yes. After %s, %s becomes %s, %s content.", text, method, next, content);
}

int run_redirect(const struct options *options, char *const *operands, size_t count)
{
    int code = code_of_response(options, operands, count, 2);
    const char *name = options->values[OPTION_POLICY];
    int policy = name == NULL ? HTTPSTATUS_REDIRECT_FETCH : policy_of(name);
    if (code < 0)
        return EXIT_TROUBLE;
    if (policy < 0)
        return misused(options->command, "the policy is one of fetch, strict and legacy, not '%s'", name);
    const char *method = method_operand(options, operands, count);
    if (method == NULL)
        return EXIT_TROUBLE;
    if (has_option(options, OPTION_JSON))
        json_redirect(code, method, policy, options);
    else
        write_redirect(code, method, policy, options);
    return httpstatus_redirect_method(code, method, policy) != NULL ? EXIT_YES : EXIT_NO;
}

/* ---- Caching ---- */

static const struct flag_row cache_rows[] = {
    {"no-store", HTTPSTATUS_CACHE_NO_STORE, -1, NULL},
    {"private", HTTPSTATUS_CACHE_PRIVATE, -1, NULL},
    {"public", HTTPSTATUS_CACHE_PUBLIC, -1, NULL},
    {"max-age", HTTPSTATUS_CACHE_MAX_AGE, -1, NULL},
    {"s-maxage", HTTPSTATUS_CACHE_S_MAXAGE, -1, NULL},
    {"must-revalidate", HTTPSTATUS_CACHE_MUST_REVALIDATE, -1, NULL},
    {"must-understand", HTTPSTATUS_CACHE_MUST_UNDERSTAND, -1, NULL},
    {"proxy-revalidate", HTTPSTATUS_CACHE_PROXY_REVALIDATE, -1, NULL},
    {"no-cache", HTTPSTATUS_CACHE_NO_CACHE, -1, NULL},
    {"no-cache-fields", HTTPSTATUS_CACHE_NO_CACHE_FIELDS, -1, "no-cache=\"...\""},
    {"private-fields", HTTPSTATUS_CACHE_PRIVATE_FIELDS, -1, "private=\"...\""},
    {"invalid-age", HTTPSTATUS_CACHE_INVALID_AGE, -1, "a max-age or s-maxage that is no number"},
    {"expires", HTTPSTATUS_CACHE_EXPIRES, OPTION_EXPIRES, NULL},
    {"authorization", HTTPSTATUS_CACHE_AUTHORIZATION, OPTION_AUTHORIZATION, NULL},
    {"content-location-matches", HTTPSTATUS_CACHE_CONTENT_LOCATION_MATCHES, OPTION_CONTENT_LOCATION_MATCHES, NULL},
    {"request-no-store", HTTPSTATUS_CACHE_REQUEST_NO_STORE, OPTION_REQUEST_NO_STORE, NULL},
    {"shared", HTTPSTATUS_CACHE_SHARED, OPTION_SHARED, NULL},
    {"understands", HTTPSTATUS_CACHE_UNDERSTANDS, OPTION_UNDERSTANDS, NULL},
    {"strips-fields", HTTPSTATUS_CACHE_STRIPS_FIELDS, OPTION_STRIPS_FIELDS, NULL},
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

/* The directives of IANA's HTTP Cache Directive Registry that a response may have. */
static const char *const directives[] = {
    "immutable",
    "max-age",
    "must-revalidate",
    "must-understand",
    "no-cache",
    "no-store",
    "no-transform",
    "private",
    "proxy-revalidate",
    "public",
    "s-maxage",
    "stale-if-error",
    "stale-while-revalidate",
};
enum { DIRECTIVES = sizeof directives / sizeof *directives, EDITS_OF_A_DIRECTIVE = 2 };

static bool is_directive(const char *name, size_t length)
{
    for (size_t i = 0; i < DIRECTIVES; i++) {
        if (strlen(directives[i]) == length && ascii_equal(name, directives[i], length))
            return true;
    }
    return false;
}

static void warn_of_directive(const char *name, size_t length)
{
    fprintf(stderr, "httpstatus: caches ignore '%.*s', which is no directive of a response", (int)length, name);
    for (size_t i = 0; i < DIRECTIVES; i++) {
        if (!is_near(name, length, directives[i], EDITS_OF_A_DIRECTIVE))
            continue;
        fprintf(stderr, "; did you mean %s?", directives[i]);
        break;
    }
    fputc('\n', stderr);
}

/* Returns the end of an element of a list: a comma outside of quotes (RFC 9110 section 5.6.1). */
static const char *element_end(const char *at)
{
    bool quoted = false;
    for (; *at != '\0' && (quoted || *at != ','); at++) {
        if (*at == '\\' && quoted && at[1] != '\0')
            at++;
        else if (*at == '"')
            quoted = !quoted;
    }
    return at;
}

/* Caches ignore a directive that they do not know (RFC 9111 section 5.2.3): a person who misspells one is warned. */
static void warn_of_directives(const char *field)
{
    while (field != NULL && *field != '\0') {
        const char *end = element_end(field);
        field += strspn(field, " \t");
        size_t length = strcspn(field, " \t=,");
        if (field < end && length > 0 && !is_directive(field, length))
            warn_of_directive(field, length);
        field = *end == ',' ? end + 1 : end;
    }
}

/* Writes the directives that the cache reads in Cache-Control, with their seconds. */
static void write_directives(const char *field, unsigned flags)
{
    const char *before = "Cache-Control says ";
    for (size_t i = 0; field != NULL && i < CACHE_ROWS; i++) {
        if (cache_rows[i].option >= 0 || (flags & cache_rows[i].flag) == 0)
            continue;
        int64_t seconds = httpstatus_cache_seconds(field, strlen(field), cache_rows[i].name);
        printf("%s%s", before, cache_rows[i].said != NULL ? cache_rows[i].said : cache_rows[i].name);
        if (seconds >= 0)
            printf("=%" PRId64, seconds);
        before = ", ";
    }
    if (strcmp(before, ", ") == 0)
        puts(".");
    else if (field != NULL)
        puts("Cache-Control says nothing that decides.");
}

static void write_cache(int code, const char *method, unsigned flags, const struct options *options)
{
    int rule;
    bool allowed = httpstatus_may_store(code, method, flags, &rule);
    char text[CODE_TEXT_LONGEST];
    code_text(text, sizeof text, code, options->lang);
    write_sentence("%s %s in answer to %s %s.", allowed ? "Yes." : "No.", text, method,
                   allowed ? "may be stored" : "must not be stored");
    write_wrapped(httpstatus_store_why(rule), 0, 0);
    write_directives(options->cache_control, flags);
    if (allowed && httpstatus_may_guess_freshness(code, flags))
        write_sentence("The cache may guess how long it is fresh (RFC 9111 section 4.2.2).");
    if (httpstatus_invalidates(code, method))
        write_sentence("What is stored for the target URI becomes invalid (RFC 9111 section 4.4).");
}

int run_cache(const struct options *options, char *const *operands, size_t count)
{
    int code = code_of_response(options, operands, count, 2);
    const char *method = code < 0 ? NULL : method_operand(options, operands, count);
    if (method == NULL)
        return EXIT_TROUBLE;
    const char *field = options->cache_control;
    unsigned flags = flags_given(options, cache_rows, CACHE_ROWS);
    if (field != NULL)
        flags |= httpstatus_cache_flags(field, strlen(field));
    warn_of_directives(field);
    if (has_option(options, OPTION_JSON))
        json_cache(code, method, flags, options);
    else
        write_cache(code, method, flags, options);
    return httpstatus_may_store(code, method, flags, NULL) ? EXIT_YES : EXIT_NO;
}

/* ---- Retrying ---- */

static const struct flag_row retry_rows[] = {
    {"retry-after", HTTPSTATUS_WHEN_RETRY_AFTER, OPTION_RETRY_AFTER, NULL},
    {"proxy", HTTPSTATUS_WHEN_PROXY, OPTION_PROXY, NULL},
    {"idempotent", HTTPSTATUS_WHEN_IDEMPOTENT, OPTION_IDEMPOTENT, NULL},
    {"early-data", HTTPSTATUS_WHEN_EARLY_DATA, OPTION_EARLY_DATA, NULL},
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
    char text[CODE_TEXT_LONGEST];
    code_text(text, sizeof text, asked->code, options->lang);
    write_sentence("%s %s %s after %s.", allowed ? "Yes." : "No.", asked->method,
                   allowed ? "may be retried" : "should not be retried automatically", text);
    write_wrapped(httpstatus_retry_why(rule), 0, 0);
    if (allowed && asked->seconds >= 0)
        printf("Wait for %" PRId64 " seconds, as Retry-After says.\n", asked->seconds);
    else if (allowed && httpstatus_honors_retry_after(asked->code))
        write_sentence("If the response has Retry-After, wait as long as it says.");
}

int run_retry(const struct options *options, char *const *operands, size_t count)
{
    int code = code_of_response(options, operands, count, 2);
    const char *method = code < 0 ? NULL : method_operand(options, operands, count);
    if (method == NULL)
        return EXIT_TROUBLE;
    struct retry_question asked = {
        .code = code, .method = method, .flags = flags_given(options, retry_rows, RETRY_ROWS), .seconds = -1};
    const char *value = options->values[OPTION_RETRY_AFTER];
    if (value != NULL) {
        asked.seconds = httpstatus_retry_after(value, strlen(value), time(NULL));
        if (asked.seconds < 0)
            return misused(options->command, "'%s' is neither a number of seconds nor an HTTP-date", value);
    }
    if (has_option(options, OPTION_JSON))
        json_retry(&asked, options);
    else
        write_retry(&asked, options);
    return httpstatus_may_retry(asked.code, asked.method, asked.flags, NULL) ? EXIT_YES : EXIT_NO;
}

/* ---- Crawling ---- */

/* By what httpstatus_robots() returns. */
static const struct {
    const char *name;
    const char *sentence;
    bool may_crawl;
} robots_rows[] = {
    [HTTPSTATUS_ROBOTS_WAIT] = {"wait", "the response is not final, so wait for the next one (RFC 9110 section 15.2).",
                                false},
    [HTTPSTATUS_ROBOTS_PARSE] = {"parse", "follow the rules in the file (RFC 9309 section 2.3.1.1).", true},
    [HTTPSTATUS_ROBOTS_FOLLOW] =
        {"follow",
         "follow at least five redirects; after more, the file counts as unavailable (RFC 9309 "
         "section 2.3.1.2).",
         true},
    [HTTPSTATUS_ROBOTS_ALLOW_ALL] =
        {"allow-all", "the file is unavailable, so everything may be crawled (RFC 9309 section 2.3.1.3).", true},
    [HTTPSTATUS_ROBOTS_DISALLOW_ALL] =
        {"disallow-all", "the file is unreachable, so nothing may be crawled (RFC 9309 section 2.3.1.4).", false},
};

int run_robots(const struct options *options, char *const *operands, size_t count)
{
    int code = first_code(options, operands, count, 1);
    if (code < 0)
        return EXIT_TROUBLE;
    int robots = httpstatus_robots(code);
    if (has_option(options, OPTION_JSON)) {
        struct json json = {0};
        json_open(&json, NULL, '{');
        json_record(&json, code, options->lang);
        json_string(&json, "robots", robots_rows[robots].name);
        json_bool(&json, "may_crawl", robots_rows[robots].may_crawl);
        json_finish(&json);
    } else {
        char text[CODE_TEXT_LONGEST];
        code_text(text, sizeof text, code, options->lang);
        write_sentence("%s %s in answer to /robots.txt: %s", robots_rows[robots].may_crawl ? "Yes." : "No.", text,
                       robots_rows[robots].sentence);
    }
    return robots_rows[robots].may_crawl ? EXIT_YES : EXIT_NO;
}

/* ---- Fields ---- */

static bool has_fields(int code)
{
    static const int levels[] = {HTTPSTATUS_LEVEL_MUST, HTTPSTATUS_LEVEL_MUST_IF, HTTPSTATUS_LEVEL_SHOULD,
                                 HTTPSTATUS_LEVEL_MAY};
    for (size_t i = 0; i < sizeof levels / sizeof *levels; i++) {
        if (httpstatus_field(code, levels[i], 0) != NULL)
            return true;
    }
    return httpstatus_request_field(code, 0) != NULL;
}

static void write_fields(int code, const char *lang)
{
    struct column column = column_for(LABEL_MUST, LABEL_ANSWERS, lang);
    write_code(code, lang);
    puts(has_fields(code) ? "" : ": its specification names no field");
    fact_fields(&column, code);
}

int run_fields(const struct options *options, char *const *operands, size_t count)
{
    int code = code_of_response(options, operands, count, 1);
    if (code < 0)
        return EXIT_TROUBLE;
    if (has_option(options, OPTION_JSON)) {
        struct json json = {0};
        json_open(&json, NULL, '{');
        json_record(&json, code, options->lang);
        json_fields(&json, code);
        json_finish(&json);
    } else {
        write_fields(code, options->lang);
    }
    return has_fields(code) ? EXIT_YES : EXIT_NO;
}
