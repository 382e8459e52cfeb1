"""Sends requests through the cache that is named as argument.

A job is a URL, followed by the names and values of fields; the status code that arrives is printed.
"""

import sys
from importlib.metadata import version


def cachecontrol():
    from cachecontrol import CacheControl
    from requests import Session

    session = CacheControl(Session())

    def send(url, fields):
        return session.get(url, headers=fields, allow_redirects=False).status_code

    return version("CacheControl"), send


def hishel():
    import sqlite3

    import httpx
    from hishel import SqliteStorage
    from hishel.httpx import CacheTransport

    storage = SqliteStorage(connection=sqlite3.connect(":memory:"))
    client = httpx.Client(transport=CacheTransport(httpx.HTTPTransport(), storage=storage, rfc=True))

    def send(url, fields):
        return client.get(url, headers=fields).status_code

    return version("hishel"), send


CACHES = {"cachecontrol": cachecontrol, "hishel": hishel}


def main():
    name = sys.argv[1]
    text, send = CACHES[name]()
    print(text)
    for job in sys.stdin:
        url, *texts = job.rstrip("\n").split("\t")
        print(send(url, dict(zip(texts[::2], texts[1::2], strict=True))))


main()
