"""The cases that C, Python and Lua share."""
import pytest

import httpstatus as h
import vectors


def number(cell):
    return int(cell) if cell else None


def text(cell):
    return cell.decode("utf-8", "surrogateescape") or None


def yes(cell):
    return {b"yes": True, b"no": False}[cell]


def constant(cell, prefix=""):
    return getattr(h, prefix + cell.decode())


def flags(cell):
    return sum(constant(word, "CACHE_") for word in cell.split(b"|") if word)


def forms(cell):
    """The ways to give a text to Python: bytes, and str where the bytes are UTF-8."""
    yield cell
    try:
        yield cell.decode()
    except UnicodeDecodeError:
        yield cell.decode("utf-8", "surrogateescape")


def of_code(name, read):
    def check(row):
        yield getattr(h, name)(number(row["code"])), read(row[name])
    return check


def of_text(name, column="text"):
    def check(row):
        for form in forms(row[column]):
            yield getattr(h, name)(form), number(row[name])
    return check


def of_class(row):
    code = number(row["code"])
    yield h.class_of(code), number(row["class_of"])
    for name in row.keys() - {"code", "class_of", "why"}:
        yield getattr(h, name)(code), yes(row[name])


def of_entry(row):
    for name in ("name", "spec", "section", "url"):
        yield getattr(h, name)(number(row["code"])), text(row[name])


def of_class_name(row):
    yield h.class_name(number(row["status_class"])), text(row["class_name"])
    yield h.class_label(number(row["status_class"])), text(row["class_label"])


def of_standing(row):
    code = number(row["code"])
    yield h.standing(code), number(row["standing"])
    yield h.is_known(code), yes(row["is_known"])
    yield h.is_registered(code), yes(row["is_registered"])


def of_content(row):
    code, method = number(row["code"]), text(row["method"])
    yield h.content(code, method), constant(row["content"], "CONTENT_")
    yield h.allows_content_length(code, method), yes(row["content_length"])
    yield h.allows_transfer_encoding(code, method), yes(row["transfer_encoding"])


def of_fetch(row):
    code = number(row["code"])
    yield h.is_null_body(code), yes(row["null_body"])
    yield h.is_range(code), yes(row["range"])
    yield h.is_redirect(code), yes(row["redirect"])


def of_storable(row):
    code, method = number(row["code"]), text(row["method"])
    yield h.storable(code, method, flags(row["flags"])), constant(row["result"])


def of_cache_flags(row):
    for form in forms(row["text"]):
        yield h.cache_flags(form), flags(row["flags"])


def of_redirect(row):
    code, method, policy = number(row["code"]), text(row["method"]), constant(row["policy"], "REDIRECT_")
    answer = h.redirect_method(code, method, policy)
    yield answer, text(row["next"])
    yield method is None or answer != method or answer is method, True
    yield h.redirect_keeps_content(code, method, policy), yes(row["keeps_content"])


def of_redirect_kinds(row):
    code = number(row["code"])
    yield h.is_redirect(code), yes(row["redirect"])
    yield h.is_permanent_redirect(code), yes(row["permanent"])
    yield h.is_temporary_redirect(code), yes(row["temporary"])
    yield h.preserves_method(code), yes(row["preserves_method"])


def of_retry(row):
    code, method = number(row["code"]), text(row["method"])
    yield h.retry(code), constant(row["retry"], "RETRY_")
    yield h.is_retryable(code, method), yes(row["retryable"])
    yield h.honors_retry_after(code), yes(row["retry_after"])


def fields_of(code, kind):
    index = 0
    while True:
        field = h.request_field(code, index) if kind == "request" else h.field(code, getattr(h, kind.upper()), index)
        if field is None:
            return
        yield field
        index += 1


def of_fields(row):
    listed = list(fields_of(number(row["code"]), text(row["kind"])))
    yield text(row["field"]) in listed, yes(row["listed"])


def of_grpc(row):
    ask = h.to_grpc if row["from"] == b"http" else h.from_grpc
    yield ask(number(row["number"])), number(row["answer"])


def of_language(row):
    tag, language = text(row["lang"]), text(row["language"])
    for ask in (h.title, h.summary, h.description):
        yield ask(404, tag), language and ask(404, lang=language)


def of_span(row):
    yield h.is_span_error(number(row["code"]), False), yes(row["client"])
    yield h.is_span_error(number(row["code"]), server=True), yes(row["server"])


def of_set_parse(row):
    for form in forms(row["text"]):
        try:
            made = h.set_parse(form)
        except ValueError as error:
            at = number(row["error_at"])
            assert at is not None, error
            if isinstance(form, str):
                at = len(form.encode("utf-8", "surrogatepass")[:at].decode("utf-8", "replace"))
            yield f"at offset {at}:" in str(error), True
        else:
            yield (str(made), None), (row["canonical"].decode(), number(row["error_at"]))
            yield (type(made), made), (h.StatusSet, h.StatusSet(form))
            yield made, h.StatusSet(str(made))
            yield from of_set(form, made)


def of_set(text, made):
    """What the functions answer to the text of a set, and to the set."""
    members = list(made)
    for given in (text, made, members):
        yield h.set_format(given), str(made)
        yield h.set_size(given), len(members)
        yield h.set_count(given, range(1100)), len(members)
    for code in (-1, 0, 404, 1023, 1024):
        yield h.set_has(text, code), code in made
        yield h.set_next(text, code), next((member for member in members if member > max(code, 0)), None)
    yield h.set_add(text, 404), made | {404}
    yield h.set_remove(text, 404), made - {404}


CHECKS = {
    "alias": lambda row: [(h.alias(number(row["code"]), number(row["index"])), text(row["alias"]))],
    "cache_flags": of_cache_flags,
    "cacheable": lambda row: [(h.is_heuristically_cacheable(number(row["code"])), yes(row["cacheable"]))],
    "class": of_class,
    "class_name": of_class_name,
    "closest": of_text("closest"),
    "content": of_content,
    "entry": of_entry,
    "fallback": of_code("fallback", number),
    "fetch": of_fetch,
    "fields": of_fields,
    "find": of_text("find"),
    "format_line": of_code("format_line", text),
    "grpc": of_grpc,
    "invalidates": lambda row: [(h.invalidates(number(row["code"]), text(row["method"])), yes(row["invalidates"]))],
    "language": of_language,
    "next": of_code("next", number),
    "on_wire": of_code("is_on_wire", yes),
    "parse": of_text("parse"),
    "parse_line": of_text("parse_line", "line"),
    "reason": of_code("reason", text),
    "reason_in": lambda row: [(h.reason_in(number(row["code"]), number(row["rfc"])), text(row["reason_in"]))],
    "redirect": of_redirect,
    "redirect_kinds": of_redirect_kinds,
    "retry": of_retry,
    "set_parse": of_set_parse,
    "span": of_span,
    "standing": of_standing,
    "storable": of_storable,
    "vendor": lambda row: [(h.vendor(number(row["code"]), number(row["index"])), text(row["vendor"]))],
    "vendor_reason": lambda row: [(h.vendor_reason(number(row["code"]), text(row["by"])), text(row["vendor_reason"]))],
}


@pytest.mark.parametrize("name", vectors.tables())
def test_table(name):
    assert name in CHECKS, f"tests/vectors/{name}.csv is run by no check"
    wrong = []
    for line, row in vectors.rows(name):
        wrong += [f"{name}.csv:{line}: {got!r}, not {wanted!r}" for got, wanted in CHECKS[name](row) if got != wanted]
    assert not wrong, "\n".join(wrong)
