"""The checked-in tables: results.csv, which a run writes, and violations.csv, which people write."""

import csv
from dataclasses import dataclass
from pathlib import Path

import httpstatus
from tables import in_range, read_rows

from .cases import asked_codes
from .observe import Observation

RESULTS = Path(__file__).with_name("results.csv")
VIOLATIONS = Path(__file__).with_name("violations.csv")
RESULT_COLUMNS = ("cache", "version", "case", "stored")

# Stands in the column of cases for the codes that a cache did not pass on as they were.
ALTERED = "altered"


@dataclass(frozen=True)
class Violation:
    """What a cache stores though a rule forbids it: these codes, in each of these cases."""

    cache: str
    versions: str
    codes: frozenset
    cases: tuple
    rule: int
    paragraph: str
    reason: str

    def covers(self, cache, version, case):
        return self.cache == cache and in_range(version, self.versions) and case in self.cases


def read_violations():
    return [violation_of(row) for row in read_rows(VIOLATIONS)]


def violation_of(row):
    return Violation(
        row["cache"],
        row["versions"],
        frozenset(httpstatus.StatusSet(row["statuses"])) & frozenset(asked_codes()),
        tuple(row["cases"].split()),
        getattr(httpstatus, row["rule"]),
        row["paragraph"],
        row["reason"],
    )


def read_results():
    """The Observation of every cache, by its name."""
    rows = {}
    for row in read_rows(RESULTS):
        rows.setdefault((row["cache"], row["version"]), {})[row["case"]] = httpstatus.StatusSet(row["stored"])
    return {
        cache: Observation(version, altered=stored.pop(ALTERED), stored=stored)
        for (cache, version), stored in rows.items()
    }


def write_results(observations, order):
    with RESULTS.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(RESULT_COLUMNS)
        for cache in order:
            if cache in observations:
                writer.writerows(result_rows(cache, observations[cache]))


def result_rows(cache, observation):
    for case, stored in observation.stored.items():
        yield cache, observation.version, case, stored
    yield cache, observation.version, ALTERED, observation.altered
