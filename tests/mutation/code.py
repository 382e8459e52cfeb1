"""Changes one token of lib/*.c or lib/*.h at a time, and asks the unit tests whether they notice.

    python3 tests/mutation/code.py [--jobs N] [--only FILE] [--every N] [--list]

The operators are the classic ones: comparisons, arithmetic and logic swapped, constants one too large, negations and
statements left out, results replaced. What does not compile is no mutant. A mutant is killed by a test that fails,
crashes or takes four times as long. tcc builds it, in a tenth of the time that gcc takes; one that lives is built again
by gcc with the address and undefined sanitizers, as tests/sanitizers.sh does, and asked once more. Those of
survivors.csv are known to survive, each with the reason why no test can distinguish it from the
original. Any other survivor is named, and the command fails.
What became of a mutant is kept in build/mutation while its file and its tests stay as they are, so that a run that was
interrupted goes on.
"""
import argparse
import concurrent.futures
import csv
import hashlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
SURVIVORS = Path(__file__).with_name("survivors.csv")
QUICK = ["tcc"]
SANITIZED = ["gcc", "-O1", "-fsanitize=address,undefined", "-fno-sanitize-recover=all"]
SLOWER = 4  # how many times as long a test may take

# Which tests to ask, the quickest first.
TESTS = {
    "accept_language.c": ["test_edges", "test_accept_language"],
    "ascii.h": ["test_edges", "test_line", "test_text", "test_cache_control", "test_redirect", "test_set", "test_find",
                "test_registry", "test_fields", "test_retry_after"],
    "bulk.c": ["test_bulk"],
    "cache_control.c": ["test_edges", "test_cache_control"],
    "caching.c": ["test_edges", "test_caching"],
    "class.c": ["test_class"],
    "class.h": ["test_class", "test_content", "test_retry", "test_caching"],
    "closest.c": ["test_edges", "test_find"],
    "content.c": ["test_edges", "test_content", "test_registry"],
    "distance.h": ["test_edges", "test_find"],
    "fields.c": ["test_edges", "test_fields"],
    "find.c": ["test_edges", "test_find"],
    "hash.h": ["test_edges", "test_find", "test_retry"],
    "key.h": ["test_edges", "test_find"],
    "language.c": ["test_edges", "test_text", "test_accept_language"],
    "language.h": ["test_edges", "test_text", "test_accept_language"],
    "line.c": ["test_edges", "test_line"],
    "method.c": ["test_edges", "test_retry"],
    "method.h": ["test_edges", "test_content", "test_redirect", "test_caching"],
    "reader.h": ["test_accept_language", "test_retry_after"],
    "redirect.c": ["test_edges", "test_redirect"],
    "registry.c": ["test_edges", "test_registry"],
    "registry.h": ["test_edges", "test_registry", "test_fields"],
    "retry.c": ["test_edges", "test_retry", "test_registry"],
    "retry_after.c": ["test_edges", "test_retry_after"],
    "set.c": ["test_edges", "test_set"],
    "set.h": ["test_edges", "test_set", "test_bulk"],
    "set_text.c": ["test_edges", "test_set"],
    "tables.h": ["test_edges", "test_registry", "test_fields", "test_content", "test_redirect", "test_text",
                 "test_vocabulary"],
    "vocabulary.c": ["test_edges", "test_vocabulary"],
    "writer.h": ["test_edges", "test_line", "test_set"],
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
    """Whether an operator is between spaces, which is how the code sets binary ones and no others."""
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

    def __init__(self, folder, compiler, tests):
        self.folder = Path(folder)
        self.compiler = compiler
        self.tests = tests
        for name in ("lib", "include", "tests"):
            shutil.copytree(ROOT / name, self.folder / name, ignore=shutil.ignore_patterns("corpus", "*.pyc", "*.abi"))
        self.sources = sorted([*self.folder.glob("lib/*.c"), *self.folder.glob("lib/generated/*.c")])
        self.support = [*(self.folder / "tests/unit" / name for name in ("unit.c", "support.c", "vectors.c")),
                        *self.folder.glob("tests/unit/*_model.c")]
        self.changed = None
        self.limits = {}
        for source in [*self.sources, *self.support, *map(self.source_of, self.tests)]:
            if not self.compile(source):
                raise SystemExit(f"{source.name} does not compile")
        for test in self.tests:
            began = os.times()
            if not self.link(test) or not self.passes(test):
                raise SystemExit(f"{test} does not pass as it is")
            ended = os.times()
            used = ended.children_user + ended.children_system - began.children_user - began.children_system
            self.limits[test] = max(SLOWER * used, 0.1)

    def source_of(self, test):
        return self.folder / f"tests/unit/{test}.c"

    def compile(self, source):
        vectors = f'-DTEST_VECTORS_DIR="{self.folder}/tests/conformance-kit/vectors"'
        includes = [f"-I{self.folder}/{folder}" for folder in ("include", "tests/unit")]
        command = [*self.compiler, "-std=c11", "-w", *includes, vectors, "-c", str(source), "-o",
                   str(self.object(source))]
        return subprocess.run(command, capture_output=True, check=False).returncode == 0

    @staticmethod
    def object(source):
        return source.with_suffix(".o")

    def link(self, test):
        objects = map(self.object, [self.source_of(test), *self.sources, *self.support])
        command = [*self.compiler, *map(str, objects), "-o", str(self.folder / test)]
        return subprocess.run(command, capture_output=True, check=False).returncode == 0

    def passes(self, test):
        """Whether a test passes; it is stopped where the first of its cases fails."""
        def limit():
            # One of processor time, which does not depend on what else runs; 0 is none.
            signal.setitimer(signal.ITIMER_PROF, self.limits.get(test, 0))
        with subprocess.Popen([str(self.folder / test)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                              cwd=self.folder, preexec_fn=limit) as process:
            for line in process.stderr:
                if line.startswith(b"FAILED: "):
                    process.kill()
                    return False
            return process.wait() == 0

    def affected(self, name):
        """What has to be compiled again when a file changes."""
        return self.sources if name.endswith(".h") else [self.folder / f"lib/{name}"]

    def settle(self, name):
        """Compiles what an earlier mutant of another file has left behind."""
        if self.changed not in (None, name):
            for source in self.affected(self.changed):
                self.compile(source)
        self.changed = name

    def survives(self, mutant):
        """True or False; None if the mutant does not compile."""
        self.settle(mutant.file)
        path = self.folder / "lib" / mutant.file
        original = path.read_text(encoding="utf-8")
        path.write_text(original[:mutant.start] + mutant.new + original[mutant.end:], encoding="utf-8")
        try:
            if not all(self.compile(source) for source in self.affected(mutant.file)):
                return None
            return all(self.link(test) and self.passes(test) for test in TESTS[mutant.file])
        finally:
            path.write_text(original, encoding="utf-8")


def begin(folder, compiler, tests):
    """Gives a process of the pool its tree."""
    global tree  # pylint: disable=global-statement
    tree = Tree(tempfile.mkdtemp(dir=folder), compiler, tests)


def ask_tree(mutant):
    return tree.survives(mutant)


class Kept:
    """What became of the mutants of one file, in build/mutation, for as long as nothing that it depends on changes."""

    def __init__(self, name):
        tests = [ROOT / f"tests/unit/{test}.c" for test in TESTS[name]]
        opened = sorted(set(re.findall(r'"(\w+\.csv)"', "".join(test.read_text(encoding="utf-8") for test in tests))))
        vectors = [path for name in opened if (path := ROOT / "tests/conformance-kit/vectors" / name).exists()]
        sources = [ROOT / "lib" / name, *sorted(ROOT.glob("lib/*.h")), *tests, *vectors]
        self.version = hashlib.sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()
        self.path = ROOT / "build/mutation" / f"{name}.json"
        kept = json.loads(self.path.read_text(encoding="utf-8")) if self.path.exists() else {}
        self.results = kept["results"] if kept.get("version") == self.version else {}

    def add(self, question, answer):
        self.results[question] = answer
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.write_text(json.dumps({"version": self.version, "results": self.results}), encoding="utf-8")


def ask(mutants, compiler, jobs):
    """Returns {mutant: whether it survives}; what does not compile is None."""
    kept = {name: Kept(name) for name in {mutant.file for mutant in mutants}}
    questions = {mutant: f"{' '.join(compiler)} {mutant.shown}" for mutant in mutants}
    open_ones = [mutant for mutant in mutants if questions[mutant] not in kept[mutant.file].results]
    tests = sorted({test for mutant in open_ones for test in TESTS[mutant.file]})
    with tempfile.TemporaryDirectory() as folder, \
            concurrent.futures.ProcessPoolExecutor(jobs, initializer=begin, initargs=(folder, compiler, tests)) as pool:
        answers = zip(open_ones, pool.map(ask_tree, open_ones, chunksize=8))
        for asked, (mutant, survived) in enumerate(answers, 1):
            kept[mutant.file].add(questions[mutant], survived)
            if asked % 100 == 0:
                print(f"{asked} of {len(open_ones)} asked", file=sys.stderr, flush=True)
    return {mutant: kept[mutant.file].results[questions[mutant]] for mutant in mutants}


def known_survivors():
    with SURVIVORS.open(encoding="utf-8", newline="") as file:
        return {(row["file"], row["change"]): row["reason"] for row in csv.DictReader(file)}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--only", metavar="FILE", help="one file of lib/ only; nothing is recorded")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="only every Nth mutant")
    parser.add_argument("--list", action="store_true", help="list the mutants and run nothing")
    options = parser.parse_args()
    paths = sorted([*ROOT.glob("lib/*.c"), *ROOT.glob("lib/*.h")])
    mutants = [mutant for path in paths if options.only in (None, path.name) for mutant in mutants_of(path)]
    mutants = mutants[::options.every]
    if options.list:
        print(*(f"{mutant.file}:{mutant.line}: {mutant.shown}" for mutant in mutants), sep="\n")
        return 0
    if not shutil.which("tcc"):
        raise SystemExit("tcc is missing: apt-get install tcc")
    known = known_survivors()
    results = ask(mutants, QUICK, options.jobs)
    unexplained = [mutant for mutant, survived in results.items() if survived and mutant.key() not in known]
    if unexplained:
        results.update(ask(unexplained, SANITIZED, options.jobs))
        unexplained = [mutant for mutant in unexplained if results[mutant]]
    for mutant in unexplained:
        print(f"{mutant.file}:{mutant.line}: {mutant.shown}")
    whole = options.every == 1 and not options.only
    stale = set(known) - {mutant.key() for mutant, survived in results.items() if survived} if whole else set()
    for file, change in sorted(stale):
        print(f"{SURVIVORS.name}: {file}: no longer survives: {change}")
    built = [survived for survived in results.values() if survived is not None]
    killed = built.count(False)
    explained = len(built) - killed - len(unexplained)
    figure = (f"{killed} of {len(built)} mutants killed, {explained} survivors explained, {len(unexplained)} not"
              + (f"; a sample, 1 in {options.every}" if options.every > 1 else ""))
    print(figure)
    if unexplained or stale:
        return 1
    if not options.only:
        command = [sys.executable, str(ROOT / "tests/reliability.py"), "record", "mutation-code", figure]
        subprocess.run(command, check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
