"""The HTML of the pages. Every text that comes from outside is escaped here."""
from html import escape

import diagrams
import facts
import httpstatus
import samples

CACHINGS = ("heuristic", "explicit", "never", "partial")
# The scripts with which a page asks the library.
ENGINE = ("library.js", "engine.js")
DECISIONS = {"redirects": "redirect", "caching": "caching", "retrying": "retry"}


class Site:
    """What the pages of one language share: its words, and where it stands in the tree."""

    def __init__(self, language, strings, all_strings):
        self.language = language
        self.strings = strings
        self.all_strings = all_strings
        self.folder = "" if language == facts.LANGUAGES[0] else f"{language}/"

    def said(self, *keys):
        value = self.strings
        for key in keys:
            value = value[key]
        return escape(value)

    def yes_no(self, truth):
        return self.said("yes") if truth else self.said("no")


def up(path):
    """From a page back to the root of the tree."""
    return "../" * path.count("/")


# ---- Frame ----

def language_links(site, page):
    links = []
    for language, strings in site.all_strings.items():
        folder = "" if language == facts.LANGUAGES[0] else f"{language}/"
        current = ' aria-current="true"' if language == site.language else ""
        target = up(site.folder + page) + folder + page
        name = escape(strings["name"])
        links.append(f'<a href="{target}" lang="{language}" hreflang="{language}"{current}>{name}</a>')
    return "".join(links)


def navigation(site, page):
    links = []
    for name, target in (("codes", "index.html"), *((name, f"{name}.html") for name in DECISIONS)):
        current = ' aria-current="page"' if target == page else ""
        links.append(f'<a href="{up(page)}{target}"{current}>{site.said("nav", name)}</a>')
    return "".join(links)


def frame(site, page, title, body, scripts=(), head=""):
    root = up(site.folder + page)
    footer = site.said("footer").format(date=httpstatus.registry_date(), version=httpstatus.version())
    loaded = "".join(f'<script src="{root}assets/{name}" defer></script>' for name in scripts)
    return f"""<!DOCTYPE html>
<html lang="{site.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(title)}</title>
<link rel="icon" href="{root}assets/icon.svg">
<link rel="stylesheet" href="{root}assets/style.css">
<script src="{root}assets/theme.js"></script>
{loaded}{head}
</head>
<body>
<a class="skip" href="#main">{site.said("skip")}</a>
<header>
<nav aria-label="{site.said("title")}">{navigation(site, page)}</nav>
<nav aria-label="{site.said("languages")}" class="languages">{language_links(site, page)}</nav>
<button type="button" id="theme" hidden>{site.said("theme")}</button>
</header>
<main id="main">
{body}
</main>
<footer><p>{footer}</p><p class="keys">{site.said("keys")}</p></footer>
</body>
</html>
"""


# ---- The list of codes ----

def select(name, label, options, any_label):
    cells = [f'<option value="{escape(value)}">{text}</option>' for value, text in [("", any_label), *options]]
    return f'<label>{label} <select name="{name}">{"".join(cells)}</select></label>'


def filters(site):
    vendors = sorted({vendor for code in facts.codes() for vendor in vendors_of(code)}, key=str.lower)
    words = site.strings
    offered = (
        ("class", [(label, f"{label[0]}xx {site.said('classes', label)}") for label in "12345"]),
        ("standing", [(name, escape(text)) for name, text in words["standings"].items()]),
        ("vendor", [(vendor, escape(vendor)) for vendor in vendors]),
        ("caching", [(name, escape(words["cachings"][name])) for name in CACHINGS]),
        ("redirect", [(name, escape(text)) for name, text in words["redirects"].items()]),
        ("retry", [(name, escape(text)) for name, text in words["retries"].items()]),
    )
    any_label = site.said("filter", "any")
    return "".join(select(name, site.said("filter", name), options, any_label) for name, options in offered)


def vendors_of(code):
    return httpstatus.vendors(code)


def data_attributes(code):
    """What the filters look at. A code may be cacheable by default and partial at once, as 206 is."""
    caching = {facts.caching_of(code)} | ({"heuristic"} if httpstatus.is_heuristically_cacheable(code) else set())
    values = {
        "code": code,
        "class": httpstatus.class_of(code),
        "standing": facts.STANDINGS[httpstatus.standing(code)],
        "vendor": "|".join(vendors_of(code)),
        "caching": "|".join(sorted(caching)),
        "redirect": facts.kind_of_redirect(code),
        "retry": facts.RETRIES[httpstatus.retry(code)],
    }
    return " ".join(f'data-{name}="{escape(str(value))}"' for name, value in values.items())


def entry(site, code):
    title = httpstatus.title(code, site.language)
    phrase = httpstatus.reason(code)
    other = f' <span class="title">{escape(title)}</span>' if title != phrase else ""
    standing = facts.STANDINGS[httpstatus.standing(code)]
    tag = "" if standing == "standard" else f' <span class="tag">{site.said("standings", standing)}</span>'
    link = f'<a href="codes/{code}.html"><b>{code}</b> <span lang="en">{escape(phrase)}</span>{other}</a>'
    return f"<li {data_attributes(code)}>{link}{tag}<p>{escape(httpstatus.summary(code, site.language))}</p></li>"


def index_page(site):
    sections = []
    for number in (1, 2, 3, 4, 5, 0):
        members = [code for code in facts.codes() if httpstatus.class_of(code) == number]
        if members:
            label = f"{number}xx " if number else ""
            items = "\n".join(entry(site, code) for code in members)
            sections.append(f'<section class="c{number}"><h2>{label}{site.said("classes", str(number))}</h2>\n'
                            f'<ul class="codes">\n{items}\n</ul></section>')
    words = site.strings["search"]
    body = f"""<h1>{site.said("title")}</h1>
<p>{site.said("tagline")}</p>
<noscript><p>{site.said("noscript")}</p></noscript>
<form id="search" role="search" hidden>
<label for="q">{escape(words["label"])}</label>
<input id="q" type="search" name="q" placeholder="{escape(words["placeholder"])}" autocomplete="off" spellcheck="false"
 aria-describedby="help">
<p id="help">{escape(words["help"])}</p>
<fieldset><legend>{site.said("filter", "legend")}</legend>{filters(site)}
<button type="reset">{site.said("filter", "reset")}</button></fieldset>
<p id="count" role="status" data-count="{escape(words["count"])}" data-meant="{escape(words["meant"])}"></p>
</form>
{"".join(sections)}"""
    return frame(site, "index.html", site.strings["title"], body, (*ENGINE, "search.js", "index.js"))


# ---- A page per code ----

def cited(source):
    return "".join(linked(text, url) for text, url in facts.citations(source))


def linked(text, url):
    return f'<a href="{escape(url)}">{escape(text)}</a>' if url else escape(text)


def sourced(text, source):
    return f'{text} <small>({cited(source)})</small>' if source else text


def listing(items):
    return f'<ul>{"".join(f"<li>{item}</li>" for item in items)}</ul>' if items else ""


def editions(code):
    found = [(rfc, httpstatus.reason_in(code, rfc)) for rfc in facts.EDITIONS]
    return [f'<a href="{facts.RFC_URL.format(rfc)}">RFC {rfc}</a>: <span lang="en">{escape(phrase)}</span>'
            for rfc, phrase in found if phrase]


def vendor_meanings(code, registered):
    meanings = []
    for vendor in registered["vendors"]:
        text = f'{escape(vendor["vendor"])}: <span lang="en">{escape(vendor["reason"])}</span>'
        meanings.append(f'{text} <small>({linked(vendor["source"], vendor["url"])})</small>')
    return meanings


def caching_text(site, code):
    kind = facts.caching_of(code)
    if kind == "partial" and httpstatus.is_heuristically_cacheable(code):
        kind = "partial_heuristic"
    return f'<a href="../caching.html">{site.said("cachings", kind)}</a>'


def span_text(site, code):
    errors = {"client": httpstatus.is_client_span_error(code), "server": httpstatus.is_server_span_error(code)}
    sides = [site.said("facts", f"span_{side}") for side, is_error in errors.items() if is_error]
    return ", ".join(sides) or site.said("facts", "span_none")


def fields(code, names, sources):
    return listing([sourced(f"<code>{escape(name)}</code>", sources.get((code, name))) for name in names])


def response_fields(code, level, sources):
    """The fields of a level, each with its condition, which the library has in English."""
    items = []
    for name in httpstatus.fields(code, facts.LEVELS[level]):
        condition = httpstatus.field_condition(code, name)
        when = f' <span lang="en">{escape(condition)}</span>' if condition else ""
        items.append(sourced(f"<code>{escape(name)}</code>{when}", sources.get((code, name))))
    return listing(items)


def spec_link(code):
    section = httpstatus.section(code)
    place = f" §{escape(section)}" if section else ""
    return f'<a href="{escape(httpstatus.url(code))}">{escape(httpstatus.spec(code))}{place}</a>'


def fact_rows(site, code, known):
    """Yields (key, HTML) of every fact; those without a value are left out."""
    said, registered = site.said, known.registry[code]
    yield "phrase", f'<span lang="en">{escape(httpstatus.reason(code))}</span>'
    yield "symbol", f"<code>HTTPSTATUS_{httpstatus.name(code)}</code>"
    number = httpstatus.class_of(code)
    yield "class", (f"{number}xx " if number else "") + said("classes", str(number))
    yield "standing", said("standings", facts.STANDINGS[httpstatus.standing(code)])
    yield "spec", spec_link(code)
    yield "wire", site.yes_no(httpstatus.is_on_wire(code))
    yield "editions", listing(editions(code))
    spellings = httpstatus.aliases(code)
    yield "aliases", listing([sourced(f'<span lang="en">{escape(text)}</span>', known.aliases.get((code, text)))
                              for text in spellings])
    yield "vendors", listing(vendor_meanings(code, registered))
    yield "content", said("contents", facts.CONTENTS[httpstatus.content(code)])
    yield "content_length", site.yes_no(httpstatus.allows_content_length(code))
    yield "transfer_encoding", site.yes_no(httpstatus.allows_transfer_encoding(code))
    yield "null_body", site.yes_no(httpstatus.is_null_body(code))
    yield "range", site.yes_no(httpstatus.is_range(code))
    yield "caching", caching_text(site, code)
    yield "redirect", f'<a href="../redirects.html">{said("redirects", facts.kind_of_redirect(code))}</a>'
    yield "retry", f'<a href="../retrying.html">{said("retries", facts.RETRIES[httpstatus.retry(code)])}</a>'
    yield "retry_after", site.yes_no(httpstatus.honors_retry_after(code))
    for level in facts.LEVELS:
        yield level, response_fields(code, level, known.fields)
    asked = httpstatus.request_fields(code)
    yield "request", fields(code, asked, known.fields)
    yield "grpc", f"{httpstatus.to_grpc(code)} {escape(registered['grpc'])}"
    yield "span", span_text(site, code)
    yield "source", cited(registered["source"])


def fact_table(site, code, known):
    rows = [f'<tr><th scope="row">{site.said("facts", key)}</th><td>{value}</td></tr>'
            for key, value in fact_rows(site, code, known) if value]
    return f'<table class="facts">{"".join(rows)}</table>'


def redirect_table(site, code):
    """The method of the next request, by method and policy."""
    if not httpstatus.is_redirect(code):
        return ""
    head = "".join(f'<th scope="col">{site.said("policies", policy)}</th>' for policy in facts.POLICIES)
    rows = []
    for method in ("GET", "HEAD", "POST", "PUT", "DELETE"):
        cells = (httpstatus.redirect_method(code, method, policy) for policy in range(len(facts.POLICIES)))
        rows.append(f'<tr><th scope="row">{method}</th>{"".join(f"<td>{cell}</td>" for cell in cells)}</tr>')
    first = f'<th scope="col">{site.said("form", "method")}</th>'
    return (f'<h2>{site.said("next_method")}</h2>'
            f'<div class="wide"><table><tr>{first}{head}</tr>{"".join(rows)}</table></div>')


def other_languages(site, code):
    parts = []
    for language, strings in site.all_strings.items():
        if language != site.language:
            title, summary, description = (
                escape(ask(code, language)) for ask in (httpstatus.title, httpstatus.summary, httpstatus.description))
            parts.append(f'<section lang="{language}"><h3>{title} <small>{escape(strings["name"])}</small></h3>'
                         f"<p>{summary}</p><p>{description}</p></section>")
    return f'<h2>{site.said("in_other_languages")}</h2>{"".join(parts)}'


def neighbours(site, code):
    known = list(facts.codes())
    at = known.index(code)
    links = []
    for rel, step in (("previous", at - 1), ("next", at + 1)):
        if 0 <= step < len(known):
            attribute = {"previous": "prev", "next": "next"}[rel]
            links.append(f'<a rel="{attribute}" href="{known[step]}.html">{site.said(rel)}: {known[step]}</a>')
    return f'<nav class="neighbours" aria-label="{site.said("nav", "codes")}">{"".join(links)}</nav>'


def code_page(site, code, known):
    title = httpstatus.title(code, site.language)
    shown = "".join(f'<h3>{name}</h3><pre tabindex="0"><code>{escape(text)}</code></pre>'
                    for name, text in samples.samples(code))
    body = f"""<h1>{code} {escape(title)}</h1>
<p class="summary">{escape(httpstatus.summary(code, site.language))}</p>
<p>{escape(httpstatus.description(code, site.language))}</p>
<h2>{site.said("facts", "title")}</h2>
{fact_table(site, code, known)}
{redirect_table(site, code)}
<h2>{site.said("samples")}</h2>
{shown}
{other_languages(site, code)}
{neighbours(site, code)}"""
    return frame(site, f"codes/{code}.html", f"{code} {title}", body, ("page.js",))


# ---- The decisions ----

def with_codes(strings):
    """The strings with the lists of codes in the questions filled in from the library."""
    def codes_where(condition):
        return strings["separator"].join(str(code) for code in facts.codes() if condition(code))

    lists = {
        "redirects": codes_where(httpstatus.is_redirect),
        "keeping": codes_where(httpstatus.preserves_method),
        "see_other": strings["separator"].join(map(str, diagrams.settling("redirect")["redirect_see_other"])),
        "heuristic": codes_where(httpstatus.is_heuristically_cacheable),
        "never": codes_where(lambda code: facts.caching_of(code) == "never"),
        "partial": codes_where(lambda code: facts.caching_of(code) == "partial"),
        "special": codes_where(facts.is_special),
        "temporary": codes_where(facts.is_retried_later),
        "elsewhere": codes_where(lambda code: httpstatus.may_retry(code) == httpstatus.RetryRule.MAYRETRY_ELSEWHERE),
        "not_early": codes_where(lambda code: httpstatus.may_retry(code) == httpstatus.RetryRule.MAYRETRY_NOT_EARLY),
        **{kind: codes_where(lambda code, kind=kind: facts.RETRIES[httpstatus.retry(code)] == kind)
           for kind in facts.RETRIES if kind != "never"},
    }
    return {**strings, "questions": {key: text.format(**lists) for key, text in strings["questions"].items()}}


def in_words(site, name, strings):
    items = []
    for step in diagrams.LADDERS[name]:
        outcome = escape(strings["outcomes"][name][step.outcome])
        if step.question:
            items.append(f'{escape(strings["questions"][step.question])} {site.said("if_yes")} {outcome}')
        else:
            items.append(f'{site.said("else")} {outcome}')
    listed = "".join(f"<li>{item}</li>" for item in items)
    return f'<details><summary>{site.said("in_words")}</summary><ol>{listed}</ol></details>'


def code_options(site):
    options = [(code, f"{code} {escape(httpstatus.title(code, site.language))}") for code in facts.codes()]
    for code in facts.strangers():
        label = httpstatus.class_label(code)
        words = site.said("form", "stranger").format(label=label) if label else site.said("form", "outside")
        options.append((code, f"{code} ({words})"))
    return options


def choice(name, label, options, chosen):
    cells = "".join(f'<option value="{value}"{" selected" if value == chosen else ""}>{text}</option>'
                    for value, text in options)
    return f'<label>{label} <select name="{name}">{cells}</select></label>'


def method_options(site):
    other = site.said("form", "other_method")
    return [(method, f"{method} ({other})" if method == facts.METHODS[-1] else method) for method in facts.METHODS]


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
}
# The functions that explain a rule.
WHY = {"caching": "store_why", "retry": "retry_why"}


def flag_boxes(site, decision):
    groups = []
    for group, names in FLAG_GROUPS[decision].items():
        boxes = "".join(f'<label class="box"><input type="checkbox" name="flag" value="{facts.flag(name)}"> '
                        f'{site.said("flags", name)}</label>' for name in names)
        groups.append(f'<fieldset><legend>{site.said("form", group)}</legend>{boxes}</fieldset>')
    return "".join(groups)


FIRST = {"redirect": (302, "POST"), "caching": (200, "GET"), "retry": (503, "GET")}


def form(site, name):
    code, method = FIRST[name]
    controls = choice("code", site.said("form", "code"), code_options(site), code)
    controls += choice("method", site.said("form", "method"), method_options(site), method)
    if name == "redirect":
        policies = [(at, site.said("policies", policy)) for at, policy in enumerate(facts.POLICIES)]
        controls += choice("policy", site.said("form", "policy"), policies, 0)
    controls += flag_boxes(site, name)
    # The library explains its rules, in English.
    explained = f' data-why="{WHY[name]}"' if name in WHY else ""
    why = '<p lang="en"><output id="why"></output></p>' if explained else ""
    return (f'<form id="ask" data-decision="{name}"{explained} hidden><h2>{site.said("form", "title")}</h2>'
            f'{controls}<p><output id="answer"></output></p>{why}</form>')


def decision_page(site, page):
    name = DECISIONS[page]
    strings = with_codes(site.strings)
    body = f"""<h1>{escape(strings["diagram"][name])}</h1>
<p>{escape(strings["intro"][name])}</p>
<noscript><p>{site.said("noscript")}</p></noscript>
{form(site, name)}
<div class="wide" tabindex="0" role="group" aria-labelledby="{name}-title">{diagrams.draw(name, strings)}</div>
{in_words(site, name, strings)}"""
    return frame(site, f"{page}.html", strings["diagram"][name], body, (*ENGINE, "decisions.js", "ask.js"))
