"""The record of what other stacks call the codes holds for the stacks that every test run has."""
import csv
from pathlib import Path

import constants
import httpstatus
import pytest

ROWS = list(csv.DictReader((Path(__file__).parent / "constants.csv").open(encoding="utf-8")))


def test_every_stack_is_recorded_with_its_source():
    recorded = list(dict.fromkeys((row["stack"], row["source"]) for row in ROWS))
    assert recorded == [(stack, source) for stack, (_, source) in constants.STACKS.items()]


def test_the_codes_are_known_and_stand_once():
    pairs = [(row["stack"], row["code"]) for row in ROWS]
    assert len(pairs) == len(set(pairs))
    assert [code for _, code in pairs if not httpstatus.is_known(int(code))] == []


@pytest.mark.parametrize("stack", ["Python", "Node.js"])
def test_what_is_installed_has_the_names_that_were_recorded(stack):
    """An earlier version may have fewer names, and a former one for a code that was renamed."""
    recorded = {int(row["code"]): row["constant"] for row in ROWS if row["stack"] == stack}
    asked = dict(constants.STACKS[stack][0](None))
    assert len(set(asked) & set(recorded)) > 50
    other = {code: name for code, name in asked.items() if recorded.get(code, name) != name}
    assert {code: name for code, name in other.items() if httpstatus.find(name.rpartition(".")[2]) != code} == {}
