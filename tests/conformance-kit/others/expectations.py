"""Reads what the tests of other projects expect, and the judgements of it. README.md describes the tables."""
import csv
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Expectation:
    """A row of expectations.csv."""

    suite: str
    question: str
    arguments: str
    expected: str

    @property
    def asked(self):
        return self.question, self.arguments


def rows(name):
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def expectations():
    return [Expectation(**row) for row in rows("expectations.csv")]


def judgements():
    """Returns {(question, arguments): row} of differences.csv."""
    return {(row["question"], row["arguments"]): row for row in rows("differences.csv")}


def differences():
    """Yields (reason, question, our answer, theirs, names of projects, list of arguments).

    Each has all arguments on which the same projects differ in the same way and for the same reason.
    """
    projects = {row["suite"]: row["project"] for row in rows("suites.csv")}
    others = defaultdict(lambda: defaultdict(set))
    for expectation in expectations():
        others[expectation.asked][expectation.expected].add(projects[expectation.suite])
    found = defaultdict(list)
    for (question, arguments), judgement in judgements().items():
        for expected, names in others[question, arguments].items():
            if expected != judgement["ours"]:
                key = judgement["reason"], question, judgement["ours"], expected, ", ".join(sorted(names))
                found[key].append(arguments)
    for key, arguments in found.items():
        yield *key, arguments
