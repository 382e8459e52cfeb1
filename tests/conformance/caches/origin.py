"""The servers behind the caches: one answers every status code, and keeps in mind what it was asked."""

import sys
import threading
from contextlib import contextmanager
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpstatus

from .cases import CASES_BY_NAME

CONTENT = b"content\n"

# The request field that distinguishes the first request from the second.
TURN = "Turn"

# A request for the first half of the content, and for content that has changed.
REQUEST_FIELDS = {
    206: {"Range": "bytes=0-3"},
    304: {"If-None-Match": '"unchanged"'},
}
RESPONSE_FIELDS = {
    206: {"Content-Range": "bytes 0-3/8"},
    304: {"ETag": '"unchanged"'},
    401: {"WWW-Authenticate": "Basic"},
    405: {"Allow": "GET"},
    407: {"Proxy-Authenticate": "Basic"},
    416: {"Content-Range": "bytes */8"},
}


def path_of(code, case):
    return f"/{code}/{case.name}"


class Responder(BaseHTTPRequestHandler):
    """What the handlers share: to send a response."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def answer(self, code, fields, content):
        self.send_response_only(code, httpstatus.reason(code) or "Unregistered")
        self.send_header("Date", formatdate(usegmt=True))
        for name, value in {**fields, **code_fields(code)}.items():
            self.send_header(name, value)
        if code not in (204, 304):
            self.send_header("Content-Length", str(len(content)))
        # Varnish may reuse a connection while it still closes it, which it does after an answer that it refuses.
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format, *args):
        pass


class Handler(Responder):
    """Answers /CODE/CASE with that code and the fields of the case."""

    def do_GET(self):
        self.server.note(self.path, self.headers[TURN])
        code, case = self.path.strip("/").split("/")
        self.answer(int(code), CASES_BY_NAME[case].response(), content_of(int(code)))


def content_of(code):
    if code in (204, 205, 304):
        return b""
    return CONTENT[:4] if code == 206 else CONTENT


def code_fields(code):
    if httpstatus.is_redirect(code):
        return {"Location": "/elsewhere"}
    return RESPONSE_FIELDS.get(code, {})


class Origin(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def __init__(self, handler):
        super().__init__(("127.0.0.1", 0), handler)
        self._lock = threading.Lock()
        self._seen = set()

    @property
    def port(self):
        return self.server_address[1]

    def note(self, path, turn):
        with self._lock:
            self._seen.add((path, turn))

    def has_seen(self, path, turn):
        with self._lock:
            return (path, turn) in self._seen

    def handle_error(self, request, client_address):
        """A cache may close its connections as it likes."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def running_origin(handler):
    origin = Origin(handler)
    thread = threading.Thread(target=origin.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield origin
    finally:
        origin.shutdown()
        origin.server_close()
        thread.join()
