/*
 * Writes random calls and what C answers, for the Lua specification to repeat. A cell is a letter and a
 * value: i404 an integer, sGET a string, b1 a boolean, n nil, which is C's NULL and its number for "none".
 *
 * usage: answers COUNT FILE
 */
#include <httpstatus.h>

#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support.h"

#define LENGTH(array) (sizeof(array) / sizeof *(array))

/* How an answer is written. For CODE 0 is none, and for SECONDS -1. */
enum kind { INT, CODE, SECONDS, BOOL, TEXT };

union function {
    int (*int_of_code)(int);
    bool (*bool_of_code)(int);
    const char *(*text_of_code)(int);
    int (*int_of_method)(int, const char *);
    bool (*bool_of_method)(int, const char *);
    bool (*bool_of_flags)(int, unsigned);
    bool (*decision)(int, const char *, unsigned, int *);
    bool (*bool_of_token)(const char *);
    int (*int_of_token)(const char *);
    const char *(*text_of_token)(const char *);
    const char *(*text_of_index)(int, size_t);
    const char *(*text_of_number)(int, int);
    const char *(*text_of_lang)(int, const char *);
    int (*int_of_text)(const char *, size_t);
    const char *(*text_of_text)(const char *, size_t);
    size_t (*format)(char *, size_t, int);
};

struct call {
    const char *name;
    void (*ask)(const struct call *, struct random *);
    enum kind kind;
    union function function;
};

static const char *const methods[] = {
    NULL,    "GET",   "HEAD",    "POST",  "PUT",      "DELETE", "OPTIONS",
    "TRACE", "PATCH", "CONNECT", "QUERY", "PROPFIND", "get",    "",
};

static const char *const languages[] = {NULL, "en", "EN-gb", "zh", "zh-TW", "zh-Hans-CN", "zh_CN", "de", ""};

static const char *const fields[] = {
    NULL,     "ETag",   "Content-Type", "content-range", "Host",    "Authorization", "COOKIE",
    "Origin", "Accept", "Connection",   "Location",      "X-Field", "Upgrade",       "",
};

static const char *const proxy_errors[] = {
    NULL, "dns_timeout", "DNS_timeout", "connection_refused", "http_request_error", "tls_alert_received", "",
};

static const char *const waits[] = {
    "120",
    " 7\t",
    "99999999999999999999",
    "Sat, 28 Nov 2026 12:00:30 GMT",
    "Saturday, 28-Nov-26 12:00:30 GMT",
    "Sat Nov 28 12:00:30 2026",
    "-5",
    "",
};

static const char *const cache_controls[] = {
    "max-age=60, public",
    "s-maxage=\"7\", private=\"Set-Cookie\", max-age=99999999999999999999",
    "max-age=60; no-store",
    "no-cache, must-revalidate, stale-if-error=30",
    "",
};

static const char *const directives[] = {NULL, "max-age", "S-MAXAGE", "stale-if-error", "min-fresh", ""};

static const char *const accepted[] = {
    "zh-TW, zh;q=0", "en;q=0.5, zh-Hans;q=0.8", "*, en;q=0", "de, fr;q=0.9", "zh;q=1.000", "en;q=2", "",
};

static const int editions[] = {1945, 2068, 2616, 7231, 9110, 0, 404};

static int random_code(struct random *random)
{
    static const int far[] = {INT_MIN, INT_MIN + 1, -404, -1, 0, 1, 65536 + 404, INT_MAX - 1, INT_MAX};
    if (random_below(random, 16) == 0)
        return far[random_below(random, LENGTH(far))];
    return (int)random_below(random, 1040) - 20;
}

static const char *one_of(struct random *random, const char *const *tokens, size_t n)
{
    return tokens[random_below(random, n)];
}

/* ---- Cells ---- */

static void put_text(const char *text, size_t len)
{
    putchar('s');
    for (size_t i = 0; i < len; i++) {
        unsigned char c = (unsigned char)text[i];
        if (c < 0x20 || c >= 0x7f || c == '"' || c == '\\' || c == ',')
            printf("\\x%02X", c);
        else
            putchar(c);
    }
}

static void put_string(const char *text)
{
    if (text == NULL)
        putchar('n');
    else
        put_text(text, strlen(text));
}

/* The arguments are five cells, those that are left out nil. */
static void arg_number(int64_t number)
{
    printf("i%" PRId64 ",", number);
}

static void arg_string(const char *text)
{
    put_string(text);
    putchar(',');
}

static void arg_text(const char *text, size_t len)
{
    put_text(text, len);
    putchar(',');
}

static void left_out(int count)
{
    for (; count > 0; count--)
        printf("n,");
}

/* The answers are three cells. */
static void answer_text(const char *text)
{
    put_string(text);
    puts(",n,n");
}

static void answer_number(enum kind kind, int64_t number)
{
    if (kind == BOOL)
        printf("b%d", number != 0);
    else if ((kind == CODE && number == 0) || (kind == SECONDS && number == -1))
        putchar('n');
    else
        printf("i%" PRId64, number);
    puts(",n,n");
}

/* ---- Calls ---- */

static void ask_code(const struct call *call, struct random *random)
{
    int code = random_code(random);
    arg_number(code);
    left_out(4);
    if (call->kind == TEXT)
        answer_text(call->function.text_of_code(code));
    else if (call->kind == BOOL)
        answer_number(BOOL, call->function.bool_of_code(code));
    else
        answer_number(call->kind, call->function.int_of_code(code));
}

static void ask_method(const struct call *call, struct random *random)
{
    int code = random_code(random);
    const char *method = one_of(random, methods, LENGTH(methods));
    arg_number(code);
    arg_string(method);
    left_out(3);
    answer_number(call->kind, call->kind == BOOL ? call->function.bool_of_method(code, method)
                                                 : call->function.int_of_method(code, method));
}

static void ask_flags(const struct call *call, struct random *random)
{
    int code = random_code(random);
    unsigned flags = (unsigned)random_below(random, 0x80000);
    arg_number(code);
    arg_number(flags);
    left_out(3);
    answer_number(BOOL, call->function.bool_of_flags(code, flags));
}

static void ask_decision(const struct call *call, struct random *random)
{
    int code = random_code(random);
    const char *method = one_of(random, methods, LENGTH(methods));
    unsigned flags = (unsigned)random_below(random, 0x80000);
    int rule;
    bool allowed = call->function.decision(code, method, flags, &rule);
    arg_number(code);
    arg_string(method);
    arg_number(flags);
    left_out(2);
    printf("b%d,i%d,n\n", allowed, rule);
}

static void ask_method_alone(const struct call *call, struct random *random)
{
    const char *method = one_of(random, methods, LENGTH(methods));
    arg_string(method);
    left_out(4);
    answer_number(BOOL, call->function.bool_of_token(method));
}

static void ask_proxy_error(const struct call *call, struct random *random)
{
    const char *type = one_of(random, proxy_errors, LENGTH(proxy_errors));
    arg_string(type);
    left_out(4);
    answer_number(call->kind, call->function.int_of_token(type));
}

static void ask_lang_alone(const struct call *call, struct random *random)
{
    const char *lang = one_of(random, languages, LENGTH(languages));
    arg_string(lang);
    left_out(4);
    answer_text(call->function.text_of_token(lang));
}

static void ask_index(const struct call *call, struct random *random)
{
    int code = random_code(random);
    size_t index = random_below(random, 5);
    arg_number(code);
    arg_number((int64_t)index);
    left_out(3);
    answer_text(call->function.text_of_index(code, index));
}

static void ask_edition(const struct call *call, struct random *random)
{
    int code = random_code(random);
    int rfc = editions[random_below(random, LENGTH(editions))];
    arg_number(code);
    arg_number(rfc);
    left_out(3);
    answer_text(call->function.text_of_number(code, rfc));
}

static void ask_lang(const struct call *call, struct random *random)
{
    int code = random_code(random);
    const char *lang = one_of(random, languages, LENGTH(languages));
    arg_number(code);
    arg_string(lang);
    left_out(3);
    answer_text(call->function.text_of_lang(code, lang));
}

static void ask_condition(const struct call *call, struct random *random)
{
    int code = random_code(random);
    const char *field = one_of(random, fields, LENGTH(fields));
    arg_number(code);
    arg_string(field);
    left_out(3);
    answer_text(call->function.text_of_lang(code, field));
}

static void ask_format(const struct call *call, struct random *random)
{
    char text[128];
    int code = random_code(random);
    size_t len = call->function.format(text, sizeof text, code);
    arg_number(code);
    left_out(4);
    answer_text(len != 0 ? text : NULL);
}

static void spoil(struct random *random, char *text, size_t len)
{
    if (len > 0 && random_below(random, 2) == 0)
        text[random_below(random, len)] = (char)random_below(random, 256);
}

/* A reason phrase or a number, some of them a little wrong. */
static size_t random_text(struct random *random, char *text, size_t size)
{
    int code = random_code(random);
    const char *reason = httpstatus_reason(code);
    int len = 0;
    switch (random_below(random, 4)) {
    case 0:
        len = snprintf(text, size, "%d", code);
        break;
    case 1:
        len = snprintf(text, size, "HTTP/1.1 %d %s", code, reason != NULL ? reason : "");
        break;
    default:
        len = snprintf(text, size, "%s", reason != NULL ? reason : "No Such Thing");
    }
    spoil(random, text, (size_t)len);
    return (size_t)len;
}

/* One of these values, some of them a little wrong. */
static size_t random_value(struct random *random, const char *const *values, size_t n, char *text, size_t size)
{
    size_t len = (size_t)snprintf(text, size, "%s", one_of(random, values, n));
    spoil(random, text, len);
    return len;
}

static void ask_text(const struct call *call, struct random *random)
{
    char text[128];
    size_t len = random_text(random, text, sizeof text);
    arg_text(text, len);
    left_out(4);
    answer_number(call->kind, call->function.int_of_text(text, len));
}

static void ask_line(const struct call *call, struct random *random)
{
    char line[128];
    size_t len = random_text(random, line, sizeof line);
    int minor;
    size_t reason;
    arg_text(line, len);
    left_out(4);
    (void)call;
    int code = httpstatus_parse_line(line, len, &minor, &reason);
    if (code == 0) {
        puts("n,n,n");
        return;
    }
    while (len > reason && (line[len - 1] == '\r' || line[len - 1] == '\n'))
        len--;
    printf("i%d,i%d,", code, minor);
    put_text(line + reason, len - reason);
    putchar('\n');
}

static void ask_cache_flags(const struct call *call, struct random *random)
{
    char value[128];
    size_t len = random_value(random, cache_controls, LENGTH(cache_controls), value, sizeof value);
    arg_text(value, len);
    left_out(4);
    answer_number(call->kind, httpstatus_cache_flags(value, len));
}

static void ask_cache_seconds(const struct call *call, struct random *random)
{
    char value[128];
    size_t len = random_value(random, cache_controls, LENGTH(cache_controls), value, sizeof value);
    const char *directive = one_of(random, directives, LENGTH(directives));
    arg_text(value, len);
    arg_string(directive);
    left_out(3);
    answer_number(call->kind, httpstatus_cache_seconds(value, len, directive));
}

static void ask_retry_after(const struct call *call, struct random *random)
{
    static const int64_t far[] = {INT64_MIN, -1, 0, INT64_MAX};
    char value[128];
    size_t len = random_value(random, waits, LENGTH(waits), value, sizeof value);
    int64_t now = 1795860000 + (int64_t)random_below(random, 10000);
    if (random_below(random, 8) == 0)
        now = far[random_below(random, LENGTH(far))];
    arg_text(value, len);
    arg_number(now);
    left_out(3);
    answer_number(call->kind, httpstatus_retry_after(value, len, now));
}

static void ask_accept_language(const struct call *call, struct random *random)
{
    char value[128];
    size_t len = random_value(random, accepted, LENGTH(accepted), value, sizeof value);
    arg_text(value, len);
    left_out(4);
    answer_text(call->function.text_of_text(value, len));
}

static void ask_field(const struct call *call, struct random *random)
{
    int code = random_code(random);
    int level = (int)random_below(random, 6) - 1;
    size_t index = random_below(random, 4);
    (void)call;
    arg_number(code);
    arg_number(level);
    arg_number((int64_t)index);
    left_out(2);
    answer_text(httpstatus_field(code, level, index));
}

static void ask_advice(const struct call *call, struct random *random)
{
    int code = random_code(random);
    int role = (int)random_below(random, 5) - 1;
    const char *lang = one_of(random, languages, LENGTH(languages));
    (void)call;
    arg_number(code);
    arg_number(role);
    arg_string(lang);
    left_out(2);
    answer_text(httpstatus_advice(code, role, lang));
}

static void ask_version(const struct call *call, struct random *random)
{
    int code = random_code(random);
    int version = (int)random_below(random, 40);
    arg_number(code);
    arg_number(version);
    left_out(3);
    answer_number(call->kind, httpstatus_may_send(code, version));
}

static void ask_redirect(const struct call *call, struct random *random)
{
    int code = random_code(random);
    const char *method = one_of(random, methods, LENGTH(methods));
    int policy = (int)random_below(random, 5) - 1;
    arg_number(code);
    arg_string(method);
    arg_number(policy);
    left_out(2);
    if (call->kind == TEXT)
        answer_text(httpstatus_redirect_method(code, method, policy));
    else
        answer_number(BOOL, httpstatus_redirect_keeps_content(code, method, policy));
}

static void ask_redirect_field(const struct call *call, struct random *random)
{
    int code = random_code(random);
    const char *method = one_of(random, methods, LENGTH(methods));
    int policy = (int)random_below(random, 5) - 1;
    const char *field = one_of(random, fields, LENGTH(fields));
    bool same_origin = random_below(random, 2) != 0;
    arg_number(code);
    arg_string(method);
    arg_number(policy);
    arg_string(field);
    printf("b%d,", same_origin);
    answer_number(call->kind, httpstatus_redirect_keeps_field(code, method, policy, field, same_origin));
}

/* clang-format off */
#define INT_OF_CODE(name) {#name, ask_code, INT, {.int_of_code = httpstatus_##name}}
#define CODE_OF_CODE(name) {#name, ask_code, CODE, {.int_of_code = httpstatus_##name}}
#define BOOL_OF_CODE(name) {#name, ask_code, BOOL, {.bool_of_code = httpstatus_##name}}
#define TEXT_OF_CODE(name) {#name, ask_code, TEXT, {.text_of_code = httpstatus_##name}}
#define INT_OF_METHOD(name) {#name, ask_method, INT, {.int_of_method = httpstatus_##name}}
#define BOOL_OF_METHOD(name) {#name, ask_method, BOOL, {.bool_of_method = httpstatus_##name}}
#define BOOL_OF_FLAGS(name) {#name, ask_flags, BOOL, {.bool_of_flags = httpstatus_##name}}
#define DECISION(name) {#name, ask_decision, BOOL, {.decision = httpstatus_##name}}
#define TEXT_OF_INDEX(name) {#name, ask_index, TEXT, {.text_of_index = httpstatus_##name}}
#define TEXT_OF_LANG(name) {#name, ask_lang, TEXT, {.text_of_lang = httpstatus_##name}}
#define CODE_OF_TEXT(name) {#name, ask_text, CODE, {.int_of_text = httpstatus_##name}}
#define FORMAT(name) {#name, ask_format, TEXT, {.format = httpstatus_##name}}

static const struct call calls[] = {
    TEXT_OF_CODE(reason), TEXT_OF_CODE(name), TEXT_OF_CODE(spec), TEXT_OF_CODE(section), TEXT_OF_CODE(url),
    INT_OF_CODE(standing), TEXT_OF_CODE(standing_name), TEXT_OF_CODE(content_name), TEXT_OF_CODE(retry_name),
    BOOL_OF_CODE(is_known), BOOL_OF_CODE(is_registered), BOOL_OF_CODE(is_on_wire),
    CODE_OF_CODE(next), INT_OF_CODE(class_of), TEXT_OF_CODE(class_name), TEXT_OF_CODE(class_label),
    BOOL_OF_CODE(is_valid), BOOL_OF_CODE(is_informational), BOOL_OF_CODE(is_success), BOOL_OF_CODE(is_redirection),
    BOOL_OF_CODE(is_client_error), BOOL_OF_CODE(is_server_error), BOOL_OF_CODE(is_error), INT_OF_CODE(fallback),
    BOOL_OF_CODE(is_null_body), BOOL_OF_CODE(is_range), BOOL_OF_CODE(is_heuristically_cacheable),
    TEXT_OF_CODE(store_why), INT_OF_CODE(revalidation), BOOL_OF_CODE(is_stale_if_error),
    BOOL_OF_CODE(is_redirect), BOOL_OF_CODE(is_permanent_redirect), BOOL_OF_CODE(is_temporary_redirect),
    BOOL_OF_CODE(preserves_method), INT_OF_CODE(retry), TEXT_OF_CODE(retry_why), BOOL_OF_CODE(honors_retry_after),
    INT_OF_CODE(to_grpc), INT_OF_CODE(from_grpc), INT_OF_CODE(robots),
    BOOL_OF_CODE(is_client_span_error), BOOL_OF_CODE(is_server_span_error),
    TEXT_OF_INDEX(alias), TEXT_OF_INDEX(vendor), TEXT_OF_INDEX(request_field),
    TEXT_OF_LANG(title), TEXT_OF_LANG(summary), TEXT_OF_LANG(description),
    INT_OF_METHOD(content), BOOL_OF_METHOD(allows_content_length), BOOL_OF_METHOD(allows_transfer_encoding),
    BOOL_OF_METHOD(invalidates), BOOL_OF_FLAGS(may_guess_freshness), BOOL_OF_FLAGS(may_serve_stale),
    DECISION(may_store), DECISION(may_retry),
    CODE_OF_TEXT(find), CODE_OF_TEXT(closest), CODE_OF_TEXT(parse), FORMAT(format_status), FORMAT(format_line),
    {"is_safe_method", ask_method_alone, BOOL, {.bool_of_token = httpstatus_is_safe_method}},
    {"is_idempotent_method", ask_method_alone, BOOL, {.bool_of_token = httpstatus_is_idempotent_method}},
    {"from_proxy_error", ask_proxy_error, CODE, {.int_of_token = httpstatus_from_proxy_error}},
    {"language_of", ask_lang_alone, TEXT, {.text_of_token = httpstatus_language_of}},
    {"reason_in", ask_edition, TEXT, {.text_of_number = httpstatus_reason_in}},
    {"field_condition", ask_condition, TEXT, {.text_of_lang = httpstatus_field_condition}},
    {"accept_language", ask_accept_language, TEXT, {.text_of_text = httpstatus_accept_language}},
    {"parse_line", ask_line, CODE, {NULL}}, {"cache_flags", ask_cache_flags, INT, {NULL}},
    {"cache_seconds", ask_cache_seconds, SECONDS, {NULL}}, {"retry_after", ask_retry_after, SECONDS, {NULL}},
    {"field", ask_field, TEXT, {NULL}}, {"advice", ask_advice, TEXT, {NULL}}, {"may_send", ask_version, BOOL, {NULL}},
    {"redirect_method", ask_redirect, TEXT, {NULL}}, {"redirect_keeps_content", ask_redirect, BOOL, {NULL}},
    {"redirect_keeps_field", ask_redirect_field, BOOL, {NULL}},
};
/* clang-format on */

int main(int argc, char **argv)
{
    if (argc != 3 || freopen(argv[2], "wb", stdout) == NULL) {
        fputs("usage: answers COUNT FILE\n", stderr);
        return EXIT_FAILURE;
    }
    struct random random = {5};
    puts("name,first,second,third,fourth,fifth,answer,answer_2,answer_3");
    for (long count = strtol(argv[1], NULL, 10); count > 0; count--) {
        const struct call *call = &calls[random_below(&random, LENGTH(calls))];
        printf("%s,", call->name);
        call->ask(call, &random);
    }
    return fclose(stdout) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
