"""Answers for this library, through its Python package: every column."""
import re

import httpstatus as h
from adapter import answer
from score import unescaped


def token(cell):
    """The text of a cell, None if it is empty."""
    return unescaped(cell).decode("utf-8", "surrogateescape") or None


def of_code(function):
    return lambda code: function(int(code))


def of_text(function):
    return lambda text: function(unescaped(text))


def of_index(function):
    return lambda code, index: function(int(code), int(index))


def of_token(function):
    return lambda code, cell: function(int(code), token(cell))


def of_redirect(function):
    return lambda code, method, policy: function(int(code), token(method), getattr(h, f"REDIRECT_{policy}"))


def word(prefix, value):
    """The name of a constant, without its prefix."""
    return next(name[len(prefix):] for name in dir(h) if name.startswith(prefix) and getattr(h, name) == value)


def flags_of(words):
    return sum(getattr(h, f"CACHE_{name}") for name in words.split("|") if name)


def words_of(flags):
    return "|".join(word("CACHE_", 1 << bit) for bit in range(flags.bit_length()) if flags >> bit & 1)


def storable(code, method, flags):
    result = h.storable(int(code), token(method), flags_of(flags))
    name = "STORE_" if result > 0 else "NOSTORE_"
    return name + word(name, result)


def is_listed(code, kind, field):
    index = 0
    while True:
        listed = (h.request_field(int(code), index) if kind == "request" else
                  h.field(int(code), getattr(h, f"LEVEL_{kind.upper()}"), index))
        if listed in (None, field):
            return listed is not None
        index += 1


def grpc(vocabulary, number):
    return (h.to_grpc if vocabulary == "http" else h.from_grpc)(int(number))


def language(tag):
    """The language of the texts that a tag leads to."""
    def texts(lang):
        return [ask(404, lang) for ask in (h.title, h.summary, h.description)]
    asked = texts(token(tag))
    index = 0
    while (lang := h.language(index)) is not None:
        if texts(lang) == asked:
            return lang
        index += 1
    assert asked == [None] * 3
    return None


def canonical(text):
    try:
        return h.set_format(unescaped(text))
    except ValueError:
        return None


def error_at(text):
    try:
        h.set_parse(unescaped(text))
    except ValueError as error:
        return int(re.search(r"at offset (\d+):", str(error))[1])
    return None


CLASS = ("class_of", "is_valid", "is_informational", "is_success", "is_redirection", "is_client_error",
         "is_server_error", "is_error")

FUNCTIONS = {
    "alias.alias": of_index(h.alias),
    "cache_flags.cache_flags": lambda text: words_of(h.cache_flags(unescaped(text))),
    "cacheable.cacheable": of_code(h.is_heuristically_cacheable),
    **{f"class.{name}": of_code(getattr(h, name)) for name in CLASS},
    "class_name.class_name": of_code(h.class_name),
    "class_name.class_label": of_code(h.class_label),
    "closest.closest": of_text(h.closest),
    "content.content": lambda code, method: word("CONTENT_", h.content(int(code), token(method))),
    "content.content_length": of_token(h.allows_content_length),
    "content.transfer_encoding": of_token(h.allows_transfer_encoding),
    "edition.edition": of_code(h.edition),
    **{f"entry.{name}": of_code(getattr(h, name)) for name in ("name", "spec", "section", "url")},
    "fallback.fallback": of_code(h.fallback),
    "fetch.null_body": of_code(h.is_null_body),
    "fetch.range": of_code(h.is_range),
    "fetch.redirect": of_code(h.is_redirect),
    "fields.listed": is_listed,
    "find.find": of_text(h.find),
    "format_line.format_line": of_code(h.format_line),
    "grpc.answer": grpc,
    "invalidates.invalidates": of_token(h.invalidates),
    "language.language": language,
    "next.next": of_code(h.next),
    "on_wire.is_on_wire": of_code(h.is_on_wire),
    "parse.parse": of_text(h.parse),
    "parse_line.parse_line": of_text(h.parse_line),
    "reason.reason": of_code(h.reason),
    "reason_in.reason_in": of_index(h.reason_in),
    "reason_other.reason": of_code(h.reason),
    "redirect.keeps_content": of_redirect(h.redirect_keeps_content),
    "redirect.next": of_redirect(h.redirect_method),
    "redirect_kinds.permanent": of_code(h.is_permanent_redirect),
    "redirect_kinds.preserves_method": of_code(h.preserves_method),
    "redirect_kinds.redirect": of_code(h.is_redirect),
    "redirect_kinds.temporary": of_code(h.is_temporary_redirect),
    "retry.retry": lambda code, _: word("RETRY_", h.retry(int(code))),
    "retry.retry_after": lambda code, _: h.honors_retry_after(int(code)),
    "retry.retryable": of_token(h.is_retryable),
    "set_parse.canonical": canonical,
    "set_parse.error_at": error_at,
    "span.client": lambda code: h.is_span_error(int(code), server=False),
    "span.server": lambda code: h.is_span_error(int(code), server=True),
    "standing.standing": of_code(h.standing),
    "standing.is_known": of_code(h.is_known),
    "standing.is_registered": of_code(h.is_registered),
    "storable.result": storable,
    "vendor.vendor": of_index(h.vendor),
    "vendor_reason.vendor_reason": of_token(h.vendor_reason),
    "words.word": lambda vocabulary, number: getattr(h, f"{vocabulary}_name")(int(number)),
}

if __name__ == "__main__":
    answer("libhttpstatus", h.version(), FUNCTIONS)
