/* Cache-Control: the directives that decide on storing (RFC 9111 section 5.2, RFC 9110 section 5.6). */
#include <httpstatus.h>

#include <string.h>

#include "ascii.h"

/* What an argument must be for a directive to count. */
enum takes { NO_ARGUMENT, ANY_ARGUMENT, NUMBER, NOT_FIELD_NAMES };

struct directive {
    char name[16];
    unsigned char length;
    unsigned char takes;
    unsigned char flag;
};

static const struct directive directives[] = {
    {"no-store", 8, ANY_ARGUMENT, HTTPSTATUS_CACHE_NO_STORE},
    {"private", 7, NOT_FIELD_NAMES, HTTPSTATUS_CACHE_PRIVATE},
    {"public", 6, NO_ARGUMENT, HTTPSTATUS_CACHE_PUBLIC},
    {"max-age", 7, NUMBER, HTTPSTATUS_CACHE_MAX_AGE},
    {"s-maxage", 8, NUMBER, HTTPSTATUS_CACHE_S_MAXAGE},
    {"must-revalidate", 15, NO_ARGUMENT, HTTPSTATUS_CACHE_MUST_REVALIDATE},
    {"must-understand", 15, NO_ARGUMENT, HTTPSTATUS_CACHE_MUST_UNDERSTAND},
};

/* What forbids or restricts storing, and therefore counts in a malformed element too. */
static const unsigned restricting = HTTPSTATUS_CACHE_NO_STORE | HTTPSTATUS_CACHE_PRIVATE;

/* A part of the field value. */
struct span {
    const char *at;
    const char *end;
};

/* One element of the list: its leading token, and an argument if it has one. */
struct element {
    struct span name;
    struct span argument;
    enum { BARE, TOKEN, QUOTED, MALFORMED } form;
};

/* tchar (RFC 9110 section 5.6.2): a bit for each byte. */
static inline bool is_token_byte(char c)
{
    static const uint64_t bits[4] = {UINT64_C(0x03FF6CFA00000000), UINT64_C(0x57FFFFFFC7FFFFFE), 0, 0};
    unsigned char byte = (unsigned char)c;
    return (bits[byte >> 6] >> (byte & 63) & 1) != 0;
}

static inline bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static const char *skip_token(const char *at, const char *end)
{
    while (at < end && is_token_byte(*at))
        at++;
    return at;
}

static const char *skip_blanks(const char *at, const char *end)
{
    while (at < end && is_blank(*at))
        at++;
    return at;
}

/* Empty elements are no error (RFC 9110 section 5.6.1.2). */
static const char *skip_empty_elements(const char *at, const char *end)
{
    while (at < end && (is_blank(*at) || *at == ','))
        at++;
    return at;
}

/*
 * The closing quote of a quoted string that opens here, NULL if there is none. Control bytes, which may not stand
 * inside, need no care: a number or a list of field names refuses them, and no other argument is looked at.
 */
static const char *closing_quote(const char *at, const char *end)
{
    for (at++; at < end; at++) {
        if (*at == '"')
            return at;
        if (*at == '\\' && ++at == end)
            return NULL;
    }
    return NULL;
}

/* Reads the argument after "=" and returns what follows it. */
static const char *read_argument(struct element *element, const char *at, const char *end)
{
    if (at < end && *at == '"') {
        const char *quote = closing_quote(at, end);
        if (quote == NULL)
            return at;
        element->form = QUOTED;
        element->argument = (struct span){at + 1, quote};
        return quote + 1;
    }
    element->form = TOKEN;
    element->argument = (struct span){at, skip_token(at, end)};
    return element->argument.end;
}

/*
 * Reads one element and returns the comma or the end that follows it, or any other place if it is malformed. An empty
 * name or token needs no care: no directive has the one or takes the other.
 */
static const char *read_element(struct element *element, const char *at, const char *end)
{
    const char *after = skip_token(at, end);
    *element = (struct element){.name = {at, after}, .form = BARE};
    if (after < end && *after == '=')
        after = read_argument(element, after + 1, end);
    after = skip_blanks(after, end);
    if (after < end && *after != ',')
        element->form = MALFORMED;
    return after;
}

/* The next comma outside quoted strings, or the end; NULL if a quoted string does not end. */
static const char *skip_malformed(const char *at, const char *end)
{
    bool quoted = false;
    for (; at < end; at++) {
        if (*at == '"')
            quoted = !quoted;
        else if (quoted && *at == '\\' && at + 1 < end)
            at++;
        else if (!quoted && *at == ',')
            return at;
    }
    return quoted ? NULL : end;
}

static const char *next_comma(const char *at, const char *end)
{
    const char *comma = memchr(at, ',', (size_t)(end - at));
    return comma != NULL ? comma : end;
}

/* Takes the next byte of an argument; a backslash in a quoted string stands for the byte after it. */
static inline char take_byte(const struct element *element, const char **at)
{
    if (element->form == QUOTED && **at == '\\')
        (*at)++;
    return *(*at)++;
}

/* delta-seconds of any length: what overflows is a valid number too (RFC 9111 section 1.2.2). */
static bool is_number(const struct element *element)
{
    const char *at = element->argument.at;
    while (at < element->argument.end) {
        if (!ascii_is_digit(take_byte(element, &at)))
            return false;
    }
    return at > element->argument.at;
}

/* #field-name with at least one of them. */
static bool lists_field_names(const struct element *element)
{
    enum { BEFORE, INSIDE, AFTER } state = BEFORE;
    bool found = false;
    for (const char *at = element->argument.at; at < element->argument.end;) {
        char c = take_byte(element, &at);
        if (c == ',') {
            state = BEFORE;
        } else if (is_blank(c)) {
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

static bool counts(const struct directive *directive, const struct element *element)
{
    if (element->form == MALFORMED)
        return (directive->flag & restricting) != 0;
    switch (directive->takes) {
    case NO_ARGUMENT:
        return element->form == BARE;
    case NUMBER:
        return element->form != BARE && is_number(element);
    case NOT_FIELD_NAMES:
        return element->form == BARE || !lists_field_names(element);
    default:
        return true;
    }
}

static bool is_named(const struct directive *directive, const struct span *name)
{
    size_t len = (size_t)(name->end - name->at);
    return len == directive->length && ascii_begins_with(name->at, directive->name, len);
}

static unsigned flag_of(const struct element *element)
{
    for (size_t at = 0; at < sizeof directives / sizeof *directives; at++) {
        if (is_named(&directives[at], &element->name))
            return counts(&directives[at], element) ? directives[at].flag : 0;
    }
    return 0;
}

unsigned httpstatus_cache_flags(const char *cache_control, size_t len)
{
    if (cache_control == NULL)
        return 0;

    const char *end = cache_control + len;
    const char *at = skip_empty_elements(cache_control, end);
    unsigned flags = 0;
    bool torn = false; /* past a quote that has no end, nobody knows what is quoted */
    while (at < end) {
        struct element element;
        const char *after = read_element(&element, at, end);
        if (torn)
            element.form = MALFORMED;
        if (element.form == MALFORMED) {
            after = torn ? NULL : skip_malformed(at, end);
            torn = after == NULL;
            if (torn)
                after = next_comma(at, end);
        }
        flags |= flag_of(&element);
        at = skip_empty_elements(after, end);
    }
    return flags;
}
