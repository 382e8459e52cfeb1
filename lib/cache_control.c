/* Cache-Control: the directives that decide on storing and reuse (RFC 9111 section 5.2, RFC 9110 section 5.6). */
#include <httpstatus.h>

#include <string.h>

#include "ascii.h"

/* What an argument must be for a directive to have its own flag and not the other one. */
enum takes { NO_ARGUMENT, ANY_ARGUMENT, NUMBER, NO_FIELD_NAMES };

struct directive {
    char name[17];
    unsigned char length;
    unsigned char takes;
    uint16_t flag;
    uint16_t otherwise;
    uint16_t malformed; /* what it sets in a malformed element, where it errs towards not storing */
};

static const struct directive directives[] = {
    {"no-store", 8, ANY_ARGUMENT, HTTPSTATUS_CACHE_NO_STORE, 0, HTTPSTATUS_CACHE_NO_STORE},
    {"private", 7, NO_FIELD_NAMES, HTTPSTATUS_CACHE_PRIVATE, HTTPSTATUS_CACHE_PRIVATE_FIELDS, HTTPSTATUS_CACHE_PRIVATE},
    {"public", 6, NO_ARGUMENT, HTTPSTATUS_CACHE_PUBLIC, 0, 0},
    {"max-age", 7, NUMBER, HTTPSTATUS_CACHE_MAX_AGE, HTTPSTATUS_CACHE_INVALID_AGE, HTTPSTATUS_CACHE_INVALID_AGE},
    {"s-maxage", 8, NUMBER, HTTPSTATUS_CACHE_S_MAXAGE, HTTPSTATUS_CACHE_INVALID_AGE, HTTPSTATUS_CACHE_INVALID_AGE},
    {"no-cache", 8, NO_FIELD_NAMES, HTTPSTATUS_CACHE_NO_CACHE, HTTPSTATUS_CACHE_NO_CACHE_FIELDS,
     HTTPSTATUS_CACHE_NO_CACHE},
    {"must-revalidate", 15, NO_ARGUMENT, HTTPSTATUS_CACHE_MUST_REVALIDATE, 0, 0},
    {"must-understand", 15, NO_ARGUMENT, HTTPSTATUS_CACHE_MUST_UNDERSTAND, 0, 0},
    {"proxy-revalidate", 16, NO_ARGUMENT, HTTPSTATUS_CACHE_PROXY_REVALIDATE, 0, 0},
};

/* A part of the field value. */
struct span {
    const char *at;
    const char *end;
};

/* An element without an argument, one with an argument of either form, or what is neither. */
enum form { BARE, TOKEN, QUOTED, MALFORMED };

/* One element of the list: its leading token, and an argument if it has one. */
struct element {
    struct span whole;
    struct span name;
    struct span argument;
    enum form form;
};

static inline struct span span_of(const char *at, const char *end)
{
    const struct span span = {at, end};
    return span;
}

/* The rest of the list. After an unclosed quote, what is quoted is ambiguous. */
struct list {
    struct span rest;
    bool in_unterminated_quote;
};

/* tchar (RFC 9110 section 5.6.2): a bit for each byte. */
static inline bool is_token_byte(char c)
{
    static const uint64_t bits[4] = {UINT64_C(0x03FF6CFA00000000), UINT64_C(0x57FFFFFFC7FFFFFE), 0, 0};
    unsigned char byte = (unsigned char)c;
    return (bits[byte >> 6] >> (byte & 63) & 1) != 0;
}

static const char *after_token(const char *at, const char *end)
{
    while (at < end && is_token_byte(*at))
        at++;
    return at;
}

static const char *after_blanks(const char *at, const char *end)
{
    while (at < end && ascii_is_blank(*at))
        at++;
    return at;
}

/* Empty elements are no error (RFC 9110 section 5.6.1.2). */
static const char *after_empty_elements(const char *at, const char *end)
{
    while (at < end && (ascii_is_blank(*at) || *at == ','))
        at++;
    return at;
}

/*
 * Returns the closing quote of a quoted string that opens here, or the end if there is none. Control bytes inside are
 * not allowed, but need no check: a number or a list of field names refuses them, and no other argument is read.
 */
static const char *closing_quote(const char *at, const char *end)
{
    for (at++; at < end; at++) {
        if (*at == '"')
            return at;
        if (*at == '\\' && ++at == end)
            return end;
    }
    return end;
}

/* Reads the argument after "=" and returns what follows it. */
static const char *read_argument(struct element *element, const char *at, const char *end)
{
    if (at < end && *at == '"') {
        const char *quote = closing_quote(at, end);
        if (quote == end)
            return at;
        element->form = QUOTED;
        element->argument = span_of(at + 1, quote);
        return quote + 1;
    }
    element->form = TOKEN;
    element->argument = span_of(at, after_token(at, end));
    return element->argument.end;
}

/*
 * Reads one element and returns the comma or the end that follows it, or any other place if it is malformed. An empty
 * argument needs no care: no directive takes it.
 */
static const char *read_element(struct element *element, const char *at, const char *end)
{
    const char *after = after_token(at, end);
    element->name = span_of(at, after);
    element->form = BARE;
    if (after < end && *after == '=')
        after = read_argument(element, after + 1, end);
    after = after_blanks(after, end);
    bool has_name = element->name.at < element->name.end;
    if (!has_name || (after < end && *after != ','))
        element->form = MALFORMED;
    return after;
}

/* Moves on to the next comma outside quoted strings, or to the end; returns false if a quoted string does not end. */
static bool pass_malformed(const char **at, const char *end)
{
    for (; *at < end && **at != ','; (*at)++) {
        if (**at == '"') {
            *at = closing_quote(*at, end);
            if (*at == end)
                return false;
        }
    }
    return true;
}

static const char *next_comma(const char *at, const char *end)
{
    const char *comma = (const char *)memchr(at, ',', (size_t)(end - at));
    return comma != NULL ? comma : end;
}

/* Reads the next element; returns false at the end. */
static bool next_element(struct list *list, struct element *element)
{
    const char *end = list->rest.end;
    const char *at = after_empty_elements(list->rest.at, end);
    if (at == end)
        return false;

    const char *after = at;
    element->form = MALFORMED;
    if (!list->in_unterminated_quote) {
        after = read_element(element, at, end);
        if (element->form == MALFORMED)
            list->in_unterminated_quote = !pass_malformed(&after, end);
    }
    if (list->in_unterminated_quote)
        after = next_comma(at, end);
    element->whole = span_of(at, after);
    list->rest.at = after;
    return true;
}

static struct list list_of(const char *cache_control, size_t len)
{
    const struct list list = {{cache_control, cache_control + len}, false};
    return list;
}

/* Moves on to the next token of a malformed element outside quoted strings; returns false if there is no other. */
static bool next_token(struct span *rest, struct span *token)
{
    while (rest->at < rest->end && !is_token_byte(*rest->at)) {
        const char *last = *rest->at == '"' ? closing_quote(rest->at, rest->end) : rest->at;
        rest->at = last < rest->end ? last + 1 : rest->end;
    }
    *token = span_of(rest->at, after_token(rest->at, rest->end));
    rest->at = token->end;
    return token->at < token->end;
}

/* Takes the next byte of an argument; a backslash in a quoted string escapes the byte after it. */
static inline char take_byte(const struct element *element, const char **at)
{
    if (element->form == QUOTED && **at == '\\')
        (*at)++;
    return *(*at)++;
}

/*
 * delta-seconds of any length in seconds, -1 if invalid: a number that overflows is valid too, and becomes the largest
 * (RFC 9111 section 1.2.2).
 */
static int64_t number_of(const struct element *element)
{
    if (element->form == BARE || element->form == MALFORMED || element->argument.at == element->argument.end)
        return -1;
    int64_t number = 0;
    for (const char *at = element->argument.at; at < element->argument.end;) {
        char c = take_byte(element, &at);
        if (!ascii_is_digit(c))
            return -1;
        ascii_add_digit(&number, c);
    }
    return number;
}

/* A list of field names, with at least one. */
static bool lists_field_names(const struct element *element)
{
    enum { BEFORE, INSIDE, AFTER } state = BEFORE;
    bool found = false;
    for (const char *at = element->argument.at; at < element->argument.end;) {
        char c = take_byte(element, &at);
        if (c == ',') {
            state = BEFORE;
        } else if (ascii_is_blank(c)) {
            state = state == BEFORE ? BEFORE : AFTER;
        } else if (is_token_byte(c) && state != AFTER) {
            state = INSIDE;
            found = true;
        } else {
            return false;
        }
    }
    return found;
}

static bool is_as_it_takes(const struct element *element, unsigned char takes)
{
    switch (takes) {
    case NO_ARGUMENT:
        return element->form == BARE;
    case NUMBER:
        return number_of(element) >= 0;
    case NO_FIELD_NAMES:
        return element->form == BARE || !lists_field_names(element);
    default:
        return true;
    }
}

static bool is_named(const struct span *name, const char *wanted, size_t length)
{
    return (size_t)(name->end - name->at) == length && ascii_equal(name->at, wanted, length);
}

/* NULL for an unknown directive. */
static const struct directive *directive_of(const struct span *name)
{
    for (size_t at = 0; at < sizeof directives / sizeof *directives; at++) {
        if (is_named(name, directives[at].name, directives[at].length))
            return &directives[at];
    }
    return NULL;
}

static unsigned flags_of_malformed(const struct element *element)
{
    unsigned flags = 0;
    struct span rest = element->whole;
    struct span token;
    while (next_token(&rest, &token)) {
        const struct directive *directive = directive_of(&token);
        flags |= directive != NULL ? directive->malformed : 0u;
    }
    return flags;
}

static unsigned flags_of(const struct element *element)
{
    if (element->form == MALFORMED)
        return flags_of_malformed(element);
    const struct directive *directive = directive_of(&element->name);
    if (directive == NULL)
        return 0;
    return is_as_it_takes(element, directive->takes) ? directive->flag : directive->otherwise;
}

unsigned httpstatus_cache_flags(const char *cache_control, size_t len)
{
    if (cache_control == NULL)
        return 0;
    struct list list = list_of(cache_control, len);
    struct element element;
    unsigned flags = 0;
    while (next_element(&list, &element))
        flags |= flags_of(&element);
    return flags;
}

/* Whether an element has a directive: a malformed one has every token that it has outside quoted strings. */
static bool has_directive(const struct element *element, const char *directive, size_t length)
{
    if (element->form != MALFORMED)
        return is_named(&element->name, directive, length);
    struct span rest = element->whole;
    struct span token;
    while (next_token(&rest, &token)) {
        if (is_named(&token, directive, length))
            return true;
    }
    return false;
}

int64_t httpstatus_cache_seconds(const char *cache_control, size_t len, const char *directive)
{
    if (cache_control == NULL || directive == NULL || *directive == '\0')
        return -1;
    size_t length = strlen(directive);
    struct list list = list_of(cache_control, len);
    struct element element;
    while (next_element(&list, &element)) {
        if (has_directive(&element, directive, length))
            return number_of(&element);
    }
    return -1;
}
