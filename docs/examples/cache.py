#!/usr/bin/env python3
"""A cache in front of an origin server that leaves every decision about HTTP to the library.

usage: cache.py --listen 127.0.0.1:8001 --origin 127.0.0.1:8000 [--private]

What a status code, a method or a directive means is what httpstatus says. Here are only clocks, keys, Vary, validators
and the bytes on the wire. The numbers in comments are sections of RFC 9111 unless they name another document. It keeps
all responses in memory, without a limit, and answers one request a connection: read it to learn how a cache decides.
"""
import argparse
import asyncio
import re
import time
from calendar import timegm
from dataclasses import dataclass, replace
from email.utils import formatdate
from urllib.parse import urljoin

import httpstatus

ORIGIN_SECONDS = 30  # how long the origin may take before it counts as unreachable
DATES = ("%a, %d %b %Y %H:%M:%S GMT", "%A, %d-%b-%y %H:%M:%S GMT", "%a %b %d %H:%M:%S %Y")  # RFC 9110 5.6.7
FIELD = re.compile(r"([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*([^\r\n\0]*?)[ \t]*")  # RFC 9110 5.1 and 5.5
CONNECTION_FIELDS = {"connection", "keep-alive", "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade",
                     "proxy-authenticate", "proxy-authentication-info", "proxy-authorization"}  # 3.1, RFC 9110 7.6.1
NOT_MODIFIED_FIELDS = {"age", "cache-control", "content-location", "date", "etag", "expires", "vary"}  # RFC 9110 15.4.5
VALIDATORS = {"if-none-match": "etag", "if-modified-since": "last-modified"}  # 4.3.1


def value(fields, name):
    """All lines of a field as one value (RFC 9110 5.2). Fields are a list of (name, value)."""
    return ", ".join(line for other, line in fields if other.lower() == name)


def elements(text):
    return {element.strip().lower() for element in text.split(",")} - {""}


def without(fields, names):
    return [field for field in fields if field[0].lower() not in names]


def end_to_end(fields):
    """Without the fields of one connection, among them those that Connection names (3.1)."""
    return without(fields, CONNECTION_FIELDS | elements(value(fields, "connection")))


def seconds(date):
    """Seconds since 1970; None if this is no HTTP-date (RFC 9110 5.6.7)."""
    if "," not in date:
        date = date.replace("  ", " 0", 1)  # asctime() pads the day with a blank
    for form in DATES:
        try:
            when = time.strptime(date, form)
        except ValueError:
            continue
        if time.strftime(form, when).lower() == date.lower():  # strptime() overlooks blanks and missing zeros
            return timegm(when)
    return None


@dataclass
class Request:
    method: str
    target: str
    version: str
    fields: list
    content: bytes

    @property
    def uri(self):
        return urljoin(f"http://{value(self.fields, 'host')}", self.target)

    @property
    def cache_control(self):
        pragma = "no-cache" if "no-cache" in elements(value(self.fields, "pragma")) else ""
        return value(self.fields, "cache-control") or pragma  # 5.4


@dataclass
class Response:
    code: int
    fields: list
    content: bytes = b""
    asked_at: float = 0  # seconds since 1970, as are all times here
    came_at: float = 0
    flags: int = 0  # what the library wants to know of a stored response
    vary: tuple = ()  # the name and the value in the request of each field that Vary names

    @property
    def cache_control(self):
        return value(self.fields, "cache-control")

    @property
    def date(self):
        return seconds(value(self.fields, "date")) or self.came_at

    def age(self):
        """4.2.3. Of several values of Age the first counts, and what is no number does not (5.1)."""
        first = value(self.fields, "age").split(",")[0].strip()
        corrected = (int(first) if first.isdecimal() else 0) + self.came_at - self.asked_at
        return max(self.came_at - self.date, corrected) + time.time() - self.came_at

    def lifetime(self):
        """4.2.1: for how many seconds it is fresh."""
        if self.flags & httpstatus.CACHE_INVALID_AGE:
            return 0
        if self.flags & httpstatus.CACHE_SHARED and self.flags & httpstatus.CACHE_S_MAXAGE:
            return httpstatus.cache_seconds(self.cache_control, "s-maxage")
        if self.flags & httpstatus.CACHE_MAX_AGE:
            return httpstatus.cache_seconds(self.cache_control, "max-age")
        if self.flags & httpstatus.CACHE_EXPIRES:
            return (seconds(value(self.fields, "expires")) or 0) - self.date  # 5.3: an invalid date is a past one
        modified = seconds(value(self.fields, "last-modified"))
        guess = modified and httpstatus.may_guess_freshness(self.code, self.flags)
        return (self.date - modified) / 10 if guess else 0  # 4.2.2

    def staleness(self):
        """For how many seconds it has been stale; below 0 while it is fresh."""
        return self.age() - self.lifetime()

    def is_within(self, directive, cache_control):
        """Whether it is stale for no longer than a directive allows."""
        window = httpstatus.cache_seconds(cache_control, directive)
        return window is not None and self.staleness() <= window

    def answers(self, request):
        """4.1: Vary's fields are the same. What varies on * answers no other request."""
        return all(name != "*" and value(request.fields, name) == line for name, line in self.vary)


def error(code):
    """A response of the cache's own."""
    content = f"{httpstatus.format_status(code)}\n".encode()
    return Response(code, [("Date", formatdate(usegmt=True)), ("Content-Length", str(len(content)))], content)


class Cache:
    def __init__(self, origin, shared):
        self.origin = origin
        self.kind = httpstatus.CACHE_SHARED if shared else 0
        self.stored = {}  # by URI: the stored responses, the newest first
        self.refreshing = {}  # by URI: the task that validates what was served stale

    async def respond(self, request, interim=None):
        """Returns the final response to a request. Awaits interim(response) for each 1xx before it."""
        if request.method == "CONNECT":
            return error(httpstatus.NOT_IMPLEMENTED)  # RFC 9110 9.3.6: this cache opens no tunnels
        stored = None
        if request.method in ("GET", "HEAD"):  # 4: what a stored response may answer
            stored = next((one for one in self.stored.get(request.uri, ()) if one.answers(request)), None)
        if stored and self.may_reuse(stored, request):
            if stored.staleness() >= 0 and request.uri not in self.refreshing:
                task = asyncio.ensure_future(self.fetch(replace(request, method="GET"), stored))
                self.refreshing[request.uri] = task
                task.add_done_callback(lambda _: self.refreshing.pop(request.uri))
            return self.reuse(stored, request)
        if "only-if-cached" in elements(request.cache_control):
            return error(httpstatus.GATEWAY_TIMEOUT)  # 5.2.1.7
        return await self.fetch(request, stored, interim)

    def may_reuse(self, stored, request):
        """Whether a stored response answers without a question to the origin (4)."""
        asked = request.cache_control
        if (stored.flags | httpstatus.cache_flags(asked)) & httpstatus.CACHE_NO_CACHE:
            return False  # 5.2.1.4, 5.2.2.4
        if stored.flags & httpstatus.CACHE_NO_CACHE_FIELDS:
            return False  # 5.2.2.4: this cache does not take out the fields that no-cache lists
        max_age = httpstatus.cache_seconds(asked, "max-age")
        if max_age is not None and stored.age() > max_age:
            return False  # 5.2.1.1
        min_fresh = httpstatus.cache_seconds(asked, "min-fresh") or 0
        if min_fresh or stored.staleness() < 0:
            return stored.staleness() < 0 and stored.staleness() <= -min_fresh  # 4.2, 5.2.1.3
        return httpstatus.may_serve_stale(0, stored.flags) and (  # 4.2.4: nothing forbids it, and one of these allows
            stored.is_within("max-stale", asked) or "max-stale" in elements(asked)  # 5.2.1.2
            or stored.is_within("stale-while-revalidate", stored.cache_control))  # RFC 5861 3

    def may_reuse_after(self, code, stored, request):
        """Whether a stale response stands in for this code (4.3.3), or for no response if the code is 0 (4.2.4)."""
        asked = httpstatus.cache_flags(request.cache_control) & httpstatus.CACHE_NO_CACHE  # 5.2.1.4
        if not httpstatus.may_serve_stale(code, stored.flags | asked):
            return False
        sources = [text for text in (stored.cache_control, request.cache_control)
                   if httpstatus.cache_seconds(text, "stale-if-error") is not None]
        if not sources:
            return code == 0
        return (code == 0 or httpstatus.is_stale_if_error(code)) and any(
            stored.is_within("stale-if-error", text) for text in sources)  # RFC 5861 4

    def reuse(self, stored, request):
        """Makes a response of a stored one: with its age (4), for the request's conditions (4.3.2) and its range."""
        fields = without(stored.fields, {"age"}) + [("Age", str(max(0, int(stored.age()))))]
        if stored.code == httpstatus.OK and self.is_unmodified(stored, request):
            kept = [field for field in fields if field[0].lower() in NOT_MODIFIED_FIELDS]
            return Response(httpstatus.NOT_MODIFIED, kept)
        part = self.part(stored, request)
        if not part:
            return replace(stored, fields=fields)
        fields = without(fields, {"content-length"}) + [
            ("Content-Length", str(len(part))), ("Content-Range", f"bytes {part[0]}-{part[-1]}/{len(stored.content)}")]
        return Response(httpstatus.PARTIAL_CONTENT, fields, stored.content[part.start:part.stop])

    @staticmethod
    def is_unmodified(stored, request):
        """RFC 9110 13.2.2: If-Modified-Since counts only without If-None-Match."""
        tags = value(request.fields, "if-none-match")
        if tags:
            etag = value(stored.fields, "etag").replace("W/", "", 1)  # the weak comparison of RFC 9110 8.8.3.2
            return tags == "*" or etag in re.findall(r'"[^"]*"', tags)
        since = seconds(value(request.fields, "if-modified-since"))
        return since is not None and (seconds(value(stored.fields, "last-modified")) or stored.date) <= since

    @staticmethod
    def part(stored, request):
        """The range of bytes that a GET asks for (RFC 9110 14.2); None if the whole response answers it."""
        asked = re.fullmatch(r"bytes=(\d*)-(\d*)", value(request.fields, "range"))
        only_if = value(request.fields, "if-range")
        validators = {value(stored.fields, name) for name in VALIDATORS.values()}
        if not asked or request.method != "GET" or stored.code != httpstatus.OK:
            return None
        if only_if and (only_if not in validators or only_if.startswith("W/")):
            return None  # RFC 9110 13.1.5
        first, last = asked.groups()
        size = len(stored.content)
        if first:
            return range(int(first), min(int(last or size), size - 1) + 1)
        return range(max(0, size - int(last or 0)), size)

    async def fetch(self, request, stored, interim=None):
        """Asks the origin, with the validators of a stored response if there is one (4.3)."""
        fields = end_to_end(request.fields)
        own = [(condition, value(stored.fields, name)) for condition, name in VALIDATORS.items()
               if value(stored.fields, name)] if stored and request.method == "GET" else []
        if own:
            fields = without(fields, VALIDATORS) + own  # reuse() looks at the client's
        try:
            response = await asyncio.wait_for(self.exchange(request, fields, interim), ORIGIN_SECONDS)
        except asyncio.TimeoutError:
            response = error(httpstatus.from_proxy_error("connection_timeout"))
        except (OSError, EOFError, ValueError, asyncio.LimitOverrunError):
            response = error(httpstatus.from_proxy_error("connection_terminated"))
        code = response.code if response.came_at else 0
        if stored and self.may_reuse_after(code, stored, request):
            return self.reuse(stored, request)
        if not code:
            return response
        if httpstatus.invalidates(code, request.method):  # 4.4, and before the response is stored
            for name in ("", "location", "content-location"):
                self.stored.pop(urljoin(request.uri, value(response.fields, name)), None)
        if httpstatus.revalidation(code) == httpstatus.REVALIDATION_UPDATE:
            return self.update(stored if own else None, request, response)
        if request.method == "HEAD":
            self.update_by_head(stored, request, response)
        else:
            self.keep(request, response)
        return response

    def flags(self, request, response):
        """What the library wants to know of a response and its request."""
        known = self.kind | httpstatus.cache_flags(response.cache_control)
        location = value(response.fields, "content-location")
        if httpstatus.cache_flags(request.cache_control) & httpstatus.CACHE_NO_STORE:
            known |= httpstatus.CACHE_REQUEST_NO_STORE
        if any(name.lower() == "authorization" for name, _ in request.fields):
            known |= httpstatus.CACHE_AUTHORIZATION
        if any(name.lower() == "expires" for name, _ in response.fields):
            known |= httpstatus.CACHE_EXPIRES
        if location and urljoin(request.uri, location) == request.uri:
            known |= httpstatus.CACHE_CONTENT_LOCATION_MATCHES
        return known

    def keep(self, request, response):
        """Stores a response if it may be (3), in place of what answers the same request."""
        response.flags = self.flags(request, response)
        if request.method == "QUERY" or not httpstatus.may_store(response.code, request.method, response.flags):
            return  # a response to QUERY needs a key with its content (RFC 10008 2.7), which this cache does not have
        response.vary = tuple((name, value(request.fields, name)) for name in elements(value(response.fields, "vary")))
        others = [one for one in self.stored.get(request.uri, ()) if not one.answers(request)]
        self.stored[request.uri] = [response, *others]

    def drop(self, stored, request):
        self.stored[request.uri] = [one for one in self.stored.get(request.uri, ()) if one is not stored]

    def update(self, stored, request, response):
        """4.3.4: after a 304, to the cache's own condition for a stored response or to the client's."""
        if stored:
            self.freshen(stored, request, response)
            return self.reuse(stored, request)
        name = "etag" if value(response.fields, "etag") else "last-modified"
        for one in self.stored.get(request.uri, ()):
            if one.answers(request) and value(response.fields, name) == value(one.fields, name) != "":
                self.freshen(one, request, response)
        return response

    def update_by_head(self, stored, request, response):
        """4.3.5: what a HEAD says holds for the stored response too, unless that is of another representation."""
        if not stored or response.code != stored.code:
            return
        if all(value(response.fields, name) in ("", value(stored.fields, name))
               for name in (*VALIDATORS.values(), "content-length")):
            self.freshen(stored, request, response)
        else:
            self.drop(stored, request)

    def freshen(self, stored, request, response):
        """3.2: new fields replace the old ones of the same name, and the age begins anew."""
        new = without(response.fields, {"content-length"})
        stored.fields = without(stored.fields, {"age", *(name.lower() for name, _ in new)}) + new
        stored.asked_at, stored.came_at = response.asked_at, response.came_at
        stored.flags = self.flags(request, stored) | stored.flags & httpstatus.CACHE_AUTHORIZATION
        if not httpstatus.may_store(stored.code, "GET", stored.flags):
            self.drop(stored, request)

    async def exchange(self, request, fields, interim):
        """Sends a request to the origin and returns its final response."""
        asked_at = time.time()
        reader, writer = await asyncio.open_connection(*self.origin)
        try:
            fields = without(fields, {"content-length", "expect"}) + [("Via", "1.1 cache"), ("Connection", "close")]
            if request.content:
                fields.append(("Content-Length", str(len(request.content))))
            writer.write(head(f"{request.method} {request.target} HTTP/1.1\r\n", fields) + request.content)
            code = 0
            while httpstatus.revalidation(code) == httpstatus.REVALIDATION_NONE or not code:
                line, fields = await read_head(reader)
                status = httpstatus.parse_line(line)
                if not status:
                    raise ValueError("no status line")
                code = status.code
                if httpstatus.revalidation(code) == httpstatus.REVALIDATION_NONE and interim:
                    await interim(Response(code, end_to_end(fields)))
            kind = httpstatus.content(code, request.method)
            content = await read_content(reader, fields, True) if kind != httpstatus.CONTENT_NONE else b""
        finally:
            writer.close()
        kept = end_to_end(fields)
        if kind != httpstatus.CONTENT_NONE:  # with HEAD and 304 the length is that of another response
            kept = without(kept, {"content-length"}) + [("Content-Length", str(len(content)))]
        if not value(kept, "date"):
            kept.append(("Date", formatdate(usegmt=True)))  # RFC 9110 6.6.1
        return Response(code, kept, content, asked_at, time.time())

    async def serve(self, reader, writer):
        """Answers one request of a client."""
        def send(response, own=()):
            line = httpstatus.format_line(response.code)
            writer.write(head(line, [*response.fields, *own]))

        async def interim(response):
            if httpstatus.may_send(response.code, 11 if request.version == "HTTP/1.1" else 10):
                send(response)

        try:
            request = await read_request(reader, writer)
            response = await self.respond(request, interim)
            send(response, [("Connection", "close")])
            if httpstatus.content(response.code, request.method) != httpstatus.CONTENT_NONE:
                writer.write(response.content)
            await writer.drain()
        except ValueError:
            send(error(httpstatus.BAD_REQUEST))
        except (EOFError, OSError, asyncio.LimitOverrunError):
            pass  # the client has gone
        finally:
            writer.close()


# The bytes of HTTP/1.1 (RFC 9112)

def head(line, fields):
    return (line + "".join(f"{name}: {text}\r\n" for name, text in fields) + "\r\n").encode("latin-1")


async def read_head(reader):
    """The first line and the fields. A field line may go on in the next one (RFC 9112 5.2)."""
    text = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    line, *lines = re.sub(r"\r\n[ \t]+", " ", text)[:-4].split("\r\n")
    fields = [FIELD.fullmatch(field) for field in lines]
    if not all(fields):
        raise ValueError("no field line")
    return line, [field.groups() for field in fields]


async def read_content(reader, fields, is_response):
    """RFC 9112 6.3: in chunks, with a length, or all that comes before the connection ends."""
    coding = value(fields, "transfer-encoding").lower()
    if coding == "chunked":
        content = b""
        while size := int((await reader.readuntil(b"\r\n")).split(b";")[0], 16):
            content += (await reader.readexactly(size + 2))[:-2]
        while await reader.readuntil(b"\r\n") != b"\r\n":
            pass  # trailer fields
        return content
    lengths = elements(value(fields, "content-length"))
    if coding and not is_response or len(lengths) > 1:
        raise ValueError("no known end")
    if lengths and not coding:
        return await reader.readexactly(int(lengths.pop()))
    return await reader.read() if is_response else b""


async def read_request(reader, writer):
    line, fields = await read_head(reader)
    parts = re.fullmatch(r"([!-~]+) ([!-~]+) (HTTP/1\.[01])", line)
    if not parts:
        raise ValueError("no request line")
    if "100-continue" in elements(value(fields, "expect")):
        writer.write(head(httpstatus.format_line(httpstatus.CONTINUE), []))
    return Request(*parts.groups(), fields, await read_content(reader, fields, False))


def address(text):
    host, _, port = text.rpartition(":")
    return host, int(port)


async def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--listen", type=address, required=True, metavar="HOST:PORT", help="port 0 is a free one")
    parser.add_argument("--origin", type=address, required=True, metavar="HOST:PORT")
    parser.add_argument("--private", action="store_true", help="the cache of one user")
    arguments = parser.parse_args()
    server = await asyncio.start_server(Cache(arguments.origin, not arguments.private).serve, *arguments.listen)
    print("listening on {}:{}".format(*server.sockets[0].getsockname()), flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
