"""A README in another language shows the same programs, commands, names, links and sections as README.md."""
import re
from collections import Counter

import pytest
from building import ROOT

TRANSLATIONS = sorted(ROOT.glob("README.*.md"))
COMMENTS = {"c": r"\s*/\*.*?\*/", "python": r"\s*#.*", "lua": r"\s*--.*", "sh": r"\s*#.*"}


def read(path):
    return path.read_text(encoding="utf-8")


def blocks(text):
    """Every block of code as (language, code), without comments, which may be translated."""
    found = re.findall(r"^```(\w*)\n(.*?)^```", text, re.S | re.M)
    return [(language, re.sub(COMMENTS.get(language, r"\Z"), "", code).strip()) for language, code in found]


def prose(text):
    return re.sub(r"^```.*?^```", "", text, flags=re.S | re.M)


def shape(text):
    """The outline: headings, list items and rows of tables, in order, by their marks."""
    return re.findall(r"^(#+|- |\| |\*\*)", prose(text), re.M)


def links(text):
    """The targets of links, except those that lead to another translation."""
    return Counter(target for target in re.findall(r"\]\(([^)]+)\)", prose(text)) if "README" not in target)


def names(text):
    return Counter(re.findall(r"`([^`\n]+)`", prose(text)))


@pytest.fixture(params=TRANSLATIONS, ids=lambda path: path.name)
def pair(request):
    return read(ROOT / "README.md"), read(request.param)


def test_there_is_one():
    assert ROOT / "README.zh-CN.md" in TRANSLATIONS


@pytest.mark.parametrize("part", [blocks, shape, links, names], ids=lambda part: part.__name__)
def test_the_same(pair, part):
    original, translated = map(part, pair)
    assert translated == original
