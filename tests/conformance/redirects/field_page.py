"""The figures of docs/redirects.md about fields and tunnels, from the checked-in tables."""

from itertools import groupby, product

from figures import table
from tables import read_rows

from .clients import CLIENTS, Client, python
from .field_records import read_fields, read_tunnels
from .fields import (
    ABOUT_CLIENT,
    ABOUT_CONTENT,
    CONTENT_ITSELF,
    DEVIATIONS,
    DROPPED,
    HOST,
    KEPT,
    PORT,
    REQUESTS_BY_NAME,
    SAME,
    TARGETS,
    Outcome,
    expected,
    rows_for,
)
from .tunnels import EVERYBODY

UNSENT = "–"
IN_WORDS = {
    (): "dropped",
    (SAME,): "same origin",
    (SAME, PORT): "same host",
    (SAME, PORT, HOST): "everywhere",
}
CLIENT_COLUMNS = [(name, "client") for name in ABOUT_CLIENT] + [("Host", "host")]
# What the library says is shown as one more client, under the default policy.
LIBRARY = Client("library", "`redirect_keeps_field()`", "FETCH", python("library"))


def figures(versions):
    records = {client: read_fields()[client.id] for client in CLIENTS if client.id in versions}
    return {
        "field requests": request_table(),
        "fields": field_table(records, versions),
        "content fields": content_table(records, versions),
        "field deviations": deviation_table(records, versions),
        "tunnels": tunnel_table(),
    }


def request_table():
    rows = [
        [name, f"{request.method}{' with content' if request.content else ''}", request.status, in_code(request.fields)]
        for name, request in REQUESTS_BY_NAME.items()
    ]
    return table(["name", "request", "status", "fields"], rows)


def in_code(names):
    return ", ".join(f"`{name}`" for name in names)


def merged(rows):
    """Rows of (title, version, cells); versions of a client that do the same share one."""
    groups = groupby(rows, key=lambda row: (row[0], row[2]))
    return [[title, ", ".join(version for _, version, _ in alike), *cells] for (title, cells), alike in groups]


def of_library():
    """What the library says, as the outcomes of a client."""
    pairs = product(REQUESTS_BY_NAME.values(), TARGETS)
    return {(request.name, target): Outcome("?", kept_by_library(request, target)) for request, target in pairs}


def kept_by_library(request, target):
    return frozenset(name for name in request.watched if expected(LIBRARY, request, target, name) == KEPT)


def field_table(records, versions):
    rows = [(LIBRARY.title, "", field_cells(LIBRARY, of_library()))]
    rows += [(client.title, versions[client.id], field_cells(client, seen)) for client, seen in records.items()]
    return table(["client", "version", *(f"`{name}`" for name, _ in CLIENT_COLUMNS)], merged(rows))


def field_cells(client, outcomes):
    return tuple(field_cell(client, outcomes, request, name) for name, request in CLIENT_COLUMNS)


def field_cell(client, outcomes, request, name):
    """To which targets a field goes; bold if the library does not let it go to one of them."""
    if name in outcomes[request, SAME].unsent:
        return UNSENT
    kept = tuple(target for target in TARGETS if name in outcomes[request, target].kept)
    too_far = any(expected(client, REQUESTS_BY_NAME[request], target, name) == DROPPED for target in kept)
    return f"**{IN_WORDS[kept]}**" if too_far else IN_WORDS[kept]


def content_table(records, versions):
    rows = [(LIBRARY.title, "", content_cells(of_library()))]
    rows += [(client.title, versions[client.id], content_cells(seen)) for client, seen in records.items()]
    heads = ["client", "version", "fields left when POST became GET", "GET with content on 303"]
    return table(heads, merged(rows))


def content_cells(outcomes):
    changed = [fields_left(outcomes["changed", target]) for target in TARGETS]
    get = [content_of(outcomes["get", target]) for target in TARGETS]
    return tuple("; ".join(dict.fromkeys(words)) for words in (changed, get))


def fields_left(outcome):
    if not outcome.method:
        return UNSENT
    left = [name for name in ABOUT_CONTENT if name in outcome.kept]
    lost = [name for name in ABOUT_CONTENT if name not in outcome.kept]
    if CONTENT_ITSELF in outcome.kept:
        return "all, and the content: it stays POST"
    if not left or not lost:
        return "none" if lost else "all"
    return f"all but {in_code(lost)}" if len(lost) < len(left) else in_code(left)


def content_of(outcome):
    if not outcome.method:
        return UNSENT
    if CONTENT_ITSELF in outcome.kept:
        return "with content"
    left = any(name in outcome.kept for name in ABOUT_CONTENT)
    return "without content, with fields of it" if left else "without content"


def deviation_table(records, versions):
    """The rows of field_deviations.csv that hold for a version on the page, in the order of that file."""
    met = {client: rows_for(client, versions[client.id]) for client in records}
    rows = [
        [clients_of(row, met), row["request"], targets_of(row), fields_of(row), row["does"], row["reason"]]
        for row in read_rows(DEVIATIONS)
        if any(row in rows for rows in met.values())
    ]
    return table(["client", "request", "to", "fields", "are", "why, or where it is"], rows)


def clients_of(row, met):
    titles = dict.fromkeys(client.title for client, rows in met.items() if row in rows)
    text = "; ".join(titles)
    return text if row["versions"] == "any" else f"{text} {row['versions']}".replace("<", "&lt;")


def targets_of(row):
    return "all" if len(row["target"].split()) == len(TARGETS) else ", ".join(row["target"].split())


def fields_of(row):
    names = row["fields"].split()
    fields = in_code(name for name in names if name != CONTENT_ITSELF)
    return f"{fields}, the content" if CONTENT_ITSELF in names else fields


def tunnel_table():
    """Who sent CONNECT, and after which codes it followed the proxy."""
    tunnels = read_tunnels()
    asked = [client for client in EVERYBODY if client.id in tunnels]
    rows = [(client.title, tunnels[client.id][0], (followed_of(tunnels[client.id][1]),)) for client in asked]
    return table(["client", "version", "follows"], merged(rows))


def followed_of(codes):
    return ", ".join(map(str, codes)) or "none"
