"""How the command line writes for people: colours, wrapped text, lines about a code; and JSON."""
from __future__ import annotations

import json
import os
import re
import sys
from itertools import count, takewhile
from typing import Any, Callable

import httpstatus
from httpstatus import Status

WIDTH = 80
STANDINGS = ("unknown", "standard", "provisional", "deprecated", "obsolete", "reserved", "unofficial")
COLOURS = ("\033[35m", "\033[36m", "\033[32m", "\033[34m", "\033[33m", "\033[31m")
# What no line begins with, and what none ends with.
CLOSING = frozenset(")],.;:!?%’”、。〉》」』】！），：；？")
OPENING = frozenset("([‘“〈《「『【（")


def coloured() -> bool:
    """Whether stdout is a terminal that is not dumb, and NO_COLOR is not set to something."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def listed(ask: Callable[[int], str | None]) -> list[str]:
    """Every answer of a function that counts from 0 and ends with None."""
    return [answer for answer in takewhile(lambda answer: answer is not None, map(ask, count())) if answer is not None]


def columns(character: str) -> int:
    """How many columns of a terminal a character takes: 2 for ideographs and their punctuation, else 1."""
    return 2 if character >= "\u2e80" and character != "\ufffd" else 1


def units(word: str) -> list[str]:
    """The parts of a word that have to stay together: a line may end beside an ideograph, but not before a comma."""
    parts = [""]
    before = ""
    for character in word:
        wide = before and 2 in (columns(before), columns(character))
        if wide and before not in OPENING and character not in CLOSING:
            parts.append("")
        parts[-1] += character
        before = character
    return parts


def wrapped(text: str, column: int = 0, indent: int = 0) -> str:
    """A text that starts in a column, with further lines indented, so that no line is wider than WIDTH."""
    out = []
    for number, word in enumerate(text.split(" ")):
        for place, unit in enumerate(units(word)):
            wide = sum(map(columns, unit))
            apart = number > 0 and place == 0 and column > indent
            if column > indent and column + apart + wide > WIDTH:
                out.append("\n" + " " * indent)
                column = indent
            elif apart:
                out.append(" ")
                column += 1
            out.append(unit)
            column += wide
    return "".join(out) + "\n"


class Unwritable(Exception):
    """Standard output cannot be written to, as the OSError that this one is from tells."""


class Output:
    """Standard output, as bytes of UTF-8, and what all answers have in common."""

    def __init__(self, lang: str | None = None) -> None:
        self.lang = lang
        self.coloured = coloured()
        self.stream = sys.stdout.buffer

    def write_bytes(self, data: bytes) -> None:
        try:
            self.stream.write(data)
        except OSError as error:
            raise Unwritable from error

    def write(self, text: str) -> None:
        self.write_bytes(text.encode("utf-8", "surrogateescape"))

    def flush(self) -> None:
        try:
            self.stream.flush()
        except OSError as error:
            raise Unwritable from error

    def json(self, value: Any, one_line: bool = False) -> None:
        self.write(json.dumps(value, indent=None if one_line else 2, ensure_ascii=False) + "\n")

    def painted(self, text: str, colour: str) -> str:
        return f"{colour}{text}\033[0m" if self.coloured else text

    def bold(self, text: str) -> str:
        return self.painted(text, "\033[1m")

    def dim(self, text: str) -> str:
        return self.painted(text, "\033[2m")

    def in_class_colour(self, text: str, code: int) -> str:
        return self.painted(text, COLOURS[httpstatus.class_of(code)])

    def code(self, code: int) -> str:
        """A code with its title: "404 Not Found"; an unknown one with its class in brackets: "477 (4xx)"."""
        title = httpstatus.title(code, self.lang)
        label = httpstatus.class_label(httpstatus.class_of(code)) or "invalid"
        number = self.in_class_colour(str(code), code)
        return f"{number} ({label})" if title is None else f"{number} {self.bold(title)}"

    def short(self, code: int) -> str:
        """The line about a code that --short asks for."""
        standing = STANDINGS[httpstatus.standing(code)]
        if standing in ("standard", "unknown"):
            return self.code(code) + "\n"
        if standing == "unofficial":
            standing += ": " + ", ".join(listed(Status(code).vendor))
        return f"{self.code(code)} {self.dim(f'({standing})')}\n"

    def record(self, code: int) -> dict[str, Any]:
        """What every command says about a code in JSON."""
        return {
            "code": code,
            "reason": httpstatus.reason(code),
            "title": httpstatus.title(code, self.lang),
            "standing": STANDINGS[httpstatus.standing(code)],
        }


def replaced(text: str) -> str:
    """A text from outside as JSON can hold it: with U+FFFD where it is no UTF-8."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def complain(text: str) -> None:
    """Writes to stderr, unless that is closed."""
    if sys.stderr is not None:
        sys.stderr.flush()
        sys.stderr.buffer.write(f"httpstatus: {text}\n".encode("utf-8", "surrogateescape"))
        sys.stderr.buffer.flush()


def ascii_lower(text: str) -> str:
    """A text with the capitals of ASCII made small, and no others."""
    return re.sub("[A-Z]+", lambda letters: letters[0].lower(), text)
