/* Sets: texts that parse, and sets of any bits, against plain loops and round trips. */
#include <httpstatus.h>

#include "fuzz.h"

enum { CODES = 1024 };

static bool same(const httpstatus_set *a, const httpstatus_set *b)
{
    return memcmp(a, b, sizeof *a) == 0;
}

static void check_format(const httpstatus_set *set)
{
    size_t length = httpstatus_set_format(set, NULL, 0);
    char *text = malloc(length + 2);
    if (text == NULL)
        abort();
    text[length + 1] = '#';
    require(httpstatus_set_format(set, text, length + 1) == length, "measured as it is written");
    require(strlen(text) == length && text[length + 1] == '#', "the text ends where it should");

    httpstatus_set back = {{0}};
    require(httpstatus_set_parse(&back, text, length, NULL), "the canonical text is well-formed");
    require(same(&back, set), "and is the same set");
    free(text);
}

/* One code of a set, as has(), add() and remove() see it. */
static void check_code(const httpstatus_set *set, int code)
{
    bool member = (set->bits[code / 64] >> code % 64 & 1) != 0;
    httpstatus_set changed = *set;
    require(httpstatus_set_has(set, code) == member, "has() is the bit");
    require(httpstatus_set_add(&changed, code) == !member && httpstatus_set_has(&changed, code), "add()");
    require(httpstatus_set_remove(&changed, code) && !httpstatus_set_has(&changed, code), "remove()");
}

static void check_value(const httpstatus_set *set)
{
    httpstatus_set walked = {{0}};
    size_t size = 0;
    for (int code = -1, next; (next = httpstatus_set_next(set, code)) >= 0; code = next) {
        require(next > code && next < CODES, "next() ascends");
        walked.bits[next / 64] |= UINT64_C(1) << next % 64;
        size++;
    }
    require(same(&walked, set), "next() meets every member, and nothing else");
    require(httpstatus_set_size(set) == size, "size() counts the members");
}

static void check_text(const char *text, size_t size)
{
    httpstatus_set untouched = {{1, 2, 3}};
    httpstatus_set set = untouched;
    size_t error_at = SIZE_MAX;
    if (httpstatus_set_parse(&set, text, size, &error_at)) {
        require(error_at == SIZE_MAX, "no place of an error without one");
        check_value(&set);
        check_code(&set, size > 0 ? (text[0] << 8 ^ text[size - 1]) & (CODES - 1) : 0);
        check_format(&set);
        return;
    }
    require(error_at <= size, "the error lies within the text");
    require(same(&set, &untouched), "an error leaves the set alone");
    require(!httpstatus_set_parse(NULL, text, size, NULL), "checked as it is parsed");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    check_text((const char *)data, size);

    httpstatus_set set;
    if (size < sizeof set)
        return 0;
    memcpy(&set, data, sizeof set);
    check_value(&set);
    check_format(&set);
    return 0;
}
