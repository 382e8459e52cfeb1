"""Caches that live in a client or in a library: each run by a driver, whose source is in drivers/."""

from dataclasses import dataclass
from pathlib import Path

from drivers import Driver, run

from .answers import parsed

SOURCES = Path(__file__).parent / "drivers"


@dataclass(frozen=True)
class ClientCache:
    name: str
    title: str
    setup: str
    driver: Driver
    shared: bool

    def answers(self, origin_port, requests, scratch):
        """The version of the cache, and the Answer to each request."""
        jobs = [(f"http://127.0.0.1:{origin_port}{path}", *fields_as_texts(fields)) for path, fields in requests]
        version, lines = run(self.driver, jobs)
        return version, [parsed(line) for line in lines]


def fields_as_texts(fields):
    return [text for name_and_value in fields.items() for text in name_and_value]


def node(name):
    return Driver("node", SOURCES / "node_cache.js", name, installed=True)


def python(name, installed=False):
    return Driver("python", SOURCES / "python_cache.py", name, installed)


CLIENT_CACHES = (
    ClientCache(
        "http-cache-semantics",
        "http-cache-semantics",
        "npm; `storable()`, `satisfiesWithoutRevalidation()` and `revalidatedPolicy()`",
        node("http-cache-semantics"),
        shared=True,
    ),
    ClientCache("hishel", "hishel", "PyPI; httpx transport, `rfc=True`", python("hishel", installed=True), shared=True),
    ClientCache("undici", "undici", 'npm; `interceptors.cache({ type: "shared" })`', node("undici"), shared=True),
    ClientCache("cachecontrol", "CacheControl", "Debian; requests session", python("cachecontrol"), shared=False),
)
