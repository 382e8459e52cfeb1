"""What the tests of other projects expect: this library answers so, or the difference is judged."""
import re
import sys
from pathlib import Path

import pytest

pytest.importorskip("httpstatus", reason="the Python package is not built")
sys.path.insert(0, str(Path(__file__).resolve().parent / "others"))

import ask  # noqa: E402
import expectations as others  # noqa: E402

SUITES = {row["suite"]: row for row in others.rows("suites.csv")}
REASONS = {row["reason"]: row for row in others.rows("reasons.csv")}


def test_every_difference_is_judged_and_every_judgement_is_needed():
    assert list(ask.complaints()) == []


def row(expected):
    return others.Expectation("some-suite", "reason", "404", expected)


@pytest.mark.parametrize(("expected", "judged", "said"), [
    ("Lost", None, "no judgement: reason,404: some-suite 'Lost', httpstatus 'Not Found'"),
    ("Lost", "Missing", "judged for another answer: reason,404: httpstatus 'Not Found'"),
    ("Not Found", "Not Found", "no difference: reason,404"),
])
def test_what_is_complained_of(monkeypatch, expected, judged, said):
    monkeypatch.setattr(ask, "expectations", lambda: [row(expected)])
    monkeypatch.setattr(ask, "judgements", lambda: {("reason", "404"): {"ours": judged}} if judged else {})
    assert list(ask.complaints()) == [said]


def test_the_tables_name_what_other_tables_have():
    assert {expectation.suite for expectation in others.expectations()} == SUITES.keys()
    assert {judgement["reason"] for judgement in others.judgements().values()} == REASONS.keys()
    assert {reason["verdict"] for reason in REASONS.values()} == {"ours", "policy"}
    assert len(others.judgements()) == len(others.rows("differences.csv"))
    for suite in SUITES.values():
        assert re.fullmatch(r"[\w.-]+/[\w.-]+", suite["repository"]) and re.fullmatch(r"[0-9a-f]{40}", suite["commit"])


def test_no_fact_is_there_twice():
    expectations = others.expectations()
    assert len(set(expectations)) == len(expectations)


def test_the_readme_lists_every_question():
    readme = (others.HERE / "README.md").read_text(encoding="utf-8")
    listed = set(re.findall(r"`(\w+)`", readme))
    assert {name for name in ask.QUESTIONS if not name.startswith("is_")} <= listed
