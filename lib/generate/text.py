"""Reads lib/data/text and writes lib/generated/texts.c: what codes mean, for people, in every language.

A page such as lib/data/text/en.md has a section per known code, in the order of codes.csv:

    ## 404 Not Found
    A summary of one sentence, on one line.

    A description of one paragraph, which may be wrapped.

Before the first section it may have a comment, whose lines "key: wording" state in that language the facts that
tests/data/test_texts.py checks. languages.csv says which tags (BCP 47) lead to which page: a tag that is its own
language has a page, and the first of them, en, is what NULL means.

In C the texts stand in one structure of character arrays, a member each, and are named by their offset in it, so that
there is no pointer to relocate. Offset 0 is "no text".
"""
import re
from dataclasses import dataclass

from data import COLUMNS, DataError, Reader

COLUMNS["languages.csv"] = ("tag", "language", "source")
PARTS = ("title", "summary", "description")
LIMIT = 512 * 1024
# What every C99 compiler takes in one string, without the NUL.
LITERAL = 4095

TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{2,8})*")
HEADING = re.compile(r"## (?P<code>\d{3}) (?P<title>\S.*)")
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
    stop: str
    sentence_end: str  # a pattern that no summary has before its last character


CHINESE = Rules(title=(2, 8), description=(60, 400), stop="。", sentence_end="[。！？]")
OTHERS = Rules(title=(2, 40), description=(300, 900), stop=".", sentence_end=r"[.!?] ")


@dataclass
class Page:
    """What one language says: the wordings of its comment, and {code: {part: text}}."""

    language: str
    wordings: dict
    texts: dict


def is_chinese(language):
    return language.split("-")[0] == "zh"


def join(lines):
    """Undoes the wrapping of a paragraph: a space where a line ended, but none next to Chinese."""
    return re.sub(f"(?<=[{HAN}{FULL_WIDTH}])\n|\n(?=[{HAN}{FULL_WIDTH}])", "", "\n".join(lines)).replace("\n", " ")


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
        low, high = {"title": rules.title, "description": rules.description}.get(part, (1, 200))
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


def read_page(folder, language, codes):
    """Reads and validates the page of one language; raises a DataError that names everything it lacks."""
    name = f"text/{language}.md"
    path = folder / name
    if not path.exists():
        raise DataError(f"{name}: there is no such page; languages.csv names it")
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except UnicodeDecodeError as error:
        raise DataError(f"{name}: {error}") from error
    preface, sections = split_page(name, lines)
    page = Page(language=language, wordings={}, texts={})
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
    return tags, [read_page(folder, language, codes) for language in languages]


def quoted(text):
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("??", '?""?')
    return f'"{escaped}"'


def struct_of(language):
    return "text_" + language.replace("-", "_")


def sizes(tags, pages):
    """Returns {name: number} for lib/generated/sizes.h."""
    return {"LANGUAGES": len(pages), "TAGS": len(tags), "TAG_LONGEST": max(map(len, tags))}


def source(tags, pages):
    languages = [page.language for page in pages]
    longest_first = sorted(tags, key=lambda tag: -len(tag))
    size = 1 + sum(len(text.encode()) + 1 for page in pages for texts in page.texts.values() for text in texts.values())
    if size > LIMIT:
        raise DataError(f"text: all texts together take {size} bytes, more than {LIMIT}")
    lines = [
        '#include "../tables.h"', "", "#include <assert.h>", "#include <stddef.h>", "",
        "const char httpstatus_languages[LANGUAGES][TAG_LONGEST + 1] = {",
        *(f'    "{language}",' for language in languages), "};", "",
        "const struct tag httpstatus_tags[TAGS] = {",
        *(f'    {{"{tag.lower()}", {len(tag)}, {languages.index(tags[tag])}}},' for tag in longest_first), "};", "",
    ]
    for page in pages:
        lines.append(f"struct {struct_of(page.language)} {{")
        for code, texts in page.texts.items():
            for part in PARTS:
                length = len(texts[part].encode())
                if length > LITERAL:
                    what = f"text/{page.language}.md: {code}: the {part}"
                    raise DataError(f"{what} takes {length} bytes, more than {LITERAL}")
                lines.append(f"    char {part}_{code}[{length + 1}];")
        lines += ["};", ""]
    lines += [
        "struct httpstatus_text_pool {", "    char none[1];",
        *(f"    struct {struct_of(page.language)} {struct_of(page.language)};" for page in pages), "};", "",
        "#define TEXT_AT(member) (uint32_t)offsetof(struct httpstatus_text_pool, member)", "",
        f"static_assert(sizeof(struct httpstatus_text_pool) == {size}, \"the pool has no padding\");", "",
        "const struct httpstatus_text_pool httpstatus_text_pool = {", '    "",',
    ]
    for page in pages:
        said = [texts[part] for texts in page.texts.values() for part in PARTS]
        lines += ["    {", *(f"        {quoted(text)}," for text in said), "    },"]
    lines += ["};", "", "const struct texts httpstatus_texts[LANGUAGES][ROWS] = {"]
    for page in pages:
        lines += ["    {", "        {0},"]
        for code in page.texts:
            cells = ", ".join(f"TEXT_AT({struct_of(page.language)}.{part}_{code})" for part in PARTS)
            lines.append(f"        {{{cells}}},")
        lines.append("    },")
    return [*lines, "};"]
