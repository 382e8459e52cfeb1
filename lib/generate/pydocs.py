"""Writes the pages of the Python documentation that list names; Sphinx reads the docstrings."""
import python
from constants import names


def underlined(title, mark):
    return [title, mark * len(title), ""]


def functions_page(api):
    """Every function of the package: those of a group of the header, then those that only Python has."""
    by_header = {python.whole(function).name: function for function in python.functions_of(api)}
    by_hand = list(python.documented_by_hand())
    lines = underlined("Functions", "=")
    for group in api.groups:
        names_ = [python.whole(function).short if function.arguments is not None else function.short
                  for function in group.functions]
        there = [name for name in names_ if f"httpstatus_{name}" in by_header or name in by_hand]
        by_hand = [name for name in by_hand if name not in there]
        lines += functions_of_group(group.title, there) if there else []
    return [*lines, *functions_of_group("Columns and rows", [*by_hand, "registry"])][:-1]


def functions_of_group(title, functions):
    lines = [*underlined(title, "-"), ".. currentmodule:: httpstatus", ""]
    for name in functions:
        lines += [f".. autofunction:: {name}", ""]
    return lines


def table(rows):
    lines = [".. list-table::", "   :widths: auto", "   :align: left", ""]
    for row in rows:
        lines += [f"   * - {row[0]}", *(f"     - {cell}" for cell in row[1:])]
    return [*lines, ""]


def codes_page(registry):
    phrases = {entry.code: entry.phrase for entry in registry.codes}
    about = ("The module ``httpstatus.codes`` has the codes as plain ints; ``Status`` has members of the same names. "
             "A renamed code keeps its former names.")
    rows = [(f"``{symbol}``", str(code), phrases[code]) for symbol, code in names(registry)]
    return [*underlined("Status codes", "="), about, "", *table(rows)][:-1]


def enumerations_page():
    lines = [*underlined("Enumerations", "="), ".. currentmodule:: httpstatus", ""]
    for name in python.ENUMERATIONS:
        lines += [f".. autoclass:: {name}", "   :members:", "   :undoc-members:", ""]
    return lines[:-1]


def make(api, registry):
    """Returns {path: lines} of the pages."""
    return {"functions.rst": functions_page(api), "enumerations.rst": enumerations_page(),
            "codes.rst": codes_page(registry)}
