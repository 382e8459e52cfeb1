"""The table of docs/caching.md with the scores of caches in http-tests/cache-tests."""

from pathlib import Path

from figures import table
from tables import read_rows

SCORES = Path(__file__).with_name("scores.csv")
KINDS = ("required", "optional", "checks")


def score_table():
    rows = [
        [row["cache"], row["version"], row["kind"], *(f"{row[name]} of {row[f'{name}_asked']}" for name in KINDS),
         row["required_whole"]]
        for row in read_rows(SCORES)
    ]
    return table(["cache", "version", "kind", *KINDS, "required, as a whole"], rows)
