/* httpstatus grep TEXT...: the codes that mention a text. */
#include "grep.h"

#include <stdlib.h>
#include <string.h>

#include "ascii.h"
#include "json.h"
#include "lookup.h"
#include "output.h"
#include "record.h"
#include "spelling.h"

enum { EDITS_OF_A_WORD = 2 };

/* The field of a code that contains a text, and the value of the field. */
struct match {
    const char *field;
    const char *text;
};

/* What is looked for: the text, or its words, each ended by a NUL. */
struct pattern {
    const char *words;
    size_t count;
};

/* Returns where a text contains a word, ignoring the case of ASCII letters; NULL if it does not, or is NULL. */
static const char *find(const char *text, const char *word)
{
    size_t length = strlen(word);
    for (; text != NULL && *text != '\0'; text++) {
        if (strnlen(text, length) == length && ascii_equal(text, word, length))
            return text;
    }
    return NULL;
}

static bool matches(struct match *match, const char *field, const char *text, const char *word)
{
    if (find(text, word) == NULL)
        return false;
    *match = (struct match){field, text};
    return true;
}

static bool search_vendors(struct match *match, int code, const char *word)
{
    const char *vendor;
    for (size_t i = 0; (vendor = httpstatus_vendor(code, i)) != NULL; i++) {
        if (matches(match, "vendor", vendor, word) ||
            matches(match, "vendor_reason", httpstatus_vendor_reason(code, vendor), word))
            return true;
    }
    return false;
}

static bool search_aliases(struct match *match, int code, const char *word)
{
    const char *alias;
    for (size_t i = 0; (alias = httpstatus_alias(code, i)) != NULL; i++) {
        if (matches(match, "alias", alias, word))
            return true;
    }
    return false;
}

static bool search_words(struct match *match, int code, const char *word)
{
    for (const struct word *row = lookup_words; row->text != NULL; row++) {
        if (row->code == code && matches(match, "word", row->text, word))
            return true;
    }
    return false;
}

static bool search_subcodes(struct match *match, int code, const char *word)
{
    for (const struct subcode *row = lookup_subcodes; row->text != NULL; row++) {
        if (row->code == code && matches(match, "subcode", row->meaning, word))
            return true;
    }
    return false;
}

/* Searches a text that exists in several languages, the asked one first. */
static bool search_languages(struct match *match, const char *field, const char *(*text)(int code, const char *lang),
                             int code, const char *word, const char *lang)
{
    const char *language;
    if (matches(match, field, text(code, lang), word))
        return true;
    for (size_t i = 0; (language = httpstatus_language(i)) != NULL; i++) {
        if (matches(match, field, text(code, language), word))
            return true;
    }
    return false;
}

static bool search(struct match *match, int code, const char *word, const char *lang)
{
    return matches(match, "title", httpstatus_title(code, lang), word) ||
           matches(match, "reason", httpstatus_reason(code), word) ||
           matches(match, "name", httpstatus_name(code), word) || search_aliases(match, code, word) ||
           search_vendors(match, code, word) || search_words(match, code, word) ||
           search_languages(match, "title_elsewhere", httpstatus_title, code, word, lang) ||
           search_languages(match, "summary", httpstatus_summary, code, word, lang) ||
           search_subcodes(match, code, word) || matches(match, "class", httpstatus_class_name(code), word);
}

/* Searches for every word; the match is that of the last. */
static bool search_all(struct match *match, int code, const struct pattern *pattern, const char *lang)
{
    const char *word = pattern->words;
    for (size_t i = 0; i < pattern->count; i++, word += strlen(word) + 1) {
        if (!search(match, code, word, lang))
            return false;
    }
    return pattern->count > 0;
}

/* Writes the text that matches, with the match in bold, unless the line about the code already shows it. */
static void write_match(const struct match *match, const struct pattern *pattern)
{
    bool shown = strcmp(match->field, "title") == 0 || strcmp(match->field, "vendor") == 0 ||
                 strcmp(match->field, "class") == 0;
    if (shown || pattern->count > 1)
        return;
    const char *at = find(match->text, pattern->words);
    int length = (int)strlen(pattern->words);
    printf("    %.*s%s%.*s%s%s\n", (int)(at - match->text), match->text, bold(), length, at, plain(), at + length);
}

static void json_match(struct json *json, int code, const struct match *match, const char *lang)
{
    json_open(json, NULL, '{');
    json_record(json, code, lang);
    json_string(json, "field", match->field);
    json_string(json, "text", match->text);
    json_close(json, '}');
}

static bool write_matches(const struct options *options, const struct pattern *pattern, const char *heading)
{
    struct json json = {0};
    struct match match;
    bool as_json = has_option(options, OPTION_JSON);
    bool any = false;
    for (int code = 0; (code = httpstatus_next(code)) != 0;) {
        if (!search_all(&match, code, pattern, options->lang))
            continue;
        if (!any)
            fputs(heading, stderr);
        if (as_json && !any)
            json_open(&json, NULL, '[');
        any = true;
        if (as_json) {
            json_match(&json, code, &match, options->lang);
        } else {
            write_short(code, options->lang);
            write_match(&match, pattern);
        }
    }
    if (as_json && any) {
        json_close(&json, ']');
        json_end();
    }
    return any;
}

/* Ends each word of a text with a NUL. */
static struct pattern split(char *text)
{
    struct pattern pattern = {text, 0};
    char *to = text, *rest = NULL;
    for (char *word = strtok_r(text, " \t\r\n", &rest); word != NULL; word = strtok_r(NULL, " \t\r\n", &rest)) {
        size_t length = strlen(word) + 1;
        memmove(to, word, length);
        to += length;
        pattern.count++;
    }
    return pattern;
}

bool write_mentions(const struct options *options, const char *text, const char *heading)
{
    struct pattern whole = {text, 1};
    if (*text == '\0')
        return false;
    if (write_matches(options, &whole, heading))
        return true;
    size_t size = strlen(text) + 1;
    char *copy = memcpy(allocated(size), text, size);
    struct pattern each = split(copy);
    bool any = each.count > 1 && write_matches(options, &each, heading);
    free(copy);
    return any;
}

const char *mentioned_word_near(const char *text)
{
    size_t length = strlen(text);
    for (const struct word *row = lookup_words; row->text != NULL; row++) {
        if (is_near(text, length, row->text, EDITS_OF_A_WORD))
            return row->text;
    }
    const char *vendor;
    for (int code = 0; (code = httpstatus_next(code)) != 0;) {
        for (size_t i = 0; (vendor = httpstatus_vendor(code, i)) != NULL; i++) {
            if (is_near(text, length, vendor, EDITS_OF_A_WORD))
                return vendor;
        }
    }
    return NULL;
}

static void write_nothing(const struct options *options, const char *text)
{
    const char *near = mentioned_word_near(text);
    if (has_option(options, OPTION_JSON))
        puts("[]");
    fprintf(stderr, "httpstatus: no code mentions '%s'%s%s%s\n", text, near != NULL ? "; did you mean " : "",
            near != NULL ? near : "", near != NULL ? "?" : "");
}

int run_grep(const struct options *options, char *const *operands, size_t count)
{
    char *text = joined(operands, count, " ");
    int status = EXIT_NO;
    if (*text == '\0')
        status = misused(options->command, "missing text to search for");
    else if (write_mentions(options, text, ""))
        status = EXIT_YES;
    else
        write_nothing(options, text);
    free(text);
    return status;
}
