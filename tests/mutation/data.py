"""Changes one datum of lib/data at a time, generates the tables again, and asks whether a test notices.

    python3 tests/mutation/data.py [--jobs N] [--only FILE] [--every N]

A datum of a table is a cell; it takes another value that could be there. A datum of a page of texts is a title, a
summary, a description or the advice to a reader, which changes places with that of the next code, a sentence of these,
which is left out, or a number, which becomes one larger. The texts of contrasts.csv lose a sentence or get another
number in the same way.

A mutant is killed if the generator refuses it or if a test fails; the first that does is named. They are asked in this
order: IANA's copies of its registry, the lists of tests/data/test_facts.py, the declarations as frozen, the lists of
methods in the fuzz target, the C tests with their vectors, the claims of tests/data/test_texts.py, which is the first
to see a page, and the program of 1.0. The test that compares the generated files with the data is not asked, for each
mutant has generated its own; for the same reason the C tests that read lib/data agree with any mutant.

Left alone is what says where a fact was read: the columns `source`, and the addresses of vendors and of the registry.
No function answers them, and only the cited page could say whether they are right. Left alone, too, are words.csv and
the meanings of subcodes.csv: they are our own words, which no source can confirm.
"""
import argparse
import collections
import concurrent.futures
import csv
import functools
import importlib.util
import io
import itertools
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
sys.dont_write_bytecode = True
sys.path[:0] = [str(ROOT / "lib/generate"), str(ROOT / "tests/abi")]
import abi  # noqa: E402
import cases  # noqa: E402
import constants  # noqa: E402
import data  # noqa: E402
import iana  # noqa: E402
import tables  # noqa: E402
import text  # noqa: E402

WRITERS = (tables, constants)
CITATIONS = {("*", "source"), ("registry.csv", "url"), ("vendors.csv", "url"), ("subcodes.csv", "url")}
OWN_WORDS = {("subcodes.csv", "meaning"), *(("words.csv", column) for column in data.COLUMNS["words.csv"])}
PROSE = ("contrasts.csv", "text")
# What may survive, because no answer and no document can show whether it is there: the tags of a region of which the
# same is said as of its language alone, and sections that no code and no edition names; the generator refuses others.
IMPLIED = ("languages.csv: zh-CN tag", "languages.csv: zh-SG tag", "sections.csv: ")
C_TESTS = ("test_registry", "test_class", "test_line", "test_content", "test_redirect", "test_retry", "test_fields",
           "test_vocabulary", "test_caching", "test_accept_language")  # the quick ones
TCC = ("tcc", "-std=c11", "-w")  # builds the library in a tenth of the time that gcc takes


@functools.lru_cache(maxsize=1)
def load_version(folder, _, load=data.load):
    return load(folder)


def load_once(folder):
    """Reads the tables again only if they have changed: several tests ask for them."""
    return load_version(folder, tuple(path.read_bytes() for path in sorted(folder.glob("*.csv"))))


data.load = load_once


@functools.lru_cache(maxsize=8)
def read_version(folder, language, codes, _, read=text.read_page):
    return read(folder, language, codes)


def read_once(folder, language, codes):
    return read_version(folder, language, tuple(codes), (folder / f"text/{language}.md").read_bytes())


text.read_page = read_once


class Mutant(NamedTuple):
    """A file of lib/data and what it says instead; `about` narrows the cases that can notice, by their arguments."""

    file: str
    what: str
    text: str
    about: dict


def rows_of(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def other_value(value, column):
    """Another value that could be in this column."""
    words = sorted(set(column))
    if value.isdigit():
        return str(int(value) + 1)
    if 1 < len(words) <= 8:
        return words[(words.index(value) + 1) % len(words)]
    return value[:-1] + ("X" if value[-1:] != "X" else "Y")


def changed_tables():
    for path in sorted((ROOT / "lib/data").glob("*.csv")):
        rows = rows_of(path)
        for column, name in enumerate(rows[0]):
            if ("*", name) in CITATIONS or (path.name, name) in CITATIONS | OWN_WORDS:
                continue
            values = [row[column] for row in rows[1:]]
            for line, row in enumerate(rows[1:], start=1):
                prose = [new for _, new in edited("description", row[column])] if (path.name, name) == PROSE else None
                for new in prose or [other_value(row[column], values)]:
                    changed = io.StringIO()
                    csv.writer(changed, lineterminator="\n").writerows(
                        [*rows[:line], [*row[:column], new, *row[column + 1:]], *rows[line + 1:]])
                    what = f"{row[0]} {name}: {row[column]!r} => {new!r}"
                    yield Mutant(path.name, what, changed.getvalue(), {})


def edited(part, said):
    """Yields (what is changed, new text) for a text by itself."""
    for number in re.finditer(r"\d+", said):
        yield f"{number[0]} + 1", said[:number.start()] + str(int(number[0]) + 1) + said[number.end():]
    if part == "description" or part in text.ROLES:
        for sentence in re.finditer(r"[^.!?]+(?:[.!?](?!\s)[^.!?]*)*[.!?](?:\s|$)|[^。！？]+[。！？]", said):
            yield f"without {sentence[0].strip()!r}", (said[:sentence.start()] + said[sentence.end():]).strip()


def page_text(before, texts):
    return before + "\n".join(f"## {code} {said['title']}\n{said['summary']}\n\n{said['description']}\n"
                              for code, said in texts.items())


def advice_text(before, page, advice):
    return before + "\n".join(f"## {code} {page.texts[code]['title']}\n\n"
                              + "\n\n".join(f"{role.title()}: {said[role]}" for role in text.ROLES) + "\n"
                              for code, said in advice.items())


def changed_advice(page):
    """The same of the advice: what the next code says, without a sentence, or with another number."""
    name = f"text/advice/{page.language}.md"
    before = (ROOT / "lib/data" / name).read_text(encoding="utf-8").partition("\n## ")[0] + "\n"
    codes = list(page.advice)
    for code, other in zip(codes, [*codes[1:], codes[0]]):
        said, other_said = page.advice[code], page.advice[other]
        for role in text.ROLES:
            about = {"language": {page.language}, "code": {code, other}, "role": {role}}
            swapped = {code: {**said, role: other_said[role]}, other: {**other_said, role: said[role]}}
            yield Mutant(name, f"{code} {role}: that of {other}",
                         advice_text(before, page, {**page.advice, **swapped}), about)
            for what, new in edited(role, said[role]):
                new_text = advice_text(before, page, {**page.advice, code: {**said, role: new}})
                yield Mutant(name, f"{code} {role}: {what}", new_text, about)


def changed_pages():
    registry = data.load(ROOT / "lib/data")
    for page in text.load(registry.folder, [entry.code for entry in registry.codes])[1]:
        yield from changed_advice(page)
        name = f"text/{page.language}.md"
        before = (ROOT / "lib/data" / name).read_text(encoding="utf-8").partition("\n## ")[0] + "\n"
        codes = list(page.texts)
        for code, other in zip(codes, [*codes[1:], codes[0]]):
            said, other_said = page.texts[code], page.texts[other]
            about = {"language": {page.language}, "code": {code, other}}
            for part in text.PARTS:
                swapped = {code: {**said, part: other_said[part]}, other: {**other_said, part: said[part]}}
                new_text = page_text(before, {**page.texts, **swapped})
                yield Mutant(name, f"{code} {part}: that of {other}", new_text, about)
                for what, new in edited(part, said[part]):
                    new_text = page_text(before, {**page.texts, code: {**said, part: new}})
                    yield Mutant(name, f"{code} {part}: {what}", new_text, about)


class Tree:
    """A copy of the data and of what is built from them, which takes one mutant after the other."""

    def __init__(self, folder):
        self.folder = Path(folder)
        for name in ("lib", "include", "tests"):
            shutil.copytree(ROOT / name, self.folder / name, ignore=shutil.ignore_patterns("__pycache__", "corpus"))
        shutil.copy(ROOT / "README.zh-CN.md", self.folder)  # test_texts.py looks at its words too
        self.data = self.folder / "lib/data"
        sys.path.insert(0, str(self.folder / "tests"))  # its building.py names the folder that the tests look at
        self.library()
        self.programs = [self.c_test(name) for name in C_TESTS]
        self.test_text = self.c_test("test_text")
        fuzz = self.folder / "tests/fuzz"
        self.methods = self.program("methods", fuzz / "method.c", fuzz / "replay.c")
        self.seeds = [self.folder / f"method-{row[0]}" for row in rows_of(self.data / "methods.csv")[1:]]
        for seed in self.seeds:
            seed.write_text(seed.name.partition("-")[2], encoding="utf-8")
        self.compat = self.program("compat", self.folder / "tests/abi/compat.c")
        said = self.ask({})
        if said:
            raise SystemExit(f"The data does not pass as it is: {said}")

    def run(self, *command):
        return subprocess.run(list(map(str, command)), capture_output=True, check=False, cwd=self.folder)

    def succeeds(self, program):
        """Whether a C test passes; it is stopped where the first of its cases fails."""
        with subprocess.Popen([program], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
            for line in process.stderr:
                if line.startswith(b"FAILED: "):
                    process.kill()
                    return False
            return process.wait() == 0

    def compile(self, *command):
        done = self.run(*TCC, f"-I{self.folder}/include", f"-I{self.folder}/tests/unit",
                        f'-DTEST_VECTORS_DIR="{self.folder}/tests/conformance-kit/vectors"', *command)
        if done.returncode != 0:
            raise SystemExit(done.stderr.decode())

    def program(self, name, *sources):
        """Builds a program, which is linked with the library of whichever mutant."""
        self.compile(*sources, "-L.", "-lhttpstatus", f"-Wl,-rpath={self.folder}", "-o", name)
        return self.folder / name

    def c_test(self, name):
        sources = [*(self.folder / f"tests/unit/{source}.c" for source in (name, "unit", "support", "vectors")),
                   *self.folder.glob("tests/unit/*_model.c")]
        return self.program(name, *sources)

    def library(self):
        sources = [*self.folder.glob("lib/*.c"), *self.folder.glob("lib/generated/*.c")]
        self.compile("-shared", *sources, "-o", "libhttpstatus.so")

    def generate(self, registry):
        for writer in WRITERS:
            for path, lines in writer.write(registry).items():
                (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
                (self.folder / path).write_text("\n".join(lines) + "\n", encoding="utf-8")

    def passes(self, name, about):
        """Whether the tests of a file of tests/data pass, except those that want a fixture."""
        path = self.folder / "tests/data" / name
        spec = importlib.util.spec_from_file_location(path.stem, path)
        module = importlib.util.module_from_spec(spec)
        try:
            spec.loader.exec_module(module)
            for function in [value for key, value in vars(module).items() if key.startswith("test_")]:
                for case in cases.cases_of(function, about):
                    function(**case)
        except AssertionError:
            return False
        return True

    def fails(self, about):
        """Yields, for the data as they are, the name of each test and whether it fails."""
        registry = data.load(self.data)
        if about:
            yield "test_texts.py", not self.passes("test_texts.py", about)
        for path in sorted(self.folder.glob("tests/data/iana-registry.*")):
            yield "IANA's registry", bool(list(iana.differences(registry, path, registry.date)))
        yield "test_facts.py", not self.passes("test_facts.py", {})
        self.generate(registry)
        yield "the frozen declarations", abi.declared(self.folder) != abi.frozen(ROOT)
        self.library()
        yield "the lists of methods", self.run(self.methods, *self.seeds).returncode != 0
        for program in self.programs:
            yield program.name, not self.succeeds(program)
        yield "test_texts.py", not about and not self.passes("test_texts.py", {})
        yield "test_text", not self.succeeds(self.test_text)
        yield "the program of 1.0", self.run(self.compat).stdout != (ROOT / "tests/abi/compat.expected").read_bytes()

    def ask(self, about):
        """What notices the data as they are; empty if nothing does."""
        try:
            return next((test for test, failed in self.fails(about) if failed), "")
        except data.DataError:
            return "the generator"

    def notices(self, mutant):
        file = self.data / mutant.file
        original = file.read_bytes()
        file.write_text(mutant.text, encoding="utf-8")
        try:
            return self.ask(mutant.about)
        finally:
            file.write_bytes(original)


def begin(folder):
    """Gives a process of the pool its tree."""
    global tree  # pylint: disable=global-statement
    tree = Tree(tempfile.mkdtemp(dir=folder))


def ask_tree(mutant):
    return tree.notices(mutant)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--only", metavar="FILE", help="one file of lib/data only; nothing is recorded")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="only every Nth datum")
    options = parser.parse_args()
    if not shutil.which("tcc"):
        raise SystemExit("tcc is missing: apt-get install tcc")
    mutants = [mutant for mutant in itertools.chain(changed_tables(), changed_pages())
               if options.only in (None, mutant.file)][::options.every]
    killers, implied, survivors = collections.Counter(), 0, 0
    with tempfile.TemporaryDirectory() as folder, \
            concurrent.futures.ProcessPoolExecutor(options.jobs, initializer=begin, initargs=(folder,)) as pool:
        for asked, (mutant, killer) in enumerate(zip(mutants, pool.map(ask_tree, mutants, chunksize=4)), 1):
            name = f"{mutant.file}: {mutant.what}"
            if killer:
                killers[killer] += 1
            elif name.startswith(IMPLIED):
                implied += 1
            else:
                survivors += 1
                print(name, flush=True)
            if asked % 100 == 0:
                print(f"{asked} of {len(mutants)} asked", file=sys.stderr, flush=True)
    parts = ", ".join(f"{found} by {killer}" for killer, found in sorted(killers.items()))
    sample = f"; a sample, 1 in {options.every}" if options.every > 1 else ""
    figure = (f"{sum(killers.values())} of {len(mutants)} data killed: {parts}; "
              f"{implied} survivors explained, {survivors} not{sample}")
    print(figure)
    if not survivors and not options.only:
        command = [sys.executable, str(ROOT / "tests/reliability.py"), "record", "mutation-data", figure]
        subprocess.run(command, check=True)
    return 1 if survivors else 0


if __name__ == "__main__":
    sys.exit(main())
