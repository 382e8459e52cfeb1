"""Writes lib/generated/sizes.h and tables.c: what the data says, as numbers of the tables that lib/tables.h declares.

Each text is stored once in one of the pools, which are structures of character arrays; a table refers to it by its
offset there. There is a pool for each use, so that a program is linked with the texts alone that it asks for.

The initialisers name no members, which C++ does not allow before C++20.
"""
import itertools
import re
from pathlib import Path

import api
import text as texts
from data import CACHEABLE, FIELD_KINDS, REDIRECT_GROUPS, key_of, spellings_of


CODES = 1000  # every code is less
HEADER = Path(__file__).resolve().parents[1] / "tables.h"


def fact_members():
    """The numbers of struct fact, in its order."""
    struct = re.search(r"struct fact \{(.*?)\n\};", HEADER.read_text(encoding="utf-8"), re.S)[1]
    return re.findall(r"unsigned (\w+) :", struct)


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


def longest(texts):
    return max(map(len, texts), default=0)


class Pool:
    """Every text of one use once, under a member name that is made of it."""

    def __init__(self, name):
        self.name = f"httpstatus_{name}_pool"
        self.members = {}
        self.taken = set()

    def add(self, text):
        """Returns the C expression for the offset of a text, 0 for none."""
        if not text:
            return "0"
        if text not in self.members:
            stem = "t_" + re.sub(r"[^A-Za-z0-9]+", "_", text).strip("_")
            copies = (f"{stem}_{copy}" for copy in itertools.count(2))
            self.members[text] = next(name for name in itertools.chain([stem], copies) if name not in self.taken)
            self.taken.add(self.members[text])
        return f"offsetof(struct {self.name}, {self.members[text]})"

    def source(self):
        return [
            f"struct {self.name} {{", "    char none[1];",
            *(f"    char {name}[{len(text.encode()) + 1}];" for text, name in self.members.items()), "};", "",
            f"ASSERT(sizeof(struct {self.name}) - 1 <= (text_offset)-1);", "",
            f"const struct {self.name} {self.name} = {{", '    "",', *(f'    "{text}",' for text in self.members), "};",
            "",
        ]


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


def slot_lines(size, texts, line, empty):
    """The lines of a hash table, of which `line` makes that of a text; empty slots share lines."""
    lines = []
    for filled, slots in itertools.groupby(range(size), key=texts.__contains__):
        cells = [line(texts[slot]) if filled else empty for slot in slots]
        lines += cells if filled else numbers(cells, 8)
    return lines


class Tables:
    """Collects the tables of a registry and writes them as C."""

    def __init__(self, registry):
        self.registry = registry
        self.constants = api.load().constants
        self.fact_members = fact_members()
        self.pools = {name: Pool(name) for name in ("phrase", "name", "detail", "key", "method")}
        self.lists = Lists()
        self.methods = {method["method"]: method for method in registry.methods}
        self.grpc = {entry["name"]: entry["number"] for entry in registry.grpc}
        self.code_of_key = {key_of(text): code for text, code in spellings_of(registry.codes)}
        self.spelling_slots, self.spellings = hash_table(self.code_of_key)
        self.method_slots, self.method_places = hash_table(self.methods)
        self.facts = [self.fact_line(entry) for entry in registry.codes]
        self.details = [self.detail_line(entry) for entry in registry.codes]

    def fact_line(self, entry):
        facts = facts_of(entry, self.constants)
        cells = [str(int(facts.pop(member))) for member in self.fact_members]
        if facts:
            raise KeyError(f"struct fact has no {', '.join(facts)}")
        cells += [self.pools["phrase"].add(entry.phrase), self.pools["name"].add(entry.symbol)]
        return f"    {{{', '.join(cells)}}}, /* {entry.code} */"

    def detail_line(self, entry):
        add = self.pools["detail"].add
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

    def spelling_line(self, key):
        return f"    {{{self.pools['key'].add(key)}, {self.code_of_key[key]}, {len(key)}}},"

    def method_line(self, name):
        method = self.methods[name]
        facts = (int(method["safe"]), int(method["idempotent"]), CACHEABLE.index(method["cacheable"]))
        return f"    {{{self.pools['method'].add(name)}, {', '.join(map(str, facts))}}},"

    def row_numbers(self):
        rows = {entry.code: row for row, entry in enumerate(self.registry.codes, 1)}
        return numbers((rows.get(code, 0) for code in range(CODES)), 20)

    def sizes(self):
        return {
            "CODES": CODES,
            "ROWS": len(self.registry.codes) + 1,
            "LIST_CELLS": len(self.lists.cells),
            "EDITIONS": len(self.registry.editions),
            "SPELLING_SLOTS": self.spelling_slots,
            "KEY_LONGEST": longest(self.code_of_key),
            "METHOD_SLOTS": self.method_slots,
            "METHOD_LONGEST": longest(self.methods),
            "REDIRECT_FIELDS": len(self.registry.redirect_fields),
            "REDIRECT_FIELD_LONGEST": longest(row["field"] for row in self.registry.redirect_fields),
            "PROXY_ERRORS": len(self.registry.proxy_errors),
            "PROXY_ERROR_LONGEST": longest(row["type"] for row in self.registry.proxy_errors),
            "GRPC_CODES": len(self.grpc),
            "GRPC_UNKNOWN": self.grpc["UNKNOWN"],
        }

    def arrays(self):
        """Returns (type, name, size, lines of cells) of each array."""
        codes = self.registry.codes
        unknown = self.grpc["UNKNOWN"]
        # A response with a code that is not known has content, as any other has (RFC 9112 section 6.3).
        nothing_known = {"content": self.constants["CONTENT_ALLOWED"]}
        unknown_fact = [str(nothing_known.get(member, 0)) for member in self.fact_members]
        redirect_fields = [f'    {{"{row["field"]}", {REDIRECT_GROUPS.index(row["group"])}}}, /* {row["group"]} */'
                           for row in self.registry.redirect_fields]
        return [
            ("row_number", "rows", "CODES", self.row_numbers()),
            ("struct fact", "facts", "ROWS", [f"    {{{', '.join(unknown_fact)}, 0, 0}},", *self.facts]),
            ("struct detail", "details", "ROWS", ["    {0, 0, 0, 0, 0, {0}, 0, {0}},", *self.details]),
            ("uint8_t", "grpc_of_row", "ROWS",
             numbers([unknown, *(self.grpc.get(entry.grpc, unknown) for entry in codes)], 20)),
            ("uint16_t", "http_of_grpc", "GRPC_CODES", numbers((entry["http"] for entry in self.registry.grpc), 20)),
            ("uint16_t", "edition_rfc", "EDITIONS", numbers(self.registry.editions, 20)),
            ("text_offset", "lists", "LIST_CELLS", numbers(self.lists.cells, 2)),
            ("uint8_t", "normal", "256", numbers(normal_bytes(), 20)),
            ("struct spelling", "spellings", "SPELLING_SLOTS",
             slot_lines(self.spelling_slots, self.spellings, self.spelling_line, "{0, 0, 0}")),
            ("struct method", "methods", "METHOD_SLOTS",
             slot_lines(self.method_slots, self.method_places, self.method_line, "{0, 0, 0, 0}")),
            ("struct redirect_field", "redirect_fields", "REDIRECT_FIELDS", redirect_fields),
            ("struct proxy_error", "proxy_errors", "PROXY_ERRORS",
             [f'    {{"{row["type"]}", {row["code"] or 0}}},' for row in self.registry.proxy_errors]),
        ]

    def source(self):
        tables = []
        for kind, name, size, cells in self.arrays():
            tables += [f"const {kind} httpstatus_{name}[{size}] = {{", *cells, "};", ""]
        pools = [line for pool in self.pools.values() for line in pool.source()]
        return [
            '#include "../tables.h"', "", "#include <stddef.h>", "", *pools,
            "ASSERT(LIST_CELLS - 1 <= (list_start)-1);",
            f"ASSERT(FIELD_LISTS == {len(FIELD_KINDS)});", "", *tables,
            f'const char httpstatus_date[11] = "{self.registry.date}";',
        ]


def row_type(rows):
    """The smallest type that holds every row: most of what httpstatus_reason() takes is the table of rows."""
    return "uint8_t" if rows <= 256 else "uint16_t"


def sizes_header(sizes, languages):
    return ["#ifndef SIZES_H", "#define SIZES_H", "", "#include <stdint.h>", "",
            "enum {", *(f"    {name} = {value}," for name, value in sizes.items()), "};", "",
            "/* A row of the tables about codes. */", f"typedef {row_type(sizes['ROWS'])} row_number;", "",
            *languages, "", "#endif"]


def write(registry):
    """Returns {path: lines} of the C tables."""
    tables = Tables(registry)
    tags, pages = texts.load(registry.folder, [entry.code for entry in registry.codes])
    return {
        "lib/generated/sizes.h": sizes_header({**tables.sizes(), **texts.sizes(tags)}, texts.numbers(pages)),
        "lib/generated/tables.c": tables.source(),
        "lib/generated/texts.c": texts.source(tags, pages),
    }
