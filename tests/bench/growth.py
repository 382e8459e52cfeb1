"""Measures how finding grows with the registry: growth.py FOLDER, which gets a library with ten times the texts.

A code number is three digits, so the registry grows by its texts: each code gets nine more aliases. The generator
makes the tables from them as it makes all others.
"""
import csv
import json
import random
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TIMES = 10
SYLLABLES = "ba ce di fo gu ha je ki lo mu na pe qui ro su ta ve wi xo yu za".split()


def grow(data):
    """Adds aliases that no code has."""
    source = random.Random(1)
    with (data / "codes.csv").open(encoding="utf-8", newline="") as file:
        codes = [row["code"] for row in csv.DictReader(file)]
    with (data / "aliases.csv").open(encoding="utf-8", newline="") as file:
        columns, *rows = csv.reader(file)
    taken = set()
    for code in codes:
        for _ in range(TIMES - 1):
            while True:
                words = ["".join(source.choices(SYLLABLES, k=source.randint(1, 4))).title() for _ in range(3)]
                alias = " ".join(words)
                if alias.lower() not in taken and 8 <= len(alias) <= 32:
                    break
            taken.add(alias.lower())
            rows.append([code, alias, "variant", "synthetic"])
    rows.sort(key=lambda row: int(row[0]))
    with (data / "aliases.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([columns, *rows])


def build(tree):
    """Builds a copy of the project from its own data, and returns the program that measures it."""
    subprocess.run([sys.executable, tree / "lib/generate"], check=True)
    subprocess.run(["cmake", "-S", tree, "-B", tree / "build", "-DCMAKE_BUILD_TYPE=Release", "-DHTTPSTATUS_BENCH=ON"],
                   check=True, capture_output=True)
    subprocess.run(["cmake", "--build", tree / "build", "-j", "2"], check=True, capture_output=True)
    return tree / "build/tests/bench/bench"


def main(folder):
    tree = Path(folder, "grown")
    shutil.rmtree(tree, ignore_errors=True)
    tree.mkdir(parents=True)
    shutil.copytree(ROOT, tree, dirs_exist_ok=True,
                    ignore=shutil.ignore_patterns("build", ".git", "__pycache__", "*.cache", ".*_cache"))
    grow(tree / "lib/data")
    bench = build(tree)
    done = subprocess.run([bench, "texts", "closest"], check=True, capture_output=True, text=True)
    for line in done.stdout.splitlines():
        result = json.loads(line)
        if result["work"].startswith(("find", "closest")):
            print(json.dumps({**result, "group": "growth", "work": f"{result['work']}, texts x {TIMES}"}))
    library = tree / "build/lib/libhttpstatus.so"
    print(json.dumps({"suite": "c", "group": "growth", "work": f"size of the library, texts x {TIMES}",
                      "mix": "bytes", "bytes": library.resolve().stat().st_size}))


if __name__ == "__main__":
    main(sys.argv[1])
