/* Texts of sets: the spellings of other tools, warnings, and the forms of --as. */
#include "set_text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ascii.h"
#include "cli.h"

/* How many bytes of a malformed set are shown on each side of the error. */
enum { SHOWN_AROUND = 40 };

/* ---- Spellings of other tools ---- */

/* A term as other tools write it, and as the library does. A 0 outside brackets is any digit, and is copied. */
struct spelling {
    const char *theirs;
    const char *ours;
};

static const struct spelling spellings[] = {
    {"http_000", "000"},                        /* nginx, proxy_next_upstream */
    {"0[0-9][0-9]", "0xx"}, {"00[0-9]", "00x"}, /* regular expressions */
    {"0\\d\\d", "0xx"},     {"00\\d", "00x"},   {"0..", "0xx"}, {"00.", "00x"},
};

/* A text for the library, and the offset in the original text of each of its bytes. */
struct rewritten {
    char *text;
    size_t *origin;
    size_t length;
};

static void put(struct rewritten *to, char c, size_t origin)
{
    to->text[to->length] = c;
    to->origin[to->length++] = origin;
}

/* Returns the length of a spelling if a text begins with it and ends a term there, else 0. */
static size_t spelled_length(const char *text, const char *spelling)
{
    size_t at = 0;
    bool bracket = false;
    for (; spelling[at] != '\0'; at++) {
        bool digit = spelling[at] == '0' && !bracket;
        bracket = spelling[at] == '[' || (bracket && spelling[at] != ']');
        if (digit ? !ascii_is_digit(text[at]) : ascii_lower(text[at]) != spelling[at])
            return 0;
    }
    bool ends = !ascii_is_alnum(text[at]) && text[at] != '.' && text[at] != '=' && text[at] != '_';
    return ends ? at : 0;
}

/* Rewrites a term in a spelling of another tool. Returns its length; 0 if it is in none. */
static size_t rewrite_term(struct rewritten *to, const char *text, size_t origin)
{
    for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++) {
        size_t length = spelled_length(text, spellings[i].theirs);
        const char *digit = text;
        for (const char *ours = spellings[i].ours; length > 0 && *ours != '\0'; ours++) {
            while (*ours == '0' && !ascii_is_digit(*digit))
                digit++;
            put(to, *ours == '0' ? *digit++ : *ours, origin);
        }
        if (length > 0)
            return length;
    }
    return 0;
}

/* Returns what one byte of another tool's list is to the library. */
static char rewritten_byte(const char *text, size_t at, size_t length)
{
    bool outer_bracket = (text[at] == '[' && at == 0) || (text[at] == ']' && at == length - 1);
    if (text[at] == '"' || text[at] == '\'' || outer_bracket)
        return ' ';
    return text[at] == '|' ? ',' : text[at];
}

/* The caller frees both arrays. */
static struct rewritten rewritten(const char *text)
{
    size_t length = strlen(text);
    struct rewritten to = {allocated(length + 1), allocated((length + 1) * sizeof(size_t)), 0};
    bool begins_term = true;
    for (size_t at = 0; at < length;) {
        size_t taken = begins_term ? rewrite_term(&to, text + at, at) : 0;
        if (taken == 0 && strncmp(text + at, "..=", 3) == 0) {
            put(&to, '-', at); /* Rust: both ends are in the range */
            taken = 3;
        } else if (taken == 0) {
            put(&to, rewritten_byte(text, at, length), at);
            taken = 1;
        }
        begins_term = !ascii_is_alnum(to.text[to.length - 1]);
        at += taken;
    }
    to.text[to.length] = '\0';
    to.origin[to.length] = length;
    return to;
}

/* ---- Errors and warnings ---- */

static void show_error(const char *text, size_t at)
{
    size_t begin = at > SHOWN_AROUND ? at - SHOWN_AROUND : 0;
    fprintf(stderr, "httpstatus: malformed set of codes at offset %zu:\n    ", at);
    for (size_t i = begin; i < at + SHOWN_AROUND && text[i] != '\0'; i++)
        fputc(text[i] > ' ' && text[i] <= '~' ? text[i] : ' ', stderr);
    fprintf(stderr, "\n    %*s\n", (int)(at - begin) + 1, "^");
    if (strncmp(text + at, "..", 2) == 0)
        fputs("httpstatus: a range with .. has its end in some languages and not in others; write 200-299\n", stderr);
}

static bool contains(const httpstatus_set *set, const httpstatus_set *part)
{
    for (size_t i = 0; i < sizeof set->bits / sizeof *set->bits; i++) {
        if ((part->bits[i] & ~set->bits[i]) != 0)
            return false;
    }
    return true;
}

/*
 * Warns of "!501,505", which removes 501 alone: a term without a sign that adds nothing, since the set began with all
 * codes, and that may have been meant to be removed.
 */
static void warn_of_kept(const char *text, size_t length)
{
    bool removes_first = false;
    for (size_t at = 0, term = 0; at <= length; at++) {
        if (at < length && strchr(", \t\r\n", text[at]) == NULL)
            continue;
        char sign = text[term];
        httpstatus_set before, added;
        if (at > term && term == 0)
            removes_first = sign == '!' || sign == '-';
        else if (at > term && removes_first && sign != '!' && sign != '-' && sign != '+' &&
                 httpstatus_set_parse(&before, text, term, NULL) &&
                 httpstatus_set_parse(&added, text + term, at - term, NULL) && contains(&before, &added))
            fprintf(stderr, "httpstatus: %.*s stays in the set: a sign removes one term; to remove it, write !%.*s\n",
                    (int)(at - term), text + term, (int)(at - term), text + term);
        term = at + 1;
    }
}

bool parse_set_text(const char *text, httpstatus_set *set)
{
    size_t at;
    struct rewritten to = rewritten(text);
    bool parsed = httpstatus_set_parse(set, to.text, to.length, &at);
    if (parsed)
        warn_of_kept(to.text, to.length);
    else
        show_error(text, to.origin[at]);
    free(to.text);
    free(to.origin);
    return parsed;
}

char *formatted_set(const httpstatus_set *set)
{
    size_t size = httpstatus_set_format(set, NULL, 0) + 1;
    char *text = allocated(size);
    httpstatus_set_format(set, text, size);
    return text;
}

/* ---- The forms of --as ---- */

/* Ten codes make a row; the set has rows 0 to 102. */
enum { ROW = 10, ROWS = 103, HUNDRED = 10 };

/* Returns which of the ten codes of a row are in a set, as bits. */
static unsigned row_of(const httpstatus_set *set, int row)
{
    unsigned bits = 0;
    for (int digit = 0; digit < ROW; digit++)
        bits |= httpstatus_set_has(set, row * ROW + digit) ? 1u << digit : 0;
    return bits;
}

/* Writes digits as a regular expression: 5, [2-9], [03-5]. */
static void write_digits(unsigned bits)
{
    bool one = (bits & (bits - 1)) == 0;
    fputs(one ? "" : "[", stdout);
    for (int first = 0; first < ROW; first++) {
        if ((bits >> first & 1) == 0)
            continue;
        int last = first;
        while (last + 1 < ROW && (bits >> (last + 1) & 1) != 0)
            last++;
        printf("%d", first);
        if (last > first)
            printf("%s%d", last > first + 1 ? "-" : "", last);
        first = last;
    }
    fputs(one ? "" : "]", stdout);
}

/* Writes the alternatives of a regular expression. Rows of a hundred with the same digits are one alternative. */
static void write_alternatives(const httpstatus_set *set)
{
    const char *before = "";
    bool done[ROWS] = {false};
    for (int row = 0; row < ROWS; row++) {
        unsigned digits = row_of(set, row), tens = 0;
        if (done[row] || digits == 0)
            continue;
        int hundred = row / HUNDRED;
        for (int other = row; other < ROWS && other / HUNDRED == hundred; other++) {
            bool same = row_of(set, other) == digits;
            tens |= same ? 1u << (other % HUNDRED) : 0;
            done[other] = done[other] || same;
        }
        printf("%s%d", before, hundred);
        write_digits(tens);
        write_digits(digits);
        before = "|";
    }
}

static void write_regex(const httpstatus_set *set)
{
    fputs("^(", stdout);
    write_alternatives(set);
    puts(")$");
}

static void write_ranges(const httpstatus_set *set)
{
    char *text = formatted_set(set);
    puts(text);
    free(text);
}

static void write_list(const httpstatus_set *set)
{
    const char *before = "";
    for (int code = -1; (code = httpstatus_set_next(set, code)) >= 0; before = ",")
        printf("%s%03d", before, code);
    putchar('\n');
}

static void write_nginx(const httpstatus_set *set)
{
    fputs("map $status $status_matches {\n    default 0;\n    \"~^(", stdout);
    write_alternatives(set);
    puts(")$\" 1;\n}");
}

/* Prometheus anchors a regular expression at both ends. */
static void write_prometheus(const httpstatus_set *set)
{
    fputs("code=~\"", stdout);
    write_alternatives(set);
    puts("\"");
}

bool write_set_as(const httpstatus_set *set, const char *form)
{
    static const struct {
        const char *name;
        void (*write)(const httpstatus_set *set);
    } forms[] = {{"regex", write_regex},
                 {"ranges", write_ranges},
                 {"list", write_list},
                 {"nginx", write_nginx},
                 {"prometheus", write_prometheus}};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        if (strcmp(forms[i].name, form) == 0) {
            forms[i].write(set);
            return true;
        }
    }
    return false;
}
