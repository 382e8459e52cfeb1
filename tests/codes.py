"""Adds a code to a copy of the tree, as someone does who patches the data."""
import csv
import re
import sys

from building import run


def insert(path, code, row):
    """Puts a row of a table where the number of its first column belongs."""
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    at = next((at for at, other in enumerate(rows) if int(other[0]) > code), len(rows))
    rows.insert(at, [row.get(column, "") for column in header])
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *rows])


def add_texts(page, code):
    """Says of a code on a page what it says of 200."""
    text = page.read_text(encoding="utf-8")
    if "\n## 200 " not in text:
        return
    section = re.search(r"^## 200 .*?(?=^## )", text, re.S | re.M)[0].replace("## 200", f"## {code}", 1)
    later = next(heading for heading in re.finditer(r"^## (\d+)", text, re.M) if int(heading[1]) > code)
    page.write_text(text[:later.start()] + section + text[later.start():], encoding="utf-8")


def add_code(source, code, phrase):
    """Adds the rows and texts of an unofficial code to lib/data of a tree; regenerate() makes its tables."""
    data = source / "lib/data"
    symbol = phrase.upper().replace(" ", "_")
    common = {"code": str(code), "phrase": phrase, "wire": "yes", "url": "https://example.com/", "source": "a test"}
    insert(data / "codes.csv", code, {**common, "symbol": symbol, "standing": "unofficial", "spec": "Elsewhere"})
    insert(data / "vendors.csv", code, {**common, "vendor": "Elsewhere"})
    for page in data.glob("text/**/*.md"):
        add_texts(page, code)


def regenerate(source):
    run(sys.executable, "-B", source / "lib/generate")


def sources_of(source):
    """The C files of the library."""
    return [source / "lib" / name for name in (source / "lib/sources.txt").read_text(encoding="utf-8").split()]
