/* The text of a set of codes, as configurations write it. */
#include <httpstatus.h>

#include "ascii.h"
#include "set.h"
#include "writer.h"

/* From one code to another, both included. */
struct range {
    int first;
    int last;
};

static struct range range_of(int first, int codes)
{
    const struct range range = {first, first + codes - 1};
    return range;
}

/* What a text that begins with a removal starts from: the codes of httpstatus_is_valid(). */
static const struct range valid_codes = {100, 599};

/* ---- Parsing ---- */

enum { KNOWN, REGISTERED, REDIRECT, CACHEABLE, RETRYABLE, ERROR, WORDS };

/* No pointers, so that nothing needs relocation. */
static const char words[WORDS][12] = {"known", "registered", "redirect", "cacheable", "retryable", "error"};

static bool word_holds(int word, int code)
{
    switch (word) {
    case KNOWN:
        return httpstatus_is_known(code);
    case REGISTERED:
        return httpstatus_is_registered(code);
    case REDIRECT:
        return httpstatus_is_redirect(code);
    case CACHEABLE:
        return httpstatus_is_heuristically_cacheable(code);
    case RETRYABLE:
        return httpstatus_may_retry(code, "GET", 0, NULL);
    default:
        return httpstatus_is_error(code);
    }
}

/* How far a text is read. Where a function returns false, `at` is where the error is. */
struct parser {
    const char *text;
    size_t len;
    size_t at;
    httpstatus_set set;
};

static bool is_separator(char c)
{
    return c == ',' || c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static void skip_separators(struct parser *parser)
{
    while (parser->at < parser->len && is_separator(parser->text[parser->at]))
        parser->at++;
}

static bool at_end_of_term(const struct parser *parser)
{
    return parser->at == parser->len || is_separator(parser->text[parser->at]);
}

/* Reads the sign of a term, if any; returns whether the term removes. */
static bool take_sign(struct parser *parser)
{
    char sign = parser->text[parser->at];
    bool removes = sign == '!' || sign == '-';
    if (removes || sign == '+')
        parser->at++;
    return removes;
}

/* The number of letters and digits that follow. */
static size_t count_alnum(const struct parser *parser)
{
    size_t at = parser->at;
    while (at < parser->len && ascii_is_alnum(parser->text[at]))
        at++;
    return at - parser->at;
}

/* The code of one to four digits; -1 for anything else. */
static int read_number(const char *text, size_t len)
{
    if (len < 1 || len > 4)
        return -1;
    int number = 0;
    for (size_t at = 0; at < len; at++) {
        if (!ascii_is_digit(text[at]))
            return -1;
        number = number * 10 + (text[at] - '0');
    }
    return number < SET_CODES ? number : -1;
}

/* Reads "4xx" or "40x". */
static bool read_pattern(const char *text, size_t len, struct range *range)
{
    if (len != 3 || !ascii_is_digit(text[0]) || ascii_lower(text[2]) != 'x')
        return false;
    int first = (text[0] - '0') * 100;
    if (ascii_lower(text[1]) == 'x') {
        *range = range_of(first, 100);
        return true;
    }
    if (!ascii_is_digit(text[1]))
        return false;
    first += (text[1] - '0') * 10;
    *range = range_of(first, 10);
    return true;
}

/* The word that a text is, ignoring letter case; WORDS for anything else. */
static int find_word(const char *text, size_t len)
{
    int word = 0;
    while (word < WORDS && !(ascii_begins_with(text, words[word], len) && words[word][len] == '\0'))
        word++;
    return word;
}

/* Adds a code, or removes it. */
static void assign(httpstatus_set *set, int code, bool member)
{
    if (member)
        httpstatus_set_add(set, code);
    else
        httpstatus_set_remove(set, code);
}

static void assign_range(httpstatus_set *set, struct range range, bool member)
{
    for (int code = range.first; code <= range.last; code++)
        assign(set, code, member);
}

static void assign_word(httpstatus_set *set, int word, bool member)
{
    for (int code = 0; code < SET_CODES; code++) {
        if (word_holds(word, code))
            assign(set, code, member);
    }
}

/* Reads the rest of a range after its first number: nothing, or a hyphen and its last number. */
static bool read_end(struct parser *parser, struct range *range)
{
    size_t start = parser->at;
    if (start == parser->len || parser->text[start] != '-')
        return true;
    parser->at++;
    size_t len = count_alnum(parser);
    range->last = read_number(parser->text + parser->at, len);
    if (range->last < 0)
        return false;
    parser->at += len;
    return true;
}

static bool parse_item(struct parser *parser, bool member)
{
    size_t start = parser->at;
    const char *text = parser->text + start;
    size_t len = count_alnum(parser);
    int number = read_number(text, len);
    struct range range = {number, number};

    if (number >= 0) {
        parser->at += len;
        if (!read_end(parser, &range))
            return false;
        if (range.last < range.first) {
            parser->at = start;
            return false;
        }
        assign_range(&parser->set, range, member);
        return true;
    }
    if (read_pattern(text, len, &range)) {
        assign_range(&parser->set, range, member);
        parser->at += len;
        return true;
    }
    int word = find_word(text, len);
    if (word == WORDS)
        return false;
    assign_word(&parser->set, word, member);
    parser->at += len;
    return true;
}

static bool parse_terms(struct parser *parser)
{
    bool is_first = true;
    for (skip_separators(parser); parser->at < parser->len; skip_separators(parser)) {
        bool removes = take_sign(parser);
        if (removes && is_first)
            assign_range(&parser->set, valid_codes, true);
        is_first = false;
        if (!parse_item(parser, !removes) || !at_end_of_term(parser))
            return false;
    }
    return true;
}

bool httpstatus_set_parse(httpstatus_set *set, const char *text, size_t len, size_t *error_at)
{
    struct parser parser = {text, text != NULL ? len : 0, 0, {{0}}};
    if (!parse_terms(&parser)) {
        if (error_at != NULL)
            *error_at = parser.at;
        return false;
    }
    if (set != NULL)
        *set = parser.set;
    return true;
}

/* ---- Formatting ---- */

static void write_number(struct writer *writer, int number)
{
    char digits[4];
    size_t at = sizeof digits;
    do {
        digits[--at] = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0);
    append(writer, digits + at, sizeof digits - at);
}

/* Whether a range is all codes that a pattern of this width has: of 100 for "4xx", of 10 for "40x". */
static bool is_pattern(struct range range, int width)
{
    return range.first % width == 0 && range.last == range.first + width - 1 && range.last < 1000;
}

static void write_range(struct writer *writer, struct range range)
{
    const char digits[2] = {(char)('0' + range.first / 100), (char)('0' + range.first / 10 % 10)};
    if (is_pattern(range, 100)) {
        append(writer, digits, 1);
        append(writer, "xx", 2);
    } else if (is_pattern(range, 10)) {
        append(writer, digits, 2);
        append(writer, "x", 1);
    } else {
        write_number(writer, range.first);
        if (range.last == range.first)
            return;
        append(writer, "-", 1);
        write_number(writer, range.last);
    }
}

/* The last code of the run of members that begins with a code. */
static unsigned end_of_run(const httpstatus_set *set, unsigned code)
{
    while (code + 1 < SET_CODES && set_holds(set, code + 1))
        code++;
    return code;
}

size_t httpstatus_set_format(const httpstatus_set *set, char *buf, size_t size)
{
    struct writer text = write_to(buf, size);
    for (unsigned code = 0; set != NULL && code < SET_CODES; code++) {
        if (!set_holds(set, code))
            continue;
        struct range run = {(int)code, (int)end_of_run(set, code)};
        if (text.length > 0)
            append(&text, ",", 1);
        write_range(&text, run);
        code = (unsigned)run.last;
    }
    return finish(&text);
}
