"""Compares the data with a copy of the IANA HTTP Status Code Registry, as CSV or XML."""
import csv
import re
import xml.etree.ElementTree as xml

ASSIGNMENTS = "{http://www.iana.org/assignments}"
ANNOTATION = re.compile(r"\s*\(([^)]*)\)\s*$")
STANDING_OF = {"Unused": "reserved", "OBSOLETED": "obsolete", "TEMPORARY": "provisional"}


def read_csv(path):
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield row["Value"], row["Description"], row["Reference"]


def read_xml(path):
    for record in xml.parse(path).iter(f"{ASSIGNMENTS}record"):
        value = record.findtext(f"{ASSIGNMENTS}value", "")
        description = " ".join(record.findtext(f"{ASSIGNMENTS}description", "").split())
        references = (
            f"{reference.get('data', '').upper()}{(reference.text or '')}" for reference in record.iter(f"{ASSIGNMENTS}xref")
        )
        yield value, description, " ".join(f"[{reference}]" for reference in references)


def rows(path):
    """Yields (code, phrase, annotation, reference) of every assigned code."""
    read = read_xml if str(path).endswith(".xml") else read_csv
    for value, description, reference in read(path):
        if not value.isdigit() or description == "Unassigned":
            continue
        annotation = ANNOTATION.search(description)
        yield int(value), ANNOTATION.sub("", description), annotation[1] if annotation else "", reference


def differences(registry, path):
    """Yields a sentence for every difference between the data and the registry's file."""
    registered = {entry.code: entry for entry in registry.codes if entry.standing != "unofficial"}
    seen = set()
    for code, phrase, annotation, reference in rows(path):
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
        document = re.search(r"RFC-?(\d+)", reference)
        section = re.search(r"Section ([0-9.]*[0-9])", reference)
        if document and f"RFC {document[1]}" != entry.spec:
            yield f"{code}: IANA cites RFC {document[1]}, the data {entry.spec}"
        elif document and section and section[1] != entry.section:
            yield f"{code}: IANA cites section {section[1]}, the data {entry.section}"
    for code in sorted(set(registered) - seen):
        yield f"{code}: the data has it, IANA does not"
