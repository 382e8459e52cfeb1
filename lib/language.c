/* Text for people: the titles and explanations of codes, by language (RFC 4647 section 3.4). */
#include <httpstatus.h>

#include "ascii.h"
#include "registry.h"

enum { LANGUAGE_DEFAULT, LANGUAGE_NONE = LANGUAGES, SUBTAG_LONGEST = 8 };

/* RFC 4647 section 2.1: subtags of one to eight letters and digits. The first is a tag's, and so has no digits. */
static bool are_subtags(const char *lang)
{
    size_t length = 0;
    for (; *lang != '\0'; lang++) {
        if (*lang == '-') {
            if (length == 0)
                return false;
            length = 0;
        } else if (!ascii_is_alnum(*lang) || ++length > SUBTAG_LONGEST) {
            return false;
        }
    }
    return length != 0;
}

/* Whether the tag is the first subtags of the range, or all of them. */
static bool leads(const struct tag *tag, const char *lang)
{
    return ascii_begins_with(lang, tag->text, tag->length) && (lang[tag->length] == '\0' || lang[tag->length] == '-');
}

/*
 * What the lookup of RFC 4647 finds by cutting subtags off the end one by one is the longest tag that leads
 * the range. That it also cuts off a single letter that has come to stand last makes no difference, because
 * no tag of the table ends with one.
 */
static unsigned language_of(const char *lang)
{
    if (lang == NULL)
        return LANGUAGE_DEFAULT;
    for (const struct tag *tag = httpstatus_tags; tag < httpstatus_tags + TAGS; tag++) {
        if (leads(tag, lang))
            return are_subtags(lang) ? tag->language : LANGUAGE_NONE;
    }
    return LANGUAGE_NONE;
}

static const struct texts *texts_of(int code, const char *lang)
{
    static const struct texts none;
    unsigned language = language_of(lang);
    return language == LANGUAGE_NONE ? &none : &httpstatus_texts[language][row_of(code)];
}

static const char *text_for_people(uint32_t offset)
{
    return offset == 0 ? NULL : (const char *)&httpstatus_text_pool + offset;
}

const char *httpstatus_title(int code, const char *lang)
{
    return text_for_people(texts_of(code, lang)->title);
}

const char *httpstatus_summary(int code, const char *lang)
{
    return text_for_people(texts_of(code, lang)->summary);
}

const char *httpstatus_description(int code, const char *lang)
{
    return text_for_people(texts_of(code, lang)->description);
}

const char *httpstatus_language(size_t index)
{
    return index < LANGUAGES ? httpstatus_languages[index] : NULL;
}
