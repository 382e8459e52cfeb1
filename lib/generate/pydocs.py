"""Writes the pages of the Python documentation that list functions and constants; Sphinx reads the docstrings."""
from api import translated
from constants import names


def underlined(title, mark):
    return [title, mark * len(title), ""]


def functions_page(api):
    lines = underlined("Functions", "=")
    for group in api.groups:
        lines += [*underlined(group.title, "-"), ".. currentmodule:: httpstatus", ""]
        for function in group.functions:
            lines += [f".. autofunction:: {function.short}", ""]
    return lines[:-1]


def table(rows):
    lines = [".. list-table::", "   :widths: auto", "   :align: left", ""]
    for row in rows:
        lines += [f"   * - {row[0]}", *(f"     - {cell}" for cell in row[1:])]
    return [*lines, ""]


def constants_page(api, registry):
    phrases = {entry.code: entry.phrase for entry in registry.codes}
    lines = underlined("Constants", "=")
    for enum in (enum for group in api.groups for enum in group.enums):
        about = translated(enum.text, "None").replace("`", "``")
        lines += [about, "", *table([f"``{name}``", value] for name, value in enum.values)]
    lines += [*underlined("Status codes", "-"), "A renamed code keeps the constants of its former names.", ""]
    lines += table([f"``{symbol}``", str(code), phrases[code]] for symbol, code in names(registry))
    return lines[:-1]


def make(api, registry):
    """Returns {path: lines} of the pages."""
    return {"functions.rst": functions_page(api), "constants.rst": constants_page(api, registry)}
