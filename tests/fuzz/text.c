/* The texts for people, against the rules of the lookup (RFC 4647 section 3.4). The first two bytes are the code. */
#include <httpstatus.h>

#include "fuzz.h"

typedef const char *text_function(int code, const char *lang);

enum { LANG_LONGEST = 200, ROOM = LANG_LONGEST + sizeof "-x-any" };

/* Whether a tag is made of subtags of one to eight letters and digits, the first of letters alone. */
static bool is_range(const char *lang)
{
    bool first = true;
    for (;;) {
        size_t letters = strspn(lang, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
        size_t length = first ? letters
                              : strspn(lang, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
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

/* A range with what changes nothing, and with what makes it none. */
struct variants {
    char longer[ROOM];
    char torn[ROOM];
    char other_case[ROOM];
};

static void join(char *room, const char *lang, const char *more)
{
    size_t length = strlen(lang);
    memcpy(room, lang, length);
    memcpy(room + length, more, strlen(more) + 1);
}

static void make_variants(struct variants *variants, const char *lang)
{
    join(variants->longer, lang, "-x-any");
    join(variants->torn, lang, "-");
    join(variants->other_case, lang, "");
    for (char *c = variants->other_case; *c != '\0'; c++) {
        if ((*c >= 'a' && *c <= 'z') || (*c >= 'A' && *c <= 'Z'))
            *c = (char)(*c ^ 0x20);
    }
}

static void check(text_function *ask, int code, const char *lang)
{
    const char *text = ask(code, lang);
    require(text == NULL || (httpstatus_is_known(code) && *text != '\0'), "only what is known has a text");
    require(text == NULL || is_range(lang), "only a language range finds a text");
    require(ask(code, NULL) == ask(code, "en"), "no language is English");
    const char *found;
    for (size_t index = 0; (found = httpstatus_language(index)) != NULL; index++)
        require((ask(code, found) != NULL) == httpstatus_is_known(code), "every language has every known code");
}

static void check_language(const char *lang)
{
    const char *language = httpstatus_language_of(lang);
    require((language != NULL) == (httpstatus_title(404, lang) != NULL), "a language has texts");
    require(language == NULL || httpstatus_title(404, language) == httpstatus_title(404, lang), "they are its own");
    require(language == NULL || httpstatus_language_of(language) == language, "a language leads to itself");
}

static void check_variants(text_function *ask, int code, const char *lang, const struct variants *variants)
{
    const char *text = ask(code, lang);
    require(text == NULL || ask(code, variants->longer) == text, "what follows is cut off");
    require(ask(code, variants->torn) == NULL, "an empty subtag is no subtag");
    require(ask(code, variants->other_case) == text, "case does not matter");
}

static const char *advice_to_client(int code, const char *lang)
{
    return httpstatus_advice(code, HTTPSTATUS_ADVICE_CLIENT, lang);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static text_function *const functions[] = {httpstatus_title, httpstatus_summary, httpstatus_description,
                                               advice_to_client};
    if (size < 2)
        return 0;
    int code = (data[0] << 8 | data[1]) % 1000;
    char *lang = as_string(data + 2, size - 2);
    check_language(lang);
    bool fits = strlen(lang) <= LANG_LONGEST;
    struct variants variants;
    if (fits)
        make_variants(&variants, lang);
    for (size_t at = 0; at < sizeof functions / sizeof functions[0]; at++) {
        check(functions[at], code, lang);
        if (fits)
            check_variants(functions[at], code, lang, &variants);
    }
    free(lang);
    return 0;
}
