"""Figures go into the places of a page that are marked for them, and nowhere else."""
import figures
import pytest

EMPTY = """Before.

<!-- figures: one -->
<!-- end -->

Between.

<!-- figures: two, too -->
<!-- end -->
After.
"""
FIGURES = {"one": "| a |\n| --- |", "two, too": "- \\1"}
FULL = """Before.

<!-- figures: one -->

| a |
| --- |

<!-- end -->

Between.

<!-- figures: two, too -->

- \\1

<!-- end -->
After.
"""


def test_places_are_filled():
    assert figures.filled(EMPTY, FIGURES) == FULL


def test_what_is_in_a_place_is_replaced():
    assert figures.filled(FULL.replace("| a |", "| b |\n| c |"), FIGURES) == FULL


@pytest.mark.parametrize("names", [("one",), ("one", "two, too", "three")])
def test_every_place_has_figures_and_all_figures_a_place(names):
    with pytest.raises(ValueError, match="the page has places for"):
        figures.filled(EMPTY, {name: FIGURES.get(name, "") for name in names})


def test_a_page_that_shows_other_figures_is_stale(tmp_path):
    page = tmp_path / "page.md"
    page.write_text(FULL, encoding="utf-8")
    assert figures.stale(page, FIGURES) == []
    assert figures.stale(page, {**FIGURES, "one": "| b |"}) == ["one"]
    assert figures.stale(page, {"one": FIGURES["one"], "three": ""}) == ["two, too", "three"]
    page.write_text(EMPTY, encoding="utf-8")
    figures.fill(page, FIGURES)
    assert page.read_text(encoding="utf-8") == FULL


def test_numbers_are_aligned_to_the_right():
    assert figures.table(["a", "b"], [["x", 1]], numbers=True) == "| a | b |\n| --- | ---: |\n| x | 1 |"
