"""What holds for every function: signatures, documentation, arguments of every kind."""
import inspect
import re

import pytest

import functions
import httpstatus as h
from functions import (
    BOOL_PARAMETERS, FUNCTIONS, NONE_PARAMETERS, PARAMETERS, TEXT_PARAMETERS, TOKEN_PARAMETERS, call, places,
)

PLACES = [pytest.param(*place, id=f"{place[0]}-{place[2]}") for place in places()]
INTS = [-2**31, 2**31 - 1, -2**31 - 1, 2**31, 2**32 + 404, 2**63, -2**63 - 1, 2**64 + 404, 10**100, -10**100, -1, 1000]


class Index:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        return self.value


def is_int(parameter):
    return parameter not in TEXT_PARAMETERS | TOKEN_PARAMETERS | BOOL_PARAMETERS | {"codes"}


@pytest.mark.parametrize("name", FUNCTIONS)
def test_has_a_signature_and_a_docstring(name):
    document = inspect.getdoc(FUNCTIONS[name])
    assert document and document[0].isupper() and document.split("\n")[0].strip()
    assert ("Args:" in document) == bool(PARAMETERS[name])
    assert "Returns:" in document and FUNCTIONS[name].__module__ == "httpstatus"
    for parameter in PARAMETERS[name]:
        assert re.search(rf"^    {parameter} \(.+\): \w", document, re.M), parameter
    assert not re.search(r"NULL|httpstatus_|HTTPSTATUS_[A-Z]|\bNUL\b|snprintf|size_t|int64_t|\*rule", document)


def test_signatures():
    shown = {name: str(inspect.signature(function)) for name, function in FUNCTIONS.items()}
    assert shown["reason"] == "(code)"
    assert shown["find"] == "(text)"
    assert shown["version"] == shown["languages"] == "()"
    assert shown["aliases"] == "(code)"
    assert shown["vendor_reason"] == "(code, vendor)"
    assert shown["redirect_method"] == "(code, method='GET', policy=0)"
    assert shown["may_store"] == "(code, method='GET', flags=0, *, cache_control=None, shared=False)"
    assert shown["redirect_keeps_field"] == "(code, method, policy, field, same_origin)"
    assert shown["retry_after"] == "(value, now)"
    assert shown["parse_line"] == "(line)"
    assert shown["fields"] == "(code, level)"
    assert shown["count_classes"] == "(codes)"


def test_functions_of_one_argument_have_no_python_frame():
    for name, parameters in PARAMETERS.items():
        has_default = name in ("language_of", "is_safe_method", "is_idempotent_method")
        is_direct = len(parameters) < 2 and not has_default and name != "registry"
        assert inspect.isbuiltin(FUNCTIONS[name]) == is_direct, name


@pytest.mark.parametrize("name, position, parameter", PLACES)
@pytest.mark.parametrize("wrong", [4.0, "x", b"x", None, [], object(), 4j], ids=lambda value: type(value).__name__)
def test_a_wrong_type_is_a_type_error_that_names_the_place(name, position, parameter, wrong):
    if parameter in TEXT_PARAMETERS and isinstance(wrong, (str, bytes)):
        return
    if parameter in TOKEN_PARAMETERS and (wrong is None or isinstance(wrong, str)):
        return
    if parameter == "codes" and wrong == [] or wrong is None and (name, parameter) in NONE_PARAMETERS:
        return
    with pytest.raises(TypeError) as caught:
        call(name, position, wrong)
    assert str(caught.value).startswith(f"{name}() argument '{parameter}' must ")


def test_the_messages():
    with pytest.raises(TypeError, match=r"^reason\(\) argument 'code' must be int, not str$"):
        h.reason("404")
    with pytest.raises(TypeError, match=r"^find\(\) argument 'text' must be str or bytes, not int$"):
        h.find(404)
    with pytest.raises(TypeError, match=r"^may_retry\(\) argument 'method' must be str or None, not bytes$"):
        h.may_retry(503, b"GET")


@pytest.mark.parametrize("name, position, parameter", [place for place in PLACES if is_int(place.values[2])])
def test_any_int_is_accepted(name, position, parameter):
    for value in INTS:
        assert call(name, position, value) == call(name, position, Index(value))
    assert call(name, position, True) == call(name, position, 1)


def test_ints_beyond_c_are_unknown_codes():
    for code in INTS:
        assert h.reason(code) is None and h.is_known(code) is False and h.class_of(code) == 0
        assert h.fallback(code) == 500
        assert h.fields(405, code) == h.aliases(code) == ()


def test_every_int_near_the_codes():
    for code in range(-2000, 2001):
        assert h.is_known(code) == (code in h.REASONS)
        assert h.reason(code) == h.REASONS.get(code)
        assert (h.name(code) is None) == (h.standing(code) == h.Standing.UNKNOWN) == (h.url(code) is None)
        assert h.is_valid(code) == (100 <= code <= 599) == (h.class_of(code) != 0)
        for name, parameters in PARAMETERS.items():
            if parameters[:1] == ["code"]:
                call(name, 0, code)


def test_numpy_integers():
    numpy = pytest.importorskip("numpy")
    for kind in (numpy.int8, numpy.int16, numpy.uint16, numpy.int32, numpy.uint32, numpy.int64, numpy.uint64):
        code = 100 if kind is numpy.int8 else 404
        assert h.reason(kind(code)) == h.reason(code)
        assert h.Status(kind(code)) is h.Status(code)
    with pytest.raises(TypeError):
        h.reason(numpy.float64(404))


def test_numpy_bools():
    numpy = pytest.importorskip("numpy")
    for same in (numpy.array([404]) == 404, numpy.array([404]) == 200):
        assert keeps_cookie(same[0]) is keeps_cookie(bool(same[0])) is bool(same[0])
    with pytest.raises(TypeError, match=r"^redirect_keeps_field\(\) argument 'same_origin' must be bool, not "):
        keeps_cookie(numpy.float64(1))

    class Bool:
        __module__ = 1

    with pytest.raises(TypeError, match="must be bool, not Bool$"):
        keeps_cookie(Bool())


def keeps_cookie(same_origin):
    return h.redirect_keeps_field(302, "GET", h.RedirectPolicy.FETCH, "Cookie", same_origin=same_origin)


def test_http_status_members_are_ints():
    from http import HTTPStatus

    assert h.reason(HTTPStatus.NOT_FOUND) == "Not Found"
    assert h.Status(HTTPStatus.NOT_FOUND) is h.Status.NOT_FOUND


def test_an_error_of_index_is_passed_on():
    class Raises:
        def __index__(self):
            raise ZeroDivisionError

    for name, position, parameter in places():
        if is_int(parameter):
            with pytest.raises(ZeroDivisionError):
                call(name, position, Raises())
    with pytest.raises(TypeError):
        h.reason(Index("404"))


@pytest.mark.parametrize("name, position, parameter",
                         [place for place in PLACES if place.values[2] in TEXT_PARAMETERS])
def test_text_of_every_kind(name, position, parameter):
    class Text(str):
        def encode(self, *_):
            raise AssertionError("nobody asked")

    sample = functions.SAMPLES[parameter]
    assert call(name, position, Text(sample)) == call(name, position, sample) == call(name, position, sample.encode())
    nothing = call(name, position, "")
    if parameter != "cache_control":
        assert nothing == "en" if name == "accept_language" else nothing is None
    for strange in ("\0", "\ud800", "\udcff" * 3, "é", "\U0001f600", b"\xff\xfe", b"\0" * 1000, "x" * 2**20):
        assert call(name, position, strange) == nothing
    for refused in (bytearray(b"404"), memoryview(b"404")):
        with pytest.raises(TypeError):
            call(name, position, refused)


def test_text_with_something_strange_in_it():
    assert h.find("Not\0Found") is h.find("\ud800") is None
    assert h.find("Not\ud800Found") == h.find("Not\ud800Found".encode("utf-8", "surrogatepass")) == 404
    assert h.parse("404\0") is None
    assert h.parse("٤٠٤") is None
    assert h.cache_flags('x="\ud800", no-store') == h.CacheFlag.NO_STORE


@pytest.mark.parametrize("name, position, parameter",
                         [place for place in PLACES if place.values[2] == "method"])
def test_strange_methods(name, position, parameter):
    assert call(name, position, None) == call(name, position, "GET")
    for strange in ("GET\0", "\0", "\ud800", "GET\udcff"):
        if name == "redirect_method":
            assert h.redirect_method(307, strange) is strange
            assert h.redirect_method(303, strange) == "GET"
        else:
            assert call(name, position, strange) == call(name, position, "BREW")


def test_redirect_method_returns_the_very_object():
    class Method(str):
        pass

    method = Method("POST")
    assert h.redirect_method(307, method) is method
    assert h.redirect_method(302, method) == "GET"
    assert h.redirect_method(404, method) is None
    assert h.redirect_method(302, "PUT", policy=h.RedirectPolicy.LEGACY) == "GET"
    assert h.redirect_method(301, None) == h.redirect_method(301) == "GET"


def test_keywords():
    assert h.reason_in(413, rfc=2616) == "Request Entity Too Large"
    assert h.vendor_reason(499, vendor="NGINX") == "Client Closed Request"
    assert h.vendor_reason(499, None) is None
    assert h.may_store(code=200, method="GET", flags=h.CacheFlag.NO_STORE) == h.StoreRule.NOSTORE_DIRECTIVE
    assert h.retry_after(value="7", now=0) == 7
    assert h.reason(code=404) == "Not Found" and h.find(text="Not Found") == 404
    assert h.count_classes(codes=[404])[4] == 1
    for arguments, message in ((((404,), {"code": 404}), "got an unexpected keyword argument 'code'"),
                               (((), {"number": 404}), "got an unexpected keyword argument 'number'"),
                               (((), {}), "missing 1 required positional argument: 'code'"),
                               (((404, 405), {}), "takes 1 positional argument but 2 were given")):
        with pytest.raises(TypeError, match=rf"^reason\(\) {message}$"):
            h.reason(*arguments[0], **arguments[1])


def test_wrong_numbers_of_arguments():
    for name, parameters in PARAMETERS.items():
        with pytest.raises(TypeError):
            FUNCTIONS[name](*[functions.SAMPLES[parameter] for parameter in parameters], 1)
        if any(one.default is one.empty for one in inspect.signature(FUNCTIONS[name]).parameters.values()):
            with pytest.raises(TypeError):
                FUNCTIONS[name]()


def test_answers_are_cached():
    assert h.reason(404) is h.reason(404)
    assert h.redirect_method(303) is h.redirect_method(303, "POST")


def test_lists_are_whole():
    assert h.aliases(413)[0] == "Request Entity Too Large" and h.aliases(799) == h.vendors(404) == ()
    assert h.fields(405, h.Level.MUST) == ("Allow",) and h.request_fields(417) == ("Expect",)
    assert h.languages()[0] == "en" and h.editions() == tuple(sorted(h.editions())) and 9110 in h.editions()
    assert not {"alias", "vendor", "field", "request_field", "language", "edition", "next"} & set(dir(h))
    assert not [name for name in dir(h) if name.startswith("set_")]


def test_codes_are_plain_ints_in_a_module_of_their_own():
    assert (h.codes.NOT_FOUND, h.codes.CONTENT_TOO_LARGE, h.codes.PAYLOAD_TOO_LARGE) == (404, 413, 413)
    assert type(h.codes.NOT_FOUND) is int and not hasattr(h, "NOT_FOUND")
    assert {name: code for name, code in vars(h.codes).items() if name.isupper()} == dict(h.Status.__members__)


def test_the_module():
    assert h.__version__ == h.version() and re.fullmatch(r"\d+\.\d+\.\d+", h.__version__)
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", h.registry_date())
    public = {name for name, thing in vars(h).items() if not name.startswith("_") and not inspect.ismodule(thing)}
    assert public <= set(h.__all__) <= set(dir(h))
    assert h.__all__[:4] == ["Status", "StatusSet", "may_store", "may_retry"]
    homes = {getattr(getattr(h, name), "__module__", "httpstatus") for name in h.__all__}
    assert homes == {"httpstatus"}
    scope = {}
    exec("from httpstatus import *", scope)
    assert scope.keys() - {"__builtins__"} == set(h.__all__)


def test_the_registry():
    rows = h.registry()
    assert [row["code"] for row in rows] == list(h.REASONS)
    assert all(row["reason"] == h.reason(row["code"]) and row["name"] == h.name(row["code"]) for row in rows)
    rows[0].clear()
    assert h.registry()[0]["code"] == min(h.REASONS)


def test_help_begins_with_what_people_need():
    import pydoc

    text = pydoc.plain(pydoc.render_doc(h))
    order = [text.index(word) for word in ("Status(404)", "StatusSet(", "may_retry(503", "count_classes([200")]
    assert order == sorted(order) and order[0] < 400
    for name in ("reason", "may_store", "histogram", "parse_line"):
        assert f"\n    {name}(" in text
