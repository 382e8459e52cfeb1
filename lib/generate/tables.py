"""Writes lib/generated/sizes.h and tables.c: what the data says, as numbers of the tables that lib/tables.h declares.

Each text is stored once, in a pool of character arrays; everything else refers to it by its offset there.
"""
import re

import api
import text as texts
from data import CACHEABLE, FIELD_KINDS, REDIRECT_GROUPS, key_of, spellings_of


def facts_of(entry, constants):
    """Returns {member of struct fact: number}; the numbers of words are those of the constants in the header."""
    return {
        "standing": constants[f"STANDING_{entry.standing.upper()}"],
        "retry": constants[f"RETRY_{entry.retry_name.upper()}"],
        "elsewhere": entry.heed == "elsewhere",
        "not_early": entry.heed == "not-early",
        "content": constants[f"CONTENT_{entry.content_name.upper()}"],
        "unframed": entry.content == "unframed",
        "on_wire": entry.wire,
        "http_1_only": entry.versions == "1.1",
        "heuristic": "heuristic" in entry.caching,
        "never_stored": "never" in entry.caching,
        "partial": "partial" in entry.caching,
        "understood": entry.understood,
        "revalidates": "revalidates" in entry.caching,
        "stale_if_error": "stale-if-error" in entry.caching,
        "redirect": entry.redirect != "",
        "permanent": entry.redirect.startswith("permanent"),
        "keeps_method": entry.redirect.endswith("keep"),
        "see_other": entry.redirect == "see-other",
        "retry_after": any("Retry-After" in entry.fields[kind] for kind in FIELD_KINDS[:-1]),
        "null_body": entry.fetch == "null-body",
        "range": entry.fetch == "range",
    }


class Pool:
    """Every text once, under a member name that is made of it."""

    def __init__(self):
        self.members = {}
        self.size = 1

    def add(self, text):
        """Returns the C expression for the offset of a text, 0 for none."""
        if not text:
            return "0"
        if text not in self.members:
            stem = "t_" + re.sub(r"[^A-Za-z0-9]+", "_", text).strip("_")
            name, copy = stem, 1
            taken = set(self.members.values())
            while name in taken:
                copy += 1
                name = f"{stem}_{copy}"
            self.members[text] = name
            self.size += len(text.encode()) + 1
        return f"AT({self.members[text]})"


class Lists:
    """Runs of offsets ended by 0; equal runs share one place."""

    def __init__(self):
        self.places = {(): 0}
        self.cells = ["0"]

    def add(self, offsets):
        run = tuple(offsets)
        if run not in self.places:
            self.places[run] = len(self.cells)
            self.cells += [*run, "0"]
        return self.places[run]


def hash_of(text):
    """The hash of lib/hash.h."""
    return sum(place * byte for place, byte in enumerate(text.encode(), 1))


def hash_table(texts):
    """Returns (how many slots, {slot: text}): each text in the first slot at or after its hash that was empty."""
    size = 1 << (4 * len(texts) - 1).bit_length()
    slots = {}
    for text in texts:
        slot = hash_of(text) % size
        while slot in slots:
            slot = (slot + 1) % size
        slots[slot] = text
    return size, dict(sorted(slots.items()))


def normal_bytes():
    """What key_of() makes of each byte, 0 if it is left out. NUL is kept as a space, so that no key has one."""
    kept = [ord(key_of(chr(byte)) or "\0") for byte in range(256)]
    return [ord(" "), *kept[1:]]


def numbers(values, per_line):
    cells = [str(value) for value in values]
    return [f"    {', '.join(cells[at:at + per_line])}," for at in range(0, len(cells), per_line)]


class Tables:
    """Collects the tables of a registry and writes them as C."""

    def __init__(self, registry):
        self.registry = registry
        self.constants = api.load().constants
        self.pool = Pool()
        self.lists = Lists()
        self.facts = [self.fact_line(entry) for entry in registry.codes]
        self.details = [self.detail_line(entry) for entry in registry.codes]
        self.methods = {method["method"]: method for method in registry.methods}
        self.grpc = {entry["name"]: entry["number"] for entry in registry.grpc}
        self.code_of_key = {key_of(text): code for text, code in spellings_of(registry.codes)}
        self.spelling_slots, self.spellings = hash_table(self.code_of_key)
        self.method_slots, self.method_places = hash_table(self.methods)
        self.spelling_lines = [self.spelling_line(slot, key) for slot, key in self.spellings.items()]
        self.method_lines = [self.method_line(slot, name) for slot, name in self.method_places.items()]
        self.redirect_lines = [
            f"    {{{self.pool.add(row['field'])}, {REDIRECT_GROUPS.index(row['group'])}}}, /* {row['group']} */"
            for row in registry.redirect_fields
        ]
        self.proxy_lines = [
            f"    {{{self.pool.add(row['type'])}, {row['code'] or 0}}}," for row in registry.proxy_errors
        ]
        self.date = self.pool.add(registry.date)

    def fact_line(self, entry):
        cells = [f".{fact} = {int(value)}" for fact, value in facts_of(entry, self.constants).items() if value]
        cells += [f".reason = {self.pool.add(entry.phrase)}", f".name = {self.pool.add(entry.symbol)}"]
        return f"    {{{', '.join(cells)}}}, /* {entry.code} */"

    def detail_line(self, entry):
        add = self.pool.add
        vendors = [add(vendor[part]) for vendor in entry.vendors for part in ("vendor", "reason")]
        fields = [self.lists.add(map(add, entry.fields[kind])) for kind in FIELD_KINDS]
        conditions = [add(text) for pair in entry.conditions.items() for text in pair]
        editions = [add(entry.editions.get(rfc)) for rfc in self.registry.editions]
        cells = [
            add(entry.spec), add(entry.section), add(entry.url),
            str(self.lists.add(map(add, entry.aliases))), str(self.lists.add(vendors)),
            f"{{{', '.join(map(str, fields))}}}", str(self.lists.add(conditions)), f"{{{', '.join(editions)}}}",
        ]
        return f"    {{{', '.join(cells)}}}, /* {entry.code} */"

    def spelling_line(self, slot, key):
        return f"    [{slot}] = {{{self.pool.add(key)}, {self.code_of_key[key]}, {len(key)}}},"

    def method_line(self, slot, name):
        method = self.methods[name]
        facts = (int(method["safe"]), int(method["idempotent"]), CACHEABLE.index(method["cacheable"]))
        return f"    [{slot}] = {{{self.pool.add(name)}, {', '.join(map(str, facts))}}},"

    def sizes(self):
        return {
            "ROWS": len(self.registry.codes) + 1,
            "LIST_CELLS": len(self.lists.cells),
            "EDITIONS": len(self.registry.editions),
            "SPELLING_SLOTS": self.spelling_slots,
            "KEY_LONGEST": max(map(len, self.code_of_key)),
            "METHOD_SLOTS": self.method_slots,
            "METHOD_LONGEST": max(map(len, self.methods)),
            "REDIRECT_FIELDS": len(self.redirect_lines),
            "PROXY_ERRORS": len(self.proxy_lines),
            "GRPC_CODES": len(self.grpc),
            "GRPC_UNKNOWN": self.grpc["UNKNOWN"],
        }

    def arrays(self):
        """Returns (type, name, size, lines of cells) of each array."""
        codes = self.registry.codes
        unknown = self.grpc["UNKNOWN"]
        return [
            ("uint16_t", "rows", "CODES",
             numbers((f"[{entry.code}] = {row}" for row, entry in enumerate(codes, 1)), 8)),
            # A response with a code that is not known has content, as any other has (RFC 9112 section 6.3).
            ("struct fact", "facts", "ROWS",
             [f"    {{.content = {self.constants['CONTENT_ALLOWED']}}},", *self.facts]),
            ("struct detail", "details", "ROWS", ["    {0},", *self.details]),
            ("uint8_t", "grpc_of_row", "ROWS",
             numbers([unknown, *(self.grpc.get(entry.grpc, unknown) for entry in codes)], 20)),
            ("uint16_t", "http_of_grpc", "GRPC_CODES", numbers((entry["http"] for entry in self.registry.grpc), 20)),
            ("uint16_t", "edition_rfc", "EDITIONS", numbers(self.registry.editions, 20)),
            ("text_offset", "lists", "LIST_CELLS", numbers(self.lists.cells, 4)),
            ("uint8_t", "normal", "256", numbers(normal_bytes(), 20)),
            ("struct spelling", "spellings", "SPELLING_SLOTS", self.spelling_lines),
            ("struct method", "methods", "METHOD_SLOTS", self.method_lines),
            ("struct redirect_field", "redirect_fields", "REDIRECT_FIELDS", self.redirect_lines),
            ("struct proxy_error", "proxy_errors", "PROXY_ERRORS", self.proxy_lines),
        ]

    def pool_lines(self):
        asserted = (
            (f"sizeof(struct httpstatus_pool) == {self.pool.size}", "pool_has_no_padding"),
            ("sizeof(struct httpstatus_pool) - 1 <= (text_offset)-1", "text_offset_reaches_the_whole_pool"),
            ("LIST_CELLS - 1 <= (list_start)-1", "list_start_reaches_all_lists"),
            (f"FIELD_LISTS == {len(FIELD_KINDS)}", "detail_has_room_for_each_kind_of_field"),
        )
        return [
            "struct httpstatus_pool {", "    char none[1];",
            *(f"    char {name}[{len(text.encode()) + 1}];" for text, name in self.pool.members.items()),
            "};", "",
            "#define AT(member) offsetof(struct httpstatus_pool, member)", "",
            *(f"ASSERT({condition}, {claim});" for condition, claim in asserted), "",
            "const struct httpstatus_pool httpstatus_pool = {", '    "",',
            *(f'    "{text}",' for text in self.pool.members), "};", "",
        ]

    def source(self):
        lines = ['#include "../tables.h"', "", "#include <stddef.h>", "", *self.pool_lines()]
        for kind, name, size, cells in self.arrays():
            lines += [f"const {kind} httpstatus_{name}[{size}] = {{", *cells, "};", ""]
        return [*lines, f"const text_offset httpstatus_date = {self.date};"]


def sizes_header(sizes):
    return ["#ifndef SIZES_H", "#define SIZES_H", "",
            "enum {", *(f"    {name} = {value}," for name, value in sizes.items()), "};", "", "#endif"]


def write(registry):
    """Returns {path: lines} of the C tables."""
    tables = Tables(registry)
    tags, pages = texts.load(registry.folder, [entry.code for entry in registry.codes])
    return {
        "lib/generated/sizes.h": sizes_header({**tables.sizes(), **texts.sizes(tags, pages)}),
        "lib/generated/tables.c": tables.source(),
        "lib/generated/texts.c": texts.source(tags, pages),
    }
