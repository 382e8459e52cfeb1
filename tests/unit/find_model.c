#include "find_model.h"

#include <httpstatus.h>

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_EDITS = 4 };

const char *model_spelling(int code, size_t index)
{
    if (index == 0)
        return httpstatus_reason(code);
    return index == 1 ? httpstatus_name(code) : httpstatus_alias(code, index - 2);
}

/*
 * A model of httpstatus_find(), written from its description in the header and without its tables: the text
 * is reduced to a small C string first, which is then taken apart by the functions of <string.h>.
 */

/* Letters in lower case and digits as they are, any run of anything else as one space, but for / and . */
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

/* Every spelling as a key, in the order of the codes. */
static struct spelling {
    int code;
    char key[SPELLING_ROOM];
} spellings[SPELLINGS_MOST];

static void add_spelling(size_t at, int code, const char *text)
{
    char simple[SPELLING_ROOM];
    if (at == SPELLINGS_MOST || strlen(text) >= sizeof simple)
        abort();
    simplify(simple, text, strlen(text));
    squeeze(spellings[at].key, simple);
    spellings[at].code = code;
}

/* How many spellings there are. They are taken once, because a fuzzer asks many thousand times a second. */
static size_t count_spellings(void)
{
    static size_t count;
    if (count > 0)
        return count;
    for (int code = 0; (code = httpstatus_next(code)) != 0;) {
        const char *text;
        for (size_t index = 0; (text = model_spelling(code, index)) != NULL; index++)
            add_spelling(count++, code, text);
    }
    return count;
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

int model_find(const char *text, size_t length)
{
    char whole[TEXT_ROOM];
    if (length > 0 && memchr(text, '\0', length) != NULL)
        return 0;
    simplify(whole, text, length);
    const char *simple = whole + strspn(whole, " /.");
    int code = model_without_prefix(simple);
    if (code != 0 || strncmp(simple, "http", 4) != 0)
        return code;
    simple += 4;
    if (*simple == '/')
        return model_after_version(simple + 1);
    code = model_without_prefix(simple);
    simple += strspn(simple, " /.");
    return code == 0 && strncmp(simple, "status", 6) == 0 ? model_without_prefix(simple + 6) : code;
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
