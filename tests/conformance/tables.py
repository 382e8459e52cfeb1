"""What the tables of deviations share: rows, cells that hold a list or everything, and ranges of versions."""

import csv
import operator
import re

EVERYTHING = "*"
ANY_VERSION = "any"
BOUNDS = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "=": operator.eq}


def read_rows(path):
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def choices(cell, everything):
    """The members of `everything` that a cell names; it is a mistake to name another."""
    if cell == EVERYTHING:
        return tuple(everything)
    by_name = {str(member): member for member in everything}
    return tuple(by_name[name] for name in cell.split())


def version_key(text):
    return [int(number) for number in re.findall(r"\d+", text)]


def in_range(version, bounds):
    """Whether a version lies in a range such as "any", "<3" or ">=1.26 <2"."""
    if bounds == ANY_VERSION:
        return True
    matches = (re.fullmatch(r"([<>]?=?)(\d[\d.]*)", bound) for bound in bounds.split())
    return all(BOUNDS[match[1]](version_key(version), version_key(match[2])) for match in matches)
