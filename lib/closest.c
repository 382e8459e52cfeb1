/* The spelling that is closest to a text with typing errors. */
#include <httpstatus.h>

#include <string.h>

#include "distance.h"
#include "key.h"
#include "registry.h"

int httpstatus_closest(const char *text, size_t len)
{
    struct key key;
    if (text == NULL || (len > 0 && memchr(text, '\0', len) != NULL) || !make_key(&key, text, len))
        return 0;

    int length = (int)key.length;
    int best = smaller(MOST_EDITS, length / 3);
    int code = 0;
    bool tie = false;
    for (size_t slot = 0; slot < SPELLING_SLOTS; slot++) {
        const struct spelling *spelling = &httpstatus_spellings[slot];
        if (spelling->key == 0 || spelling->length < length - best || spelling->length > length + best)
            continue;
        int found = distance(key.text, length, text_in(&httpstatus_key_pool, spelling->key), spelling->length, best);
        if (found < best || (found == best && code == 0)) {
            best = found;
            code = spelling->code;
            tie = false;
        } else if (found == best && spelling->code != code) {
            tie = true;
        }
    }
    return tie ? 0 : code;
}
