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

static size_t without_line_end(const char *line, size_t len)
{
    if (len > 0 && line[len - 1] == '\n') {
        len--;
        if (len > 0 && line[len - 1] == '\r')
            len--;
    }
    return len;
}

int httpstatus_parse_line(const char *line, size_t len)
{
    static const char version[] = {'H', 'T', 'T', 'P', '/', '1', '.'};
    enum { MINOR = sizeof version, CODE = MINOR + 2, CODE_END = CODE + 3 };

    if (line == NULL)
        return 0;
    len = without_line_end(line, len);
    if (len < CODE_END || memcmp(line, version, sizeof version) != 0)
        return 0;
    if (!ascii_is_digit(line[MINOR]) || line[MINOR + 1] != ' ')
        return 0;
    if (len > CODE_END && line[CODE_END] != ' ')
        return 0;
    for (size_t at = CODE_END; at < len; at++) {
        if (!is_reason_byte(line[at]))
            return 0;
    }
    return three_digits(line + CODE);
}

size_t httpstatus_format_line(char *buf, size_t size, int code)
{
    struct writer line = write_to(buf, size);
    if (code < 100 || code > 999)
        return finish(&line);

    const char digits[3] = {(char)('0' + code / 100), (char)('0' + code / 10 % 10), (char)('0' + code % 10)};
    const char *reason = httpstatus_reason(code);
    append(&line, "HTTP/1.1 ", 9);
    append(&line, digits, sizeof digits);
    append(&line, " ", 1);
    if (reason != NULL)
        append(&line, reason, strlen(reason));
    append(&line, "\r\n", 2);
    return finish(&line);
}
