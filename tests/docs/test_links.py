"""Every page can be found: in two steps from the README and from docs/index.md, and every link leads somewhere."""
import os
import re

import pytest
from building import ROOT

INDEX, README = ROOT / "docs/index.md", ROOT / "README.md"
# The pages of texts are data, one per language.
TEXTS = ROOT / "lib/data/text"


def pages():
    patterns = ("*.md", "docs/**/*.md", "lib/data/**/*.md", "tests/**/README.md")
    found = {page for pattern in patterns for page in ROOT.glob(pattern)}
    return sorted(page for page in found if TEXTS not in page.parents or page.name == "README.md")


def links(page):
    """The files of this tree that a page links to, with the anchor."""
    text = re.sub(r"^ *```.*?^ *```", "", page.read_text(encoding="utf-8"), flags=re.S | re.M)
    targets = re.findall(r"\]\(([^)\s]+)\)", text)
    for target in targets:
        if not re.match(r"https?:|mailto:", target):
            path, _, anchor = target.partition("#")
            yield page if not path else page.parent / path, anchor


def leads_to(page):
    return {(target if target.is_file() else target / "README.md").resolve() for target, _ in links(page)}


def anchor_of(heading):
    """As GitHub makes it of a heading."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


@pytest.mark.parametrize("start", [README, INDEX], ids=lambda page: page.name)
def test_every_page_is_two_steps_away(start):
    first = leads_to(start)
    second = {target for page in first if page.suffix == ".md" for target in leads_to(page)}
    assert [str(page.relative_to(ROOT)) for page in pages() if page not in {start} | first | second] == []


@pytest.mark.parametrize("page", pages(), ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page):
    for target, anchor in links(page):
        assert target.exists(), f"{os.path.relpath(target, ROOT)} is missing"
        if anchor and target.suffix == ".md":
            headings = re.findall(r"^#+ (.*)$", target.read_text(encoding="utf-8"), re.M)
            assert anchor in map(anchor_of, headings), f"{target.name} has no heading for #{anchor}"


@pytest.mark.parametrize("page", pages(), ids=lambda page: str(page.relative_to(ROOT)))
def test_headings_are_in_order(page):
    text = re.sub(r"^ *```.*?^ *```", "", page.read_text(encoding="utf-8"), flags=re.S | re.M)
    levels = [len(marks) for marks in re.findall(r"^(#+) ", text, re.M)]
    assert levels[:1] == [1] and levels.count(1) == 1
    assert all(below <= above + 1 for above, below in zip(levels, levels[1:]))
