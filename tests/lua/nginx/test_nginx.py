"""The example of docs/examples/nginx in a real nginx, with the lua-resty-core that is installed, and httpstatus.ngx in
the phases of requests, in timers and in the log.

Run by ctest and by tests/packages/trial.sh, which set HTTPSTATUS_LUA_TREE to the built or installed tree for Lua 5.1.
"""
import http.client
import json
import os
import re
import shlex
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
GROWTH = 2048  # KiB that a worker may grow by during the load

# What the configuration of the example has in addition in these tests.
EXTRA = (HERE / "extra.conf").read_text(encoding="utf-8")


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
    """The example, started by the commands that its configuration names."""

    def __init__(self, prefix):
        self.prefix = prefix
        self.port, first, second, self.extra_port = free_ports(4)
        self.ports = {"8080": self.port, "8081": first, "8082": second, "8083": self.extra_port}
        text = (EXAMPLE / "nginx.conf").read_text(encoding="utf-8")
        self.commands = [shlex.split(line) for line in re.findall(r"^#     (nginx .*)$", text, re.M)]
        shutil.copytree(EXAMPLE, prefix, dirs_exist_ok=True)
        for name in ("nginx.conf", "origin.conf"):
            self.configure(prefix / name)

    def configure(self, path):
        """Gives the configuration other ports and what the tests also ask for."""
        text = path.read_text(encoding="utf-8")
        if path.name == "nginx.conf":
            text = text.rstrip().removesuffix("}") + EXTRA + "}\n"
            text = text.replace("/lua/?.lua;;", f"/lua/?.lua;{HERE.parent}/?.lua;;")
            init = 'require("metrics").init()'
            text = text.replace(init, f'{init} require("nginx.phases").in_init_worker()')
            # The specification is in a folder that only root may enter.
            text = ("user root;\n" if os.geteuid() == 0 else "") + text
        for old, new in self.ports.items():
            text = text.replace(old, str(new))
        path.write_text(text, encoding="utf-8")

    def run(self, command):
        """Runs a command of the example, with the module where the tests have it. Returns what it prints."""
        tree = Path(os.environ["HTTPSTATUS_LUA_TREE"])
        paths = {"LUA_PATH": f"{tree}/share/lua/5.1/?.lua;;", "LUA_CPATH": f"{tree}/lib/lua/5.1/?.so;;"}
        words = [word.replace("/tmp/edge", str(self.prefix)) for word in command]
        run = subprocess.run([NGINX, *words[1:]], env={**os.environ, **paths}, stdout=subprocess.PIPE,
                             stderr=subprocess.STDOUT, text=True, check=False, timeout=60)
        return run.returncode, run.stdout

    def start(self):
        for command in self.commands[:2]:
            assert self.run(command) == (0, ""), self.log()

    def stop(self):
        for command, name in zip(self.commands[2:], ("nginx.pid", "origin.pid"), strict=True):
            pid = int((self.prefix / name).read_text(encoding="utf-8"))
            assert self.run(command) == (0, "")
            deadline = time.monotonic() + 20
            while Path(f"/proc/{pid}").exists() and time.monotonic() < deadline:
                time.sleep(0.05)
            assert not Path(f"/proc/{pid}").exists()

    @property
    def pid(self):
        return int((self.prefix / "nginx.pid").read_text(encoding="utf-8"))

    def workers(self):
        """{pid: resident KiB} of the workers."""
        children = Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text(encoding="utf-8").split()
        return {int(child): int(re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{child}/status").read_text())[1])
                for child in children if b"worker process" in Path(f"/proc/{child}/cmdline").read_bytes()}

    def reload(self):
        os.kill(self.pid, signal.SIGHUP)

    def log(self):
        return "".join(path.read_text(encoding="utf-8") for path in sorted(self.prefix.glob("*.log")))

    def extra(self, path, method="GET", **headers):
        """What the locations of extra.conf answer."""
        return self.ask(path, method, port=self.extra_port, **headers)

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
    server.start()
    try:
        yield server
    finally:
        server.stop()


def warnings(server):
    """What is in the log, except the alerts that the configuration asks for and a global variable of luaunit."""
    return [line for line in server.log().splitlines()
            if re.search(r"\[(warn|error|crit|alert|emerg)\]", line)
            and not re.search(r"is one of 429,500,502-599|global Lua variable \('testNames'\)", line)]


def test_the_specification_holds_in_a_worker(server):
    assert server.extra("/spec").content == b"ffi 0\n"


def test_the_example_starts_without_a_word(server):
    assert warnings(server) == []


# ---- httpstatus.ngx ----

def test_set_status_sets_the_reason_phrase_where_resty_core_can(server):
    version, answer = server.extra("/can_set_phrases").content.decode().split()
    can = answer == "true"
    assert can == ([int(number) for number in version.split(".")] >= [0, 1, 30]), "docs/lua.md has another version"
    for path in ("/set_status/rewrite", "/set_status/access", "/set_status/content", "/set_status/header_filter"):
        response = server.extra(f"{path}?code=413")
        assert (response.status, response.reason) == (413, "Content Too Large" if can else "Request Entity Too Large")
        assert server.extra(f"{path}?code=299").status == 299
    if can:
        assert server.extra("/set_status/content?code=422").reason == "Unprocessable Content"


@pytest.mark.parametrize("call, phase, answer", [
    ("set_status(404)", "log", "'set_status' cannot be called in log"),
    ("set_status(404)", "timer", "'set_status' cannot be called in timer"),
    ("set_status(404)", "balancer", "'set_status' cannot be called in balancer"),
    ("set_status(404)", "init_worker", "'set_status' cannot be called in init_worker"),
    ("set_status({})", "log", "bad argument #1 to 'set_status' (integer expected, got table)"),
    ("set_status('4x4')", "content", "bad argument #1 to 'set_status' (integer expected, got \"4x4\")"),
    ("finish(405, {})", "timer", "'finish' cannot be called in timer"),
    ("finish(405)", "content", "bad argument #2 to 'finish' (table expected, got nil)"),
    ("accept_language()", "timer", "'accept_language' cannot be called in timer"),
    ("accept_language()", "balancer", "zh-Hant"),
    ("accept_language()", "log", "zh-Hant"),
    ("cache_flags()", "timer", "'cache_flags' cannot be called in timer"),
    ("cache_flags()", "init_worker", "'cache_flags' cannot be called in init_worker"),
    ("missing_fields(405, {})[1]", "timer", "Allow"),
    ("upstream_statuses('502 : ')[1]", "timer", "502"),
    ("upstream_statuses('502 : ')[1]", "init_worker", "502"),
])
def test_a_phase_in_which_a_helper_works_or_says_that_it_does_not(server, call, phase, answer):
    server.extra(f"/phases?call={call.replace(' ', '%20')}", Accept_Language="zh-TW, en;q=0.5")
    time.sleep(0.2)  # the log phase and the timer come after the answer
    told = server.extra(f"/told?phase={phase}&call={call.replace(' ', '%20')}").content.decode().strip()
    assert told.removeprefix("call:1: ") == answer
    assert told.startswith("call:1: ") == ("'" in answer)


@pytest.mark.parametrize("path, headers, names", [
    ("/flags", {}, "SHARED"),
    ("/flags?Cache-Control=max-age=60,private", {}, "MAX_AGE PRIVATE SHARED"),
    ("/flags?Expires=0", {}, "EXPIRES SHARED"),
    ("/flags", {"Authorization": "Basic x"}, "AUTHORIZATION SHARED"),
    ("/flags", {"Cache_Control": "no-cache, no-store"}, "REQUEST_NO_STORE SHARED"),
    ("/flags", {"Cache_Control": "max-age=0"}, "SHARED"),
])
def test_the_flags_of_the_current_exchange(server, path, headers, names):
    assert server.extra(path, **headers).content.decode().split() == names.split()


def test_a_field_of_the_request_counts_however_many_are_before_it(server):
    fields = {f"X-{number}": "x" for number in range(120)}
    assert server.extra("/flags", **fields, Authorization="Basic x").content == b"AUTHORIZATION SHARED\n"


# ---- The example ----

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


def test_the_cache_keeps_what_may_be_stored_and_nothing_else(server):
    def states(path, **headers):
        return [server.ask(path, **headers).getheader("X-Cache") for _ in range(2)]

    assert states("/status/200?Cache-Control=max-age%3D60&X-Case=1") == ["MISS", "HIT"]
    assert states("/status/404?X-Case=2") == ["MISS", "HIT"]
    assert states("/status/403?X-Case=3") == ["MISS", "MISS"]
    assert states("/status/200?X-Case=4", Authorization="Basic x") == ["MISS", "MISS"]
    assert states("/status/200?X-Case=5", Cache_Control="no-store") == ["MISS", "MISS"]


@pytest.mark.parametrize("headers, kind, language, part", [
    ({}, "application/problem+json", "en", '"title": "Not Found", "status": 404'),
    ({"Accept_Language": "zh-CN, en;q=0.5"}, "application/problem+json", "zh-Hans", "未找到"),
    ({"Accept_Language": "zh-TW", "Accept": "text/html"}, "text/html; charset=utf-8", "zh-Hant", "<!doctype html>"),
])
def test_error_pages_are_in_the_language_of_the_reader(server, headers, kind, language, part):
    response = server.ask("/status/404", **headers)
    text = response.content.decode()
    assert response.getheader("Content-Type") == kind
    assert response.getheader("Content-Language").split("-")[0] == language.split("-")[0]
    assert part in text
    assert int(response.getheader("Content-Length")) == len(response.content)
    head = server.ask("/status/404", "HEAD", **headers)
    assert (head.getheader("Content-Length"), head.content) == (response.getheader("Content-Length"), b"")


def test_an_error_page_is_problem_details(server):
    details = json.loads(server.ask("/status/503?Retry-After=3").content)
    assert (details["type"], details["status"], details["title"]) == ("about:blank", 503, "Service Unavailable")
    assert details["detail"]
    own = server.ask("/status/404?Content-Type=application/json")
    assert own.content == b"404 Not Found\n"


def test_a_broken_origin_is_passed_over_for_requests_that_may_be_sent_again(server):
    assert {server.ask(f"/status/200?X-Get={number}").status for number in range(20)} == {200}


def test_a_post_is_not_sent_again_and_an_origin_may_ask_for_a_rest(server):
    time.sleep(1.2)  # the second origin has had its rest
    statuses = []
    for _ in range(20):
        statuses.append(server.ask("/status/200", "POST").status)
    assert set(statuses) <= {200, 503}


def test_the_log_counts_by_class_and_retry_class(server):
    # The log phase comes after the client has its answer.
    time.sleep(0.3)
    before = server.metrics()
    for path in ("/status/200", "/status/404", "/status/404", "/status/429", "/status/522", "/status/401"):
        server.ask(f"{path}?X-Log=1")
    time.sleep(0.3)
    after = server.metrics()
    grown = {key: after[key] - before.get(key, 0) for key in after if after[key] != before.get(key, 0)}
    assert grown['http_responses_total{class="2xx"}'] == 1
    assert grown['http_responses_total{class="5xx"}'] == 1
    assert grown['http_responses_retry_total{retry="changed"}'] == 1
    assert grown['http_alerts_total{code="429"}'] == 1
    assert grown['http_alerts_total{code="502"}'] == 1
    assert "429 is one of 429,500,502-599" in server.log()
    assert sum(value for key, value in grown.items() if key.startswith("http_responses_total")) == 6
    assert sum(value for key, value in grown.items() if key.startswith("http_upstream")) >= 6


def test_a_wrong_set_in_the_configuration_stops_nginx(server):
    path = server.prefix / "nginx.conf"
    text = path.read_text(encoding="utf-8")
    wrong = text.replace('"5xx,!501,429"', '"5xx,!501,42g"').replace("error_log error.log", "error_log wrong.txt")
    path.write_text(wrong, encoding="utf-8")
    code, printed = server.run([word.replace("error.log", "wrong.txt") for word in server.commands[1]])
    path.write_text(text, encoding="utf-8")
    assert code != 0
    assert "bad argument #1 to 'set' (cannot read \"42g\" at character 10)" in printed


def test_no_request_fails_under_load_and_the_workers_do_not_grow(server):
    path = "/status/200?Cache-Control=no-store"
    server.load(REQUESTS // 5, path, "-k")
    before = server.workers()
    rate, failed, other = server.load(REQUESTS, path, "-k")
    after = server.workers()
    print(f"{rate:.0f} requests/s; resident KiB of the workers before and after: {before}, {after}")
    assert (failed, other) == (0, 0)
    assert before.keys() == after.keys()
    assert all(after[pid] - before[pid] < GROWTH for pid in before)


def test_no_request_is_lost_while_nginx_reloads(server):
    url = f"http://127.0.0.1:{server.port}/status/200?Cache-Control=no-store"
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


def test_the_log_is_quiet(server):
    assert warnings(server) == []
