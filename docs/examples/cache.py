#!/usr/bin/env python3
"""A cache in front of an origin server that leaves every decision about HTTP to the library.

usage: cache.py --listen 127.0.0.1:8001 --origin 127.0.0.1:8000 [--private]

What a status code, a method or a directive means is what httpstatus says. Here are only clocks, keys, Vary and
validators; http1.py beside it has the bytes. The numbers in comments are sections of RFC 9111 unless they name another
document. It keeps all responses in memory, without a limit: read it to learn how a cache decides.
"""
import argparse
import asyncio
import re
import time
from calendar import timegm
from dataclasses import dataclass, replace
from email.utils import formatdate
from urllib.parse import urljoin

import http1
import httpstatus
from http1 import elements, end_to_end, value, without

ORIGIN_SECONDS = 30  # how long the origin may take before it counts as unreachable
DATES = ("%a, %d %b %Y %H:%M:%S GMT", "%A, %d-%b-%y %H:%M:%S GMT", "%a %b %d %H:%M:%S %Y")  # RFC 9110 5.6.7
NOT_MODIFIED_FIELDS = {"age", "cache-control", "content-location", "date", "etag", "expires", "vary"}  # RFC 9110 15.4.5
VALIDATORS = {"if-none-match": "etag", "if-modified-since": "last-modified"}  # 4.3.1


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


def asked(request):
    """The directives of a request (5.2.1); Pragma counts where there are none (5.4)."""
    pragma = "no-cache" if "no-cache" in elements(value(request.fields, "pragma")) else ""
    return value(request.fields, "cache-control") or pragma


def selected(request, response):
    """4.1: the name and the value in the request of each field that Vary names."""
    return tuple((name, value(request.fields, name)) for name in elements(value(response.fields, "vary")))


@dataclass
class Response:
    code: int
    fields: list
    content: bytes = b""
    asked_at: float = 0  # seconds since 1970, as are all times here
    came_at: float = 0
    flags: int = 0  # what the library wants to know of a stored response
    vary: tuple = ()  # what selected() found in the request that it was for

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
        if self.flags & httpstatus.CacheFlag.INVALID_AGE:
            return 0
        if self.flags & httpstatus.CacheFlag.SHARED and self.flags & httpstatus.CacheFlag.S_MAXAGE:
            return httpstatus.cache_seconds(self.cache_control, "s-maxage")
        if self.flags & httpstatus.CacheFlag.MAX_AGE:
            return httpstatus.cache_seconds(self.cache_control, "max-age")
        if self.flags & httpstatus.CacheFlag.EXPIRES:
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
        self.kind = httpstatus.CacheFlag.SHARED if shared else 0
        self.stored = {}  # by URI: the stored responses, the newest first
        self.refreshing = {}  # by URI: the task that validates what was served stale

    async def respond(self, request, interim=None):
        """Returns the final response to a request. Awaits interim(code, fields) for each 1xx before it."""
        if request.method == "CONNECT":
            return error(httpstatus.codes.NOT_IMPLEMENTED)  # RFC 9110 9.3.6: this cache opens no tunnels
        stored = None
        if request.method in ("GET", "HEAD"):  # 4: what a stored response may answer
            stored = next((one for one in self.stored.get(request.uri, ()) if one.answers(request)), None)
        if stored and self.may_reuse(stored, request):
            if stored.staleness() >= 0:
                self.refresh(stored, request)
            return self.reuse(stored, request)
        if "only-if-cached" in elements(asked(request)):
            return error(httpstatus.codes.GATEWAY_TIMEOUT)  # 5.2.1.7
        return await self.fetch(request, stored, interim)

    def may_reuse(self, stored, request):
        """Whether a stored response answers without a question to the origin (4)."""
        wanted = asked(request)
        if (stored.flags | httpstatus.cache_flags(wanted)) & httpstatus.CacheFlag.NO_CACHE:
            return False  # 5.2.1.4, 5.2.2.4
        if stored.flags & httpstatus.CacheFlag.NO_CACHE_FIELDS:
            return False  # 5.2.2.4: this cache does not take out the fields that no-cache lists
        max_age = httpstatus.cache_seconds(wanted, "max-age")
        if max_age is not None and stored.age() > max_age:
            return False  # 5.2.1.1
        min_fresh = httpstatus.cache_seconds(wanted, "min-fresh") or 0
        if min_fresh or stored.staleness() < 0:
            return stored.staleness() < 0 and stored.staleness() <= -min_fresh  # 4.2, 5.2.1.3
        return httpstatus.may_serve_stale(0, stored.flags) and (  # 4.2.4: nothing forbids it, and one of these allows
            stored.is_within("max-stale", wanted) or "max-stale" in elements(wanted)  # 5.2.1.2
            or stored.is_within("stale-while-revalidate", stored.cache_control))  # RFC 5861 3

    def refresh(self, stored, request):
        """RFC 5861 3: validates what is served stale, behind the back of the client."""
        if stored.is_within("stale-while-revalidate", stored.cache_control) and request.uri not in self.refreshing:
            task = asyncio.ensure_future(self.fetch(replace(request, method="GET"), stored))
            self.refreshing[request.uri] = task
            task.add_done_callback(lambda _: self.refreshing.pop(request.uri))

    def may_reuse_after(self, code, stored, request):
        """Whether a stale response replaces this code (4.3.3), or for no response if the code is 0 (4.2.4)."""
        no_cache = httpstatus.cache_flags(asked(request)) & httpstatus.CacheFlag.NO_CACHE  # 5.2.1.4
        if not httpstatus.may_serve_stale(code, stored.flags | no_cache):
            return False
        texts = (stored.cache_control, asked(request))
        if all(httpstatus.cache_seconds(text, "stale-if-error") is None for text in texts):
            return code == 0
        in_time = any(stored.is_within("stale-if-error", text) for text in texts)
        return in_time and (code == 0 or httpstatus.is_stale_if_error(code))  # RFC 5861 4

    def reuse(self, stored, request):
        """Makes a response of a stored one: with its age (4), for the request's conditions (4.3.2) and its range."""
        fields = without(stored.fields, {"age"}) + [("Age", str(max(0, int(stored.age()))))]
        if stored.code == httpstatus.codes.OK and self.is_unmodified(stored, request):
            kept = [field for field in fields if field[0].lower() in NOT_MODIFIED_FIELDS]
            return Response(httpstatus.codes.NOT_MODIFIED, kept)
        part = self.part(stored, request)
        if not part:
            return replace(stored, fields=fields)
        fields = without(fields, {"content-length"}) + [
            ("Content-Length", str(len(part))), ("Content-Range", f"bytes {part[0]}-{part[-1]}/{len(stored.content)}")]
        return Response(httpstatus.codes.PARTIAL_CONTENT, fields, stored.content[part.start:part.stop])

    @staticmethod
    def is_unmodified(stored, request):
        """RFC 9110 13.2.2: If-Modified-Since counts only without If-None-Match."""
        tags = value(request.fields, "if-none-match")
        if tags:
            etag = value(stored.fields, "etag").removeprefix("W/")  # the weak comparison of RFC 9110 8.8.3.2
            return tags == "*" or etag in re.findall(r'"[^"]*"', tags)
        since = seconds(value(request.fields, "if-modified-since"))
        return since is not None and (seconds(value(stored.fields, "last-modified")) or stored.date) <= since

    @staticmethod
    def part(stored, request):
        """The range of bytes that a GET asks for (RFC 9110 14.2); None if the whole response answers it."""
        wanted = re.fullmatch(r"bytes=(\d*)-(\d*)", value(request.fields, "range"))
        only_if = value(request.fields, "if-range")
        validators = {value(stored.fields, name) for name in VALIDATORS.values()}
        if not wanted or request.method != "GET" or stored.code != httpstatus.codes.OK:
            return None
        if only_if and (only_if not in validators or only_if.startswith("W/")):
            return None  # RFC 9110 13.1.5
        first, last = wanted.groups()
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
        if httpstatus.invalidates(code, request.method):
            self.invalidate(request, response)  # before the response is stored
        if httpstatus.revalidation(code) == httpstatus.Revalidation.UPDATE:
            return self.update(stored if own else None, request, response)
        if request.method == "HEAD":
            self.update_by_head(stored, request, response)
        else:
            self.keep(request, response)
        return response

    def invalidate(self, request, response):
        """4.4: drops all for the target, and for what else the response names on the same origin."""
        here = f"http://{value(request.fields, 'host')}/"
        others = [urljoin(request.uri, value(response.fields, name)) for name in ("location", "content-location")]
        for uri in [request.uri, *(uri for uri in others if uri.startswith(here))]:
            self.stored.pop(uri, None)

    def flags(self, request, response):
        """What the library wants to know of a response and its request."""
        known = self.kind | httpstatus.cache_flags(response.cache_control)
        location = value(response.fields, "content-location")
        if httpstatus.cache_flags(asked(request)) & httpstatus.CacheFlag.NO_STORE:
            known |= httpstatus.CacheFlag.REQUEST_NO_STORE
        if any(name.lower() == "authorization" for name, _ in request.fields):
            known |= httpstatus.CacheFlag.AUTHORIZATION
        if any(name.lower() == "expires" for name, _ in response.fields):
            known |= httpstatus.CacheFlag.EXPIRES
        if location and urljoin(request.uri, location) == request.uri:
            known |= httpstatus.CacheFlag.CONTENT_LOCATION_MATCHES
        return known

    def keep(self, request, response):
        """Stores a response if it may be (3), in place of what answers the same request."""
        response.flags = self.flags(request, response)
        if request.method == "QUERY" or not httpstatus.may_store(response.code, request.method, response.flags):
            return  # a response to QUERY needs a key with its content (RFC 10008 2.7), which this cache does not have
        response.vary = selected(request, response)
        if not response.answers(request):
            return  # it varies on *
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
        """3.2: new fields replace the old ones of the same name, and the age begins again."""
        new = without(response.fields, {"content-length"})
        stored.fields = without(stored.fields, {"age", *(name.lower() for name, _ in new)}) + new
        stored.asked_at, stored.came_at = response.asked_at, response.came_at
        stored.vary = selected(request, stored)
        stored.flags = self.flags(request, stored) | stored.flags & httpstatus.CacheFlag.AUTHORIZATION
        if not httpstatus.may_store(stored.code, "GET", stored.flags):
            self.drop(stored, request)

    async def exchange(self, request, fields, interim):
        asked_at = time.time()
        code, fields, content = await http1.exchange(self.origin, request, fields, interim)
        if not value(fields, "date"):
            fields.append(("Date", formatdate(usegmt=True)))  # RFC 9110 6.6.1
        return Response(code, fields, content, asked_at, time.time())

    async def serve(self, reader, writer):
        async def respond(request, interim):
            response = await self.respond(request, interim)
            return response.code, response.fields, response.content

        await http1.serve(reader, writer, respond)


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
