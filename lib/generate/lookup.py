"""Writes tool/generated/lookup.c: what the library does not answer and the tool does.

These are sub-codes, search words, codes that are mistaken for each other, and the names of the registered methods.
"""
from data import DataError
from text import quoted, read_languages


def check_languages(registry):
    tags = read_languages(registry.folder)
    for row in registry.words:
        if row["language"] not in tags:
            raise DataError(f"words.csv: {row['language']!r} of {row['word']!r} is no tag of languages.csv")


def contrasts(registry):
    """Yields (code, other) in ascending order for every code that is mistaken for another."""
    groups = [group["codes"] for group in registry.contrasts]
    yield from sorted({(code, other) for codes in groups for code in codes for other in codes if other != code})


def write(registry):
    """Returns {path: lines} of the tables, each of which ends with a row of NULL or 0."""
    check_languages(registry)
    parts = ("vendor", "subcode", "meaning", "url")
    subcodes = [f"    {{{row['code'] or 0}, {', '.join(quoted(row[part]) for part in parts)}}},"
                for row in registry.subcodes]
    words = [f"    {{{row['code']}, {quoted(row['language'])}, {quoted(row['word'])}}}," for row in registry.words]
    pairs = [f"    {{{code}, {other}}}," for code, other in contrasts(registry)]
    methods = [f"    {quoted(row['method'])}," for row in registry.methods]
    return {"tool/generated/lookup.c": [
        '#include "../lookup.h"', "", "#include <stddef.h>", "",
        "const struct subcode lookup_subcodes[] = {", *subcodes, "    {0, NULL, NULL, NULL, NULL},", "};", "",
        "const struct word lookup_words[] = {", *words, "    {0, NULL, NULL},", "};", "",
        "const struct contrast lookup_contrasts[] = {", *pairs, "    {0, 0},", "};", "",
        "const char *const lookup_methods[] = {", *methods, "    NULL,", "};",
    ]}
