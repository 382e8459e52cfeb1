"""Finds the constants of the two perfect hashes of lib/find.c, which computes them the same way.

The exact hash takes a spelling as it stands: its length and four of its letters. The key hash takes a
normalised key, eight bytes at a time; its buckets are displaced until no two keys share a slot.
"""
from data import DataError

MASK32 = (1 << 32) - 1
MASK64 = (1 << 64) - 1
KEY_FACTOR = 0x9E3779B97F4A7C15
TRIES = 1 << 22


def power_of_two(least):
    return 1 << max(least - 1, 1).bit_length()


def letters(text):
    """The four sampled bytes, folded: where a fold is inexact the comparison that follows decides."""
    size = len(text)
    sample = (0, size // 4, size // 2, size - 1)
    return sum((text.encode()[at] | 0x20) << (8 * place) for place, at in enumerate(sample))


def exact_slot(text, factor, bits):
    return ((letters(text) + (len(text) << 16) & MASK32) * factor & MASK32) >> (32 - bits)


def exact_table(phrases):
    """Returns (factor, bits, slots): slots[exact_slot(phrase)] is 1 + the phrase's index, 0 is empty."""
    bits = power_of_two(len(phrases) * 6).bit_length() - 1
    samples = [letters(text) + (len(text) << 16) & MASK32 for text in phrases]
    if len(set(samples)) != len(samples):
        raise DataError("two phrases have the same length and sampled letters: sample others in hashing.py and find.c")
    factor = 0x9E3779B1
    for _ in range(TRIES):
        slots = {}
        for index, sample in enumerate(samples):
            if slots.setdefault((sample * factor & MASK32) >> (32 - bits), index) != index:
                break
        else:
            return factor, bits, [slots.get(slot, -1) + 1 for slot in range(1 << bits)]
        factor = (factor * 0x2C1B3C6D + 0x297A2D39) & MASK32 | 1
    raise DataError("no factor of the exact hash was found")


def key_hash(key):
    value = len(key)
    padded = key.encode() + bytes(-len(key) % 8)
    for at in range(0, len(padded), 8):
        value = (value ^ int.from_bytes(padded[at:at + 8], "little")) * KEY_FACTOR & MASK64
        value ^= value >> 32
    return value


def key_table(keys):
    """Returns (bucket_bits, slot_bits, displacements, slots): slots hold 1 + the key's index, 0 is empty."""
    slot_bits = power_of_two(len(keys) * 3 // 2).bit_length() - 1
    bucket_bits = slot_bits - 2
    buckets = [[] for _ in range(1 << bucket_bits)]
    for index, key in enumerate(keys):
        buckets[key_hash(key) & ((1 << bucket_bits) - 1)].append(index)
    slots = [0] * (1 << slot_bits)
    displacements = [0] * (1 << bucket_bits)
    for bucket in sorted(range(len(buckets)), key=lambda number: (-len(buckets[number]), number)):
        for displacement in range(1 << slot_bits):
            places = [key_slot(key_hash(keys[index]), displacement, slot_bits) for index in buckets[bucket]]
            if len(set(places)) == len(places) and not any(slots[place] for place in places):
                break
        else:
            raise DataError("no displacement of the key hash was found")
        displacements[bucket] = displacement
        for index, place in zip(buckets[bucket], places):
            slots[place] = index + 1
    return bucket_bits, slot_bits, displacements, slots


def key_slot(value, displacement, slot_bits):
    return ((value >> 32) + displacement * (value >> 48 | 1)) & ((1 << slot_bits) - 1)
