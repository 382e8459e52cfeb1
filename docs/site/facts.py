"""What the pages say about codes: the answers of the library, and where lib/data read each fact."""
import csv
import json
import re
from functools import cache
from itertools import count, takewhile
from pathlib import Path

import httpstatus

ROOT = Path(__file__).resolve().parents[2]
# The levels of fields in the order of the pages, and as the library numbers them.
LEVELS = {"must": httpstatus.Level.MUST, "must_if": httpstatus.Level.MUST_IF, "should": httpstatus.Level.SHOULD,
          "may": httpstatus.Level.MAY}
# What the forms offer; the last is not registered, as an example of all others.
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "QUERY", "PROPFIND", "BREW")
POLICIES = ("fetch", "strict", "legacy")
RFC_URL = "https://www.rfc-editor.org/rfc/rfc{}.html"
FETCH_URL = "https://fetch.spec.whatwg.org/#statuses"
# "RFC 9110 15.2.1, 10.1.1", "Fetch 2.2.3": a document and the sections read there.
CITED = re.compile(r"(RFC \d+|Fetch)((?:,? \d+(?:\.\d+)*)*)")


def listed(ask):
    """Every answer of a function that counts from 0 and ends with None."""
    return list(takewhile(lambda answer: answer is not None, map(ask, count())))


LANGUAGES = httpstatus.languages()
STANDINGS = listed(httpstatus.standing_name)
CONTENTS = listed(httpstatus.content_name)
RETRIES = listed(httpstatus.retry_name)
EDITIONS = httpstatus.editions()


def flag(name):
    """The number of a flag by its name in C, without the prefix: CACHE_SHARED, WHEN_PROXY."""
    group, _, word = name.partition("_")
    return int({"CACHE": httpstatus.CacheFlag, "WHEN": httpstatus.RetryFlag}[group][word])


def rows(name):
    with (ROOT / "lib/data" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def whole_registry():
    """registry.json, which has what no function returns: sources, sub-codes, words and contrasts."""
    return json.loads((ROOT / "lib/generated/registry.json").read_text(encoding="utf-8"))


def registry():
    """The entries of registry.json by code."""
    return {entry["code"]: entry for entry in whole_registry()["codes"]}


def subcodes(code):
    return [row for row in whole_registry()["subcodes"] if row["code"] == code]


def contrasts(code=None):
    """The groups of codes that are mistaken for each other; with a code, those that it is in."""
    return [group for group in whole_registry()["contrasts"] if code is None or code in group["codes"]]


def constants(code):
    """[(stack, constant)] that other stacks have for a code, as tests/peers recorded them."""
    with (ROOT / "tests/peers/constants.csv").open(encoding="utf-8", newline="") as file:
        return [(row["stack"], row["constant"]) for row in csv.DictReader(file) if int(row["code"]) == code]


def field_sources():
    return {(int(row["code"]), row["field"]): row["source"] for row in rows("fields.csv")}


def alias_sources():
    return {(int(row["code"]), row["alias"]): row["source"] for row in rows("aliases.csv")}


def citations(source):
    """Splits a source into (text, URL or None), a link for each section that it names."""
    parts, at = [], 0
    for match in CITED.finditer(source):
        parts.append((source[at:match.start()], None))
        url = FETCH_URL if match[1] == "Fetch" else RFC_URL.format(match[1][4:])
        sections = re.findall(r"\d+(?:\.\d+)*", match[2])
        parts.append((f"{match[1]} {sections[0]}" if sections else match[1], section_url(url, sections[:1])))
        for section in sections[1:]:
            parts += [(", ", None), (section, section_url(url, [section]))]
        at = match.end()
    return [part for part in [*parts, (source[at:], None)] if part[0]]


def section_url(url, sections):
    return f"{url}#section-{sections[0]}" if sections and "#" not in url else url


def codes():
    return list(httpstatus.REASONS)


def kind_of_redirect(code):
    if not httpstatus.is_redirect(code):
        return "none"
    return "permanent" if httpstatus.is_permanent_redirect(code) else "temporary"


def caching_of(code):
    """The caching of a code by itself; interim, never and partial follow from the rule for a fresh response to GET."""
    rule = httpstatus.may_store(code, "GET", httpstatus.CacheFlag.MAX_AGE)
    refused = {httpstatus.StoreRule.NOSTORE_INTERIM: "interim", httpstatus.StoreRule.NOSTORE_STATUS: "never",
               httpstatus.StoreRule.NOSTORE_NOT_UNDERSTOOD: "partial"}
    if rule in refused:
        return refused[rule]
    return "heuristic" if httpstatus.is_heuristically_cacheable(code) else "explicit"


def caching_in_full(code):
    """caching_of(), with a word of its own for what is cacheable by default if the cache understands it."""
    kind = caching_of(code)
    return "partial_heuristic" if kind == "partial" and httpstatus.is_heuristically_cacheable(code) else kind


def following_of(code):
    """What a client that follows a code does: none, see_other, or for how long it follows and if the method is kept."""
    kind = kind_of_redirect(code)
    if kind == "none":
        return kind
    if httpstatus.redirect_method(code, "PUT", httpstatus.RedirectPolicy.FETCH) != "PUT":
        return "see_other"
    return f"{kind}_keep" if httpstatus.preserves_method(code) else kind


def retrying_of(code):
    """The word for when a code may be retried, with words of their own for what a client that retries has to heed."""
    heeded = {httpstatus.RetryRule.MAYRETRY_ELSEWHERE: "elsewhere",
              httpstatus.RetryRule.MAYRETRY_NOT_EARLY: "not_early"}
    return heeded.get(httpstatus.may_retry(code), RETRIES[httpstatus.retry(code)])


def content_of(code):
    return CONTENTS[httpstatus.content(code)]


def is_special(code):
    """Whether the specification of a code asks of a cache what few do, so that must-understand keeps them from it."""
    standard = httpstatus.standing(code) == httpstatus.Standing.STANDARD
    flags = httpstatus.CacheFlag.MAX_AGE | httpstatus.CacheFlag.MUST_UNDERSTAND
    refused = httpstatus.may_store(code, "GET", flags) == httpstatus.StoreRule.NOSTORE_NOT_UNDERSTOOD
    return standard and refused and caching_of(code) != "partial"


def is_retried_later(code):
    """Whether Retry-After alone decides that the request may be retried."""
    return not httpstatus.may_retry(code) and bool(httpstatus.may_retry(code, "GET", httpstatus.RetryFlag.RETRY_AFTER))


def strangers():
    """A code that nobody knows for each class, and one outside 100 to 599: what the forms offer for all others."""
    ranges = [*(range(first + 99, first, -1) for first in range(100, 600, 100)), range(600, 1000)]
    return [next(code for code in codes if not httpstatus.is_known(code)) for codes in ranges]


# The codes that the forms offer.
OFFERED_CODES = [*codes(), *strangers()]
