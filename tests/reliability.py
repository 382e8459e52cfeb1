"""Keeps the figures of the commands that check what docs/reliability.md promises.

    python3 tests/reliability.py record NAME FIGURE [SCOPE]   what a command measured, in words
    python3 tests/reliability.py test NAME                    runs the pytest files of a promise and records how many
                                                              passed
    python3 tests/reliability.py                              writes the tables of docs/reliability.md

People write the first columns of tests/reliability.csv, a row for each promise, and its scope: what was checked, and
what was not. The command of the promise records the others when it succeeds, and the scope where it knows that itself.
"""
import csv
import datetime
import subprocess
import sys
from pathlib import Path

import figures

TESTS = Path(__file__).resolve().parent
RECORDS = TESTS / "reliability.csv"
PLANTED = TESTS / "planted/bugs.csv"
PAGE = figures.DOCS / "reliability.md"
NOT_RUN = "not run"

# Promises that are pytest files.
PYTESTS = {"abi": ("abi/test_abi.py", "abi/test_compat.py"), "hardening": ("install/test_artefact.py",)}


def promises():
    with RECORDS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def recorded(name, figure, scope):
    """The rows, with the figure of today in one, and its scope if the command knows it."""
    today = datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%d")
    rows = promises()
    if name not in [row["name"] for row in rows]:
        raise SystemExit(f"{name} is no promise of {RECORDS.name}")
    return [{**row, "figure": figure, "scope": scope or row["scope"], "date": today} if row["name"] == name else row
            for row in rows]


def record(name, figure, scope=None):
    rows = recorded(name, figure, scope)
    with RECORDS.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    write_page()


def test(name):
    command = ["pytest-3", "-q", "-p", "no:cacheprovider", *(str(TESTS / file) for file in PYTESTS[name])]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    print(done.stdout)
    if done.returncode != 0:
        raise SystemExit(1)
    record(name, done.stdout.splitlines()[-1].partition(" in ")[0])


def planted_bugs():
    with PLANTED.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def page_figures():
    rows = [[row["promise"], f"`{row['command']}`", row["scope"], row["figure"] or NOT_RUN, row["date"]]
            for row in promises()]
    bugs = [[f"`{row['command']}`", row["bug"], f"`{row['printed']}`" if row["printed"] else NOT_RUN, row["date"]]
            for row in planted_bugs()]
    return {"promises": figures.table(["Promise", "Command", "Scope", "Last figure", "Date"], rows),
            "planted": figures.table(["Command", "Bug planted", "What it printed", "Date"], bugs)}


def write_page():
    figures.fill(PAGE, page_figures())


def main(arguments):
    if len(arguments) in (3, 4) and arguments[0] == "record":
        record(*arguments[1:])
    elif len(arguments) == 2 and arguments[0] == "test" and arguments[1] in PYTESTS:
        test(arguments[1])
    elif not arguments:
        write_page()
    else:
        raise SystemExit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
