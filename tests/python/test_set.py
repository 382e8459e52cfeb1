"""StatusSet: a frozen set that reads and writes the text of configurations."""
import collections.abc
import copy
import operator
import pickle
import threading
from http import HTTPStatus

import pytest
from threads import run_in_threads

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
    assert 404.0 in errors and 404.5 not in errors and float("nan") not in errors and -1 not in errors
    assert list(StatusSet([500, 0, 1023, 7])) == [0, 7, 500, 1023]
    assert list(reversed(StatusSet([500, 7]))) == [500, 7]
    assert len(StatusSet("2xx")) == 100 and not StatusSet()


def test_it_is_frozen():
    codes = StatusSet("2xx")
    assert isinstance(codes, collections.abc.Collection) and isinstance(codes, collections.abc.Reversible)
    assert hash(StatusSet()) == hash(frozenset())
    assert hash(codes) == hash(frozenset(codes)) and {codes: 1}[frozenset(codes)] == 1
    with pytest.raises(AttributeError):
        codes.add(1)
    with pytest.raises(AttributeError):
        codes.new = 1
    with pytest.raises(TypeError, match="^StatusSet cannot be subclassed$"):
        type("Mine", (StatusSet,), {})


def test_algebra():
    a, b = StatusSet("2xx,404"), StatusSet("4xx")
    for other in (b, set(b), frozenset(b)):
        for result, wanted in ((a | other, "2xx,4xx"), (a & other, "404"), (a - other, "2xx"),
                               (a ^ other, "2xx,4xx,!404"), (a.union(other), "2xx,4xx"),
                               (a.intersection(other), "404"), (a.difference(other), "2xx"),
                               (a.symmetric_difference(other), "2xx,4xx,!404")):
            assert type(result) is StatusSet and result == StatusSet(wanted)
    plain = frozenset(a)
    for result in (plain | b, plain & b, plain - b, plain ^ b, {200} | a, {200} & a):
        assert type(result) is StatusSet
    assert a.union([1, 2], [3]) == set(a) | {1, 2, 3}
    assert a.union() == a.copy() == a
    assert StatusSet("404") < b <= b and b > StatusSet("404") and StatusSet("2xx").isdisjoint(b)
    assert not b < b and not b > b and b != a and not b == a and b >= {404} and {404} < b and {404} <= b
    for wrong in ([1], 1, None):
        with pytest.raises(TypeError):
            a | wrong


TEXTS = ["5xx", "501", "404,5xx,!503", "", "known"]


@pytest.mark.parametrize("given", TEXTS + [text.encode() for text in TEXTS], ids=repr)
def test_a_text_is_a_set_everywhere(given):
    """Not the set of its characters."""
    codes, other = StatusSet("4xx,501"), StatusSet(given)
    for method in ("union", "intersection", "difference", "symmetric_difference", "isdisjoint", "issubset",
                   "issuperset"):
        assert getattr(codes, method)(given) == getattr(frozenset(codes), method)(frozenset(other))
    for operate in (operator.or_, operator.and_, operator.sub, operator.xor, operator.le, operator.lt, operator.ge,
                    operator.gt):
        assert operate(codes, given) == operate(frozenset(codes), frozenset(other))
    for operate in (operator.or_, operator.and_, operator.sub, operator.xor):
        assert operate(given, codes) == operate(frozenset(other), frozenset(codes))
        assert type(operate(given, codes)) is StatusSet
    assert codes != given and not codes == given  # they have other hashes


def test_several_operands():
    assert StatusSet("5xx").union("404", [405], {406}, "407") == {404, 405, 406, 407, *range(500, 600)}
    assert StatusSet("5xx").intersection("500-502", iter([501, 7])) == {501}


@pytest.mark.parametrize("method", ["union", "difference", "isdisjoint", "issubset", "__or__", "__sub__", "__le__"])
def test_malformed_text_in_an_operation(method):
    with pytest.raises(ValueError, match="offset 4:\n    5xx,abc\n        \\^"):
        getattr(StatusSet("5xx"), method)("5xx,abc")


def test_what_is_no_code():
    codes = StatusSet("404")
    for others in ({"x"}, {5000}, {-1}, {10**30}, frozenset({None})):
        for operate in (operator.or_, operator.xor):
            with pytest.raises(ValueError, match="0 to 1023"):
                operate(codes, others)
        with pytest.raises(ValueError, match="0 to 1023"):
            others - codes
        assert codes & others == StatusSet() and codes - others == codes
        assert codes != others and not codes <= others and not codes >= others and codes.isdisjoint(others)
        assert codes <= {404, *others} and codes < {404, *others} and not codes >= {404, *others}
    assert codes & {"x", 404} == {404}


def test_views_of_dicts():
    keys = {404: 1, 500: 2}.keys()
    assert StatusSet("4xx").intersection(keys) == {404} and StatusSet("4xx") & keys == {404}
    assert StatusSet([404, 500]) == keys and StatusSet([404]) <= keys


def test_members_stay_the_same():
    codes = StatusSet("5xx")
    assert list(codes) == list(codes) == list(range(500, 600)) and next(iter(codes)) == 500


def test_many_threads_ask_one_set():
    sets = [StatusSet(range(start, start + 100)) for start in range(900)]
    barrier, wrong = threading.Barrier(8), []

    def work():
        barrier.wait()
        for start, codes in enumerate(sets):
            wanted = range(start, start + 100)
            if list(codes) != list(wanted) or hash(codes) != hash(frozenset(wanted)):
                wrong.append(start)

    run_in_threads(8, work)
    assert not wrong


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
