"""The page of what makes programs safe says what the commands recorded, and the commands are there."""
import sys

import pytest
from conftest import ROOT

sys.path.insert(0, str(ROOT / "tests"))
import reliability  # noqa: E402


def test_page_says_what_was_recorded():
    assert reliability.PAGE.read_text(encoding="utf-8") == reliability.page()


def test_only_promises_are_recorded():
    assert set(reliability.recorded()) <= set(reliability.PROMISES)


@pytest.mark.parametrize("name", reliability.PROMISES)
def test_commands_are_there(name):
    script = reliability.PROMISES[name][1].split()[1]
    assert (ROOT / script).is_file()


def test_what_is_recorded_is_told(tmp_path, monkeypatch):
    for place in ("RECORDS", "PAGE"):
        copy = tmp_path / place
        copy.write_bytes(getattr(reliability, place).read_bytes())
        monkeypatch.setattr(reliability, place, copy)
    reliability.record("lint", "a figure")
    assert reliability.recorded()["lint"]["figure"] == "a figure"
    assert "| `sh tests/lint.sh` | a figure |" in reliability.PAGE.read_text(encoding="utf-8")
    with pytest.raises(SystemExit, match="no promise"):
        reliability.record("another", "a figure")
