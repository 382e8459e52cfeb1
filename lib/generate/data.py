"""Reads and validates lib/data, the only place that has facts about status codes.

The format: RFC 4180 CSV files with a header line. `codes.csv` holds the facts of which a code has exactly
one, a row per code; the side tables hold the facts of which it may have several. Every row names the source
of its facts: the column `source`, which is the last, or, in editions.csv and sections.csv, the RFC and the
section whose title the row gives. See lib/data/README.md for the columns.
"""
import contextlib
import csv
import datetime
import itertools
import re
from dataclasses import dataclass, field
from pathlib import Path

COLUMNS = {
    "registry.csv": ("registry", "date", "url", "source"),
    "temporary.csv": ("code", "expires", "source"),
    "codes.csv": (
        "code", "symbol", "phrase", "standing", "wire", "versions", "spec", "section", "url", "caching", "content",
        "redirect", "retry", "fetch", "grpc", "source",
    ),
    "editions.csv": ("rfc", "code", "section", "phrase"),
    "sections.csv": ("rfc", "section", "title"),
    "aliases.csv": ("code", "alias", "kind", "source"),
    "contrasts.csv": ("codes", "language", "text", "source"),
    "neighbours.csv": ("spelling", "neighbour", "source"),
    "vendors.csv": ("code", "vendor", "phrase", "wire", "url", "source"),
    "subcodes.csv": ("vendor", "code", "subcode", "meaning", "url", "source"),
    "words.csv": ("code", "language", "word", "source"),
    "fields.csv": ("code", "kind", "field", "condition", "source"),
    "redirect_fields.csv": ("field", "group", "source"),
    "proxy_errors.csv": ("type", "code", "source"),
    "methods.csv": ("method", "safe", "idempotent", "cacheable", "source"),
    "grpc.csv": ("number", "name", "http", "source"),
}
STANDINGS = ("standard", "provisional", "deprecated", "obsolete", "reserved", "unofficial")
CONTENT = ("", "empty", "none", "unframed")
REDIRECTS = ("", "permanent", "temporary", "see-other", "temporary-keep", "permanent-keep")
# The last two are "any", with something to heed.
RETRIES = ("", "idempotent", "any", "changed", "elsewhere", "not-early")
VERSIONS = ("", "1.1")
FETCH = ("", "null-body", "range")
CACHING = ("heuristic", "never", "partial", "special", "revalidates", "stale-if-error")
# A cache understands these codes, unless their specification asks more of it than RFC 9111 section 3.
UNDERSTOOD = ("standard", "deprecated", "obsolete")
FIELD_KINDS = ("must", "should", "may", "must_if", "request")
REDIRECT_GROUPS = ("connection", "client", "origin", "content")
ALIAS_KINDS = ("former", "variant")
CACHEABLE = ("no", "explicit", "yes")
CURRENT_EDITION = 9110
REGISTRY = "http-status-codes"

# Exact comparison without case relies on this: every byte of a phrase from '@' up is a letter.
PHRASE = re.compile(r"[A-Za-z0-9 '(),./:-]+")
SYMBOL = re.compile(r"[A-Z][A-Z0-9]*(_[A-Z0-9]+)*")
TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
URL = re.compile(r"https?://[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+(:[0-9]+)?(/[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]*)?")
PLAIN = re.compile(r"[A-Za-z0-9 ',./-]+")
DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# "404.13" of a code, "1020" of nothing but its vendor, or what a log has where there is no status code.
SUBCODE = re.compile(r"(?P<code>[1-9][0-9]{2})\.[0-9]{1,3}|[1-9][0-9]{3}|0|00[0-9]|-1?")
MEANING = re.compile(r"[A-Z][ -~]*[^.]")
SECTION = re.compile(r"(RFC (?P<rfc>[0-9]{1,5}) )?(?P<section>[0-9]+(\.[0-9]+)*)")


class DataError(Exception):
    """A fact that the generator refuses, with the file and line that hold it."""


@dataclass
class Code:
    """One row of codes.csv, with what the side tables add to it."""

    code: int
    symbol: str
    phrase: str
    standing: str
    wire: bool
    versions: str
    spec: str
    section: str
    url: str
    caching: tuple
    content: str
    redirect: str
    retry: str
    fetch: str
    grpc: str
    source: str
    expires: str = ""
    editions: dict = field(default_factory=dict)
    aliases: list = field(default_factory=list)
    former: list = field(default_factory=list)
    vendors: list = field(default_factory=list)
    fields: dict = field(default_factory=lambda: {kind: [] for kind in FIELD_KINDS})
    conditions: dict = field(default_factory=dict)

    @property
    def registered(self):
        return self.standing != "unofficial"

    @property
    def understood(self):
        """Whether a cache that keeps to RFC 9111 section 3 does all that the specification of the code asks of it."""
        return self.standing in UNDERSTOOD and not {"partial", "special"} & set(self.caching)

    @property
    def content_name(self):
        """The word of httpstatus_content_name() where the request method leaves it to the code."""
        return {"": "allowed", "unframed": "none"}.get(self.content, self.content)

    @property
    def retry_name(self):
        """The word of httpstatus_retry_name()."""
        return "any" if self.heed else self.retry or "never"

    @property
    def heed(self):
        """What a client that retries has to heed, if anything."""
        return self.retry if self.retry in RETRIES[4:] else None


@dataclass
class Registry:
    """Everything that lib/data says, except the texts, which text.py reads from the folder."""

    folder: Path
    date: str
    codes: list
    subcodes: list
    words: list
    contrasts: list
    methods: list
    grpc: list
    editions: list
    redirect_fields: list
    proxy_errors: list


def key_of(text):
    """The normalised form in which httpstatus_find() compares: ASCII letters and digits, lower-case."""
    return re.sub(r"[^a-z0-9]", "", text.lower() if text.isascii() else "")


def symbol_of(phrase):
    """The symbol that a phrase gives: "I'm a teapot" is IM_A_TEAPOT."""
    return re.sub(r"[^A-Z0-9]+", "_", phrase.upper().replace("'", "")).strip("_")


def rfc_number(spec):
    """2616 for "RFC 2616", None for anything else."""
    match = re.fullmatch(r"RFC (\d+)", spec)
    return int(match[1]) if match else None


class Reader:
    """Reads the tables of one folder and refuses what breaks their format."""

    def __init__(self, folder):
        self.folder = Path(folder)

    def rows(self, name):
        """Yields (complaint, row) for each row; raise complaint("why") to refuse the row."""
        try:
            yield from self.checked_rows(name)
        except (OSError, UnicodeDecodeError, csv.Error) as error:
            raise DataError(f"{name}: {error}") from error

    def checked_rows(self, name):
        path = self.folder / name
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            if tuple(reader.fieldnames or ()) != COLUMNS[name]:
                raise DataError(f"{name}:1: the columns must be {','.join(COLUMNS[name])}")
            for row in reader:
                def complaint(why, line=reader.line_num):
                    return DataError(f"{name}:{line}: {why}")
                if None in row or None in row.values():
                    raise complaint(f"a row has {len(COLUMNS[name])} cells")
                if any(cell != cell.strip() for cell in row.values()):
                    raise complaint("a cell begins or ends with white space")
                if not row.get("source", "-"):
                    raise complaint("the row names no source")
                yield complaint, row


def one_of(complaint, row, column, allowed):
    if row[column] not in allowed:
        raise complaint(f"{column} {row[column]!r} is none of {', '.join(map(repr, allowed))}")
    return row[column]


def yes_no(complaint, row, column):
    return one_of(complaint, row, column, ("yes", "no")) == "yes"


def number(complaint, text, low, high):
    if not text.isascii() or not text.isdigit() or not low <= int(text) <= high:
        raise complaint(f"{text!r} is not a number from {low} to {high}")
    return int(text)


def phrase(complaint, text):
    if not PHRASE.fullmatch(text):
        raise complaint(f"{text!r} is not a phrase of ASCII letters, digits and plain punctuation")
    return text


def url(complaint, text):
    if not URL.fullmatch(text):
        raise complaint(f"{text!r} is not an http or https address")
    return text


def iso_date(complaint, text):
    # From Python 3.11 on, fromisoformat() takes other forms of ISO 8601, too.
    with contextlib.suppress(ValueError):
        if DATE.fullmatch(text) and datetime.date.fromisoformat(text):
            return text
    raise complaint(f"{text!r} is not a date such as 2025-09-15")


def read_date(reader):
    """Reads when IANA changed the registry last."""
    dates = []
    for complaint, row in reader.rows("registry.csv"):
        one_of(complaint, row, "registry", (REGISTRY,))
        url(complaint, row["url"])
        dates.append(iso_date(complaint, row["date"]))
    if len(dates) != 1:
        raise DataError(f"registry.csv: there are {len(dates)} rows, not one")
    return dates[0]


def read_sections(reader):
    """Returns {(rfc, section): [title]}; a section of the older RFCs has the titles of several codes."""
    sections = {}
    for complaint, row in reader.rows("sections.csv"):
        rfc = number(complaint, row["rfc"], 1, 99999)
        match = SECTION.fullmatch(row["section"])
        if not match or match["rfc"]:
            raise complaint(f"{row['section']!r} is not a section such as 15.5.5")
        titles = sections.setdefault((rfc, row["section"]), [])
        if not row["title"] or row["title"] in titles:
            raise complaint(f"the title is empty, or occurs twice for section {row['section']} of RFC {rfc}")
        titles.append(row["title"])
    return sections


def symbol(complaint, row):
    """The phrase as a symbol; words before it name its owner, where another code has the like ("MICROSOFT_BLOCKED")."""
    expected = symbol_of(phrase(complaint, row["phrase"]))
    if not SYMBOL.fullmatch(row["symbol"]):
        raise complaint(f"symbol {row['symbol']!r} is not upper-case words joined by single underscores")
    if not f"_{row['symbol']}".endswith(f"_{expected}"):
        raise complaint(f"symbol {row['symbol']} is not the phrase, {expected}, nor words and the phrase")
    return row["symbol"]


def specification(complaint, row, sections):
    """Returns the address of the specification, which follows from the section of an RFC."""
    if not row["spec"]:
        raise complaint("the row names no specification")
    rfc = rfc_number(phrase(complaint, row["spec"]))
    if rfc and (rfc, row["section"]) not in sections:
        raise complaint(f"{row['spec']} has no section {row['section']!r} in sections.csv")
    if row["section"] and not SECTION.fullmatch(row["section"]):
        raise complaint(f"{row['section']!r} is not a section such as 15.5.5")
    if bool(rfc) == bool(row["url"]):
        raise complaint("a url is given where the specification is not an RFC, and only there")
    if not rfc:
        return url(complaint, row["url"])
    return f"https://www.rfc-editor.org/rfc/rfc{rfc}.html#section-{row['section']}"


def caching(complaint, row):
    words = tuple(row["caching"].split())
    if any(word not in CACHING for word in words) or len(set(words)) != len(words):
        raise complaint(f"caching {row['caching']!r} is not words of {', '.join(CACHING)}, each once")
    if {"heuristic", "never"} <= set(words):
        raise complaint("what must never be stored is not heuristically cacheable")
    return words


def check_class(complaint, entry):
    """Refuses what no code of a class does: an interim response ends nothing (RFC 9110 15.2)."""
    if entry.code < 200 and (entry.caching or entry.content or entry.redirect):
        raise complaint("an interim response has no caching, content or redirect")
    if entry.redirect and entry.code // 100 != 3:
        raise complaint("only a code from 300 to 399 redirects")
    if not entry.wire and entry.standing != "unofficial":
        raise complaint("a code that is not on the wire is unofficial")


def read_code(complaint, row, sections, grpc_names):
    if row["grpc"] and row["grpc"] not in grpc_names:
        raise complaint(f"grpc {row['grpc']!r} is not in grpc.csv")
    entry = Code(
        code=number(complaint, row["code"], 100, 999),
        symbol=symbol(complaint, row),
        phrase=row["phrase"],
        standing=one_of(complaint, row, "standing", STANDINGS),
        wire=yes_no(complaint, row, "wire"),
        versions=one_of(complaint, row, "versions", VERSIONS),
        spec=row["spec"],
        section=row["section"],
        url=specification(complaint, row, sections),
        caching=caching(complaint, row),
        content=one_of(complaint, row, "content", CONTENT),
        redirect=one_of(complaint, row, "redirect", REDIRECTS),
        retry=one_of(complaint, row, "retry", RETRIES),
        fetch=one_of(complaint, row, "fetch", FETCH),
        grpc=row["grpc"],
        source=row["source"],
    )
    check_class(complaint, entry)
    if rfc_number(entry.spec) == CURRENT_EDITION and entry.standing != "reserved":
        entry.editions[CURRENT_EDITION] = entry.phrase
    return entry


def read_codes(reader, sections, grpc_names):
    codes = {}
    for complaint, row in reader.rows("codes.csv"):
        entry = read_code(complaint, row, sections, grpc_names)
        if entry.code <= max(codes, default=0):
            raise complaint(f"{entry.code} is not in ascending order")
        codes[entry.code] = entry
    if not codes:
        raise DataError("codes.csv: there is no code")
    return codes


def known(complaint, codes, row):
    code = number(complaint, row["code"], 100, 999)
    if code not in codes:
        raise complaint(f"{code} has no row in codes.csv")
    return codes[code]


def read_editions(reader, codes, sections):
    rfcs = set()
    for complaint, row in reader.rows("editions.csv"):
        entry = known(complaint, codes, row)
        rfc = number(complaint, row["rfc"], 1, 99999)
        place = SECTION.fullmatch(row["section"])
        if not place:
            raise complaint(f"{row['section']!r} is not a section such as 6.5.4, or RFC 7233 4.1 in another RFC")
        section_rfc, section = int(place["rfc"] or rfc), place["section"]
        title = f"{entry.code} {row['phrase']}"
        if title not in sections.get((section_rfc, section), ()):
            raise complaint(f"{title!r} is not a title in section {section} of RFC {section_rfc} in sections.csv")
        if rfc in entry.editions:
            raise complaint(f"{entry.code} occurs twice for RFC {rfc}")
        entry.editions[rfc] = phrase(complaint, row["phrase"])
        rfcs.add(rfc)
    return sorted(rfcs | {CURRENT_EDITION})


def read_temporary(reader, codes):
    """Reads when temporary registrations run out: those of the provisional codes, which have no others."""
    for complaint, row in reader.rows("temporary.csv"):
        entry = known(complaint, codes, row)
        if entry.standing != "provisional" or entry.expires:
            raise complaint(f"{entry.code} is not provisional, or occurs twice")
        entry.expires = iso_date(complaint, row["expires"])
    for entry in codes.values():
        if entry.standing == "provisional" and not entry.expires:
            raise DataError(f"temporary.csv: the provisional code {entry.code} has no row")


def read_aliases(reader, codes):
    for complaint, row in reader.rows("aliases.csv"):
        entry = known(complaint, codes, row)
        alias = phrase(complaint, row["alias"])
        if alias in entry.aliases or alias == entry.phrase:
            raise complaint(f"{alias!r} occurs twice for {entry.code}")
        entry.aliases.append(alias)
        if one_of(complaint, row, "kind", ALIAS_KINDS) == "former":
            entry.former.append(alias)
    for entry in codes.values():
        for rfc, old in entry.editions.items():
            if old != entry.phrase and old not in entry.former:
                what = f"{old!r}, the phrase of {entry.code} in RFC {rfc}"
                raise DataError(f"aliases.csv: {what}, is not there as former")


def read_vendors(reader, codes):
    for complaint, row in reader.rows("vendors.csv"):
        entry = known(complaint, codes, row)
        if not PHRASE.fullmatch(row["vendor"]):
            raise complaint(f"vendor {row['vendor']!r} is not a name in ASCII")
        if row["vendor"].lower() in (vendor["vendor"].lower() for vendor in entry.vendors):
            raise complaint(f"{row['vendor']} occurs twice for {entry.code}")
        entry.vendors.append({
            "vendor": row["vendor"],
            "reason": phrase(complaint, row["phrase"]),
            "on_wire": yes_no(complaint, row, "wire"),
            "url": url(complaint, row["url"]),
            "source": row["source"],
        })
    check_first_meanings(codes)


def check_first_meanings(codes):
    """Refuses an unofficial code that is not what the first of its vendors means by it."""
    # A phrase must name one code, so an unofficial code whose vendor took another code's phrase has its own.
    taken = {entry.phrase for entry in codes.values() if entry.standing != "unofficial"}
    for entry in codes.values():
        if entry.standing != "unofficial":
            continue
        if not entry.vendors:
            raise DataError(f"vendors.csv: the unofficial code {entry.code} has no vendor")
        if entry.vendors[0]["reason"] not in (entry.phrase, *taken):
            raise DataError(f"vendors.csv: the first meaning of {entry.code} is not its phrase in codes.csv")
        if any(vendor["on_wire"] for vendor in entry.vendors) != entry.wire:
            raise DataError(f"codes.csv: wire of {entry.code} is not yes where a vendor sends it, and only there")


def read_subcodes(reader, codes):
    """Reads what vendors write below a status code, or in place of one."""
    rows = []
    for complaint, row in reader.rows("subcodes.csv"):
        match = SUBCODE.fullmatch(row["subcode"])
        if not match:
            raise complaint(f"subcode {row['subcode']!r} is none such as 404.13, 1020, 000 or -")
        if match["code"] and match["code"] != row["code"]:
            raise complaint(f"{row['subcode']} is no sub-code of {row['code']}")
        if not MEANING.fullmatch(row["meaning"]):
            raise complaint(f"meaning {row['meaning']!r} is not ASCII from a capital to no full stop")
        phrase(complaint, row["vendor"])
        url(complaint, row["url"])
        if (row["vendor"], row["subcode"]) in ((other["vendor"], other["subcode"]) for other in rows):
            raise complaint(f"{row['subcode']} occurs twice for {row['vendor']}")
        rows.append({**row, "code": known(complaint, codes, row).code if row["code"] else None})
    return rows


def read_words(reader, codes):
    """Reads the words that people use for a code, which its spellings do not have."""
    rows = []
    for complaint, row in reader.rows("words.csv"):
        entry = known(complaint, codes, row)
        word = row["word"]
        if not word or not word.isprintable() or word != word.lower():
            raise complaint(f"word {word!r} is empty, or is not in lower case")
        if any(word in text.lower() for text in spellings(entry)):
            raise complaint(f"{word!r} is in a spelling of {entry.code}, and so is found without the row")
        if rows and entry.code < rows[-1]["code"]:
            raise complaint(f"{entry.code} is not in ascending order")
        if (entry.code, word) in ((other["code"], other["word"]) for other in rows):
            raise complaint(f"{word!r} occurs twice for {entry.code}")
        rows.append({**row, "code": entry.code})
    return rows


def read_contrasts(reader, codes):
    """Reads how codes that are mistaken for each other differ: [{"codes", "texts" by language, "source"}]."""
    groups = {}
    for complaint, row in reader.rows("contrasts.csv"):
        members = [known(complaint, codes, {"code": code}).code for code in row["codes"].split(" ")]
        if len(members) < 2 or members != sorted(set(members)):
            raise complaint(f"codes {row['codes']!r} is not two or more codes in ascending order")
        if not row["text"] or not row["text"].isprintable():
            raise complaint("there is no text")
        texts = groups.setdefault(row["codes"], {"codes": members, "texts": {}, "source": row["source"]})["texts"]
        if row["language"] in texts:
            raise complaint(f"{row['language']!r} occurs twice for {row['codes']}")
        texts[row["language"]] = row["text"]
    every = {language for group in groups.values() for language in group["texts"]}
    for names, group in groups.items():
        for language in sorted(every - set(group["texts"])):
            raise DataError(f"contrasts.csv: {names} has no text in {language!r}")
    return list(groups.values())


def read_fields(reader, codes):
    for complaint, row in reader.rows("fields.csv"):
        entry = known(complaint, codes, row)
        kind = one_of(complaint, row, "kind", FIELD_KINDS)
        if not TOKEN.fullmatch(row["field"]):
            raise complaint(f"{row['field']!r} is not a field name")
        levels = ("request",) if kind == "request" else FIELD_KINDS[:-1]
        if any(row["field"].lower() == name.lower() for level in levels for name in entry.fields[level]):
            raise complaint(f"{row['field']} occurs twice for {entry.code}")
        if bool(row["condition"]) != (kind == "must_if") and kind not in ("should", "may"):
            raise complaint("must_if has a condition; must and request have none")
        if row["condition"]:
            entry.conditions[row["field"]] = condition(complaint, row["condition"])
        entry.fields[kind].append(row["field"])


def condition(complaint, text):
    """An English clause such as "if the method is PATCH"."""
    if not PLAIN.fullmatch(text) or text.split()[0] not in ("if", "in"):
        raise complaint(f"{text!r} is not a clause that begins with if or in")
    return text


def read_redirect_fields(reader):
    rows = []
    for complaint, row in reader.rows("redirect_fields.csv"):
        if not TOKEN.fullmatch(row["field"]) or "*" in row["field"][:-1]:
            raise complaint(f"{row['field']!r} is not a field name, nor the beginning of one before *")
        one_of(complaint, row, "group", REDIRECT_GROUPS)
        if row["field"].lower() in (other["field"].lower() for other in rows):
            raise complaint(f"{row['field']} has two rows")
        rows.append(row)
    return rows


def read_proxy_errors(reader):
    rows = []
    for complaint, row in reader.rows("proxy_errors.csv"):
        if not TOKEN.fullmatch(row["type"]) or row["type"] in (other["type"] for other in rows):
            raise complaint(f"{row['type']!r} is not a token, or has two rows")
        rows.append({**row, "code": number(complaint, row["code"], 100, 599) if row["code"] else None})
    return rows


def read_methods(reader):
    methods = []
    for complaint, row in reader.rows("methods.csv"):
        if not TOKEN.fullmatch(row["method"]):
            raise complaint(f"{row['method']!r} is not a method")
        methods.append({
            "method": row["method"],
            "safe": yes_no(complaint, row, "safe"),
            "idempotent": yes_no(complaint, row, "idempotent"),
            "cacheable": one_of(complaint, row, "cacheable", CACHEABLE),
            "source": row["source"],
        })
    names = [method["method"] for method in methods]
    if names != sorted(set(names)):
        raise DataError("methods.csv: the methods are not in ascending order, each once")
    if "GET" not in names:
        raise DataError("methods.csv: there is no GET, which redirects lead to")
    return methods


def read_grpc(reader):
    """Reads the gRPC codes, which are in the order of their numbers: a table is indexed by them."""
    codes = []
    for complaint, row in reader.rows("grpc.csv"):
        codes.append({
            "number": number(complaint, row["number"], len(codes), len(codes)),
            "name": row["name"],
            "http": number(complaint, row["http"], 100, 599),
            "source": row["source"],
        })
        if not SYMBOL.fullmatch(row["name"]) or row["name"] in (code["name"] for code in codes[:-1]):
            raise complaint(f"{row['name']!r} is not upper-case words joined by single underscores, each name once")
    if "UNKNOWN" not in (code["name"] for code in codes):
        raise DataError("grpc.csv: there is no UNKNOWN, which codes map to that have no other")
    return codes


def spellings(entry):
    """Every text that names a code by itself: its phrase, its other spellings and its symbol."""
    return [entry.phrase, *entry.aliases, entry.symbol]


def vendor_spellings(codes):
    """Yields (text, code) of each vendor's phrase that only one code has. One word is too little to name a code by."""
    taken = {key_of(text) for entry in codes for text in spellings(entry)}
    owners = {}
    for entry in codes:
        for vendor in entry.vendors:
            if " " in vendor["reason"] and key_of(vendor["reason"]) not in taken:
                owners.setdefault(key_of(vendor["reason"]), []).append((vendor["reason"], entry.code))
    for found in owners.values():
        if len({code for _, code in found}) == 1:
            yield found[0]


def spellings_of(codes):
    """Yields (text, code) of every text that names a code."""
    for entry in codes:
        for text in spellings(entry):
            yield text, entry.code
    yield from vendor_spellings(codes)


def edit_distance_is_one(a, b):
    """Whether one insertion, deletion, substitution or swap of neighbours turns a into b."""
    if abs(len(a) - len(b)) > 1 or a == b:
        return False
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    a, b = a[start:], b[start:]
    swapped = len(a) > 1 and len(b) > 1 and a[:2] == b[1::-1] and a[2:] == b[2:]
    return a[1:] == b or a == b[1:] or a[1:] == b[1:] or swapped


def check_keys(codes):
    """Refuses a spelling that two codes share: httpstatus_find() could not tell them apart.

    Returns {key: (spelling, code)}.
    """
    owners = {}
    for text, code in spellings_of(codes.values()):
        if not key_of(text):
            raise DataError(f"{text!r} of {code} has no letter or digit")
        _, owner = owners.setdefault(key_of(text), (text, code))
        if owner != code:
            raise DataError(f"{text!r} of {code} also names {owner}")
    return owners


def check_neighbours(reader, owners):
    """Refuses spellings of two codes of which one slip makes the other, except what neighbours.csv explains."""
    near = {
        frozenset((one, other))
        for one, other in itertools.combinations(owners, 2)
        if owners[one][1] != owners[other][1] and edit_distance_is_one(one, other)
    }
    for complaint, row in reader.rows("neighbours.csv"):
        pair = frozenset((key_of(row["spelling"]), key_of(row["neighbour"])))
        if pair not in near:
            both = f"{row['spelling']!r} and {row['neighbour']!r}"
            raise complaint(f"{both} are not spellings of two codes that are one slip apart, or occur twice")
        near.remove(pair)
    for pair in sorted(map(sorted, near)):
        (one, code), (other, other_code) = (owners[key] for key in pair)
        raise DataError(f"{one!r} of {code} is one slip from {other!r} of {other_code}; see neighbours.csv")


def load(folder):
    """Reads and validates all of lib/data. Raises DataError on the first fact it refuses."""
    reader = Reader(folder)
    date = read_date(reader)
    sections = read_sections(reader)
    grpc = read_grpc(reader)
    codes = read_codes(reader, sections, {row["name"] for row in grpc})
    editions = read_editions(reader, codes, sections)
    read_temporary(reader, codes)
    read_aliases(reader, codes)
    read_vendors(reader, codes)
    read_fields(reader, codes)
    check_neighbours(reader, check_keys(codes))
    return Registry(
        folder=reader.folder,
        date=date,
        codes=list(codes.values()),
        subcodes=read_subcodes(reader, codes),
        words=read_words(reader, codes),
        contrasts=read_contrasts(reader, codes),
        methods=read_methods(reader),
        grpc=grpc,
        editions=editions,
        redirect_fields=read_redirect_fields(reader),
        proxy_errors=read_proxy_errors(reader),
    )
