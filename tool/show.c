/* httpstatus CODE|PHRASE|SET...: what codes mean. */
#include <stdlib.h>
#include <string.h>

#include "ascii.h"
#include "cli.h"
#include "json.h"
#include "output.h"
#include "record.h"

enum { LABEL_COLUMNS = 16, PHRASE_WORDS = 16 };

/* ---- The request ---- */

static bool add_known(httpstatus_set *wanted, const httpstatus_set *named)
{
    bool any = false;
    for (int code = -1; (code = httpstatus_set_next(named, code)) >= 0;) {
        if (!httpstatus_is_known(code))
            continue;
        httpstatus_set_add(wanted, code);
        any = true;
    }
    return any;
}

static bool is_set(const char *word, httpstatus_set *named)
{
    return *word != '\0' && httpstatus_set_parse(named, word, strlen(word), NULL);
}

/* Returns how many of the first words make the longest phrase that is known; 0 if none do. */
static size_t longest_phrase(char *const *words, size_t count, int *code)
{
    for (size_t length = count < PHRASE_WORDS ? count : PHRASE_WORDS; length > 0; length--) {
        char *text = joined(words, length);
        *code = httpstatus_find(text, strlen(text));
        free(text);
        if (*code != 0)
            return length;
    }
    return 0;
}

/* Returns whether a word names codes alone, as no word of a phrase does: a set, or what begins with a number. */
static bool is_by_itself(const char *word)
{
    httpstatus_set named;
    return is_set(word, &named) || (ascii_is_digit(*word) && httpstatus_find(word, strlen(word)) != 0);
}

/* Returns how many of the first words may be meant as one phrase that is not known. */
static size_t phrase_end(char *const *words, size_t count)
{
    size_t length = 1;
    while (length < count && !is_by_itself(words[length]))
        length++;
    return length;
}

/* Adds the codes that the first words name. Returns how many words that takes. */
static size_t add_next(httpstatus_set *wanted, char *const *words, size_t count, bool *missing)
{
    httpstatus_set named;
    int code;
    size_t length = 1;
    /* Sets come first, because find() reads a range such as 301-303 as its first code. */
    if (is_set(words[0], &named)) {
        if (add_known(wanted, &named))
            return length;
    } else if ((length = longest_phrase(words, count, &code)) > 0) {
        httpstatus_set_add(wanted, code);
        return length;
    } else {
        length = phrase_end(words, count);
    }
    char *text = joined(words, length);
    not_known(text);
    free(text);
    *missing = true;
    return length;
}

/* ---- Text ---- */

static void label(const char *name)
{
    printf("  %s%s%s%*s", dim(), name, plain(), LABEL_COLUMNS - 2 - (int)strlen(name), "");
}

static void fact(const char *name, const char *value)
{
    if (value == NULL || *value == '\0')
        return;
    label(name);
    write_wrapped(value, LABEL_COLUMNS, LABEL_COLUMNS);
}

/* Words that are written as one fact. */
struct list {
    char text[1024];
};

static void add(struct list *list, const char *word, const char *between)
{
    size_t length = strlen(list->text);
    snprintf(list->text + length, sizeof list->text - length, "%s%s", length > 0 ? between : "", word);
}

/* Returns the condition under which a code asks for a field; "" if there is none. */
static const char *condition_of(int code, const char *field)
{
    const char *condition = field != NULL ? httpstatus_field_condition(code, field) : NULL;
    return condition != NULL ? condition : "";
}

/* Adds the fields of a level, with each condition once, behind the fields that stand together under it. */
static void add_fields(struct list *list, int code, int level)
{
    const char *before = "";
    const char *field;
    for (size_t i = 0; (field = httpstatus_field(code, level, i)) != NULL; i++) {
        const char *condition = condition_of(code, field);
        add(list, field, strcmp(condition, before) == 0 ? ", " : "; ");
        const char *next = condition_of(code, httpstatus_field(code, level, i + 1));
        if (*condition != '\0' && strcmp(condition, next) != 0)
            add(list, condition, " ");
        before = condition;
    }
}

static void fact_fields(int code)
{
    static const char *const names[] = {"Must send", "Should send", "May send"};
    for (int level = HTTPSTATUS_LEVEL_MUST; level <= HTTPSTATUS_LEVEL_MAY; level++) {
        struct list list = {""};
        add_fields(&list, code, level);
        if (level == HTTPSTATUS_LEVEL_MUST)
            add_fields(&list, code, HTTPSTATUS_LEVEL_MUST_IF);
        fact(names[level], list.text);
    }
    const char *field;
    struct list list = {""};
    for (size_t i = 0; (field = httpstatus_request_field(code, i)) != NULL; i++)
        add(&list, field, ", ");
    fact("Answers to", list.text);
}

static void fact_names(int code)
{
    struct list aliases = {""};
    const char *alias;
    for (size_t i = 0; (alias = httpstatus_alias(code, i)) != NULL; i++)
        add(&aliases, alias, ", ");
    fact("Also called", aliases.text);

    struct list vendors = {""};
    const char *vendor;
    for (size_t i = 0; (vendor = httpstatus_vendor(code, i)) != NULL; i++) {
        add(&vendors, vendor, "; ");
        add(&vendors, httpstatus_vendor_reason(code, vendor), ": ");
    }
    fact("Vendors", vendors.text);
}

static void fact_specification(int code)
{
    struct list list = {""};
    add(&list, httpstatus_spec(code), "");
    if (httpstatus_section(code) != NULL)
        add(&list, httpstatus_section(code), ", section ");
    fact("Specified in", list.text);
    fact("", httpstatus_url(code));
}

static const char *content_sentence(int code)
{
    static const char *const sentences[] = {"none", "none, but framed as if there were: its length is 0", "allowed"};
    return sentences[httpstatus_content(code, "GET")];
}

static const char *caching_sentence(int code)
{
    if (httpstatus_is_heuristically_cacheable(code))
        return "may be stored by default";
    if (httpstatus_may_store(code, "GET", HTTPSTATUS_CACHE_MAX_AGE | HTTPSTATUS_CACHE_UNDERSTANDS, NULL))
        return "may be stored if the response says so";
    return "must not be stored";
}

static const char *redirect_sentence(int code)
{
    if (!httpstatus_is_redirect(code))
        return NULL;
    if (httpstatus_preserves_method(code))
        return httpstatus_is_permanent_redirect(code) ? "permanent, keeps every method"
                                                      : "temporary, keeps every method";
    return httpstatus_is_permanent_redirect(code) ? "permanent, may become GET" : "temporary, may become GET";
}

static const char *retry_sentence(int code)
{
    static const char *const sentences[] = {
        "not by itself",
        "a request with an idempotent method",
        "any request",
        "once the request is changed as the response says",
    };
    return sentences[httpstatus_retry(code)];
}

static void write_card(int code, const char *lang)
{
    write_code(code, lang);
    printf("\n\n");
    write_wrapped(httpstatus_summary(code, lang), 0, 0);
    putchar('\n');
    write_wrapped(httpstatus_description(code, lang), 0, 0);
    putchar('\n');
    struct list class = {"none: outside 100 to 599"};
    if (httpstatus_class_of(code) != 0)
        snprintf(class.text, sizeof class.text, "%s %s", httpstatus_class_label(code), httpstatus_class_name(code));
    fact("Class", class.text);
    fact("Standing", httpstatus_standing_name(httpstatus_standing(code)));
    fact("Symbol", httpstatus_name(code));
    fact_names(code);
    fact_specification(code);
    if (!httpstatus_is_on_wire(code))
        fact("On the wire", "never: only in logs, or inside one server");
    fact("Content", content_sentence(code));
    fact("Caching", caching_sentence(code));
    fact("Redirect", redirect_sentence(code));
    fact("Repeat", retry_sentence(code));
    fact("Retry-After", httpstatus_honors_retry_after(code) ? "tells when" : NULL);
    fact_fields(code);
}

/* ---- JSON ---- */

static void json_names(struct json *json, int code)
{
    const char *text;
    int edition;
    json_open(json, "aliases", '[');
    for (size_t i = 0; (text = httpstatus_alias(code, i)) != NULL; i++)
        json_string(json, NULL, text);
    json_close(json, ']');
    json_open(json, "editions", '{');
    for (size_t i = 0; (edition = httpstatus_edition(i)) != 0; i++) {
        char rfc[16];
        snprintf(rfc, sizeof rfc, "RFC %d", edition);
        if ((text = httpstatus_reason_in(code, edition)) != NULL)
            json_string(json, rfc, text);
    }
    json_close(json, '}');
    json_open(json, "vendors", '{');
    for (size_t i = 0; (text = httpstatus_vendor(code, i)) != NULL; i++)
        json_string(json, text, httpstatus_vendor_reason(code, text));
    json_close(json, '}');
}

static void json_fields(struct json *json, int code)
{
    static const char *const levels[] = {"must", "should", "may", "must_if"};
    const char *field;
    json_open(json, "fields", '{');
    for (int level = HTTPSTATUS_LEVEL_MUST; level <= HTTPSTATUS_LEVEL_MUST_IF; level++) {
        json_open(json, levels[level], '[');
        for (size_t i = 0; (field = httpstatus_field(code, level, i)) != NULL; i++)
            json_string(json, NULL, field);
        json_close(json, ']');
    }
    json_close(json, '}');
    json_open(json, "request_fields", '[');
    for (size_t i = 0; (field = httpstatus_request_field(code, i)) != NULL; i++)
        json_string(json, NULL, field);
    json_close(json, ']');
    json_open(json, "field_conditions", '{');
    for (int level = HTTPSTATUS_LEVEL_MUST; level <= HTTPSTATUS_LEVEL_MUST_IF; level++) {
        for (size_t i = 0; (field = httpstatus_field(code, level, i)) != NULL; i++) {
            const char *condition = httpstatus_field_condition(code, field);
            if (condition != NULL)
                json_string(json, field, condition);
        }
    }
    json_close(json, '}');
}

static void json_decisions(struct json *json, int code)
{
    json_string(json, "content", httpstatus_content_name(httpstatus_content(code, "GET")));
    json_bool(json, "heuristically_cacheable", httpstatus_is_heuristically_cacheable(code));
    json_redirect_kind(json, code);
    json_bool(json, "preserves_method", httpstatus_preserves_method(code));
    json_string(json, "retry", httpstatus_retry_name(httpstatus_retry(code)));
    json_bool(json, "honors_retry_after", httpstatus_honors_retry_after(code));
}

static void json_card(struct json *json, int code, const char *lang)
{
    json_open(json, NULL, '{');
    json_record(json, code, lang);
    json_string(json, "name", httpstatus_name(code));
    json_string(json, "summary", httpstatus_summary(code, lang));
    json_string(json, "description", httpstatus_description(code, lang));
    json_string(json, "class", httpstatus_class_label(code));
    json_string(json, "class_name", httpstatus_class_name(code));
    json_bool(json, "on_wire", httpstatus_is_on_wire(code));
    json_string(json, "spec", httpstatus_spec(code));
    json_string(json, "section", httpstatus_section(code));
    json_string(json, "url", httpstatus_url(code));
    json_names(json, code);
    json_decisions(json, code);
    json_fields(json, code);
    json_close(json, '}');
}

static void write_json(const httpstatus_set *wanted, const struct options *options)
{
    struct json json = {0};
    json_open(&json, NULL, '[');
    for (int code = -1; (code = httpstatus_set_next(wanted, code)) >= 0;) {
        if ((options->given & OPTION_SHORT) == 0) {
            json_card(&json, code, options->lang);
            continue;
        }
        json_open(&json, NULL, '{');
        json_record(&json, code, options->lang);
        json_close(&json, '}');
    }
    json_close(&json, ']');
    json_end();
}

static void write_text(const httpstatus_set *wanted, const struct options *options)
{
    bool first = true;
    for (int code = -1; (code = httpstatus_set_next(wanted, code)) >= 0; first = false) {
        if ((options->given & OPTION_SHORT) != 0) {
            write_short(code, options->lang);
            continue;
        }
        if (!first)
            putchar('\n');
        write_card(code, options->lang);
    }
}

int run_show(const struct options *options, char *const *operands, size_t count)
{
    if (count == 0)
        return misused(options->command, "which code?");
    httpstatus_set wanted = {{0}};
    bool missing = false;
    for (size_t at = 0; at < count;)
        at += add_next(&wanted, operands + at, count - at, &missing);
    if ((options->given & OPTION_JSON) != 0)
        write_json(&wanted, options);
    else
        write_text(&wanted, options);
    return missing ? EXIT_NO : EXIT_YES;
}
