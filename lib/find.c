/* Text to code: spellings as they stand, normalised keys, and the nearest of them. */
#include <httpstatus.h>

#include <assert.h>
#include <string.h>

#include "ascii.h"
#include "bits.h"
#include "registry.h"

/* How far from a key httpstatus_closest() still looks. */
enum { MOST_EDITS = 4 };

enum { KEY_ROOM = HTTPSTATUS_KEY_LONGEST + MOST_EDITS };

/*
 * The ASCII letters and digits of a text, lower-case, and the sum of their weights. A NUL counts as a letter of its
 * own, which no other key has: text with one inside names nothing, for no protocol lets one through.
 */
struct key {
    size_t length;
    uint32_t sum;
    char text[2 * KEY_ROOM];
};

/* What is to be read of a text. */
struct rest {
    const char *text;
    size_t len;
};

static struct rest skip(struct rest rest, size_t bytes)
{
    return (struct rest){rest.text + bytes, rest.len - bytes};
}

static inline uint64_t load64(const char *bytes)
{
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
    return word;
}

/*
 * The bits in which a text differs from a phrase, but for the case of letters. In a phrase every byte with
 * bit 0x40 is a letter (the generator sees to it), so there, and only there, the bit that tells the cases
 * apart may differ. `|0x20` on both sides would take '@' for '`'.
 */
static inline uint64_t difference(uint64_t text, uint64_t phrase)
{
    return (text ^ phrase) & ~(phrase >> 1 & UINT64_C(0x2020202020202020));
}

/* The bits in which words differ, from one place on up to another; of those past the end the last word again. */
static inline uint64_t differences(const char *text, const char *phrase, size_t len, size_t from, size_t to)
{
    uint64_t found = 0;
    for (size_t word = from; word < to; word += 8) {
        size_t at = word < len - 8 ? word : len - 8;
        found |= difference(load64(text + at), load64(phrase + at));
    }
    return found;
}

enum { MOST_WORDS = 4 * 8, LONGEST = 5 * 8 };
static_assert((int)HTTPSTATUS_PHRASE_LONGEST <= (int)LONGEST, "all words of a phrase are compared");
static_assert((int)HTTPSTATUS_KEY_LONGEST <= (int)LONGEST, "all words of a key are compared");

/*
 * Whether a text is a phrase or a key of the same length in any mixture of upper and lower case. Compares four words
 * for most lengths: a loop that ends with the text costs a misprediction, and a find of phrases in no order 2.2
 * instead of 1.4 times strlen + memcmp.
 */
static bool is_same(const char *text, const char *phrase, size_t len)
{
    uint64_t found = 0;
    if (len >= 8) {
        found = differences(text, phrase, len, 0, MOST_WORDS);
        if (len > MOST_WORDS)
            found |= differences(text, phrase, len, MOST_WORDS, LONGEST);
    } else {
        for (size_t at = 0; at < len; at++)
            found |= difference((unsigned char)text[at], (unsigned char)phrase[at]);
    }
    return found == 0;
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
    return is_same(text, text_at(httpstatus_facts[row].reason), len) ? httpstatus_code_of_row[row] : 0;
}

static inline uint32_t weight_of(char c)
{
    return httpstatus_key_weights[(unsigned char)c];
}

/* Whether a byte is part of a key: its weight is odd then, and otherwise 0. */
static inline unsigned is_kept(char c)
{
    return weight_of(c) & 1;
}

/* The lower case of a letter, and the same digit; a space, which no other key has, for NUL. */
static inline char normal(char c)
{
    return (char)(c | 0x20);
}

/*
 * Appends a part of a text to a key. Every byte is written and then kept or not, without a branch: which bytes are
 * letters follows no pattern that could be predicted.
 */
static inline void append(struct key *key, struct rest part)
{
    size_t length = key->length;
    uint32_t sum = key->sum;
    for (size_t at = 0; at < part.len; at++) {
        key->text[length] = normal(part.text[at]);
        sum += weight_of(part.text[at]);
        length += is_kept(part.text[at]);
    }
    key->length = length;
    key->sum = sum;
}

/* Normalises a text. False, early, if its key is longer than any that could matter. */
static bool make_key(struct key *key, struct rest rest)
{
    key->length = 0;
    key->sum = 0;
    while (rest.len > KEY_ROOM && key->length <= KEY_ROOM) {
        append(key, (struct rest){rest.text, KEY_ROOM});
        rest = skip(rest, KEY_ROOM);
    }
    if (key->length <= KEY_ROOM)
        append(key, rest);
    return key->length <= KEY_ROOM;
}

/*
 * The code that has this key, 0 if there is none. What is hashed is the sum of the weights, which is there when the
 * last byte is read, while the key itself is still on its way to memory.
 */
static int find_key(const struct key *key)
{
    const uint64_t slot_mask = (UINT64_C(1) << HTTPSTATUS_KEY_SLOT_BITS) - 1;
    uint64_t hash = key->sum * HTTPSTATUS_KEY_FACTOR; /* lib/generate/hashing.py computes the same */
    uint64_t displacement = httpstatus_key_displacement[hash >> (64 - HTTPSTATUS_KEY_BUCKET_BITS)];
    unsigned slot = httpstatus_key_slot[((hash >> 32) + displacement * (hash >> 40 | 1)) & slot_mask];
    if (slot == 0 || httpstatus_key_length[slot - 1] != key->length)
        return 0;
    bool same = is_same(key->text, text_at(httpstatus_key_text[slot - 1]), key->length);
    return same ? httpstatus_code_of_row[httpstatus_key_row[slot - 1]] : 0;
}

/*
 * Whether a text may name a code that is no phrase as it stands, by its first two bytes and its last three. Most
 * texts that name none are done with here: 1.4 instead of 4.2 times strlen + memcmp.
 * Where one of the bytes is no letter or digit, or a prefix may stand, nothing can be said.
 */
static bool may_name(const char *text, size_t len)
{
    if (len < HTTPSTATUS_KEY_SHORTEST)
        return false;
    const char ends[5] = {text[0], text[1], text[len > 3 ? len - 3 : 0], text[len - 2], text[len - 1]};
    unsigned kept = 1;
    uint64_t letters = 0;
    for (size_t at = 0; at < sizeof ends; at++) {
        kept &= is_kept(ends[at]);
        letters = letters << 8 | (unsigned char)normal(ends[at]);
    }
    /* lib/generate/hashing.py computes the same. */
    uint64_t place = letters * HTTPSTATUS_KEY_FACTOR >> (64 - HTTPSTATUS_ENDS_BITS);
    unsigned ends_a_key = httpstatus_key_ends[place / 32] >> place % 32 & 1;
    return ends_a_key | !kept | ascii_is_digit(text[0]) | (normal(text[0]) == 'h');
}

/* Stops at a NUL, as at a letter. */
static struct rest skip_separators(struct rest rest)
{
    while (rest.len > 0 && !is_kept(rest.text[0]))
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

static bool has_nul(const char *text, size_t len)
{
    return len > 0 && memchr(text, '\0', len) != NULL;
}

/* The known code that three leading digits say, if no letter follows them, nor a NUL anywhere. */
static int leading_code(struct rest rest)
{
    if (count_digits(rest) != 3 || (rest.len > 3 && ascii_is_alnum(rest.text[3])))
        return 0;
    int code = httpstatus_parse(rest.text, 3);
    return httpstatus_is_known(code) && !has_nul(rest.text, rest.len) ? code : 0;
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
    return ends ? leading_code(skip_separators(rest)) : 0;
}

/* A number that leads decides; otherwise the letters and digits do. */
static int find_unprefixed(struct rest rest)
{
    struct key key;
    rest = skip_separators(rest);
    if (rest.len > 0 && ascii_is_digit(rest.text[0]))
        return leading_code(rest);
    return make_key(&key, rest) ? find_key(&key) : 0;
}

/* A phrase may begin with HTTP itself, so the prefixes come off one by one, only where nothing is found. */
static int find_spelling(struct rest rest)
{
    rest = skip_separators(rest);
    int code = find_unprefixed(rest);
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

int httpstatus_find(const char *text, size_t len)
{
    if (text == NULL)
        return 0;
    int code = find_phrase(text, len);
    if (code != 0 || !may_name(text, len))
        return code;
    return find_spelling((struct rest){text, len});
}

static unsigned letter_number(char c)
{
    return ascii_is_digit(c) ? (unsigned)(c - '0') : (unsigned)(c - 'a') + 10;
}

/* As many of the bits of each letter as the key has of that letter: lib/generate/hashing.py computes the same. */
static uint64_t signature_of(const struct key *key)
{
    uint64_t bits = 0;
    for (size_t at = 0; at < key->length; at++) {
        /* The analyser does not see that append() has written every letter. NOLINTNEXTLINE(clang-analyzer-core.*) */
        uint64_t mask = httpstatus_letter_bits[letter_number(key->text[at])];
        bits |= (bits << 1 | (mask & -mask)) & mask;
    }
    return bits;
}

/*
 * How many edits two keys with these signatures are apart at least: an edit adds a letter to what only one key
 * has, takes one away, or both; a swap does neither.
 */
static unsigned least_distance(uint64_t a, uint64_t b)
{
    unsigned missing = count_bits(a & ~b);
    unsigned extra = count_bits(b & ~a);
    return missing > extra ? missing : extra;
}

/*
 * Two keys on the way to their distance. reach[e][ORIGIN + d] is how many letters of a the best of all ways to
 * turn its beginning into a beginning of b, with e edits, can do when b has come d letters further than a.
 */
enum { ORIGIN = MOST_EDITS + 1, DIAGONALS = 2 * ORIGIN + 1, UNREACHED = -2 };

struct comparison {
    const char *a;
    const char *b;
    int a_len;
    int b_len;
    signed char reach[MOST_EDITS + 1][DIAGONALS];
};

static inline int larger(int a, int b)
{
    return a > b ? a : b;
}

static inline int smaller(int a, int b)
{
    return a < b ? a : b;
}

/*
 * How far edits get on a diagonal: the last of them, where a swap has not got further, then all letters that agree.
 * One edit less has reached one of the diagonals at its sides or itself, because distance() goes no further out.
 */
static int reach_by_edits(const struct comparison *keys, int edits, int diagonal)
{
    int a = keys->reach[edits][ORIGIN + diagonal];
    if (edits > 0) {
        const signed char *before = &keys->reach[edits - 1][ORIGIN + diagonal];
        a = larger(a, before[0] + 1); /* replaced */
        a = larger(a, before[1] + 1); /* deleted from a */
        a = larger(a, before[-1]);    /* inserted from b */
    }
    a = smaller(a, smaller(keys->a_len, keys->b_len - diagonal));
    while (a < keys->a_len && a + diagonal < keys->b_len && keys->a[a] == keys->b[a + diagonal])
        a++;
    return a;
}

/*
 * Goes on by swaps from what is reached. Letters that a swap encloses are deleted from a or inserted from b, and take
 * an edit each. Most swaps fail at the first of their two pairs of letters, so that the longest searches take a quarter
 * less than if every place looked for the swaps that lead to it.
 */
static void reach_by_swaps(struct comparison *keys, int edits, int diagonal, int left)
{
    int a = keys->reach[edits][ORIGIN + diagonal];
    int b = a + diagonal;
    if (b >= keys->b_len)
        return;
    for (int deleted = 0; deleted < left && a + deleted + 1 < keys->a_len; deleted++) {
        if (keys->a[a + deleted + 1] != keys->b[b])
            continue;
        for (int inserted = 0; deleted + inserted < left && b + inserted + 1 < keys->b_len; inserted++) {
            signed char *reach = &keys->reach[edits + deleted + inserted + 1][ORIGIN + diagonal + inserted - deleted];
            if (keys->b[b + inserted + 1] == keys->a[a])
                *reach = (signed char)larger(*reach, a + deleted + 2);
        }
    }
}

/*
 * The Damerau-Levenshtein distance, where a swap may enclose other edits (Lowrance and Wagner, "An Extension of
 * the String-to-String Correction Problem", 1975); most + 1 if it is more than that. The lengths of the keys differ
 * by no more than MOST_EDITS. Found by how far each number of edits gets on each diagonal (Ukkonen, "Algorithms for
 * Approximate String Matching", 1985), not by the costs of all pairs of beginnings: a search takes 0.3 us instead of
 * 100. It is enough to go on from the furthest place, for an edit or a swap that begins sooner ends no further.
 */
static int distance(struct comparison *keys, int most)
{
    int difference = keys->b_len - keys->a_len;
    memset(keys->reach, UNREACHED, sizeof keys->reach);
    keys->reach[0][ORIGIN] = 0;
    for (int edits = 0; edits <= most; edits++) {
        int left = most - edits;
        int last = smaller(edits, difference + left);
        for (int diagonal = larger(-edits, difference - left); diagonal <= last; diagonal++) {
            keys->reach[edits][ORIGIN + diagonal] = (signed char)reach_by_edits(keys, edits, diagonal);
            reach_by_swaps(keys, edits, diagonal, left);
        }
        if (keys->reach[edits][ORIGIN + difference] == keys->a_len)
            return edits;
    }
    return most + 1;
}

/* The first key that has at least so many letters, HTTPSTATUS_KEYS if none has. */
static int first_of_length(int length)
{
    return httpstatus_key_first[smaller(larger(length, 0), HTTPSTATUS_KEY_LONGEST + 1)];
}

int httpstatus_closest(const char *text, size_t len)
{
    struct key key;
    if (text == NULL || has_nul(text, len) || !make_key(&key, (struct rest){text, len}))
        return 0;

    struct comparison keys = {.a = key.text, .a_len = (int)key.length};
    uint64_t signature = signature_of(&key);
    int best = smaller(MOST_EDITS, keys.a_len / 3);
    int end = first_of_length(keys.a_len + best + 1);
    int code = 0;
    bool tie = false;
    for (int candidate = first_of_length(keys.a_len - best); candidate < end; candidate++) {
        if ((int)least_distance(signature, httpstatus_key_signature[candidate]) > best)
            continue;
        keys.b = text_at(httpstatus_key_text[candidate]);
        keys.b_len = httpstatus_key_length[candidate];
        int found = distance(&keys, best);
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
