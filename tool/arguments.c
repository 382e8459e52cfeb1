/* Reads the operands of a command. */
#include <stdlib.h>
#include <string.h>

#include "cli.h"

/* How many bytes of a malformed set are shown on each side of the error. */
enum { SHOWN_AROUND = 40 };

char *joined(char *const *words, size_t count)
{
    size_t size = 1;
    for (size_t i = 0; i < count; i++)
        size += strlen(words[i]) + 1;
    char *text = malloc(size);
    if (text == NULL) {
        fputs("httpstatus: out of memory\n", stderr);
        exit(EXIT_TROUBLE);
    }
    char *end = text;
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            *end++ = ' ';
        size_t length = strlen(words[i]);
        memcpy(end, words[i], length);
        end += length;
    }
    *end = '\0';
    return text;
}

void not_known(const char *text)
{
    size_t length = strlen(text);
    int code = httpstatus_parse(text, length);
    int near = httpstatus_closest(text, length);
    fprintf(stderr, "httpstatus: nothing known by '%s'", text);
    if (code != 0) {
        int fallback = httpstatus_fallback(code);
        fprintf(stderr, "; a client treats it as %d %s", fallback, httpstatus_reason(fallback));
    } else if (near != 0) {
        fprintf(stderr, "; did you mean %d %s?", near, httpstatus_reason(near));
    }
    fputc('\n', stderr);
}

int code_operand(const struct options *options, const char *operand)
{
    size_t length = strlen(operand);
    int code = httpstatus_parse(operand, length);
    if (code == 0)
        code = httpstatus_find(operand, length);
    if (code != 0)
        return code;
    int near = httpstatus_closest(operand, length);
    if (near != 0)
        misused(options->command, "'%s' is no code; did you mean %d %s?", operand, near, httpstatus_reason(near));
    else
        misused(options->command, "'%s' is no code", operand);
    return 0;
}

bool set_operand(const char *text, httpstatus_set *set)
{
    size_t at;
    if (httpstatus_set_parse(set, text, strlen(text), &at))
        return true;
    size_t begin = at > SHOWN_AROUND ? at - SHOWN_AROUND : 0;
    fprintf(stderr, "httpstatus: malformed set of codes at offset %zu:\n    ", at);
    for (size_t i = begin; i < at + SHOWN_AROUND && text[i] != '\0'; i++)
        fputc(text[i] > ' ' && text[i] <= '~' ? text[i] : ' ', stderr);
    fprintf(stderr, "\n    %*s\n", (int)(at - begin) + 1, "^");
    return false;
}
