"""Builds the reference site: python3 docs/site/build.py OUT

It needs the Python package (PYTHONPATH=build/dev/python, say), Jinja2, Markdown, and clang with wasm-ld. The pages are
static, load nothing from elsewhere, and can be read from a web server, below any prefix, or from the disk. The same
library and compiler make the same bytes.
"""
import argparse
import json
import re
import shutil
from pathlib import Path
from urllib.parse import urlparse

import facts
import httpstatus
import pages
import wasm
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

HERE = Path(__file__).resolve().parent
NAVIGATION = (("codes", ""), ("compare", "compare/"), ("caching", "caching/"), ("redirects", "redirects/"),
              ("retrying", "retrying/"), ("vendors", "vendors/"), ("about", "about/"))


def homepage():
    """The address of the project, and so of its site, which is said in CMakeLists.txt."""
    return re.search(r'HOMEPAGE_URL "(.*?)"', (facts.ROOT / "CMakeLists.txt").read_text(encoding="utf-8"))[1]


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


def environment():
    made = Environment(loader=FileSystemLoader(HERE / "templates"), autoescape=True, undefined=StrictUndefined,
                       trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True)
    made.globals.update(lib=httpstatus, citations=facts.citations, attributes=pages.attributes,
                        standing_of=pages.standing_of, navigation=NAVIGATION, registry_date=httpstatus.registry_date(),
                        version=httpstatus.version())
    return made


def file_of(path):
    """The file of a page or another address: that of "404/" is 404/index.html."""
    return f"{path}index.html" if path == "" or path.endswith("/") else path


class Links:
    """The links of one page, relative to it, so that the site works anywhere; the error page has the site's path."""

    def __init__(self, site, page):
        self.site, self.page = site, page
        depth = (site.folder + page.path).count("/")
        self.up = "../" * depth if page.indexed else urlparse(site.base).path

    def root(self, path):
        return self.up + file_of(path)

    def to(self, path):
        return self.root(self.site.folder + path)

    def linked(self, text):
        """A text in which the codes are links, except the code of the page."""
        here, parts, at = self.page.path.rstrip("/"), [], 0
        for match in pages.CODE_IN_TEXT.finditer(text):
            if match[0] != here and httpstatus.is_known(int(match[0])):
                link = Markup('<a href="{}">{}</a>').format(self.to(f"{match[0]}/"), match[0])
                parts += [escape(text[at:match.start()]), link]
                at = match.end()
        return in_english(Markup("").join([*parts, escape(text[at:])]))


def in_english(html):
    """Gives English words that a Chinese text quotes their language."""
    quoted = r"(?<=[“「])[A-Za-z]+(?: [A-Za-z]+)+(?=[”」])"
    return Markup(re.sub(quoted, r'<span lang="en">\g<0></span>', str(html)))


def render(made, site, page, words):
    links = Links(site, page)
    folders = {language: pages.folder_of(language) for language in facts.LANGUAGES}
    # What is not translated leads to the start in the other languages.
    same = {language: folder + (page.path if page.translated or language == site.language else "")
            for language, folder in folders.items()}
    alternates = [(language, site.base + path) for language, path in same.items()] if page.translated else []
    languages = [(language, words[language]["name"], links.root(path)) for language, path in same.items()]
    return made.get_template(page.template).render(
        site=site, page=page, s=site.strings, to=links.to, root=links.root, linked=links.linked,
        alternatives=lambda codes: pages.alternatives(site.strings, codes), languages=languages,
        asset=lambda name: links.root(f"assets/{name}"), alternates=[*alternates, *default(alternates)], base=site.base,
        **page.values)


def default(alternates):
    """The page for readers of any other language."""
    return [("x-default", alternates[0][1])] if alternates else []


def words_script():
    """What the search looks at and the library does not have: search words and sub-codes, by code."""
    found = {}
    for row in facts.whole_registry()["words"]:
        found.setdefault(row["code"], [[], []])[0].append(row["word"])
    for row in facts.whole_registry()["subcodes"]:
        if row["code"]:
            found.setdefault(row["code"], [[], []])[1].append(f"{row['vendor']} {row['subcode']} {row['meaning']}")
    return f"globalThis.WORDS = {json.dumps(found, ensure_ascii=False)};\n"


def sitemap(addresses):
    urls = "".join(f"<url><loc>{escape(address)}</loc></url>\n" for address in addresses)
    return ('<?xml version="1.0" encoding="UTF-8"?>\n'
            f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{urls}</urlset>\n')


def files(base):
    """Yields (path, text) of everything that is generated."""
    made, words, addresses = environment(), strings(), []
    for language in facts.LANGUAGES:
        site = pages.Site(language, words[language], base)
        for page in pages.pages(site):
            yield site.folder + file_of(page.path), render(made, site, page, words)
            if page.indexed:
                addresses.append(site.address(page.path))
    for code in facts.codes():
        yield f"{code}.json", pages.code_json(code)
    yield "registry.json", (facts.ROOT / "lib/generated/registry.json").read_text(encoding="utf-8")
    yield "sitemap.xml", sitemap(addresses)
    yield "robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {base}sitemap.xml\n"
    yield "assets/words.js", words_script()
    yield "assets/library.js", wasm.script()


def build(out, base):
    shutil.copytree(HERE / "assets", out / "assets", dirs_exist_ok=True)
    for path, text in files(base):
        (out / path).parent.mkdir(parents=True, exist_ok=True)
        (out / path).write_text(text, encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("out", type=Path, metavar="OUT", help="the folder to write")
    parser.add_argument("--base", metavar="URL", default=homepage(),
                        help="where the site is published (default: %(default)s)")
    given = parser.parse_args()
    build(given.out, f"{given.base.rstrip('/')}/")


if __name__ == "__main__":
    main()
