"""The checked-in tables: those of results, which a run writes, and those of violations, which people write."""

import csv
from dataclasses import dataclass
from pathlib import Path

import httpstatus
from tables import in_range, read_rows

from . import revalidation
from .cases import asked_codes
from .observe import Observation

RESULTS = Path(__file__).with_name("results.csv")
VIOLATIONS = Path(__file__).with_name("violations.csv")
REVALIDATIONS = Path(__file__).with_name("revalidations.csv")
STALE_VIOLATIONS = Path(__file__).with_name("stale_violations.csv")

# These are in the column of cases too: for the codes that a cache did not pass on as they were, and for those that
# it stored with a field that private="..." lists.
ALTERED = "altered"
EXPOSED = "exposed"


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
        httpstatus.StoreRule[row["rule"]],
        row["paragraph"],
        row["reason"],
    )


@dataclass(frozen=True)
class StaleViolation:
    """After which codes a cache serves a stale response though a rule forbids it, in each of these cases."""

    cache: str
    versions: str
    codes: frozenset
    cases: tuple
    paragraph: str
    reason: str

    def covers(self, cache, version, case):
        return self.cache == cache and in_range(version, self.versions) and case in self.cases


def read_stale_violations():
    return [
        StaleViolation(
            row["cache"],
            row["versions"],
            frozenset(httpstatus.StatusSet(row["statuses"])),
            tuple(row["cases"].split()),
            row["paragraph"],
            row["reason"],
        )
        for row in read_rows(STALE_VIOLATIONS)
    ]


def read_results():
    """The Observation of every cache, by its name."""
    return {
        cache: Observation(version, altered=sets.pop(ALTERED), exposed=sets.pop(EXPOSED), stored=sets)
        for (cache, version), sets in read_sets(RESULTS).items()
    }


def read_revalidations():
    """The same for revalidation.Observation."""
    return {
        cache: revalidation.Observation(version, sets) for (cache, version), sets in read_sets(REVALIDATIONS).items()
    }


def read_sets(path):
    """{(cache, version): {case: set of codes}}"""
    rows = {}
    for row in read_rows(path):
        rows.setdefault((row["cache"], row["version"]), {})[row["case"]] = httpstatus.StatusSet(row["codes"])
    return rows


def write_results(observations, order):
    sets = {
        (cache, of.version): {**of.stored, ALTERED: of.altered, EXPOSED: of.exposed}
        for cache, of in observations.items()
    }
    write_sets(RESULTS, sets, order)


def write_revalidations(observations, order):
    write_sets(REVALIDATIONS, {(cache, of.version): of.stale for cache, of in observations.items()}, order)


def write_sets(path, sets, order):
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("cache", "version", "case", "codes"))
        for cache, version in sorted(sets, key=lambda key: order.index(key[0])):
            writer.writerows((cache, version, case, codes) for case, codes in sets[cache, version].items())
