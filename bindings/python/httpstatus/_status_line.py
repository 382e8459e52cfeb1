"""StatusLine, which parse_line() returns. It is imported with the first, as typing costs more than this package."""
from typing import NamedTuple


class StatusLine(NamedTuple):
    """The parts of a status line of HTTP/1.x."""

    code: int
    version: str
    reason: str


StatusLine.__module__ = __package__
