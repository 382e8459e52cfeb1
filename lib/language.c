/* Text for people: the titles and explanations of codes, by language (RFC 4647 section 3.4). */
#include "language.h"

#include <httpstatus.h>

#include <string.h>

#include "ascii.h"

/* Subtags of one to eight letters or digits, separated by hyphens; the first has letters only. */
bool httpstatus_is_language_range(const char *range, size_t len)
{
    enum { SUBTAG_LONGEST = 8 };
    bool is_first = true;
    size_t length = 0;
    for (size_t at = 0; at < len; at++) {
        if (range[at] == '-' && length > 0) {
            is_first = false;
            length = 0;
        } else if (!ascii_is_alnum(range[at]) || (is_first && ascii_is_digit(range[at])) || ++length > SUBTAG_LONGEST) {
            return false;
        }
    }
    return length > 0;
}

/* Whether some subtags are the first of others, or all of them; in either case. */
static bool leads(const char *first, size_t first_len, const char *tag, size_t len)
{
    return first_len <= len && ascii_equal(first, tag, first_len) && (first_len == len || tag[first_len] == '-');
}

/*
 * What the lookup of RFC 4647 finds by cutting subtags off the end one by one is the longest tag that leads the range.
 * That it also cuts off a trailing single-letter subtag makes no difference, because no tag of the table ends with one.
 */
unsigned httpstatus_find_language(const char *range, size_t len)
{
    if (!httpstatus_is_language_range(range, len))
        return LANGUAGE_NONE;
    for (const struct tag *tag = httpstatus_tags; tag < httpstatus_tags + TAGS; tag++) {
        if (leads(tag->text, tag->length, range, len))
            return tag->language;
    }
    return LANGUAGE_NONE;
}

bool httpstatus_begins_language(const char *range, size_t len, unsigned language)
{
    const char *tag = httpstatus_languages[language];
    return leads(range, len, tag, strlen(tag));
}

static unsigned language_of(const char *lang)
{
    return lang == NULL ? LANGUAGE_DEFAULT : httpstatus_find_language(lang, strlen(lang));
}

/* The offset of a text, 0 in a language that is not there. */
static uint32_t offset_of(const uint32_t offsets[][ROWS], int code, const char *lang)
{
    unsigned language = language_of(lang);
    return language == LANGUAGE_NONE ? 0 : offsets[language][row_of(code)];
}

const char *httpstatus_title(int code, const char *lang)
{
    return text_at(&httpstatus_title_pool, offset_of(httpstatus_title_offsets, code, lang));
}

const char *httpstatus_summary(int code, const char *lang)
{
    return text_at(&httpstatus_summary_pool, offset_of(httpstatus_summary_offsets, code, lang));
}

const char *httpstatus_description(int code, const char *lang)
{
    return text_at(&httpstatus_description_pool, offset_of(httpstatus_description_offsets, code, lang));
}

const char *httpstatus_advice(int code, int role, const char *lang)
{
    unsigned language = language_of(lang);
    if (role < 0 || role >= ROLES || language == LANGUAGE_NONE)
        return NULL;
    return text_at(&httpstatus_advice_pool, httpstatus_advice_offsets[language][row_of(code)][role]);
}

const char *httpstatus_language(size_t index)
{
    return index < LANGUAGES ? httpstatus_languages[index] : NULL;
}

const char *httpstatus_language_of(const char *lang)
{
    return httpstatus_language(language_of(lang));
}
