"""The programs of docs/lua-elsewhere.md, each started with the files that the page shows.

Run by ctest, which sets HTTPSTATUS_LUA_TREES to the folder of the trees for each Lua; without it the module is used
as it is installed.
"""
import http.client
import http.server
import json
import os
import re
import shlex
import shutil
import socket
import subprocess
import tempfile
import threading
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

PAGE = (Path(__file__).resolve().parents[3] / "docs/lua-elsewhere.md").read_text(encoding="utf-8")
FILES = dict(re.findall(r"^```\w+ (\S+)\n(.*?)^```$", PAGE, re.S | re.M))
PACKAGES = {"haproxy": "haproxy", "lighttpd": "lighttpd lighttpd-modules-lua", "apache2": "apache2-bin",
            "tshark": "tshark", "text2pcap": "wireshark-common", "nvim": "neovim", "luajit": "luajit2 lua-http"}
SECONDS = 20


def program(name):
    found = shutil.which(name, path=os.environ["PATH"] + ":/usr/sbin")
    assert found, f"{name} is missing: apt-get install {PACKAGES[name]}"
    return found


def environment(trees=None):
    """The environment in which each Lua finds the module."""
    trees = trees or os.environ.get("HTTPSTATUS_LUA_TREES")
    paths = {}
    for version in ("5.1", "5.2", "5.3", "5.4") if trees else ():
        tree = Path(trees) / f"lua{version}"
        suffix = "" if version == "5.1" else "_" + version.replace(".", "_")
        paths[f"LUA_PATH{suffix}"] = f"{tree}/share/lua/{version}/?.lua;;"
        paths[f"LUA_CPATH{suffix}"] = f"{tree}/lib/lua/{version}/?.so;;"
    return {**os.environ, **paths}


def lay_out(folder, section, others=None):
    """Writes the files of a section into a folder, as they are printed except for what is exchanged, such as a port."""
    for path, text in FILES.items():
        if path.startswith(f"{section}/"):
            for old, new in (others or {}).items():
                text = text.replace(old, str(new))
            (folder / Path(path).name).write_text(text, encoding="utf-8")


def printed(command):
    """A command of the page, as words."""
    assert f"`{command}`" in PAGE, command
    name, *rest = shlex.split(command)
    return [program(name), *rest]


def run(*command, env=None, **options):
    return subprocess.run(command, env=env or environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          text=True, timeout=SECONDS * 3, check=False, **options)


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as one:
        return one.getsockname()[1]


@contextmanager
def running(port, *command, **options):
    """A server that listens on the port meanwhile."""
    process = subprocess.Popen(command, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, **options)
    deadline = time.monotonic() + SECONDS
    try:
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                assert process.poll() is None and time.monotonic() < deadline, process.communicate()[0]
                time.sleep(0.05)
        yield process
    finally:
        process.terminate()
        process.communicate(timeout=SECONDS)


class Origin(http.server.BaseHTTPRequestHandler):
    """Answers /CODE with that code, and where it redirects, to /echo of the origin that the query names."""

    def answer(self):
        length = int(self.headers.get("Content-Length") or 0)
        content = self.rfile.read(length)
        path, _, query = self.path.partition("?")
        code = int(path[1:]) if path[1:].isdigit() else 200
        told = json.dumps({"method": self.command, "authorization": self.headers.get("Authorization"),
                           "type": self.headers.get("Content-Type"), "content": content.decode()})
        self.send_response_only(code)
        if 300 <= code < 400:
            self.send_header("Location", f"{query}/echo")
        self.send_header("Content-Length", str(len(told)))
        self.end_headers()
        self.wfile.write(told.encode())

    do_GET = do_POST = do_PUT = answer

    def log_message(self, *_):
        pass


@contextmanager
def serving(handler):
    """The port of a server with this handler."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_address[1]
        server.shutdown()


@pytest.fixture
def origin():
    with serving(Origin) as port:
        yield port


@pytest.fixture
def other_origin():
    with serving(Origin) as port:
        yield port


def ask(port, path, method="GET", **headers):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=SECONDS)
    connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    response = connection.getresponse()
    response.content = response.read().decode()
    connection.close()
    return response


def test_haproxy(tmp_path, origin):
    port = free_port()
    lay_out(tmp_path, "haproxy", {"8080": port, "8081": origin})
    with running(port, *printed("haproxy -db -f haproxy.cfg"), cwd=tmp_path):
        for path, method, status, reason, label, retry in (
            ("/503", "GET", 503, "Service Unavailable", "5xx", "yes"),
            ("/503", "POST", 503, "Service Unavailable", "5xx", "no; "),
            ("/404", "GET", 404, "Not Found", "4xx", "no; "),
            ("/520", "GET", 502, "Bad Gateway", "5xx", "yes"),
            ("/799", "GET", 799, None, "other", "no; "),
        ):
            response = ask(port, path, method)
            assert (response.status, response.getheader("X-Class")) == (status, label)
            assert reason in (None, response.reason)  # HAProxy has its own words for a code that it does not know
            assert response.getheader("X-May-Retry").startswith(retry)


LIGHTTPD = "lighttpd -D -f lighttpd.conf"


def test_lighttpd(tmp_path):
    port = free_port()
    lay_out(tmp_path, "lighttpd", {"8080": port})
    with running(port, *printed(LIGHTTPD), cwd=tmp_path):
        response = ask(port, "/nowhere", Accept_Language="zh-CN, en;q=0.5")
        assert response.status == 404
        assert response.getheader("Content-Type") == "application/problem+json"
        assert json.loads(response.content)["title"] == "未找到"
        assert json.loads(ask(port, "/nowhere").content) == {"title": "Not Found", "status": 404}


def test_lighttpd_sends_a_page_as_it_is(tmp_path):
    port = free_port()
    lay_out(tmp_path, "lighttpd", {"8080": port, "/var/www/html": tmp_path})
    (tmp_path / "page").write_text("page", encoding="utf-8")
    with running(port, *printed(LIGHTTPD), cwd=tmp_path):
        assert ask(port, "/page").content == "page"


def test_apache(tmp_path):
    port = free_port()
    lay_out(tmp_path, "apache", {"8080": port})
    tmp_path.chmod(0o755)
    with running(port, *printed("apache2 -D FOREGROUND -d . -f httpd.conf"), cwd=tmp_path):
        response = ask(port, "/nowhere", Accept_Language="zh-CN")
        assert response.status == 404, response.content
        assert response.content.startswith("404 未找到")
        # Many threads at once, each of which starts a state of its own.
        answers = []
        threads = [threading.Thread(target=lambda: answers.append(ask(port, "/nowhere").content)) for _ in range(32)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert [answer.partition("\n")[0] for answer in answers] == ["404 Not Found"] * 32


RESPONSES = ("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n",
             "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")


def capture(folder):
    """Writes a capture of two responses, capture.pcap."""
    dump = "".join(
        "".join(f"{at:06x} {text[at:at + 16].encode().hex(' ')}\n" for at in range(0, len(text), 16)) + "\n"
        for text in RESPONSES)
    (folder / "hex.txt").write_text(dump, encoding="utf-8")
    made = run(program("text2pcap"), "-q", "-T", "80,40000", folder / "hex.txt", folder / "capture.pcap")
    assert made.returncode == 0, made.stdout


def as_user_of_tshark(folder):
    """From 4.4 on tshark runs no Lua script for root; who runs it then may enter only the folder."""
    version = re.search(r"(\d+)\.(\d+)\.\d+", run(program("tshark"), "--version").stdout)
    if os.geteuid() != 0 or (int(version[1]), int(version[2])) < (4, 4):
        return {}
    built = os.environ.get("HTTPSTATUS_LUA_TREES")
    trees = folder / "trees" if built else None
    for tree in (Path(built) / "lib", *Path(built).glob("lua5.*")) if built else ():
        shutil.copytree(tree, trees / tree.name)
    env = {**environment(trees), "HOME": str(folder)}
    return {"user": "nobody", "group": "nogroup", "extra_groups": [], "env": env}


@pytest.fixture
def open_folder():
    """A folder that every user may enter."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


def test_tshark(open_folder):
    lay_out(open_folder, "tshark")
    capture(open_folder)
    shown = run(*printed("tshark -r capture.pcap -X lua_script:status.lua -Y 'httpstatus.retry == \"idempotent\"' "
                         "-T fields -e httpstatus.reason"), cwd=open_folder, **as_user_of_tshark(open_folder))
    assert shown.returncode == 0, shown.stdout
    assert shown.stdout.splitlines()[-1] == "Service Unavailable"
    assert "Not Found" not in shown.stdout


def test_neovim(tmp_path):
    lay_out(tmp_path, "neovim")
    for word, shown in (("425", "425 Too Early (Client Error): "), ("NOT_FOUND", "404 Not Found (Client Error): "),
                        ("nothing", "no status code is called nothing")):
        said = run(program("nvim"), "--headless", "--clean", "-c", "luafile status.lua",
                   "-c", f"HttpStatus {word}", "-c", "quitall", cwd=tmp_path)
        assert said.returncode == 0
        assert said.stdout.startswith(shown)


@pytest.mark.parametrize("method, code, other, told", [
    ("POST", 302, False, {"method": "GET", "authorization": "Basic eDp5", "type": None, "content": ""}),
    ("POST", 307, False, {"method": "POST", "authorization": "Basic eDp5", "type": "text/plain", "content": "content"}),
    ("POST", 307, True, {"method": "POST", "authorization": None, "type": "text/plain", "content": "content"}),
    ("PUT", 303, True, {"method": "GET", "authorization": None, "type": None, "content": ""}),
    ("PUT", 301, True, {"method": "PUT", "authorization": None, "type": "text/plain", "content": "content"}),
])
def test_a_client_that_follows_redirects(tmp_path, origin, other_origin, method, code, other, told):
    lay_out(tmp_path, "client")
    target = other_origin if other else origin
    said = run(program("luajit"), tmp_path / "follow.lua", method,
               f"http://127.0.0.1:{origin}/{code}?http://127.0.0.1:{target}")
    assert said.returncode == 0, said.stdout
    status, _, content = said.stdout.partition("\t")
    assert (status, json.loads(content)) == ("200", told)


def test_a_gate_for_robots(tmp_path):
    lay_out(tmp_path, "client")

    class Robots(Origin):
        code = 200

        def do_GET(self):
            self.send_response(self.code)
            self.send_header("Content-Length", "6")
            self.end_headers()
            self.wfile.write(b"rules\n")

    everything, nothing = "User-agent: *\nAllow: /\n", "User-agent: *\nDisallow: /\n"
    with serving(Robots) as port:
        for code, rules in ((200, "rules\n"), (404, everything), (503, nothing)):
            Robots.code = code
            assert run(program("luajit"), tmp_path / "gate.lua", f"http://127.0.0.1:{port}").stdout == rules
    nobody = free_port()
    assert run(program("luajit"), tmp_path / "gate.lua", f"http://127.0.0.1:{nobody}").stdout == nothing


def test_every_file_of_the_page_is_started():
    assert {path.partition("/")[0] for path in FILES} == {"haproxy", "lighttpd", "apache", "tshark", "neovim", "client"}
