"""Builds the reference site: python3 docs/site/build.py OUT

It needs the Python package (PYTHONPATH=build/dev/python, say) and clang with wasm-ld. The pages are static, load
nothing from elsewhere, and can be read from a web server or from the disk. The same library and compiler make the same
bytes.
"""
import argparse
import json
import shutil
from dataclasses import dataclass
from pathlib import Path

import facts
import httpstatus
import pages
import wasm

HERE = Path(__file__).resolve().parent


@dataclass
class Known:
    """What lib/data says beyond the answers of the library."""

    registry: dict
    aliases: dict
    fields: dict


def strings():
    """The words of every language of the library; a language without its file is named."""
    found = {}
    for language in facts.LANGUAGES:
        path = HERE / f"strings/{language}.json"
        if not path.exists():
            raise SystemExit(f"docs/site/strings/{language}.json is missing")
        found[language] = json.loads(path.read_text(encoding="utf-8"))
    add_words_of_the_library(found[facts.LANGUAGES[0]])
    return found


def add_words_of_the_library(english):
    """The words that the library has itself; the first standing is that of no known code."""
    english["standings"] = {name: name for name in facts.STANDINGS[1:]}
    english["classes"].update({str(number): httpstatus.class_name(number * 100) for number in range(1, 6)})


def language_files(site, known):
    """Yields (path, text) of every page in one language."""
    yield "index.html", pages.index_page(site)
    for page in pages.DECISIONS:
        yield f"{page}.html", pages.decision_page(site, page)
    for code in facts.codes():
        yield f"codes/{code}.html", pages.code_page(site, code, known)


def files():
    """Yields (path, text) of everything that is generated."""
    words = strings()
    known = Known(facts.registry(), facts.alias_sources(), facts.field_sources())
    for language in facts.LANGUAGES:
        site = pages.Site(language, words[language], words)
        for path, text in language_files(site, known):
            yield site.folder + path, text
    yield "assets/library.js", wasm.script()


def build(out):
    shutil.copytree(HERE / "assets", out / "assets", dirs_exist_ok=True)
    for path, text in files():
        (out / path).parent.mkdir(parents=True, exist_ok=True)
        (out / path).write_text(text, encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("out", type=Path, metavar="OUT", help="the folder to write")
    build(parser.parse_args().out)


if __name__ == "__main__":
    main()
