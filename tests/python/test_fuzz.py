"""Arguments that nobody thought of."""
import array

import pytest

import httpstatus as h
from functions import NONE_PARAMETERS, TEXT_PARAMETERS, TOKEN_PARAMETERS, call, places

hypothesis = pytest.importorskip("hypothesis")
given, settings, st = hypothesis.given, hypothesis.settings, hypothesis.strategies

settings.register_profile("here", max_examples=30, deadline=None, derandomize=True, database=None)
settings.load_profile("here")


class Text(str):
    __slots__ = ()

    def __eq__(self, other):
        raise ZeroDivisionError

    __hash__ = None


class Index:
    """An object whose __index__ does as it is told."""

    def __init__(self, answer):
        self.answer = answer

    def __index__(self):
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


surrogates = st.text(st.characters(min_codepoint=0xD7FE, max_codepoint=0xE001), max_size=5)
texts = st.one_of(st.text(), surrogates, st.binary(), st.text().map(Text), st.text().map(lambda text: text * 1000))
numbers = st.one_of(st.integers(), st.integers(-1100, 1100), st.booleans(), st.integers().map(h.Status),
                    st.integers(-2**70, 2**70).map(Index), st.just(Index(ZeroDivisionError())), st.just(Index("x")))
arrays = st.tuples(st.sampled_from("bBhHiIlLqQfd"), st.lists(st.integers(0, 100))).map(lambda p: array.array(*p))
views = arrays.map(memoryview)
buffers = st.one_of(arrays, views, views.map(lambda view: view[::2]), views.map(lambda view: view[::-1]),
                    st.binary().map(bytearray))
anything = st.one_of(texts, numbers, st.none(), st.floats(), buffers, st.lists(numbers),
                     st.lists(st.integers(-10, 70000)))
ALLOWED = (TypeError, ValueError, ZeroDivisionError)


@pytest.mark.parametrize("name, position, parameter", places())
@given(data=st.data())
def test_every_argument_answers_or_is_refused(name, position, parameter, data):
    value = data.draw(anything)
    try:
        answer = call(name, position, value)
    except ALLOWED:
        return
    assert answer is None or isinstance(answer, (int, str, tuple, dict, memoryview))
    if parameter in TEXT_PARAMETERS:
        assert isinstance(value, (str, bytes)) or value is None and (name, parameter) in NONE_PARAMETERS
    elif parameter in TOKEN_PARAMETERS:
        assert value is None or isinstance(value, str)
    elif parameter != "codes":
        assert hasattr(value, "__index__")


@given(st.one_of(anything, st.text("0123456789x,!-+ knowerdict", max_size=40)))
def test_sets(value):
    try:
        codes = h.StatusSet(value)
    except ALLOWED:
        return
    assert h.StatusSet(str(codes)) == codes == set(codes)
    assert list(codes) == sorted(set(codes))


@given(st.frozensets(st.integers(0, 1023)), st.frozensets(st.integers(0, 1023)))
def test_sets_are_sets(a, b):
    ours, theirs = h.StatusSet(a), h.StatusSet(b)
    assert ours == a and h.StatusSet(str(ours)) == a and len(ours) == len(a)
    assert (ours | theirs, ours & theirs, ours - theirs, ours ^ theirs) == (a | b, a & b, a - b, a ^ b)
    assert (ours <= theirs, ours < theirs, ours.isdisjoint(theirs)) == (a <= b, a < b, a.isdisjoint(b))
    assert ours.count(sorted(b) * 2) == 2 * len(a & b)


@given(anything)
def test_status(value):
    try:
        status = h.Status(value)
    except ALLOWED:
        return
    assert status == int(status) and h.Status(status) == status
    assert repr(status) and f"{status}" == str(int(status))


@given(st.lists(st.integers(0, 65535)))
def test_bulk_counts_like_a_loop(codes):
    classes, histogram = [0] * 6, {}
    for code in codes:
        classes[h.class_of(code)] += 1
        histogram[code if code < 1000 else 0] = histogram.get(code if code < 1000 else 0, 0) + 1
    for form in (codes, array.array("H", codes), memoryview(array.array("H", codes[::-1]))[::-1]):
        assert h.count_classes(form) == tuple(classes)
        assert h.histogram(form) == histogram


@given(st.text(), st.integers(100, 999))
def test_lines(text, code):
    line = h.format_line(code)
    assert h.parse_line(line) == h.parse_line(line.encode()) == (h.parse(line[9:12]), "1.1", line[13:-2])
    assert h.format_status(code) == line[9:-2].rstrip() and h.parse(line[9:12]) == code
    assert h.find(line) == (code if h.is_known(code) else None)
    parsed = h.parse_line(line[:-2] + text)
    assert parsed is None or parsed.reason == (line[13:-2] + text).rstrip("\r\n")
