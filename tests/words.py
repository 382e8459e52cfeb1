#!/usr/bin/env python3
"""Refuses the words of words.csv in what people read, and briefs in the header that have another form.

    python3 tests/words.py

A word is right in the files that its row names, and in the lines of words-kept.csv, which are quoted there. A brief
begins with a verb in the third person, such as "Returns", and has at most fifteen words.
"""
import csv
import re
import sys
from fnmatch import fnmatch
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "lib/generate"))
import api  # noqa: E402

READ = ("*.md", "docs/**/*.md", "docs/examples/*", "docs/site/strings/*.json", "lib/data/**/*.md",
        "lib/data/contrasts.csv", "tests/**/README.md", "include/**/*.h", "lib/*.[ch]", "tool/*.[ch]",
        "bindings/**/*.[chi]", "bindings/**/*.py", "bindings/**/*.lua", "bindings/**/*.md", "lib/generate/*.py",
        "build.sh")
KEY = re.compile(r'"\w+":')
BRIEF_WORDS = 15
PYTHON = "bindings/python/functions.md"


def table(name):
    with (ROOT / "tests" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def files():
    return sorted({path for pattern in READ for path in ROOT.glob(pattern) if path.is_file()})


def retired_words():
    """Yields (file, line number, line, complaint) of every retired word."""
    words = [(re.compile(row["retired"]), row["say"], row["right_in"]) for row in table("words.csv")]
    for path in files():
        name = str(path.relative_to(ROOT))
        looked_for = [(pattern, say) for pattern, say, right_in in words if not fnmatch(name, right_in)]
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            read = KEY.sub("", line) if path.suffix == ".json" else line
            for pattern, say in looked_for:
                match = pattern.search(read)
                if match:
                    yield name, number, line, f"{match[0]!r}: say {say or 'what it is'!r}"


def briefs():
    """Yields (file, text) of the first paragraph about each function: of the header, and of those that Python adds."""
    for function in api.load().functions:
        yield "include/httpstatus.h", function.doc.text
    for section in (ROOT / PYTHON).read_text(encoding="utf-8").split("\n## ")[1:]:
        _, _, text = section.partition("\n\n")
        if text:
            yield PYTHON, text


def bad_briefs():
    """Yields a complaint about every brief that has another form."""
    for file, text in briefs():
        brief = text.split("\n\n")[0].replace("\n", " ")
        if not re.match(r"[A-Z][a-z]+s ", brief):
            yield f"{file}: {brief!r} does not begin with a verb in the third person"
        if len(brief.split()) > BRIEF_WORDS:
            yield f"{file}: {brief!r} has more than {BRIEF_WORDS} words"


def main():
    kept = {(row["file"], row["line"]): False for row in table("words-kept.csv")}
    wrong = list(bad_briefs())
    for name, number, line, complaint in retired_words():
        place = (name, line.strip())
        if place in kept:
            kept[place] = True
        else:
            wrong.append(f"{name}:{number}: {complaint}")
    wrong += [f"words-kept.csv: {name} no longer has {line!r}" for (name, line), met in kept.items() if not met]
    print("\n".join(wrong), end="\n" if wrong else "")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
