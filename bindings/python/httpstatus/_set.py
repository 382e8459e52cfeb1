"""StatusSet, a frozen set of codes. Its types are in _set.pyi: importing typing would cost more than this package."""
from . import _core


class StatusSet(frozenset):
    """A frozen set of codes from 0 to 1023, as plain ints, that reads and writes the text of configurations.

    >>> StatusSet("5xx,!501")
    StatusSet('500,502-599')
    >>> 503 in StatusSet("5xx"), str(StatusSet([200, 204]) | StatusSet("2xx"))
    (True, '2xx')

    It is a frozenset: membership costs as much, it equals every set of the same ints, and it iterates in ascending
    order. Its operators and methods give a StatusSet, or a frozenset if a member of the result is no code.

    Args:
        codes (str | bytes | iterable of ints): the text of a set, such as "2xx,301-303,!304,+520", or its members.
            A text is made of codes, ranges, patterns and the words known, registered, redirect, cacheable,
            retryable and error; "!" or "-" before one of them removes it.

    Raises:
        ValueError: the text is malformed, and the message points at the place; or a member is not 0 to 1023.
        TypeError: it is neither text nor an iterable of ints.
    """

    __slots__ = ("_bits",)

    def __new__(cls, codes=()):
        bits = bits_of(codes, "StatusSet()", "codes")
        self = super().__new__(cls, _core.set_codes(bits))
        self._bits = bits
        return self

    def count(self, codes):
        """Counts how many of an array of codes are in the set.

        Args:
            codes (array or iterable): as for count_classes().

        Returns:
            int: how many of them are members.
        """
        return _core.count_members(self._bits, codes)

    def __iter__(self):
        return iter(_core.set_codes(self._bits))

    def __reversed__(self):
        return reversed(_core.set_codes(self._bits))

    def __str__(self):
        return _core.set_format(self._bits)

    def __repr__(self):
        return f"StatusSet({str(self)!r})"

    def __reduce__(self):
        return StatusSet, (str(self),)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __and__(self, other):
        return _closed(frozenset.__and__(self, other))

    def __or__(self, other):
        return _closed(frozenset.__or__(self, other))

    def __sub__(self, other):
        return _closed(frozenset.__sub__(self, other))

    def __xor__(self, other):
        return _closed(frozenset.__xor__(self, other))

    def __rand__(self, other):
        return _closed(frozenset.__rand__(self, other))

    def __ror__(self, other):
        return _closed(frozenset.__ror__(self, other))

    def __rsub__(self, other):
        return _closed(frozenset.__rsub__(self, other))

    def __rxor__(self, other):
        return _closed(frozenset.__rxor__(self, other))

    def copy(self):
        """Returns the set itself, for it never changes."""
        return self

    def union(self, *others):
        """Returns the codes that are in this set or in any of the others."""
        return _closed(frozenset(self).union(*others))

    def intersection(self, *others):
        """Returns the codes that are in this set and in all others."""
        return _closed(frozenset(self).intersection(*others))

    def difference(self, *others):
        """Returns the codes that are in this set and in none of the others."""
        return _closed(frozenset(self).difference(*others))

    def symmetric_difference(self, other):
        """Returns the codes that are either in this set or in the other."""
        return _closed(frozenset(self).symmetric_difference(other))


def _closed(members):
    """The StatusSet of the result of an operation, or what there is if that cannot be one."""
    if members is NotImplemented:
        return members
    try:
        return StatusSet(frozenset.__iter__(members))
    except (TypeError, ValueError):
        return frozenset(frozenset.__iter__(members))


def set_of(bits):
    """The StatusSet of these bytes."""
    self = frozenset.__new__(StatusSet, _core.set_codes(bits))
    self._bits = bits
    return self


def bits_of(codes, function, argument):
    """The bytes of whatever StatusSet() makes a set of; an error names the function and its argument."""
    if isinstance(codes, StatusSet):
        return codes._bits
    if isinstance(codes, (str, bytes)):
        return parsed(codes)
    if not hasattr(codes, "__iter__") and not hasattr(codes, "__getitem__"):
        wanted = "StatusSet, str, bytes or an iterable of ints"
        raise TypeError(f"{function} argument '{argument}' must be {wanted}, not {type(codes).__name__}")
    return _core.set_of(codes)


def parsed(text):
    """The bytes of the set that a text describes."""
    bits = _core.set_parse(text)
    if isinstance(bits, bytes):
        return bits
    raise ValueError(_pointed(text, bits))


def _pointed(text, offset):
    """A message with the part of a text around a byte, and a caret under it."""
    if isinstance(text, bytes):
        text = text.decode("latin-1")
    else:
        offset = len(text.encode("utf-8", "surrogatepass")[:offset].decode("utf-8", "replace"))
    start = max(offset - 40, 0)
    shown = "".join(c if c.isprintable() else " " for c in text[start:offset + 40])
    return f"malformed set of codes at offset {offset}:\n    {shown}\n    {' ' * (offset - start)}^"


def set_parse(text, /):
    """Makes a set of the text that a configuration has: "2xx,301-303,!304,+520".

    StatusSet() says what the text may contain.

    Args:
        text (str | bytes): the text.

    Returns:
        StatusSet: the set.

    Raises:
        ValueError: the text is malformed, and the message points at the place.
    """
    return set_of(parsed(text))


def set_format(set, /):
    """Makes the canonical text of a set, of which set_parse() makes the same set.

    Equal sets have equal texts. It has no words, whose meaning grows with the data. A later 1.x may write another text.

    Args:
        set (StatusSet | str | bytes | iterable of ints): a StatusSet, or whatever StatusSet() makes one of.

    Returns:
        str: the text.

    Raises:
        ValueError: the text of a set is malformed, or a member is not 0 to 1023.
    """
    return _core.set_format(bits_of(set, "set_format()", "set"))


def set_has(set, code):
    """Returns whether a code is in a set.

    Args:
        set (StatusSet | str | bytes | iterable of ints): a StatusSet, or whatever StatusSet() makes one of.
        code (int): the status code, any int.

    Returns:
        bool: True if it is a member; False if not, and for every code outside 0 to 1023.

    Raises:
        ValueError: the text of a set is malformed, or a member is not 0 to 1023.
    """
    return _core.set_has(bits_of(set, "set_has()", "set"), code)


def set_add(set, code):
    """Makes a set that also has a code.

    A set never changes, so this returns another one.

    Args:
        set (StatusSet | str | bytes | iterable of ints): a StatusSet, or whatever StatusSet() makes one of.
        code (int): the status code, any int; one outside 0 to 1023 adds nothing.

    Returns:
        StatusSet: the set with the code.

    Raises:
        ValueError: the text of a set is malformed, or a member is not 0 to 1023.
    """
    return set_of(_core.set_add(bits_of(set, "set_add()", "set"), code))


def set_remove(set, code):
    """Makes a set that lacks a code.

    A set never changes, so this returns another one.

    Args:
        set (StatusSet | str | bytes | iterable of ints): a StatusSet, or whatever StatusSet() makes one of.
        code (int): the status code, any int; one that is no member removes nothing.

    Returns:
        StatusSet: the set without the code.

    Raises:
        ValueError: the text of a set is malformed, or a member is not 0 to 1023.
    """
    return set_of(_core.set_remove(bits_of(set, "set_remove()", "set"), code))


def set_size(set, /):
    """Counts the members of a set.

    Args:
        set (StatusSet | str | bytes | iterable of ints): a StatusSet, or whatever StatusSet() makes one of.

    Returns:
        int: how many codes are in it, 0 to 1024.

    Raises:
        ValueError: the text of a set is malformed, or a member is not 0 to 1023.
    """
    return _core.set_size(bits_of(set, "set_size()", "set"))


def set_next(set, code):
    """Steps through the members of a set in ascending order.

    Begin with -1 to visit each of them once.

    Args:
        set (StatusSet | str | bytes | iterable of ints): a StatusSet, or whatever StatusSet() makes one of.
        code (int): any int; it need not be a member.

    Returns:
        int | None: the smallest member above the code, or None after the last.

    Raises:
        ValueError: the text of a set is malformed, or a member is not 0 to 1023.
    """
    return _core.set_next(bits_of(set, "set_next()", "set"), code)


def set_count(set, codes):
    """Counts how many of an array of codes are in a set.

    Other threads run while a large array is counted.

    Args:
        set (StatusSet | str | bytes | iterable of ints): a StatusSet, or whatever StatusSet() makes one of.
        codes (array or iterable): as for count_classes().

    Returns:
        int: how many of them are members.

    Raises:
        ValueError: the text of a set is malformed, or a member is not 0 to 1023.
    """
    return _core.set_count(bits_of(set, "set_count()", "set"), codes)
