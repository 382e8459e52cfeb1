"""The pages of the site: their addresses, titles and what their templates show."""
import json
import re
from dataclasses import dataclass, field

import decisions
import exchange
import facts
import httpstatus
import ladders
import research
import samples
from markdown import Markdown
from markupsafe import Markup, escape

CACHINGS = ("heuristic", "explicit", "never", "partial", "interim")
# The scripts with which a page asks the library.
ENGINE = ("library.js", "engine.js")
# Pages of decisions, by the name of their ladder.
DECISIONS = {"redirect": "redirects", "caching": "caching", "retry": "retrying", "content": "content"}
# What the pages of docs/ say about the rules and the practice of a decision.
STUDIES = {"redirect": "redirects", "caching": "caching"}
RESEARCH = ("redirects", "caching", "peers")
ROLES = {role.name.lower(): role for role in httpstatus.Advice}
# The four answers at the top of a page: the ladder that each leads to, how it is asked, and by kind its colour and the
# section that says so; an empty one is the section of the code itself.
ANSWERS = {
    "retry": ("retry", facts.retrying_of, {
        "never": ("no", "RFC 9110 §9.2.2"), "idempotent": ("maybe", "RFC 9110 §9.2.2"),
        "any": ("yes", "RFC 9110 §10.2.3"),
        "changed": ("maybe", "RFC 9110 §9.2.2"), "elsewhere": ("yes", ""),
        "not_early": ("yes", "RFC 8470 §5.2")}),
    "cache": ("caching", facts.caching_in_full, {
        "heuristic": ("yes", "RFC 9111 §4.2.2"), "explicit": ("maybe", "RFC 9111 §3"), "never": ("no", ""),
        "partial": ("maybe", "RFC 9111 §3"), "partial_heuristic": ("maybe", "RFC 9111 §3.3"),
        "interim": ("no", "RFC 9111 §3")}),
    "follow": ("redirect", facts.following_of, {
        "none": ("no", "RFC 9110 §15.4"), "permanent": ("yes", ""), "permanent_keep": ("yes", ""),
        "temporary": ("yes", ""), "temporary_keep": ("yes", ""), "see_other": ("yes", "")}),
    "content": ("content", facts.content_of, {
        "allowed": ("yes", "RFC 9110 §6.4.1"), "empty": ("no", ""), "none": ("no", "RFC 9112 §6.3")}),
}
# A code in a text: no part of a longer number, of a sub-code, of a section, of a name or of a range.
CODE_IN_TEXT = re.compile(r"(?<![\w.§/:=-])(?<!RFC )(?<!\d to )(?<!\d 至 )[1-9]\d\d(?![\w:%-]|\.\d| (?:to|至) \d)")
# The flags that a decision looks at, by who or what they are said of.
FLAG_GROUPS = {
    "redirect": {},
    "caching": {
        "request": ("CACHE_AUTHORIZATION", "CACHE_REQUEST_NO_STORE"),
        "response": ("CACHE_NO_STORE", "CACHE_PRIVATE", "CACHE_PRIVATE_FIELDS", "CACHE_PUBLIC", "CACHE_MAX_AGE",
                     "CACHE_S_MAXAGE", "CACHE_INVALID_AGE", "CACHE_MUST_REVALIDATE", "CACHE_MUST_UNDERSTAND",
                     "CACHE_EXPIRES", "CACHE_CONTENT_LOCATION_MATCHES"),
        "cache": ("CACHE_SHARED", "CACHE_UNDERSTANDS", "CACHE_STRIPS_FIELDS"),
    },
    "retry": {
        "request": ("WHEN_IDEMPOTENT", "WHEN_EARLY_DATA"),
        "response": ("WHEN_RETRY_AFTER",),
        "asker": ("WHEN_PROXY",),
    },
    "content": {},
}
# The functions that explain a rule.
WHY = {"caching": "store_why", "retry": "retry_why"}
# What the forms ask first: a code, a method, and the policy or the flags, if there are any.
FIRST = {"redirect": (302, "POST", 0), "caching": (200, "GET", 0), "retry": (503, "GET", 0), "content": (200, "GET")}


@dataclass(frozen=True)
class Page:
    path: str  # "404/" is 404/index.html
    template: str
    title: str
    description: str
    values: dict = field(default_factory=dict)
    scripts: tuple = ()
    linked_data: dict = None
    translated: bool = True  # whether every language has it
    indexed: bool = True  # whether search engines are to list it


class Site:
    """What the pages of one language share: its words, and where they are."""

    def __init__(self, language, strings, base):
        self.language = language
        self.strings = strings
        self.base = base
        self.folder = folder_of(language)

    def address(self, path):
        return self.base + self.folder + path


def folder_of(language):
    return "" if language == facts.LANGUAGES[0] else f"{language}/"


def standing_of(code):
    return facts.STANDINGS[httpstatus.standing(code)]


def class_codes(number):
    return [code for code in facts.codes() if httpstatus.class_of(code) == number]


# ---- Lists of codes ----

def attributes(code):
    """What the filters look at."""
    caching = {facts.caching_of(code), *(["heuristic"] if httpstatus.is_heuristically_cacheable(code) else [])}
    values = {
        "code": code,
        "class": httpstatus.class_of(code),
        "standing": standing_of(code),
        "vendor": "|".join(httpstatus.vendors(code)),
        "caching": "|".join(sorted(caching)),
        "redirect": facts.kind_of_redirect(code),
        "retry": facts.RETRIES[httpstatus.retry(code)],
    }
    return Markup("".join(f' data-{name}="{escape(str(value))}"' for name, value in values.items()))


def filters(site):
    vendors = sorted({vendor for code in facts.codes() for vendor in httpstatus.vendors(code)}, key=str.lower)
    words = site.strings
    return (
        ("class", [(label, f"{label}xx {words['classes'][label]}") for label in "12345"]),
        ("standing", list(words["standings"].items())),
        ("vendor", [(vendor, vendor) for vendor in vendors]),
        ("caching", [(name, words["cachings"][name]) for name in CACHINGS]),
        ("redirect", list(words["redirects"].items())),
        ("retry", list(words["retries"].items())),
    )


def index_page(site):
    words = site.strings
    classes = [(number, class_codes(number)) for number in (1, 2, 3, 4, 5, 0) if class_codes(number)]
    values = {"classes": classes, "filters": filters(site), "total": len(facts.codes())}
    scripts = (*ENGINE, "words.js", "search.js", "index.js")
    return Page("", "index.html", words["titles"]["index"], words["tagline"], values, scripts)


def class_pages(site):
    words = site.strings
    for number in range(1, 6):
        codes, label, name = class_codes(number), f"{number}xx", words["classes"][str(number)]
        given = {"label": label, "name": name, "n": len(codes)}
        yield Page(f"{label}/", "class.html", words["titles"]["class"].format(**given),
                   words["descriptions"]["class"].format(**given), {"heading": f"{label} {name}", "codes": codes})
    codes = [code for code in facts.codes() if standing_of(code) == "unofficial"]
    yield Page("unofficial/", "class.html", words["titles"]["unofficial"],
               words["descriptions"]["unofficial"].format(n=len(codes)),
               {"heading": words["classlist"]["unofficial"], "codes": codes})


# ---- A page per code ----

def answer(name, code):
    ladder, ask, kinds = ANSWERS[name]
    kind = ask(code)
    verdict, section = kinds[kind]
    section = section or f"{httpstatus.spec(code)} §{httpstatus.section(code)}"
    return {"name": name, "page": DECISIONS[ladder], "kind": kind, "verdict": verdict, "section": section}


def answers(code):
    return [answer(name, code) for name in ANSWERS]


def spoken_by(said, phrase):
    """The head of the libraries that say a phrase, which is English in every language."""
    if not phrase:
        return said["no_phrase"]
    return escape(said["phrase"]).format(phrase=Markup('<span lang="en">{}</span>').format(phrase))


def software(site, code):
    """(head, names, English words of the head) of what real software does with a code, and the pages with more."""
    said = site.strings["software"]
    rows, pages = [], []
    cached = research.caches(code)
    rows += [(said[kind], names, "") for kind, names in cached.items()]
    followed = [(said["follows"], names, what) for what, names in research.clients(code).items()]
    also = research.followers(code)
    followed += [(said["also_follows"], also, "")] if also else []
    phrases = research.phrases(code)
    spoken = [(spoken_by(said, phrase), names, "") for phrase, names in phrases.items() if names]
    for name, found in (("caching", cached), ("redirects", followed), ("peers", spoken)):
        pages += [(name, said[f"research_{name}"])] if found else []
    return rows + followed + spoken, pages


def response_fields(code, sources):
    """(level, [(field, condition, source)]) of each level that has fields, and of the request."""
    levels = [(level, [(name, httpstatus.field_condition(code, name), sources.get((code, name)))
                       for name in httpstatus.fields(code, number)]) for level, number in facts.LEVELS.items()]
    asked = [(name, None, sources.get((code, name))) for name in httpstatus.request_fields(code)]
    return [(level, items) for level, items in [*levels, ("request", asked)] if items]


def editions(code):
    """The phrase by edition, if there is more than one phrase."""
    found = [(rfc, httpstatus.reason_in(code, rfc)) for rfc in facts.EDITIONS if httpstatus.reason_in(code, rfc)]
    return found if len({phrase for _, phrase in found}) > 1 else []


def framing(site, code, entry):
    words, yes = site.strings, (site.strings["no"], site.strings["yes"])
    spans = {"client": httpstatus.is_client_span_error(code), "server": httpstatus.is_server_span_error(code)}
    span = ", ".join(words["facts"][f"span_{side}"] for side, is_error in spans.items() if is_error)
    return (
        ("wire", yes[httpstatus.is_on_wire(code)]),
        ("content_length", yes[httpstatus.allows_content_length(code)]),
        ("transfer_encoding", yes[httpstatus.allows_transfer_encoding(code)]),
        ("retry_after", yes[httpstatus.honors_retry_after(code)]),
        ("null_body", yes[httpstatus.is_null_body(code)]),
        ("range", yes[httpstatus.is_range(code)]),
        ("fallback", str(httpstatus.fallback(code))),
        ("grpc", f"{httpstatus.to_grpc(code)} {entry['grpc']}"),
        ("span", span or words["facts"]["span_none"]),
    )


def next_methods(code):
    """The method of the next request, by method and policy."""
    if not httpstatus.is_redirect(code):
        return []
    return [(method, [httpstatus.redirect_method(code, method, policy) for policy in range(len(facts.POLICIES))])
            for method in ("GET", "HEAD", "POST", "PUT", "DELETE")]


def neighbours(site, code):
    known = facts.codes()
    at = known.index(code)
    sides = (("prev", "previous", at - 1), ("next", "next", at + 1))
    return [(rel, site.strings[word], known[to]) for rel, word, to in sides if 0 <= to < len(known)]


def defined_term(site, code):
    return {
        "@context": "https://schema.org", "@type": "DefinedTerm", "termCode": str(code),
        "name": httpstatus.reason(code),
        "description": httpstatus.summary(code, site.language), "url": site.address(f"{code}/"),
        "inLanguage": site.language, "inDefinedTermSet": site.address(""),
    }


def code_page(site, code):
    entry, title = facts.registry()[code], httpstatus.title(code, site.language)
    phrase = httpstatus.reason(code)
    given = {"code": code, "phrase": phrase if title == phrase else f"{phrase}（{title}）"}
    rows, pages = software(site, code)
    values = {
        "code": code, "title": title, "answers": answers(code), "exchange": exchange.exchange(code),
        "advice": [(role, httpstatus.advice(code, number, site.language)) for role, number in ROLES.items()],
        "contrasts": facts.contrasts(code), "software": rows, "research": pages, "constants": facts.constants(code),
        "samples": samples.samples(code), "vendors": entry["vendors"], "subcodes": facts.subcodes(code),
        "fields": response_fields(code, facts.field_sources()), "editions": editions(code),
        "aliases": [(text, facts.alias_sources().get((code, text))) for text in httpstatus.aliases(code)],
        "framing": framing(site, code, entry), "source": entry["source"], "neighbours": neighbours(site, code),
        "next_methods": next_methods(code), "policies": facts.POLICIES,
    }
    return Page(f"{code}/", "code.html", site.strings["titles"]["code"].format(**given),
                httpstatus.summary(code, site.language), values, linked_data=defined_term(site, code))


def code_json(code):
    """Everything about a code: its entry of registry.json, its sub-codes, and the texts of every language."""
    texts = {language: {
        "title": httpstatus.title(code, language), "summary": httpstatus.summary(code, language),
        "description": httpstatus.description(code, language),
        "advice": {role: httpstatus.advice(code, number, language) for role, number in ROLES.items()},
    } for language in facts.LANGUAGES}
    whole = {**facts.registry()[code], "subcodes": facts.subcodes(code), "contrasts": facts.contrasts(code),
             "texts": texts}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


# ---- Comparisons and vendors ----

def alternatives(words, items):
    """Such as "301, 302 or 303"."""
    *most, last = map(str, items)
    return words["separator"].join(most) + words["compare"]["or"] + last


def compare_pages(site):
    words = site.strings
    groups = facts.contrasts()
    yield Page("compare/", "compares.html", words["titles"]["compares"], words["descriptions"]["compares"],
               {"groups": groups})
    for group in groups:
        codes = group["codes"]
        values = {
            "group": group, "heading": alternatives(words, codes), "answer_names": list(ANSWERS),
            "answers": {code: {name: answer(name, code) for name in ANSWERS} for code in codes},
            "roles": ROLES,
        }
        named = alternatives(words, [f"{code} {httpstatus.reason(code)}" for code in codes])
        names = named if len(codes) <= 2 else values["heading"]
        yield Page(f"compare/{'-'.join(map(str, codes))}/", "compare.html",
                   words["titles"]["compare"].format(names=names), group["texts"][site.language], values)


def vendors_page(site):
    vendors = {}
    for code, entry in facts.registry().items():
        for row in entry["vendors"]:
            vendors.setdefault(row["vendor"], ([], []))[0].append({**row, "code": code})
    for row in facts.whole_registry()["subcodes"]:
        vendors.setdefault(row["vendor"], ([], []))[1].append(row)
    listed = [{"name": name, "id": re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-"), "codes": codes,
               "subcodes": subcodes}
              for name, (codes, subcodes) in sorted(vendors.items(), key=lambda one: one[0].lower())]
    words = site.strings
    return Page("vendors/", "vendors.html", words["titles"]["vendors"],
                words["descriptions"]["vendors"].format(n=len(listed)), {"vendors": listed})


# ---- The decisions ----

def with_codes(strings):
    """The strings with the lists of codes in the questions filled in from the library."""
    def codes_where(condition):
        return strings["separator"].join(str(code) for code in facts.codes() if condition(code))

    lists = {
        "redirects": codes_where(httpstatus.is_redirect),
        "keeping": codes_where(httpstatus.preserves_method),
        "see_other": strings["separator"].join(map(str, ladders.settling("redirect")["redirect_see_other"])),
        "heuristic": codes_where(httpstatus.is_heuristically_cacheable),
        "never": codes_where(lambda code: facts.caching_of(code) == "never"),
        "partial": codes_where(lambda code: facts.caching_of(code) == "partial"),
        "special": codes_where(facts.is_special),
        "temporary": codes_where(facts.is_retried_later),
        "elsewhere": codes_where(lambda code: httpstatus.may_retry(code) == httpstatus.RetryRule.MAYRETRY_ELSEWHERE),
        "not_early": codes_where(lambda code: httpstatus.may_retry(code) == httpstatus.RetryRule.MAYRETRY_NOT_EARLY),
        "without": codes_where(lambda code: facts.content_of(code) == "none" and httpstatus.class_of(code) != 1),
        "empty": codes_where(lambda code: facts.content_of(code) == "empty"),
        **{kind: codes_where(lambda code, kind=kind: facts.RETRIES[httpstatus.retry(code)] == kind)
           for kind in facts.RETRIES if kind != "never"},
    }
    return {**strings, "questions": {key: text.format(**lists) for key, text in strings["questions"].items()}}


def steps(name, strings):
    for step in ladders.LADDERS[name]:
        values = " ".join(map(str, ladders.settling(name)[step.question])) if step.by else ""
        yield {"question": strings["questions"][step.question] if step.question else "", "outcome": step.outcome,
               "text": strings["outcomes"][name][step.outcome], "good": ladders.is_good(name, step.outcome),
               "by": step.by, "values": values}


def code_options(site):
    options = [(code, f"{code} {httpstatus.title(code, site.language)}") for code in facts.codes()]
    for code in facts.strangers():
        label, said = httpstatus.class_label(code), site.strings["form"]
        options.append((code, f"{code} ({said['stranger'].format(label=label) if label else said['outside']})"))
    return options


def method_options(site):
    other = site.strings["form"]["other_method"]
    return [(method, f"{method} ({other})" if method == facts.METHODS[-1] else method) for method in facts.METHODS]


def decision_page(site, name):
    words = with_codes(site.strings)
    outcome = getattr(decisions, name)(*FIRST[name])
    groups = [(group, [(flag, facts.flag(flag)) for flag in flags]) for group, flags in FLAG_GROUPS[name].items()]
    study = STUDIES.get(name)
    values = {
        "name": name, "words": words, "steps": list(steps(name, words)), "codes": code_options(site),
        "methods": method_options(site), "policies": facts.POLICIES, "flag_groups": groups, "first": FIRST[name],
        "why": WHY.get(name), "first_answer": words["outcomes"][name][outcome],
        "first_why": getattr(httpstatus, WHY[name])(int(outcome)) if name in WHY else "",
        "research": [(study, words["software"][f"research_{study}"])] if study else [],
    }
    return Page(f"{DECISIONS[name]}/", "decision.html", words["diagram"][name], words["intro"][name], values,
                (*ENGINE, "decisions.js", "ask.js"))


# ---- The pages of docs/ ----

def document_names():
    return sorted(path.stem for path in research.DOCS.glob("*.md"))


def document_title(name):
    first = (research.DOCS / f"{name}.md").read_text(encoding="utf-8").partition("\n")[0]
    return first.lstrip("# ").replace("`", "")


def document_path(name):
    """The address of a page of docs/, whose index.md is the first."""
    return "docs/" if name == "index" else f"docs/{name}/"


def plain_links(html, name):
    """Links to other pages of docs/ lead to their pages here; those into the repository, which is not here, go."""
    up = "../" * (document_path(name).count("/") - 1)

    def led(at):
        other = re.fullmatch(r"([a-z0-9-]+)\.md(#.*)?", at[1])
        if other:
            path = document_path(other[1]).removeprefix("docs/")
            return f'<a href="{up}{path}index.html{other[2] or ""}">{at[2]}</a>'
        return at[0] if re.match("https?:|#", at[1]) else at[2]

    return re.sub(r'<a href="([^"]*)">(.*?)</a>', led, html, flags=re.S)


def anchored(html):
    """A heading links to itself, and a table scrolls by itself."""
    html = re.sub(r'<(h[2-6]) id="([^"]+)">(.*?)</\1>',
                  lambda at: f'<{at[1]} id="{at[2]}">{at[3]} <a class="anchor" href="#{at[2]}" '
                             f'aria-label="{escape(re.sub("<.*?>", "", at[3]))}">#</a></{at[1]}>', html, flags=re.S)
    html = html.replace("<pre>", '<pre tabindex="0">')
    count = iter(range(1, 1000))
    return re.sub(r"<table>(.*?)</table>", lambda at: '<div class="wide" tabindex="0" role="region" aria-label="Table '
                  f'{next(count)}"><table>{at[1]}</table></div>', html, flags=re.S)


def document_page(site, name):
    text = (research.DOCS / f"{name}.md").read_text(encoding="utf-8")
    html = Markdown(extensions=["tables", "fenced_code", "toc"]).convert(re.sub(r"<!--.*?-->\n?", "", text, flags=re.S))
    title = document_title(name)
    paragraph = re.search(r"<p>(.*?)</p>", html, re.S)
    description = re.sub(r"\s+", " ", re.sub(r"<.*?>", "", paragraph[1])) if paragraph else title
    return Page(document_path(name), "document.html", f"{title}: libhttpstatus", description[:300],
                {"html": Markup(anchored(plain_links(html, name)))}, translated=False)


def about_page(site):
    words = site.strings
    titles = sorted((document_path(name), document_title(name)) for name in document_names())
    studies = [document_path(name) for name in RESEARCH]
    values = {
        "guides": [one for one in titles if one[0] not in studies],
        "studies": [one for one in titles if one[0] in studies],
        "licence": (facts.ROOT / "LICENSE").read_text(encoding="utf-8"),
    }
    return Page("about/", "about.html", words["titles"]["about"], words["descriptions"]["about"], values)


def missing_page(site):
    words = site.strings
    return Page("404.html", "missing.html", words["titles"]["missing"], words["missing"]["text"],
                scripts=("missing.js",), translated=False, indexed=False)


def pages(site):
    """Yields every page of a language; those that are not translated are with the first language."""
    yield index_page(site)
    yield from class_pages(site)
    for code in facts.codes():
        yield code_page(site, code)
    yield from compare_pages(site)
    yield vendors_page(site)
    for name in DECISIONS:
        yield decision_page(site, name)
    yield about_page(site)
    if site.language == facts.LANGUAGES[0]:
        for name in document_names():
            yield document_page(site, name)
        yield missing_page(site)
