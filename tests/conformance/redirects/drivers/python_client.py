"""Sends requests with the Python client that is named as argument. What drivers do: see ../clients.py."""

import asyncio
import sys

FIELDS = {"Content-Type": "text/plain", "Content-Language": "en"}


def fields_for(content):
    return FIELDS if content else {}


def urllib_stdlib():
    import platform
    from urllib.request import Request, urlopen

    def send(method, url, content):
        urlopen(Request(url, data=content, headers=fields_for(content), method=method)).close()

    return platform.python_version(), send


def urllib3():
    import urllib3

    pool = urllib3.PoolManager(retries=urllib3.Retry(connect=0, read=0, redirect=5))

    def send(method, url, content):
        pool.request(method, url, body=content, headers=fields_for(content))

    return urllib3.__version__, send


def requests():
    import requests

    def send(method, url, content):
        requests.request(method, url, data=content, headers=fields_for(content), allow_redirects=True)

    return requests.__version__, send


def httpx():
    import httpx

    client = httpx.Client(follow_redirects=True)

    def send(method, url, content):
        client.request(method, url, content=content, headers=fields_for(content))

    return httpx.__version__, send


def aiohttp():
    import aiohttp

    async def send_once(method, url, content):
        async with aiohttp.ClientSession() as session:
            async with session.request(method, url, data=content, headers=fields_for(content)):
                pass

    def send(method, url, content):
        asyncio.run(send_once(method, url, content))

    return aiohttp.__version__, send


def libcurl(follow):
    import pycurl

    def send(method, url, content):
        handle = pycurl.Curl()
        handle.setopt(pycurl.URL, url)
        handle.setopt(pycurl.FOLLOWLOCATION, follow)
        handle.setopt(pycurl.WRITEFUNCTION, len)
        if content:
            handle.setopt(pycurl.POSTFIELDS, content)
            handle.setopt(pycurl.HTTPHEADER, [f"{name}: {value}" for name, value in FIELDS.items()])
        if method == "HEAD":
            handle.setopt(pycurl.NOBODY, True)
        elif method not in ("GET", "POST"):
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

    def send(method, url, content):
        message = Soup.Message.new(method, url)
        if content:
            message.set_request_body_from_bytes(FIELDS["Content-Type"], GLib.Bytes.new(content))
            message.get_request_headers().append("Content-Language", FIELDS["Content-Language"])
        session.send_and_read(message, None)

    return f"{Soup.get_major_version()}.{Soup.get_minor_version()}.{Soup.get_micro_version()}", send


CLIENTS = {
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
        method, url, content = line.rstrip("\n").split("\t")
        try:
            send(method, url, content.encode() or None)
        except Exception as error:  # many clients raise on a redirection that they do not follow
            print(f"{method} {url}: {error!r}", file=sys.stderr)


main(sys.argv[1])
