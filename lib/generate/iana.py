"""Compares the data with a copy of the IANA HTTP Status Code Registry, as CSV or XML."""
import csv
import re
import xml.etree.ElementTree as xml

from data import DataError

ASSIGNMENTS = "{http://www.iana.org/assignments}"
REFERENCE = re.compile(r"\[(?P<document>[\w-]+)(, Section (?P<section>[0-9.]*[0-9]))?")
EXPIRY = re.compile(r"\bexpires (\d{4}-\d{2}-\d{2})")
ANNOTATION = re.compile(r"\s*\(([^)]*)\)\s*$")
STANDING_OF = {"Unused": "reserved", "OBSOLETED": "obsolete", "TEMPORARY": "provisional"}


def read_csv(path):
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield row["Value"], row["Description"], row["Reference"]


def cited(reference):
    """A reference of the XML as the CSV writes it: "[RFC9110, Section 15.5.5]"."""
    kind, document = reference.get("type", ""), reference.get("data", "")
    return f"[{reference.text or (document.upper() if kind == 'rfc' else document)}]"


def read_xml(path):
    for record in xml.parse(path).iter(f"{ASSIGNMENTS}record"):
        value = record.findtext(f"{ASSIGNMENTS}value", "")
        description = " ".join(record.findtext(f"{ASSIGNMENTS}description", "").split())
        yield value, description, "".join(map(cited, record.iter(f"{ASSIGNMENTS}xref")))


def is_xml(path):
    return str(path).endswith(".xml")


def rows(path):
    """Yields (code, phrase, annotation, reference) of every assigned code."""
    for value, description, reference in read_xml(path) if is_xml(path) else read_csv(path):
        if description == "Unassigned":
            continue
        annotation = ANNOTATION.search(description)
        yield int(value), ANNOTATION.sub("", description), annotation[1] if annotation else "", reference


def date(path):
    """The day on which IANA changed the registry last; only the XML has it."""
    return xml.parse(path).findtext(f"{ASSIGNMENTS}updated", "no date") if is_xml(path) else None


def read(path):
    """Returns (date, rows) of a file, or refuses it."""
    try:
        return date(path), list(rows(path))
    except KeyError as column:
        raise DataError(f"{path}: there is no column {column}") from column
    except (OSError, ValueError, csv.Error, xml.ParseError) as error:
        raise DataError(f"{path}: {error}") from error


def expiries(entry, annotation, today):
    """Yields a sentence if the temporary registration of a code ends on another day than the data say, or has ended."""
    match = EXPIRY.search(annotation)
    expires = match[1] if match else ""
    if expires != entry.expires:
        yield f"{entry.code}: IANA's registration expires {expires or 'never'}, in the data {entry.expires or 'never'}"
    if expires and expires < today:
        yield f"{entry.code}: the temporary registration expired on {expires}; see lib/data/SOURCES.md"


def differences(registry, path, today):
    """Yields a sentence for every difference between the data and the registry's file, as of a day."""
    registered = {entry.code: entry for entry in registry.codes if entry.standing != "unofficial"}
    seen = set()
    updated, assigned = read(path)
    if updated and updated != registry.date:
        yield f"IANA's registry is of {updated}, the data follows that of {registry.date}"
    for code, phrase, annotation, reference in assigned:
        seen.add(code)
        entry = registered.get(code)
        if not entry:
            yield f"{code}: IANA has it ({phrase or annotation}), the data does not"
            continue
        if phrase and phrase != entry.phrase:
            yield f"{code}: IANA says {phrase!r}, the data says {entry.phrase!r}"
        word = annotation.split(" ")[0]
        standing = STANDING_OF.get(word, entry.standing if entry.standing in ("standard", "deprecated") else "standard")
        if standing != entry.standing:
            yield f"{code}: IANA's annotation {annotation!r} means {standing}, the data says {entry.standing}"
        yield from expiries(entry, annotation, today)
        match = REFERENCE.match(reference)
        document = re.sub(r"^RFC(?=\d)", "RFC ", match["document"]) if match else "nothing"
        if document != entry.spec:
            yield f"{code}: IANA cites {document}, the data {entry.spec}"
        elif match["section"] and match["section"] != entry.section:
            yield f"{code}: IANA cites section {match['section']}, the data {entry.section}"
    for code in sorted(set(registered) - seen):
        yield f"{code}: the data has it, IANA does not"
