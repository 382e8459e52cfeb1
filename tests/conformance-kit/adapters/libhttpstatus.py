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


def flags_of(prefix, words):
    return sum(getattr(h, prefix + name) for name in words.split("|") if name)


def words_of(flags):
    return "|".join(word("CACHE_", 1 << bit) for bit in range(flags.bit_length()) if flags >> bit & 1)


def of_rule(function, prefix):
    return lambda code, method, flags: function(int(code), token(method), flags_of(prefix, flags)).name


def of_cache(function):
    return lambda code, flags: function(int(code), flags_of("CACHE_", flags))


def of_name(function):
    return lambda name: function(token(name))


def or_negative(seconds):
    """The seconds, -1 if there are none."""
    return -1 if seconds is None else seconds


def keeps_field(code, method, policy, field, same_origin):
    return h.redirect_keeps_field(int(code), token(method), getattr(h, f"REDIRECT_{policy}"), token(field),
                                  same_origin == "yes")


def of_line(part):
    """What a function makes of a StatusLine and of the bytes of the line without its end."""
    def answer_line(cell):
        line = unescaped(cell)
        parsed = h.parse_line(line)
        return parsed and part(parsed, line.rstrip(b"\r\n"))
    return answer_line


def offset(parsed, line):
    """The offset of the reason phrase."""
    phrases = parsed.reason.encode(), parsed.reason.encode("latin-1", "replace")
    return next(len(line) - len(phrase) for phrase in phrases if line.endswith(phrase))


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
    lang = h.language_of(token(tag))
    assert texts(token(tag)) == ([None] * 3 if lang is None else texts(lang))
    return lang


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
    "accept_language.accept_language": of_text(h.accept_language),
    "alias.alias": of_index(h.alias),
    "cache_flags.cache_flags": lambda text: words_of(h.cache_flags(unescaped(text))),
    "cache_seconds.cache_seconds": lambda text, directive: or_negative(h.cache_seconds(unescaped(text), directive)),
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
    "field_condition.condition": of_token(h.field_condition),
    "fields.listed": is_listed,
    "find.find": of_text(h.find),
    "format_line.format_line": of_code(h.format_line),
    "format_status.format_status": of_code(h.format_status),
    "grpc.answer": grpc,
    "invalidates.invalidates": of_token(h.invalidates),
    "language.language": language,
    "may_guess_freshness.may_guess_freshness": of_cache(h.may_guess_freshness),
    "may_retry.rule": of_rule(h.may_retry, "WHEN_"),
    "may_send.may_send": of_index(h.may_send),
    "may_serve_stale.may_serve_stale": of_cache(h.may_serve_stale),
    "may_store.rule": of_rule(h.may_store, "CACHE_"),
    "method.idempotent": of_name(h.is_idempotent_method),
    "method.safe": of_name(h.is_safe_method),
    "next.next": of_code(h.next),
    "on_wire.is_on_wire": of_code(h.is_on_wire),
    "parse.parse": of_text(h.parse),
    "parse_line.minor": of_line(lambda parsed, _: parsed.version.removeprefix("1.")),
    "parse_line.parse_line": of_line(lambda parsed, _: parsed.code),
    "parse_line.reason": of_line(offset),
    "proxy_error.proxy_error": of_name(h.from_proxy_error),
    "reason.reason": of_code(h.reason),
    "reason_in.reason_in": of_index(h.reason_in),
    "reason_other.reason": of_code(h.reason),
    "redirect.keeps_content": of_redirect(h.redirect_keeps_content),
    "redirect.next": of_redirect(h.redirect_method),
    "redirect_field.keeps_field": keeps_field,
    "redirect_kinds.permanent": of_code(h.is_permanent_redirect),
    "redirect_kinds.preserves_method": of_code(h.preserves_method),
    "redirect_kinds.redirect": of_code(h.is_redirect),
    "redirect_kinds.temporary": of_code(h.is_temporary_redirect),
    "retry.retry": lambda code: word("RETRY_", h.retry(int(code))),
    "retry.retry_after": of_code(h.honors_retry_after),
    "retry_after.retry_after": lambda value, now: or_negative(h.retry_after(unescaped(value), int(now))),
    "revalidation.revalidation": lambda code: word("REVALIDATION_", h.revalidation(int(code))),
    "revalidation.stale_if_error": of_code(h.is_stale_if_error),
    "robots.robots": lambda code: word("ROBOTS_", h.robots(int(code))),
    "set_parse.canonical": canonical,
    "set_parse.error_at": error_at,
    "span.client": of_code(h.is_client_span_error),
    "span.server": of_code(h.is_server_span_error),
    "standing.standing": of_code(h.standing),
    "standing.is_known": of_code(h.is_known),
    "standing.is_registered": of_code(h.is_registered),
    "vendor.vendor": of_index(h.vendor),
    "vendor_reason.vendor_reason": of_token(h.vendor_reason),
    "words.word": lambda vocabulary, number: getattr(h, f"{vocabulary}_name")(int(number)),
}

if __name__ == "__main__":
    answer("libhttpstatus", h.version(), FUNCTIONS)
