"""Writes the constants of the codes for C and Lua, and registry.json."""
import json
import re
from pathlib import Path

from data import DataError, symbol_of

HEADER = Path(__file__).resolve().parents[2] / "include/httpstatus.h"
# An enumerator or a macro, without its prefix.
NAME = re.compile(r"HTTPSTATUS_(\w+) =|#(?:define|ifdef|ifndef) HTTPSTATUS_(\w+)|defined\(HTTPSTATUS_(\w+)\)")


def header_names():
    """The names in httpstatus.h, without their prefix."""
    return {name for found in NAME.findall(HEADER.read_text(encoding="utf-8")) for name in found if name}


def refuse_header_names(registry):
    taken = header_names()
    for entry in registry.codes:
        if entry.symbol in taken:
            owner = symbol_of(entry.vendors[0]["vendor"]) if entry.vendors else "CODE"
            raise DataError(f"codes.csv: httpstatus.h has another HTTPSTATUS_{entry.symbol}; "
                            f"give {entry.code} the symbol {owner}_{entry.symbol}")
        for alias in entry.former:
            if symbol_of(alias) in taken:
                raise DataError(f"aliases.csv: httpstatus.h has another HTTPSTATUS_{symbol_of(alias)}; "
                                f"make {alias!r} of {entry.code} a variant, which has no constant")


def names(registry):
    """Yields (symbol, code) of every known code, each followed by the former names of a standard one."""
    for entry in registry.codes:
        for symbol in dict.fromkeys([entry.symbol, *map(symbol_of, entry.former)]):
            yield symbol, entry.code


def c_header(registry):
    lines = [
        "/**", " * @file codes.h",
        " * A constant for every known code, and for every former name of a standard one. Included by httpstatus.h.",
        " */", "#ifndef HTTPSTATUS_CODES_H", "#define HTTPSTATUS_CODES_H", "", "enum {",
    ]
    cells = [f"    HTTPSTATUS_{symbol} = {code}" for symbol, code in names(registry)]
    return [*lines, ",\n".join(cells), "};", "", "#endif /* HTTPSTATUS_CODES_H */"]


def c_list(registry):
    """The X-macro of the registered codes, for tables and switches that are made at compile time."""
    cells = [f'    X({entry.code}, {entry.symbol}, "{entry.phrase}")' for entry in registry.codes if entry.registered]
    return [
        "/**", " * @file list.h",
        " * HTTPSTATUS_LIST(X) is X(code, symbol, phrase) for every code of the IANA registry, in ascending order:",
        ' * X(404, NOT_FOUND, "Not Found"). The symbol is that of HTTPSTATUS_NOT_FOUND. A later 1.x may add codes.',
        " */", "#ifndef HTTPSTATUS_LIST_H", "#define HTTPSTATUS_LIST_H", "",
        "#define HTTPSTATUS_LIST(X) \\", " \\\n".join(cells), "", "#endif /* HTTPSTATUS_LIST_H */",
    ]


def lua_module(registry):
    return ["return {", *(f"  {symbol} = {code}," for symbol, code in names(registry)), "}"]


def as_json(registry):
    """Everything the data says, for tools that want it without the library."""
    codes = []
    for entry in registry.codes:
        codes.append({
            "code": entry.code,
            "reason": entry.phrase,
            "name": entry.symbol,
            "standing": entry.standing,
            "expires": entry.expires or None,
            "on_wire": entry.wire,
            "spec": entry.spec,
            "section": entry.section or None,
            "url": entry.url,
            "versions": entry.versions or None,
            "heuristically_cacheable": "heuristic" in entry.caching,
            "never_stored": "never" in entry.caching,
            "understood": entry.understood,
            "stale_if_error": "stale-if-error" in entry.caching,
            "content": entry.content_name,
            "redirect": entry.redirect or None,
            "retry": entry.retry_name,
            "heed": entry.heed,
            "fetch": entry.fetch or None,
            "grpc": entry.grpc or "UNKNOWN",
            "aliases": entry.aliases,
            "editions": {str(rfc): entry.editions[rfc] for rfc in sorted(entry.editions)},
            "vendors": entry.vendors,
            "fields": entry.fields,
            "conditions": entry.conditions,
            "source": entry.source,
        })
    whole = {
        "registry_date": registry.date,
        "codes": codes,
        "subcodes": registry.subcodes,
        "words": registry.words,
        "contrasts": registry.contrasts,
        "methods": [
            {key: method[key] for key in ("method", "safe", "idempotent", "cacheable", "source")}
            for method in registry.methods
        ],
        "grpc": registry.grpc,
        "redirect_fields": registry.redirect_fields,
        "proxy_errors": registry.proxy_errors,
    }
    return json.dumps(whole, indent=1, ensure_ascii=False).splitlines()


def write(registry):
    """Returns {path: lines} of the constants and the JSON registry."""
    refuse_header_names(registry)
    return {
        "include/httpstatus/codes.h": c_header(registry),
        "include/httpstatus/list.h": c_list(registry),
        "bindings/lua/httpstatus/codes.lua": lua_module(registry),
        "lib/generated/registry.json": as_json(registry),
    }
