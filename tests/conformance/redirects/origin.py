"""Servers on loopback addresses that answer with the status their client asks for, and note what arrives."""

from __future__ import annotations

import socketserver
from contextlib import ExitStack
from dataclasses import dataclass

from loopback import LoopbackServer

TARGET = "target"
CONTENT_SECONDS = 2
CONTINUE = b"HTTP/1.1 100 Continue\r\n\r\n"
FINAL = b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


@dataclass(frozen=True)
class Request:
    """A request as it was on the wire; the names of the fields in lower case.

    The content is None if the fields announced some and it did not come.
    """

    method: str
    path: str
    fields: dict
    content: bytes | None


def read_content(stream, fields):
    if fields.get("transfer-encoding", "").lower() == "chunked":
        return b"".join(read_chunks(stream))
    try:
        return stream.read(int(fields.get("content-length", 0)))
    except TimeoutError:
        return None


def read_chunks(stream):
    while size := int(stream.readline(), 16):
        yield stream.read(size)
        stream.readline()
    while stream.readline().strip():
        pass


def read_fields(stream):
    fields = {}
    while line := stream.readline().decode("latin-1").strip():
        name, _, value = line.partition(":")
        fields[name.lower()] = value.strip()
    return fields


def redirection(status, location):
    framing = "" if status == 304 else "Content-Length: 0\r\n"
    return f"HTTP/1.1 {status} Redirection\r\nLocation: {location}\r\n{framing}Connection: close\r\n\r\n".encode()


class Handler(socketserver.StreamRequestHandler):
    """Answers one request for each connection."""

    def handle(self):
        line = self.rfile.readline()
        if not line:  # some clients open a connection in advance
            return
        method, path, _ = line.decode("ascii").split()
        fields = read_fields(self.rfile)
        self.connection.settimeout(CONTENT_SECONDS)
        if "expect" in fields:
            self.wfile.write(CONTINUE)
        self.server.requests.append(Request(method, path, fields, read_content(self.rfile, fields)))
        status, *rest = path.strip("/").split("/")
        arrived = rest[-1] == TARGET
        location = self.server.base(rest[-1]) + f"{path}/{TARGET}"
        self.wfile.write(FINAL if arrived else redirection(int(status), location))


class Origin(LoopbackServer):
    """Answers /STATUS/METHOD with that status and the Location /STATUS/METHOD/target.

    If the last segment of a path names one of its targets, the Location is an absolute URL there.
    """

    def __init__(self, host="127.0.0.1"):
        super().__init__(Handler, host)
        self.requests = []
        self.targets = {}

    def base(self, name):
        """What is before the path in a Location."""
        return self.targets[name].url("") if name in self.targets else ""

    def received(self, at):
        return [request for request in self.requests if request.path == at]


class Origins:
    """An origin that redirects to itself, to "port" of the same host and to "host", which has another address."""

    def __init__(self):
        self.first = Origin()
        self.first.targets = {"same": self.first, "port": Origin(), "host": Origin("127.0.0.2")}
        self.stack = ExitStack()

    def __enter__(self):
        for origin in self.first.targets.values():
            self.stack.enter_context(origin)
        return self

    def __exit__(self, *_):
        self.stack.close()

    def url(self, path):
        return self.first.url(path)

    def exchange(self, path):
        """The request to a path and the one that followed its redirection; None for one that did not come."""
        following = [request for origin in self.first.targets.values()
                     for request in origin.received(f"{path}/{TARGET}")]  # fmt: skip
        return only(self.first.received(path)), only(following)


def only(requests):
    assert len(requests) <= 1
    return requests[0] if requests else None


def path(status, method):
    return f"/{status}/{method}"
