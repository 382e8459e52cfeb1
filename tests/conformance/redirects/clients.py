"""The clients that are driven through redirections, each with the policy that comes nearest to what it does."""

from dataclasses import dataclass
from pathlib import Path

import httpstatus
from drivers import Driver

STATUSES = (200, 201, *range(300, 309), 399)
METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "QUERY")
WITHOUT_CONTENT = ("GET", "HEAD")
CONTENT = b"a=b"
CONTENT_FIELDS = {"Content-Type": "text/plain", "Content-Language": "en"}
CURL_METHODS = ("GET", "HEAD", "POST", "PUT")
WGET_METHODS = ("GET", "HEAD", "POST")

POLICIES = {
    "FETCH": httpstatus.RedirectPolicy.FETCH,
    "STRICT": httpstatus.RedirectPolicy.STRICT,
    "LEGACY": httpstatus.RedirectPolicy.LEGACY,
}

SOURCES = Path(__file__).parent / "drivers"


@dataclass(frozen=True)
class Client:
    """One version of a client in one form of use. `name` is what deviations.csv calls it, in all its versions."""

    name: str
    title: str
    policy: str
    driver: Driver
    methods: tuple = METHODS
    # Whether it takes a proxy from its environment.
    proxied: bool = True

    @property
    def id(self):
        name = self.driver.argument or self.name
        return f"{name}-newest" if self.driver.installed else name


def python(name, installed=False):
    return Driver("python", SOURCES / "python_client.py", name, installed)


def command(form):
    return Driver("python", SOURCES / "command_client.py", form)


def node(name, installed=False):
    return Driver("node", SOURCES / "node_client.js", name, installed)


GO = Driver("go", SOURCES / "go_client.go", installed=True)
JAVA = Driver("java", SOURCES / "JavaClient.java", installed=True)
LUA_HTTP = Driver("luajit", SOURCES / "lua_http.lua")
LWP = Driver("perl", SOURCES / "lwp_client.pl")

CLIENTS = (
    Client("fetch", "Node.js fetch", "FETCH", node("fetch"), proxied=False),
    Client("undici", "undici request, redirect interceptor", "FETCH", node("undici", installed=True)),
    Client("undici", "undici request, redirect interceptor", "STRICT", node("undici6", installed=True)),
    Client("follow-redirects", "follow-redirects (also axios)", "FETCH", node("follow-redirects"), proxied=False),
    Client(
        "follow-redirects",
        "follow-redirects (also axios)",
        "FETCH",
        node("follow-redirects", installed=True),
        proxied=False,
    ),
    Client("got", "got, methodRewriting", "LEGACY", node("got", installed=True), proxied=False),
    Client("curl-data", "curl -L --data", "FETCH", command("curl-data"), CURL_METHODS),
    Client("curl-post-stays", "curl -L --data --post30x", "STRICT", command("curl-post-stays"), CURL_METHODS),
    Client("curl-request", "curl -L -X METHOD --data", "STRICT", command("curl-request")),
    Client("libcurl-all", "libcurl CURLFOLLOW_ALL", "FETCH", python("libcurl-all", installed=True)),
    Client(
        "libcurl-obeycode",
        "libcurl CURLFOLLOW_OBEYCODE (curl --follow)",
        "LEGACY",
        python("libcurl-obeycode", installed=True),
    ),
    Client("libcurl-firstonly", "libcurl CURLFOLLOW_FIRSTONLY", "LEGACY", python("libcurl-firstonly", installed=True)),
    Client("wget-post", "wget --post-data", "FETCH", command("wget-post"), WGET_METHODS),
    Client("wget-method", "wget --method=METHOD --body-data", "FETCH", command("wget-method")),
    Client("urllib", "Python urllib.request", "FETCH", python("urllib")),
    Client("urllib3", "Python urllib3", "STRICT", python("urllib3")),
    Client("urllib3", "Python urllib3", "STRICT", python("urllib3", installed=True)),
    Client("requests", "Python requests", "FETCH", python("requests")),
    Client("requests", "Python requests", "FETCH", python("requests", installed=True)),
    Client("httpx", "Python httpx", "FETCH", python("httpx")),
    Client("httpx", "Python httpx", "FETCH", python("httpx", installed=True)),
    Client("aiohttp", "Python aiohttp", "FETCH", python("aiohttp")),
    Client("aiohttp", "Python aiohttp", "FETCH", python("aiohttp", installed=True)),
    Client("go", "Go net/http", "LEGACY", GO),
    Client("java", "Java java.net.http", "FETCH", JAVA),
    Client("libsoup", "libsoup 3", "LEGACY", python("libsoup")),
    Client("lua-http", "lua-http", "FETCH", LUA_HTTP),
    Client("lwp", "Perl LWP::UserAgent", "FETCH", LWP),
)
