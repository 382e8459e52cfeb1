"""The figures of docs/redirects.md, from the checked-in tables."""

from itertools import groupby, product
from pathlib import Path

from figures import DOCS, table
from tables import read_rows

from . import field_page
from .clients import CLIENTS, METHODS, STATUSES, WITHOUT_CONTENT
from .deviations import PATH, listed, rows_for
from .outcome import NOT_FOLLOWED, expected

PAGE = DOCS / "redirects.md"
VERSIONS = Path(__file__).with_name("versions.csv")
FOLLOWED = ((301,), (302,), (303,), (307, 308))
UNCHANGED = "as it was"
NOTHING = "–"


def read_versions():
    """The version of every client that the page is about, by its id."""
    return {row["client"]: row["version"] for row in read_rows(VERSIONS)}


def write_versions(versions):
    lines = [f"{client.id},{versions[client.id]}\n" for client in CLIENTS if client.id in versions]
    VERSIONS.write_text("client,version\n" + "".join(lines), encoding="utf-8")


def figures():
    """{name: Markdown} for the places of the page."""
    versions = read_versions()
    driven = [client for client in CLIENTS if client.id in versions]
    return {
        "requests": request_list(),
        "clients": client_table(driven, versions),
        "deviations": deviation_table(driven, versions),
        **field_page.figures(versions),
    }


def request_list():
    with_content = [method for method in METHODS if method not in WITHOUT_CONTENT]
    return "\n".join(
        [
            f"- sent without content: {in_words(WITHOUT_CONTENT)}",
            f"- sent with content: {in_words(with_content)}",
            f"- answered with: {in_words(map(str, STATUSES))}",
        ]
    )


def client_table(clients, versions):
    """One row for each client; versions that do the same share it."""
    rows = [(client, versions[client.id], client_cells(client, versions[client.id])) for client in clients]
    merged = []
    for (title, cells), alike in groupby(rows, key=lambda row: (row[0].title, row[2])):
        merged.append([title, ", ".join(version for _, version, _ in alike), *cells])
    statuses = [", ".join(map(str, group)) for group in FOLLOWED]
    return table(["client", "version", "policy", *statuses, "fields left", "also follows"], merged)


def client_cells(client, version):
    outcomes = outcomes_of(client, version)
    cells = [", ".join(unique(status_cell(client, outcomes, status) for status in group)) for group in FOLLOWED]
    return [f"`{client.policy}`", *cells, fields_left(outcomes), also_followed(outcomes)]


def unique(texts):
    return list(dict.fromkeys(texts))


def outcomes_of(client, version):
    """What a client does: what its policy says, except where the table of deviations says otherwise."""
    deviating = {pair: does for pair, (does, _) in listed(client, version).items()}
    pairs = product(STATUSES, client.methods)
    return {pair: deviating.get(pair, expected(*pair, client.policy)) for pair in pairs}


def status_cell(client, outcomes, status):
    """What becomes of the methods under a status; those that stay as they were are not mentioned."""
    of_method = {method: effect(outcomes[status, method], method) for method in client.methods}
    effects = unique(words for words in of_method.values() if words != UNCHANGED)
    parts = [f"{methods_in_words(client, of_method, words)} {words}" for words in effects]
    return "; ".join(parts) or UNCHANGED


def effect(outcome, method):
    if outcome == NOT_FOLLOWED:
        return "not followed"
    next_method, *rest = outcome.split()
    if next_method != "same":
        return f"→ {next_method}"
    if method in WITHOUT_CONTENT or "content" in rest:
        return UNCHANGED
    return "with its length, without its content" if "stalled" in rest else "without content"


def methods_in_words(client, of_method, words):
    """The methods that meet with an effect, or those that do not if they are fewer."""
    methods = [method for method in client.methods if of_method[method] == words]
    others = [method for method in client.methods if method not in methods]
    if not others:
        return "all"
    return f"all but {in_words(others)}" if len(others) < len(methods) else in_words(methods)


def in_words(methods):
    return ", ".join(methods)


def fields_left(outcomes):
    """The fields of the content that go without it."""
    followed = [words.split()[1:] for words in outcomes.values() if words != NOT_FOLLOWED]
    names = unique(name for words in followed for name in words if not {"content", "stalled"} & set(words))
    return "all" if "fields" in names else ", ".join(names) or NOTHING


def also_followed(outcomes):
    common = {status for group in FOLLOWED for status in group}
    others = unique(status for (status, _), words in outcomes.items() if words != NOT_FOLLOWED and status not in common)
    return ", ".join(map(str, others)) or NOTHING


def deviation_table(clients, versions):
    """The rows of deviations.csv that hold for a version on the page, in the order of that file."""
    met = [row for client in clients for row in rows_for(client, versions[client.id])]
    titles = {client.name: client.title for client in clients}
    rows = [deviation_cells(row, titles) for row in read_rows(PATH) if row in met]
    return table(["client", "status", "method", "next request", "the policy", "why, or where it is"], rows)


def deviation_cells(row, titles):
    client = titled(titles[row["client"]], row["versions"])
    return [client, row["status"], every(row["method"]), row["does"], row["ours"], row["reason"]]


def titled(title, versions):
    return title if versions == "any" else f"{title} {versions}".replace("<", "&lt;")


def every(cell):
    return "all" if cell == "*" else cell
