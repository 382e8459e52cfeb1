/* Status codes and status lines as text (RFC 9110 section 15, RFC 9112 section 4). */
#include <httpstatus.h>

#include <string.h>

#include "ascii.h"
#include "writer.h"

static int three_digits(const char *text)
{
    if (!ascii_is_digit(text[0]) || !ascii_is_digit(text[1]) || !ascii_is_digit(text[2]))
        return 0;
    int code = (text[0] - '0') * 100 + (text[1] - '0') * 10 + (text[2] - '0');
    return code >= 100 ? code : 0;
}

int httpstatus_parse(const char *text, size_t len)
{
    return text != NULL && len == 3 ? three_digits(text) : 0;
}

/* HTAB, SP, VCHAR and obs-text, which is every byte from 0x80 up. */
static bool is_reason_byte(char c)
{
    unsigned char byte = (unsigned char)c;
    return byte == '\t' || (byte >= ' ' && byte != 0x7F);
}

/* If lines were split at LF, a CR is left of CRLF (RFC 9112 section 2.2). */
static size_t without_line_end(const char *line, size_t len)
{
    if (len > 0 && line[len - 1] == '\n')
        len--;
    if (len > 0 && line[len - 1] == '\r')
        len--;
    return len;
}

static bool has_version(const char *line)
{
    return memcmp(line, "HTTP/1.", 7) == 0 && ascii_is_digit(line[7]) && line[8] == ' ';
}

static bool is_reason(const char *text, size_t len)
{
    for (size_t at = 0; at < len; at++) {
        if (!is_reason_byte(text[at]))
            return false;
    }
    return true;
}

int httpstatus_parse_line(const char *line, size_t len, int *minor, size_t *reason)
{
    enum { MINOR = 7, CODE = 9, CODE_END = 12 };
    if (line == NULL)
        return 0;
    len = without_line_end(line, len);
    if (len < CODE_END || !has_version(line) || (len > CODE_END && line[CODE_END] != ' '))
        return 0;
    int code = three_digits(line + CODE);
    if (code == 0 || !is_reason(line + CODE_END, len - CODE_END))
        return 0;
    if (minor != NULL)
        *minor = line[MINOR] - '0';
    if (reason != NULL)
        *reason = len > CODE_END ? CODE_END + 1 : len;
    return code;
}

/* The three digits of a code and, after a space, its phrase; of an unknown code the digits alone. */
static void append_status(struct writer *writer, int code)
{
    const char digits[3] = {(char)('0' + code / 100), (char)('0' + code / 10 % 10), (char)('0' + code % 10)};
    const char *reason = httpstatus_reason(code);
    append(writer, digits, sizeof digits);
    if (reason != NULL) {
        append(writer, " ", 1);
        append(writer, reason, strlen(reason));
    }
}

static bool has_three_digits(int code)
{
    return code >= 100 && code <= 999;
}

size_t httpstatus_format_status(char *buf, size_t size, int code)
{
    struct writer status = write_to(buf, size);
    if (has_three_digits(code))
        append_status(&status, code);
    return finish(&status);
}

size_t httpstatus_format_line(char *buf, size_t size, int code)
{
    struct writer line = write_to(buf, size);
    if (!has_three_digits(code))
        return finish(&line);
    append(&line, "HTTP/1.1 ", 9);
    append_status(&line, code);
    if (!httpstatus_is_known(code))
        append(&line, " ", 1); /* it must follow the code (RFC 9112 section 4) */
    append(&line, "\r\n", 2);
    return finish(&line);
}
