/* Text to code. */
#include <httpstatus.h>

#include <string.h>

#include "ascii.h"
#include "key.h"
#include "registry.h"

/* The rest of a text. */
struct rest {
    const char *text;
    size_t len;
};

static struct rest skip(struct rest rest, size_t bytes)
{
    rest.text += bytes;
    rest.len -= bytes;
    return rest;
}

/* Returns the code that has this key, or 0. */
static int find_key(const struct key *key)
{
    const struct spelling *found = &httpstatus_spellings[key->hash % SPELLING_SLOTS];
    for (uint32_t slot = key->hash; found->key != 0; found = &httpstatus_spellings[++slot % SPELLING_SLOTS]) {
        if (found->length == key->length &&
            memcmp(text_in(&httpstatus_key_pool, found->key), key->text, key->length) == 0)
            return found->code;
    }
    return 0;
}

/* Stops at a NUL, as at a letter. */
static struct rest after_separators(struct rest rest)
{
    while (rest.len > 0 && httpstatus_normal[(unsigned char)rest.text[0]] == 0)
        rest = skip(rest, 1);
    return rest;
}

static size_t count_digits(struct rest rest)
{
    size_t digits = 0;
    while (digits < rest.len && ascii_is_digit(rest.text[digits]))
        digits++;
    return digits;
}

/* Returns the known code of three leading digits, if no letter follows and the text contains no NUL; else 0. */
static int leading_code(struct rest rest)
{
    if (count_digits(rest) != 3 || (rest.len > 3 && ascii_is_alnum(rest.text[3])))
        return 0;
    int code = httpstatus_parse(rest.text, 3);
    return httpstatus_is_known(code) && memchr(rest.text, '\0', rest.len) == NULL ? code : 0;
}

static bool take_prefix(struct rest *rest, const char *prefix)
{
    size_t len = strlen(prefix);
    if (rest->len < len || !ascii_begins_with(rest->text, prefix, len))
        return false;
    *rest = skip(*rest, len);
    return true;
}

/* The code after "HTTP/", where a version comes first: "1.1 404 Not Found", "2 404". */
static int code_after_version(struct rest rest)
{
    rest = skip(rest, count_digits(rest));
    if (rest.len > 0 && rest.text[0] == '.') {
        rest = skip(rest, 1);
        rest = skip(rest, count_digits(rest));
    }
    bool ends = rest.len > 0 && !ascii_is_alnum(rest.text[0]) && rest.text[0] != '.';
    return ends ? leading_code(after_separators(rest)) : 0;
}

/* A number that leads decides; otherwise the letters and digits do. */
static int find_unprefixed(struct rest rest)
{
    struct key key;
    if (rest.len > 0 && ascii_is_digit(rest.text[0]))
        return leading_code(rest);
    return make_key(&key, rest.text, rest.len) ? find_key(&key) : 0;
}

/* After a prefix the name of a code may follow its number at once: "Status404NotFound". */
static int find_after_prefix(struct rest rest)
{
    rest = after_separators(rest);
    int code = find_unprefixed(rest);
    if (code != 0 || count_digits(rest) != 3)
        return code;
    code = httpstatus_parse(rest.text, 3);
    return find_unprefixed(after_separators(skip(rest, 3))) == code ? code : 0;
}

/*
 * What software puts before a name: ngx.HTTP_NOT_FOUND, StatusNotFound, HttpStatusCode.NotFound. A phrase may begin
 * with one of these words itself, so they come off one by one, only where nothing is found.
 */
static int find_spelling(struct rest rest)
{
    rest = after_separators(rest);
    int code = find_unprefixed(rest);
    if (code != 0)
        return code;
    if (take_prefix(&rest, "ngx"))
        rest = after_separators(rest);
    bool has_http = take_prefix(&rest, "http");
    if (has_http && take_prefix(&rest, "/"))
        return code_after_version(rest);
    if (has_http && (code = find_after_prefix(rest)) != 0)
        return code;
    rest = after_separators(rest);
    if (!take_prefix(&rest, "status"))
        return 0;
    code = find_after_prefix(rest);
    rest = after_separators(rest);
    return code == 0 && has_http && take_prefix(&rest, "code") ? find_after_prefix(rest) : code;
}

int httpstatus_find(const char *text, size_t len)
{
    const struct rest rest = {text, len};
    return text != NULL ? find_spelling(rest) : 0;
}
