"""Changes one token of lib/*.c or lib/*.h at a time, and asks the unit tests whether they notice.

    python3 tests/mutation/code.py [--jobs N] [--only FILE] [--every N] [--list]

The operators are the classic ones: comparisons, arithmetic and logic swapped, constants one too large, negations and
statements left out, results replaced. What does not compile is no mutant. A mutant is killed by a test that fails,
crashes or takes ten times as long. Those of survivors.csv are known to survive, each with the reason why no test can
tell it from the original; any other survivor is named, and the command fails if fewer than 95 % are killed.
"""
import argparse
import concurrent.futures
import csv
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
SURVIVORS = Path(__file__).with_name("survivors.csv")
LEAST_KILLED = 95.0
FLAGS = ["-std=c11", "-O1", "-w"]
ALL_TESTS = ["test_registry", "test_class", "test_line", "test_semantics", "test_bulk", "test_find", "test_set"]

# Which tests to ask, the likeliest first.
TESTS = {
    "ascii.h": ["test_line", "test_semantics", "test_find", "test_set"],
    "method.h": ["test_semantics"],
    "registry.h": ["test_registry", "test_semantics"],
    "writer.h": ["test_line", "test_set"],
    "bulk.c": ["test_bulk"],
    "cache_control.c": ["test_semantics"],
    "caching.c": ["test_semantics"],
    "class.c": ["test_class", "test_registry", "test_semantics"],
    "content.c": ["test_semantics"],
    "fields.c": ["test_semantics"],
    "find.c": ["test_find"],
    "line.c": ["test_line"],
    "method.c": ["test_semantics"],
    "redirect.c": ["test_semantics"],
    "registry.c": ["test_registry"],
    "retry.c": ["test_semantics"],
    "set.c": ["test_set"],
    "text.c": ["test_text"],
    "vocabulary.c": ["test_semantics"],
}

SWAPS = {
    "<": ["<=", ">"], "<=": ["<"], ">": [">=", "<"], ">=": [">"], "==": ["!="], "!=": ["=="],
    "+": ["-"], "-": ["+"], "*": ["/"], "/": ["*"], "%": ["/"], "<<": [">>"], ">>": ["<<"],
    "&": ["|"], "|": ["&"], "^": ["&"], "&&": ["||"], "||": ["&&"],
    "+=": ["-="], "-=": ["+="], "|=": ["&="], "&=": ["|="], "^=": ["|="], "*=": ["+="],
    "++": ["--"], "--": ["++"], "!": [""], "~": [""], "true": ["false"], "false": ["true"],
}
TOKEN = re.compile(r"""(?P<skip>/\*.*?\*/|^[ \t]*\#[^\n]*|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')
    |(?P<word>[A-Za-z_]\w*)|(?P<number>\b(?:0[xX][0-9a-fA-F]+|\d+)[uU]?\b)
    |(?P<operator><<=|>>=|\+\+|--|->|<<|>>|<=|>=|==|!=|&&|\|\||[-+*/%&|^]=|[-+*/%&|^<>!~])""", re.X | re.M | re.S)
STATEMENT = re.compile(r"^[ \t]+((?:[a-z_]\w*(?:->|\.|\[[^\n=]*\])?[\w.>\[\]-]* (?:[-+|&^*]?=) [^\n{]*|"
                       r"\w+\([^\n]*\)|break|"
                       r"[\w\[\]>.-]+(?:\+\+|--)));$", re.M)
RETURN = re.compile(r"\breturn (?!0;|NULL;|true;|false;)([^;\n]+);")


class Mutant(NamedTuple):
    """A place of a file, and what to write there instead."""

    file: str
    start: int
    end: int
    new: str
    line: int
    shown: str

    def key(self):
        return self.file, self.shown


def is_binary(text, start, end):
    """Whether an operator stands between spaces, which is how the code sets binary ones and no others."""
    return text[start - 1] == " " and text[end:end + 1] in (" ", "\n")


def increment(number):
    digits, suffix = re.fullmatch(r"(\w*?)([uU]?)", number).groups()
    value = int(digits, 16 if digits[:2] in ("0x", "0X") else 10) + 1
    return (hex(value) if digits[:2] in ("0x", "0X") else str(value)) + suffix


def replacements(match, text):
    """What one token may become."""
    token = match[0]
    if match["number"]:
        return [increment(token)]
    if token in ("!", "~", "++", "--", "true", "false"):
        return SWAPS[token]
    if match["operator"] and is_binary(text, match.start(), match.end()):
        return SWAPS.get(token, [])
    return []


def edits(text):
    """Yields (start, end, new text) of every mutant of a source."""
    masked = list(text)
    for match in TOKEN.finditer(text):
        if match["skip"]:
            masked[match.start():match.end()] = " " * (match.end() - match.start())
            continue
        for new in replacements(match, text):
            yield match.start(), match.end(), new
    for match in RETURN.finditer("".join(masked)):
        yield match.start(1), match.end(1), "0"
    for match in STATEMENT.finditer("".join(masked)):
        yield match.start(1), match.end(1), ""


def mutants_of(path):
    text = path.read_text(encoding="utf-8")
    seen = {}
    for start, end, new in edits(text):
        first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
        shown = f"{text[first:last].strip()}  =>  {(text[first:start] + new + text[end:last]).strip()}"
        seen[shown] = seen.get(shown, 0) + 1
        if seen[shown] > 1:
            shown += f"  #{seen[shown]}"
        yield Mutant(path.name, start, end, new, text.count("\n", 0, start) + 1, shown)


class Tree:
    """A copy of the sources where mutants are built, so that the real ones are never touched."""

    def __init__(self, folder):
        self.folder = Path(folder)
        for name in ("lib", "include", "tests"):
            shutil.copytree(ROOT / name, self.folder / name, ignore=shutil.ignore_patterns("corpus", "*.pyc", "*.abi"))
        self.sources = sorted([*self.folder.glob("lib/*.c"), *self.folder.glob("lib/generated/*.c")])
        self.support = [self.folder / "tests" / name for name in ("support.c", "vectors.c", "find_model.c")]
        self.tests = [test for test in (*ALL_TESTS, "test_text") if (self.folder / f"tests/{test}.c").exists()]
        self.changed = None
        self.failed_build = [path for path in self.everything() if not self.compile(path)]

    def everything(self):
        return [*self.sources, *self.support, *(self.folder / f"tests/{test}.c" for test in self.tests)]

    def compile(self, source):
        vectors = f'-DTEST_VECTORS_DIR="{self.folder}/tests/vectors"'
        command = ["cc", *FLAGS, f"-I{self.folder}/include", f"-I{self.folder}/tests", vectors, "-c", str(source),
                   "-o", str(self.object(source))]
        return subprocess.run(command, capture_output=True, check=False).returncode == 0

    @staticmethod
    def object(source):
        return source.with_suffix(".o")

    def link(self, test):
        sources = [path for path in self.sources if not (test == "test_bulk" and path.name == "bulk.c")]
        objects = map(self.object, [self.folder / f"tests/{test}.c", *sources, *self.support])
        command = ["cc", *map(str, objects), "-lcmocka", "-o", str(self.folder / test)]
        return subprocess.run(command, capture_output=True, check=False).returncode == 0

    def passes(self, test, limit):
        """Whether a test passes; it is stopped where the first of its cases fails."""
        # The time limit is that of coreutils: it also holds where a mutant writes without end.
        command = ["timeout", "-s", "KILL", str(limit), str(self.folder / test)]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd=self.folder) as process:
            for line in process.stderr:
                if line.startswith(b"[  FAILED  ]"):
                    process.kill()
                    return False
            return process.wait() == 0

    def affected(self, name):
        """What has to be compiled again when a file changes; test_bulk.c holds bulk.c itself."""
        if name.endswith(".h"):
            return [path for path in self.sources if path.parent.name == "lib"]
        return [self.folder / ("tests/test_bulk.c" if name == "bulk.c" else f"lib/{name}")]

    def tests_of(self, name):
        return [test for test in TESTS.get(name, self.tests) if test in self.tests]

    def settle(self, name):
        """Compiles what an earlier mutant of another file has left behind."""
        if self.changed not in (None, name):
            for source in self.affected(self.changed):
                self.compile(source)
        self.changed = name

    def survives(self, mutant, limit):
        """True or False; None if the mutant does not compile."""
        self.settle(mutant.file)
        path = self.folder / "lib" / mutant.file
        original = path.read_text(encoding="utf-8")
        path.write_text(original[:mutant.start] + mutant.new + original[mutant.end:], encoding="utf-8")
        try:
            if not all(self.compile(source) for source in self.affected(mutant.file)):
                return None
            return all(self.link(test) and self.passes(test, limit) for test in self.tests_of(mutant.file))
        finally:
            path.write_text(original, encoding="utf-8")


def run_share(mutants, limit):
    """Yields what became of each mutant, in one tree."""
    with tempfile.TemporaryDirectory() as folder:
        tree = Tree(folder)
        if tree.failed_build or not all(tree.link(test) and tree.passes(test, limit) for test in tree.tests):
            raise SystemExit("The tests do not pass as they are")
        return [(mutant, tree.survives(mutant, limit)) for mutant in mutants]


def known_survivors():
    with SURVIVORS.open(encoding="utf-8", newline="") as file:
        return {(row["file"], row["change"]): row["reason"] for row in csv.DictReader(file)}


def report(every, results):
    """Prints the score, and says whether it is enough."""
    built = [(mutant, survived) for mutant, survived in results if survived is not None]
    survivors = [mutant for mutant, survived in built if survived]
    known = known_survivors()
    unexplained = [mutant for mutant in survivors if mutant.key() not in known]
    for mutant in unexplained:
        print(f"{mutant.file}:{mutant.line}: {mutant.shown}")
    killed = 100 * (len(built) - len(survivors)) / len(built)
    figure = (f"{len(built) - len(survivors)} of {len(built)} mutants killed ({killed:.1f} %), "
              f"{len(survivors) - len(unexplained)} survivors explained, {len(unexplained)} not"
              + (f"; a sample, 1 in {every}" if every > 1 else ""))
    print(figure)
    return figure, killed >= LEAST_KILLED


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--only", metavar="FILE", help="one file of lib/ only; nothing is recorded")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="only every Nth mutant")
    parser.add_argument("--limit", type=int, default=60, help="seconds after which a test counts as failed")
    parser.add_argument("--list", action="store_true", help="list the mutants and run nothing")
    options = parser.parse_args()
    paths = sorted([*ROOT.glob("lib/*.c"), *ROOT.glob("lib/*.h")])
    mutants = [mutant for path in paths if options.only in (None, path.name) for mutant in mutants_of(path)]
    mutants = mutants[::options.every]
    if options.list:
        print(*(f"{mutant.file}:{mutant.line}: {mutant.shown}" for mutant in mutants), sep="\n")
        return 0
    shares = [mutants[job::options.jobs] for job in range(options.jobs)]
    with concurrent.futures.ProcessPoolExecutor(options.jobs) as pool:
        done = pool.map(run_share, shares, [options.limit] * options.jobs)
        results = [result for share in done for result in share]
    figure, enough = report(options.every, sorted(results, key=lambda result: (result[0].file, result[0].line)))
    if enough and not options.only:
        command = [sys.executable, str(ROOT / "tests/reliability.py"), "record", "mutation-code", figure]
        subprocess.run(command, check=True)
    return 0 if enough else 1


if __name__ == "__main__":
    sys.exit(main())
