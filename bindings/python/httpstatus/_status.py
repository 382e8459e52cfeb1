"""Status, a code that knows what it means, and REASONS, the phrases as a mapping.

The types are in _status.pyi: importing typing would cost more than this package.
"""
from . import _codes
from ._api import Answers, closest, description, fallback, find, is_known, name, next, reason
from ._core import format_line, format_status

# types.MappingProxyType, as types.py has it: importing types makes importing this package take 1.9 instead of 1.6 ms.
_read_only = type(type.__dict__)


def _known():
    code = next(0)
    while code is not None:
        yield code
        code = next(code)


REASONS = _read_only({code: reason(code) for code in _known()})


class StatusType(type):
    """Makes the class Status a collection of the known codes, as an enum is one of its members."""

    @property
    def __members__(cls):
        """Every Status by its symbol, former names included."""
        return _members

    def __iter__(cls):
        return map(Status, _known())

    def __reversed__(cls):
        return map(Status, sorted(_known(), reverse=True))

    def __len__(cls):
        return len(REASONS)

    def __bool__(cls):
        return True

    def __contains__(cls, code):
        return isinstance(code, int) and is_known(code)

    def __getitem__(cls, symbol):
        return cls.__members__[symbol]

    def __setattr__(cls, symbol, value):
        raise AttributeError(f"cannot set {symbol!r}: Status is read-only")

    def __delattr__(cls, symbol):
        raise AttributeError(f"cannot delete {symbol!r}: Status is read-only")


class Status(Answers, metaclass=StatusType):
    """A status code: an int that answers every question of the library about itself.

    It has the attributes of http.HTTPStatus, and unlike that it takes any code, known or not:

    >>> Status(404)
    <Status.NOT_FOUND: 404>
    >>> Status(404).phrase, Status("not found") is Status.NOT_FOUND, Status(799).phrase
    ('Not Found', True, None)

    Functions of the code alone are properties; those that ask for more are methods:

    >>> Status(302).is_redirect, Status(302).redirect_method("POST")
    (True, 'GET')

    Args:
        code (int | str | bytes): any int, or a text that find() finds a code in.

    Raises:
        ValueError: the text names no known code.
        TypeError: it is neither an int nor text.
    """

    __slots__ = ()

    def __new__(cls, code):
        if type(code) is not int:
            code = _number(code)
        status = _made.get(code)
        if status is None:
            status = int.__new__(cls, code)
            if 0 <= code < 1000:
                status = _made.setdefault(code, status)
        return status

    def __init_subclass__(cls):
        raise TypeError("Status cannot be subclassed")

    @property
    def value(self):
        """The code as a plain int."""
        return int(self)

    phrase = Answers.reason
    format_line = property(format_line)
    format_status = property(format_status)

    @property
    def description(self):
        """A paragraph about the code in English, "" if it is unknown; description() knows other languages."""
        return description(self) or ""

    @property
    def fallback(self):
        """The Status as which a client must treat this one if it does not know it."""
        return Status(fallback(self))

    @property
    def next(self):
        """The next known Status, or None after the last."""
        code = next(self)
        return None if code is None else Status(code)

    def __repr__(self):
        symbol = name(self)
        return f"<Status.{symbol}: {int(self)}>" if symbol else f"<Status: {int(self)}>"

    def __str__(self):
        return int.__repr__(self)

    def __format__(self, spec):
        return format(int(self), spec)

    def __reduce__(self):
        return Status, (int(self),)


def _number(code):
    """The code that the argument of Status() means."""
    if isinstance(code, (str, bytes)):
        found = find(code)
        if found is None:
            raise ValueError(_unknown(code))
        return found
    if not hasattr(type(code), "__index__"):
        raise TypeError(f"Status() argument 'code' must be int, str or bytes, not {type(code).__name__}")
    # Imported here because few callers come this way, and most programs never do.
    from operator import index

    return index(code)


def _unknown(text):
    near = closest(text)
    hint = f"; did you mean {reason(near)!r}?" if near is not None else ""
    return f"{text!r} is not a known status{hint}"


# Status(404) is Status(404): what was made once, for every number that could be a code.
_made = {}
_members = _read_only({symbol: Status(code) for symbol, code in vars(_codes).items() if symbol.isupper()})
# They are made of Status, so they come last; its base has them, for Status itself is read-only.
for _symbol, _status in _members.items():
    setattr(Answers, _symbol, _status)
