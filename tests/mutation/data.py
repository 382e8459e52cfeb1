"""Changes one datum of lib/data/*.csv at a time, generates the tables anew, and asks whether a test notices.

    python3 tests/mutation/data.py [--every N]

The test that compares the generated files with the data is not asked: each mutant has generated its own. A mutant is
killed if the generator refuses it, if a constant is no longer as frozen, if the program of 1.0 prints something else,
or if the lists of methods in the fuzz target disagree. Columns that only say where something was read are left alone.
"""
import argparse
import csv
import io
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "lib/generate"))
sys.path.insert(0, str(ROOT / "tests/abi"))
import abi  # noqa: E402
import constants  # noqa: E402
import data  # noqa: E402
import tables  # noqa: E402

EXPECTED = (ROOT / "tests/abi/compat.expected").read_bytes()
WRITERS = (tables, constants)

# What no function of the library answers: where a fact was read, and what the generator itself compares with.
SILENT_FILES = {"registry.csv", "languages.csv", "sections.csv", "neighbours.csv"}
SILENT = {"source", "why"}
SILENT_COLUMNS = {("vendors.csv", "url"), ("editions.csv", "section"), ("grpc.csv", "name")}


def rows_of(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def other_value(value, column):
    """Another value that could stand in this column."""
    words = sorted(set(column))
    if value.isdigit():
        return str(int(value) + 1)
    if value in ("yes", "no"):
        return "no" if value == "yes" else "yes"
    if len(words) <= 8:
        return words[(words.index(value) + 1) % len(words)]
    return value[:-1] + ("X" if value[-1:] != "X" else "Y")


def mutants():
    """Yields (file name, line, column name, new text of the file)."""
    for path in sorted((ROOT / "lib/data").glob("*.csv")):
        if path.name in SILENT_FILES:
            continue
        rows = rows_of(path)
        for column, name in enumerate(rows[0]):
            if name in SILENT or (path.name, name) in SILENT_COLUMNS:
                continue
            values = [row[column] for row in rows[1:]]
            for line, row in enumerate(rows[1:], start=2):
                changed = [*row[:column], other_value(row[column], values), *row[column + 1:]]
                if changed != row:
                    text = io.StringIO()
                    csv.writer(text, lineterminator="\n").writerows([*rows[:line - 1], changed, *rows[line:]])
                    yield path.name, line, name, text.getvalue()


class Tree:
    """A place to build the two programs in, with the tables of a mutant."""

    def __init__(self, folder):
        self.folder = Path(folder)
        for name in ("lib", "include"):
            shutil.copytree(ROOT / name, self.folder / name)
        self.methods = sorted((ROOT / "tests/fuzz/corpus/method").iterdir())

    def run(self, *command):
        return subprocess.run(list(map(str, command)), capture_output=True, check=False, cwd=self.folder)

    def program(self, name, *sources):
        library = [*self.folder.glob("lib/*.c"), *self.folder.glob("lib/generated/*.c")]
        include = [f"-I{self.folder / 'include'}", f"-I{ROOT / 'tests'}", f"-I{ROOT / 'tests/fuzz'}"]
        return self.run("cc", "-std=c11", "-O0", "-w", *include, *sources, *library, "-o", name).returncode == 0

    def notices(self, name, text):
        """What notices a changed file; empty if nothing does."""
        file = self.folder / "lib/data" / name
        original = file.read_bytes()
        file.write_text(text, encoding="utf-8")
        try:
            registry = data.load(self.folder / "lib/data")
            for writer in WRITERS:
                for path, lines in writer.write(registry).items():
                    place = self.folder / path
                    place.parent.mkdir(parents=True, exist_ok=True)
                    place.write_text("\n".join(lines) + "\n", encoding="utf-8")
            return self.ask()
        except data.DataError:
            return "the generator"
        finally:
            file.write_bytes(original)

    def ask(self):
        if abi.declared_constants(self.folder) != abi.frozen_constants(ROOT):
            return "the frozen constants"
        if not self.program("compat", ROOT / "tests/abi/compat.c") or self.run("./compat").stdout != EXPECTED:
            return "the program of 1.0"
        target = [ROOT / "tests/fuzz" / part for part in ("method.c", "replay.c")]
        if not self.program("methods", *target) or self.run("./methods", *self.methods).returncode != 0:
            return "the lists of methods"
        return ""


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--every", type=int, default=1, metavar="N", help="only every Nth datum")
    every = parser.parse_args().every
    killers = {}
    with tempfile.TemporaryDirectory() as folder:
        tree = Tree(folder)
        for name, line, column, text in list(mutants())[::every]:
            killer = tree.notices(name, text)
            killers.setdefault(killer, []).append(f"{name}:{line}: {column}")
    survivors = killers.pop("", [])
    print(*survivors, sep="\n", end="\n" if survivors else "")
    killed = sum(map(len, killers.values()))
    parts = ", ".join(f"{len(found)} by {killer}" for killer, found in sorted(killers.items()))
    sample = f"; a sample, 1 in {every}" if every > 1 else ""
    figure = f"{killed} of {killed + len(survivors)} killed: {parts}{sample}"
    print(figure)
    if not survivors:
        command = [sys.executable, str(ROOT / "tests/reliability.py"), "record", "mutation-data", figure]
        subprocess.run(command, check=True)
    return 1 if survivors else 0


if __name__ == "__main__":
    sys.exit(main())
