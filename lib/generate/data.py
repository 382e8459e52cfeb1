"""Reads and validates lib/data, the only place where facts about status codes stand.

The format: RFC 4180 CSV files with a header line. `codes.csv` holds the facts of which a code has exactly
one, a row per code; the side tables hold the facts of which it may have several. The last column of every
row names the source of its facts. See CONTRIBUTING.md for the columns.
"""
import csv
import re
from dataclasses import dataclass, field
from pathlib import Path

COLUMNS = {
    "registry.csv": ("registry", "date", "url", "source"),
    "codes.csv": (
        "code", "symbol", "phrase", "standing", "wire", "spec", "section", "url", "caching", "content",
        "redirect", "retry", "fetch", "grpc", "source",
    ),
    "editions.csv": ("rfc", "code", "section", "phrase"),
    "sections.csv": ("rfc", "section", "title"),
    "aliases.csv": ("code", "alias", "kind", "source"),
    "vendors.csv": ("code", "vendor", "phrase", "wire", "url", "source"),
    "fields.csv": ("code", "kind", "field", "source"),
    "methods.csv": ("method", "safe", "idempotent", "cacheable", "source"),
    "grpc.csv": ("number", "name", "http", "source"),
}
STANDINGS = ("unknown", "standard", "provisional", "deprecated", "obsolete", "reserved", "unofficial")
CONTENT = ("", "empty", "none", "unframed")
REDIRECTS = ("", "permanent", "temporary", "see-other", "temporary-keep", "permanent-keep")
RETRIES = ("", "idempotent", "any", "changed")
FETCH = ("", "null-body", "range")
CACHING = ("heuristic", "never", "partial")
FIELD_KINDS = ("must", "should", "may", "request")
ALIAS_KINDS = ("former", "variant")
CACHEABLE = ("no", "explicit", "yes")
CURRENT_EDITION = 9110

# Exact comparison without case relies on this: every byte of a phrase from '@' up is a letter.
PHRASE = re.compile(r"[A-Za-z0-9 '(),./:-]+")
SYMBOL = re.compile(r"[A-Z][A-Z0-9]*(_[A-Z0-9]+)*")
TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")


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
    editions: dict = field(default_factory=dict)
    aliases: list = field(default_factory=list)
    former: list = field(default_factory=list)
    vendors: list = field(default_factory=list)
    fields: dict = field(default_factory=lambda: {kind: [] for kind in FIELD_KINDS})


@dataclass
class Registry:
    """Everything that lib/data says, but for the texts, which text.py reads from the folder."""

    folder: Path
    date: str
    codes: list
    methods: list
    grpc: list
    editions: list


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


def read_codes(reader, sections, grpc_names):
    codes = {}
    symbols = {}
    for complaint, row in reader.rows("codes.csv"):
        code = number(complaint, row["code"], 100, 999)
        if code <= max(codes, default=0):
            raise complaint(f"{code} does not stand in ascending order")
        symbol = row["symbol"]
        if not SYMBOL.fullmatch(symbol):
            raise complaint(f"symbol {symbol!r} is not upper-case words joined by single underscores")
        for other in symbols:
            if other == symbol or edit_distance_is_one(other, symbol):
                raise complaint(f"symbol {symbol} is too near to {other} of {symbols[other]}")
        symbols[symbol] = code
        standing = one_of(complaint, row, "standing", STANDINGS[1:])
        rfc = rfc_number(row["spec"])
        if not row["spec"]:
            raise complaint("the row names no specification")
        if rfc and (rfc, row["section"]) not in sections:
            raise complaint(f"{row['spec']} has no section {row['section']!r} in sections.csv")
        if bool(rfc) == bool(row["url"]):
            raise complaint("a url stands where the specification is not an RFC, and only there")
        caching = tuple(row["caching"].split())
        if any(word not in CACHING for word in caching):
            raise complaint(f"caching {row['caching']!r} is not words of {', '.join(CACHING)}")
        if row["grpc"] and row["grpc"] not in grpc_names:
            raise complaint(f"grpc {row['grpc']!r} is not in grpc.csv")
        codes[code] = Code(
            code=code,
            symbol=symbol,
            phrase=phrase(complaint, row["phrase"]),
            standing=standing,
            wire=yes_no(complaint, row, "wire"),
            spec=row["spec"],
            section=row["section"],
            url=row["url"] or f"https://www.rfc-editor.org/rfc/rfc{rfc}.html#section-{row['section']}",
            caching=caching,
            content=one_of(complaint, row, "content", CONTENT),
            redirect=one_of(complaint, row, "redirect", REDIRECTS),
            retry=one_of(complaint, row, "retry", RETRIES),
            fetch=one_of(complaint, row, "fetch", FETCH),
            grpc=row["grpc"],
            source=row["source"],
        )
        if rfc == CURRENT_EDITION and standing != "reserved":
            codes[code].editions[CURRENT_EDITION] = row["phrase"]
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
        section_rfc, section = rfc, row["section"]
        if section.startswith("RFC "):
            _, section_rfc, section = section.split(" ")
        title = f"{entry.code} {row['phrase']}"
        if title not in sections.get((int(section_rfc), section), ()):
            raise complaint(f"{title!r} is not a title in section {section} of RFC {section_rfc} in sections.csv")
        if rfc in entry.editions:
            raise complaint(f"{entry.code} stands twice for RFC {rfc}")
        entry.editions[rfc] = phrase(complaint, row["phrase"])
        rfcs.add(rfc)
    return sorted(rfcs | {CURRENT_EDITION})


def read_aliases(reader, codes):
    for complaint, row in reader.rows("aliases.csv"):
        entry = known(complaint, codes, row)
        alias = phrase(complaint, row["alias"])
        if alias in entry.aliases or alias == entry.phrase:
            raise complaint(f"{alias!r} stands twice for {entry.code}")
        entry.aliases.append(alias)
        if one_of(complaint, row, "kind", ALIAS_KINDS) == "former":
            entry.former.append(alias)
    for entry in codes.values():
        for rfc, old in entry.editions.items():
            if old != entry.phrase and old not in entry.former:
                raise DataError(f"aliases.csv: {old!r}, the phrase of {entry.code} in RFC {rfc}, is not there as former")


def read_vendors(reader, codes):
    for complaint, row in reader.rows("vendors.csv"):
        entry = known(complaint, codes, row)
        if not row["vendor"].isascii() or not row["vendor"]:
            raise complaint(f"vendor {row['vendor']!r} is not a name in ASCII")
        if row["vendor"].lower() in (vendor["vendor"].lower() for vendor in entry.vendors):
            raise complaint(f"{row['vendor']} stands twice for {entry.code}")
        entry.vendors.append({
            "vendor": row["vendor"],
            "reason": phrase(complaint, row["phrase"]),
            "on_wire": yes_no(complaint, row, "wire"),
            "url": row["url"],
            "source": row["source"],
        })
    # A phrase must name one code, so an unofficial code whose vendor took another code's phrase has its own.
    taken = {entry.phrase for entry in codes.values() if entry.standing != "unofficial"}
    for entry in codes.values():
        if entry.standing == "unofficial" and not entry.vendors:
            raise DataError(f"vendors.csv: the unofficial code {entry.code} has no vendor")
        if entry.standing == "unofficial" and entry.vendors[0]["reason"] not in (entry.phrase, *taken):
            raise DataError(f"vendors.csv: the first meaning of {entry.code} is not its phrase in codes.csv")


def read_fields(reader, codes):
    for complaint, row in reader.rows("fields.csv"):
        entry = known(complaint, codes, row)
        kind = one_of(complaint, row, "kind", FIELD_KINDS)
        if not TOKEN.fullmatch(row["field"]):
            raise complaint(f"{row['field']!r} is not a field name")
        levels = ("request",) if kind == "request" else FIELD_KINDS[:3]
        if any(row["field"].lower() == name.lower() for level in levels for name in entry.fields[level]):
            raise complaint(f"{row['field']} stands twice for {entry.code}")
        entry.fields[kind].append(row["field"])


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
    return methods


def read_grpc(reader):
    """Reads the gRPC codes, which stand in the order of their numbers: a table is indexed by them."""
    codes = []
    for complaint, row in reader.rows("grpc.csv"):
        codes.append({
            "number": number(complaint, row["number"], len(codes), len(codes)),
            "name": row["name"],
            "http": number(complaint, row["http"], 100, 599),
            "source": row["source"],
        })
    return codes


def spellings(entry):
    """Every text that names a code: its phrase, its other spellings and its symbol."""
    return [entry.phrase, *entry.aliases, entry.symbol]


def check_keys(codes):
    """Refuses a spelling that two codes share: httpstatus_find() could not tell them apart."""
    owners = {}
    for entry in codes.values():
        for text in spellings(entry):
            owner = owners.setdefault(key_of(text), entry.code)
            if owner != entry.code:
                raise DataError(f"{text!r} of {entry.code} also names {owner}")


def load(folder):
    """Reads and validates all of lib/data. Raises DataError on the first fact it refuses."""
    reader = Reader(folder)
    dates = {row["registry"]: row["date"] for _, row in reader.rows("registry.csv")}
    sections = {}
    for _, row in reader.rows("sections.csv"):
        sections.setdefault((int(row["rfc"]), row["section"]), []).append(row["title"])
    grpc = read_grpc(reader)
    codes = read_codes(reader, sections, {row["name"] for row in grpc})
    editions = read_editions(reader, codes, sections)
    read_aliases(reader, codes)
    read_vendors(reader, codes)
    read_fields(reader, codes)
    check_keys(codes)
    return Registry(
        folder=reader.folder,
        date=dates["http-status-codes"],
        codes=list(codes.values()),
        methods=read_methods(reader),
        grpc=grpc,
        editions=editions,
    )
