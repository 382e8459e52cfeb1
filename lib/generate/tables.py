"""Writes lib/generated/tables.h and tables.c: what the data says, in the form that the C code reads.

Text stands once, in a pool of character arrays; everything else names it by its offset there, so that the
tables hold no pointer and the library needs no relocation. Offset 0 is "no text". A code leads to a row
by `httpstatus_rows`; row 0 stands for every code that is not known. The hot facts of a row are apart from
its details, so that lookups stay within a few cache lines. A row's lists are runs of offsets in
`httpstatus_lists`, each ended by 0.
"""
import re

import hashing
from data import CACHEABLE, CONTENT, FIELD_KINDS, RETRIES, STANDINGS, DataError, key_of, spellings

CODES = 1000
# Where each fact stands in the 32 bits of a row's traits: (name, shift, width).
TRAITS = (
    ("STANDING", 0, 3),
    ("RETRY", 3, 2),
    ("CONTENT", 5, 2),
    ("UNFRAMED", 7, 1),
    ("ON_WIRE", 8, 1),
    ("HEURISTIC", 9, 1),
    ("NEVER_STORED", 10, 1),
    ("PARTIAL", 11, 1),
    ("REDIRECT", 12, 1),
    ("PERMANENT", 13, 1),
    ("KEEPS_METHOD", 14, 1),
    ("SEE_OTHER", 15, 1),
    ("RETRY_AFTER", 16, 1),
    ("NULL_BODY", 17, 1),
    ("RANGE", 18, 1),
)


def traits_of(entry):
    return {
        "STANDING": STANDINGS.index(entry.standing),
        "RETRY": RETRIES.index(entry.retry),
        "CONTENT": min(CONTENT.index(entry.content), 2),
        "UNFRAMED": entry.content == "unframed",
        "ON_WIRE": entry.wire,
        "HEURISTIC": "heuristic" in entry.caching,
        "NEVER_STORED": "never" in entry.caching,
        "PARTIAL": "partial" in entry.caching,
        "REDIRECT": entry.redirect != "",
        "PERMANENT": entry.redirect.startswith("permanent"),
        "KEEPS_METHOD": entry.redirect.endswith("keep"),
        "SEE_OTHER": entry.redirect == "see-other",
        "RETRY_AFTER": any("Retry-After" in entry.fields[kind] for kind in FIELD_KINDS[:3]),
        "NULL_BODY": entry.fetch == "null-body",
        "RANGE": entry.fetch == "range",
    }


def trait_lines():
    lines = ["/* A row's traits: single bits, and numbers with a shift and a mask. */"]
    for name, shift, width in TRAITS:
        if width == 1:
            lines.append(f"#define TRAIT_{name} (UINT32_C(1) << {shift})")
        else:
            lines.append(f"#define TRAIT_{name}_SHIFT {shift}")
            lines.append(f"#define TRAIT_{name}_MASK {(1 << width) - 1}u")
    return [*lines, ""]


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


def method_head(name):
    """The first eight bytes of a method as lib/method.c packs them."""
    return int.from_bytes(name[:8].encode(), "big")


def method_table(names):
    """Returns (factor, bits, slots) of the perfect hash of lib/method.c: slots hold 1 + the index, 0 is empty.

    Slot 0 stays empty, so that the empty method finds nothing.
    """
    bits = (3 * len(names)).bit_length()
    heads = [method_head(name) for name in names]
    why = "begin with the same eight letters: let method.c compare more of them"
    hashing.refuse_equal(heads, map(repr, names), why)
    factor = hashing.KEY_FACTOR
    for _ in range(hashing.TRIES):
        slots = {0: -1}
        for index, head in enumerate(heads):
            if slots.setdefault((head * factor & hashing.MASK64) >> (64 - bits), index) != index:
                break
        else:
            return factor, bits, [slots.get(slot, -1) + 1 for slot in range(1 << bits)]
        factor = (factor * 0x5851F42D4C957F2D + 0x14057B7EF767814F) & hashing.MASK64 | 1
    raise DataError("no factor of the method hash was found")


def narrow(limit):
    return "uint8_t" if limit < 1 << 8 else "uint16_t" if limit < 1 << 16 else "uint32_t"


def numbers(values, per_line=20):
    cells = [str(value) for value in values]
    return [f"    {', '.join(cells[at:at + per_line])}," for at in range(0, len(cells), per_line)]


def hexadecimal(values, width=64):
    return numbers([f"UINT{width}_C({value:#x})" for value in values], 4)


class Tables:
    """Collects the tables of a registry and writes them as C."""

    def __init__(self, registry):
        self.registry = registry
        self.pool = Pool()
        self.lists = Lists()
        add = self.pool.add
        rows = [(entry, add(entry.phrase), add(entry.symbol)) for entry in registry.codes]
        self.facts = [self.fact_line(*row) for row in rows]
        self.details = [self.detail_line(entry) for entry in registry.codes]
        self.methods = [self.method_line(method) for method in registry.methods]
        self.method_table = method_table([method["method"] for method in registry.methods])
        self.grpc = {entry["name"]: entry["number"] for entry in registry.grpc}
        names = {text: f"{text!r} of {entry.code}" for entry in registry.codes for text in spellings(entry)}
        self.exact = hashing.exact_table({entry.phrase: names[entry.phrase] for entry in registry.codes})
        self.keys = sorted(
            {(key_of(text), row) for row, entry in enumerate(registry.codes, 1) for text in spellings(entry)},
            key=lambda pair: (len(pair[0]), pair),
        )
        keys = [key for key, _ in self.keys]
        names_of_keys = {key_of(text): name for text, name in reversed(names.items())}
        self.key_table = hashing.key_table({key: names_of_keys[key] for key in keys})
        self.letter_bits = hashing.letter_bits(keys)
        self.key_signatures = [hashing.signature(key, self.letter_bits) for key in keys]
        self.key_first = [sum(len(key) < length for key in keys) for length in range(len(keys[-1]) + 2)]
        self.ends = hashing.ends_filter(keys)
        self.key_texts = [add(key) for key, _ in self.keys]
        self.date = add(registry.date)

    def fact_line(self, entry, reason, name):
        traits = traits_of(entry)
        words = [
            f"TRAIT_{trait}" if width == 1 else f"{int(traits[trait])}u << {shift}"
            for trait, shift, width in TRAITS if traits[trait]
        ]
        return f"    {{{' | '.join(words)}, {reason}, {name}}}, /* {entry.code} */"

    def detail_line(self, entry):
        add = self.pool.add
        vendors = [add(vendor[part]) for vendor in entry.vendors for part in ("vendor", "reason")]
        fields = [self.lists.add(map(add, entry.fields[kind])) for kind in FIELD_KINDS]
        editions = [add(entry.editions.get(rfc)) for rfc in self.registry.editions]
        cells = [
            add(entry.spec), add(entry.section), add(entry.url),
            str(self.lists.add(map(add, entry.aliases))), str(self.lists.add(vendors)),
            f"{{{', '.join(map(str, fields))}}}", f"{{{', '.join(editions)}}}",
        ]
        return f"    {{{', '.join(cells)}}}, /* {entry.code} */"

    def method_line(self, method):
        name = method["method"]
        flags = (method["safe"], method["idempotent"], CACHEABLE.index(method["cacheable"]))
        cells = [f"UINT64_C({method_head(name):#x})", self.pool.add(name), *(str(int(flag)) for flag in flags)]
        return f"    {{{', '.join(cells)}}},"

    def slot_type(self):
        """Holds the number of any slot of the key hash, and so of any key."""
        return narrow((1 << self.key_table[1]) - 1)

    def sizes(self):
        rows = len(self.registry.codes) + 1
        factor, exact_bits, _ = self.exact
        method_factor, method_bits, _ = self.method_table
        return {
            "ROWS": rows,
            "LISTS": len(self.lists.cells),
            "EDITIONS": len(self.registry.editions),
            "METHOD_ROWS": len(self.registry.methods) + 1,
            "METHOD_GET": 1 + [method["method"] for method in self.registry.methods].index("GET"),
            "METHOD_FACTOR": f"UINT64_C({method_factor:#x})",
            "METHOD_BITS": method_bits,
            "GRPC_CODES": len(self.registry.grpc),
            "GRPC_UNKNOWN": self.grpc["UNKNOWN"],
            "KEYS": len(self.keys),
            "KEY_SHORTEST": len(self.keys[0][0]),
            "KEY_LONGEST": len(self.keys[-1][0]),
            "KEY_FACTOR": f"UINT64_C({hashing.KEY_FACTOR:#x})",
            "KEY_BUCKET_BITS": self.key_table[0],
            "KEY_SLOT_BITS": self.key_table[1],
            "ENDS_BITS": self.ends[0],
            "PHRASE_SHORTEST": min(len(entry.phrase) for entry in self.registry.codes),
            "PHRASE_LONGEST": max(len(entry.phrase) for entry in self.registry.codes),
            "EXACT_FACTOR": f"UINT32_C({factor:#x})",
            "EXACT_BITS": exact_bits,
        }

    def arrays(self):
        """Returns (type, name, size, lines of cells) of each array."""
        slot = self.slot_type()
        codes = self.registry.codes
        row_of = {entry.code: row for row, entry in enumerate(codes, 1)}
        unknown = self.grpc["UNKNOWN"]
        return [
            ("httpstatus_row", "rows", "HTTPSTATUS_CODES", numbers([row_of.get(code, 0) for code in range(CODES)])),
            ("struct httpstatus_fact", "facts", "HTTPSTATUS_ROWS", ["    {0, 0, 0},", *self.facts]),
            ("uint16_t", "code_of_row", "HTTPSTATUS_ROWS", numbers([0, *row_of])),
            ("uint8_t", "reason_length", "HTTPSTATUS_ROWS", numbers([0, *(len(entry.phrase) for entry in codes)])),
            ("uint8_t", "grpc_of_row", "HTTPSTATUS_ROWS",
             numbers([unknown, *(self.grpc.get(entry.grpc, unknown) for entry in codes)])),
            ("struct httpstatus_detail", "details", "HTTPSTATUS_ROWS",
             ["    {0, 0, 0, 0, 0, {0}, {0}},", *self.details]),
            ("httpstatus_offset", "lists", "HTTPSTATUS_LISTS", numbers(self.lists.cells, 4)),
            ("uint16_t", "edition_rfc", "HTTPSTATUS_EDITIONS", numbers(self.registry.editions)),
            ("struct httpstatus_method", "methods", "HTTPSTATUS_METHOD_ROWS", ["    {0, 0, 0, 0, 0},", *self.methods]),
            ("uint8_t", "method_slots", "1 << HTTPSTATUS_METHOD_BITS", numbers(self.method_table[2], 32)),
            ("uint16_t", "http_of_grpc", "HTTPSTATUS_GRPC_CODES",
             numbers([entry["http"] for entry in self.registry.grpc])),
            ("httpstatus_row", "exact_rows", "1 << HTTPSTATUS_EXACT_BITS", numbers(self.exact[2], 32)),
            ("httpstatus_offset", "key_text", "HTTPSTATUS_KEYS", numbers(self.key_texts, 4)),
            ("uint8_t", "key_length", "HTTPSTATUS_KEYS", numbers([len(key) for key, _ in self.keys])),
            ("httpstatus_row", "key_row", "HTTPSTATUS_KEYS", numbers([row for _, row in self.keys])),
            (slot, "key_first", "HTTPSTATUS_KEY_LONGEST + 2", numbers(self.key_first)),
            ("uint64_t", "key_signature", "HTTPSTATUS_KEYS", hexadecimal(self.key_signatures)),
            (slot, "key_slot", "1 << HTTPSTATUS_KEY_SLOT_BITS", numbers(self.key_table[3])),
            (slot, "key_displacement", "1 << HTTPSTATUS_KEY_BUCKET_BITS", numbers(self.key_table[2])),
            ("uint32_t", "key_weights", "256", hexadecimal(hashing.key_weights(), 32)),
            ("uint32_t", "key_ends", "(1 << HTTPSTATUS_ENDS_BITS) / 32", hexadecimal(self.ends[1], 32)),
            ("uint64_t", "letter_bits", f"{len(hashing.LETTERS)}", hexadecimal(self.letter_bits)),
        ]

    def size_lines(self):
        wide = {"KEY_FACTOR", "EXACT_FACTOR", "METHOD_FACTOR"}
        sizes = self.sizes()
        return [
            "enum {", f"    HTTPSTATUS_CODES = {CODES},",
            *(f"    HTTPSTATUS_{name} = {value}," for name, value in sizes.items() if name not in wide), "};",
            *(f"#define HTTPSTATUS_{name} {sizes[name]}" for name in sorted(wide)), "",
        ]

    def type_lines(self):
        cacheable = ", ".join(f"{number} {word}" for number, word in enumerate(CACHEABLE))
        return [
            f"typedef {narrow(len(self.registry.codes))} httpstatus_row;",
            f"typedef {narrow(self.pool.size)} httpstatus_offset;",
            f"typedef {narrow(len(self.lists.cells))} httpstatus_list;", "",
            "struct httpstatus_fact {", "    uint32_t traits;", "    httpstatus_offset reason;",
            "    httpstatus_offset name;", "};", "",
            "struct httpstatus_detail {", "    httpstatus_offset spec;", "    httpstatus_offset section;",
            "    httpstatus_offset url;", "    httpstatus_list aliases;",
            "    httpstatus_list vendors; /* vendor, phrase, vendor, phrase ... */",
            f"    httpstatus_list fields[{len(FIELD_KINDS)}]; /* {', '.join(FIELD_KINDS)} */",
            "    httpstatus_offset editions[HTTPSTATUS_EDITIONS];", "};", "",
            "struct httpstatus_method {", "    uint64_t head; /* the first eight bytes of the name as one number */",
            "    httpstatus_offset name;", "    uint8_t safe;", "    uint8_t idempotent;",
            f"    uint8_t cacheable; /* {cacheable} */", "};", "",
        ]

    def header(self):
        return [
            "#ifndef HTTPSTATUS_TABLES_H", "#define HTTPSTATUS_TABLES_H", "",
            "#include <stdint.h>", "",
            "/* On ELF and Mach-O these arrays stay inside the library. */",
            "#if defined(__GNUC__) && !defined(_WIN32)",
            "#define HTTPSTATUS_INTERNAL __attribute__((visibility(\"hidden\")))",
            "#else", "#define HTTPSTATUS_INTERNAL", "#endif", "",
            *self.size_lines(), *trait_lines(), *self.type_lines(),
            *(f"extern HTTPSTATUS_INTERNAL const {kind} httpstatus_{name}[{size}];"
              for kind, name, size, _ in self.arrays()),
            "extern HTTPSTATUS_INTERNAL const httpstatus_offset httpstatus_date;",
            "extern HTTPSTATUS_INTERNAL const struct httpstatus_pool httpstatus_pool;",
            "", "#endif",
        ]

    def pool_lines(self):
        asserted = (
            (f"sizeof(struct httpstatus_pool) == {self.pool.size}", "the pool has no padding"),
            ("sizeof(struct httpstatus_pool) - 1 <= (httpstatus_offset)-1", "an offset reaches it all"),
            ("sizeof(struct httpstatus_fact) == 4 + 2 * sizeof(httpstatus_offset)", "facts have no padding"),
            ("HTTPSTATUS_ROWS - 1 <= (httpstatus_row)-1", "a row number holds every row"),
        )
        return [
            "struct httpstatus_pool {", "    char none[1];",
            *(f"    char {name}[{len(text.encode()) + 1}];" for text, name in self.pool.members.items()),
            "};", "",
            "#define AT(member) offsetof(struct httpstatus_pool, member)", "",
            *(f'static_assert({condition}, "{why}");' for condition, why in asserted), "",
            "const struct httpstatus_pool httpstatus_pool = {", '    "",',
            *(f'    "{text}",' for text in self.pool.members), "};", "",
        ]

    def source(self):
        lines = ['#include "tables.h"', "", "#include <assert.h>", "#include <stddef.h>", "", *self.pool_lines()]
        for kind, name, size, cells in self.arrays():
            lines += [f"const {kind} httpstatus_{name}[{size}] = {{", *cells, "};", ""]
        return [*lines, f"const httpstatus_offset httpstatus_date = {self.date};"]


def write(registry):
    """Returns {path: lines} of the C tables."""
    tables = Tables(registry)
    return {
        "lib/generated/tables.h": tables.header(),
        "lib/generated/tables.c": tables.source(),
    }
