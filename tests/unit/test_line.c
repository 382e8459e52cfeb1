/* Codes and status lines as text. */
#include <httpstatus.h>

#include <errno.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support.h"
#include "unit.h"

enum { MEBIBYTE = 1 << 20, LONGEST_LINE = 128, UNTOUCHED = 77 };

static int parse_line(const char *line, size_t len)
{
    return httpstatus_parse_line(line, len, NULL, NULL);
}

static void parsed_codes(void)
{
    struct vectors table = vectors_open("parse.csv", "text,parse,why");
    while (vectors_next(&table)) {
        struct guarded text = guarded_copy(vectors_text(&table, 0), vectors_length(&table, 0));
        vectors_expect(&table, "parse", httpstatus_parse(text.bytes, text.size), vectors_code(&table, 1));
        guarded_free(&text);
    }
    assert_int_equal(vectors_close(&table), 0);
}

static void parsed_lines(void)
{
    struct vectors table = vectors_open("parse_line.csv", "line,parse_line,minor,reason,why");
    while (vectors_next(&table)) {
        struct guarded line = guarded_copy(vectors_text(&table, 0), vectors_length(&table, 0));
        int minor = UNTOUCHED;
        size_t reason = UNTOUCHED;
        bool is_line = vectors_code(&table, 1) != 0;
        int code = httpstatus_parse_line(line.bytes, line.size, &minor, &reason);
        vectors_expect(&table, "parse_line", code, vectors_code(&table, 1));
        vectors_expect(&table, "minor", minor, is_line ? vectors_int(&table, 2) : UNTOUCHED);
        vectors_expect(&table, "reason", (long long)reason, is_line ? vectors_int(&table, 3) : UNTOUCHED);
        vectors_expect(&table, "without them", httpstatus_parse_line(line.bytes, line.size, NULL, NULL), code);
        guarded_free(&line);
    }
    assert_int_equal(vectors_close(&table), 0);
}

static void formatted_lines(void)
{
    struct vectors table = vectors_open("format_line.csv", "code,format_line,why");
    while (vectors_next(&table)) {
        char line[LONGEST_LINE];
        size_t length = httpstatus_format_line(line, sizeof line, vectors_int(&table, 0));
        vectors_expect(&table, "the length", (long long)length, (long long)vectors_length(&table, 1));
        vectors_expect_text(&table, "format_line", line, vectors_text(&table, 1));
    }
    assert_int_equal(vectors_close(&table), 0);
}

static void formatted_statuses(void)
{
    struct vectors table = vectors_open("format_status.csv", "code,format_status,why");
    while (vectors_next(&table)) {
        char text[LONGEST_LINE];
        size_t length = httpstatus_format_status(text, sizeof text, vectors_int(&table, 0));
        vectors_expect(&table, "the length", (long long)length, (long long)vectors_length(&table, 1));
        vectors_expect_text(&table, "format_status", text, vectors_text(&table, 1));
    }
    assert_int_equal(vectors_close(&table), 0);
}

static void null_text_is_no_code(void)
{
    static const size_t lengths[] = {0, 1, 3, 12, 24, MEBIBYTE, SIZE_MAX};
    for (size_t at = 0; at < sizeof lengths / sizeof lengths[0]; at++) {
        assert_int_equal(httpstatus_parse(NULL, lengths[at]), 0);
        assert_int_equal(parse_line(NULL, lengths[at]), 0);
    }
}

static void all_texts_of_three_digits_parse(void)
{
    for (int number = 0; number <= 999; number++) {
        char text[16];
        snprintf(text, sizeof text, "%03d", number);
        assert_int_equal(httpstatus_parse(text, 3), number >= 100 ? number : 0);
    }
}

/* Puts every byte into one place of a text; only what allowed says may be there. */
static void check_place(const char *good, size_t place, int (*parse)(const char *, size_t), bool (*allowed)(int byte))
{
    char text[LONGEST_LINE];
    size_t length = strlen(good);
    memcpy(text, good, length);
    for (int byte = 0; byte <= 255; byte++) {
        text[place] = (char)byte;
        assert_int_equal(parse(text, length) != 0, allowed(byte));
    }
}

static bool is_digit(int byte)
{
    return byte >= '0' && byte <= '9';
}

static bool is_leading_digit(int byte)
{
    return byte >= '1' && byte <= '9';
}

static bool is_space(int byte)
{
    return byte == ' ';
}

/* HTAB / SP / VCHAR / obs-text (RFC 9112 section 4). */
static bool is_reason_byte(int byte)
{
    return byte == 0x09 || byte == 0x20 || (byte >= 0x21 && byte <= 0x7E) || byte >= 0x80;
}

static void every_byte_in_every_place_of_a_code(void)
{
    check_place("404", 0, httpstatus_parse, is_leading_digit);
    check_place("404", 1, httpstatus_parse, is_digit);
    check_place("404", 2, httpstatus_parse, is_digit);
}

static void every_byte_in_every_place_of_a_line(void)
{
    static const char line[] = "HTTP/1.1 404 No";
    for (size_t place = 0; place < 7; place++) {
        for (int byte = 0; byte <= 255; byte++) {
            char text[sizeof line];
            memcpy(text, line, sizeof line);
            text[place] = (char)byte;
            assert_int_equal(parse_line(text, sizeof line - 1), (char)byte == line[place] ? 404 : 0);
        }
    }
    check_place(line, 7, parse_line, is_digit);
    check_place(line, 8, parse_line, is_space);
    check_place(line, 9, parse_line, is_leading_digit);
    check_place(line, 10, parse_line, is_digit);
    check_place(line, 11, parse_line, is_digit);
    check_place(line, 12, parse_line, is_space);
    check_place(line, 13, parse_line, is_reason_byte);
}

static void every_cut_of_a_line(void)
{
    static const char line[] = "HTTP/1.1 404 Not Found\r\n";
    for (size_t length = 0; length < sizeof line; length++) {
        struct guarded cut = guarded_copy(line, length);
        size_t reason = UNTOUCHED;
        assert_int_equal(httpstatus_parse_line(cut.bytes, length, NULL, &reason), length >= 12 ? 404 : 0);
        assert_int_equal(reason, length > 12 ? 13 : length == 12 ? 12 : UNTOUCHED);
        guarded_free(&cut);
    }
}

static void every_minor_version(void)
{
    char line[] = "HTTP/1.0 404 Not Found";
    for (int wanted = 0; wanted <= 9; wanted++) {
        int minor = UNTOUCHED;
        line[7] = (char)('0' + wanted);
        assert_int_equal(httpstatus_parse_line(line, sizeof line - 1, &minor, NULL), 404);
        assert_int_equal(minor, wanted);
    }
}

/* The four ends that a line may have, and what the caller is left with as the phrase. */
static void a_reason_goes_to_the_end_of_its_line(void)
{
    static const char *const lines[] = {"HTTP/1.1 404 No\r\n", "HTTP/1.1 404 No\n", "HTTP/1.1 404 No\r",
                                        "HTTP/1.1 404 No"};
    for (size_t at = 0; at < sizeof lines / sizeof lines[0]; at++) {
        size_t reason = UNTOUCHED;
        assert_int_equal(httpstatus_parse_line(lines[at], strlen(lines[at]), NULL, &reason), 404);
        assert_int_equal(strncmp(lines[at] + reason, "No", 2), 0);
        assert_int_equal(parse_line(lines[at], strlen(lines[at]) + 1), 0); /* a NUL is no end */
    }
}

static void a_mebibyte_of_reason(void)
{
    static const char start[] = "HTTP/1.1 404 ";
    struct guarded line = guarded_new(MEBIBYTE);
    memset(line.bytes, 'x', MEBIBYTE);
    assert_int_equal(parse_line(line.bytes, MEBIBYTE), 0);
    assert_int_equal(httpstatus_parse(line.bytes, MEBIBYTE), 0);
    memcpy(line.bytes, start, sizeof start - 1);
    assert_int_equal(parse_line(line.bytes, MEBIBYTE), 404);
    line.bytes[MEBIBYTE - 1] = '\0';
    assert_int_equal(parse_line(line.bytes, MEBIBYTE), 0);
    guarded_free(&line);
}

/* What the line of a code must be, by snprintf() itself. */
static int reference_line(char *line, size_t size, int code)
{
    const char *reason = httpstatus_reason(code);
    if (code < 100 || code > 999)
        return snprintf(line, size, "%s", "");
    return snprintf(line, size, "HTTP/1.1 %d %s\r\n", code, reason != NULL ? reason : "");
}

static int reference_status(char *text, size_t size, int code)
{
    const char *reason = httpstatus_reason(code);
    if (code < 100 || code > 999)
        return snprintf(text, size, "%s", "");
    return snprintf(text, size, "%d%s%s", code, reason != NULL ? " " : "", reason != NULL ? reason : "");
}

typedef int reference_writer(char *buf, size_t size, int code);
typedef size_t status_writer(char *buf, size_t size, int code);

static const struct {
    status_writer *write;
    reference_writer *reference;
} writers[] = {
    {httpstatus_format_line, reference_line},
    {httpstatus_format_status, reference_status},
};
enum { WRITERS = sizeof writers / sizeof writers[0] };

static void check_format_line(int code)
{
    char expected[LONGEST_LINE];
    char line[LONGEST_LINE];
    size_t length = (size_t)reference_line(expected, sizeof expected, code);
    assert_int_equal(httpstatus_format_line(line, sizeof line, code), length);
    assert_string_equal(line, expected);
    assert_int_equal(httpstatus_format_line(NULL, 0, code), length);
    assert_int_equal(parse_line(line, length), length > 0 ? code : 0);
}

static void check_format_status(int code)
{
    char expected[LONGEST_LINE];
    char text[LONGEST_LINE];
    size_t length = (size_t)reference_status(expected, sizeof expected, code);
    assert_int_equal(httpstatus_format_status(text, sizeof text, code), length);
    assert_string_equal(text, expected);
    assert_int_equal(httpstatus_format_status(NULL, 0, code), length);
    assert_int_equal(httpstatus_find(text, length), httpstatus_is_known(code) && code >= 100 ? code : 0);
}

static void every_int_makes_a_line_and_a_status_or_neither(void)
{
    for_every_int(check_format_line);
    for_every_int(check_format_status);
}

/* The buffer ends at an inaccessible page, and a byte before it must stay as it was. */
static void check_size(size_t writer, size_t size, int code)
{
    char expected[LONGEST_LINE];
    struct guarded memory = guarded_new(size + 1);
    char *buf = memory.bytes + 1;
    memset(memory.bytes, 0x5A, size + 1);
    int length = writers[writer].reference(expected, size, code);

    assert_int_equal(writers[writer].write(buf, size, code), length);
    assert_int_equal(memory.bytes[0], 0x5A);
    if (size > 0)
        assert_string_equal(buf, expected);
    for (size_t at = (size_t)length + 1; at < size; at++)
        assert_int_equal(buf[at], 0x5A);
    guarded_free(&memory);
}

static void lines_fit_any_buffer(void)
{
    static const int codes[] = {404, 200, 299, 999, 42, 1000, -1};
    for (size_t at = 0; at < sizeof codes / sizeof codes[0]; at++) {
        for (size_t size = 0; size <= 40; size++) {
            for (size_t writer = 0; writer < WRITERS; writer++)
                check_size(writer, size, codes[at]);
        }
    }
}

static void a_line_without_a_buffer_is_measured(void)
{
    static const size_t sizes[] = {0, 1, 24, 1000, SIZE_MAX};
    for (size_t at = 0; at < sizeof sizes / sizeof sizes[0]; at++) {
        assert_int_equal(httpstatus_format_line(NULL, sizes[at], 404), strlen("HTTP/1.1 404 Not Found\r\n"));
        assert_int_equal(httpstatus_format_line(NULL, sizes[at], 1000), 0);
        assert_int_equal(httpstatus_format_status(NULL, sizes[at], 404), strlen("404 Not Found"));
        assert_int_equal(httpstatus_format_status(NULL, sizes[at], 1000), 0);
    }
}

static void errno_stays(void)
{
    char line[LONGEST_LINE];
    errno = EDOM;
    httpstatus_parse("4040", 4);
    parse_line("HTTP/1.1 4040", 13);
    httpstatus_format_line(line, sizeof line, 404);
    httpstatus_format_line(line, 1, -1);
    httpstatus_format_status(line, 1, 404);
    assert_int_equal(errno, EDOM);
}

int main(void)
{
    const struct unit_test tests[] = {
        UNIT_TEST(parsed_codes),
        UNIT_TEST(parsed_lines),
        UNIT_TEST(formatted_lines),
        UNIT_TEST(formatted_statuses),
        UNIT_TEST(null_text_is_no_code),
        UNIT_TEST(all_texts_of_three_digits_parse),
        UNIT_TEST(every_byte_in_every_place_of_a_code),
        UNIT_TEST(every_byte_in_every_place_of_a_line),
        UNIT_TEST(every_cut_of_a_line),
        UNIT_TEST(every_minor_version),
        UNIT_TEST(a_reason_goes_to_the_end_of_its_line),
        UNIT_TEST(a_mebibyte_of_reason),
        UNIT_TEST(every_int_makes_a_line_and_a_status_or_neither),
        UNIT_TEST(lines_fit_any_buffer),
        UNIT_TEST(a_line_without_a_buffer_is_measured),
        UNIT_TEST(errno_stays),
    };
    return UNIT_RUN(tests);
}
