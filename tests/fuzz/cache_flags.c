/* httpstatus_cache_flags() against a model where nothing is quoted, and against itself everywhere. */
#include <httpstatus.h>

#include "fuzz.h"

static size_t token_length(const char *text)
{
    return strspn(text, "!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyz");
}

static bool has_name(const char *text, size_t length, const char *name)
{
    return strlen(name) == length && memcmp(text, name, length) == 0;
}

/* One element in lower case, without blanks around it. */
static unsigned model_element(const char *text)
{
    size_t length = token_length(text);
    const char *argument = text[length] == '=' ? text + length + 1 : NULL;
    size_t argument_length = argument != NULL ? token_length(argument) : 0;
    bool bare = text[length] == '\0';
    bool whole = argument_length > 0 && argument[argument_length] == '\0';
    bool number = whole && strspn(argument, "0123456789") == argument_length;

    if (has_name(text, length, "no-store"))
        return HTTPSTATUS_CACHE_NO_STORE;
    if (has_name(text, length, "private"))
        return whole ? 0 : HTTPSTATUS_CACHE_PRIVATE;
    if (has_name(text, length, "public"))
        return bare ? HTTPSTATUS_CACHE_PUBLIC : 0;
    if (has_name(text, length, "must-revalidate"))
        return bare ? HTTPSTATUS_CACHE_MUST_REVALIDATE : 0;
    if (has_name(text, length, "must-understand"))
        return bare ? HTTPSTATUS_CACHE_MUST_UNDERSTAND : 0;
    if (has_name(text, length, "max-age"))
        return number ? HTTPSTATUS_CACHE_MAX_AGE : 0;
    if (has_name(text, length, "s-maxage"))
        return number ? HTTPSTATUS_CACHE_S_MAXAGE : 0;
    return 0;
}

/* A field value in lower case, without quotes or NULs; it is taken apart in place. */
static unsigned model_flags(char *value)
{
    unsigned flags = 0;
    for (char *element = value, *next; element != NULL; element = next) {
        next = strchr(element, ',');
        if (next != NULL)
            *next++ = '\0';
        element += strspn(element, " \t");
        size_t length = strlen(element);
        while (length > 0 && strchr(" \t", element[length - 1]) != NULL)
            element[--length] = '\0';
        flags |= model_element(element);
    }
    return flags;
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

static void lower(char *text, size_t size)
{
    for (size_t at = 0; at < size; at++) {
        if (text[at] >= 'A' && text[at] <= 'Z')
            text[at] = (char)(text[at] - 'A' + 'a');
    }
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

    char *copy = as_string(data, size);
    lower(copy, size);
    require(httpstatus_cache_flags(copy, size) == flags, "case does not matter");
    if (strlen(copy) == size && strchr(copy, '"') == NULL)
        require(model_flags(copy) == flags, "the model finds the same flags");
    free(copy);
    return 0;
}
