/* httpstatus grep TEXT...: the codes whose phrases or summaries contain a text. */
#include <stdlib.h>
#include <string.h>

#include "ascii.h"
#include "cli.h"
#include "json.h"
#include "output.h"
#include "record.h"

/* The field of a code that contains the pattern, and the value of the field. */
struct match {
    const char *field;
    const char *text;
};

static bool begins_with(const char *text, const char *pattern)
{
    for (; *pattern != '\0'; text++, pattern++) {
        if (ascii_lower(*text) != ascii_lower(*pattern))
            return false;
    }
    return true;
}

/* Returns where a text contains a pattern, ignoring the case of ASCII letters; NULL if it does not, or is NULL. */
static const char *find(const char *text, const char *pattern)
{
    for (; text != NULL && *text != '\0'; text++) {
        if (begins_with(text, pattern))
            return text;
    }
    return NULL;
}

static bool matches(struct match *match, const char *field, const char *text, const char *pattern)
{
    if (find(text, pattern) == NULL)
        return false;
    *match = (struct match){field, text};
    return true;
}

static bool search_vendors(struct match *match, int code, const char *pattern)
{
    const char *vendor;
    for (size_t i = 0; (vendor = httpstatus_vendor(code, i)) != NULL; i++) {
        if (matches(match, "vendor", vendor, pattern) ||
            matches(match, "vendor_reason", httpstatus_vendor_reason(code, vendor), pattern))
            return true;
    }
    return false;
}

static bool search_aliases(struct match *match, int code, const char *pattern)
{
    const char *alias;
    for (size_t i = 0; (alias = httpstatus_alias(code, i)) != NULL; i++) {
        if (matches(match, "alias", alias, pattern))
            return true;
    }
    return false;
}

static bool search(struct match *match, int code, const char *pattern, const char *lang)
{
    return matches(match, "title", httpstatus_title(code, lang), pattern) ||
           matches(match, "reason", httpstatus_reason(code), pattern) ||
           matches(match, "name", httpstatus_name(code), pattern) || search_aliases(match, code, pattern) ||
           search_vendors(match, code, pattern) || matches(match, "summary", httpstatus_summary(code, lang), pattern);
}

/* Writes the field that matches, with the match in bold, unless the line about the code already shows it. */
static void write_match(const struct match *match, const char *pattern)
{
    if (strcmp(match->field, "title") == 0 || strcmp(match->field, "vendor") == 0)
        return;
    const char *at = find(match->text, pattern);
    int length = (int)strlen(pattern);
    printf("    %s: %.*s%s%.*s%s%s\n", match->field, (int)(at - match->text), match->text, bold(), length, at, plain(),
           at + length);
}

static void json_match(struct json *json, int code, const struct match *match, const char *lang)
{
    json_open(json, NULL, '{');
    json_record(json, code, lang);
    json_string(json, "field", match->field);
    json_string(json, "text", match->text);
    json_close(json, '}');
}

static bool write_matches(const struct options *options, const char *pattern)
{
    struct json json = {0};
    struct match match;
    bool as_json = (options->given & OPTION_JSON) != 0;
    bool any = false;
    if (as_json)
        json_open(&json, NULL, '[');
    for (int code = 0; (code = httpstatus_next(code)) != 0;) {
        if (!search(&match, code, pattern, options->lang))
            continue;
        any = true;
        if (as_json) {
            json_match(&json, code, &match, options->lang);
        } else {
            write_short(code, options->lang);
            write_match(&match, pattern);
        }
    }
    if (as_json) {
        json_close(&json, ']');
        json_end();
    }
    return any;
}

int run_grep(const struct options *options, char *const *operands, size_t count)
{
    char *pattern = joined(operands, count);
    int status = EXIT_TROUBLE;
    if (*pattern == '\0')
        misused(options->command, "look for what?");
    else
        status = write_matches(options, pattern) ? EXIT_YES : EXIT_NO;
    free(pattern);
    return status;
}
