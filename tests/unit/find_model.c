#include "find_model.h"

#include <httpstatus.h>

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_EDITS = 4 };

/*
 * A model of httpstatus_find(), written from its description in the header and without its tables: the text
 * is reduced to a small C string first, which is then taken apart by the functions of <string.h>.
 */

/* Letters in lower case and digits as they are, any run of anything else as one space, except / and . */
static void simplify(char *simple, const char *text, size_t length)
{
    size_t to = 0;
    for (size_t at = 0; at < length; at++) {
        char c = text[at];
        if (c >= 'A' && c <= 'Z')
            simple[to++] = (char)(c - 'A' + 'a');
        else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '/' || c == '.')
            simple[to++] = c;
        else if (to > 0 && simple[to - 1] != ' ')
            simple[to++] = ' ';
    }
    simple[to] = '\0';
}

static void squeeze(char *key, const char *simple)
{
    for (; *simple != '\0'; simple++) {
        if (strchr(" /.", *simple) == NULL)
            *key++ = *simple;
    }
    *key = '\0';
}

static int model_by_number(const char *simple)
{
    size_t digits = strspn(simple, "0123456789");
    bool ends = simple[digits] == '\0' || strchr(" /.", simple[digits]) != NULL;
    int code = digits == 3 && ends ? atoi(simple) : 0;
    return httpstatus_is_known(code) ? code : 0;
}

enum { SPELLINGS_MOST = 1000, SPELLING_ROOM = 64 };

/* Every text that names a code, and its key. They are taken once, because a fuzzer asks very often. */
static struct spelling {
    int code;
    const char *text;
    char key[SPELLING_ROOM];
} spellings[SPELLINGS_MOST];
static size_t spellings_count;

static void make_key(char key[SPELLING_ROOM], const char *text)
{
    char simple[SPELLING_ROOM];
    if (strlen(text) >= sizeof simple)
        abort();
    simplify(simple, text, strlen(text));
    squeeze(key, simple);
}

static void add_spelling(int code, const char *text)
{
    if (spellings_count == SPELLINGS_MOST)
        abort();
    struct spelling *added = &spellings[spellings_count++];
    added->code = code;
    added->text = text;
    make_key(added->key, text);
}

/* Whether a text is one that names a code, or a phrase that a vendor gives to another code. */
static bool is_taken(int code, const char *text, size_t own_spellings)
{
    char key[SPELLING_ROOM];
    char other_key[SPELLING_ROOM];
    make_key(key, text);
    for (size_t at = 0; at < own_spellings; at++) {
        if (strcmp(spellings[at].key, key) == 0)
            return true;
    }
    for (int other = 0; (other = httpstatus_next(other)) != 0;) {
        const char *vendor;
        for (size_t index = 0; (vendor = httpstatus_vendor(other, index)) != NULL; index++) {
            make_key(other_key, httpstatus_vendor_reason(other, vendor));
            if (other != code && strcmp(other_key, key) == 0)
                return true;
        }
    }
    return false;
}

static void add_own_spellings(int code)
{
    const char *alias;
    add_spelling(code, httpstatus_reason(code));
    add_spelling(code, httpstatus_name(code));
    for (size_t index = 0; (alias = httpstatus_alias(code, index)) != NULL; index++)
        add_spelling(code, alias);
}

/* A vendor's phrase of several words names its code if no other has it. */
static void add_vendor_spellings(int code, size_t own_spellings)
{
    const char *vendor;
    for (size_t index = 0; (vendor = httpstatus_vendor(code, index)) != NULL; index++) {
        const char *phrase = httpstatus_vendor_reason(code, vendor);
        if (strchr(phrase, ' ') != NULL && !is_taken(code, phrase, own_spellings))
            add_spelling(code, phrase);
    }
}

static size_t count_spellings(void)
{
    if (spellings_count > 0)
        return spellings_count;
    for (int code = 0; (code = httpstatus_next(code)) != 0;)
        add_own_spellings(code);
    size_t own_spellings = spellings_count;
    for (int code = 0; (code = httpstatus_next(code)) != 0;)
        add_vendor_spellings(code, own_spellings);
    return spellings_count;
}

const char *model_spelling(int code, size_t index)
{
    size_t count = count_spellings();
    for (size_t at = 0; at < count; at++) {
        if (spellings[at].code == code && index-- == 0)
            return spellings[at].text;
    }
    return NULL;
}

static int model_by_key(const char *key)
{
    size_t count = count_spellings();
    for (size_t at = 0; at < count; at++) {
        if (strcmp(spellings[at].key, key) == 0)
            return spellings[at].code;
    }
    return 0;
}

static int model_without_prefix(const char *simple)
{
    char key[TEXT_ROOM];
    simple += strspn(simple, " /.");
    if (*simple >= '0' && *simple <= '9')
        return model_by_number(simple);
    squeeze(key, simple);
    return model_by_key(key);
}

static int model_after_version(const char *simple)
{
    simple += strspn(simple, "0123456789");
    if (*simple == '.')
        simple += 1 + strspn(simple + 1, "0123456789");
    size_t separators = strspn(simple, " /.");
    return separators > 0 && *simple != '.' ? model_by_number(simple + separators) : 0;
}

/* After a prefix the name of a code may follow its number without a separator. */
static int model_after_prefix(const char *simple)
{
    simple += strspn(simple, " /.");
    int code = model_without_prefix(simple);
    if (code != 0 || strspn(simple, "0123456789") != 3)
        return code;
    code = atoi(simple);
    return model_without_prefix(simple + 3) == code ? code : 0;
}

/* Skips a prefix, if it is there, with the separators before it. */
static bool take(const char **simple, const char *prefix)
{
    const char *at = *simple + strspn(*simple, " /.");
    if (strncmp(at, prefix, strlen(prefix)) != 0)
        return false;
    *simple = at + strlen(prefix);
    return true;
}

int model_find(const char *text, size_t length)
{
    char whole[TEXT_ROOM];
    if (length > 0 && memchr(text, '\0', length) != NULL)
        return 0;
    simplify(whole, text, length);
    const char *simple = whole;
    int code = model_without_prefix(simple);
    if (code != 0)
        return code;
    take(&simple, "ngx");
    bool http = take(&simple, "http");
    if (http && *simple == '/')
        return model_after_version(simple + 1);
    if (http && (code = model_after_prefix(simple)) != 0)
        return code;
    if (!take(&simple, "status"))
        return 0;
    code = model_after_prefix(simple);
    return code == 0 && http && take(&simple, "code") ? model_after_prefix(simple) : code;
}

/* A model of httpstatus_closest(): the distance by its definition, a cell at a time, to every spelling. */
static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

size_t model_distance(const char *a, const char *b)
{
    static size_t d[TEXT_ROOM][TEXT_ROOM];
    size_t a_length = strlen(a);
    size_t b_length = strlen(b);
    for (size_t i = 0; i <= a_length; i++) {
        for (size_t j = 0; j <= b_length; j++) {
            if (i == 0 || j == 0) {
                d[i][j] = i + j;
                continue;
            }
            d[i][j] = smaller(smaller(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + (a[i - 1] != b[j - 1]));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                d[i][j] = smaller(d[i][j], d[i - 2][j - 2] + 1);
        }
    }
    return d[a_length][b_length];
}

int model_closest(const char *text, size_t length)
{
    char simple[TEXT_ROOM];
    char key[TEXT_ROOM];
    if (length > 0 && memchr(text, '\0', length) != NULL)
        return 0;
    simplify(simple, text, length);
    squeeze(key, simple);
    size_t most = smaller(MOST_EDITS, strlen(key) / 3);
    size_t least = most + 1;
    int nearest = 0;
    size_t count = count_spellings();
    for (size_t at = 0; at < count; at++) {
        size_t edits = model_distance(key, spellings[at].key);
        if (edits < least)
            nearest = spellings[at].code;
        else if (edits == least && spellings[at].code != nearest)
            nearest = 0; /* two codes are as near as each other */
        least = smaller(least, edits);
    }
    return nearest;
}
