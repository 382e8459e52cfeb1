/*
 * Writes random calls and what C answers, for the Lua specification to repeat. A cell is a letter and a
 * value: i404 an int, sGET a string, b1 a boolean, n nil, which is C's NULL and its 0 for "no such code".
 *
 * usage: answers COUNT FILE
 */
#include <httpstatus.h>

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support.h"

enum kind { INT, CODE, BOOL, TEXT };

struct answer {
    enum kind kind;
    int number;
    const char *text;
};

/* How a function is called: what its arguments are. */
enum shape { OF_CODE, OF_CODE_METHOD, OF_CODE_INDEX, OF_CODE_LANG, OF_TEXT, OTHER };

union function {
    int (*int_of_code)(int);
    bool (*bool_of_code)(int);
    const char *(*text_of_code)(int);
    int (*int_of_method)(int, const char *);
    bool (*bool_of_method)(int, const char *);
    const char *(*text_of_index)(int, size_t);
    const char *(*text_of_lang)(int, const char *);
    int (*int_of_text)(const char *, size_t);
};

struct call {
    const char *name;
    enum shape shape;
    enum kind kind;
    union function function;
};

/* clang-format off */
#define INT_OF_CODE(name) {#name, OF_CODE, INT, {.int_of_code = httpstatus_##name}}
#define CODE_OF_CODE(name) {#name, OF_CODE, CODE, {.int_of_code = httpstatus_##name}}
#define BOOL_OF_CODE(name) {#name, OF_CODE, BOOL, {.bool_of_code = httpstatus_##name}}
#define TEXT_OF_CODE(name) {#name, OF_CODE, TEXT, {.text_of_code = httpstatus_##name}}
#define INT_OF_METHOD(name) {#name, OF_CODE_METHOD, INT, {.int_of_method = httpstatus_##name}}
#define BOOL_OF_METHOD(name) {#name, OF_CODE_METHOD, BOOL, {.bool_of_method = httpstatus_##name}}
#define TEXT_OF_INDEX(name) {#name, OF_CODE_INDEX, TEXT, {.text_of_index = httpstatus_##name}}
#define TEXT_OF_LANG(name) {#name, OF_CODE_LANG, TEXT, {.text_of_lang = httpstatus_##name}}
#define CODE_OF_TEXT(name) {#name, OF_TEXT, CODE, {.int_of_text = httpstatus_##name}}

static const struct call calls[] = {
    TEXT_OF_CODE(reason), TEXT_OF_CODE(name), TEXT_OF_CODE(spec), TEXT_OF_CODE(section), TEXT_OF_CODE(url),
    INT_OF_CODE(standing), TEXT_OF_CODE(standing_name), TEXT_OF_CODE(content_name), TEXT_OF_CODE(retry_name),
    BOOL_OF_CODE(is_known), BOOL_OF_CODE(is_registered), BOOL_OF_CODE(is_on_wire),
    CODE_OF_CODE(next), INT_OF_CODE(class_of), TEXT_OF_CODE(class_name), TEXT_OF_CODE(class_label),
    BOOL_OF_CODE(is_valid), BOOL_OF_CODE(is_informational), BOOL_OF_CODE(is_success), BOOL_OF_CODE(is_redirection),
    BOOL_OF_CODE(is_client_error), BOOL_OF_CODE(is_server_error), BOOL_OF_CODE(is_error), INT_OF_CODE(fallback),
    BOOL_OF_CODE(is_null_body), BOOL_OF_CODE(is_range), BOOL_OF_CODE(is_heuristically_cacheable),
    TEXT_OF_CODE(storable_why), BOOL_OF_CODE(is_redirect), BOOL_OF_CODE(is_permanent_redirect),
    BOOL_OF_CODE(is_temporary_redirect), BOOL_OF_CODE(preserves_method), INT_OF_CODE(retry),
    BOOL_OF_CODE(honors_retry_after), INT_OF_CODE(to_grpc), INT_OF_CODE(from_grpc),
    TEXT_OF_INDEX(alias), TEXT_OF_INDEX(vendor), TEXT_OF_INDEX(request_field),
    TEXT_OF_LANG(title), TEXT_OF_LANG(summary), TEXT_OF_LANG(description),
    INT_OF_METHOD(content), BOOL_OF_METHOD(allows_content_length), BOOL_OF_METHOD(allows_transfer_encoding),
    BOOL_OF_METHOD(invalidates), BOOL_OF_METHOD(is_retryable),
    CODE_OF_TEXT(find), CODE_OF_TEXT(closest), CODE_OF_TEXT(parse), CODE_OF_TEXT(parse_line),
    {"redirect_method", OTHER, TEXT, {NULL}}, {"storable", OTHER, INT, {NULL}},
    {"reason_in", OTHER, TEXT, {NULL}}, {"field", OTHER, TEXT, {NULL}},
};

static const char *const methods[] = {
    NULL, "GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "CONNECT", "QUERY", "PROPFIND", "get", "",
};

static const char *const languages[] = {NULL, "en", "EN-gb", "zh", "zh-TW", "zh-Hans-CN", "zh_CN", "de", ""};

/* clang-format on */

static const int editions[] = {1945, 2068, 2616, 7231, 9110, 0, 404};

static int random_code(struct random *random)
{
    static const int far[] = {INT_MIN, INT_MIN + 1, -404, -1, 0, 1, 65536 + 404, INT_MAX - 1, INT_MAX};
    if (random_below(random, 16) == 0)
        return far[random_below(random, sizeof far / sizeof *far)];
    return (int)random_below(random, 1040) - 20;
}

static void put_text(const char *text, size_t len)
{
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
    putchar(text != NULL ? 's' : 'n');
    if (text != NULL)
        put_text(text, strlen(text));
}

static void put_answer(struct answer answer)
{
    switch (answer.kind) {
    case INT:
        printf("i%d\n", answer.number);
        return;
    case CODE:
        printf(answer.number != 0 ? "i%d\n" : "n\n", answer.number);
        return;
    case BOOL:
        printf("b%d\n", answer.number);
        return;
    case TEXT:
        put_string(answer.text);
        putchar('\n');
        return;
    }
}

static void call_of_code(const struct call *call, struct random *random)
{
    int code = random_code(random);
    struct answer answer = {.kind = call->kind};
    if (call->kind == TEXT)
        answer.text = call->function.text_of_code(code);
    else if (call->kind == BOOL)
        answer.number = call->function.bool_of_code(code);
    else
        answer.number = call->function.int_of_code(code);
    printf("i%d,n,n,", code);
    put_answer(answer);
}

static const char *random_method(struct random *random)
{
    return methods[random_below(random, sizeof methods / sizeof *methods)];
}

static void call_of_method(const struct call *call, struct random *random)
{
    int code = random_code(random);
    const char *method = random_method(random);
    int number = call->kind == BOOL ? call->function.bool_of_method(code, method)
                                    : call->function.int_of_method(code, method);
    printf("i%d,", code);
    put_string(method);
    printf(",n,");
    put_answer((struct answer){.kind = call->kind, .number = number});
}

static void call_of_index(const struct call *call, struct random *random)
{
    int code = random_code(random);
    size_t index = random_below(random, 5);
    printf("i%d,i%zu,n,", code, index);
    put_answer((struct answer){.kind = TEXT, .text = call->function.text_of_index(code, index)});
}

static void call_of_lang(const struct call *call, struct random *random)
{
    int code = random_code(random);
    const char *lang = languages[random_below(random, sizeof languages / sizeof *languages)];
    printf("i%d,", code);
    put_string(lang);
    printf(",n,");
    put_answer((struct answer){.kind = TEXT, .text = call->function.text_of_lang(code, lang)});
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
    if (len > 0 && random_below(random, 2) == 0)
        text[random_below(random, (size_t)len)] = (char)random_below(random, 256);
    return (size_t)len;
}

static void call_of_text(const struct call *call, struct random *random)
{
    char text[128];
    size_t len = random_text(random, text, sizeof text);
    putchar('s');
    put_text(text, len);
    printf(",n,n,");
    put_answer((struct answer){.kind = call->kind, .number = call->function.int_of_text(text, len)});
}

static void call_other(const struct call *call, struct random *random)
{
    int code = random_code(random);
    struct answer answer = {.kind = call->kind};
    printf("i%d,", code);
    if (strcmp(call->name, "reason_in") == 0) {
        int rfc = editions[random_below(random, sizeof editions / sizeof *editions)];
        printf("i%d,n,", rfc);
        answer.text = httpstatus_reason_in(code, rfc);
    } else if (strcmp(call->name, "field") == 0) {
        int level = (int)random_below(random, 5) - 1;
        size_t index = random_below(random, 4);
        printf("i%d,i%zu,", level, index);
        answer.text = httpstatus_field(code, level, index);
    } else {
        const char *method = random_method(random);
        int number = (int)random_below(random, call->kind == TEXT ? 5 : 0x4000) - 1;
        put_string(method);
        printf(",i%d,", number);
        if (call->kind == TEXT)
            answer.text = httpstatus_redirect_method(code, method, number);
        else
            answer.number = httpstatus_storable(code, method, (unsigned)number);
    }
    put_answer(answer);
}

int main(int argc, char **argv)
{
    void (*const by_shape[])(const struct call *, struct random *) = {
        [OF_CODE] = call_of_code,      [OF_CODE_METHOD] = call_of_method, [OF_CODE_INDEX] = call_of_index,
        [OF_CODE_LANG] = call_of_lang, [OF_TEXT] = call_of_text,          [OTHER] = call_other,
    };
    if (argc != 3 || freopen(argv[2], "wb", stdout) == NULL) {
        fputs("usage: answers COUNT FILE\n", stderr);
        return EXIT_FAILURE;
    }
    struct random random = {5};
    puts("name,first,second,third,answer");
    for (long count = strtol(argv[1], NULL, 10); count > 0; count--) {
        const struct call *call = &calls[random_below(&random, sizeof calls / sizeof *calls)];
        printf("%s,", call->name);
        by_shape[call->shape](call, &random);
    }
    return fclose(stdout) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
