"""Fills what was measured and recorded into the pages of docs/, whose prose people write.

A page marks a place with two comments on lines of their own:

    <!-- figures: NAME -->
    <!-- end -->

What is between them is written from the records; a test compares it with them. Nothing else of a page is touched.
"""
import re
from pathlib import Path

DOCS = Path(__file__).resolve().parents[1] / "docs"
PLACE = re.compile(r"^<!-- figures: ([^\n]+) -->\n(.*?)^<!-- end -->$", re.M | re.S)


def table(heads, rows, numbers=False):
    """A table in Markdown; its columns except the first are right-aligned if they hold numbers."""
    rules = ["---", *("---:" if numbers else "---" for _ in heads[1:])]
    return "\n".join(f"| {' | '.join(map(str, line))} |" for line in (heads, rules, *rows))


def filled(text, figures):
    """The text of a page with {name: Markdown} in its places. Each place has its figures, and all figures a place."""
    places = [name for name, _ in PLACE.findall(text)]
    if sorted(places) != sorted(figures):
        raise ValueError(f"the page has places for {sorted(places)}, and the records make {sorted(figures)}")
    return PLACE.sub(lambda place: f"<!-- figures: {place[1]} -->\n{block(figures[place[1]])}<!-- end -->", text)


def block(markdown):
    """With empty lines around it, without which Markdown takes it as part of the comment."""
    return f"\n{markdown.strip()}\n\n"


def fill(page, figures):
    """Writes a page with its figures."""
    page.write_text(filled(page.read_text(encoding="utf-8"), figures), encoding="utf-8")


def stale(page, figures):
    """The names of the places of a page that do not have what the records make."""
    shown = dict(PLACE.findall(page.read_text(encoding="utf-8")))
    return [name for name in {**shown, **figures}
            if name not in shown or name not in figures or shown[name] != block(figures[name])]
