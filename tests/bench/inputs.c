#include "inputs.h"

#include <httpstatus.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "random.h"

enum { TEXT_ROOM = 64 };

struct mix code_mixes[3];
struct mix request_mixes[5];
struct mix text_mixes[5];

static void *room(size_t count, size_t size)
{
    void *memory = calloc(count, size);
    if (memory == NULL)
        abort();
    return memory;
}

/* Per mille of the answers of a busy web server. */
static int realistic_code(struct random *random)
{
    static const struct {
        int code;
        uint32_t weight;
    } shares[] = {
        {200, 700}, {304, 90}, {404, 60}, {302, 40}, {301, 30}, {206, 20}, {204, 15}, {201, 10}, {400, 8},
        {401, 6},   {403, 6},  {500, 5},  {503, 3},  {502, 3},  {429, 2},  {499, 1},  {504, 1},
    };
    size_t at = random_below(random, 1000);
    for (size_t share = 0; share < COUNT_OF(shares); share++) {
        if (at < shares[share].weight)
            return shares[share].code;
        at -= shares[share].weight;
    }
    return 200;
}

static void make_codes(struct random *random)
{
    int *realistic = room(CODES_COUNT, sizeof *realistic);
    int *uniform = room(CODES_COUNT, sizeof *uniform);
    int *all = room(CODES_COUNT, sizeof *all);
    for (size_t at = 0; at < CODES_COUNT; at++) {
        realistic[at] = realistic_code(random);
        uniform[at] = (int)random_below(random, 1000);
        all[at] = (int)(random_bits(random) >> 32);
    }
    code_mixes[0] = (struct mix){"realistic", realistic, CODES_COUNT};
    code_mixes[1] = (struct mix){"uniform 0..999", uniform, CODES_COUNT};
    code_mixes[2] = (struct mix){"all ints", all, CODES_COUNT};
}

static int response_code(struct random *random)
{
    return 100 + (int)random_below(random, 500);
}

static int redirect_code(struct random *random)
{
    static const int codes[] = {301, 302, 303, 307, 308};
    return codes[random_below(random, COUNT_OF(codes))];
}

static const char *get(struct random *random)
{
    (void)random;
    return "GET";
}

static const char *post(struct random *random)
{
    (void)random;
    return "POST";
}

static const char *realistic_method(struct random *random)
{
    size_t at = random_below(random, 100);
    return at < 80 ? "GET" : at < 92 ? "POST" : at < 96 ? "HEAD" : at < 98 ? "PUT" : at < 99 ? "OPTIONS" : "DELETE";
}

static const char *uniform_method(struct random *random)
{
    static const char *const methods[] = {
        "GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH", "QUERY", "PROPFIND", "BREW",
    };
    return methods[random_below(random, COUNT_OF(methods))];
}

static unsigned any_flags(struct random *random)
{
    return (unsigned)(random_bits(random) & random_bits(random)); /* two numbers: NOLINT(misc-redundant-expression) */
}

static void make_requests(struct random *random)
{
    static const struct {
        const char *name;
        int (*code)(struct random *);
        const char *(*method)(struct random *);
    } kinds[] = {
        {"GET", realistic_code, get},
        {"POST", realistic_code, post},
        {"realistic", realistic_code, realistic_method},
        {"uniform", response_code, uniform_method},
        {"redirects", redirect_code, realistic_method},
    };
    for (size_t mix = 0; mix < COUNT_OF(kinds); mix++) {
        struct request *requests = room(REQUESTS_COUNT, sizeof *requests);
        for (size_t at = 0; at < REQUESTS_COUNT; at++) {
            requests[at].code = kinds[mix].code(random);
            requests[at].method = kinds[mix].method(random);
            requests[at].flags = any_flags(random);
        }
        request_mixes[mix] = (struct mix){kinds[mix].name, requests, REQUESTS_COUNT};
    }
}

typedef size_t make_text(struct random *random, char *text);

static const char *random_phrase(struct random *random)
{
    const char *phrase;
    do
        phrase = httpstatus_reason(100 + (int)random_below(random, 500));
    while (phrase == NULL || strlen(phrase) >= TEXT_ROOM / 2);
    return phrase;
}

static size_t canonical_text(struct random *random, char *text)
{
    return (size_t)snprintf(text, TEXT_ROOM, "%s", random_phrase(random));
}

static void change_case(char *text, int (*changed)(struct random *), struct random *random)
{
    for (; *text != '\0'; text++) {
        char letter = (char)(*text | 0x20);
        if (letter >= 'a' && letter <= 'z' && changed(random))
            *text ^= 0x20;
    }
}

static int sometimes(struct random *random)
{
    return (random_bits(random) & 1) != 0;
}

static size_t any_case_text(struct random *random, char *text)
{
    size_t len = canonical_text(random, text);
    change_case(text, sometimes, random);
    return len;
}

static size_t remove_bytes(char *text, const char *bytes)
{
    char *to = text;
    for (const char *from = text; *from != '\0'; from++) {
        if (strchr(bytes, *from) == NULL)
            *to++ = *from;
    }
    *to = '\0';
    return (size_t)(to - text);
}

static size_t replace_spaces(char *text, char by)
{
    size_t len = 0;
    for (; text[len] != '\0'; len++) {
        if (text[len] == ' ')
            text[len] = by;
    }
    return len;
}

/* "not-found", "NotFound", "NOT_FOUND", "not found!", "HTTP_NOT_FOUND" */
static size_t messy_text(struct random *random, char *text)
{
    canonical_text(random, text);
    switch (random_below(random, 4)) {
    case 0:
        return replace_spaces(text, '-');
    case 1:
        return remove_bytes(text, " '-");
    case 2:
        change_case(text, sometimes, random);
        return replace_spaces(text, '_');
    default:
        return strlen(strcat(text, "!"));
    }
}

static size_t misspelt_text(struct random *random, char *text)
{
    size_t len = canonical_text(random, text);
    text[random_below(random, len)] = 'x';
    return httpstatus_find(text, len) == 0 ? len : misspelt_text(random, text);
}

/* Phrases of people's own, words, names of fields. */
static size_t foreign_text(struct random *random, char *text)
{
    static const char *const words[] = {
        "Everything", "Fine",    "Custom", "Error",    "Service", "Broken",  "Please", "Login", "Quota",
        "Exceeded",   "Invalid", "Token",  "Unknown",  "Status",  "Try",     "Again",  "Later", "Missing",
        "Parameter",  "User",    "Agent",  "Database", "Offline", "Nothing", "Here",   "Yet",   "Rejected",
    };
    size_t len = 0;
    for (size_t left = 1 + random_below(random, 3); left > 0; left--)
        len += (size_t)snprintf(text + len, TEXT_ROOM - len, "%s%s", words[random_below(random, COUNT_OF(words))],
                                left > 1 ? " " : "");
    return httpstatus_find(text, len) == 0 ? len : foreign_text(random, text);
}

static void make_texts(struct random *random)
{
    static const struct {
        const char *name;
        make_text *make;
    } kinds[] = {
        {"canonical", canonical_text}, {"any case", any_case_text}, {"messy", messy_text},
        {"no match", foreign_text},    {"misspelt", misspelt_text},
    };
    for (size_t mix = 0; mix < COUNT_OF(kinds); mix++) {
        struct text *texts = room(TEXTS_COUNT, sizeof *texts);
        char *bytes = room(TEXTS_COUNT, TEXT_ROOM);
        char *copies = room(TEXTS_COUNT, TEXT_ROOM);
        for (size_t at = 0; at < TEXTS_COUNT; at++) {
            char *text = bytes + at * TEXT_ROOM;
            texts[at].len = kinds[mix].make(random, text);
            texts[at].bytes = text;
            texts[at].right = memcpy(copies + at * TEXT_ROOM, text, TEXT_ROOM);
        }
        text_mixes[mix] = (struct mix){kinds[mix].name, texts, TEXTS_COUNT};
    }
}

void make_inputs(void)
{
    struct random random = {UINT64_C(0x9E3779B97F4A7C15)};
    make_codes(&random);
    make_requests(&random);
    make_texts(&random);
}
