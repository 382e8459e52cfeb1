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

In C the texts stand in one structure of character arrays, a member each, and are named by their offset in it, so that
there is no pointer to relocate. Offset 0 is "no text".
"""
import itertools
import re
from dataclasses import dataclass

from data import COLUMNS, DataError, Reader

COLUMNS["languages.csv"] = ("tag", "language", "source")
PARTS = ("title", "summary", "description")
ROLES = ("visitor", "client", "server")  # in the order of HTTPSTATUS_ADVICE_...
LIMIT = 512 * 1024
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


CHINESE = Rules(title=(2, 8), description=(60, 400), advice=(10, 120), stop="。", sentence_end="[。！？]")
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
        raise ValueError("an empty line stands below the summary, which is one line")
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
            wrong.append(f"{name}:{number}: {code} does not stand in ascending order")
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
    if list(advice) != sorted(advice):
        wrong.append(f"{name}: the codes are not in ascending order")
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
            raise complaint(f"{row['tag']} stands twice")
        tags[row["tag"]] = row["language"]
    if next(iter(tags.items()), None) != ("en", "en"):
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


def struct_of(language):
    return "text_" + language.replace("-", "_")


def sizes(tags, pages):
    """Returns {name: number} for lib/generated/sizes.h."""
    return {"ROLES": len(ROLES), "LANGUAGES": len(pages), "TAGS": len(tags), "TAG_LONGEST": max(map(len, tags))}


def members(page):
    """Yields (name in the structure, text) of every text of a page."""
    for code, texts in page.texts.items():
        yield from ((f"{part}_{code}", texts[part]) for part in PARTS)
        yield from ((f"{role}_{code}", text) for role, text in page.advice.get(code, {}).items())


def cells(page, code):
    """The offsets of the texts of a code as C writes them; 0 for advice that is missing."""
    struct, advice = struct_of(page.language), page.advice.get(code, {})
    parts = [f"TEXT_AT({struct}.{part}_{code})" for part in PARTS]
    roles = [f"TEXT_AT({struct}.{role}_{code})" if role in advice else "0" for role in ROLES]
    return [*parts, f"{{{', '.join(roles)}}}"]


def source(tags, pages):
    languages = [page.language for page in pages]
    longest_first = sorted(tags, key=lambda tag: -len(tag))
    size = 1 + sum(len(text.encode()) + 1 for page in pages for _, text in members(page))
    if size > LIMIT:
        raise DataError(f"text: all texts together take {size} bytes, more than {LIMIT}")
    lines = [
        '#include "../tables.h"', "", "#include <stddef.h>", "",
        "const char httpstatus_languages[LANGUAGES][TAG_LONGEST + 1] = {",
        *(f'    "{language}",' for language in languages), "};", "",
        "const struct tag httpstatus_tags[TAGS] = {",
        *(f'    {{"{tag.lower()}", {len(tag)}, {languages.index(tags[tag])}}},' for tag in longest_first), "};", "",
    ]
    for page in pages:
        lines.append(f"struct {struct_of(page.language)} {{")
        for name, text in members(page):
            length = len(text.encode())
            if length > LITERAL:
                raise DataError(f"text: {name} of {page.language} takes {length} bytes, more than {LITERAL}")
            lines.append(f"    char {name}[{length + 1}];")
        lines += ["};", ""]
    lines += [
        "struct httpstatus_text_pool {", "    char none[1];",
        *(f"    struct {struct_of(page.language)} {struct_of(page.language)};" for page in pages), "};", "",
        "#define TEXT_AT(member) (uint32_t)offsetof(struct httpstatus_text_pool, member)", "",
        f"ASSERT(sizeof(struct httpstatus_text_pool) == {size}, text_pool_has_no_padding);", "",
        "const struct httpstatus_text_pool httpstatus_text_pool = {", '    "",',
    ]
    for page in pages:
        lines += ["    {", *(f"        {quoted(text)}," for _, text in members(page)), "    },"]
    lines += ["};", "", "const struct texts httpstatus_texts[LANGUAGES][ROWS] = {"]
    for page in pages:
        lines += ["    {", "        {0},"]
        for code in page.texts:
            lines.append(f"        {{{', '.join(cells(page, code))}}},")
        lines.append("    },")
    return [*lines, "};"]
