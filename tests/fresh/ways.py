"""Records how long a way of install.sh took, and writes the table of docs/packages.md.

    python3 tests/fresh/ways.py NAME TITLE PACKAGES BEFORE SECONDS    for the packages, and then to the first answer
    python3 tests/fresh/ways.py                                       the table alone
"""
import csv
import datetime
import os
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.append(str(HERE.parent))
from figures import DOCS, fill, table  # noqa: E402

PAGE = DOCS / "packages.md"
RECORDS = HERE / "ways.csv"
COLUMNS = ("name", "title", "packages", "before", "seconds", "processors", "date")
GOAL = 60


def read():
    with RECORDS.open(encoding="utf-8", newline="") as file:
        return {row["name"]: row for row in csv.DictReader(file)}


def record(*values):
    today = datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%d")
    row = dict(zip(COLUMNS, (*values, os.cpu_count(), today), strict=True))
    rows = {**read(), row["name"]: row}
    with RECORDS.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows.values())


def page_figures():
    rows = list(read().values())
    late = [row["title"] for row in rows if int(row["seconds"]) > GOAL]
    cells = [(row["title"], " ".join(f"`{package}`" for package in row["packages"].split()) or "none",
              row["before"], row["seconds"], row["processors"], row["date"]) for row in rows]
    heads = ["Way", "Packages beforehand", "Seconds for them", "Seconds to the first answer", "Processors", "Date"]
    summary = f"Within a minute: {len(rows) - len(late)} of {len(rows)}. Longer: {'; '.join(late) or 'none'}."
    return {"install": f"{summary}\n\n{table(heads, cells)}"}


if __name__ == "__main__":
    if len(sys.argv) > 1:
        record(*sys.argv[1:])
    fill(PAGE, page_figures())
