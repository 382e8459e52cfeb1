"""Inside the libraries that people use; each test runs where its library is installed. See matrix.sh."""
import http.server
import threading

import pytest

from httpstatus import Status, StatusSet


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        status = Status(self.path.strip("/"))
        self.send_response(status, status.phrase)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


@pytest.fixture
def server():
    made = http.server.HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=made.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{made.server_port}"
    made.shutdown()
    made.server_close()


@pytest.mark.parametrize("library", ["requests", "httpx"])
def test_clients(library, server):
    client = pytest.importorskip(library)
    for code in (200, 404, 422, 520):
        response = client.get(f"{server}/{code}", timeout=10)
        status = Status(response.status_code)
        assert status is Status(code) == response.status_code
        assert status.phrase == getattr(response, "reason_phrase", None) or status.phrase == response.reason
        assert status.is_error == (response.status_code in StatusSet("error"))


def test_starlette():
    pytest.importorskip("httpx")
    pytest.importorskip("starlette")
    from starlette.applications import Starlette
    from starlette.exceptions import HTTPException
    from starlette.responses import JSONResponse, PlainTextResponse
    from starlette.routing import Route
    from starlette.testclient import TestClient

    def gone(request):
        return PlainTextResponse("gone", status_code=Status.GONE)

    def teapot(request):
        raise HTTPException(status_code=Status.IM_A_TEAPOT, detail=Status.IM_A_TEAPOT.phrase)

    def as_json(request):
        return JSONResponse({"status": Status.ACCEPTED}, status_code=Status.ACCEPTED)

    client = TestClient(Starlette(routes=[Route("/gone", gone), Route("/teapot", teapot), Route("/json", as_json)]))
    assert Status(client.get("/gone").status_code) is Status.GONE
    assert client.get("/teapot").text == "I'm a teapot"
    assert client.get("/json").json() == {"status": 202} and client.get("/json").status_code == 202


def test_fastapi():
    pytest.importorskip("httpx")
    fastapi = pytest.importorskip("fastapi")
    from fastapi.testclient import TestClient

    application = fastapi.FastAPI()

    @application.post("/things", status_code=Status.CREATED)
    def make():
        return {"made": True}

    @application.get("/things", responses={Status.NOT_FOUND: {"description": Status.NOT_FOUND.phrase}})
    def find():
        raise fastapi.HTTPException(status_code=Status.NOT_FOUND)

    client = TestClient(application)
    assert Status(client.post("/things").status_code) is Status.CREATED
    assert client.get("/things").json() == {"detail": "Not Found"}
    paths = client.get("/openapi.json").json()["paths"]["/things"]
    assert "201" in paths["post"]["responses"] and "404" in paths["get"]["responses"]
