"""Status, a code that knows what it means, and REASONS, the phrases as a mapping."""
from . import codes
from ._api import Answers, closest, fallback, find, is_known, is_registered, parse, reason
from ._core import known, symbol

# types.MappingProxyType, as types.py has it: importing types makes importing this package take 1.9 instead of 1.6 ms.
_read_only = type(type.__dict__)

_known = known()
REASONS = _read_only({code: reason(code) for code in _known})


class StatusType(type):
    """Makes the class Status a collection of the known codes from 100 to 599, as an enum is one of its members."""

    @property
    def __members__(cls):
        """Every Status by its symbol, former names included."""
        return _members

    def __iter__(cls):
        return iter(_collection)

    def __reversed__(cls):
        return reversed(_collection)

    def __len__(cls):
        return len(_collection)

    def __bool__(cls):
        return True

    def __contains__(cls, code):
        return isinstance(code, int) and 100 <= code <= 599 and is_known(code)

    def __getitem__(cls, symbol):
        return _members[symbol]

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
    ('Not Found', True, '')

    A question about the code alone is a property; what takes an argument is a method:

    >>> Status(302).is_redirect, Status(302).redirect_method("POST")
    (True, 'GET')

    Args:
        code (int | str | bytes): any int, three digits from "100" to "999", or a text that find() finds a code in.

    Raises:
        ValueError: the text names no known code.
        TypeError: it is neither an int nor text.
    """

    __module__ = __package__
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

    @classmethod
    def registered(cls):
        """Returns every Status of the IANA registry, in ascending order."""
        return tuple(status for status in _collection if is_registered(status))

    @property
    def value(self):
        """The code as a plain int."""
        return int(self)

    @property
    def fallback(self):
        """The Status as which a client must treat this one if it does not know it."""
        return Status(fallback(self))

    def __repr__(self):
        name = symbol(self)
        return f"<Status.{name}: {int(self)}>" if name else f"<Status: {int(self)}>"

    def __str__(self):
        return int.__repr__(self)

    def __format__(self, spec):
        return format(int(self), spec)

    def __reduce__(self):
        return Status, (int(self),)

    @classmethod
    def __get_pydantic_core_schema__(cls, source, handler):
        from ._pydantic import schema

        return schema(cls, "integer", int)


def _number(code):
    """The code that the argument of Status() means."""
    if isinstance(code, (str, bytes)):
        found = parse(code) or find(code)
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
_made: dict = {}
_members = _read_only({symbol: Status(code) for symbol, code in vars(codes).items() if symbol.isupper()})
_collection = tuple(Status(code) for code in _known if 100 <= code <= 599)
# They are made of Status, so they come last; its base has them, for Status itself is read-only.
for _symbol, _status in _members.items():
    setattr(Answers, _symbol, _status)
