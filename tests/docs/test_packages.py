"""The table of docs/packages.md shows what tests/fresh/install.sh recorded, of the ways that it has."""
import re
import sys

import figures
from building import ROOT

sys.path.append(str(ROOT / "tests/fresh"))
import ways  # noqa: E402


def test_page_shows_what_was_recorded():
    assert figures.stale(ways.PAGE, ways.page_figures()) == []


def test_what_was_recorded_is_of_the_ways_that_are_there():
    script = (ROOT / "tests/fresh/install.sh").read_text(encoding="utf-8")
    names = [re.sub(r"\$\w+", ".+", name) for name in re.findall(r"^ *way (\S+)", script, re.M)]
    assert [known for known in ways.read() if not any(re.fullmatch(name, known) for name in names)] == []
