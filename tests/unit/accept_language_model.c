#include "accept_language_model.h"

#include <httpstatus.h>

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { RANGES_MOST = 256, VALUE_ROOM = 512 };

struct range {
    const char *tag;
    int quality; /* in thousandths */
};

static char *trim(char *text)
{
    text += strspn(text, " \t");
    size_t length = strlen(text);
    while (length > 0 && (text[length - 1] == ' ' || text[length - 1] == '\t'))
        text[--length] = '\0';
    return text;
}

/* "*", or subtags of one to eight letters and digits, the first of letters alone. */
static bool is_range(const char *tag)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    if (strcmp(tag, "*") == 0)
        return true;
    for (bool first = true;; first = false) {
        size_t length = strspn(tag, letters);
        if (length < 1 || length > 8 || (first && strcspn(tag, "0123456789") < length))
            return false;
        tag += length;
        if (*tag == '\0')
            return true;
        if (*tag++ != '-')
            return false;
    }
}

/* The thousandths of "q=0.5" and the like; -1 for anything else. */
static int quality_of(const char *weight)
{
    if ((weight[0] != 'q' && weight[0] != 'Q') || weight[1] != '=')
        return -1;
    const char *number = weight + 2;
    size_t length = strlen(number);
    if (length < 1 || length > 5 || (number[0] != '0' && number[0] != '1') || (length > 1 && number[1] != '.'))
        return -1;
    if (length > 2 && strspn(number + 2, number[0] == '1' ? "0" : "0123456789") != length - 2)
        return -1;
    char thousandths[] = "000";
    memcpy(thousandths, number + 2, length > 2 ? length - 2 : 0);
    return number[0] == '1' ? 1000 : atoi(thousandths);
}

/* Takes a value apart, and returns how many ranges it has; -1 if it is malformed. */
static int read_ranges(char *value, struct range *ranges)
{
    int count = 0;
    for (char *next = value; next != NULL;) {
        char *element = next;
        next = strchr(element, ',');
        if (next != NULL)
            *next++ = '\0';
        element = trim(element);
        if (*element == '\0')
            continue;
        char *weight = strchr(element, ';');
        if (weight != NULL)
            *weight++ = '\0';
        struct range range = {trim(element), weight != NULL ? quality_of(trim(weight)) : 1000};
        if (!is_range(range.tag) || range.quality < 0)
            return -1;
        ranges[count++] = range;
    }
    return count;
}

static bool equal_without_case(const char *a, const char *b, size_t length)
{
    for (size_t at = 0; at < length; at++) {
        int x = a[at] >= 'A' && a[at] <= 'Z' ? a[at] + 32 : a[at];
        int y = b[at] >= 'A' && b[at] <= 'Z' ? b[at] + 32 : b[at];
        if (x != y)
            return false;
    }
    return true;
}

/* Whether a range with q=0 excludes a language: it leads to it, or is the beginning of its tag. */
static bool excludes(const struct range *range, const char *language)
{
    const char *led_to = httpstatus_language_of(range->tag);
    size_t length = strlen(range->tag);
    if (range->quality != 0 || strcmp(range->tag, "*") == 0)
        return false;
    if (led_to != NULL && strcmp(led_to, language) == 0)
        return true;
    return length < strlen(language) && language[length] == '-' && equal_without_case(range->tag, language, length);
}

/* Whether any range excludes a language that a range of this length asks for. */
static bool is_excluded(const struct range *ranges, int count, const char *language, size_t length)
{
    for (int at = 0; at < count; at++) {
        if (excludes(&ranges[at], language) && strlen(ranges[at].tag) >= length)
            return true;
    }
    return false;
}

/* The language that a range asks for and nothing excludes, or NULL. */
static const char *asked_for(const struct range *ranges, int count, const struct range *range)
{
    const char *language = httpstatus_language_of(range->tag);
    if (strcmp(range->tag, "*") != 0)
        return language != NULL && is_excluded(ranges, count, language, strlen(range->tag)) ? NULL : language;
    for (size_t index = 0; (language = httpstatus_language(index)) != NULL; index++) {
        if (!is_excluded(ranges, count, language, 0))
            return language;
    }
    return NULL;
}

const char *model_accept_language(const char *text)
{
    char value[VALUE_ROOM];
    struct range ranges[RANGES_MOST];
    if (strlen(text) >= sizeof value)
        abort();
    memcpy(value, text, strlen(text) + 1);
    int count = read_ranges(value, ranges);
    const char *best = "en";
    int quality = 0;
    for (int at = 0; at < count; at++) {
        const char *language = asked_for(ranges, count, &ranges[at]);
        if (language != NULL && ranges[at].quality > quality) {
            best = language;
            quality = ranges[at].quality;
        }
    }
    return best;
}
