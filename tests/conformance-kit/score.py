"""Scores a library on the vectors: asks an adapter, a program that answers for the library, and counts what is right.

README.md of the vectors says what an adapter reads and prints. Exits with 0 if all answers are right, 1 if some
are not, 2 if the adapter does not keep to the protocol.
"""
import argparse
import csv
import re
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

# Beside this file in the sources, and beside its folder where the library is installed.
VECTORS = next(folder / "vectors" for folder in Path(__file__).resolve().parents if (folder / "vectors").is_dir())
ARGUMENTS = {"by", "code", "directive", "field", "flags", "from", "index", "kind", "lang", "line", "method", "now",
             "number", "policy", "rfc", "same_origin", "text", "type", "value", "version", "vocabulary"}
SOURCES = {"why", "section", "source"}
# What a library may answer for a rule if it only knows whether that allows.
TRUTH = {"yes": True, "no": False}
NOT_CLAIMED = "?"
TIME_LIMIT = 300
ESCAPE = re.compile(rb"\\(x[0-9A-Fa-f]{2}|[nrt0\\])")
PLAIN = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"0": b"\0", b"\\": b"\\"}


class Broken(Exception):
    """An adapter does not keep to the protocol; the text says how."""


@dataclass(frozen=True)
class Question:
    """A cell to answer: its column as FILE.COLUMN, the cells of the arguments, what it holds, and where it is."""

    column: str
    arguments: tuple
    cell: str
    place: str

    @property
    def line(self):
        return "\t".join((self.column, *self.arguments))

    def is_answered_by(self, cell):
        if self.column.endswith(".rule") and cell in TRUTH:
            return TRUTH[cell] != self.cell.startswith("NO")
        return unescaped(cell) == unescaped(self.cell)


@dataclass(frozen=True)
class Result:
    """What a library has answered: pairs of a question and an answer."""

    library: str
    version: str
    answers: list

    def claimed(self):
        return [(question, answer) for question, answer in self.answers if answer != NOT_CLAIMED]

    def asked(self):
        return Counter(question.column for question, _ in self.claimed())

    def differences(self):
        return [(question, answer) for question, answer in self.claimed() if not question.is_answered_by(answer)]


def unescaped(cell):
    """The bytes that a cell means."""
    return ESCAPE.sub(lambda m: bytes([int(m[1][1:], 16)]) if m[1][:1] == b"x" else PLAIN[m[1]],
                      cell.encode("utf-8", "surrogateescape"))


def questions():
    """Yields every question of the vectors, file by file and row by row."""
    for path in sorted(VECTORS.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.reader(file, strict=True)
            names = next(reader)
            if names[-1] in SOURCES:
                names.pop()
            for row in reader:
                cells = dict(zip(names, row))
                arguments = tuple(cell for name, cell in cells.items() if name in ARGUMENTS)
                for name, cell in cells.items():
                    if name not in ARGUMENTS:
                        yield Question(f"{path.stem}.{name}", arguments, cell, f"{path.name}:{reader.line_num}")


def ask(command, asked, environment=None):
    """Has an adapter answer questions."""
    lines = ["library", *(question.line for question in asked)]
    done = subprocess.run(command, input="".join(f"{line}\n" for line in lines), capture_output=True, encoding="utf-8",
                          errors="surrogateescape", timeout=TIME_LIMIT, check=False, env=environment)
    if done.returncode != 0:
        raise Broken(f"it ended with status {done.returncode}\n{done.stderr}")
    about, *answers = done.stdout.removesuffix("\n").split("\n")
    if about.count("\t") != 1:
        raise Broken(f"its first line is {about!r}, not the name of the library, a tab and its version")
    if len(answers) != len(asked):
        raise Broken(f"it printed {len(answers)} answers to {len(asked)} questions")
    return Result(*about.split("\t"), list(zip(asked, answers)))


def report(result):
    print(result.library, result.version)
    differences = result.differences()
    wrong = Counter(question.column for question, _ in differences)
    for column, number in result.asked().items():
        print(f"  {column:32} {number - wrong[column]:4} of {number:4}")
    for question, answer in differences:
        print(f"{question.place}: {question.column} of {', '.join(question.arguments)}: {answer}, not {question.cell}")
    claimed = len(result.claimed())
    print(f"{claimed - len(differences)} of {claimed} answers are right")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", nargs=argparse.REMAINDER, metavar="ADAPTER", help="the adapter, with its arguments")
    options = parser.parse_args()
    if not options.command:
        parser.error("no adapter is given")
    try:
        result = ask(options.command, list(questions()))
    except (Broken, OSError, subprocess.TimeoutExpired) as error:
        parser.exit(2, f"{parser.prog}: {options.command[0]}: {error}\n")
    report(result)
    return 1 if result.differences() else 0


if __name__ == "__main__":
    sys.exit(main())
