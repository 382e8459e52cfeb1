/* httpstatus_parse() and parse_line(), format_line() and format_status(), against patterns and each other. */
#include <httpstatus.h>

#include "fuzz.h"

/* Whether a text begins as a pattern says, in which # is a digit. */
static bool begins(const char *text, size_t size, const char *pattern)
{
    size_t length = strlen(pattern);
    if (size < length)
        return false;
    for (size_t at = 0; at < length; at++) {
        bool is_digit = text[at] >= '0' && text[at] <= '9';
        if (pattern[at] == '#' ? !is_digit : text[at] != pattern[at])
            return false;
    }
    return true;
}

/* The number in the first three bytes, if it is a status code. */
static int number(const char *digits)
{
    char text[4] = {digits[0], digits[1], digits[2], '\0'};
    int code = atoi(text);
    return code >= 100 ? code : 0;
}

static int model_parse(const char *text, size_t size)
{
    return size == 3 && begins(text, size, "###") ? number(text) : 0;
}

static size_t without_line_end(const char *line, size_t size)
{
    if (size > 0 && line[size - 1] == '\n')
        return size - (size > 1 && line[size - 2] == '\r' ? 2 : 1);
    return size - (size > 0 && line[size - 1] == '\r' ? 1 : 0);
}

static int model_parse_line(const char *line, size_t size)
{
    size = without_line_end(line, size);
    if (!begins(line, size, "HTTP/1.# ###") || (size > 12 && line[12] != ' '))
        return 0;
    for (size_t at = 12; at < size; at++) {
        unsigned char byte = (unsigned char)line[at];
        if ((byte < 0x20 && byte != '\t') || byte == 0x7F)
            return 0;
    }
    return number(line + 9);
}

typedef size_t write_function(char *buf, size_t size, int code);

/* A buffer of any size holds the beginning of the whole text, and nothing after it is touched. */
static void check_writer(write_function *write, int code, size_t size)
{
    char whole[128];
    size_t length = write(whole, sizeof whole, code);
    require(length < sizeof whole && strlen(whole) == length, "the length is that of the text");

    char cut[sizeof whole];
    memset(cut, '#', sizeof cut);
    size %= sizeof cut;
    require(write(cut, size, code) == length, "the length does not depend on the buffer");
    size_t kept = size == 0 ? 0 : length < size ? length : size - 1;
    require(memcmp(cut, whole, kept) == 0, "the beginning is the same");
    require(size == 0 || cut[kept] == '\0', "a NUL ends it");
    require(cut[size] == '#', "nothing behind the buffer is touched");
}

static void check_format(int code, size_t size)
{
    char line[128];
    char status[128];
    size_t reason = 0;
    size_t length = httpstatus_format_line(line, sizeof line, code);
    size_t status_length = httpstatus_format_status(status, sizeof status, code);
    check_writer(httpstatus_format_line, code, size);
    check_writer(httpstatus_format_status, code, size);
    if (code < 100 || code > 999)
        return;
    require(httpstatus_parse_line(line, length, NULL, &reason) == code, "the line parses back");
    require(memcmp(line + 9, status, status_length) == 0, "the status is a part of the line");
    require(line[reason] == '\r' || strncmp(line + reason, httpstatus_reason(code), length - reason - 2) == 0,
            "and so is the phrase");
}

static void check_line(const char *line, size_t size)
{
    int minor = -1;
    size_t reason = SIZE_MAX;
    int code = httpstatus_parse_line(line, size, &minor, &reason);
    require(code == model_parse_line(line, size), "parse_line() and the pattern agree");
    require(code == httpstatus_parse_line(line, size, NULL, NULL), "whether it is asked for more or not");
    if (code == 0) {
        require(minor == -1 && reason == SIZE_MAX, "nothing else is touched without a line");
        return;
    }
    size_t end = without_line_end(line, size);
    require(minor == line[7] - '0', "the minor version");
    require(reason == (end > 12 ? 13 : end), "the reason phrase");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *text = (const char *)data;
    int code = httpstatus_parse(text, size);
    int line_code = httpstatus_parse_line(text, size, NULL, NULL);
    if (text != NULL) {
        require(code == model_parse(text, size), "parse() and the pattern agree");
        check_line(text, size);
    }
    check_format(code, size);
    check_format(line_code, size);
    if (text != NULL && size >= 2)
        check_format(data[0] << 8 | data[1], data[size - 1]);
    return 0;
}
