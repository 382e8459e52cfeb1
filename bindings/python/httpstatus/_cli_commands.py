"""The commands of the command line but those that read files: from what was asked to what is written."""
from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import httpstatus
from httpstatus import Status, StatusSet, _core
from httpstatus._cli_output import STANDINGS, Output, ascii_lower, complain, listed, replaced, wrapped

# Exit statuses.
YES, NO, TROUBLE = 0, 1, 2

CONTENTS = ("allowed", "empty", "none")
RETRIES = ("never", "idempotent", "any", "changed")
POLICIES = ("fetch", "strict", "legacy")
EDITIONS = (1945, 2068, 2616, 7231, 9110)
PHRASE_WORDS = 16
SHOWN_AROUND = 40
LABEL_COLUMNS = 16

CACHE_FLAGS = {
    "shared": httpstatus.CACHE_SHARED,
    "expires": httpstatus.CACHE_EXPIRES,
    "authorization": httpstatus.CACHE_AUTHORIZATION,
    "content-location-matches": httpstatus.CACHE_CONTENT_LOCATION_MATCHES,
    "request-no-store": httpstatus.CACHE_REQUEST_NO_STORE,
    "understands-partial": httpstatus.CACHE_UNDERSTANDS_PARTIAL,
}
FLAG_NAMES = (
    "no-store", "private", "public", "max-age", "s-maxage", "must-revalidate", "must-understand", "expires",
    "authorization", "content-location-matches", "request-no-store", "shared", "understands-partial",
)
STORE_RULES = ("explicit", "public", "private", "heuristic")
NOSTORE_RULES = (
    "method", "interim", "status", "not-understood", "directive", "private", "authorization", "no-basis",
)


class Misuse(Exception):
    """What is wrong with the operands of a command."""


class Request(NamedTuple):
    """What is asked for, and where the answer goes."""

    output: Output
    given: dict[str, str]
    operands: list[str]
    cache_flags: int

    @property
    def as_json(self) -> bool:
        return "json" in self.given

    @property
    def lang(self) -> str | None:
        return self.output.lang


def code_operand(operand: str) -> int:
    """The code that an operand names, known or not."""
    code = httpstatus.parse(operand) or httpstatus.find(operand)
    if code is not None:
        return code
    near = httpstatus.closest(operand)
    hint = f"; did you mean {near} {httpstatus.reason(near)}?" if near is not None else ""
    raise Misuse(f"'{operand}' is no code{hint}")


def first_code(request: Request, most: int) -> int:
    if not request.operands:
        raise Misuse("which code?")
    if len(request.operands) > most:
        raise Misuse("too many operands")
    return code_operand(request.operands[0])


def method_operand(request: Request) -> str:
    return request.operands[1] if len(request.operands) > 1 else "GET"


# ---- show ----


def not_known(text: str) -> None:
    code = httpstatus.parse(text)
    near = httpstatus.closest(text)
    hint = ""
    if code is not None:
        fallback = httpstatus.fallback(code)
        hint = f"; a client treats it as {fallback} {httpstatus.reason(fallback)}"
    elif near is not None:
        hint = f"; did you mean {near} {httpstatus.reason(near)}?"
    complain(f"nothing known by '{text}'{hint}")


def as_set(word: str) -> StatusSet | None:
    try:
        return StatusSet(word) if word else None
    except ValueError:
        return None


def is_by_itself(word: str) -> bool:
    """Whether a word names codes by itself, as no word of a phrase does: a set, or what begins with a number."""
    return as_set(word) is not None or (word[:1] in set("0123456789") and httpstatus.find(word) is not None)


def longest_phrase(words: list[str]) -> tuple[int, int]:
    """How many words from the first on make a phrase, as many as possible, and the code that it names."""
    for length in range(min(len(words), PHRASE_WORDS), 0, -1):
        code = httpstatus.find(" ".join(words[:length]))
        if code is not None:
            return length, code
    return 0, 0


def add_next(wanted: set[int], words: list[str]) -> tuple[int, bool]:
    """Adds what the words from the first on name. Answers how many these are, and whether a code is known."""
    named = as_set(words[0])
    length = 1
    if named is not None:
        known = [code for code in named if httpstatus.is_known(code)]
        wanted.update(known)
        if known:
            return length, True
    else:
        length, code = longest_phrase(words)
        if length > 0:
            wanted.add(code)
            return length, True
        length = next((at for at in range(1, len(words)) if is_by_itself(words[at])), len(words))
    not_known(" ".join(words[:length]))
    return length, False


def content_sentence(code: int) -> str:
    return ("allowed", "none, but framed as if there were: its length is 0", "none")[httpstatus.content(code)]


def caching_sentence(code: int) -> str:
    if httpstatus.is_heuristically_cacheable(code):
        return "may be stored by default"
    flags = httpstatus.CACHE_MAX_AGE | httpstatus.CACHE_UNDERSTANDS_PARTIAL
    if httpstatus.storable(code, "GET", flags) > 0:
        return "may be stored if the response says so"
    return "must not be stored"


def permanence(code: int) -> str | None:
    if not httpstatus.is_redirect(code):
        return None
    return "permanent" if httpstatus.is_permanent_redirect(code) else "temporary"


def redirect_sentence(code: int) -> str:
    if not httpstatus.is_redirect(code):
        return ""
    return f"{permanence(code)}, {'keeps every method' if httpstatus.preserves_method(code) else 'may become GET'}"


def retry_sentence(code: int) -> str:
    return (
        "not by itself",
        "a request with an idempotent method",
        "any request",
        "once the request is changed as the response says",
    )[httpstatus.retry(code)]


def facts(code: int) -> list[tuple[str, str]]:
    """What stands below the texts about a code."""
    status = Status(code)
    label = httpstatus.class_label(status.class_of)
    place = [part for part in (status.spec, status.section) if part is not None]
    vendors = "; ".join(f"{vendor}: {status.vendor_reason(vendor)}" for vendor in listed(status.vendor))
    rows = [
        ("Class", f"{label} {httpstatus.class_name(status.class_of)}" if label else "none: outside 100 to 599"),
        ("Standing", STANDINGS[status.standing]),
        ("Symbol", status.name or ""),
        ("Also called", ", ".join(listed(status.alias))),
        ("Vendors", vendors),
        ("Specified in", ", section ".join(place)),
        ("", status.url or ""),
        ("On the wire", "" if status.is_on_wire else "never: only in logs, or inside one server"),
        ("Content", content_sentence(code)),
        ("Caching", caching_sentence(code)),
        ("Redirect", redirect_sentence(code)),
        ("Repeat", retry_sentence(code)),
        ("Retry-After", "tells when" if status.honors_retry_after else ""),
    ]
    for level, name in enumerate(("Must send", "Should send", "May send")):
        rows.append((name, ", ".join(fields_of(code, level))))
    rows.append(("Answers to", ", ".join(listed(status.request_field))))
    return [row for row in rows if row[1]]


def fields_of(code: int, level: int) -> list[str]:
    return listed(lambda index: httpstatus.field(code, level, index))


def card(code: int, output: Output) -> str:
    texts = (httpstatus.summary(code, output.lang), httpstatus.description(code, output.lang))
    text = output.code(code) + "\n"
    text += "".join("\n" + wrapped(paragraph or "") for paragraph in texts) + "\n"
    for name, value in facts(code):
        text += f"  {output.dim(name)}{' ' * (LABEL_COLUMNS - 2 - len(name))}"
        text += wrapped(value, LABEL_COLUMNS, LABEL_COLUMNS)
    return text


def card_json(code: int, output: Output) -> dict[str, Any]:
    status = Status(code)
    editions = {f"RFC {rfc}": status.reason_in(rfc) for rfc in EDITIONS}
    return {
        **output.record(code),
        "name": status.name,
        "summary": httpstatus.summary(code, output.lang),
        "description": httpstatus.description(code, output.lang),
        "class": httpstatus.class_label(status.class_of),
        "class_name": httpstatus.class_name(status.class_of),
        "on_wire": status.is_on_wire,
        "spec": status.spec,
        "section": status.section,
        "url": status.url,
        "aliases": listed(status.alias),
        "editions": {rfc: reason for rfc, reason in editions.items() if reason is not None},
        "vendors": {vendor: status.vendor_reason(vendor) for vendor in listed(status.vendor)},
        "content": CONTENTS[httpstatus.content(code)],
        "heuristically_cacheable": status.is_heuristically_cacheable,
        "redirect": permanence(code),
        "preserves_method": status.preserves_method,
        "retry": RETRIES[status.retry],
        "honors_retry_after": status.honors_retry_after,
        "fields": {name: fields_of(code, level) for level, name in enumerate(("must", "should", "may"))},
        "request_fields": listed(status.request_field),
    }


def show(request: Request) -> int:
    if not request.operands:
        raise Misuse("which code?")
    wanted: set[int] = set()
    missing = False
    words = request.operands
    while words:
        length, known = add_next(wanted, words)
        missing = missing or not known
        words = words[length:]
    output = request.output
    short = "short" in request.given
    if request.as_json:
        output.json([output.record(code) if short else card_json(code, output) for code in sorted(wanted)])
    else:
        answers = [output.short(code) if short else card(code, output) for code in sorted(wanted)]
        output.write(("" if short else "\n").join(answers))
    return NO if missing else YES


# ---- grep ----


def places(code: int, lang: str | None) -> Iterator[tuple[str, str | None]]:
    """The texts in which a code is searched, the most telling first."""
    yield "title", httpstatus.title(code, lang)
    yield "reason", httpstatus.reason(code)
    yield "name", httpstatus.name(code)
    for alias in listed(Status(code).alias):
        yield "alias", alias
    for vendor in listed(Status(code).vendor):
        yield "vendor", vendor
        yield "vendor_reason", httpstatus.vendor_reason(code, vendor)
    yield "summary", httpstatus.summary(code, lang)


def grep(request: Request) -> int:
    pattern = ascii_lower(" ".join(request.operands))
    if not pattern:
        raise Misuse("look for what?")
    output = request.output
    records = []
    for code in httpstatus.REASONS:
        for field, text in places(code, request.lang):
            if text is not None and pattern in ascii_lower(text):
                records.append((code, field, text))
                break
    if request.as_json:
        output.json([{**output.record(code), "field": field, "text": text} for code, field, text in records])
        return YES if records else NO
    for code, field, text in records:
        output.write(output.short(code))
        if field not in ("title", "vendor"):
            at = ascii_lower(text).index(pattern)
            end = at + len(pattern)
            output.write(f"    {field}: {text[:at]}{output.bold(text[at:end])}{text[end:]}\n")
    return YES if records else NO


# ---- set ----


def parse_set(text: str) -> StatusSet | None:
    """The set that a text describes; shows where it is malformed if it is."""
    data = text.encode("utf-8", "surrogateescape")
    at = _core.set_parse(data)
    if isinstance(at, bytes):
        return StatusSet(data)
    start = max(at - SHOWN_AROUND, 0)
    shown = "".join(chr(byte) if 0x20 < byte < 0x7F else " " for byte in data[start:at + SHOWN_AROUND])
    complain(f"malformed set of codes at offset {at}:\n    {shown}\n    {' ' * (at - start)}^")
    return None


def set_(request: Request) -> int:
    if not request.operands:
        raise Misuse("which set?")
    members = parse_set(request.operands[0])
    if members is None:
        return TROUBLE
    codes = list(map(code_operand, request.operands[1:]))
    output = request.output
    if request.as_json:
        output.json({
            "set": str(members),
            "size": len(members),
            "members": list(members),
            "codes": [{**output.record(code), "member": code in members} for code in codes],
        })
    elif codes:
        for code in codes:
            output.write(f"{output.code(code)}: {'yes' if code in members else 'no'}\n")
    else:
        known = [code for code in members if httpstatus.is_known(code)]
        output.write(f"{output.bold(str(members))}\ncodes: {len(members)}, known: {len(known)}\n")
        output.write("".join(map(output.short, known)))
    return YES if members.issuperset(codes) else NO


# ---- redirect, cache and retry ----


def redirect(request: Request) -> int:
    code = first_code(request, 2)
    name = request.given.get("policy", "fetch")
    if name not in POLICIES:
        raise Misuse(f"the policy '{name}' is none of fetch, strict and legacy")
    policy = POLICIES.index(name)
    method = method_operand(request)
    after = httpstatus.redirect_method(code, method, policy)
    kept = httpstatus.redirect_keeps_content(code, method, policy)
    output = request.output
    if request.as_json:
        output.json({
            **output.record(code),
            "method": replaced(method),
            "policy": name,
            "redirect": permanence(code),
            "next_method": None if after is None else replaced(after),
            "keeps_content": kept,
        })
    elif after is None:
        output.write(f"{output.code(code)}: not followed\n")
    elif kept:
        output.write(f"{output.code(code)}: {method} stays {after}, with its content\n")
    else:
        output.write(f"{output.code(code)}: {method} becomes {after}, without its content\n")
    return YES if httpstatus.is_redirect(code) else NO


def cache(request: Request) -> int:
    code = first_code(request, 1)
    method = request.given.get("method", "GET")
    flags = request.cache_flags
    for name, flag in CACHE_FLAGS.items():
        if name in request.given:
            flags |= flag
    result = httpstatus.storable(code, method, flags)
    why = httpstatus.storable_why(result)
    output = request.output
    if request.as_json:
        output.json({
            **output.record(code),
            "method": replaced(method),
            "flags": [name for bit, name in enumerate(FLAG_NAMES) if flags >> bit & 1],
            "storable": result > 0,
            "rule": STORE_RULES[result - 1] if result > 0 else NOSTORE_RULES[-result - 1],
            "why": why,
            "heuristically_cacheable": httpstatus.is_heuristically_cacheable(code),
            "invalidates": httpstatus.invalidates(code, method),
        })
    else:
        answer = "may be stored" if result > 0 else "must not be stored"
        output.write(f"{output.code(code)} in answer to {method}: {answer}\n")
        output.write(wrapped(why or ""))
        if httpstatus.invalidates(code, method):
            output.write("What is stored for the target URI becomes invalid (RFC 9111 section 4.4).\n")
    return YES if result > 0 else NO


def retry(request: Request) -> int:
    code = first_code(request, 2)
    method = method_operand(request)
    retryable = httpstatus.is_retryable(code, method)
    output = request.output
    if request.as_json:
        output.json({
            **output.record(code),
            "method": replaced(method),
            "retry": RETRIES[httpstatus.retry(code)],
            "retryable": retryable,
            "honors_retry_after": httpstatus.honors_retry_after(code),
        })
        return YES if retryable else NO
    sentence = {
        httpstatus.RETRY_NEVER: "must not be repeated automatically",
        httpstatus.RETRY_IDEMPOTENT: "must not be repeated automatically, for its method is not idempotent",
        httpstatus.RETRY_CHANGED: "may be repeated once it is changed as the response says",
    }
    answer = "may be repeated as it is" if retryable else sentence[httpstatus.retry(code)]
    output.write(f"{output.code(code)}: {method} {answer}\n")
    if httpstatus.honors_retry_after(code):
        output.write("Retry-After in the response tells when.\n")
    return YES if retryable else NO
