"""Computes the tables by which lib/find.c searches, in the same way as it does.

The exact hash takes a spelling as it stands: its length and four of its letters. The key hash adds up a
weight for each letter of a normalised key; its buckets are displaced until no two keys share a slot. What
spares most searches follows from the keys as well: a filter of the letters that they begin and end with, and
for each key a signature of how often it has which letter.
"""
from collections import Counter

from data import DataError

MASK32 = (1 << 32) - 1
MASK64 = (1 << 64) - 1
KEY_FACTOR = 0x9E3779B97F4A7C15
TRIES = 1 << 22
LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz"


def refuse_equal(values, names, why):
    """Refuses values that are equal, by the names of what has them."""
    owners = {}
    for value, name in zip(values, names):
        if value in owners:
            raise DataError(f"{owners[value]} and {name} {why}")
        owners[value] = name


def power_of_two(least):
    return 1 << max(least - 1, 1).bit_length()


def sample(text):
    """The length and four bytes as one number, folded: where a fold is inexact the comparison that follows decides."""
    size = len(text)
    places = (0, size // 4, size // 2, size - 1)
    letters = sum((text.encode()[at] | 0x20) << (8 * byte) for byte, at in enumerate(places))
    return letters + (size << 16) & MASK32


def exact_table(phrases):
    """Returns (factor, bits, slots) for {phrase: what to call it}.

    slots[sample(phrase) * factor >> (32 - bits)] is 1 + the phrase's index, 0 is empty.
    """
    # That no two share a slot takes room that grows with the square, as with birthdays.
    bits = power_of_two(max(len(phrases) * 6, len(phrases) ** 2 // 16)).bit_length() - 1
    samples = [sample(text) for text in phrases]
    why = "have the same length and sampled letters: sample others in hashing.py and find.c"
    refuse_equal(samples, phrases.values(), why)
    factor = 0x9E3779B1
    for _ in range(TRIES):
        slots = {}
        for index, value in enumerate(samples):
            if slots.setdefault((value * factor & MASK32) >> (32 - bits), index) != index:
                break
        else:
            return factor, bits, [slots.get(slot, -1) + 1 for slot in range(1 << bits)]
        factor = (factor * 0x2C1B3C6D + 0x297A2D39) & MASK32 | 1
    raise DataError("no factor of the exact hash was found")


def key_weight(letter):
    """32 bits that depend on the letter by no simple rule, the lowest a one."""
    value = ord(letter) * KEY_FACTOR & MASK64
    value = (value ^ value >> 32) * KEY_FACTOR & MASK64
    return value >> 32 | 1


def key_weights():
    """The weight of each byte, 0 for what is not part of a key. NUL is part of one, but of none that exists."""
    return [1, *(key_weight(chr(byte).lower()) if chr(byte).lower() in LETTERS else 0 for byte in range(1, 256))]


def key_hash(key):
    return (sum(map(key_weight, key)) & MASK32) * KEY_FACTOR & MASK64


def key_slot(value, displacement, slot_bits):
    return ((value >> 32) + displacement * (value >> 40 | 1)) & ((1 << slot_bits) - 1)


def key_table(keys):
    """Returns (bucket_bits, slot_bits, displacements, slots) for {key: what to call it}.

    slots hold 1 + the key's index, 0 is empty.
    """
    slot_bits = power_of_two(len(keys) * 3 // 2).bit_length() - 1
    bucket_bits = slot_bits - 2
    hashes = [key_hash(key) for key in keys]
    why = "have the same letters in another order: weigh them by place in hashing.py and find.c"
    refuse_equal(hashes, keys.values(), why)
    buckets = [[] for _ in range(1 << bucket_bits)]
    for index, value in enumerate(hashes):
        buckets[value >> (64 - bucket_bits)].append(index)
    slots = [0] * (1 << slot_bits)
    displacements = [0] * (1 << bucket_bits)
    for bucket in sorted(range(len(buckets)), key=lambda number: (-len(buckets[number]), number)):
        for displacement in range(1 << slot_bits):
            places = [key_slot(hashes[index], displacement, slot_bits) for index in buckets[bucket]]
            if len(set(places)) == len(places) and not any(slots[place] for place in places):
                break
        else:
            raise DataError("no displacement of the key hash was found")
        displacements[bucket] = displacement
        for index, place in zip(buckets[bucket], places):
            slots[place] = index + 1
    return bucket_bits, slot_bits, displacements, slots


def ends(key):
    """The first two letters and the last three, as one number."""
    sample = key[0] + key[1] + key[max(len(key) - 3, 0)] + key[-2] + key[-1]
    return int.from_bytes(sample.encode(), "big")


def ends_filter(keys):
    """Returns (bits, words): a set of 2 ** bits numbers, in words of 32, that has the hash of the ends of each key."""
    if any(len(key) < 2 for key in keys):
        raise DataError("a key has one letter: let may_name() in find.c look at less than two")
    bits = power_of_two(len(keys) * 16).bit_length() - 1
    words = [0] * ((1 << bits) // 32)
    for key in keys:
        place = (ends(key) * KEY_FACTOR & MASK64) >> (64 - bits)
        words[place // 32] |= 1 << place % 32
    return bits, words


def letter_bits(keys):
    """Shares 64 bits out among the letters and digits: as many to each as most often tell keys apart.

    Returns a mask of adjacent bits for each of LETTERS, 0 where one is too rare.
    """
    counts = [Counter(key) for key in keys]
    repeats = Counter((letter, time) for count in counts for letter in count for time in range(count[letter]))
    common = sorted(repeats, key=lambda pair: (-repeats[pair], pair))[:64]
    masks = []
    place = 0
    for letter in LETTERS:
        width = sum(pair[0] == letter for pair in common)
        masks.append(((1 << width) - 1) << place)
        place += width
    return masks


def signature(key, masks):
    """As many of the bits of each letter, from the lowest, as the key has of that letter."""
    bits = 0
    for letter in key:
        mask = masks[LETTERS.index(letter)]
        bits |= (bits << 1 | mask & -mask) & mask
    return bits
