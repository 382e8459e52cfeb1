"""Which fields a client sends again after a redirection: to the same origin, to another port and to another host.

A field counts as kept if the next request has it with the value of the first one.
"""

from dataclasses import dataclass, field
from itertools import product
from pathlib import Path

import drivers
import httpstatus
from tables import choices, in_range, read_rows

from .clients import CONTENT, POLICIES
from .origin import Origins
from .outcome import job

DEVIATIONS = Path(__file__).with_name("field_deviations.csv")
KEPT, DROPPED = "kept", "dropped"
SAME, PORT, HOST = TARGETS = ("same", "port", "host")

# Among the names of fields, this is the content itself.
CONTENT_ITSELF = "content"
ABOUT_CONTENT = {
    "Content-Type": "text/plain",
    "Content-Encoding": "gzip",
    "Content-Language": "en",
    "Content-Location": "/there",
    "Content-Digest": "sha-256=:Y29udGVudA==:",
    "Digest": "sha-256=Y29udGVudA==",
    "Repr-Digest": "sha-256=:Y29udGVudA==:",
    "Last-Modified": "Thu, 01 Jan 1970 00:00:00 GMT",
}
ABOUT_CLIENT = {
    "Authorization": "Basic dXNlcjpwYXNzd29yZA==",
    "Cookie": "session=secret",
    "Proxy-Authorization": "Basic cHJveHk6cGFzc3dvcmQ=",
    "Referer": "http://referer.test/",
    "Origin": "http://origin.test",
    "X-Api-Key": "secret",
}


@dataclass(frozen=True)
class Request:
    """A request that is answered with a redirection."""

    name: str
    status: int
    method: str
    content: bytes = b""
    fields: dict = field(default_factory=dict)

    @property
    def watched(self):
        """The fields that are looked for in the next request. Content-Length is set by the client itself."""
        return (*self.fields, "Content-Length", CONTENT_ITSELF) if self.content else (*self.fields,)


REQUESTS = (
    Request("client", 302, "GET", fields=ABOUT_CLIENT),
    Request("host", 302, "GET", fields={"Host": "host.test"}),
    Request("changed", 303, "POST", CONTENT, ABOUT_CONTENT),
    Request("unchanged", 307, "POST", CONTENT, ABOUT_CONTENT),
    Request("get", 303, "GET", CONTENT, ABOUT_CONTENT),
)
REQUESTS_BY_NAME = {request.name: request for request in REQUESTS}


@dataclass(frozen=True)
class Outcome:
    """The next request: its method, "" if there was none; and of the watched fields, those that it has as they were.

    `unsent` are those that even the first request did not have as they were given to the client.
    """

    method: str
    kept: frozenset = frozenset()
    unsent: frozenset = frozenset()

    def does(self, name):
        return KEPT if name in self.kept else DROPPED


def expected(client, request, target, name):
    """What the library says of a field."""
    arguments = request.status, request.method, POLICIES[client.policy]
    if name == CONTENT_ITSELF:
        keeps = httpstatus.redirect_keeps_content(*arguments)
    else:
        keeps = httpstatus.redirect_keeps_field(*arguments, name, target == SAME)
    return KEPT if keeps else DROPPED


def observe(client):
    """Drives a client through every request and target; returns its version and the outcomes."""
    pairs = list(product(REQUESTS, TARGETS))
    with Origins() as origins:
        jobs = [job(origins.url(path(*pair)), pair[0].method, pair[0].content, pair[0].fields) for pair in pairs]
        version, _ = drivers.run(client.driver, jobs)
        return version, {(request.name, target): outcome(origins, request, target) for request, target in pairs}


def path(request, target):
    return f"/{request.status}/{request.name}/{target}"


def outcome(origins, request, target):
    first, following = origins.exchange(path(request, target))
    if first is None or (first.method, first.content) != (request.method, request.content):
        return Outcome("", unsent=frozenset(request.watched))
    sent = {name: value_of(first, name) for name in request.watched}
    given = {**request.fields, "Content-Length": sent.get("Content-Length"), CONTENT_ITSELF: request.content}
    unsent = frozenset(name for name, value in sent.items() if value is None or value != given[name])
    if following is None:
        return Outcome("", unsent=unsent)
    kept = frozenset(name for name, value in sent.items() if value_of(following, name) == value)
    return Outcome(following.method, kept - unsent, unsent)


def value_of(request, name):
    return request.content if name == CONTENT_ITSELF else request.fields.get(name.lower())


def deviations(client, outcomes):
    """{(request, target, field): what the client does} where it is not what the library says."""
    table = {}
    for (name, target), seen in outcomes.items():
        request = REQUESTS_BY_NAME[name]
        watched = [each for each in request.watched if seen.method and each not in seen.unsent]
        table |= {(name, target, each): seen.does(each) for each in watched
                  if seen.does(each) != expected(client, request, target, each)}  # fmt: skip
    return table


def keys(row):
    """The requests, targets and fields that a row is about."""
    for name in choices(row["request"], REQUESTS_BY_NAME):
        watched = REQUESTS_BY_NAME[name].watched
        yield from product([name], choices(row["target"], TARGETS), choices(row["fields"], watched))


def rows_for(client, version):
    rows = [row for row in read_rows(DEVIATIONS) if client.name in row["client"].split()]
    return [row for row in rows if in_range(version, row["versions"])]


def listed(client, version):
    """What field_deviations.csv says of a client."""
    table = {}
    for row in rows_for(client, version):
        for key in keys(row):
            assert key not in table, f"{client.name} {version} {key} is in the table twice"
            table[key] = row["does"]
    return table
