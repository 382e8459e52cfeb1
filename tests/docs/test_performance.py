"""The tables of docs/performance.md are those that the records make, and a goal that is missed is called so."""
import sys

import figures
import pytest
from building import ROOT

sys.path.append(str(ROOT / "tests/bench"))
import page  # noqa: E402

GOAL = {"goal": "look-ups", "group": "codes", "work": "*;!slow", "mix": "*", "floor": "", "at_most": "2", "unit": "x"}


def row(work, value, ratio, mix="realistic"):
    return {"group": "codes", "work": work, "mix": mix, "floor": "nothing", "value": value, "ratio": ratio}


ROWS = [row("nothing", "2", "1"), row("fast", "3", "1.5"), row("slow", "8", "4"), row("fast", "5", "2.5", "random")]


@pytest.fixture(scope="module")
def records():
    return page.read_rows("figures.csv")


def test_page_shows_what_is_recorded():
    assert figures.stale(page.PAGE, page.figures()) == []


def test_every_goal_is_measured(records):
    assert [row for row in page.goal_rows(records) if "not measured" in row] == []


def test_every_miss_is_profiled(records):
    assert "not profiled" not in page.miss_table(page.missed(page.goal_rows(records)))


def test_what_misses_its_goal_is_named():
    rows = [["one", "", "2 x", "1 x", "**missed**: reason, all ints"], ["two", "", "1 x", "2 x", "met"]]
    assert page.missed(rows) == ["one"]
    assert "| one | not profiled |" in page.miss_table(["one"])
    assert page.miss_table([]) == "Every goal is met."


@pytest.mark.parametrize(("changed", "shown"), [
    ({"mix": "realistic"}, ["look-ups", "nothing", "1.5 x", "2 x", "met"]),
    ({}, ["look-ups", "nothing", "2.5 x", "2 x", "**missed**: fast, random"]),
    ({"work": "slow"}, ["look-ups", "nothing", "4 x", "2 x", "**missed**: slow, realistic"]),
    ({"work": "slow", "floor": "fast"}, ["look-ups", "fast", "2.67 x", "2 x", "**missed**: slow, realistic"]),
    ({"work": "slow", "floor": "*"}, ["look-ups", "the fastest of them", "4 x", "2 x", "**missed**: slow, realistic"]),
    ({"work": "slow", "unit": "us"}, ["look-ups", "", "0.008 us", "2 us", "met"]),
    ({"work": "none"}, ["look-ups", "", "not measured", "", ""]),
], ids=str)
def test_the_worst_is_held_against_a_goal(changed, shown):
    assert page.goal_row({**GOAL, **changed}, ROWS) == shown


def test_what_a_program_prints_is_a_row():
    assert page.row_of({"group": "codes", "work": "reason", "ns": 3.14159, "ratio": 1.1}) == {
        "group": "codes", "work": "reason", "mix": "", "value": "3.142", "unit": "ns", "floor": "", "ratio": "1.1",
        "low": "", "high": ""}
