/* httpstatus CODE|PHRASE|SET...: what codes mean. */
#include <stdlib.h>
#include <string.h>

#include "ascii.h"
#include "cli.h"
#include "facts.h"
#include "grep.h"
#include "json.h"
#include "labels.h"
#include "lookup.h"
#include "output.h"
#include "record.h"
#include "spelling.h"

enum { PHRASE_WORDS = 16, EDITS_OF_A_COMMAND = 2 };

/* ---- The request ---- */

/* What the operands name. */
struct request {
    httpstatus_set codes;
    char *const *subcodes; /* the operands, of which `is_subcode` says which name sub-codes */
    bool *is_subcode;
    bool any;
    int status; /* EXIT_NO if something is not known, EXIT_TROUBLE if a command is misspelt */
};

static bool is_set(const char *word, httpstatus_set *named)
{
    return *word != '\0' && httpstatus_set_parse(named, word, strlen(word), NULL);
}

static bool has_digit(const char *word)
{
    return strpbrk(word, "0123456789") != NULL;
}

/* Returns the next row of a sub-code from a row on; NULL if there is none. */
static const struct subcode *find_subcode(const struct subcode *row, const char *word)
{
    for (; row->text != NULL; row++) {
        if (ascii_same(row->text, word))
            return row;
    }
    return NULL;
}

/* Adds the codes of a set that are known. Returns whether there are any. */
static bool add_known(struct request *request, const httpstatus_set *named)
{
    bool any = false;
    for (int code = -1; (code = httpstatus_set_next(named, code)) >= 0;) {
        if (!httpstatus_is_known(code))
            continue;
        httpstatus_set_add(&request->codes, code);
        any = true;
    }
    return any;
}

/* Returns the code of which a text is the title in any language; 0 if there is none. */
static int find_title(const char *text)
{
    const char *language;
    for (size_t i = 0; (language = httpstatus_language(i)) != NULL; i++) {
        for (int code = 0; (code = httpstatus_next(code)) != 0;) {
            if (ascii_same(httpstatus_title(code, language), text))
                return code;
        }
    }
    return 0;
}

/* Returns how many of the first words make the longest phrase that is known; 0 if none do. */
static size_t longest_phrase(char *const *words, size_t count, int *code)
{
    for (size_t length = count < PHRASE_WORDS ? count : PHRASE_WORDS; length > 0; length--) {
        char *text = joined(words, length, " ");
        *code = httpstatus_find(text, strlen(text));
        if (*code == 0)
            *code = find_title(text);
        free(text);
        if (*code != 0)
            return length;
    }
    return 0;
}

/* Returns whether a word names codes alone, as no word of a phrase does: a sub-code, or what holds a number. */
static bool is_by_itself(const char *word)
{
    httpstatus_set named;
    return has_digit(word) && (is_set(word, &named) || httpstatus_find(word, strlen(word)) != 0 ||
                               find_subcode(lookup_subcodes, word) != NULL);
}

/* Returns whether a word beside a code says nothing: "404 error", "http status 503". */
static bool is_filler(const char *word)
{
    static const char *const fillers[] = {"http", "status", "code", "codes", "errors"};
    httpstatus_set named;
    for (size_t i = 0; i < sizeof fillers / sizeof *fillers; i++) {
        if (ascii_same(fillers[i], word))
            return true;
    }
    return is_set(word, &named);
}

/* Returns how many of the first words may be meant as one phrase that is not known. */
static size_t phrase_end(char *const *words, size_t count)
{
    size_t length = 1;
    while (length < count && !is_by_itself(words[length]))
        length++;
    return length;
}

/* ---- What is not known ---- */

/* Returns the command that a word may mean; NULL if there is none. */
static const struct command *command_near(const char *word)
{
    for (size_t i = 1; i < command_count; i++) {
        if (is_near(word, strlen(word), commands[i].name, EDITS_OF_A_COMMAND))
            return &commands[i];
    }
    return NULL;
}

static int misspelt_command(const struct command *command, char *const *words, size_t count)
{
    char *rest = joined(words + 1, count - 1, " ");
    fprintf(stderr, "httpstatus: there is no command '%s'; did you mean this?\n  httpstatus %s%s%s\n", words[0],
            command->name, count > 1 ? " " : "", rest);
    free(rest);
    return EXIT_TROUBLE;
}

/* Writes what a client makes of a number that is no known code. */
static void write_fallback(int code)
{
    int fallback = httpstatus_fallback(code);
    fprintf(stderr, "httpstatus: no status code is known as %03d; a client treats it as %d %s\n", code, fallback,
            httpstatus_reason(fallback));
}

static void write_unknown(const char *text)
{
    const char *near = mentioned_word_near(text);
    fprintf(stderr, "httpstatus: no status code is called '%s', and none mentions it", text);
    if (near != NULL)
        fprintf(stderr, "; did you mean %s?", near);
    fputc('\n', stderr);
}

/* Writes what a phrase that is not known may mean: a misspelt phrase, or what mentions it. Returns whether it did. */
static bool look_further(struct request *request, const struct options *options, const char *text)
{
    static const char begin[] = "httpstatus: no status code is called '", end[] = "'; these mention it:\n";
    int near = httpstatus_closest(text, strlen(text));
    if (near != 0) {
        fprintf(stderr, "httpstatus: no status code is called '%s'; did you mean %d %s?\n", text, near,
                httpstatus_reason(near));
        if (!has_option(options, OPTION_JSON))
            httpstatus_set_add(&request->codes, near);
        return true;
    }
    if (has_option(options, OPTION_JSON)) {
        fprintf(stderr, "httpstatus: no status code is called '%s'; httpstatus grep says what mentions it\n", text);
        return true;
    }
    size_t size = sizeof begin + strlen(text) + sizeof end;
    char *heading = allocated(size);
    snprintf(heading, size, "%s%s%s", begin, text, end);
    bool any = write_mentions(options, text, heading);
    free(heading);
    return any;
}

/* Takes a phrase that is not known from the first words. Returns how many words that takes. */
static size_t take_unknown(struct request *request, const struct options *options, char *const *words, size_t count,
                           bool first)
{
    const struct command *command = first ? command_near(words[0]) : NULL;
    if (command != NULL && count > 1 && is_by_itself(words[1])) {
        request->status = misspelt_command(command, words, count);
        return count;
    }
    size_t length = phrase_end(words, count);
    char *text = joined(words, length, " ");
    int code = httpstatus_parse(text, strlen(text));
    request->status = EXIT_NO;
    bool found = code != 0 || look_further(request, options, text);
    if (code != 0)
        write_fallback(code);
    else if (!found && command != NULL)
        request->status = misspelt_command(command, words, count);
    else if (!found)
        write_unknown(text);
    free(text);
    return request->status == EXIT_TROUBLE ? count : length;
}

/* Takes the codes that the first words name. Returns how many words that takes. */
static size_t take_next(struct request *request, const struct options *options, char *const *words, size_t count,
                        size_t at)
{
    httpstatus_set named;
    int code;
    const char *word = words[at];
    if (find_subcode(lookup_subcodes, word) != NULL) {
        request->is_subcode[at] = request->any = true;
        return 1;
    }
    /* Sets come first, because find() reads a range such as 301-303 as its first code. */
    bool set = (has_digit(word) || count == 1) && is_set(word, &named);
    if (set && add_known(request, &named)) {
        request->any = true;
        return 1;
    }
    size_t length = set ? 0 : longest_phrase(words + at, count - at, &code);
    if (length > 0) {
        httpstatus_set_add(&request->codes, code);
        request->any = true;
        return length;
    }
    if (request->any && is_filler(word))
        return 1;
    return take_unknown(request, options, words + at, count - at, at == 0);
}

/* Skips words that say nothing before a code: "error 404". */
static size_t skip_fillers(char *const *words, size_t count)
{
    size_t at = 0;
    while (at < count && is_filler(words[at]) && !has_digit(words[at]))
        at++;
    return at < count && is_by_itself(words[at]) ? at : 0;
}

/* ---- Text ---- */

static void fact_names(const struct column *column, int code)
{
    struct list aliases = {""};
    const char *alias;
    for (size_t i = 0; (alias = httpstatus_alias(code, i)) != NULL; i++)
        add(&aliases, alias, ", ");
    fact(column, LABEL_ALIASES, aliases.text);

    struct list vendors = {""};
    const char *vendor;
    for (size_t i = 0; (vendor = httpstatus_vendor(code, i)) != NULL; i++) {
        add(&vendors, vendor, "; ");
        add(&vendors, httpstatus_vendor_reason(code, vendor), ": ");
    }
    fact(column, LABEL_VENDORS, vendors.text);
}

static void fact_contrasts(const struct column *column, int code)
{
    struct list others = {""};
    for (const struct contrast *row = lookup_contrasts; row->code != 0; row++) {
        char digits[8];
        snprintf(digits, sizeof digits, "%d", row->other);
        if (row->code == code)
            add(&others, digits, ", ");
    }
    fact(column, LABEL_CONTRASTS, others.text);
}

static void fact_specification(const struct column *column, int code)
{
    struct list list = {""};
    add(&list, httpstatus_spec(code), "");
    if (httpstatus_section(code) != NULL)
        add(&list, httpstatus_section(code), " ");
    add(&list, httpstatus_url(code), "  ");
    fact(column, LABEL_SPECIFIED, list.text);
}

/* ---- The four answers ---- */

static enum label retry_label(int code)
{
    static const enum label labels[] = {
        [HTTPSTATUS_RETRY_NEVER] = LABEL_RETRY_NEVER,
        [HTTPSTATUS_RETRY_IDEMPOTENT] = LABEL_RETRY_IDEMPOTENT,
        [HTTPSTATUS_RETRY_ANY] = LABEL_RETRY_ANY,
        [HTTPSTATUS_RETRY_CHANGED] = LABEL_RETRY_CHANGED,
    };
    return labels[httpstatus_retry(code)];
}

static void answer_retry(const struct column *column, int code)
{
    struct list list = {""};
    int rule;
    bool allowed = httpstatus_may_retry(code, "GET", 0, &rule);
    const char *lang = column->lang;
    add(&list, label(retry_label(code), lang), "");
    if (rule == HTTPSTATUS_MAYRETRY_ELSEWHERE)
        add(&list, label(LABEL_RETRY_ELSEWHERE, lang), label(LABEL_COMMA, lang));
    if (rule == HTTPSTATUS_MAYRETRY_NOT_EARLY)
        add(&list, label(LABEL_RETRY_NOT_EARLY, lang), label(LABEL_COMMA, lang));
    if (allowed && httpstatus_honors_retry_after(code))
        add(&list, label(LABEL_RETRY_WAIT, lang), label(LABEL_SEMICOLON, lang));
    fact(column, LABEL_RETRY, list.text);
}

static enum label cache_label(int code)
{
    bool plainly = httpstatus_may_store(code, "GET", HTTPSTATUS_CACHE_MAX_AGE, NULL);
    bool understood = httpstatus_may_store(code, "GET", HTTPSTATUS_CACHE_MAX_AGE | HTTPSTATUS_CACHE_UNDERSTANDS, NULL);
    if (httpstatus_is_heuristically_cacheable(code))
        return plainly ? LABEL_CACHE_DEFAULT : LABEL_CACHE_DEFAULT_PARTIAL;
    if (plainly)
        return LABEL_CACHE_EXPLICIT;
    return understood ? LABEL_CACHE_PARTIAL : LABEL_CACHE_NEVER;
}

static void answer_follow(const struct column *column, int code)
{
    struct list list = {""};
    if (!httpstatus_is_redirect(code)) {
        fact(column, LABEL_FOLLOW, label(LABEL_NO, column->lang));
        return;
    }
    bool permanent = httpstatus_is_permanent_redirect(code);
    add(&list, label(permanent ? LABEL_FOLLOW_PERMANENT : LABEL_FOLLOW_TEMPORARY, column->lang), "");
    add(&list, label(httpstatus_preserves_method(code) ? LABEL_FOLLOW_KEEPS : LABEL_FOLLOW_CHANGES, column->lang),
        label(LABEL_SEMICOLON, column->lang));
    fact(column, LABEL_FOLLOW, list.text);
}

static void write_answers(int code, const char *lang)
{
    static const enum label contents[] = {
        [HTTPSTATUS_CONTENT_NONE] = LABEL_CONTENT_NONE,
        [HTTPSTATUS_CONTENT_EMPTY] = LABEL_CONTENT_EMPTY,
        [HTTPSTATUS_CONTENT_ALLOWED] = LABEL_CONTENT_ALLOWED,
    };
    struct column column = column_for(LABEL_RETRY, LABEL_CONTENT, lang);
    answer_retry(&column, code);
    fact(&column, LABEL_CACHE, label(cache_label(code), lang));
    answer_follow(&column, code);
    fact(&column, LABEL_CONTENT, label(contents[httpstatus_content(code, "GET")], lang));
}

/* ---- The card of a code ---- */

/* Writes the code and its title on the left, its class and standing on the right, or below where that is too wide. */
static void write_head(int code, const char *lang)
{
    struct list left = {""}, right = {""};
    char digits[sizeof "-2147483648"];
    snprintf(digits, sizeof digits, "%d", code);
    add(&left, digits, "");
    add(&left, httpstatus_title(code, lang), " ");
    if (httpstatus_class_label(code) != NULL)
        add(&right, httpstatus_class_label(code), "");
    add(&right, class_title(code, lang), " ");
    add(&right, standing_title(httpstatus_standing(code), lang), " \xC2\xB7 ");
    size_t used = text_columns(left.text) + text_columns(right.text);
    write_code(code, lang);
    if (used + 2 <= output_width())
        printf("%*s", (int)(output_width() - used), "");
    else
        printf("\n  ");
    printf("%s%s%s\n", dim(), right.text, plain());
}

static void write_advice(int code, const char *lang)
{
    static const struct {
        int role;
        enum label which;
    } rows[] = {{HTTPSTATUS_ADVICE_VISITOR, LABEL_VISITOR},
                {HTTPSTATUS_ADVICE_CLIENT, LABEL_CLIENT},
                {HTTPSTATUS_ADVICE_SERVER, LABEL_SERVER}};
    struct column column = column_for(LABEL_VISITOR, LABEL_SERVER, lang);
    if (httpstatus_advice(code, HTTPSTATUS_ADVICE_VISITOR, lang) == NULL)
        return;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        fact(&column, rows[i].which, httpstatus_advice(code, rows[i].role, lang));
    putchar('\n');
}

static void write_card(int code, const char *lang)
{
    write_head(code, lang);
    write_wrapped(httpstatus_summary(code, lang), 0, 0);
    putchar('\n');
    write_answers(code, lang);
    putchar('\n');
    write_wrapped(httpstatus_description(code, lang), 0, 0);
    putchar('\n');
    write_advice(code, lang);
    struct column column = column_for(LABEL_SYMBOL, LABEL_SPECIFIED, lang);
    fact(&column, LABEL_SYMBOL, httpstatus_name(code));
    fact_names(&column, code);
    if (!httpstatus_is_on_wire(code))
        fact(&column, LABEL_WIRE, label(LABEL_NEVER_SENT, lang));
    fact_fields(&column, code);
    fact_contrasts(&column, code);
    fact_specification(&column, code);
}

/* ---- Sub-codes ---- */

static void write_subcode(const struct subcode *row, const struct options *options)
{
    const char *lang = options->lang;
    struct column column = column_for(LABEL_SPECIFIED, LABEL_SENT_AS, lang);
    struct list code = {""};
    printf("%s%s%s (%s)", bold(), row->text, plain(), row->vendor);
    if (has_option(options, OPTION_SHORT)) {
        printf(" %s\n", row->meaning);
        return;
    }
    printf("\n");
    write_wrapped(row->meaning, 0, 0);
    putchar('\n');
    if (row->code != 0) {
        char digits[8];
        snprintf(digits, sizeof digits, "%d", row->code);
        add(&code, digits, "");
        add(&code, httpstatus_title(row->code, lang), " ");
    }
    fact(&column, LABEL_SENT_AS, code.text);
    fact(&column, LABEL_SPECIFIED, row->url);
}

static void json_subcode(struct json *json, const struct subcode *row, const char *lang)
{
    json_open(json, NULL, '{');
    json_record(json, row->code, lang);
    json_string(json, "subcode", row->text);
    json_string(json, "vendor", row->vendor);
    json_string(json, "meaning", row->meaning);
    json_string(json, "url", row->url);
    json_close(json, '}');
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
    json_open(json, "advice", '{');
    json_string(json, "visitor", httpstatus_advice(code, HTTPSTATUS_ADVICE_VISITOR, lang));
    json_string(json, "client", httpstatus_advice(code, HTTPSTATUS_ADVICE_CLIENT, lang));
    json_string(json, "server", httpstatus_advice(code, HTTPSTATUS_ADVICE_SERVER, lang));
    json_close(json, '}');
    json_close(json, '}');
}

static void write_json(const struct request *request, const struct options *options, size_t count)
{
    struct json json = {0};
    json_open(&json, NULL, '[');
    for (size_t at = 0; at < count; at++) {
        const struct subcode *row = request->is_subcode[at] ? lookup_subcodes : NULL;
        for (; row != NULL && (row = find_subcode(row, request->subcodes[at])) != NULL; row++)
            json_subcode(&json, row, options->lang);
    }
    for (int code = -1; (code = httpstatus_set_next(&request->codes, code)) >= 0;) {
        if (!has_option(options, OPTION_SHORT)) {
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

static void write_text(const struct request *request, const struct options *options, size_t count)
{
    bool as_lines = has_option(options, OPTION_SHORT);
    bool first = true;
    for (size_t at = 0; at < count; at++) {
        const struct subcode *row = request->is_subcode[at] ? lookup_subcodes : NULL;
        for (; row != NULL && (row = find_subcode(row, request->subcodes[at])) != NULL; row++, first = false) {
            fputs(first || as_lines ? "" : "\n", stdout);
            write_subcode(row, options);
        }
    }
    for (int code = -1; (code = httpstatus_set_next(&request->codes, code)) >= 0; first = false) {
        fputs(first || as_lines ? "" : "\n", stdout);
        if (as_lines)
            write_short(code, options->lang);
        else
            write_card(code, options->lang);
    }
}

static int show(const struct options *options, char *const *operands, size_t count)
{
    if (count == 0)
        return misused(options->command, "missing code");
    struct request request = {.subcodes = operands, .is_subcode = allocated(count * sizeof(bool))};
    memset(request.is_subcode, 0, count * sizeof(bool));
    for (size_t at = skip_fillers(operands, count); at < count;)
        at += take_next(&request, options, operands, count, at);
    if (has_option(options, OPTION_JSON))
        write_json(&request, options, count);
    else
        write_text(&request, options, count);
    free(request.is_subcode);
    return request.status;
}

/* Returns whether an operand reads as a set only because words were quoted as one: "404 error". One that is meant has a
 * comma, or a sign before a word. */
static bool is_quoted_words(const char *operand)
{
    httpstatus_set named;
    if (strchr(operand, ' ') == NULL || strchr(operand, ',') != NULL || !is_set(operand, &named))
        return false;
    for (const char *at = operand; *at != '\0'; at++) {
        if (strchr("!+-", *at) != NULL && (at == operand || at[-1] == ' '))
            return false;
    }
    return true;
}

static int show_words(const struct options *options, const char *text)
{
    size_t size = strlen(text) + 1, count = 0;
    char *copy = memcpy(allocated(size), text, size), *rest = NULL;
    char **words = allocated(size * sizeof *words);
    for (char *word = strtok_r(copy, " ", &rest); word != NULL; word = strtok_r(NULL, " ", &rest))
        words[count++] = word;
    int status = show(options, words, count);
    free(words);
    free(copy);
    return status;
}

int run_show(const struct options *options, char *const *operands, size_t count)
{
    return count == 1 && is_quoted_words(*operands) ? show_words(options, *operands) : show(options, operands, count);
}
