"""StatusSet, a frozen set of codes. Its bits and their algebra are in C: the class Set of _core."""
from _collections_abc import Set as AbstractSet

from . import _core


class StatusSet(_core.Set):
    """A frozen set of codes from 0 to 1023, as plain ints, that reads and writes the text of configurations.

    >>> StatusSet("5xx,!501")
    StatusSet('500,502-599')
    >>> 503 in StatusSet("5xx"), str(StatusSet([200, 204]) | "2xx")
    (True, '2xx')

    It equals every set and frozenset of the same ints, and iterates in ascending order. Operators and methods take
    another set, or the text of one.

    Args:
        codes (StatusSet | str | bytes | iterable of ints): the text of a set, such as "2xx,301-303,!304,+520", or its
            members. A text is made of codes, ranges, patterns and the words known, registered, redirect, cacheable,
            retryable and error; "!" or "-" before one of them removes it.

    Raises:
        ValueError: the text is malformed, and the message points at the place; or a member is not 0 to 1023.
        TypeError: it is neither text nor an iterable of ints.
    """

    __slots__ = ()

    def __init_subclass__(cls):
        raise TypeError("StatusSet cannot be subclassed")

    def count(self, codes):
        """Counts how many codes are in the set.

        Args:
            codes (array, column, mapping or iterable): as for count_classes().

        Returns:
            int: how many of them are members.
        """
        return _core.count_members(self, codes)

    def mask(self, codes):
        """Returns whether each code is in the set.

        Args:
            codes (array, column or iterable): as for count_classes(), but no mapping, which has no order of its own.

        Returns:
            memoryview: a bool for each code, in the same order; False for a null. numpy.asarray() makes it an array
                that selects rows: frame[numpy.asarray(codes.mask(frame["status"]))].
        """
        return _core.mask_members(self, codes)

    def __reversed__(self):
        return reversed(self._members())

    def __repr__(self):
        return f"StatusSet({str(self)!r})"

    def __reduce__(self):
        return StatusSet, (str(self),)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def copy(self):
        """Returns the set itself, for it never changes."""
        return self

    def union(self, *others):
        """Returns the codes that are in this set or in any of the others."""
        for other in others:
            self = self | operand(other)
        return self

    def intersection(self, *others):
        """Returns the codes that are in this set and in all others."""
        for other in others:
            self = self & operand(other)
        return self

    def difference(self, *others):
        """Returns the codes that are in this set and in none of the others."""
        for other in others:
            self = self - operand(other)
        return self

    def symmetric_difference(self, other):
        """Returns the codes that are either in this set or in the other."""
        return self ^ operand(other)

    def isdisjoint(self, other):
        """Returns whether no code is in both sets."""
        return not self & operand(other)

    def issubset(self, other):
        """Returns whether every code of this set is in the other."""
        return self <= operand(other)

    def issuperset(self, other):
        """Returns whether every code of the other set is in this one."""
        return self >= operand(other)

    @classmethod
    def __get_pydantic_core_schema__(cls, source, handler):
        from ._pydantic import schema

        return schema(cls, "string", str)


def operand(other):
    """What an operator takes: a set or a text as it is, and a set of what any other iterable has."""
    return other if isinstance(other, (StatusSet, AbstractSet, str, bytes)) else frozenset(other)


def malformed(text, offset):
    """The error of a text, with the part of it around a byte, and a caret under that."""
    if isinstance(text, bytes):
        text = text.decode("latin-1")
    else:
        offset = len(text.encode("utf-8", "surrogatepass")[:offset].decode("utf-8", "replace"))
    start = max(offset - 40, 0)
    shown = "".join(c if c.isprintable() else " " for c in text[start:offset + 40])
    return ValueError(f"malformed set of codes at offset {offset}:\n    {shown}\n    {' ' * (offset - start)}^")
