/* Accept-Language: the language to answer in (RFC 9110 sections 12.4.2 and 12.5.4, lookup of RFC 4647 section 3.4). */
#include <httpstatus.h>

#include "ascii.h"
#include "language.h"
#include "reader.h"

/* One element of the list: a language range and its quality in thousandths. */
struct language_range {
    const char *tag;
    size_t length;
    int quality;
    bool is_any; /* "*" */
};

/* qvalue: 0 or 1, and up to three digits after the point, which are zeros after a 1. */
static bool take_quality(struct reader *reader, int *quality)
{
    if (reader_is_empty(reader) || (*reader->at != '0' && *reader->at != '1'))
        return false;
    *quality = (*reader->at++ - '0') * 1000;
    if (!reader_take(reader, "."))
        return true;
    for (int unit = 100; unit > 0 && !reader_is_empty(reader) && ascii_is_digit(*reader->at); unit /= 10)
        *quality += (*reader->at++ - '0') * unit;
    return *quality <= 1000;
}

/* OWS ";" OWS "q=" qvalue, which may be missing. */
static bool take_weight(struct reader *reader, int *quality)
{
    *quality = 1000;
    reader_skip_blanks(reader);
    if (!reader_take(reader, ";"))
        return true;
    reader_skip_blanks(reader);
    return (reader_take(reader, "q") || reader_take(reader, "Q")) && reader_take(reader, "=") &&
           take_quality(reader, quality);
}

static bool is_range_byte(char c)
{
    return ascii_is_alnum(c) || c == '-' || c == '*';
}

/* Reads an element; returns false if it is malformed. */
static bool take_range(struct reader *reader, struct language_range *range)
{
    range->tag = reader->at;
    while (!reader_is_empty(reader) && is_range_byte(*reader->at))
        reader->at++;
    range->length = (size_t)(reader->at - range->tag);
    range->is_any = range->length == 1 && range->tag[0] == '*';
    if (!range->is_any && !httpstatus_is_language_range(range->tag, range->length))
        return false;
    if (!take_weight(reader, &range->quality))
        return false;
    reader_skip_blanks(reader);
    return reader_is_empty(reader) || *reader->at == ',';
}

/* Empty elements are no error (RFC 9110 section 5.6.1.2). */
static bool at_end(struct reader *reader)
{
    while (!reader_is_empty(reader) && (ascii_is_blank(*reader->at) || *reader->at == ','))
        reader->at++;
    return reader_is_empty(reader);
}

/* For each language, the length in bytes of the longest range that excludes it; 0 if no range does. */
struct exclusions {
    size_t length[LANGUAGES];
};

/* A range with q=0 excludes the language that it leads to, and all that it begins: "zh" excludes "zh-Hant" too. */
static void exclude(struct exclusions *excluded, const struct language_range *range)
{
    unsigned led_to = httpstatus_find_language(range->tag, range->length);
    for (unsigned language = 0; language < LANGUAGES; language++) {
        bool is_meant = language == led_to || httpstatus_begins_language(range->tag, range->length, language);
        if (is_meant && range->length > excluded->length[language])
            excluded->length[language] = range->length;
    }
}

/* The language that a range asks for, LANGUAGE_NONE if it leads to none or a range as long or longer excludes that. */
static unsigned language_for(const struct exclusions *excluded, const struct language_range *range)
{
    unsigned language = 0;
    if (range->is_any) {
        while (language < LANGUAGES && excluded->length[language] != 0)
            language++;
        return language;
    }
    language = httpstatus_find_language(range->tag, range->length);
    return language != LANGUAGE_NONE && excluded->length[language] >= range->length ? LANGUAGE_NONE : language;
}

/* Collects what the value excludes; returns false if it is malformed. */
static bool read_exclusions(struct exclusions *excluded, struct reader value)
{
    struct language_range range;
    while (!at_end(&value)) {
        if (!take_range(&value, &range))
            return false;
        if (range.quality == 0 && !range.is_any)
            exclude(excluded, &range);
    }
    return true;
}

const char *httpstatus_accept_language(const char *value, size_t len)
{
    struct reader reader = {value, value != NULL ? value + len : NULL};
    struct exclusions excluded = {{0}};
    unsigned best = LANGUAGE_DEFAULT;
    if (!read_exclusions(&excluded, reader))
        return httpstatus_language(best);

    int quality = 0;
    struct language_range range = {NULL, 0, 0, false};
    while (!at_end(&reader)) {
        take_range(&reader, &range); /* no element is malformed: read_exclusions() has read them all */
        unsigned language = language_for(&excluded, &range);
        if (language != LANGUAGE_NONE && range.quality > quality) {
            best = language;
            quality = range.quality;
        }
    }
    return httpstatus_language(best);
}
