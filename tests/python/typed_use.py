"""What type checkers must understand of the package; check-types.sh runs them over it."""
from __future__ import annotations

import array
from collections.abc import Mapping, Set
from http import HTTPStatus

import httpstatus
from httpstatus import (
    NOT_FOUND, REASONS, RetryRule, Status, StatusLine, StatusSet, StoreRule, find, reason, redirect_method,
)

phrase: str | None = reason(404)
phrase = reason(HTTPStatus.NOT_FOUND)
phrase = reason(Status.NOT_FOUND)
code: int | None = find("Not Found")
code = find(b"Not Found")
method: str | None = redirect_method(302, "POST", policy=httpstatus.RedirectPolicy.LEGACY)
version: str = httpstatus.__version__
date: str = httpstatus.registry_date()
known: bool = httpstatus.is_known(NOT_FOUND)
rule: StoreRule = httpstatus.may_store(200, "GET", httpstatus.CacheFlag.NO_STORE | httpstatus.CacheFlag.SHARED)
why: str = rule.why
forbidden: bool = rule is StoreRule.NOSTORE_DIRECTIVE
line: StatusLine | None = httpstatus.parse_line(b"HTTP/1.1 404 Not Found")
assert line is not None
parts: tuple[int, str, str] = line
digits: str = line.version + line.reason
wait: int | None = httpstatus.retry_after("120", now=0)
wait = httpstatus.cache_seconds(b"max-age=60", "max-age")
kept: bool = httpstatus.redirect_keeps_field(302, None, httpstatus.RedirectPolicy.FETCH, "Cookie", same_origin=False)

status: Status = Status(404)
status = Status("not found")
status = Status["NOT_FOUND"]
status = Status.NOT_FOUND
status = status.fallback
following: Status | None = status.next
number: int = status + 1
name: str | None = status.name
retry: RetryRule = status.may_retry("POST")
kept = status.redirect_keeps_field("POST", httpstatus.RedirectPolicy.STRICT, "Cookie", True)
sent: bool = status.may_send(20)
formatted: str | None = status.format_status
spec: str | None = status.spec
every: list[Status] = list(Status)
how_many: int = len(Status)

errors: StatusSet = StatusSet("error") - {501}
errors = errors | StatusSet([200])
errors = errors & {1, 2}
wider: frozenset[int | str] = errors | {"x"}
members: Set[int] = errors
counted: int = errors.count(array.array("H", [404]))
inside: bool = 404 in errors
errors = httpstatus.set_parse(b"5xx")
errors = httpstatus.set_add(errors, 404)
errors = httpstatus.set_remove("5xx", Status(501))
errors = httpstatus.set_add([404, HTTPStatus.OK], 500)
inside = httpstatus.set_has("5xx", 500)
size: int = httpstatus.set_size(errors)
text: str = httpstatus.set_format({200, 404})
after: int | None = httpstatus.set_next(errors, 404)
counted = httpstatus.set_count("5xx", array.array("H", [404]))

phrases: Mapping[int, str] = REASONS
classes: tuple[int, int, int, int, int, int] = httpstatus.count_classes([200, 404])
seen: dict[int, int] = httpstatus.histogram(memoryview(array.array("H")))

reason("404")  # type: ignore[arg-type]
reason(404.0)  # type: ignore[arg-type]
httpstatus.set_parse([404])  # type: ignore[arg-type]
httpstatus.set_size(404)  # type: ignore[arg-type]
httpstatus.set_has(404, "4xx")  # type: ignore[arg-type]
find(404)  # type: ignore[arg-type]
httpstatus.retry_after("120")  # type: ignore[call-arg]
httpstatus.nothing_of_this_name  # type: ignore[attr-defined]
redirect_method(302, b"POST")  # type: ignore[arg-type]
Status(404.0)  # type: ignore[arg-type]
REASONS[404] = "x"  # type: ignore[index]
