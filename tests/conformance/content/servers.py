"""What servers send when an application gives them content, whether or not the response may have it.

In the words of servers.csv: a framing field that must not be sent; "bytes" that follow a response which ends with its
header section; "content" where there is framing for none; "no content" where there should be some.
"""

import itertools
import socket
from pathlib import Path

import drivers
import httpstatus
from drivers import Driver
from tables import EVERYTHING, choices, in_range, read_rows

SOURCES = Path(__file__).parent / "drivers"
NEWEST = "-newest"
SERVERS = {
    "node": Driver("node", SOURCES / "node_server.js"),
    "aiohttp": Driver("python", SOURCES / "aiohttp_server.py"),
    f"aiohttp{NEWEST}": Driver("python", SOURCES / "aiohttp_server.py", installed=True),
    "go": Driver("go", SOURCES / "go_content_server.go", installed=True),
}

FORMS = ("known", "streamed")
STATUSES = (200, 204, 205, 299, 304, 404, 599)
METHODS = ("GET", "HEAD")
CASES = tuple((form, method, status) for form in FORMS for method in METHODS for status in STATUSES)
PATH = Path(__file__).parent / "servers.csv"
REQUEST_FIELDS = "Host: localhost\r\nConnection: close\r\n"
EMPTY_CHUNKS = b"0\r\n\r\n"


def ask(port, form, method, status):
    """The field names, in lower case, and the bytes after the header section."""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall(f"{method} /{form}/{status} HTTP/1.1\r\n{REQUEST_FIELDS}\r\n".encode())
        with connection.makefile("rb") as stream:
            head, _, after = stream.read().partition(b"\r\n\r\n")
    status_line, *fields = head.decode("latin-1").split("\r\n")
    assert int(status_line.split()[1]) == status
    return {field.partition(":")[0].lower() for field in fields}, after


def wrongs(port, form, method, status):
    """What a server sends, or leaves out, against the library's word."""
    fields, after = ask(port, form, method, status)
    allowed = httpstatus.content(status, method)
    if "content-length" in fields and not httpstatus.allows_content_length(status, method):
        yield "Content-Length"
    if "transfer-encoding" in fields and not httpstatus.allows_transfer_encoding(status, method):
        yield "Transfer-Encoding"
    if after and allowed == httpstatus.Content.NONE:
        yield "bytes"
    if after not in (b"", EMPTY_CHUNKS) and allowed == httpstatus.Content.EMPTY:
        yield "content"
    if not after and allowed == httpstatus.Content.ALLOWED:
        yield "no content"


def observe(driver):
    """Asks a server for every case; returns its version and what is wrong."""
    with drivers.serving(driver) as (version, port):
        return version, {case: " ".join(wrongs(port, *case)) for case in CASES}


def cases(row):
    cells = choices(row["form"], FORMS), choices(row["method"], METHODS), choices(row["status"], STATUSES)
    return list(itertools.product(*cells))


def listed(server, version):
    """What servers.csv says of a server, for each case that it names."""
    name = server.removesuffix(NEWEST)
    rows = [row for row in read_rows(PATH) if row["server"] in (name, EVERYTHING)]
    return {case: row["sends"] for row in rows if in_range(version, row["versions"]) for case in cases(row)}
