"""The files of the reference site: complete, light, linked to nothing that is missing, and true."""
import csv
import json
import re
import subprocess
from html import unescape
from html.parser import HTMLParser
from urllib.parse import urldefrag, urlparse

import build
import decisions
import diagrams
import facts
import httpstatus
import pytest
import questions
import samples
import score
import wasm
from conftest import KIT, ROOT
from installed import needed

LIMIT = 300 * 1024
FOLDERS = ["", "zh-Hans/", "zh-Hant/"]
VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "rect", "line", "path"}


class Outline(HTMLParser):
    """Every element with its attributes; refuses elements that are not closed in order."""

    def __init__(self, text):
        super().__init__()
        self.open, self.elements = [], []
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def values(self, *names):
        return [attributes[name] for _, attributes in self.elements for name in names if name in attributes]


@pytest.fixture(scope="session")
def outlines(site):
    return {page: Outline(page.read_text(encoding="utf-8")) for page in site.rglob("*.html")}


def test_a_page_per_code_and_language(site):
    wanted = {f"{folder}codes/{code}.html" for folder in FOLDERS for code in facts.codes()}
    wanted |= {f"{folder}{name}.html" for folder in FOLDERS for name in ("index", "redirects", "caching", "retrying")}
    assert {str(page.relative_to(site)) for page in site.rglob("*.html")} == wanted


def test_every_link_leads_to_a_file_or_a_secure_page(outlines):
    for page, outline in outlines.items():
        for target in outline.values("href", "src"):
            if urlparse(target).scheme:
                assert target.startswith("https://"), f"{page}: {target}"
            elif urldefrag(target).url:
                assert (page.parent / urldefrag(target).url).exists(), f"{page}: {target}"


def test_nothing_is_loaded_from_elsewhere(outlines):
    for page, outline in outlines.items():
        loaded = outline.values("src") + [attributes["href"] for tag, attributes in outline.elements if tag == "link"]
        assert [target for target in loaded if urlparse(target).netloc] == [], page


def test_weight(site, outlines):
    """Of every page, with all that it loads."""
    for page, outline in outlines.items():
        parts = {page, *((page.parent / target).resolve() for target in outline.values("src"))}
        parts |= {(page.parent / attributes["href"]).resolve() for tag, attributes in outline.elements if tag == "link"}
        assert sum(part.stat().st_size for part in parts) < LIMIT, page


def test_identifiers_stand_once_and_what_refers_to_them_exists(outlines):
    for page, outline in outlines.items():
        names = outline.values("id")
        assert len(names) == len(set(names)), page
        wanted = outline.values("for", "aria-describedby", "aria-labelledby")
        wanted += [target[1:] for target in outline.values("href") if target.startswith("#")]
        assert set(wanted) <= set(names), page


def test_headings_leave_out_no_level(outlines):
    for page, outline in outlines.items():
        levels = [int(tag[1]) for tag, _ in outline.elements if re.fullmatch(r"h[1-6]", tag)]
        assert levels[0] == 1 and levels.count(1) == 1, page
        assert all(after <= before + 1 for before, after in zip(levels, levels[1:])), page


def test_the_languages_have_the_same_words():
    def shape(value):
        if isinstance(value, dict):
            return {key: shape(inner) for key, inner in value.items()}
        return sorted(re.findall(r"\{\w+\}", value))
    shapes = list(map(shape, build.strings().values()))
    assert shapes[1:] == shapes[:1] * (len(shapes) - 1)


@pytest.mark.parametrize("code", facts.codes())
def test_a_page_has_the_facts(site, code):
    text = unescape((site / f"codes/{code}.html").read_text(encoding="utf-8"))
    for language in facts.LANGUAGES:
        assert httpstatus.title(code, language) in text
        assert httpstatus.description(code, language) in text
    for level in range(4):
        for name in httpstatus.fields(code, level):
            condition = httpstatus.field_condition(code, name)
            assert f"<code>{name}</code>" + (f' <span lang="en">{condition}</span>' if condition else "") in text
    assert f'href="{httpstatus.url(code)}"' in text
    assert f"HTTPSTATUS_{httpstatus.name(code)}<" in text


def test_citations():
    assert facts.citations("RFC 9110 15.2.2, 7.8 (if any); Fetch 2.2.3") == [
        ("RFC 9110 15.2.2", "https://www.rfc-editor.org/rfc/rfc9110.html#section-15.2.2"), (", ", None),
        ("7.8", "https://www.rfc-editor.org/rfc/rfc9110.html#section-7.8"), (" (if any); ", None),
        ("Fetch 2.2.3", "https://fetch.spec.whatwg.org/#statuses"),
    ]


# ---- The engine is the library ----

def test_the_engine_is_compiled_from_the_library_unmodified():
    """From the files of its own build, and nothing is defined or included from outside."""
    listed = re.search(r"set\(sources\n(.*?)\)", (ROOT / "lib/CMakeLists.txt").read_text(encoding="utf-8"), re.DOTALL)
    own = {ROOT / "lib" / name for name in listed[1].split()}
    assert set(wasm.sources()) == {*own, ROOT / "docs/site/engine/string.c"}
    assert [option for option in wasm.OPTIONS if re.match("-(D|U|include|imacros)", option)] == []


def test_the_engine_exports_the_functions_of_the_library(site):
    script = """engine.then(async () => {
      const packed = Buffer.from(LIBRARY, "base64");
      const { exports } = new WebAssembly.Instance(new WebAssembly.Module(require("zlib").gunzipSync(packed)));
      console.log(Object.keys(exports).join("\\n"));
    });"""
    names = (ROOT / "lib/httpstatus.map").read_text(encoding="utf-8")
    functions = re.findall(r"^\t(httpstatus_\w+);", names, re.MULTILINE)
    assert sorted(node(site, script)) == sorted([*functions, "memory", "__heap_base"])


def test_the_same_compiler_makes_the_same_engine(site):
    assert (site / "assets/library.js").read_text(encoding="utf-8") == wasm.script()


@pytest.mark.parametrize(("missing", "package"), [("clang", "clang"), ("wasm-ld", "lld")])
def test_a_missing_tool_is_named_with_its_package(monkeypatch, tmp_path, missing, package):
    """In a PATH with a compiler that knows no linker, or with nothing."""
    if missing != "clang":
        (tmp_path / "clang").write_text("#!/bin/sh\necho wasm-ld\n", encoding="utf-8")
        (tmp_path / "clang").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SystemExit, match=f"needs {missing}, .*apt-get install {package}$"):
        wasm.tools()


def test_the_engine_answers_every_vector(site):
    header = (ROOT / "include/httpstatus.h").read_text(encoding="utf-8")
    constants = {name: int(value, 0) for name, value in re.findall(r"HTTPSTATUS_(\w+) = (-?\w+)", header)}
    command = [needed("node", "nodejs"), str(ROOT / "tests/site/engine_adapter.js"), str(KIT), str(site / "assets"),
               json.dumps(constants)]
    result = score.ask(command, list(score.questions()))
    assert (result.library, result.version) == ("libhttpstatus", httpstatus.version())
    assert len(result.claimed()) == len(result.answers)
    assert result.differences() == []


# ---- The diagrams and the scripts answer what the library answers ----

def vectors(name):
    with (score.VECTORS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def outcome(name, *given):
    """Of the step that decides if the questions are asked one by one."""
    return diagrams.LADDERS[name][questions.decides(name, *given)].outcome


@pytest.mark.parametrize("code", facts.OFFERED_CODES)
def test_the_questions(code):
    for method in facts.METHODS:
        for flags in questions.combinations("retry"):
            assert outcome("retry", code, method, flags) == decisions.retry(code, method, flags), flags
        for policy in range(len(facts.POLICIES)):
            assert outcome("redirect", code, method, policy) == decisions.redirect(code, method, policy)


# One of each kind that the questions about caching know.
KINDS = (100, 200, 206, 226, 304, 302, 305, 404, 418, 429, 799, 299)
FLAGS = questions.combinations("caching")


@pytest.mark.parametrize("method", facts.METHODS)
def test_the_questions_about_caching(method):
    for code in KINDS:
        for flags in FLAGS[::1 if method in ("GET", "POST") else 37]:
            assert outcome("caching", code, method, flags) == decisions.caching(code, method, flags), (code, flags)


def test_the_questions_answer_the_vectors():
    for row in vectors("redirect"):
        policy = httpstatus.RedirectPolicy[row["policy"]]
        told = outcome("redirect", int(row["code"]), row["method"] or "GET", policy)
        assert (told != "none", told == "same") == (row["next"] != "", row["keeps_content"] == "yes"), row
    for name, ladder, prefix, rules in (("may_retry", "retry", "WHEN_", httpstatus.RetryRule),
                                        ("may_store", "caching", "CACHE_", httpstatus.StoreRule)):
        for row in vectors(name):
            flags = sum(facts.flag(prefix + flag) for flag in row["flags"].split("|") if flag)
            wanted = rules[row["rule"]]
            assert outcome(ladder, int(row["code"]), row["method"] or "GET", flags) == str(int(wanted)), row


def node(site, script):
    """Runs the scripts of the site with one that prints."""
    files = [site / "assets" / name for name in ("library.js", "engine.js", "search.js", "decisions.js")]
    text = "\n".join([*(file.read_text(encoding="utf-8") for file in files), script])
    done = subprocess.run([needed("node", "nodejs"), "-"], input=text, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


ALL = """engine.then((engine) => {{
  for (const code of {codes}) {{
    const line = [];
    for (const method of {methods}) for (const third of {thirds})
      line.push(decisions.{name}(engine, code, method, third));
    console.log(line.join());
  }}
}});"""


@pytest.mark.parametrize(("name", "codes", "thirds"), [
    ("redirect", facts.OFFERED_CODES, range(3)), ("retry", facts.OFFERED_CODES, range(16)),
    ("caching", KINDS, FLAGS[::7])])
def test_the_scripts_decide_as_the_library(site, name, codes, thirds):
    script = ALL.format(name=name, thirds=list(thirds), codes=list(codes), methods=list(facts.METHODS))
    ask = getattr(decisions, name)
    for code, line in zip(codes, node(site, script)):
        inputs = [(code, method, third) for method in facts.METHODS for third in thirds]
        assert line.split(",") == [ask(*given) for given in inputs], code


def search(site, queries, function="find"):
    script = f"""engine.then((engine) => {{
      const asked = search(engine);
      for (const query of {json.dumps(queries)}) console.log([asked.{function}(query)].flat().join());
    }});"""
    lines = node(site, script)
    assert len(lines) == len(queries)
    return {query: [int(code) for code in line.split(",") if code] for query, line in zip(queries, lines)}


def typed(name):
    """The texts of the vectors that can be typed into a search field."""
    return [row["text"] for row in vectors(name) if row["text"].strip() and "\\" not in row["text"]]


def members(text):
    """The known codes of a set; none if the text describes no set."""
    try:
        return [code for code in httpstatus.StatusSet(text) if httpstatus.is_known(code)]
    except ValueError:
        return []


def test_the_search_finds_the_members_of_a_set(site):
    sets = {text: members(text) for text in typed("set_parse") if members(text)}
    assert len(sets) > 50
    assert search(site, list(sets)) == sets


def test_the_search_suggests_what_the_library_does(site):
    texts = typed("closest")
    assert search(site, texts, "closest") == {text: [httpstatus.closest(text) or 0] for text in texts}


def spellings(code):
    """Every text that names a code in some way."""
    yield from (httpstatus.reason(code), httpstatus.name(code), f"HTTPSTATUS_{httpstatus.name(code)}")
    yield from httpstatus.aliases(code)
    for vendor in httpstatus.vendors(code):
        yield from (httpstatus.vendor_reason(code, vendor), f"{vendor} {code}")
    yield from (httpstatus.title(code, language) for language in facts.LANGUAGES)
    yield from (form.format(code) for form in (
        "{}", "HTTP/1.1 {} Whatever", "HTTP/2 {}", "HTTP_{}_X", "{}.13", "{} - what", "HTTPSTATUS_{}"))


def test_every_spelling_finds_its_code(site):
    """Alone or among others that contain it; but a word of sets is a set."""
    wanted = {text: code for code in facts.codes() for text in spellings(code) if text != "Redirect"}
    found = search(site, list(wanted))
    assert {text: found[text] for text, code in wanted.items() if code not in found[text]} == {}


def test_what_the_library_finds_the_search_finds(site):
    """A set goes before: "-404" is every code but 404."""
    wanted = {text: httpstatus.find(text) for text in typed("find") if httpstatus.find(text) and not members(text)}
    found = search(site, list(wanted))
    assert {text: found[text] for text, code in wanted.items() if code not in found[text]} == {}


def test_a_query_longer_than_the_memory_of_the_engine_finds_room(site):
    query = " " * 1_000_000 + "404 Not Found"
    assert search(site, [query]) == {query: [404]}


# ---- The samples are true ----

@pytest.mark.parametrize("code", facts.codes())
def test_python_samples(code):
    text = dict(samples.samples(code))["Python"]
    for line in text.splitlines()[2:]:
        call, _, told = line.partition("  #")
        assert repr(eval(call, {"httpstatus": httpstatus})) == told.strip()
