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


def of_numbers(function):
    return lambda code, number: function(int(code), int(number))


def at(items, index):
    """The item of a list at an index, None past its end."""
    return items[index] if index < len(items) else None


def of_index(function):
    return lambda code, index: at(function(int(code)), int(index))


def of_token(function):
    return lambda code, cell: function(int(code), token(cell))


def of_redirect(function):
    return lambda code, method, policy: function(int(code), token(method), h.RedirectPolicy[policy])


def of_word(function):
    """The name of the member that a function returns."""
    return lambda code: function(int(code)).name


def flags_of(flags, words):
    """The flags of an enumeration that have these names."""
    found = flags(0)
    for word in filter(None, words.split("|")):
        found |= flags[word]
    return found


def words_of(flags):
    return "|".join(flag.name for flag in type(flags) if flag & flags)


def of_rule(function, flags):
    return lambda code, method, words: function(int(code), token(method), flags_of(flags, words)).name


def of_cache(function):
    return lambda code, words: function(int(code), flags_of(h.CacheFlag, words))


def of_name(function):
    return lambda name: function(token(name))


def or_negative(seconds):
    """The seconds, -1 if there are none."""
    return -1 if seconds is None else seconds


def keeps_field(code, method, policy, field, same_origin):
    return h.redirect_keeps_field(int(code), token(method), h.RedirectPolicy[policy], token(field),
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
    if kind == "request":
        return field in h.request_fields(int(code))
    return field in h.fields(int(code), h.Level[kind.upper()])


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
        return str(h.StatusSet(unescaped(text)))
    except ValueError:
        return None


def error_at(text):
    try:
        h.StatusSet(unescaped(text))
    except ValueError as error:
        return int(re.search(r"at offset (\d+):", str(error))[1])
    return None


CLASS = ("class_of", "is_valid", "is_informational", "is_success", "is_redirection", "is_client_error",
         "is_server_error", "is_error")

FUNCTIONS = {
    "accept_language.accept_language": of_text(h.accept_language),
    "alias.alias": of_index(h.aliases),
    "cache_flags.cache_flags": lambda text: words_of(h.cache_flags(unescaped(text))),
    "cache_seconds.cache_seconds": lambda text, directive: or_negative(h.cache_seconds(unescaped(text), directive)),
    "cacheable.cacheable": of_code(h.is_heuristically_cacheable),
    **{f"class.{name}": of_code(getattr(h, name)) for name in CLASS},
    "class_name.class_name": of_code(h.class_name),
    "class_name.class_label": of_code(h.class_label),
    "closest.closest": of_text(h.closest),
    "content.content": lambda code, method: h.content(int(code), token(method)).name,
    "content.content_length": of_token(h.allows_content_length),
    "content.transfer_encoding": of_token(h.allows_transfer_encoding),
    "edition.edition": lambda index: at(h.editions(), int(index)),
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
    "may_retry.rule": of_rule(h.may_retry, h.RetryFlag),
    "may_send.may_send": of_numbers(h.may_send),
    "may_serve_stale.may_serve_stale": of_cache(h.may_serve_stale),
    "may_store.rule": of_rule(h.may_store, h.CacheFlag),
    "method.idempotent": of_name(h.is_idempotent_method),
    "method.safe": of_name(h.is_safe_method),
    "next.next": lambda code: next((known for known in h.REASONS if known > int(code)), None),
    "on_wire.is_on_wire": of_code(h.is_on_wire),
    "parse.parse": of_text(h.parse),
    "parse_line.minor": of_line(lambda parsed, _: parsed.version.removeprefix("1.")),
    "parse_line.parse_line": of_line(lambda parsed, _: parsed.code),
    "parse_line.reason": of_line(offset),
    "proxy_error.proxy_error": of_name(h.from_proxy_error),
    "reason.reason": of_code(h.reason),
    "reason_in.reason_in": of_numbers(h.reason_in),
    "reason_other.reason": of_code(h.reason),
    "redirect.keeps_content": of_redirect(h.redirect_keeps_content),
    "redirect.next": of_redirect(h.redirect_method),
    "redirect_field.keeps_field": keeps_field,
    "redirect_kinds.permanent": of_code(h.is_permanent_redirect),
    "redirect_kinds.preserves_method": of_code(h.preserves_method),
    "redirect_kinds.redirect": of_code(h.is_redirect),
    "redirect_kinds.temporary": of_code(h.is_temporary_redirect),
    "retry.retry": of_word(h.retry),
    "retry.retry_after": of_code(h.honors_retry_after),
    "retry_after.retry_after": lambda value, now: or_negative(h.retry_after(unescaped(value), int(now))),
    "revalidation.revalidation": of_word(h.revalidation),
    "revalidation.stale_if_error": of_code(h.is_stale_if_error),
    "robots.robots": of_word(h.robots),
    "set_parse.canonical": canonical,
    "set_parse.error_at": error_at,
    "span.client": of_code(h.is_client_span_error),
    "span.server": of_code(h.is_server_span_error),
    "standing.standing": of_code(h.standing),
    "standing.is_known": of_code(h.is_known),
    "standing.is_registered": of_code(h.is_registered),
    "vendor.vendor": of_index(h.vendors),
    "vendor_reason.vendor_reason": of_token(h.vendor_reason),
    "words.word": lambda vocabulary, number: getattr(h, f"{vocabulary}_name")(int(number)),
}

if __name__ == "__main__":
    answer("libhttpstatus", h.version(), FUNCTIONS)
