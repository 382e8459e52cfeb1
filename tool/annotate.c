/* httpstatus annotate [FILE...]: copies lines, with the title after each code. */
#include <string.h>
#include <sys/stat.h>

#include "ascii.h"
#include "cli.h"
#include "json.h"
#include "lines.h"
#include "output.h"
#include "status.h"

/* How far before a code its announcement may be, in bytes, and how many words may join the two. */
enum { GAP_LONGEST = 4, JOINING_MOST = 3, CONTEXT_LONGEST = 80 };

/* The format to write, and which numbers count as codes. */
struct annotation {
    const struct options *options;
    struct status_rule rule;
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

/* ---- The words around a number ---- */

/* Returns whether a word is in a list that ends with NULL, ignoring the case of ASCII letters. */
static bool is_in(const char *const *list, const char *word, size_t length)
{
    for (; *list != NULL; list++) {
        if (strlen(*list) == length && ascii_begins_with(word, *list, length))
            return true;
    }
    return false;
}

/* Returns whether a word ends in one of a list. */
static bool ends_in(const char *const *list, const char *word, size_t length)
{
    for (; *list != NULL; list++) {
        size_t wanted = strlen(*list);
        if (length >= wanted && ascii_begins_with(word + length - wanted, *list, wanted))
            return true;
    }
    return false;
}

/* Returns where the word that ends at an offset begins. */
static size_t word_begin(const char *text, size_t end)
{
    while (end > 0 && is_word(text[end - 1]))
        end--;
    return end;
}

/* Returns the offset behind what separates two words before an offset, at most so many bytes. */
static size_t skip_gap(const char *text, size_t at)
{
    size_t gap = 0;
    while (gap < at && gap < GAP_LONGEST && text[at - gap - 1] != '\0' && strchr(" \t:=\"'([>.", text[at - gap - 1]))
        gap++;
    return at - gap;
}

/* Returns whether the text before an offset ends in the version of a status line: "HTTP/1.1", "HTTP/2". */
static bool is_version(const char *text, size_t at)
{
    size_t end = at;
    while (at > 0 && (ascii_is_digit(text[at - 1]) || text[at - 1] == '.'))
        at--;
    return at < end && at >= 5 && ascii_begins_with(text + at - 5, "http/", 5);
}

/* ---- What is no status ---- */

/* Returns whether the words before an offset are of a program that ended, or of a protocol other than HTTP. */
static bool ends_with_other(const char *text, size_t end)
{
    static const char *const others[] = {
        "exit", "exited", "exits", "exitcode", "exit_code", "exit_status", "exitstatus", "nonzero",  "non-zero",
        "smtp", "esmtp",  "lmtp",  "helo",     "ehlo",      "mail from",   "rcpt",       "starttls", "postfix",
        "pop3", "imap",   "ftp",   "ftps",     "lftp",      "sftp",        "sip",        "rtsp",     NULL};
    /* Not the first part of a host name, such as ftp.example.org. */
    if (text[end] == '.')
        return false;
    for (const char *const *other = others; *other != NULL; other++) {
        size_t length = strlen(*other);
        if (length <= end && ascii_begins_with(text + end - length, *other, length) &&
            (length == end || !is_word(text[end - length - 1])))
            return true;
    }
    return false;
}

/* Returns whether such words come shortly before an offset that is in a line. */
static bool is_of_others(const char *text, size_t at)
{
    size_t from = at > CONTEXT_LONGEST ? at - CONTEXT_LONGEST : 0;
    for (size_t end = at; end > from;) {
        size_t begin = word_begin(text, end);
        if (begin < end && ends_with_other(text, end))
            return true;
        end = begin > 0 ? begin - 1 : 0;
    }
    return false;
}

/* Returns whether a unit or a thing that is counted follows: "200 ms", "500 rows". */
static bool is_amount(const struct line *line, size_t after)
{
    static const char *const units[] = {
        "ms",    "s",        "sec",     "secs",  "second", "seconds", "us",     "ns",      "m",
        "min",   "mins",     "minutes", "h",     "hours",  "b",       "k",      "kb",      "mb",
        "gb",    "kib",      "mib",     "byte",  "bytes",  "chars",   "px",     "row",     "rows",
        "line",  "lines",    "item",    "items", "result", "results", "record", "records", "entries",
        "times", "requests", "of",      "files", "users",  "points",  "days",   NULL};
    size_t begin = after + (after < line->length && line->text[after] == ' ');
    size_t end = begin;
    while (end < line->length && is_word(line->text[end]))
        end++;
    return (begin < line->length && line->text[begin] == '%') || is_in(units, line->text + begin, end - begin);
}

/* Returns whether an enhanced code of SMTP follows, such as 4.3.0 (RFC 3463). */
static bool precedes_enhanced_code(const struct line *line, size_t after)
{
    const char *next = line->text + after;
    return line->length - after >= 6 && (*next == ' ' || *next == '-') && ascii_is_digit(next[1]) && next[2] == '.' &&
           ascii_is_digit(next[3]) && next[4] == '.' && ascii_is_digit(next[5]);
}

/* Returns whether the digits at an offset are a whole number: not part of a word, a number, an address or a path. */
static bool stands_alone(const struct line *line, size_t at)
{
    const char *text = line->text;
    size_t after = at + CODE_DIGITS;
    if (at > 0 && (is_word(text[at - 1]) || text[at - 1] == '.'))
        return false;
    if (after == line->length)
        return true;
    if (after + 1 < line->length && strchr(".,:-", text[after]) != NULL && is_word(text[after + 1]))
        return false;
    return !is_word(text[after]) && text[after] != '/';
}

/* ---- What announces a status ---- */

/* Returns whether a word announces a status. */
static bool announces(const char *word, size_t length)
{
    static const char *const endings[] = {"status", "code", "http", "error", "response", NULL};
    static const char *const words[] = {"returned", "returns", "resp",     "responded", "responds", "replied",
                                        "answered", "got",     "received", "completed", "st",       NULL};
    return ends_in(endings, word, length) || is_in(words, word, length);
}

/* Returns whether a word that ends at an offset announces an informational code: it speaks of HTTP, or gives the value
   of a status. Programs and scripts end with such a number more often than an exchange does: "failed with status 100".
 */
static bool announces_informational(const char *text, size_t begin, size_t end, size_t at)
{
    static const char *const of_http[] = {"http", "response", NULL};
    static const char *const of_a_status[] = {"status", "statuscode", "status_code", NULL};
    bool gives_value = memchr(text + end, '=', at - end) != NULL || memchr(text + end, ':', at - end) != NULL;
    return ends_in(of_http, text + begin, end - begin) ||
           (gives_value && ends_in(of_a_status, text + begin, end - begin));
}

/* Returns whether the word before an offset announces the code there, or a word that only joins comes in between. */
static bool is_announced(const char *text, size_t at, int code)
{
    static const char *const joining[] = {"a", "an", "of", "with", "was", "is", "the", "unexpected", "http", NULL};
    for (int joined_words = 0; joined_words <= JOINING_MOST; joined_words++) {
        size_t end = skip_gap(text, at);
        if (end == at || end == 0)
            return false;
        if (is_version(text, end))
            return true;
        size_t begin = word_begin(text, end);
        if (httpstatus_is_informational(code) ? announces_informational(text, begin, end, at)
                                              : announces(text + begin, end - begin))
            return !is_of_others(text, end);
        if (!is_in(joining, text + begin, end - begin))
            return false;
        at = begin;
    }
    return false;
}

/* Returns whether a code is between two marks, with a blank or the end of the line beyond them. */
static bool is_between(const struct line *line, size_t at, char before, char after)
{
    const char *text = line->text;
    size_t end = at + CODE_DIGITS;
    bool begins = at > 0 && text[at - 1] == before && (at == 1 || text[at - 2] == ' ' || text[at - 2] == '\t');
    bool ends = end < line->length && text[end] == after;
    return begins && ends && (end + 1 == line->length || strchr(" \t\r\n:,", text[end + 1]) != NULL);
}

/* Returns whether a code is in a column between bars, as gin writes it: "| 404 |". */
static bool is_in_bars(const struct line *line, size_t at)
{
    size_t end = at + CODE_DIGITS;
    return at >= 2 && end + 1 < line->length && memcmp(line->text + at - 2, "| ", 2) == 0 &&
           memcmp(line->text + end, " |", 2) == 0;
}

/* Returns whether a method and a path come before an offset, as morgan writes them: "GET /users 404". */
static bool follows_target(const char *text, size_t at)
{
    if (at < 2 || text[at - 1] != ' ')
        return false;
    size_t begin = at - 1;
    while (begin > 0 && text[begin - 1] != ' ')
        begin--;
    if (begin < 2 || text[begin] != '/')
        return false;
    size_t method = begin - 1;
    while (method > 0 && (unsigned char)(text[method - 1] - 'A') < 26)
        method--;
    return begin - 1 - method >= 3 && (method == 0 || !is_word(text[method - 1]));
}

/* Returns whether the known code at an offset is a status, by what is around it. */
static bool is_status(const struct line *line, size_t at, int code)
{
    size_t after = at + CODE_DIGITS;
    if (is_amount(line, after) || precedes_enhanced_code(line, after))
        return false;
    return is_announced(line->text, at, code) || is_in_bars(line, at) || follows_target(line->text, at) ||
           (httpstatus_is_error(code) && is_between(line, at, '[', ']') && !is_of_others(line->text, at));
}

/* Finds the next code at or after an offset. */
static bool find_code(const struct annotation *to, const struct line *line, size_t from, struct found *found)
{
    for (size_t at = from; at + CODE_DIGITS <= line->length; at++) {
        if (!ascii_is_digit(line->text[at]))
            continue;
        int code = httpstatus_parse(line->text + at, CODE_DIGITS);
        if (httpstatus_is_known(code) && stands_alone(line, at) && (to->all || is_status(line, at, code))) {
            *found = (struct found){code, at};
            return true;
        }
        while (at < line->length && ascii_is_digit(line->text[at]))
            at++;
    }
    return false;
}

/* Returns whether only one place of a line can have its status. */
static bool has_one_place(const struct status_rule *rule)
{
    return rule->field > 0 || rule->key != NULL || rule->column != 0;
}

/* Finds the first code of a line. `only` becomes true for a line of an access log, which has no other code. */
static bool find_first(struct annotation *to, const struct line *line, struct found *found, bool *only)
{
    *only = false;
    if (to->all)
        return find_code(to, line, 0, found);
    found->code = find_status(&to->rule, line->text, line->length, &found->at);
    *only = found->code >= STATUS_NO_RESPONSE || has_one_place(&to->rule);
    return *only ? httpstatus_is_known(found->code) : find_code(to, line, 0, found);
}

/* ---- Codes that are explained already ---- */

static bool is_letter(char c)
{
    return (ascii_is_alnum(c) && !ascii_is_digit(c)) || (unsigned char)c >= 0x80;
}

/* Returns whether a text begins with a phrase; only letters and digits count. */
static bool begins_with_phrase(const char *text, const char *end, const char *phrase)
{
    if (phrase == NULL)
        return false;
    for (; *phrase != '\0'; phrase++) {
        if (!is_letter(*phrase) && !ascii_is_digit(*phrase))
            continue;
        while (text < end && !is_letter(*text) && !ascii_is_digit(*text))
            text++;
        if (text == end || ascii_lower(*text++) != ascii_lower(*phrase))
            return false;
    }
    return text == end || !ascii_is_alnum(*text);
}

static bool begins_with_name(const char *text, const char *end, int code, const char *lang)
{
    const char *name;
    int edition;
    if (begins_with_phrase(text, end, httpstatus_title(code, lang)) ||
        begins_with_phrase(text, end, httpstatus_reason(code)) ||
        begins_with_phrase(text, end, httpstatus_class_name(code)))
        return true;
    for (size_t i = 0; (name = httpstatus_alias(code, i)) != NULL; i++) {
        if (begins_with_phrase(text, end, name))
            return true;
    }
    for (size_t i = 0; (edition = httpstatus_edition(i)) != 0; i++) {
        if (begins_with_phrase(text, end, httpstatus_reason_in(code, edition)))
            return true;
    }
    for (size_t i = 0; (name = httpstatus_vendor(code, i)) != NULL; i++) {
        if (begins_with_phrase(text, end, httpstatus_vendor_reason(code, name)))
            return true;
    }
    return false;
}

/* Returns whether a name of the code already follows it. */
static bool is_explained(const struct annotation *to, const struct line *line, const struct found *found)
{
    const char *text = line->text + found->at + CODE_DIGITS;
    const char *end = line->text + line->length;
    for (int gap = 0; gap < GAP_LONGEST && text < end && strchr(" :,-([\"'|", *text) != NULL; gap++)
        text++;
    return text < end && is_letter(*text) && begins_with_name(text, end, found->code, to->options->lang);
}

/* ---- Writing ---- */

static void write_text(struct annotation *to, const struct line *line)
{
    struct found found;
    bool only;
    size_t written = 0;
    for (bool more = find_first(to, line, &found, &only); more;
         more = !only && find_code(to, line, found.at + CODE_DIGITS, &found)) {
        size_t after = found.at + CODE_DIGITS;
        fwrite(line->text + written, 1, found.at - written, stdout);
        fputs(class_colour(found.code), stdout);
        fwrite(line->text + found.at, 1, CODE_DIGITS, stdout);
        if (!is_explained(to, line, &found)) {
            fputs(" (", stdout);
            fputs(httpstatus_title(found.code, to->options->lang), stdout);
            putchar(')');
        }
        fputs(plain(), stdout);
        written = after;
    }
    fwrite(line->text + written, 1, line->length - written, stdout);
}

static size_t length_of(const struct line *line)
{
    return line->text[line->length - 1] == '\n' ? line->length - 1 : line->length;
}

static void write_json(struct annotation *to, const struct line *line)
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
        json_bool(&json, "named", is_explained(to, line, &found));
        json_close(&json, '}');
    }
    json_close(&json, ']');
    json_close(&json, '}');
    json_end();
}

/* Only the first piece of a long line is searched. */
static void annotate_line(struct annotation *to, const struct line *line)
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

static int annotate_file(const char *name, void *data)
{
    struct annotation *to = data;
    struct lines lines;
    struct line line;
    if (!lines_open(&lines, name))
        return EXIT_TROUBLE;
    to->rule.column = 0;
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
    const char *problem = lines.problem;
    lines_close(&lines);
    return problem != NULL ? unreadable(name, problem) : EXIT_YES;
}

int run_annotate(const struct options *options, char *const *operands, size_t count)
{
    struct annotation to = {
        .options = options, .as_json = has_option(options, OPTION_JSON), .all = has_option(options, OPTION_ALL)};
    if (!read_status_rule(options, &to.rule))
        return EXIT_TROUBLE;
    return each_file(operands, count, annotate_file, &to);
}
