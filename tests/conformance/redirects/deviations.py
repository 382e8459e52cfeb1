"""The checked-in table of what clients do and the library does not say."""

from itertools import product
from pathlib import Path

from tables import choices, in_range, read_rows

from .clients import METHODS, STATUSES, WITHOUT_CONTENT

PATH = Path(__file__).parent / "deviations.csv"


def without_content(words, method):
    """What a row's words come to for a method that is sent without content."""
    if method not in WITHOUT_CONTENT or " " not in words or words.startswith("not"):
        return words
    next_method = words.partition(" ")[0]
    return "same" if next_method == method else next_method


def pairs(row):
    """The statuses and methods that a row is about."""
    return list(product(choices(row["status"], STATUSES), choices(row["method"], METHODS)))


def rows_for(client, version):
    return [row for row in read_rows(PATH) if row["client"] == client.name and in_range(version, row["versions"])]


def listed(client, version):
    """What the table says of a client: for each status and method that it names, what the client does and ours."""
    table = {}
    for row in rows_for(client, version):
        for pair in pairs(row):
            assert pair not in table, f"{client.name} {version} {pair} is in the table twice"
            table[pair] = (without_content(row["does"], pair[1]), row["ours"])
    return table
