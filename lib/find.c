/* Text to code: spellings as they stand, normalised keys, and the nearest of them. */
#include <httpstatus.h>

#include <string.h>

#include "ascii.h"
#include "registry.h"

/* How far from a key httpstatus_closest() still looks. */
enum { MOST_EDITS = 4 };

enum { KEY_ROOM = HTTPSTATUS_KEY_LONGEST + MOST_EDITS };

/* The ASCII letters and digits of a text, lower-case. */
struct key {
    size_t length;
    char text[(KEY_ROOM + 1 + 7) / 8 * 8]; /* zeros up to the end: the hash reads whole words */
};

static inline uint64_t load64(const char *bytes)
{
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
    return word;
}

/*
 * Whether a text is a phrase in any mixture of upper and lower case, eight bytes at a time. In a phrase
 * every byte with bit 0x40 is a letter (the generator sees to it), so there, and only there, the bit that
 * tells the cases apart may differ. `|0x20` on both sides would take '@' for '`'.
 */
static bool is_phrase(const char *text, const char *phrase, size_t len)
{
    const uint64_t case_bits = UINT64_C(0x2020202020202020);
    size_t at = 0;
    for (; at + 8 <= len; at += 8) {
        uint64_t wanted = load64(phrase + at);
        if (((load64(text + at) ^ wanted) & ~(wanted >> 1 & case_bits)) != 0)
            return false;
    }
    for (; at < len; at++) {
        if (((text[at] ^ phrase[at]) & ~(phrase[at] >> 1 & 0x20)) != 0)
            return false;
    }
    return true;
}

static inline uint32_t folded(char c)
{
    return (unsigned char)c | 0x20u;
}

/* The slot of a spelling as it stands: lib/generate/hashing.py computes the same. */
static inline uint32_t exact_slot(const char *text, size_t len)
{
    uint32_t letters = folded(text[0]) | folded(text[len / 4]) << 8 | folded(text[len / 2]) << 16 |
                       folded(text[len - 1]) << 24;
    return (letters + ((uint32_t)len << 16)) * HTTPSTATUS_EXACT_FACTOR >> (32 - HTTPSTATUS_EXACT_BITS);
}

/* The code whose reason phrase is exactly this, but for case; 0 if there is none. */
static int find_phrase(const char *text, size_t len)
{
    if (len < HTTPSTATUS_PHRASE_SHORTEST || len > HTTPSTATUS_PHRASE_LONGEST)
        return 0;
    unsigned row = httpstatus_exact_rows[exact_slot(text, len)];
    if (httpstatus_reason_length[row] != len)
        return 0;
    return is_phrase(text, text_at(httpstatus_facts[row].reason), len) ? httpstatus_code_of_row[row] : 0;
}

/*
 * Normalises a text. False, early, if its key is longer than any that could matter. Every byte is written
 * and then kept or not, without a branch: which bytes are letters follows no pattern that could be
 * predicted. The bit that makes a letter lower-case is set in every digit anyway.
 */
static bool make_key(struct key *key, const char *text, size_t len)
{
    size_t length = 0;
    memset(key, 0, sizeof *key);
    for (size_t at = 0; at < len; at++) {
        key->text[length] = (char)(text[at] | 0x20);
        length += ascii_is_alnum(text[at]);
        if (length > KEY_ROOM)
            return false;
    }
    key->text[length] = '\0';
    key->length = length;
    return true;
}

static inline uint64_t byte_at(const char *bytes, int place)
{
    return (uint64_t)(unsigned char)bytes[place] << (8 * place);
}

/* Spelt out, so that compilers see the one load that it is where the machine is little-endian. */
static inline uint64_t load64_little_endian(const char *bytes)
{
    return byte_at(bytes, 0) | byte_at(bytes, 1) | byte_at(bytes, 2) | byte_at(bytes, 3) | byte_at(bytes, 4) |
           byte_at(bytes, 5) | byte_at(bytes, 6) | byte_at(bytes, 7);
}

/* lib/generate/hashing.py computes the same. */
static uint64_t key_hash(const struct key *key)
{
    uint64_t hash = key->length;
    for (size_t at = 0; at < key->length; at += 8) {
        hash = (hash ^ load64_little_endian(key->text + at)) * HTTPSTATUS_KEY_FACTOR;
        hash ^= hash >> 32;
    }
    return hash;
}

/* The code that has this key, 0 if there is none. */
static int find_key(const struct key *key)
{
    const uint64_t bucket_mask = (UINT64_C(1) << HTTPSTATUS_KEY_BUCKET_BITS) - 1;
    const uint64_t slot_mask = (UINT64_C(1) << HTTPSTATUS_KEY_SLOT_BITS) - 1;
    uint64_t hash = key_hash(key);
    uint64_t displacement = httpstatus_key_displacement[hash & bucket_mask];
    unsigned slot = httpstatus_key_slot[((hash >> 32) + displacement * (hash >> 48 | 1)) & slot_mask];
    if (slot == 0 || httpstatus_key_length[slot - 1] != key->length)
        return 0;
    if (memcmp(text_at(httpstatus_key_text[slot - 1]), key->text, key->length) != 0)
        return 0;
    return httpstatus_code_of_row[httpstatus_key_row[slot - 1]];
}

/* What remains to be read of a text. */
struct rest {
    const char *text;
    size_t len;
};

static struct rest skip(struct rest rest, size_t bytes)
{
    return (struct rest){rest.text + bytes, rest.len - bytes};
}

static struct rest skip_separators(struct rest rest)
{
    while (rest.len > 0 && !ascii_is_alnum(rest.text[0]))
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

/* The known code that three leading digits say, if no letter follows them. */
static int leading_code(struct rest rest)
{
    if (count_digits(rest) != 3 || (rest.len > 3 && ascii_is_alnum(rest.text[3])))
        return 0;
    int code = httpstatus_parse(rest.text, 3);
    return httpstatus_is_known(code) ? code : 0;
}

static bool take_prefix(struct rest *rest, const char *prefix)
{
    size_t len = strlen(prefix);
    if (rest->len < len)
        return false;
    for (size_t at = 0; at < len; at++) {
        if (ascii_lower(rest->text[at]) != prefix[at])
            return false;
    }
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
    return rest.len > 0 && !ascii_is_alnum(rest.text[0]) ? leading_code(skip_separators(rest)) : 0;
}

/* A number that leads decides; otherwise the letters and digits do. */
static int find_unprefixed(struct rest rest)
{
    struct key key;
    rest = skip_separators(rest);
    if (rest.len > 0 && ascii_is_digit(rest.text[0]))
        return leading_code(rest);
    return make_key(&key, rest.text, rest.len) ? find_key(&key) : 0;
}

/* Text with a NUL inside names nothing, wherever the NUL stands: no protocol lets one through. */
static bool has_nul(const char *text, size_t len)
{
    return len > 0 && memchr(text, '\0', len) != NULL;
}

int httpstatus_find(const char *text, size_t len)
{
    if (text == NULL)
        return 0;
    int code = find_phrase(text, len);
    if (code != 0 || has_nul(text, len))
        return code;

    /* A phrase may begin with HTTP itself, so the prefixes come off one by one, only where nothing is found. */
    struct rest rest = skip_separators((struct rest){text, len});
    code = find_unprefixed(rest);
    if (code == 0 && take_prefix(&rest, "http")) {
        if (take_prefix(&rest, "/"))
            return code_after_version(rest);
        code = find_unprefixed(rest);
        rest = skip_separators(rest);
        if (code == 0 && take_prefix(&rest, "status"))
            code = find_unprefixed(rest);
    }
    return code;
}

static unsigned letter_number(char c)
{
    return ascii_is_digit(c) ? (unsigned)(c - '0') : (unsigned)(c - 'a') + 10;
}

static inline unsigned least(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

/*
 * The Damerau-Levenshtein distance, where a swap may enclose other edits (Lowrance and Wagner, "An
 * Extension of the String-to-String Correction Problem", 1975). cost[i + 1][j + 1] is the distance of the
 * first i letters of a from the first j of b; row and column 0 are a border that no path takes.
 */
static unsigned distance(const char *a, size_t a_len, const char *b, size_t b_len)
{
    unsigned char cost[KEY_ROOM + 2][KEY_ROOM + 2];
    unsigned char last_row_with[36] = {0};
    unsigned char far = (unsigned char)(a_len + b_len);

    cost[0][0] = far;
    for (size_t i = 0; i <= a_len; i++) {
        cost[i + 1][0] = far;
        cost[i + 1][1] = (unsigned char)i;
    }
    for (size_t j = 0; j <= b_len; j++) {
        cost[0][j + 1] = far;
        cost[1][j + 1] = (unsigned char)j;
    }
    for (size_t i = 1; i <= a_len; i++) {
        size_t last_column = 0;
        for (size_t j = 1; j <= b_len; j++) {
            size_t row = last_row_with[letter_number(b[j - 1])];
            size_t column = last_column;
            bool same = a[i - 1] == b[j - 1];
            unsigned edit = least(cost[i][j] + !same, least(cost[i + 1][j], cost[i][j + 1]) + 1u);
            unsigned swap = (unsigned)(cost[row][column] + (i - row - 1) + 1 + (j - column - 1));
            cost[i + 1][j + 1] = (unsigned char)least(edit, swap);
            if (same)
                last_column = j;
        }
        last_row_with[letter_number(a[i - 1])] = (unsigned char)i;
    }
    return cost[a_len + 1][b_len + 1];
}

int httpstatus_closest(const char *text, size_t len)
{
    struct key key;
    if (text == NULL || has_nul(text, len) || !make_key(&key, text, len))
        return 0;

    unsigned best = least(MOST_EDITS, (unsigned)key.length / 3);
    int code = 0;
    bool tie = false;
    for (size_t candidate = 0; candidate < HTTPSTATUS_KEYS; candidate++) {
        size_t length = httpstatus_key_length[candidate];
        if (length + best < key.length || key.length + best < length)
            continue;
        unsigned found = distance(key.text, key.length, text_at(httpstatus_key_text[candidate]), length);
        int found_code = httpstatus_code_of_row[httpstatus_key_row[candidate]];
        if (found < best || (found == best && code == 0)) {
            best = found;
            code = found_code;
            tie = false;
        } else if (found == best && found_code != code) {
            tie = true;
        }
    }
    return tie ? 0 : code;
}
