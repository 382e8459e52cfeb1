"""Measures how the library grows with the registry: growth.py FOLDER, which gets a library for each of REGISTRIES.

A code is three digits, so that there cannot be more than nine times as many as there are: 900 codes, each with a phrase
of its own, are one registry; the codes that are, each with nine more spellings, are the other. The generator makes the
tables from them as it makes all others. All have their texts in English only, as nobody has written others for them.
"""
import csv
import json
import random
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "lib/generate"))
import hashing  # noqa: E402

SYLLABLES = "ba ce di fo gu ha je ki lo mu na pe qui ro su ta ve wi xo yu za".split()
WORKS = ("reason", "is_redirect", "find", "closest", "closest, worst found")


def read(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(path, rows):
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def phrases(codes):
    """Yields phrases that no code has, and that the generator can tell apart by the letters that it samples."""
    source = random.Random(1)
    taken = {hashing.sample(row["phrase"]) for row in codes}
    while True:
        words = ("".join(source.choices(SYLLABLES, k=source.randint(1, 4))).title() for _ in range(3))
        phrase = " ".join(words)
        if hashing.sample(phrase) not in taken and 8 <= len(phrase) <= 32:
            taken.add(hashing.sample(phrase))
            yield phrase


def keep_english(data):
    write(data / "languages.csv", [row for row in read(data / "languages.csv") if row["language"] == "en"])


def sections(page):
    """What comes before the sections of a page, and {code: section}."""
    preface, *parts = re.split(r"^(?=## \d{3} )", page.read_text(encoding="utf-8"), flags=re.M)
    return preface, {int(part[3:6]): part.strip() for part in parts}


def add_codes(data):
    """Makes a code of every number that is none."""
    codes = {int(row["code"]): row for row in read(data / "codes.csv")}
    blank = dict.fromkeys(next(iter(codes.values())), "")
    preface, texts = sections(data / "text/en.md")
    for code, phrase in zip(sorted(set(range(100, 1000)) - set(codes)), phrases(codes.values())):
        codes[code] = {**blank, "code": code, "symbol": phrase.upper().replace(" ", "_"), "phrase": phrase,
                       "standing": "standard", "wire": "yes", "spec": "synthetic", "url": "https://example.org/",
                       "source": "synthetic"}
        about = f"{phrase} stands here to see how the library grows, with the least text that a code may have. " * 4
        texts[code] = f"## {code} {phrase}\n{phrase} means nothing.\n\n{about.strip()}"
    write(data / "codes.csv", [codes[code] for code in sorted(codes)])
    (data / "text/en.md").write_text(preface + "\n\n".join(texts[code] for code in sorted(texts)) + "\n",
                                     encoding="utf-8")


def add_aliases(data):
    """Gives every code nine aliases that no code has."""
    aliases = read(data / "aliases.csv")
    codes = read(data / "codes.csv")
    aliases += [{"code": row["code"], "alias": phrase, "kind": "variant", "source": "synthetic"}
                for row, phrase in zip(codes * 9, phrases(codes))]
    write(data / "aliases.csv", sorted(aliases, key=lambda row: int(row["code"])))


REGISTRIES = {"as it is": None, "codes x 9": add_codes, "texts x 10": add_aliases}


def build(tree, grow):
    """Builds a copy of the project from its own data, and returns the program that measures it."""
    shutil.copytree(ROOT, tree, ignore=shutil.ignore_patterns("build", ".git", "__pycache__", "*.cache", ".*_cache"))
    keep_english(tree / "lib/data")
    if grow:
        grow(tree / "lib/data")
    for command in ((sys.executable, tree / "lib/generate"),
                    ("cmake", "-S", tree, "-B", tree / "build", "-DCMAKE_BUILD_TYPE=Release", "-DHTTPSTATUS_BENCH=ON"),
                    ("cmake", "--build", tree / "build", "-j", "2")):
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return tree / "build/tests/bench/bench"


def main(folder):
    trees = Path(folder, "grown")
    shutil.rmtree(trees, ignore_errors=True)
    for registry, grow in REGISTRIES.items():
        bench = build(trees / registry, grow)
        done = subprocess.run([bench, "codes", "texts", "closest"], check=True, capture_output=True, text=True)
        for line in done.stdout.splitlines():
            result = json.loads(line)
            if result["work"] in WORKS:
                print(json.dumps({**result, "group": "growth", "registry": registry}))


if __name__ == "__main__":
    main(sys.argv[1])
