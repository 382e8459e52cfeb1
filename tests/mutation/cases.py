"""The cases of the tests of tests/data that a change of a text concerns."""
import itertools


def cases_of(function, about):
    """Yields the arguments of every case of a pytest function that `about` lets pass; of none if it needs a fixture.

    `about` has, by the name of an argument, the values that it may have.
    """
    choices, named = [], set()
    for mark in getattr(function, "pytestmark", []):
        names, values = mark.args[:2]
        names = names.split(",") if isinstance(names, str) else names
        named.update(names)
        choices.append([dict(zip(names, value if len(names) > 1 else [value])) for value in values])
    if named != set(function.__code__.co_varnames[:function.__code__.co_argcount]):
        return
    for choice in itertools.product(*choices):
        case = {name: value for part in choice for name, value in part.items()}
        if all(case[name] in wanted for name, wanted in about.items() if name in case):
            yield case
