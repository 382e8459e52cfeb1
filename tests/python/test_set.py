"""StatusSet: a frozenset that reads and writes the text of configurations."""
import collections.abc
import copy
import pickle
from http import HTTPStatus

import pytest

import httpstatus
from httpstatus import Status, StatusSet


def test_from_text_and_from_codes():
    assert StatusSet("5xx,!501") == set(range(500, 600)) - {501}
    assert StatusSet([200, 204]) == StatusSet(b"200 204") == {200, 204}
    assert StatusSet() == StatusSet("") == StatusSet([]) == frozenset()
    assert StatusSet(range(1024)) == set(range(1024))
    assert StatusSet(StatusSet("4xx")) == StatusSet("4xx")
    assert StatusSet(iter([HTTPStatus.OK, Status.CREATED, True])) == {200, 201, 1}
    assert all(type(code) is int for code in StatusSet([HTTPStatus.OK, Status.CREATED, True]))


def test_text():
    assert str(StatusSet([404, 405])) == "404-405"
    assert repr(StatusSet("5xx,!501")) == "StatusSet('500,502-599')"
    assert str(StatusSet()) == "" and repr(StatusSet()) == "StatusSet('')"
    assert eval(repr(StatusSet("known"))) == StatusSet("known")
    assert StatusSet(str(StatusSet(range(0, 1024, 2)))) == set(range(0, 1024, 2))


def test_membership():
    errors = StatusSet("error")
    assert 404 in errors and HTTPStatus.NOT_FOUND in errors and Status(404) in errors
    assert 200 not in errors and "404" not in errors and None not in errors and 10**30 not in errors
    assert list(StatusSet([500, 0, 1023, 7])) == [0, 7, 500, 1023]
    assert list(reversed(StatusSet([500, 7]))) == [500, 7]
    assert len(StatusSet("2xx")) == 100 and not StatusSet()


def test_it_is_frozen():
    codes = StatusSet("2xx")
    assert isinstance(codes, collections.abc.Set) and not isinstance(codes, collections.abc.MutableSet)
    assert hash(codes) == hash(frozenset(codes)) and {codes: 1}[frozenset(codes)] == 1
    with pytest.raises(AttributeError):
        codes.add(1)
    with pytest.raises(AttributeError):
        codes.new = 1


def test_algebra():
    a, b = StatusSet("2xx,404"), StatusSet("4xx")
    for other in (b, set(b), frozenset(b)):
        for result, wanted in ((a | other, "2xx,4xx"), (a & other, "404"), (a - other, "2xx"),
                               (a ^ other, "2xx,4xx,!404"), (a.union(other), "2xx,4xx"),
                               (a.intersection(other), "404"), (a.difference(other), "2xx"),
                               (a.symmetric_difference(other), "2xx,4xx,!404")):
            assert type(result) is StatusSet and result == StatusSet(wanted)
    plain = frozenset(a)
    for result in (plain | b, plain & b, plain - b, plain ^ b):
        assert type(result) is StatusSet
    assert type({200} | a) is set
    assert a.union([1, 2], [3]) == set(a) | {1, 2, 3}
    assert a.union() == a.copy() == a
    assert StatusSet("404") < b <= b and b > StatusSet("404") and StatusSet("2xx").isdisjoint(b)
    with pytest.raises(TypeError):
        a | [1]


def test_what_is_no_code_makes_a_frozenset():
    codes = StatusSet("404")
    for result in (codes | {"x"}, codes | {5000}, codes ^ {-1}, codes.union(["x"]), frozenset({"x"}) | codes):
        assert type(result) is frozenset and len(result) == 2
    assert codes & {"x", 404} == {404}


def test_pickle_and_copy():
    codes = StatusSet("5xx,!501")
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        again = pickle.loads(pickle.dumps(codes, protocol))
        assert type(again) is StatusSet and again == codes and str(again) == str(codes)
    assert copy.copy(codes) is copy.deepcopy(codes) is codes


@pytest.mark.parametrize("text, message", [
    ("5xx,abc", "malformed set of codes at offset 4:\n    5xx,abc\n        ^"),
    (b"5xx,\xff", "malformed set of codes at offset 4:\n    5xx,ÿ\n        ^"),
    ("é", "malformed set of codes at offset 0:\n    é\n    ^"),
    ("200-", "malformed set of codes at offset 4:\n    200-\n        ^"),
    ("200,\t\n!", "malformed set of codes at offset 7:\n    200,  !\n           ^"),
    ("200," * 50 + "x" + ",200" * 50,
     f"malformed set of codes at offset 200:\n    {'200,' * 10}x{',200' * 9},20\n    {' ' * 40}^"),
])
def test_malformed_text(text, message):
    with pytest.raises(ValueError) as caught:
        StatusSet(text)
    assert str(caught.value) == message


def test_wrong_members():
    for wrong in ([-1], [1024], [10**30]):
        with pytest.raises(ValueError, match="0 to 1023"):
            StatusSet(wrong)
    for wrong in (["404"], [404.0], 404, None):
        with pytest.raises(TypeError):
            StatusSet(wrong)
    for wrong in (404, None, 404.0):
        with pytest.raises(TypeError, match=r"^StatusSet\(\) argument 'codes' must be StatusSet, str, .*, not \w+$"):
            StatusSet(wrong)


class Sequence:
    """Iterable by __getitem__ alone."""

    def __getitem__(self, at):
        return [200, 404][at]


@pytest.mark.parametrize("given", ["200,404", b"200 404", StatusSet("200,404"), [200, 404], {200: 1, 404: 2},
                                   frozenset({200, 404}), Sequence()])
def test_functions_take_what_makes_a_set(given):
    assert httpstatus.set_format(given) == "200,404"
    assert httpstatus.set_size(given) == 2
    assert httpstatus.set_has(given, HTTPStatus.NOT_FOUND) is True and httpstatus.set_has(given, 10**30) is False
    assert httpstatus.set_count(given, iter([200, 404, 404, 1000])) == 3
    assert (httpstatus.set_next(given, -5), httpstatus.set_next(given, 200), httpstatus.set_next(given, 404)) \
        == (200, 404, None)
    for made, text in ((httpstatus.set_add(given, 405), "200,404-405"), (httpstatus.set_remove(given, 200), "404"),
                       (httpstatus.set_add(given, 1024), "200,404"), (httpstatus.set_remove(given, 7), "200,404")):
        assert type(made) is StatusSet and str(made) == text


def test_functions_leave_the_set_as_it_is():
    codes = StatusSet("4xx")
    assert httpstatus.set_add(codes, 200) == codes | {200} and httpstatus.set_remove(codes, 404) == codes - {404}
    assert str(codes) == "4xx" and len(codes) == 100 and 404 in codes
    assert pickle.loads(pickle.dumps(httpstatus.set_add(codes, 200))) == StatusSet("200,4xx")
    walked, code = [], -1
    while (code := httpstatus.set_next("0,63-64,1023", code)) is not None:
        walked.append(code)
    assert walked == [0, 63, 64, 1023]


def test_functions_refuse_what_makes_no_set():
    with pytest.raises(ValueError, match="offset 4:\n    5xx,abc\n        \\^"):
        httpstatus.set_parse("5xx,abc")
    with pytest.raises(ValueError, match="offset 4:"):
        httpstatus.set_has("5xx,abc", 500)
    with pytest.raises(ValueError, match="0 to 1023"):
        httpstatus.set_size([1024])
    for wrong in ([500], StatusSet("5xx"), None):
        with pytest.raises(TypeError, match=r"^set_parse\(\) argument 'text' must be str or bytes, not "):
            httpstatus.set_parse(wrong)
    with pytest.raises(TypeError, match=r"^set_add\(\) argument 'set' must be StatusSet, str, .* ints, not int$"):
        httpstatus.set_add(404, 404)
    with pytest.raises(TypeError, match=r"^set_has\(\) argument 'code' must be int, not str$"):
        httpstatus.set_has("4xx", "404")
    with pytest.raises(TypeError, match=r"^set_count\(\) argument 'codes' must be .*, not int$"):
        httpstatus.set_count("4xx", 404)
