"""A server on the loopback interface that answers with the status its client asks for, and notes what arrives."""

from __future__ import annotations

import socketserver
from dataclasses import dataclass

from loopback import LoopbackServer

TARGET = "target"
CONTENT_SECONDS = 2
CONTINUE = b"HTTP/1.1 100 Continue\r\n\r\n"
FINAL = b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


@dataclass(frozen=True)
class Request:
    """A request as it stood on the wire; the names of the fields in lower case.

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
        self.wfile.write(FINAL if arrived else redirection(int(status), f"{path}/{TARGET}"))


class Origin(LoopbackServer):
    """Answers /STATUS/METHOD with that status and the Location /STATUS/METHOD/target."""

    def __init__(self):
        super().__init__(Handler)
        self.requests = []

    def received(self, at):
        return [request for request in self.requests if request.path == at]


def path(status, method):
    return f"/{status}/{method}"
