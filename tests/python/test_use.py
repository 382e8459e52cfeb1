"""Inside the standard library's own HTTP code."""
import http.client
import http.server
import json
import logging
import threading
import urllib.error
import urllib.request
import wsgiref.simple_server
import wsgiref.util
import wsgiref.validate

import pytest

import httpstatus
from httpstatus import Status, StatusSet


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers with the code that its path names, and the phrase that is known for it."""

    def do_GET(self):
        status = Status(self.path.strip("/"))
        if status.is_error:
            self.send_error(status, status.phrase)
            return
        self.send_response(status, status.phrase)
        if status.is_redirect:
            self.send_header("Location", "/200")
        if status.allows_content_length():
            self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


@pytest.fixture(params=["http.server", "wsgiref"])
def server(request):
    if request.param == "http.server":
        made = http.server.HTTPServer(("127.0.0.1", 0), Handler)
    else:
        made = wsgiref.simple_server.make_server("127.0.0.1", 0, wsgiref.validate.validator(application),
                                                 handler_class=Quiet)
    thread = threading.Thread(target=made.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{made.server_port}"
    made.shutdown()
    made.server_close()


class Quiet(wsgiref.simple_server.WSGIRequestHandler):
    def log_message(self, *_):
        pass


def application(environment, start_response):
    status = Status(environment["PATH_INFO"].strip("/"))
    headers = [("Location", "/200")] if status.is_redirect else []
    if status.content_for(environment["REQUEST_METHOD"]) == httpstatus.Content.ALLOWED:
        headers.append(("Content-Type", "text/plain"))
    start_response(f"{status} {status.phrase}", headers)
    return [b""]


def test_urllib(server):
    assert Status(urllib.request.urlopen(server + "/200").status) is Status.OK
    assert Status(urllib.request.urlopen(server + "/302").status) is Status.OK
    with pytest.raises(urllib.error.HTTPError) as caught:
        urllib.request.urlopen(server + "/418")
    assert Status(caught.value.code) is Status.IM_A_TEAPOT and caught.value.reason == Status.IM_A_TEAPOT.phrase
    with pytest.raises(urllib.error.HTTPError) as caught:
        urllib.request.urlopen(server + "/520")
    assert caught.value.code in StatusSet("5xx") and httpstatus.find(caught.value.reason) == 520
    caught.value.close()


def test_http_client(server):
    connection = http.client.HTTPConnection(server.split("//")[1])
    for code in (200, 204, 304, 413, 422, 451, 499, 503):
        connection.request("GET", f"/{code}")
        response = connection.getresponse()
        response.read()
        assert response.status == Status(code) and response.reason == Status(code).phrase
    connection.close()


def test_json_and_logging(caplog):
    assert json.loads(json.dumps({Status.OK: [Status.OK]})) == {"200": [200]}
    with caplog.at_level(logging.INFO):
        logging.getLogger("access").info("%s %d %r", Status.OK, Status.OK, Status.OK)
    assert caplog.messages == ["200 200 <Status.OK: 200>"]
