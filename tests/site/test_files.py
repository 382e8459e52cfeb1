"""The files of the reference site: complete, light, linked to nothing that is missing, and true."""
import csv
import http.client
import io
import json
import re
import subprocess
from html import unescape
from html.parser import HTMLParser
from urllib.parse import urldefrag, urlparse

import build
import decisions
import exchange
import facts
import html5lib
import httpstatus
import ladders
import pages
import pytest
import questions
import research
import samples
import score
import wasm
from conftest import KIT, ROOT
from installed import needed

# Bytes.
CODE_PAGE, OTHER_PAGE, ENGINE = 40 * 1024, 200 * 1024, 250 * 1024
BASE = build.homepage()
FOLDERS = ["", "zh-Hans/", "zh-Hant/"]
VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta"}


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


def test_a_page_per_code_class_comparison_decision_and_language(site):
    translated = ["", *(f"{code}/" for code in facts.codes()), *(f"{number}xx/" for number in range(1, 6)),
                  "unofficial/",
                  "compare/", *(f"compare/{'-'.join(map(str, group['codes']))}/" for group in facts.contrasts()),
                  "vendors/", "redirects/", "caching/", "retrying/", "content/", "about/"]
    wanted = {f"{folder}{path}index.html" for folder in FOLDERS for path in translated}
    documents = {page.stem for page in (ROOT / "docs").glob("*.md")} - {"index"}
    wanted |= {f"docs/{name}/index.html" for name in documents} | {"docs/index.html", "404.html"}
    assert {str(page.relative_to(site)) for page in site.rglob("*.html")} == wanted


def test_the_comparisons_that_people_ask_for_exist(site):
    for codes in ("301-302-303-307-308", "401-403", "502-503-504", "400-422", "404-410", "429-503"):
        assert (site / f"compare/{codes}/index.html").exists()


def test_every_link_leads_to_a_file_or_a_secure_page(site, outlines):
    for page, outline in outlines.items():
        for target in outline.values("href", "src"):
            if target.startswith(BASE):
                place = target.removeprefix(BASE).split("#")[0]
                documented = place.split("/")[0] in ("c", "python")
                assert documented or (site / build.file_of(place)).exists(), f"{page}: {target}"
            elif urlparse(target).scheme:
                # The vendors of a few codes have no other pages.
                assert re.match("https?://", target), f"{page}: {target}"
            elif urldefrag(target).url:
                file = urlparse(target).path
                found = site / file.lstrip("/") if file.startswith("/") else page.parent / file
                assert found.exists(), f"{page}: {target}"


def test_fragments_lead_to_what_exists(outlines):
    for page, outline in outlines.items():
        for target in outline.values("href"):
            url, fragment = urldefrag(target)
            if fragment and url.endswith("index.html"):
                other = outlines[(page.parent / url).resolve()]
                assert fragment in other.values("id"), f"{page}: {target}"


def is_loaded(tag, attributes):
    return tag == "link" and attributes["rel"] in ("icon", "stylesheet")


def test_nothing_is_loaded_from_elsewhere(outlines):
    for page, outline in outlines.items():
        loaded = outline.values("src") + [given["href"] for tag, given in outline.elements if is_loaded(tag, given)]
        assert [target for target in loaded if urlparse(target).netloc] == [], page


def weight(site, page, outline):
    """The bytes of a page with all that it loads, except the engine."""
    names = [*outline.values("src"), *(given["href"] for tag, given in outline.elements if is_loaded(tag, given))]
    parts = {page, *((page.parent / name).resolve() for name in names if not name.startswith("/"))}
    return sum(part.stat().st_size for part in parts if part.name != "library.js")


def test_weight(site, outlines):
    for page, outline in outlines.items():
        is_code = page.parent.name.isdecimal()
        assert weight(site, page, outline) < (CODE_PAGE if is_code else OTHER_PAGE), page
    assert (site / "assets/library.js").stat().st_size < ENGINE


def test_identifiers_stand_once_and_what_refers_to_them_exists(outlines):
    for page, outline in outlines.items():
        names = outline.values("id")
        assert len(names) == len(set(names)), page
        wanted = outline.values("for", "aria-describedby", "aria-labelledby")
        wanted += [target[1:] for target in outline.values("href") if target.startswith("#")]
        assert set(wanted) <= set(names), page


def test_the_order_of_the_keyboard_is_that_of_the_page(outlines):
    for page, outline in outlines.items():
        assert set(outline.values("tabindex")) <= {"0"}, page


def test_headings_leave_out_no_level(outlines):
    for page, outline in outlines.items():
        levels = [int(tag[1]) for tag, _ in outline.elements if re.fullmatch(r"h[1-6]", tag)]
        assert levels[0] == 1 and levels.count(1) == 1, page
        assert all(after <= before + 1 for before, after in zip(levels, levels[1:])), page


def test_the_languages_have_the_same_words():
    def shape(value):
        if isinstance(value, dict):
            return {key: shape(inner) for key, inner in value.items()}
        if isinstance(value, list):
            return [shape(inner) for inner in value]
        return sorted(re.findall(r"\{\w+\}", value))
    shapes = list(map(shape, build.strings().values()))
    assert shapes[1:] == shapes[:1] * (len(shapes) - 1)


# ---- The pages say what the library answers ----

class Facts(HTMLParser):
    """The text of every element with data-fact, by its name."""

    def __init__(self, text):
        super().__init__()
        self.found, self.inside = {}, []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        if tag not in VOID:
            self.inside.append(dict(attributes).get("data-fact"))

    def handle_endtag(self, tag):
        self.inside.pop()

    def handle_data(self, data):
        for name in filter(None, self.inside):
            self.found[name] = self.found.get(name, "") + data


def page_of(site, code, language):
    return (site / f"{pages.folder_of(language)}{code}/index.html").read_text(encoding="utf-8")


def retry_kind(code):
    """By the rule for a GET, and by what another method changes."""
    rule, post = httpstatus.may_retry(code), httpstatus.may_retry(code, "POST")
    special = {httpstatus.RetryRule.MAYRETRY_ELSEWHERE: "elsewhere",
               httpstatus.RetryRule.MAYRETRY_NOT_EARLY: "not_early",
               httpstatus.RetryRule.NORETRY_CHANGE: "changed"}
    return special.get(rule) or ("any" if post else "idempotent" if rule else "never")


def cache_kind(code):
    rule = httpstatus.may_store(code)
    if rule == httpstatus.StoreRule.NOSTORE_NOT_UNDERSTOOD:
        understood = httpstatus.may_store(code, "GET", httpstatus.CacheFlag.UNDERSTANDS)
        return "partial_heuristic" if understood else "partial"
    return {httpstatus.StoreRule.NOSTORE_INTERIM: "interim", httpstatus.StoreRule.NOSTORE_STATUS: "never",
            httpstatus.StoreRule.STORE_HEURISTIC: "heuristic", httpstatus.StoreRule.NOSTORE_NO_BASIS: "explicit"}[rule]


def follow_kind(code):
    if not httpstatus.is_redirect(code):
        return "none"
    if httpstatus.redirect_method(code, "DELETE") == "GET":
        return "see_other"
    kind = "permanent" if httpstatus.is_permanent_redirect(code) else "temporary"
    return kind if httpstatus.redirect_method(code, "POST") == "GET" else f"{kind}_keep"


KINDS_OF_ANSWERS = {"retry": retry_kind, "cache": cache_kind, "follow": follow_kind,
                    "content": lambda code: httpstatus.content_name(httpstatus.content(code))}


@pytest.mark.parametrize("language", facts.LANGUAGES)
@pytest.mark.parametrize("code", facts.codes())
def test_the_facts_of_a_page_are_the_answers_of_the_library(site, code, language):
    words = build.strings()[language]
    found = {name: text.strip() for name, text in Facts(page_of(site, code, language)).found.items()}
    yes = (words["no"], words["yes"])
    number, section = httpstatus.class_of(code), httpstatus.section(code)
    label = f"{number}xx " if number else ""
    grpc = next(row["name"] for row in facts.rows("grpc.csv") if int(row["number"]) == httpstatus.to_grpc(code))
    sides = {"client": httpstatus.is_client_span_error(code), "server": httpstatus.is_server_span_error(code)}
    spans = [words["facts"][f"span_{side}"] for side, is_error in sides.items() if is_error]
    assert found == {
        **{name: words["answers"][name][kind(code)][0] for name, kind in KINDS_OF_ANSWERS.items()},
        "phrase": httpstatus.reason(code), "class": label + words["classes"][str(number)],
        "standing": words["standings"][httpstatus.standing_name(httpstatus.standing(code))],
        "spec": httpstatus.spec(code) + (f" §{section}" if section else ""),
        "wire": yes[httpstatus.is_on_wire(code)], "content_length": yes[httpstatus.allows_content_length(code)],
        "transfer_encoding": yes[httpstatus.allows_transfer_encoding(code)],
        "retry_after": yes[httpstatus.honors_retry_after(code)], "null_body": yes[httpstatus.is_null_body(code)],
        "range": yes[httpstatus.is_range(code)], "fallback": str(httpstatus.fallback(code)),
        "grpc": f"{httpstatus.to_grpc(code)} {grpc}", "span": ", ".join(spans) or words["facts"]["span_none"],
    }


def plain(html):
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]*>", "", html)))


@pytest.mark.parametrize(("language", "claim"), [
    ("en", "not processed"), ("zh-Hans", "未被处理"), ("zh-Hant", "未被處理")])
def test_a_short_answer_is_true_of_every_code_that_has_it(site, language, claim):
    """That a request was not processed is in the RFC of 408, but by RFC 6585 a 429 is no such promise."""
    having = [code for code in facts.codes() if retry_kind(code) == "any"]
    assert {408, 429, 449, 477, 514, 573} <= set(having)
    for code in having:
        answer = plain(re.search('<ul class="answers">.*?</li>', page_of(site, code, language), re.S)[0])
        assert "Retry-After" in answer and claim not in answer


@pytest.mark.parametrize("language", facts.LANGUAGES)
@pytest.mark.parametrize("code", facts.codes())
def test_a_page_has_the_texts_fields_and_constants(site, code, language):
    html = page_of(site, code, language)
    text = plain(html)
    wanted = [ask(code, language) for ask in (httpstatus.title, httpstatus.summary, httpstatus.description)]
    wanted += [httpstatus.advice(code, role, language) for role in httpstatus.Advice]
    wanted += [group["texts"][language] for group in facts.contrasts(code)]
    wanted += [f"HTTPSTATUS_{httpstatus.name(code)}", *(constant for _, constant in facts.constants(code))]
    wanted += [httpstatus.vendor_reason(code, vendor) for vendor in httpstatus.vendors(code)]
    assert [one for one in wanted if one not in text] == []
    for level in range(4):
        for name in httpstatus.fields(code, level):
            condition = httpstatus.field_condition(code, name)
            when = f' <span lang="en">{condition}</span>' if condition else ""
            assert f"<code>{name}</code>{when}" in unescape(html)


def test_the_four_answers_lead_to_the_decision_with_the_code_filled_in(site, outlines):
    for code in facts.codes():
        targets = outlines[site / f"{code}/index.html"].values("href")
        for page in pages.DECISIONS.values():
            assert f"../{page}/index.html?code={code}" in targets


def test_codes_in_texts_are_links(site):
    html = page_of(site, 404, "en")
    assert '<a href="../410/index.html">410</a>' in html and '<a href="../404/index.html">' not in html
    text = "From 100 to 599, RFC 999, 404.13, :500, §405, 1404, 410, or 301."
    assert pages.CODE_IN_TEXT.findall(text) == ["410", "301"]
    assert pages.CODE_IN_TEXT.findall("不是 404，而是 410；100 至 599。") == ["404", "410"]


def test_the_json_of_a_code_is_its_entry_with_the_texts(site):
    registry = json.loads((site / "registry.json").read_text(encoding="utf-8"))
    whole = {entry["code"]: entry for entry in registry["codes"]}
    assert list(whole) == facts.codes()
    for code, entry in whole.items():
        told = json.loads((site / f"{code}.json").read_text(encoding="utf-8"))
        assert {name: told[name] for name in entry} == entry
        assert {tag: texts["title"] for tag, texts in told["texts"].items()} == {
            tag: httpstatus.title(code, tag) for tag in facts.LANGUAGES}


# ---- The example exchanges ----

def parsed(text, code, method):
    """The response of an exchange as Python's own client reads it from the wire."""
    raw = text[text.index(f"HTTP/1.1 {code} "):].removesuffix("\n").replace("\n", "\r\n", text.count("\n")).encode()
    response = http.client.HTTPResponse(Wire(raw + b"\r\n\r\n"), method=method)
    response.begin()
    return response


class Wire:
    def __init__(self, raw):
        self.raw = raw

    def makefile(self, *mode):
        return io.BytesIO(self.raw)


RECEIVED = [code for code in facts.codes() if httpstatus.is_on_wire(code)]


def test_what_clients_never_receive_has_no_example(site):
    for code in facts.codes():
        assert (exchange.exchange(code) is None) == (code not in RECEIVED)
        assert (build.strings()["en"]["not_on_wire"] in page_of(site, code, "en")) == (code not in RECEIVED)


@pytest.mark.parametrize("code", RECEIVED)
def test_an_example_has_the_fields_that_must_be_there_and_the_content_that_may(code):
    example = exchange.exchange(code)
    names = [name for name, _, _ in example.fields]
    method = example.request[0].split(" ")[0]
    assert len(names) == len(set(names))
    assert set(httpstatus.fields(code, httpstatus.Level.MUST)) <= set(names)
    # What an example leaves out under a condition says so by an empty value.
    for name in httpstatus.fields(code, httpstatus.Level.MUST_IF):
        assert name in names or not exchange.value(code, name), name
    assert bool(example.content) <= (httpstatus.content_name(httpstatus.content(code, method)) == "allowed")
    assert ("Content-Length" in names) <= httpstatus.allows_content_length(code, method)
    assert {name: text for name, text, _ in example.fields}.get("Content-Length", "0") == str(
        len(example.content.encode()))
    assert example.status == f"HTTP/1.1 {code} {httpstatus.reason(code)}"


@pytest.mark.parametrize("code", RECEIVED)
def test_a_page_shows_the_whole_example(site, code):
    shown = re.search(r"<pre[^>]*>(.*?)</pre>", page_of(site, code, "en"), re.S)[1]
    assert unescape(re.sub(r"<[^>]*>", "", shown)).rstrip() == exchange.exchange(code).text().rstrip()


@pytest.mark.parametrize("code", [code for code in RECEIVED if 200 <= code <= 599])
def test_a_client_reads_the_response_of_an_example(code):
    example = exchange.exchange(code)
    response = parsed(example.text(), code, example.request[0].split(" ")[0])
    assert (response.status, response.read().decode().strip()) == (code, example.content)


# ---- What real software does ----

def test_the_rows_of_the_research_pages_are_on_the_pages_of_their_codes(site):
    caches = list(research.table("caching.md", "status codes")[0])[3:]
    for code in filter(httpstatus.is_registered, facts.codes()):
        grouped = research.caches(code)
        # Interim responses and a few provisional codes were not sent.
        assert sorted(sum(grouped.values(), [])) in (sorted(caches), [])
        text = plain(page_of(site, code, "en"))
        groups = [*grouped.values(), *research.clients(code).values(), *research.phrases(code).values()]
        assert [names for names in groups if "; ".join(names) not in text] == []
    assert "Squid" in research.caches(404)["not_stored"] and "nginx" in research.caches(429)["forbidden"]
    assert set(research.clients(302)) and not research.clients(300) and research.followers(300)
    assert "Node.js" in research.phrases(413)["Payload Too Large"]


def recorded_phrases():
    """{(library, code): phrase} of every phrase that a library is recorded to have said."""
    results = json.loads((ROOT / "tests/peers/results.json").read_text(encoding="utf-8"))
    columns = {name: {row["code"]: row["reason"] for row in vectors(name)} for name in ("reason", "reason_other")}
    said = {}
    for library, result in results.items():
        differing = {(column, given[0]): theirs for column, given, theirs in result["differences"]}
        # A count that is smaller than the number of questions says that some were not answered, and not which.
        if result["asked"].get("reason.reason") == len(columns["reason"]):
            said |= {(library, code): differing.get(("reason.reason", code), phrase)
                     for code, phrase in columns["reason"].items()}
        assert len(result["other_phrases"]) == result["asked"].get("reason_other.reason", 0)
        for code, phrase in result["other_phrases"].items():
            assert differing.get(("reason_other.reason", code), columns["reason_other"][code]) == phrase
            said[library, code] = phrase
    return {(library, int(code)): phrase for (library, code), phrase in said.items() if phrase}


@pytest.mark.parametrize("language", facts.LANGUAGES)
def test_a_library_is_said_to_say_only_what_it_is_recorded_to_say(site, language):
    recorded, words = recorded_phrases(), build.strings()[language]["software"]
    libraries = {library for library, _ in recorded}
    before, after = words["phrase"].split("{phrase}")
    assert len(libraries) > 10
    for code in facts.codes():
        wanted = {}
        for library in libraries if httpstatus.is_registered(code) else ():
            phrase = recorded.get((library, code))
            wanted.setdefault(before + phrase + after if phrase else words["no_phrase"], set()).add(library)
        rows = re.findall(r'<tr><th scope="row">(.*?)</th><td lang="en">(.*?)</td>', page_of(site, code, language))
        shown = {plain(head): set(plain(names).split("; ")) for head, names in rows}
        assert {head: names for head, names in shown.items()
                if head == words["no_phrase"] or head.startswith(before)} == wanted, code


def test_few_libraries_have_a_reserved_code():
    assert research.phrases(104) == {"Upload Resumption Supported": [], "": research.phrases(100)["Continue"]}
    assert research.phrases(306)["Switch Proxy"] == ["Werkzeug", "libmicrohttpd"]
    assert "CPython" in research.phrases(418)["I'm a Teapot"] and "Rack" in research.phrases(418)[""]


# ---- To be found ----

def test_titles_descriptions_and_addresses(site, outlines):
    seen = {}
    for page, outline in outlines.items():
        text = page.read_text(encoding="utf-8")
        title = unescape(re.search("<title>(.*?)</title>", text, re.S)[1])
        path = str(page.relative_to(site)).removesuffix("index.html")
        given = [attributes for tag, attributes in outline.elements if tag in ("meta", "link")]
        described = [one["content"] for one in given if one.get("name") == "description"]
        assert len(described) == 1 and described[0], page
        canonical = [one["href"] for one in given if one.get("rel") == "canonical"]
        if path == "404.html":
            assert canonical == [] and {"name": "robots", "content": "noindex"} in given
            continue
        assert canonical == [BASE + path], page
        assert seen.setdefault(title, page) == page, f"{page} and {seen[title]} have one title"
        graph = {one["property"]: one["content"] for one in given if "property" in one}
        assert (graph["og:title"], graph["og:url"]) == (title, BASE + path), page
        others = {one["hreflang"]: one["href"] for one in given if one.get("rel") == "alternate"}
        if path.startswith("docs/"):
            assert others == {}
        else:
            plain_path = path.removeprefix("zh-Hans/").removeprefix("zh-Hant/")
            assert others == {**{tag: BASE + folder + plain_path for tag, folder in zip(facts.LANGUAGES, FOLDERS)},
                              "x-default": BASE + plain_path}, page


def test_a_title_keeps_the_english_phrase(site):
    for code in facts.codes():
        for language in facts.LANGUAGES:
            title = unescape(re.search("<title>(.*?)</title>", page_of(site, code, language))[1])
            assert title.startswith(f"{code} {httpstatus.reason(code)}")
            assert httpstatus.title(code, language) in title


def test_linked_data_is_json_about_the_code(site):
    for code in facts.codes():
        text = re.search(r'<script type="application/ld\+json">(.*?)</script>', page_of(site, code, "en"), re.S)[1]
        told = json.loads(text)
        assert (told["termCode"], told["name"], told["url"]) == (str(code), httpstatus.reason(code), f"{BASE}{code}/")


def test_the_sitemap_has_every_page_and_robots_names_it(site, outlines):
    listed = re.findall("<loc>(.*?)</loc>", (site / "sitemap.xml").read_text(encoding="utf-8"))
    paths = {str(page.relative_to(site)).removesuffix("index.html") for page in outlines} - {"404.html"}
    assert sorted(listed) == sorted(BASE + path for path in paths)
    assert f"Sitemap: {BASE}sitemap.xml" in (site / "robots.txt").read_text(encoding="utf-8")


def test_the_base_address_is_one_setting(tmp_path):
    made, words = build.environment(), build.strings()
    site = pages.Site("zh-Hans", words["zh-Hans"], "https://example.org/codes/")
    html = build.render(made, site, pages.code_page(site, 404), words)
    assert 'rel="canonical" href="https://example.org/codes/zh-Hans/404/"' in html
    site = pages.Site("en", words["en"], "https://example.org/codes/")
    assert 'href="/codes/assets/style.css"' in build.render(made, site, pages.missing_page(site), words)
    assert BASE not in html


@pytest.mark.parametrize("path", ["index.html", "404/index.html", "zh-Hans/301/index.html",
                                  "zh-Hant/caching/index.html",
                                  "compare/401-403/index.html", "vendors/index.html", "about/index.html", "404.html",
                                  "4xx/index.html", "docs/redirects/index.html"])
def test_a_parser_that_forgives_nothing_reads_the_html(site, path):
    html5lib.HTMLParser(strict=True).parse((site / path).read_text(encoding="utf-8"))


def test_english_on_a_chinese_page_has_its_language(site):
    """No run of English words that is not code or in an element with a language of its own."""
    for page in [*site.glob("zh-Hans/**/*.html"), *site.glob("zh-Hant/**/*.html")]:
        html = page.read_text(encoding="utf-8")
        html = re.sub(r"<(pre|code|script|title|head)\b.*?</\1>", "", html, flags=re.S)
        html = re.sub(r'<(\w+)[^>]* lang="en"[^>]*>(?:(?!<\1\b).)*?</\1>', "", html, flags=re.S)
        runs = re.findall(r"(?:[a-z]+ ){3,}[a-z]+", plain(html))
        assert runs == [], f"{page}: {runs}"


def test_citations():
    assert facts.citations("RFC 9110 15.2.2, 7.8 (if any); Fetch 2.2.3") == [
        ("RFC 9110 15.2.2", "https://www.rfc-editor.org/rfc/rfc9110.html#section-15.2.2"), (", ", None),
        ("7.8", "https://www.rfc-editor.org/rfc/rfc9110.html#section-7.8"), (" (if any); ", None),
        ("Fetch 2.2.3", "https://fetch.spec.whatwg.org/#statuses"),
    ]


# ---- The engine is the library ----

def test_the_engine_is_compiled_from_the_library_unmodified():
    """From the files of its own build, and nothing is defined or included from outside."""
    listed = (ROOT / "lib/sources.txt").read_text(encoding="utf-8").split()
    own = {ROOT / "lib" / name for name in listed}
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


# ---- The ladders and the scripts answer what the library answers ----

def vectors(name):
    with (score.VECTORS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def outcome(name, *given):
    """Of the step that decides if the questions are asked one by one."""
    return ladders.LADDERS[name][questions.decides(name, *given)].outcome


@pytest.mark.parametrize("code", facts.OFFERED_CODES)
def test_the_questions(code):
    for method in facts.METHODS:
        for flags in questions.combinations("retry"):
            assert outcome("retry", code, method, flags) == decisions.retry(code, method, flags), flags
        assert outcome("content", code, method) == decisions.content(code, method)
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
    files = [site / "assets" / name for name in ("library.js", "engine.js", "words.js", "search.js", "decisions.js")]
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
      const asked = search(engine, WORDS);
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


@pytest.mark.parametrize(("query", "codes"), [
    ("404 error", [404]), ("error 502", [502]), ("known 404", [404]), ("Error 404", [404]), ("redirect 303", [303]),
    ("403 forbidden error", [403]), ("http error 404", [404]), ("404 410 error", [404, 410]),
    ("5xx error", members("5xx")), ("4xx retryable", members("4xx")), ("2xx 301-303 !304", members("2xx,301-303")),
    ("error !404", members("error,!404")), ("404, redirect", members("404,redirect")), ("error", members("error"))])
def test_a_word_of_sets_next_to_a_code_is_no_set(site, query, codes):
    assert search(site, [query])[query] == codes


def test_words_of_sets_alone_are_a_text(site):
    for query in ("redirect error", "error known", "retryable error", "cacheable redirect"):
        assert search(site, [query])[query] != members(query)
    assert search(site, ["known error"])["known error"] == [520]


def test_the_search_skips_the_words_that_the_tool_skips(site):
    source = (ROOT / "tool/show.c").read_text(encoding="utf-8")
    fillers = re.findall('"([a-z]+)"', re.search(r"fillers\[\] = {(.*?)}", source, re.S)[1])
    assert "status" in fillers
    queries = [f"{filler} 503" for filler in fillers] + [f"503 {filler}" for filler in fillers]
    assert search(site, queries) == {query: [503] for query in queries}
    assert search(site, ["error 404 not found"])["error 404 not found"][0] == 404


def test_the_search_suggests_what_the_library_does(site):
    texts = typed("closest")
    assert search(site, texts, "closest") == {text: [httpstatus.closest(text) or 0] for text in texts}


@pytest.mark.parametrize(("query", "code"), [
    ("rate limit", 429), ("cors", 204), ("csrf", 403), ("etag", 304), ("permission", 403), ("validation", 400),
    ("quota", 429), ("timeout", 408), ("限流", 429), ("跨网域", None), ("跨網域", 204), ("404.13", 404)])
def test_the_search_knows_what_people_call_a_code(site, query, code):
    found = search(site, [query])[query]
    assert code in found if code else found == []


def test_every_search_word_finds_its_code(site):
    rows = facts.whole_registry()["words"]
    found = search(site, [row["word"] for row in rows])
    missed = [(row["word"], row["code"]) for row in rows if row["code"] not in found[row["word"]]
              and not members(row["word"])]
    assert missed == []


def test_answers_are_ranked(site):
    """By what a code is called, before words, before summaries and descriptions."""
    found = search(site, ["not found", "client error", "rate limit"])
    assert found["not found"][0] == 404 and found["rate limit"][0] == 429
    assert set(filter(httpstatus.is_client_error, facts.codes())) <= set(found["client error"])


def test_a_miss_is_answered_as_the_library_does(site):
    for query in ("unauthorised", "timeuot", "Not Fuond"):
        assert search(site, [query])[query] == []
        assert search(site, [query], "closest")[query] == [httpstatus.closest(query) or 0]


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
    assert search(site, [query])[query][0] == 404


# ---- The samples are true ----

@pytest.mark.parametrize("code", facts.codes())
def test_python_samples(code):
    text = dict(samples.samples(code))["Python"]
    for line in text.splitlines()[3:]:
        call, _, told = line.partition("  #")
        assert repr(eval(call, {"httpstatus": httpstatus, "Status": httpstatus.Status})) == told.strip()
