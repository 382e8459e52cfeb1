"""The cases that C, Python and Lua share, as the kit answers them, and what is particular to Python about them."""
import sys
from collections import defaultdict
from pathlib import Path

import pytest

import httpstatus as h

KIT = Path(__file__).resolve().parents[1] / "conformance-kit"
sys.path.insert(0, str(KIT))

import score  # noqa: E402

COLUMNS = defaultdict(list)
for question in score.questions():
    COLUMNS[question.column].append(question)
TAKE_TEXT = ("cache_flags.cache_flags", "closest.closest", "find.find", "parse.parse",
             "accept_language.accept_language")


def test_every_vector():
    """Through the lines that score.py and an adapter exchange."""
    result = score.ask([sys.executable, str(KIT / "adapters/libhttpstatus.py")], list(score.questions()))
    assert (result.library, result.version) == ("libhttpstatus", h.version())
    assert result.asked().keys() == COLUMNS.keys()
    assert result.differences() == []


def texts(column):
    """The texts of a column as bytes, each with the str that represents it."""
    for question in COLUMNS[column]:
        text = score.unescaped(question.arguments[0])
        yield text, text.decode("utf-8", "surrogateescape")


@pytest.mark.parametrize("column", TAKE_TEXT)
def test_a_str_is_answered_as_its_bytes_are(column):
    function = getattr(h, column.split(".")[1])
    assert [text for as_bytes, text in texts(column) if function(text) != function(as_bytes)] == []


def test_a_line_is_parsed_as_its_bytes_are():
    """A phrase that is not UTF-8 is left out: a str has the characters that its maker chose."""
    for as_bytes, text in texts("parse_line.parse_line"):
        parsed, other = h.parse_line(text), h.parse_line(as_bytes)
        assert parsed == other or parsed[:2] == other[:2]
        assert parsed is None or parsed == other or not other.reason.isascii()


def test_a_method_that_stays_is_the_very_same():
    for question in COLUMNS["redirect.next"]:
        code, method, policy = question.arguments
        answer = h.redirect_method(int(code), method, h.RedirectPolicy[policy])
        assert answer != method or answer is method, question


def complaint(text):
    """What is said of a text that describes no set, without the picture under it, or None."""
    try:
        h.StatusSet(text)
    except ValueError as error:
        return str(error).splitlines()[0]
    return None


def test_a_malformed_str_is_complained_of_as_its_bytes_are():
    assert [text for as_bytes, text in texts("set_parse.error_at") if complaint(text) != complaint(as_bytes)] == []


def test_sets():
    for as_bytes, text in texts("set_parse.canonical"):
        if complaint(text):
            continue
        made = h.StatusSet(text)
        assert h.StatusSet(as_bytes) == made == h.StatusSet(list(made)) == h.StatusSet(str(made))
        assert len(made) == made.count(range(1100)) == len(list(made))
        for code in (-1, 0, 404, 1023, 1024):
            assert (code in made) == (code in frozenset(made))
