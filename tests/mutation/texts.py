"""Turns one sentence of the texts round at a time, by a word for its opposite, and asks whether a test notices.

    python3 tests/mutation/texts.py [--language TAG] [--list]

opposites.csv has the words: "before" becomes "after", "must not" becomes "may". A mutant is a text of lib/data/text in
which one occurrence is replaced. It is killed if a test of tests/data/test_texts.py fails for its code, or a text of
it breaks the form that lib/generate/text.py demands. The tests that go over all codes at once are not asked.

turned.csv says of each word why it can survive, and how often it does at most. The run fails, and prints them, if more
survivors have the word, if a survivor's word has no row, and if a row explains none.
"""
import argparse
import collections
import csv
import importlib.util
import inspect
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
FOLDER = Path(__file__).resolve().parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "lib/generate")]
import cases  # noqa: E402
import text  # noqa: E402


class Mutant(NamedTuple):
    language: str
    code: int
    part: str
    word: str
    before: str
    after: str


def rows_of(name):
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def load_tests():
    spec = importlib.util.spec_from_file_location("test_texts", ROOT / "tests/data/test_texts.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def texts_of(page):
    """Yields (code, part, the dictionary that holds the text) of every text but the titles, which are names."""
    for code, said in page.texts.items():
        yield from ((code, part, said) for part in ("summary", "description"))
        yield from ((code, role, page.advice[code]) for role in page.advice.get(code, {}))


def pattern_of(row):
    word = re.escape(row["word"])
    if row["language"].startswith("zh") and not row["word"].isascii():
        return re.compile(word)
    # A word that begins a sentence may have a capital; names such as Content-Length stay whole.
    return re.compile(rf"(?<![\w-]){word[0]}{word[1:]}(?![\w-])" if row["word"].isupper()
                      else rf"(?<![\w-])[{word[0]}{word[0].upper()}]{word[1:]}(?![\w-])")


def mutants(pages, opposites):
    for row in opposites:
        pattern = pattern_of(row)
        for code, part, said in texts_of(pages[row["language"]]):
            for match in pattern.finditer(said[part]):
                new = said[part][:match.start()] + row["opposite"] + said[part][match.end():]
                yield Mutant(row["language"], code, part, row["word"], said[part], re.sub(" +", " ", new).strip())


class Tests:
    """The tests of test_texts.py by the code, the language and the role that they are about."""

    def __init__(self):
        self.module = load_tests()
        self.functions = [value for name, value in vars(self.module).items()
                          if name.startswith("test_") and "code" in inspect.signature(value).parameters]
        self.cases = {}

    def about(self, mutant):
        about = {"code": [mutant.code], "language": [mutant.language]}
        if mutant.part in text.ROLES:
            about["role"] = [mutant.part]
        key = str(about)
        if key not in self.cases:
            self.cases[key] = [(function, case) for function in self.functions
                               for case in cases.cases_of(function, about)]
        return self.cases[key]

    def notice(self, mutant, said):
        """The name of the first test that fails with the mutant; empty if none does."""
        said[mutant.part] = mutant.after
        try:
            if any(text.faults(mutant.language, {mutant.part: mutant.after})):
                return "the generator"
            for function, case in self.about(mutant):
                try:
                    function(**case)
                except AssertionError:
                    return function.__name__
            return ""
        finally:
            said[mutant.part] = mutant.before


def changed_words(mutant):
    """The place of the change with a few words on either side."""
    same = os.path.commonprefix((mutant.before, mutant.after))
    return mutant.before[max(0, len(same) - 40):len(same) + 40]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--language", help="one language only; nothing is recorded")
    parser.add_argument("--list", action="store_true", help="print the explained survivors too")
    options = parser.parse_args()
    tests = Tests()
    opposites = [row for row in rows_of("opposites.csv") if options.language in (None, row["language"])]
    at_most = {(row["language"], row["word"]): int(row["at_most"]) for row in rows_of("turned.csv")
               if options.language in (None, row["language"])}
    killers, survivors = collections.Counter(), {}
    for mutant in mutants(tests.module.PAGE, opposites):
        page = tests.module.PAGE[mutant.language]
        killer = tests.notice(mutant, (page.advice if mutant.part in text.ROLES else page.texts)[mutant.code])
        if killer:
            killers[killer] += 1
        else:
            survivors.setdefault((mutant.language, mutant.word), []).append(mutant)
    unexplained = 0
    for word, found in survivors.items():
        too_many = len(found) > at_most.get(word, 0)
        unexplained += len(found) if too_many else 0
        if options.list or too_many:
            print(*(f"{mutant.language} {mutant.code} {mutant.part}: {mutant.word!r} in {changed_words(mutant)!r}"
                    for mutant in found), sep="\n")
    idle = at_most.keys() - survivors.keys()
    for language, word in sorted(idle):
        print(f"turned.csv has a row for {word!r} in {language}, which never survives")
    killed, survived = sum(killers.values()), sum(map(len, survivors.values()))
    figure = (f"{killed} of {killed + survived} turned sentences noticed: "
              + ", ".join(f"{count} by {name}" for name, count in sorted(killers.items()))
              + f"; {survived - unexplained} survivors explained, {unexplained} not")
    print(figure)
    if unexplained or idle:
        return 1
    if not options.language:
        subprocess.run([sys.executable, ROOT / "tests/reliability.py", "record", "mutation-texts", figure], check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
