"""The files of the reference site: complete, light, linked to nothing that is missing, and true."""
import csv
import json
import re
import subprocess
from html import unescape
from html.parser import HTMLParser
from urllib.parse import urldefrag, urlparse

import answers
import diagrams
import facts
import httpstatus
import pytest
import samples
from conftest import ROOT
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
    files = [ROOT / f"docs/site/strings/{language}.json" for language in facts.LANGUAGES]
    shapes = [shape(json.loads(file.read_text(encoding="utf-8"))) for file in files]
    assert shapes[1:] == shapes[:1] * (len(shapes) - 1)


@pytest.mark.parametrize("code", facts.codes())
def test_a_page_has_the_facts(site, code):
    text = unescape((site / f"codes/{code}.html").read_text(encoding="utf-8"))
    for language in facts.LANGUAGES:
        assert httpstatus.title(code, language) in text
        assert httpstatus.description(code, language) in text
    for level in (httpstatus.LEVEL_MUST, httpstatus.LEVEL_SHOULD, httpstatus.LEVEL_MAY):
        for name in facts.listed(lambda index, level=level: httpstatus.field(code, level, index)):
            assert f"<code>{name}</code>" in text
    assert f'href="{httpstatus.url(code)}"' in text
    assert f"HTTPSTATUS_{httpstatus.name(code)}<" in text


def test_citations():
    assert facts.citations("RFC 9110 15.2.2, 7.8 (if any); Fetch 2.2.3") == [
        ("RFC 9110 15.2.2", "https://www.rfc-editor.org/rfc/rfc9110.html#section-15.2.2"), (", ", None),
        ("7.8", "https://www.rfc-editor.org/rfc/rfc9110.html#section-7.8"), (" (if any); ", None),
        ("Fetch 2.2.3", "https://fetch.spec.whatwg.org/#statuses"),
    ]


# ---- The diagrams and the scripts answer what the library answers ----

@pytest.mark.parametrize("code", answers.CODES)
def test_the_ladders(code):
    for method in facts.METHODS:
        outcome = diagrams.RETRY[diagrams.walk(diagrams.RETRY, code, method)].outcome
        assert outcome == answers.retry(code, method)
        for policy in range(len(facts.POLICIES)):
            outcome = diagrams.REDIRECT[diagrams.walk(diagrams.REDIRECT, code, method, policy)].outcome
            assert outcome == answers.redirect(code, method, policy)


@pytest.mark.parametrize("method", facts.METHODS)
def test_the_ladder_of_caching(method):
    """Over a code of each kind: the scripts below are compared over all of them."""
    for code in (100, 200, 206, 304, 302, 404, 429, 799, 299):
        for flags in range(0, len(answers.FLAGS), 1 if method in ("GET", "POST") else 37):
            outcome = diagrams.CACHING[diagrams.walk(diagrams.CACHING, code, method, flags)].outcome
            assert outcome == answers.caching(code, method, flags), (code, flags)


def node(site, script, *arguments):
    """Runs the scripts of the site with one that prints."""
    files = [site / "assets" / name for name in ("data.js", "search.js", "decisions.js")]
    text = "\n".join([*(file.read_text(encoding="utf-8") for file in files), script])
    command = [needed("node", "nodejs"), "-", *arguments]
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def letters(name, inputs):
    """The outcomes of many inputs, a letter each."""
    ask = getattr(answers, name)
    outcomes = sorted({step.outcome for step in diagrams.LADDERS[name]})
    letter = {outcome: chr(ord("a") + at) for at, outcome in enumerate(outcomes)}
    return "".join(letter[ask(*given)] for given in inputs), [letter[step.outcome] for step in diagrams.LADDERS[name]]


ALL = """
const letters = {letters};
for (const code of {codes}) {{
  let line = "";
  for (const method of {methods}) for (let third = 0; third < {thirds}; third++)
    line += letters[decisions.decide("{name}", code, method, third)];
  console.log(line);
}}
"""


@pytest.mark.parametrize(("name", "thirds"), [("redirect", 3), ("retry", 1), ("caching", len(answers.FLAGS))])
def test_the_decisions_over_all_that_the_forms_offer(site, name, thirds):
    _, of_steps = letters(name, [])
    script = ALL.format(name=name, thirds=thirds, letters=json.dumps(of_steps), codes=answers.CODES,
                        methods=list(facts.METHODS))
    for code, line in zip(answers.CODES, node(site, script)):
        inputs = [(code, method, third) for method in facts.METHODS for third in range(thirds)]
        wanted, _ = letters(name, inputs if name != "retry" else [given[:2] for given in inputs])
        assert line == wanted, code


def vectors(name):
    with (ROOT / f"tests/vectors/{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def typed(name):
    """The texts of the vectors that can be typed into a search field."""
    return [row["text"] for row in vectors(name) if row["text"] and "\\" not in row["text"]]


def test_sets_are_those_of_the_library(site):
    texts = typed("set_parse") + ["redirect", "4xx,!registered", "cacheable -40x", "RETRYABLE", "error,known", "200-"]

    def members(text):
        try:
            return sorted(httpstatus.StatusSet(text))
        except ValueError:
            return None
    script = f"""for (const text of {json.dumps(texts)}) {{
      const set = search.parseSet(text);
      console.log(JSON.stringify(set && [...set].sort((a, b) => a - b)));
    }}"""
    assert dict(zip(texts, map(json.loads, node(site, script)))) == {text: members(text) for text in texts}


def test_suggestions_are_those_of_the_library(site):
    texts = [text for text in typed("closest") if text.isascii()]
    texts += ["not fuond", "Servce Unavailable", "Gatewy Timeout", "teapott", "xyzzy"]
    lines = node(site, f"for (const text of {json.dumps(texts)}) console.log(search.closest(text));")
    assert dict(zip(texts, map(int, lines))) == {text: httpstatus.closest(text) or 0 for text in texts}


def test_every_spelling_finds_its_code(site):
    """All that httpstatus_find() takes is found, alone or among others that contain it; but a set is a set."""
    spellings = {text: code for code in facts.codes() for text in facts.phrases(code) if text != "Redirect"}
    spellings |= {form.format(code): code for code in facts.codes() for form in (
        "{}", "HTTP/1.1 {} Whatever", "HTTP/2 {}", "HTTP_{}_X", "{}.13", "{} - what", "HTTPSTATUS_{}")}
    script = f"for (const text of {json.dumps(list(spellings))}) console.log(search.find(text).join());"
    for (text, code), line in zip(spellings.items(), node(site, script)):
        assert str(code) in line.split(","), f"{text} finds {line}"


# ---- The samples are true ----

@pytest.mark.parametrize("code", facts.codes())
def test_python_samples(code):
    text = dict(samples.samples(code))["Python"]
    for line in text.splitlines()[2:]:
        call, _, told = line.partition("  #")
        assert repr(eval(call, {"httpstatus": httpstatus})) == told.strip()
