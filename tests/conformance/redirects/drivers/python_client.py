"""Sends requests with the Python client that is named as argument. What drivers do: see ../clients.py."""

import asyncio
import os
import sys

PROXY = os.environ.get("https_proxy")


def http_client():
    import platform
    from http.client import HTTPSConnection
    from urllib.parse import urlsplit

    def send(method, url, content, fields):
        connection = HTTPSConnection(urlsplit(PROXY).netloc)
        connection.set_tunnel(urlsplit(url).netloc)
        connection.request(method, urlsplit(url).path, content, fields)
        connection.getresponse().read()

    return platform.python_version(), send


def urllib_stdlib():
    import platform
    from urllib.request import Request, urlopen

    def send(method, url, content, fields):
        urlopen(Request(url, data=content, headers=fields, method=method)).close()

    return platform.python_version(), send


def urllib3():
    import urllib3

    retries = urllib3.Retry(connect=0, read=0, redirect=5)
    pool = urllib3.ProxyManager(PROXY, retries=retries) if PROXY else urllib3.PoolManager(retries=retries)

    def send(method, url, content, fields):
        pool.request(method, url, body=content, headers=fields)

    return urllib3.__version__, send


def requests():
    import requests

    def send(method, url, content, fields):
        requests.request(method, url, data=content, headers=fields, allow_redirects=True)

    return requests.__version__, send


def httpx():
    import httpx

    client = httpx.Client(follow_redirects=True)

    def send(method, url, content, fields):
        client.request(method, url, content=content, headers=fields)

    return httpx.__version__, send


def aiohttp():
    import aiohttp

    async def send_once(method, url, content, fields):
        async with aiohttp.ClientSession(trust_env=True) as session:
            async with session.request(method, url, data=content, headers=fields):
                pass

    def send(method, url, content, fields):
        asyncio.run(send_once(method, url, content, fields))

    return aiohttp.__version__, send


def libcurl(follow):
    import pycurl

    def send(method, url, content, fields):
        handle = pycurl.Curl()
        handle.setopt(pycurl.URL, url)
        handle.setopt(pycurl.FOLLOWLOCATION, follow)
        handle.setopt(pycurl.WRITEFUNCTION, len)
        if content:
            handle.setopt(pycurl.POSTFIELDS, content)
        handle.setopt(pycurl.HTTPHEADER, [f"{name}: {value}" for name, value in fields.items()])
        if method == "HEAD":
            handle.setopt(pycurl.NOBODY, True)
        elif method != ("POST" if content else "GET"):
            handle.setopt(pycurl.CUSTOMREQUEST, method)
        handle.perform()

    return pycurl.version_info()[1], send


def libcurl_all():
    return libcurl(1)


def libcurl_obeycode():
    return libcurl(2)


def libcurl_firstonly():
    return libcurl(3)


def libsoup():
    import gi

    gi.require_version("Soup", "3.0")
    from gi.repository import GLib, Soup

    session = Soup.Session()

    def send(method, url, content, fields):
        message = Soup.Message.new(method, url)
        if content:
            message.set_request_body_from_bytes(fields["Content-Type"], GLib.Bytes.new(content))
        for name, value in fields.items():
            message.get_request_headers().replace(name, value)
        session.send_and_read(message, None)

    return f"{Soup.get_major_version()}.{Soup.get_minor_version()}.{Soup.get_micro_version()}", send


CLIENTS = {
    "http.client": http_client,
    "urllib": urllib_stdlib,
    "urllib3": urllib3,
    "requests": requests,
    "httpx": httpx,
    "aiohttp": aiohttp,
    "libcurl-all": libcurl_all,
    "libcurl-obeycode": libcurl_obeycode,
    "libcurl-firstonly": libcurl_firstonly,
    "libsoup": libsoup,
}


def main(name):
    version, send = CLIENTS[name]()
    print(version, flush=True)
    for line in sys.stdin:
        method, url, content, *texts = line.rstrip("\n").split("\t")
        fields = dict(zip(texts[::2], texts[1::2], strict=True))
        try:
            send(method, url, content.encode() or None, fields)
        except Exception as error:  # many clients raise on a redirection that they do not follow
            print(f"{method} {url}: {error!r}", file=sys.stderr)


main(sys.argv[1])
