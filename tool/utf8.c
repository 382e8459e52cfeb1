/* UTF-8, valid or not. */
#include "utf8.h"

#include <stdbool.h>

/* What may follow a leading byte: how many bytes, and the bounds of the first of them. */
struct rest {
    size_t bytes;
    unsigned char low;
    unsigned char high;
};

static struct rest rest_of(unsigned char lead)
{
    if (lead >= 0xC2 && lead <= 0xDF)
        return (struct rest){1, 0x80, 0xBF};
    if (lead >= 0xE0 && lead <= 0xEF)
        return (struct rest){2, lead == 0xE0 ? 0xA0 : 0x80, lead == 0xED ? 0x9F : 0xBF};
    if (lead >= 0xF0 && lead <= 0xF4)
        return (struct rest){3, lead == 0xF0 ? 0x90 : 0x80, lead == 0xF4 ? 0x8F : 0xBF};
    return (struct rest){0, 0, 0};
}

size_t utf8_decode(const char *text, size_t length, uint32_t *character)
{
    const unsigned char *bytes = (const unsigned char *)text;
    *character = bytes[0];
    if (bytes[0] < 0x80)
        return 1;
    struct rest rest = rest_of(bytes[0]);
    uint32_t value = bytes[0] & (0x3Fu >> rest.bytes);
    *character = UTF8_REPLACEMENT;
    for (size_t at = 1; at <= rest.bytes; at++) {
        bool fits = at < length && bytes[at] >= rest.low && bytes[at] <= rest.high;
        if (!fits)
            return at;
        value = value << 6 | (bytes[at] & 0x3Fu);
        rest.low = 0x80;
        rest.high = 0xBF;
    }
    if (rest.bytes > 0)
        *character = value;
    return rest.bytes + 1;
}

size_t utf8_columns(uint32_t character)
{
    /* Blocks of wide characters (Unicode Standard Annex 11): Hangul, CJK, fullwidth forms, emoji, rarer ideographs. */
    static const struct {
        uint32_t first;
        uint32_t last;
    } wide[] = {{0x1100, 0x115F}, {0x2E80, 0xA4CF}, {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},
                {0xFF00, 0xFF60}, {0xFFE0, 0xFFE6}, {0x1F300, 0x1F64F}, {0x1F900, 0x1F9FF}, {0x20000, 0x3FFFD}};
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++) {
        if (character >= wide[i].first && character <= wide[i].last)
            return 2;
    }
    return 1;
}
