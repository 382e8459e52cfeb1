"""docs/examples/cache.py in front of an origin that does what each test asks for."""

import http.client
import re
import subprocess
import sys
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import httpstatus
import pytest
from loopback import LoopbackServer

EXAMPLE = Path(__file__).resolve().parents[3] / "docs/examples/cache.py"
FRESH = {"Cache-Control": "max-age=600"}
STALE = {"Cache-Control": "max-age=0", "ETag": '"a"'}


class Origin(LoopbackServer):
    """Answers with `code`, `fields` and `content`, after the interim responses of `interim`; keeps the requests."""

    def __init__(self):
        super().__init__(Handler)
        self.requests = []
        self.interim = ()
        self.answer(200, FRESH)

    def answer(self, code, fields, content=b"first"):
        self.code, self.fields, self.content = code, fields, content


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self):
        origin = self.server
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        origin.requests.append((self.command, self.headers))
        for code in origin.interim:
            self.wfile.write(f"HTTP/1.1 {code} \r\nLink: </style.css>\r\n\r\n".encode())
        if origin.code is None:
            self.close_connection = True
            return
        self.send_response(origin.code)
        for name, value in origin.fields.items():
            self.send_header(name, value)
        has_content = httpstatus.content(origin.code, self.command) != httpstatus.Content.NONE
        if has_content:
            self.send_header("Content-Length", str(len(origin.content)))
        self.end_headers()
        if has_content:
            self.wfile.write(origin.content)

    do_GET = do_HEAD = do_POST = do_PUT = do_M = answer

    def log_message(self, *_):
        pass


class Cache:
    """A running cache; its requests return (code, fields, content)."""

    def __init__(self, port):
        self.port = port

    def ask(self, method="GET", path="/", content=None, **fields):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request(method, path, content, {name.replace("_", "-"): value for name, value in fields.items()})
        response = connection.getresponse()
        return response.status, response.headers, response.read()


@contextmanager
def running(origin, *options):
    command = [sys.executable, EXAMPLE, "--listen", "127.0.0.1:0", "--origin", origin.url("").removeprefix("http://")]
    with subprocess.Popen([*command, *options], stdout=subprocess.PIPE, text=True) as process:
        try:
            yield Cache(int(re.fullmatch(r"listening on 127\.0\.0\.1:(\d+)\n", process.stdout.readline())[1]))
        finally:
            process.terminate()


@pytest.fixture
def origin():
    with Origin() as server:
        yield server


@pytest.fixture
def cache(origin):
    with running(origin) as server:
        yield server


def test_stores_what_is_fresh(origin, cache):
    assert cache.ask()[2] == b"first"
    origin.answer(200, FRESH, b"second")
    code, fields, content = cache.ask()
    assert (code, content, fields["Age"]) == (200, b"first", "0")
    assert cache.ask("HEAD")[1]["Content-Length"] == "5"
    assert len(origin.requests) == 1
    assert cache.ask(path="/other")[2] == b"second"


@pytest.mark.parametrize("code, fields", [
    (200, {"Cache-Control": "max-age=600, no-store"}),
    (200, {"Cache-Control": "max-age=600, private"}),
    (200, {"Cache-Control": "max-age=600", "Vary": "*"}),
    (200, {"Cache-Control": "max-age=600; no-store"}),
    (299, {"Cache-Control": "max-age=600, must-understand"}),
    (429, FRESH),
    (404, {}),
])
def test_does_not_reuse_what_it_may_not(origin, cache, code, fields):
    origin.answer(code, fields)
    assert cache.ask()[0] == cache.ask()[0] == code
    assert len(origin.requests) == 2


def test_a_private_cache_stores_what_is_private(origin):
    origin.answer(200, {"Cache-Control": "max-age=600, private"})
    with running(origin, "--private") as cache:
        assert cache.ask()[2] == cache.ask()[2] == b"first"
    assert len(origin.requests) == 1


def test_vary(origin, cache):
    origin.answer(200, {**FRESH, "Vary": "Accept-Language"})
    for language in ("en", "zh", "en", "zh"):
        cache.ask(Accept_Language=language)
    assert [fields["Accept-Language"] for _, fields in origin.requests] == ["en", "zh"]


def test_validates_what_is_stale(origin, cache):
    origin.answer(200, STALE)
    cache.ask()
    origin.answer(304, {"Cache-Control": "max-age=600", "ETag": '"a"', "X-New": "yes"})
    code, fields, content = cache.ask()
    assert (code, content, fields["X-New"]) == (200, b"first", "yes")
    assert origin.requests[1][1]["If-None-Match"] == '"a"'
    assert cache.ask()[2] == b"first"
    assert len(origin.requests) == 2


def test_answers_the_conditions_of_a_client(origin, cache):
    origin.answer(200, {**FRESH, "ETag": '"a"'})
    cache.ask()
    code, fields, content = cache.ask(If_None_Match='"b", W/"a"')
    assert (code, content, fields["ETag"]) == (304, b"", '"a"')
    assert cache.ask(If_None_Match='"b"')[0] == 200
    code, fields, content = cache.ask(Range="bytes=1-2")
    assert (code, content, fields["Content-Range"]) == (206, b"ir", "bytes 1-2/5")
    assert len(origin.requests) == 1


def test_a_304_to_the_condition_of_a_client_freshens(origin, cache):
    origin.answer(200, {"Cache-Control": "max-age=600", "Vary": "A", "ETag": '"a"'})
    cache.ask()
    origin.answer(304, {"Cache-Control": "max-age=600", "ETag": '"a"', "X-New": "yes"})
    assert cache.ask("HEAD", Cache_Control="no-cache", If_None_Match='"a"')[0] == 304
    assert cache.ask()[1]["X-New"] == "yes"


@pytest.mark.parametrize("directive, code, wanted", [
    ("", None, 200),
    ("", 503, 503),
    (", stale-if-error=60", 503, 200),
    (", stale-if-error=60", 501, 501),
    (", stale-if-error=60, must-revalidate", 503, 503),
    (", stale-if-error=60, must-revalidate", None, 502),
    (", stale-if-error=60, s-maxage=0", 503, 503),
])
def test_what_is_stale_after_an_error(origin, cache, directive, code, wanted):
    origin.answer(200, {"Cache-Control": f"max-age=0{directive}"})
    cache.ask()
    origin.answer(code, {}, b"error")
    assert cache.ask()[0] == wanted
    assert len(origin.requests) == 2


def test_a_client_that_wants_no_cache_gets_the_error(origin, cache):
    origin.answer(200, {"Cache-Control": "max-age=0, stale-if-error=60"})
    cache.ask()
    origin.answer(503, {})
    assert cache.ask(Cache_Control="no-cache")[0] == 503


def test_a_304_may_forbid_to_keep_what_it_freshens(origin, cache):
    origin.answer(200, STALE)
    cache.ask()
    origin.answer(304, {"Cache-Control": "no-store, max-age=600", "ETag": '"a"'})
    assert cache.ask()[2] == b"first"
    origin.answer(200, FRESH, b"second")
    assert cache.ask()[2] == b"second"


@pytest.mark.parametrize("etag, wanted", [('"a"', b"first"), ('"b"', b"second")])
def test_a_head_freshens_or_drops(origin, cache, etag, wanted):
    origin.answer(200, STALE)
    cache.ask()
    origin.answer(200, {**FRESH, "ETag": etag})
    assert cache.ask("HEAD")[0] == 200
    origin.answer(200, FRESH, b"second")
    assert cache.ask()[2] == wanted


def test_validates_behind_the_back_of_the_client(origin, cache):
    origin.answer(200, {"Cache-Control": "max-age=0, stale-while-revalidate=60"})
    cache.ask()
    origin.answer(200, FRESH, b"second")
    assert cache.ask()[2] == b"first"
    deadline = time.monotonic() + 10
    while cache.ask()[2] != b"second":
        assert time.monotonic() < deadline


@pytest.mark.parametrize("method, code, requests", [("POST", 200, 3), ("PUT", 204, 3), ("M", 201, 3), ("POST", 500, 1)])
def test_invalidates(origin, cache, method, code, requests):
    cache.ask()
    cache.ask(path="/other")
    origin.requests.clear()
    origin.answer(code, {"Location": "/other"})
    cache.ask(method, content=b"new")
    origin.answer(200, FRESH)
    cache.ask()
    cache.ask(path="/other")
    assert len(origin.requests) == requests


@pytest.mark.parametrize("directives, requests", [
    ("no-cache", 2), ("max-age=0", 2), ("max-age=60", 1), ("min-fresh=601", 2), ("min-fresh=10", 1), ("no-store", 1),
    ("only-if-cached", 1),
])
def test_directives_of_a_request(origin, cache, directives, requests):
    cache.ask()
    assert cache.ask(Cache_Control=directives)[0] == 200
    assert len(origin.requests) == requests


def test_only_if_cached(origin, cache):
    assert cache.ask(Cache_Control="only-if-cached")[0] == 504
    assert origin.requests == []


@pytest.mark.parametrize("directives, requests", [("max-stale", 1), ("max-stale=60", 1), ("", 2)])
def test_max_stale(origin, cache, directives, requests):
    origin.answer(200, {"Cache-Control": "max-age=0"})
    cache.ask()
    cache.ask(Cache_Control=directives)
    assert len(origin.requests) == requests


def test_hands_interim_responses_on_and_stores_the_final_one(origin, cache):
    origin.interim = (103, 102)
    connection = http.client.HTTPConnection("127.0.0.1", cache.port, timeout=10)
    connection.request("GET", "/")
    answer = connection.sock.makefile("rb").read()
    assert re.findall(rb"HTTP/1\.1 (\d+)", answer) == [b"103", b"102", b"200"]
    assert answer.endswith(b"first")
    assert cache.ask()[2] == b"first"
    assert len(origin.requests) == 1


def test_the_fields_of_one_connection_end_here(origin, cache):
    origin.answer(200, {**FRESH, "Connection": "X-Hop", "X-Hop": "1", "X-End": "2"})
    for _ in range(2):
        _, fields, _ = cache.ask(Connection="X-Mine", X_Mine="1", TE="trailers", X_Other="2")
        assert (fields["X-Hop"], fields["X-End"]) == (None, "2")
    received = origin.requests[0][1]
    assert (received["X-Mine"], received["TE"], received["X-Other"]) == (None, None, "2")


def sent(cache, data):
    """What the cache answers to these bytes."""
    connection = http.client.HTTPConnection("127.0.0.1", cache.port, timeout=10)
    connection.connect()
    connection.sock.sendall(data)
    return connection.sock.makefile("rb").read()


@pytest.mark.parametrize("fields", [
    b"Host: a\r\nX: 1\rY: 2", b"Host: a\r\nX : 1", b"Host: a\r\nHost: b", b"Host: a\r\nContent-Length: +1",
    b"Host: a\r\nContent-Length: 1\r\nContent-Length: 2", b"Host: a\r\nTransfer-Encoding: gzip, chunked",
])
def test_what_is_no_request(origin, cache, fields):
    assert sent(cache, b"POST / HTTP/1.1\r\n" + fields + b"\r\n\r\n1").startswith(b"HTTP/1.1 400 ")
    assert origin.requests == []


def test_the_target_overrides_the_host(origin, cache):
    for line, host in ((b"GET http://a/x", b"b"), (b"GET /x", b"a"), (b"GET /x", b"b"), (b"GET /y/../x", b"a")):
        sent(cache, line + b" HTTP/1.1\r\nHost: " + host + b"\r\n\r\n")
    assert [fields["Host"] for _, fields in origin.requests] == ["a", "b", "a"]


def test_chunks(origin, cache):
    request = b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
    answer = sent(cache, request + b"2;x\r\nab\r\n0\r\nT: 1\r\n\r\n")
    assert answer.startswith(b"HTTP/1.1 200 ")
    assert origin.requests[0][1]["Content-Length"] == "2"


def test_does_not_invalidate_what_is_of_another_origin(origin, cache):
    cache.ask(Host="other")
    origin.answer(200, {"Location": "http://other/"})
    cache.ask("POST", content=b"new")
    assert cache.ask(Host="other")[2] == b"first"
    assert len(origin.requests) == 2
