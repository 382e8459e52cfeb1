/* The form in which texts are compared with spellings. */
#ifndef KEY_H
#define KEY_H

#include <stdbool.h>
#include <stddef.h>

#include "hash.h"
#include "tables.h"

/* How many edits httpstatus_closest() allows at most. */
enum { MOST_EDITS = 4 };

/* A longer key is not close to any spelling. */
enum { KEY_ROOM = KEY_LONGEST + MOST_EDITS };

/* The ASCII letters and digits of a text in lower case, and their hash. */
struct key {
    char text[KEY_ROOM + 1];
    uint32_t hash;
    size_t length;
};

/*
 * Writes every byte and then keeps it or not. Branches would be mispredicted at most separators: 31 instead of 18 ns
 * for a phrase.
 */
static inline void add_byte(struct key *key, char byte)
{
    uint8_t normal = httpstatus_normal[(unsigned char)byte];
    key->text[key->length] = (char)normal;
    key->length += normal != 0;
    key->hash += hash_part(normal, key->length);
}

/*
 * Makes the key of a text. Returns false if it is too long to be close to a spelling. As many bytes as there is room
 * for need no test for it: 21 instead of 23 ns for a phrase.
 */
static inline bool make_key(struct key *key, const char *text, size_t len)
{
    const size_t sure = len < KEY_ROOM ? len : KEY_ROOM;
    key->length = 0;
    key->hash = 0;
    for (size_t at = 0; at < sure; at++)
        add_byte(key, text[at]);
    for (size_t at = sure; at < len && key->length <= KEY_ROOM; at++)
        add_byte(key, text[at]);
    return key->length <= KEY_ROOM;
}

#endif
