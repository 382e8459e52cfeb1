"""What comes back through a cache."""

from typing import NamedTuple


class Answer(NamedTuple):
    """A response: its status code, 0 if there was none, and the names of its fields in lower case."""

    status: int
    fields: frozenset


def parsed(line):
    """The answer that a driver printed."""
    status, _, names = line.partition("\t")
    return Answer(int(status), frozenset(names.split()))
