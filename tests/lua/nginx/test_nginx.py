"""The example of docs/examples/nginx in a real nginx: what it answers, under load and while it reloads.

Run by ctest, which sets HTTPSTATUS_LUA_TREE to the installed or built tree for Lua 5.1.
"""
import http.client
import os
import re
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
EXAMPLE = ROOT / "docs/examples/nginx"
NGINX = shutil.which("nginx", path=os.environ["PATH"] + ":/usr/sbin")
REQUESTS = int(os.environ.get("HTTPSTATUS_REQUESTS", "100000"))

# The specification, inside a worker.
EXTRA = """
    server {{
        listen 127.0.0.1:{port};
        location = /spec {{
            content_by_lua_block {{
                package.path = "{tests}/?.lua;" .. package.path
                local lu = require "luaunit"
                local runner = lu.LuaUnit.new()
                runner:setOutputType("nil")
                local failed = runner:runSuiteByInstances {{ {{ "httpstatus", require "spec" }} }}
                ngx.say(require("httpstatus").backend, " ", failed)
                for _, result in ipairs(runner.result.failedTests) do ngx.say(result.msg) end
                for _, result in ipairs(runner.result.errorTests) do ngx.say(result.msg) end
            }}
        }}
    }}
"""


def free_ports(count):
    """Ports that nobody listens on now."""
    sockets = [socket.socket() for _ in range(count)]
    for each in sockets:
        each.bind(("127.0.0.1", 0))
    ports = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return ports


class Server:
    """The proxy and, in a process of its own, its origins."""

    def __init__(self, prefix):
        self.prefix = prefix
        self.port, first, second, self.spec_port = free_ports(4)
        self.ports = {"8080": self.port, "8081": first, "8082": second}
        shutil.copytree(EXAMPLE / "lua", prefix / "lua")
        (prefix / "temp").mkdir()
        self.processes = []

    def configure(self, name, extra=""):
        """Writes a configuration of the example with other ports, and with the module's folders."""
        tree = Path(os.environ["HTTPSTATUS_LUA_TREE"])
        text = (EXAMPLE / name).read_text(encoding="utf-8")
        for old, new in self.ports.items():
            text = text.replace(old, str(new))
        text = text.replace(
            'lua_package_path "$prefix/lua/?.lua;;";',
            f'lua_package_path "$prefix/lua/?.lua;{tree}/share/lua/5.1/?.lua;;";\n'
            f'    lua_package_cpath "{tree}/lib/lua/5.1/?.so;;";')
        text = text.rstrip().removesuffix("}") + extra + "}\n"
        if os.geteuid() == 0:
            text = "user root;\n" + text
        (self.prefix / name).write_text(text, encoding="utf-8")

    def start(self, name, port):
        command = [NGINX, "-p", f"{self.prefix}/", "-c", name, "-e", "start.log", "-g", "daemon off;"]
        process = subprocess.Popen(command)
        self.processes.append(process)
        deadline = time.monotonic() + 10
        while time.monotonic() < deadline:
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                return process
            except OSError:
                assert process.poll() is None, self.log()
                time.sleep(0.05)
        raise AssertionError("nginx does not listen: " + self.log())

    def start_both(self):
        self.configure("origin.conf")
        self.configure("nginx.conf", EXTRA.format(port=self.spec_port, tests=HERE.parent))
        self.start("origin.conf", self.ports["8081"])
        self.proxy = self.start("nginx.conf", self.port)

    def stop(self):
        for process in reversed(self.processes):
            process.send_signal(signal.SIGQUIT)
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def reload(self):
        self.proxy.send_signal(signal.SIGHUP)

    def log(self):
        return "".join(path.read_text(encoding="utf-8") for path in sorted(self.prefix.glob("*.log")))

    def ask(self, path, method="GET", port=None, **headers):
        connection = http.client.HTTPConnection("127.0.0.1", port or self.port, timeout=30)
        connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        response = connection.getresponse()
        response.content = response.read()
        connection.close()
        return response

    def metrics(self):
        text = self.ask("/metrics").content.decode()
        return {key: int(value) for key, value in re.findall(r"^(\w+\{.*\}) (\d+)$", text, re.M)}

    def load(self, count, path, *options):
        """Runs ab and returns (requests a second, failed requests, responses that were not 2xx)."""
        run = subprocess.run(
            ["ab", "-q", "-n", str(count), "-c", "16", *options, f"http://127.0.0.1:{self.port}{path}"],
            capture_output=True, text=True, check=False)
        assert run.returncode == 0, run.stdout + run.stderr
        complete = int(re.search(r"Complete requests:\s+(\d+)", run.stdout)[1])
        assert complete == count
        failed = int(re.search(r"Failed requests:\s+(\d+)", run.stdout)[1])
        other = re.search(r"Non-2xx responses:\s+(\d+)", run.stdout)
        rate = float(re.search(r"Requests per second:\s+([\d.]+)", run.stdout)[1])
        return rate, failed, int(other[1]) if other else 0


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    prefix = tmp_path_factory.mktemp("nginx")
    prefix.chmod(0o755)
    server = Server(prefix)
    try:
        server.start_both()
        yield server
    finally:
        server.stop()


def test_the_specification_holds_in_a_worker(server):
    assert server.ask("/spec", port=server.spec_port).content == b"ffi 0\n"


@pytest.mark.parametrize("path, status, reason, origin", [
    ("/status/200", 200, "OK", None),
    ("/status/413", 413, "Content Too Large", None),
    ("/status/522", 502, "Bad Gateway", "522"),
    ("/status/524", 504, "Gateway Timeout", "524"),
    ("/status/530", 502, "Bad Gateway", "530"),
    ("/status/420", 400, "Bad Request", "420"),
    ("/status/999", 500, "Internal Server Error", "999"),
    ("/status/299", 299, None, None),
    ("/status/451", 451, "Unavailable For Legal Reasons", None),
    ("/nowhere", 404, "Not Found", None),
])
def test_vendor_codes_become_standard_ones(server, path, status, reason, origin):
    response = server.ask(path)
    assert response.status == status
    assert response.getheader("X-Reason") == reason
    assert response.getheader("X-Origin-Status") == origin


@pytest.mark.parametrize("path, field, value", [
    ("/status/401", "WWW-Authenticate", 'Basic realm="edge"'),
    ("/status/401?WWW-Authenticate=Bearer", "WWW-Authenticate", "Bearer"),
    ("/status/405", "Allow", "GET, HEAD, POST"),
    ("/status/426", "Upgrade", "HTTP/1.1"),
    ("/status/200", "Allow", None),
])
def test_required_fields_are_added_where_they_are_missing(server, path, field, value):
    assert server.ask(path).getheader(field) == value


def test_methods_are_refused_before_they_reach_the_origin(server):
    response = server.ask("/status/200", "DELETE")
    assert response.status == 405
    assert response.getheader("Allow") == "GET, HEAD, POST"


@pytest.mark.parametrize("path, method, headers, answer", [
    ("/status/200", "GET", {}, "yes; "),
    ("/status/200?Cache-Control=max-age%3D60", "GET", {}, "yes; "),
    ("/status/200?Cache-Control=private", "GET", {}, "no; "),
    ("/status/200?Cache-Control=no-store", "GET", {}, "no; "),
    ("/status/200?Cache-Control=max-age%3D60", "GET", {"Authorization": "Basic x"}, "no; "),
    ("/status/200?Cache-Control=public", "GET", {"Authorization": "Basic x"}, "yes; "),
    ("/status/200?Cache-Control=max-age%3D60", "GET", {"Cache_Control": "no-store"}, "no; "),
    ("/status/200?Cache-Control=max-age%3D60", "POST", {}, "no; "),
    ("/status/403", "GET", {}, "no; "),
    ("/status/403?Expires=0", "GET", {}, "yes; "),
    ("/status/429?Cache-Control=max-age%3D60", "GET", {}, "no; "),
    ("/status/200?Cache-Control=public&Cache-Control=private", "GET", {}, "no; "),
])
def test_whether_a_shared_cache_may_store_it(server, path, method, headers, answer):
    stated = server.ask(path, method, **headers).getheader("X-May-Store")
    assert stated.startswith(answer)
    assert re.search(r"RFC \d+", stated)


def test_205_is_framed_but_empty(server):
    response = server.ask("/status/205")
    assert (response.status, response.getheader("Content-Length"), response.content) == (205, "0", b"")


def test_a_broken_origin_is_passed_over_for_requests_that_may_be_repeated(server):
    assert {server.ask("/status/200").status for _ in range(20)} == {200}
    assert {server.ask("/status/200", "POST").status for _ in range(40)} <= {200, 503}


def test_the_log_counts_by_class_and_retry_class(server):
    # The log phase comes after the client has its answer.
    time.sleep(0.3)
    before = server.metrics()
    for path in ("/status/200", "/status/404", "/status/404", "/status/429", "/status/522", "/status/401"):
        server.ask(path)
    time.sleep(0.3)
    after = server.metrics()
    grown = {key: after[key] - before.get(key, 0) for key in after if after[key] != before.get(key, 0)}
    assert grown['http_responses_total{class="2xx"}'] == 1
    assert grown['http_responses_total{class="5xx"}'] == 1
    assert grown['http_responses_retry_total{retry="changed"}'] == 1
    assert sum(value for key, value in grown.items() if key.startswith("http_responses_total")) == 6
    assert sum(value for key, value in grown.items() if key.startswith("http_upstream")) >= 6


def test_no_request_fails_under_load(server):
    rate, failed, other = server.load(REQUESTS, "/status/200", "-k")
    print(f"{rate:.0f} requests/s")
    assert (failed, other) == (0, 0)


def test_no_request_is_lost_while_nginx_reloads(server):
    url = f"http://127.0.0.1:{server.port}/status/200"
    load = subprocess.Popen(
        ["ab", "-q", "-n", "20000", "-c", "16", url], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    reloads = 0
    while load.poll() is None and reloads < 8:
        server.reload()
        reloads += 1
        time.sleep(0.4)
    output, _ = load.communicate()
    assert load.returncode == 0, output
    assert reloads > 1
    assert re.search(r"Complete requests:\s+20000\n", output)
    assert re.search(r"Failed requests:\s+0\n", output), output
    assert "Non-2xx" not in output


def test_nothing_went_wrong_in_the_log(server):
    lines = [line for line in server.log().splitlines() if re.search(r"\[(error|crit|alert|emerg)\]", line)]
    assert lines == []
