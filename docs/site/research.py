"""What real software does with a code: the rows of the research pages that concern it, as the tests recorded them."""
import csv
import json
import re
from functools import cache

import httpstatus
from facts import ROOT

DOCS = ROOT / "docs"
# The tables that tests/figures.py writes into the pages, by name.
PLACE = re.compile(r"^<!-- figures: ([^\n]+) -->\n(.*?)^<!-- end -->$", re.M | re.S)
# Letters of docs/caching.md: a response without a lifetime of its own, and one that has one.
WITHOUT_LIFETIME, WITH_LIFETIME = set("nl"), set("ems")
NOT_REACHED = "×"


@cache
def table(page, name):
    """The rows of a table of figures, as dictionaries by the heads of its columns."""
    text = dict(PLACE.findall((DOCS / page).read_text(encoding="utf-8")))[name]
    heads, _, *rows = [line.strip("| ").split(" | ") for line in text.splitlines() if line.startswith("|")]
    return [dict(zip(heads, row)) for row in rows]


def covers(cell, code):
    """Whether the first cell of a row, "404" or "421–424", is about a code that was tested."""
    first, _, last = cell.partition("–")
    return int(first) <= code <= int(last or first) and httpstatus.is_registered(code)


def storing(letters):
    """What a cache does, by the letters of the responses that it stored."""
    if NOT_REACHED in letters:
        return "not_reached"
    if "**" in letters and not re.sub(r"\*\*.*?\*\*", "", letters):
        return "forbidden"
    plain = set(letters.replace("*", ""))
    if plain & WITHOUT_LIFETIME:
        return "by_default"
    return "with_lifetime" if plain & WITH_LIFETIME else "not_stored"


def caches(code):
    """{what they do: the caches that do it}; empty if the code was not tested."""
    groups = {}
    for row in table("caching.md", "status codes"):
        cells = list(row.items())
        if covers(cells[0][1], code):
            # The first three columns are the code and the two rules.
            for name, letters in cells[3:]:
                groups.setdefault(storing(letters), []).append(name)
    order = ("by_default", "with_lifetime", "forbidden", "not_stored", "not_reached")
    return {kind: groups[kind] for kind in order if kind in groups}


def clients(code):
    """{what they do on a redirect: the clients that do it}, as docs/redirects.md says it in English."""
    groups = {}
    for row in table("redirects.md", "clients"):
        for head, cell in row.items():
            if str(code) in head.split(", "):
                groups.setdefault(cell, []).append(row["client"])
    return groups


def followers(code):
    """The clients that follow a code which is no redirect."""
    return [row["client"] for row in table("redirects.md", "clients") if str(code) in row["also follows"].split(", ")]


@cache
def recorded():
    return json.loads((ROOT / "tests/peers/results.json").read_text(encoding="utf-8"))


@cache
def others_asked():
    """The codes that no library is expected to have, so that one without them does not differ."""
    with (ROOT / "tests/conformance-kit/vectors/reason_other.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"] for row in csv.DictReader(file, strict=True)}


def spoken(code, result):
    """The phrase that a library gave for a code, which is recorded where it is not ours; "" is none."""
    if str(code) in others_asked():
        return result["other_phrases"].get(str(code), "")
    differing = {given[0]: theirs for asked, given, theirs in result["differences"] if asked == "reason.reason"}
    return differing.get(str(code), httpstatus.reason(code))


def phrases(code):
    """{phrase: the libraries that give it}, this library's phrase first; "" is none. Empty if they were not asked."""
    if not httpstatus.is_registered(code):
        return {}
    groups = {httpstatus.reason(code): []}
    for library, result in recorded().items():
        if "reason.reason" in result["asked"]:
            groups.setdefault(spoken(code, result), []).append(library)
    return groups
