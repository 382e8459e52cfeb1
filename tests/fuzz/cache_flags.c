/* httpstatus_cache_flags() and cache_seconds() against models where nothing is quoted, and each other everywhere. */
#include <httpstatus.h>

#include "fuzz.h"

static const char *const directives[] = {"max-age", "s-maxage", "min-fresh"};
enum { DIRECTIVES = sizeof directives / sizeof directives[0] };

static size_t token_length(const char *text)
{
    return strspn(text, "!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyz");
}

/* A token alone, or with "=" and another. To a directive it is the same whether "max-age=" counts as malformed. */
static bool is_well_formed(const char *element)
{
    size_t length = token_length(element);
    const char *after = element + length;
    if (*after == '=')
        after += 1 + token_length(after + 1);
    return length > 0 && *after == '\0';
}

static bool has_name(const char *text, size_t length, const char *name)
{
    return strlen(name) == length && memcmp(text, name, length) == 0;
}

/* Whether a token is anywhere in a text. */
static bool has_token(const char *text, const char *name)
{
    while (*text != '\0') {
        size_t length = token_length(text);
        if (has_name(text, length, name))
            return true;
        text += length > 0 ? length : 1;
    }
    return false;
}

static unsigned model_malformed(const char *element)
{
    bool has_age = has_token(element, "max-age") || has_token(element, "s-maxage");
    return (has_token(element, "no-store") ? HTTPSTATUS_CACHE_NO_STORE : 0u) |
           (has_token(element, "private") ? HTTPSTATUS_CACHE_PRIVATE : 0u) |
           (has_token(element, "no-cache") ? HTTPSTATUS_CACHE_NO_CACHE : 0u) |
           (has_age ? HTTPSTATUS_CACHE_INVALID_AGE : 0u);
}

/* One element in lower case, without blanks around it. */
static unsigned model_element(const char *text)
{
    static const struct {
        const char *name;
        unsigned bare;
        unsigned number;
        unsigned other;
    } rules[] = {
        {"no-store", HTTPSTATUS_CACHE_NO_STORE, HTTPSTATUS_CACHE_NO_STORE, HTTPSTATUS_CACHE_NO_STORE},
        {"private", HTTPSTATUS_CACHE_PRIVATE, HTTPSTATUS_CACHE_PRIVATE_FIELDS, HTTPSTATUS_CACHE_PRIVATE_FIELDS},
        {"no-cache", HTTPSTATUS_CACHE_NO_CACHE, HTTPSTATUS_CACHE_NO_CACHE_FIELDS, HTTPSTATUS_CACHE_NO_CACHE_FIELDS},
        {"max-age", HTTPSTATUS_CACHE_INVALID_AGE, HTTPSTATUS_CACHE_MAX_AGE, HTTPSTATUS_CACHE_INVALID_AGE},
        {"s-maxage", HTTPSTATUS_CACHE_INVALID_AGE, HTTPSTATUS_CACHE_S_MAXAGE, HTTPSTATUS_CACHE_INVALID_AGE},
        {"public", HTTPSTATUS_CACHE_PUBLIC, 0, 0},
        {"must-revalidate", HTTPSTATUS_CACHE_MUST_REVALIDATE, 0, 0},
        {"must-understand", HTTPSTATUS_CACHE_MUST_UNDERSTAND, 0, 0},
        {"proxy-revalidate", HTTPSTATUS_CACHE_PROXY_REVALIDATE, 0, 0},
    };
    size_t length = token_length(text);
    bool has_argument = text[length] == '=' && text[length + 1] != '\0';
    if (!is_well_formed(text) || (text[length] == '=' && !has_argument))
        return model_malformed(text);
    for (size_t at = 0; at < sizeof rules / sizeof rules[0]; at++) {
        if (!has_name(text, length, rules[at].name))
            continue;
        if (!has_argument)
            return rules[at].bare;
        const char *argument = text + length + 1;
        return strspn(argument, "0123456789") == strlen(argument) ? rules[at].number : rules[at].other;
    }
    return 0;
}

/* What one element says of a directive: whether it has it, and its number or -1. */
static bool model_number(const char *text, const char *directive, int64_t *number)
{
    *number = -1;
    if (!is_well_formed(text))
        return has_token(text, directive);
    size_t length = token_length(text);
    if (!has_name(text, length, directive))
        return false;
    const char *digits = text[length] == '=' ? text + length + 1 : "";
    if (*digits == '\0' || strspn(digits, "0123456789") != strlen(digits))
        return true;
    digits += strspn(digits, "0");
    static const char largest[] = "9223372036854775807";
    size_t count = strlen(digits);
    bool is_larger = count > strlen(largest) || (count == strlen(largest) && strcmp(digits, largest) > 0);
    *number = is_larger ? INT64_MAX : strtoll(digits, NULL, 10);
    return true;
}

struct model {
    unsigned flags;
    int64_t seconds[DIRECTIVES];
};

static void add_element(struct model *model, bool found[DIRECTIVES], const char *element)
{
    model->flags |= model_element(element);
    for (size_t at = 0; at < DIRECTIVES; at++) {
        int64_t number;
        if (found[at] || !model_number(element, directives[at], &number))
            continue;
        found[at] = true;
        model->seconds[at] = number;
    }
}

/* A field value in lower case, without quotes or NULs; it is taken apart in place. */
static struct model model_of(char *value)
{
    struct model model = {0, {-1, -1, -1}};
    bool found[DIRECTIVES] = {false};
    for (char *element = value, *next; element != NULL; element = next) {
        next = strchr(element, ',');
        if (next != NULL)
            *next++ = '\0';
        element += strspn(element, " \t");
        size_t length = strlen(element);
        while (length > 0 && strchr(" \t", element[length - 1]) != NULL)
            element[--length] = '\0';
        if (length > 0)
            add_element(&model, found, element);
    }
    return model;
}

/* Both read the same numbers. */
static void check_seconds(const char *text, size_t size, unsigned flags)
{
    static const unsigned valid[] = {HTTPSTATUS_CACHE_MAX_AGE, HTTPSTATUS_CACHE_S_MAXAGE};
    for (size_t at = 0; at < sizeof valid / sizeof valid[0]; at++) {
        int64_t seconds = httpstatus_cache_seconds(text, size, directives[at]);
        bool counts = (flags & valid[at]) != 0;
        require(seconds >= -1, "a number, or none");
        require(seconds < 0 || counts, "a number sets its flag");
        require(seconds >= 0 || !counts || (flags & HTTPSTATUS_CACHE_INVALID_AGE),
                "a flag without it: the first is invalid");
    }
}

static unsigned flags_of(const char *before, const char *text, size_t size, const char *after)
{
    size_t length = strlen(before) + size + strlen(after);
    char *joined = malloc(length + 1);
    if (joined == NULL)
        abort();
    memcpy(joined, before, strlen(before));
    if (size > 0)
        memcpy(joined + strlen(before), text, size);
    memcpy(joined + strlen(before) + size, after, strlen(after) + 1);
    unsigned flags = httpstatus_cache_flags(joined, length);
    free(joined);
    return flags;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *text = (const char *)data;
    unsigned flags = httpstatus_cache_flags(text, size);
    require(flags < HTTPSTATUS_CACHE_EXPIRES, "no flag that is not a directive");
    require(flags_of(" ,\t", text, size, "") == flags, "empty elements before it change nothing");
    require(flags_of("", text, size, ",") == flags, "an empty element after it changes nothing");
    unsigned forbidden = flags_of("", text, size, ", no-store");
    require((forbidden & HTTPSTATUS_CACHE_NO_STORE) != 0, "nothing before it hides no-store");
    require((flags_of("public, ", text, size, "") & ~flags) == (HTTPSTATUS_CACHE_PUBLIC & ~flags),
            "an element before it adds itself and nothing else");

    check_seconds(text, size, flags);

    char *copy = as_string(data, size);
    lower(copy, size);
    require(httpstatus_cache_flags(copy, size) == flags, "case does not matter");
    if (strlen(copy) == size && strchr(copy, '"') == NULL) {
        struct model model = model_of(copy);
        require(model.flags == flags, "the model finds the same flags");
        for (size_t at = 0; at < DIRECTIVES; at++)
            require(httpstatus_cache_seconds(text, size, directives[at]) == model.seconds[at], "and the same numbers");
    }
    free(copy);
    return 0;
}
