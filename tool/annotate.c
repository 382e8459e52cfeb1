/* httpstatus annotate [FILE...]: copies lines, with the title after each code. */
#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "ascii.h"
#include "cli.h"
#include "json.h"
#include "lines.h"
#include "output.h"

enum { GAP_LONGEST = 4 };

/* The format to write, and which numbers count as codes. */
struct annotation {
    const struct options *options;
    bool as_json;
    bool all;
};

/* A code in a line, and the offset of its first digit. */
struct found {
    int code;
    size_t at;
};

static bool is_word(char c)
{
    return ascii_is_alnum(c) || c == '_';
}

static bool same_letters(const char *text, const char *word, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (ascii_lower(text[i]) != ascii_lower(word[i]))
            return false;
    }
    return true;
}

static bool ends_with(const char *text, size_t length, const char *word)
{
    size_t wanted = strlen(word);
    return length >= wanted && same_letters(text + length - wanted, word, wanted);
}

/* Returns whether the digits at an offset are a whole number: not part of a word, a decimal number or an address. */
static bool stands_alone(const struct line *line, size_t at)
{
    const char *text = line->text;
    size_t after = at + CODE_DIGITS;
    if (at > 0 && (is_word(text[at - 1]) || text[at - 1] == '.'))
        return false;
    if (after == line->length)
        return true;
    return !is_word(text[after]) &&
           !(text[after] == '.' && after + 1 < line->length && ascii_is_digit(text[after + 1]));
}

/* Returns whether the text before an offset ends in the version of a status line: "HTTP/1.1 ", "HTTP/2 ". */
static bool follows_version(const char *text, size_t at)
{
    while (at > 0 && (ascii_is_digit(text[at - 1]) || text[at - 1] == '.'))
        at--;
    return ends_with(text, at, "HTTP/");
}

/* Returns whether the text before an offset announces a status: "status=", "\"code\": ", "HTTP/1.1 ". */
static bool is_announced(const char *text, size_t at)
{
    static const char *const words[] = {"status", "code", "http", "error", "response", "returned"};
    size_t gap = 0;
    while (gap < at && gap < GAP_LONGEST && strchr(" \t:=\"'(", text[at - gap - 1]) != NULL &&
           text[at - gap - 1] != '\0')
        gap++;
    if (gap == 0)
        return false;
    at -= gap;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (ends_with(text, at, words[i]))
            return true;
    }
    return follows_version(text, at);
}

/* Finds the next code at or after an offset. */
static bool find_code(const struct annotation *to, const struct line *line, size_t from, struct found *found)
{
    for (size_t at = from; at + CODE_DIGITS <= line->length; at++) {
        if (!ascii_is_digit(line->text[at]))
            continue;
        int code = httpstatus_parse(line->text + at, CODE_DIGITS);
        if (httpstatus_is_known(code) && stands_alone(line, at) && (to->all || is_announced(line->text, at))) {
            *found = (struct found){code, at};
            return true;
        }
        while (at < line->length && ascii_is_digit(line->text[at]))
            at++;
    }
    return false;
}

/* Finds the first code of a line. `only` becomes true for a line of an access log, which has no other code. */
static bool find_first(const struct annotation *to, const struct line *line, struct found *found, bool *only)
{
    const char *status = to->all ? NULL : logged_status(line->text, line->length);
    *only = status != NULL;
    if (status == NULL)
        return find_code(to, line, 0, found);
    *found = (struct found){httpstatus_parse(status, CODE_DIGITS), (size_t)(status - line->text)};
    return httpstatus_is_known(found->code);
}

/* Returns whether the reason phrase already follows the code. */
static bool is_explained(const struct line *line, const struct found *found)
{
    const char *reason = httpstatus_reason(found->code);
    size_t length = strlen(reason);
    size_t at = found->at + CODE_DIGITS + 1;
    return at + length <= line->length && line->text[at - 1] == ' ' && same_letters(line->text + at, reason, length);
}

static void write_text(const struct annotation *to, const struct line *line)
{
    struct found found;
    bool only;
    size_t written = 0;
    for (bool more = find_first(to, line, &found, &only); more;
         more = !only && find_code(to, line, found.at + CODE_DIGITS, &found)) {
        fwrite(line->text + written, 1, found.at - written, stdout);
        printf("%s%d", class_colour(found.code), found.code);
        if (!is_explained(line, &found))
            printf(" (%s)", httpstatus_title(found.code, to->options->lang));
        fputs(plain(), stdout);
        written = found.at + CODE_DIGITS;
    }
    fwrite(line->text + written, 1, line->length - written, stdout);
}

static size_t length_of(const struct line *line)
{
    return line->text[line->length - 1] == '\n' ? line->length - 1 : line->length;
}

static void write_json(const struct annotation *to, const struct line *line)
{
    struct json json = {.one_line = true};
    struct found found;
    bool only;
    json_open(&json, NULL, '{');
    json_bytes(&json, "line", line->text, length_of(line));
    json_open(&json, "codes", '[');
    for (bool more = find_first(to, line, &found, &only); more;
         more = !only && find_code(to, line, found.at + CODE_DIGITS, &found)) {
        json_open(&json, NULL, '{');
        json_number(&json, "at", found.at);
        json_number(&json, "code", (uint64_t)found.code);
        json_string(&json, "title", httpstatus_title(found.code, to->options->lang));
        json_close(&json, '}');
    }
    json_close(&json, ']');
    json_close(&json, '}');
    json_end();
}

/* Only the first piece of a long line is searched. */
static void annotate_line(const struct annotation *to, const struct line *line)
{
    if (to->as_json && !line->continues)
        write_json(to, line);
    else if (!to->as_json && line->continues)
        fwrite(line->text, 1, line->length, stdout);
    else if (!to->as_json)
        write_text(to, line);
}

static bool is_regular(int file)
{
    struct stat status;
    return fstat(file, &status) == 0 && S_ISREG(status.st_mode);
}

static int annotate_file(const char *name, void *to)
{
    struct lines lines;
    struct line line;
    if (!lines_open(&lines, name))
        return EXIT_TROUBLE;
    bool streaming = !is_regular(lines.file);
    long got;
    do {
        got = lines_fill(&lines);
        while (lines_take(&lines, &line))
            annotate_line(to, &line);
        /* So that whoever follows a log sees each line at once. */
        if (streaming)
            fflush(stdout);
    } while (got > 0 && !ferror(stdout));
    int error = errno;
    lines_close(&lines);
    errno = error;
    return got < 0 ? unreadable(name) : EXIT_YES;
}

int run_annotate(const struct options *options, char *const *operands, size_t count)
{
    struct annotation to = {options, (options->given & OPTION_JSON) != 0, (options->given & OPTION_ALL) != 0};
    return each_file(operands, count, annotate_file, &to);
}
