"""What clients kept and whether they followed a proxy, as a run writes it down: fields.csv and tunnels.csv."""

import csv
from pathlib import Path

from tables import read_rows

from .fields import Outcome

FIELDS = Path(__file__).with_name("fields.csv")
TUNNELS = Path(__file__).with_name("tunnels.csv")


def read_fields():
    """{id of a client: {(request, target): Outcome}}"""
    table = {}
    for row in read_rows(FIELDS):
        outcome = Outcome(row["next"], frozenset(row["kept"].split()), frozenset(row["unsent"].split()))
        table.setdefault(row["client"], {})[row["request"], row["target"]] = outcome
    return table


def write_fields(table, order):
    rows = [
        (client, request, target, seen.method, " ".join(sorted(seen.kept)), " ".join(sorted(seen.unsent)))
        for client in order
        for (request, target), seen in table.get(client, {}).items()
    ]
    write(FIELDS, ("client", "request", "target", "next", "kept", "unsent"), rows)


def read_tunnels():
    """{id of a client: (its version, the codes that it followed)}, of the clients that sent CONNECT."""
    rows = read_rows(TUNNELS)
    return {row["client"]: (row["version"], [int(code) for code in row["followed"].split()]) for row in rows}


def write_tunnels(table, order):
    rows = [(client, table[client][0], " ".join(map(str, table[client][1]))) for client in order if client in table]
    write(TUNNELS, ("client", "version", "followed"), rows)


def write(path, heads, rows):
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(heads)
        writer.writerows(rows)
