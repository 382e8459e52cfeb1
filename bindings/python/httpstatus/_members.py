"""Members, which makes enumerations on first use: the module enum takes longer to import than this package."""


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
