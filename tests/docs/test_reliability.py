"""The figures of docs/reliability.md are those that the commands recorded, and the commands are there."""
import sys

import figures
import pytest
import reliability
from building import ROOT

sys.path.insert(0, str(ROOT / "tests/planted"))
import plant  # noqa: E402

PROMISES = {row["name"]: row for row in reliability.promises()}


def test_page_shows_what_was_recorded():
    assert figures.stale(reliability.PAGE, reliability.page_figures()) == []


@pytest.mark.parametrize("name", PROMISES)
def test_commands_are_there(name):
    script = PROMISES[name]["command"].split()[1]
    assert (ROOT / script).is_file()


@pytest.mark.parametrize("name", PROMISES)
def test_every_promise_says_its_scope(name):
    assert PROMISES[name]["scope"]


def test_a_bug_is_planted_for_every_promise():
    """tests/planted/plant.py runs their commands, which takes an hour; here each bug still fits its file."""
    bugs = reliability.planted_bugs()
    assert {bug["promise"] for bug in bugs} == set(PROMISES)
    assert all(plant.edited(bug) for bug in bugs)


def test_what_is_recorded_is_shown(tmp_path, monkeypatch):
    for place in ("RECORDS", "PAGE"):
        copy = tmp_path / place
        copy.write_bytes(getattr(reliability, place).read_bytes())
        monkeypatch.setattr(reliability, place, copy)
    reliability.record("lint", "a figure", "a scope")
    assert [row["name"] for row in reliability.promises() if row["figure"] == "a figure"] == ["lint"]
    assert "| `sh tests/lint.sh` | a scope | a figure |" in reliability.PAGE.read_text(encoding="utf-8")
    with pytest.raises(SystemExit, match="no promise"):
        reliability.record("another", "a figure")
