"""The blocks of Python on a page of docs/, by their heading."""
import re
from pathlib import Path

DOCS = Path(__file__).resolve().parents[2] / "docs"


def blocks(page, language="python"):
    """Returns {heading: code}; blocks under one heading are joined."""
    found = {}
    for part in re.split(r"^## ", (DOCS / page).read_text(encoding="utf-8"), flags=re.M)[1:]:
        heading, _, text = part.partition("\n")
        code = re.findall(rf"^```{language}\n(.*?)^```$", text, re.S | re.M)
        if code:
            found[heading] = "\n".join(code)
    return found


def recipes(library):
    """Returns the names that docs/data.md defines for a library."""
    found = blocks("data.md")
    scope = {}
    exec(found["The table of codes"] + found[library], scope)
    return scope
