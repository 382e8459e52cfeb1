/* httpstatus_accept_language() against its model, and against what changes nothing. */
#include <httpstatus.h>

#include "accept_language_model.h"
#include "fuzz.h"

enum { VALUE_LONGEST = 300 };

static const char *ask(const char *before, const char *text, const char *after)
{
    char value[VALUE_LONGEST + 64];
    int length = snprintf(value, sizeof value, "%s%s%s", before, text, after);
    return httpstatus_accept_language(value, (size_t)length);
}

static bool is_a_language(const char *language)
{
    const char *listed;
    for (size_t index = 0; (listed = httpstatus_language(index)) != NULL; index++) {
        if (strcmp(listed, language) == 0)
            return true;
    }
    return false;
}

static void check(const char *text)
{
    const char *language = ask("", text, "");
    require(strcmp(language, model_accept_language(text)) == 0, "the model answers the same");
    require(strcmp(ask(", \t,", text, ""), language) == 0, "empty elements before it change nothing");
    require(strcmp(ask("", text, ","), language) == 0, "an empty element after it changes nothing");
    require(strcmp(ask("", text, ", xx"), language) == 0, "nor does a language that nobody has");
    require(strcmp(ask("", text, ", x_x"), "en") == 0, "one malformed element spoils all");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    require(is_a_language(httpstatus_accept_language((const char *)data, size)), "there is always a language");
    char *text = as_string(data, size);
    if (strlen(text) == size && size <= VALUE_LONGEST)
        check(text);
    free(text);
    return 0;
}
