/* The texts for people, against the rules of the lookup (RFC 4647 section 3.4). The first two bytes are the code. */
#include <httpstatus.h>

#include "fuzz.h"

typedef const char *text_function(int code, const char *lang);

static const char *with(const char *lang, const char *more, char *room, size_t size)
{
    snprintf(room, size, "%s%s", lang, more);
    return room;
}

/* Whether a tag is made of subtags of one to eight letters and digits, the first of letters alone. */
static bool is_range(const char *lang)
{
    bool first = true;
    for (;;) {
        size_t letters = strspn(lang, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
        size_t length = first ? letters : strspn(lang, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
        if (length < 1 || length > 8)
            return false;
        lang += length;
        if (*lang == '\0')
            return true;
        if (*lang++ != '-')
            return false;
        first = false;
    }
}

static void check(text_function *ask, int code, const char *lang)
{
    char room[300];
    const char *text = ask(code, lang);
    require(text == NULL || (httpstatus_is_known(code) && *text != '\0'), "only what is known has a text");
    require(text == NULL || is_range(lang), "only a language range finds a text");
    if (strlen(lang) > 200)
        return;
    require(text == NULL || ask(code, with(lang, "-x-any", room, sizeof room)) == text, "what follows is cut off");
    require(ask(code, with(lang, "-", room, sizeof room)) == NULL, "an empty subtag is no subtag");

    for (char *c = strcpy(room, lang); *c != '\0'; c++) {
        if ((*c >= 'a' && *c <= 'z') || (*c >= 'A' && *c <= 'Z'))
            *c = (char)(*c ^ 0x20);
    }
    require(ask(code, room) == text, "case does not matter");
}

static void check_languages(text_function *ask, int code)
{
    const char *lang;
    for (size_t index = 0; (lang = httpstatus_language(index)) != NULL; index++)
        require((ask(code, lang) != NULL) == httpstatus_is_known(code), "every language has every known code");
    require(ask(code, NULL) == ask(code, "en"), "no language is English");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static text_function *const functions[] = {httpstatus_title, httpstatus_summary, httpstatus_description};
    if (size < 2)
        return 0;
    int code = (data[0] << 8 | data[1]) % 1000;
    char *lang = as_string(data + 2, size - 2);
    for (size_t at = 0; at < sizeof functions / sizeof functions[0]; at++) {
        check(functions[at], code, lang);
        check_languages(functions[at], code);
    }
    free(lang);
    return 0;
}
