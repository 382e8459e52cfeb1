"""Sends requests through the cache that is named as argument.

A job is a URL, followed by the names and values of fields. Printed are the status code that arrives, 0 if there is
no response, and the names of its fields in lower case.
"""

import sys
from importlib.metadata import version


def cachecontrol():
    from cachecontrol import CacheControl
    from requests import ConnectionError, Session

    session = CacheControl(Session())

    def send(url, fields):
        return session.get(url, headers=fields, allow_redirects=False)

    return version("CacheControl"), send, ConnectionError


def hishel():
    import sqlite3

    import httpx
    from hishel import SqliteStorage
    from hishel.httpx import CacheTransport

    storage = SqliteStorage(connection=sqlite3.connect(":memory:"))
    client = httpx.Client(transport=CacheTransport(httpx.HTTPTransport(), storage=storage, rfc=True))

    def send(url, fields):
        return client.get(url, headers=fields)

    return version("hishel"), send, httpx.TransportError


CACHES = {"cachecontrol": cachecontrol, "hishel": hishel}


def main():
    name = sys.argv[1]
    text, send, failure = CACHES[name]()
    print(text)
    for job in sys.stdin:
        url, *texts = job.rstrip("\n").split("\t")
        try:
            response = send(url, dict(zip(texts[::2], texts[1::2], strict=True)))
            print(response.status_code, *map(str.lower, response.headers), sep="\t")
        except failure:
            print(0)


main()
