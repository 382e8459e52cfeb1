"""Counts the instructions of the hottest functions with callgrind and compares them with instructions.csv.

    counts.py PROGRAM COMPILER FLAGS             fail if a function takes over 10 % more than the table says
    counts.py PROGRAM COMPILER FLAGS --record    write what is counted into the table

Unlike times, counts repeat, but only with the compiler and flags that they were recorded with: with others
there is nothing to compare, and the exit code is 77, which ctest counts as skipped.
"""
import csv
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1]))
from installed import needed  # noqa: E402

TABLE = Path(__file__).with_name("instructions.csv")
COLUMNS = ("compiler", "flags", "function", "instructions")
CALLS = 1000
MOST = 1.10
SKIPPED = 77


def count(program):
    """Returns {function: instructions per call}, with what it calls."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "callgrind.out")
        subprocess.run(
            ["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}", program],
            check=True, capture_output=True, env={**os.environ, "LD_BIND_NOW": "1"},
        )
        report = subprocess.run(["callgrind_annotate", "--inclusive=yes", "--threshold=100", out],
                                check=True, capture_output=True, text=True).stdout
    found = re.findall(r"^\s*([\d,]+) .*?:httpstatus_(\w+) \[.*libhttpstatus", report, re.M)
    return {name: round(int(total.replace(",", "")) / CALLS, 1) for total, name in found}


def read():
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def record(counted, compiler, flags):
    kept = [row for row in read() if (row["compiler"], row["flags"]) != (compiler, flags)]
    rows = kept + [dict(zip(COLUMNS, (compiler, flags, *item))) for item in sorted(counted.items())]
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(sorted(rows, key=lambda row: (row["compiler"], row["flags"], row["function"])))


def main(program, compiler, flags, *options):
    needed("valgrind", "valgrind")
    flags = " ".join(flags.split())
    if "--record" in options:
        record(count(program), compiler, flags)
        return 0
    expected = {row["function"]: float(row["instructions"]) for row in read()
                if (row["compiler"], row["flags"]) == (compiler, flags)}
    if not expected:
        print(f"Skipped: no instruction counts are recorded for {compiler} with {flags or 'no flags'}")
        return SKIPPED
    counted = count(program)
    worse = [name for name, limit in expected.items() if counted.get(name, float("inf")) > limit * MOST]
    for name, limit in sorted(expected.items()):
        print(f"{name:20} {counted.get(name, 'not called'):>8} of {limit:>8}{'   too many' if name in worse else ''}")
    return 1 if worse else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
