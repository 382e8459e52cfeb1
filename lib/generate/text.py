"""Reads lib/data/text and writes lib/generated/texts.c: what codes mean, for people, in every language.

A page such as lib/data/text/en.md has a section per known code, in the order of codes.csv:

    ## 404 Not Found
    A summary of one sentence, on one line.

    A description of one paragraph, which may be wrapped.

lib/data/text/advice/en.md has a section per code too, with what each reader should do, a paragraph per role:

    ## 404 Not Found

    Visitor: One to three sentences.

    Client: One to three sentences.

    Server: One to three sentences.

Before the first section a page may have a comment, whose lines "key: wording" state in that language the facts that
tests/data/test_texts.py checks. languages.csv says which tags (BCP 47) lead to which page: a tag that is its own
language has a page, and the first of them, en, is what NULL means.

In C there is a pool for each part, a structure of character arrays, and a table of the offsets in it, so that there is
no pointer to relocate and a program that asks for titles is not linked with descriptions. Offset 0 is "no text". A
language is left out of all of them where its macro, such as HTTPSTATUS_WITHOUT_ZH_HANT, is defined.
"""
import itertools
import re
from dataclasses import dataclass

from data import COLUMNS, DataError, Reader

COLUMNS["languages.csv"] = ("tag", "language", "source")
PARTS = ("title", "summary", "description")
ROLES = ("visitor", "client", "server")  # in the order of HTTPSTATUS_ADVICE_...
DEFAULT = "en"
# What every C99 compiler takes in one string, without the NUL.
LITERAL = 4095

TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{2,8})*")
HEADING = re.compile(r"## (?P<code>\d{3}) (?P<title>\S.*)")
ADVICE = re.compile(r"(?P<role>[A-Z][a-z]*): (?P<text>\S.*)")
WORDING = re.compile(r"(?P<key>[A-Za-z][\w/. ]{0,20}): (?P<wording>\S.*)")
HAN = "\u3400-\u9fff"
FULL_WIDTH = "\u3000-\u303f\uff00-\uffef\u2018-\u201d"
HALF_WIDTH = re.compile(f"[{HAN}][,.;:?!()]|[,.;:?!()][{HAN}]")
CROWDED = re.compile(f"[{HAN}][A-Za-z0-9]|[A-Za-z0-9][{HAN}]")
SPACED = re.compile(f"[{HAN}{FULL_WIDTH}] +[{HAN}{FULL_WIDTH}]| [{FULL_WIDTH}]|[{FULL_WIDTH}] ")


@dataclass
class Rules:
    """What a language asks of its texts; lengths are in characters."""

    title: tuple
    description: tuple
    advice: tuple
    stop: str
    sentence_end: str  # a pattern that no summary has before its last character


CHINESE = Rules(title=(2, 10), description=(60, 400), advice=(10, 120), stop="。", sentence_end="[。！？]")
OTHERS = Rules(title=(2, 40), description=(300, 900), advice=(40, 320), stop=".", sentence_end=r"[.!?] ")


@dataclass
class Page:
    """What one language says: the wordings of its comment, {code: {part: text}} and {code: {role: text}}."""

    language: str
    wordings: dict
    texts: dict
    advice: dict


def is_chinese(language):
    return language.split("-")[0] == "zh"


def join(lines):
    """Undoes the wrapping of a paragraph: a space where a line ended, but none between Chinese or beside its marks."""
    wide = f"[{HAN}{FULL_WIDTH}]"
    text = re.sub(f"(?<={wide})\n(?={wide})|(?<=[{FULL_WIDTH}])\n|\n(?=[{FULL_WIDTH}])", "", "\n".join(lines))
    return text.replace("\n", " ")


def split_page(name, lines):
    """Returns (lines before the first section, [(line number, heading match, lines below it)])."""
    sections = []
    preface = []
    for number, line in enumerate(lines, 1):
        if line.startswith("## "):
            heading = HEADING.fullmatch(line)
            if not heading:
                raise DataError(f"{name}:{number}: a heading is '## ', a code, a space and a title")
            sections.append((number, heading, []))
        elif sections:
            sections[-1][2].append(line)
        else:
            preface.append(line)
    return preface, sections


def read_section(heading, body):
    """Returns {part: text} of a section; a part that it lacks is missing there, or the form is wrong (ValueError)."""
    while body and not body[-1]:
        body = body[:-1]
    texts = {"title": heading["title"]}
    if body and body[0]:
        texts["summary"] = body[0]
    below = body[1:]
    if below and below[0]:
        raise ValueError("an empty line follows the summary, which is one line")
    if "" in below[1:]:
        raise ValueError("the description is one paragraph")
    if below[1:]:
        texts["description"] = join(below[1:])
    return texts


def faults(language, texts):
    """Yields what breaks the rules of the language in the texts of one code."""
    rules = CHINESE if is_chinese(language) else OTHERS
    for part, text in texts.items():
        lengths = {"title": rules.title, "description": rules.description, **dict.fromkeys(ROLES, rules.advice)}
        low, high = lengths.get(part, (1, 200))
        if not low <= len(text) <= high:
            yield f"the {part} has {len(text)} characters, not {low} to {high}"
        if text != text.strip() or "  " in text or not text.isprintable():
            yield f"the {part} has a character or space that it should not have"
        if part != "title" and not text.endswith(rules.stop):
            yield f"the {part} does not end with {rules.stop!r}"
        if is_chinese(language):
            for what, pattern in (
                ("half-width punctuation next to", HALF_WIDTH), ("no space between Latin and", CROWDED),
                ("a needless space beside", SPACED),
            ):
                found = pattern.search(text)
                if found:
                    yield f"the {part} has {what} Chinese: {found[0]!r}"
    if re.search(rules.sentence_end, texts.get("summary", "")[:-1]):
        yield "the summary is more than one sentence"


def lines_of(folder, name):
    path = folder / name
    if not path.exists():
        raise DataError(f"{name}: there is no such page; languages.csv names it")
    try:
        return path.read_text(encoding="utf-8").split("\n")
    except UnicodeDecodeError as error:
        raise DataError(f"{name}: {error}") from error


def read_page(folder, language, codes):
    """Reads and validates the page of one language; raises a DataError that names everything it lacks."""
    name = f"text/{language}.md"
    preface, sections = split_page(name, lines_of(folder, name))
    page = Page(language=language, wordings={}, texts={}, advice={})
    for line in preface:
        match = WORDING.fullmatch(line)
        if match:
            page.wordings[match["key"]] = match["wording"]
    wrong = []
    for number, heading, body in sections:
        code = int(heading["code"])
        try:
            texts = read_section(heading, body)
        except ValueError as error:
            wrong.append(f"{name}:{number}: {error}")
            continue
        if code not in codes:
            wrong.append(f"{name}:{number}: {code} has no row in codes.csv")
        if code <= max(page.texts, default=0):
            wrong.append(f"{name}:{number}: {code} is not in ascending order")
        wrong += [f"{name}:{number}: {code}: {fault}" for fault in faults(language, texts)]
        page.texts[code] = texts
    headings = {int(heading["code"]) for _, heading, _ in sections}
    for code in codes:
        missing = [part for part in PARTS if part not in page.texts.get(code, {})]
        if code not in headings:
            wrong.append(f"{name}: {code} is missing")
        elif code in page.texts and missing:
            wrong.append(f"{name}: {code} has no {' and no '.join(missing)}")
    if wrong:
        raise DataError("\n".join(wrong))
    return page


def paragraphs_of(lines):
    """Yields each run of lines between empty ones, its wrapping undone."""
    for filled, run in itertools.groupby(lines, key=bool):
        if filled:
            yield join(list(run))


def read_roles(body):
    """Returns {role: text} of a section of advice; raises a ValueError if its form is wrong."""
    advice = {}
    for paragraph in paragraphs_of(body):
        match = ADVICE.fullmatch(paragraph)
        role = match and match["role"].lower()
        if role not in ROLES or role in advice:
            raise ValueError(f"a paragraph begins with one of {', '.join(map(str.title, ROLES))}, and a colon")
        advice[role] = match["text"]
    return advice


def read_advice(folder, page):
    """Reads and validates the advice in the language of a page."""
    name = f"text/advice/{page.language}.md"
    advice = {}
    wrong = []
    for number, heading, body in split_page(name, lines_of(folder, name))[1]:
        code = int(heading["code"])
        where = f"{name}:{number}: {code}"
        try:
            advice[code] = read_roles(body)
        except ValueError as error:
            wrong.append(f"{where}: {error}")
            continue
        if heading["title"] != page.texts.get(code, {}).get("title"):
            wrong.append(f"{where}: its title in text/{page.language}.md is not {heading['title']!r}")
        wrong += [f"{where}: {fault}" for fault in faults(page.language, advice[code])]
        wrong += [f"{where}: there is no advice for the {role}" for role in ROLES if role not in advice[code]]
    if list(advice) != sorted(advice):
        wrong.append(f"{name}: the codes are not in ascending order")
    if not wrong:
        wrong += [f"{name}: {code} is missing" for code in page.texts if code not in advice]
    if wrong:
        raise DataError("\n".join(wrong))
    return advice


def read_languages(folder):
    """Returns {tag: language} of languages.csv, in its order."""
    tags = {}
    for complaint, row in Reader(folder).rows("languages.csv"):
        # lib/language.c relies on the length: a subtag of one letter is never the last that a lookup compares.
        if not TAG.fullmatch(row["tag"]):
            raise complaint(f"{row['tag']!r} is not a language tag whose subtags have 2 to 8 letters or digits")
        if row["tag"].lower() in map(str.lower, tags):
            raise complaint(f"{row['tag']} occurs twice")
        tags[row["tag"]] = row["language"]
    if next(iter(tags.items()), None) != (DEFAULT, DEFAULT):
        raise DataError("languages.csv: the first row is en, which is what NULL means")
    for language in tags.values():
        if tags.get(language) != language:
            raise DataError(f"languages.csv: {language} has no row of its own")
    return tags


def load(folder, codes):
    """Returns ({tag: language}, [Page]) of a data folder, the pages in the order of languages.csv."""
    tags = read_languages(folder)
    languages = [tag for tag, language in tags.items() if tag == language]
    pages = [read_page(folder, language, codes) for language in languages]
    for page in pages:
        page.advice = read_advice(folder, page)
    return tags, pages


def quoted(text):
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("??", '?""?')
    return f'"{escaped}"'


def symbol_of(language):
    """The language in names of C: zh_hant."""
    return language.replace("-", "_").lower()


def sizes(tags):
    """Returns {name: number} for lib/generated/sizes.h."""
    return {"ROLES": len(ROLES), "TAGS": len(tags), "TAG_LONGEST": max(map(len, tags))}


def only_with(page, lines):
    """The lines of a language, which are left out with it; what NULL means is always there."""
    if page.language == DEFAULT:
        return lines
    return [f"#ifndef HTTPSTATUS_WITHOUT_{symbol_of(page.language).upper()}", *lines, "#endif"]


def numbers(pages):
    """The numbers of the languages for lib/generated/sizes.h. One that is left out has that of none."""
    names = [f"LANGUAGE_{symbol_of(page.language).upper()}" for page in pages]
    numbered = [line for page, name in zip(pages, names) for line in only_with(page, [f"    {name},"])]
    missing = [line for page, name in zip(pages, names) if page.language != DEFAULT
               for line in (f"#ifdef HTTPSTATUS_WITHOUT_{symbol_of(page.language).upper()}",
                            f"#define {name} LANGUAGES", "#endif")]
    return ["/* The languages, as httpstatus_language() lists them. One that is left out has the number of none. */",
            "enum {", *numbered, "    LANGUAGES,", "};", *missing]


def members(page, parts):
    """Yields (member of the structure, text) of every text of these parts."""
    for code in page.texts:
        for part in parts:
            text = (page.advice if part in ROLES else page.texts)[code][part]
            if len(text.encode()) > LITERAL:
                raise DataError(f"text: the {part} of {code} in {page.language} takes {len(text.encode())} bytes, "
                                f"more than {LITERAL}")
            yield f"{part}_{code}", text


def offsets(pool, page, parts, code):
    """The offsets of these parts of the texts of a code as C writes them."""
    cells = [f"offsetof(struct {pool}, {symbol_of(page.language)}.{part}_{code})" for part in parts]
    return cells[0] if len(cells) == 1 else f"{{{', '.join(cells)}}}"


def pool(name, parts, pages):
    """The pool of these parts of the texts in every language, and the table of the offsets in it."""
    struct, dimensions = f"httpstatus_{name}_pool", "[LANGUAGES][ROWS]" + (f"[{len(parts)}]" if len(parts) > 1 else "")
    structs, languages, texts, rows = [], [], [], []
    for page in pages:
        symbol = symbol_of(page.language)
        said = list(members(page, parts))
        arrays = [f"    char {member}[{len(text.encode()) + 1}];" for member, text in said]
        structs += [f"struct {name}_{symbol} {{", *arrays, "};", ""]
        languages += only_with(page, [f"    struct {name}_{symbol} {symbol};"])
        texts += only_with(page, ["    {", *(f"        {quoted(text)}," for _, text in said), "    },"])
        none = "0" if len(parts) == 1 else "{0}"
        rows += only_with(page, ["    {", f"        {none},",
                                 *(f"        {offsets(struct, page, parts, code)}," for code in page.texts), "    },"])
    return [
        *structs, f"struct {struct} {{", "    char none[1];", *languages, "};", "",
        f"const struct {struct} {struct} = {{", '    "",', *texts, "};", "",
        f"const uint32_t httpstatus_{name}_offsets{dimensions} = {{", *rows, "};", "",
    ]


def source(tags, pages):
    longest_first = sorted(tags, key=lambda tag: -len(tag))
    lines = [
        '#include "../tables.h"', "", "#include <stddef.h>", "",
        "const char httpstatus_languages[LANGUAGES][TAG_LONGEST + 1] = {",
        *(line for page in pages for line in only_with(page, [f'    "{page.language}",'])), "};", "",
        "const struct tag httpstatus_tags[TAGS] = {",
        *(f'    {{"{tag.lower()}", {len(tag)}, LANGUAGE_{symbol_of(tags[tag]).upper()}}},' for tag in longest_first),
        "};", "",
    ]
    for part in PARTS:
        lines += pool(part, [part], pages)
    lines += pool("advice", ROLES, pages)
    return lines[:-1]
