"""Reads the tables of cases under tests/vectors, which the tests of every language share."""
import csv
import re
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "vectors"
ESCAPE = re.compile(rb"\\(x[0-9A-Fa-f]{2}|[nrt0\\])")
PLAIN = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"0": b"\0", b"\\": b"\\"}


def unescaped(cell):
    """The bytes that a cell stands for."""
    return ESCAPE.sub(lambda m: bytes([int(m[1][1:], 16)]) if m[1][:1] == b"x" else PLAIN[m[1]], cell.encode())


def tables():
    """The names of all tables."""
    return sorted(file.stem for file in FOLDER.glob("*.csv"))


def rows(name):
    """Yields (line number, {column: bytes}) of one table."""
    with open(FOLDER / f"{name}.csv", encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, strict=True)
        for row in reader:
            yield reader.line_num, {column: unescaped(cell) for column, cell in row.items()}
