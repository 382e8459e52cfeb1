"""What needs the modules enum and typing, which take longer to import than this package: it is made on first use."""
from . import _core

# What makes a StatusLine of its parts, from the first call on.
_make = None


class Members(dict):
    """The members of an enumeration by their numbers.

    The first look-up fills it, so that every later one is that of a plain dict.

    Args:
        module (str): the module of this package that has the enumeration.
        name (str): its name there.
    """

    __slots__ = ("module", "name")

    def __init__(self, module, name):
        self.module = module
        self.name = name

    def __missing__(self, number):
        from importlib import import_module

        enumeration = getattr(import_module("." + self.module, __package__), self.name)
        self.update((member.value, member) for member in enumeration)
        return enumeration(number)


def parse_line(line, /):
    """Parses the status line of an HTTP/1.x response strictly.

    The line may end with CRLF, LF, CR (what is left of a line that was split at LF) or nothing. The reason phrase may
    be empty, and the space before it may then be missing, as some servers leave it out.

    Args:
        line (str | bytes): one line, as text or as bytes.

    Returns:
        StatusLine | None: the code, 100 to 999, known or not; the version, such as "1.1"; and the reason phrase, which
            is "" if there is none. A phrase in bytes is read as UTF-8 if it is valid as that, else as ISO-8859-1. None
            if the line is not a status line of HTTP/1.x.

    Source: RFC 9112 section 4; section 2.2 for the lone LF.
    """
    global _make
    parts = _core.parse_line(line)
    if parts is None:
        return None
    if _make is None:
        from ._status_line import StatusLine

        _make = StatusLine._make
    return _make(parts)
