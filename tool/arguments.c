/* Reads the operands of a command. */
#include <stdlib.h>
#include <string.h>

#include "ascii.h"
#include "cli.h"
#include "lookup.h"

void *allocated(size_t size)
{
    void *memory = malloc(size);
    if (memory == NULL) {
        fputs("httpstatus: out of memory\n", stderr);
        exit(EXIT_TROUBLE);
    }
    return memory;
}

char *joined(char *const *words, size_t count, const char *separator)
{
    size_t size = 1;
    for (size_t i = 0; i < count; i++)
        size += strlen(words[i]) + strlen(separator);
    char *text = allocated(size);
    char *end = text;
    *end = '\0';
    for (size_t i = 0; i < count; i++)
        end = stpcpy(stpcpy(end, i > 0 ? separator : ""), words[i]);
    return text;
}

/* 000 and 0 are what curl and logs write for no response. */
static bool is_no_response(const char *operand)
{
    return strcmp(operand, "000") == 0 || strcmp(operand, "0") == 0;
}

int code_operand(const struct options *options, const char *operand)
{
    size_t length = strlen(operand);
    int code = httpstatus_parse(operand, length);
    if (code == 0)
        code = httpstatus_find(operand, length);
    if (code != 0 || is_no_response(operand))
        return code;
    int near = httpstatus_closest(operand, length);
    if (near != 0)
        misused(options->command, "'%s' is not a status code; did you mean %d %s?", operand, near,
                httpstatus_reason(near));
    else
        misused(options->command, "'%s' is not a status code", operand);
    return -1;
}

/* Returns the registered method that a text is in another case; NULL if there is none. */
static const char *method_in_other_case(const char *method)
{
    for (size_t i = 0; lookup_methods[i] != NULL; i++) {
        if (strcmp(lookup_methods[i], method) == 0)
            return NULL;
        if (ascii_same(lookup_methods[i], method))
            return lookup_methods[i];
    }
    return NULL;
}

/* Returns whether a text is a token, as every method is (RFC 9110 sections 5.6.2 and 9.1). */
static bool is_token(const char *text)
{
    size_t len = strlen(text);
    for (size_t i = 0; i < len; i++) {
        if (!ascii_is_alnum(text[i]) && strchr("!#$%&'*+-.^_`|~", text[i]) == NULL)
            return false;
    }
    return len > 0;
}

const char *method_operand(const struct options *options, char *const *operands, size_t count)
{
    const char *named = options->values[OPTION_METHOD];
    const char *method = count > 1 ? operands[1] : named != NULL ? named : "GET";
    if (count > 1 && named != NULL && strcmp(named, method) != 0) {
        misused(options->command, "the method is both '%s' and '%s'", method, named);
        return NULL;
    }
    if (!is_token(method)) {
        misused(options->command, "'%s' is not a method", method);
        return NULL;
    }
    const char *meant = method_in_other_case(method);
    if (meant != NULL)
        fprintf(stderr, "httpstatus: methods are case-sensitive; did you mean %s?\n", meant);
    return method;
}
