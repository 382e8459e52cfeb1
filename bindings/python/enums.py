"""The enumerations. They are imported when the first of their members is asked for."""
from enum import IntEnum, IntFlag


class Answer(IntEnum):
    """A word of a vocabulary. It is written as its number, as Python 3.11 and later have it for every IntEnum."""

    def __str__(self):
        return int.__repr__(self)

    def __format__(self, spec):
        return int.__format__(self, spec)


class Rule(Answer):
    """A rule that decided: positive if it allows."""

    def __bool__(self):
        return self > 0


class Flag(IntFlag):
    """Flags, combined with `|`."""

    def __str__(self):
        return int.__repr__(self)

    def __format__(self, spec):
        return int.__format__(self, spec)
