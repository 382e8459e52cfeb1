"""What type checkers must understand of the package; check-types.sh runs them over it."""
from __future__ import annotations

import array
from collections import Counter
from collections.abc import Collection, Mapping
from http import HTTPStatus

import httpstatus
from httpstatus import (
    REASONS, Advice, CacheFlag, Content, Level, RedirectPolicy, Retry, RetryFlag, RetryRule, Robots, Standing, Status,
    StatusLine, StatusSet, StoreRule, codes, find, may_retry, may_store, reason, redirect_method,
)

phrase: str | None = reason(404)
phrase = reason(HTTPStatus.NOT_FOUND)
phrase = reason(code=Status.NOT_FOUND)
code: int | None = find("Not Found")
code = find(text=b"Not Found")
method: str | None = redirect_method(302, "POST", policy=RedirectPolicy.LEGACY)
version: str = httpstatus.__version__
date: str = httpstatus.registry_date()
known: bool = httpstatus.is_known(codes.NOT_FOUND)
rule: StoreRule = may_store(200, "GET", CacheFlag.NO_STORE | CacheFlag.SHARED)
rule = may_store(200, cache_control="max-age=60", shared=True)
why: str = rule.why
forbidden: bool = rule is StoreRule.NOSTORE_DIRECTIVE
again: RetryRule = may_retry(503, "POST", RetryFlag.IDEMPOTENT)
flags: CacheFlag = httpstatus.cache_flags("max-age=60")
standing: Standing = httpstatus.standing(404)
content: Content = httpstatus.content(404, "HEAD")
crawl: Robots = httpstatus.robots(404)
line: StatusLine | None = httpstatus.parse_line(b"HTTP/1.1 404 Not Found")
assert line is not None
parts: tuple[int, str, str] = line
digits: str = line.version + line.reason
wait: int | None = httpstatus.retry_after("120", now=0)
wait = httpstatus.cache_seconds(b"max-age=60", "max-age")
kept: bool = httpstatus.redirect_keeps_field(302, None, RedirectPolicy.FETCH, "Cookie", same_origin=False)
names: tuple[str, ...] = httpstatus.aliases(413)
names = httpstatus.fields(405, Level.MUST)
editions: tuple[int, ...] = httpstatus.editions()

status: Status = Status(404)
status = Status("not found")
status = Status["NOT_FOUND"]
status = Status.NOT_FOUND
status = status.fallback
text: str = Status.NOT_FOUND.phrase + Status.NOT_FOUND.name + status.title + status.summary + status.description
number: int = status + 1
maybe: str | None = status.reason
how: Retry = status.retry
content = status.content
content = status.content_for("HEAD")
advice: str | None = status.advice_for(Advice.VISITOR, "en")
again = status.may_retry("POST")
kept = status.redirect_keeps_field("POST", RedirectPolicy.STRICT, "Cookie", True)
sent: bool = status.may_send(20)
names = status.vendors + status.aliases + status.fields_at(Level.SHOULD)
every: list[Status] = list(Status)
registered: tuple[Status, ...] = Status.registered()
how_many: int = len(Status)

errors: StatusSet = StatusSet("error") - {501}
errors = errors | StatusSet([200]) | "5xx"
errors = "4xx" | errors & {1, 2}
errors = errors.difference("501", [502], {503})
members: Collection[int] = errors
first: int = next(iter(errors))
counted: int = errors.count(array.array("H", [404]))
inside: bool = 404 in errors and errors <= "error" and errors.isdisjoint("2xx")
mask: list[int] = errors.mask([200, None, 404]).tolist()

phrases: Mapping[int, str] = REASONS
classes: tuple[int, int, int, int, int, int] = httpstatus.count_classes([200, 404, None])
classes = httpstatus.count_classes(Counter([200, 404]))
seen: dict[int, int] = httpstatus.histogram(memoryview(array.array("q")))
class_of_each: list[int] = httpstatus.classes([200.0, 404.0]).tolist()
column: object = httpstatus.registry()[0]["code"]

reason("404")  # type: ignore[arg-type]
reason(404.0)  # type: ignore[arg-type]
find(404)  # type: ignore[arg-type]
redirect_method(302, "POST", 2)  # type: ignore[arg-type]
redirect_method(302, "POST", Level.MUST)  # type: ignore[arg-type]
may_store(200, flags=RetryFlag.PROXY)  # type: ignore[arg-type]
StatusSet(404)  # type: ignore[arg-type]
httpstatus.retry_after("120")  # type: ignore[call-arg]
httpstatus.nothing_of_this_name  # type: ignore[attr-defined]
redirect_method(302, b"POST")  # type: ignore[arg-type]
Status(404.0)  # type: ignore[arg-type]
REASONS[404] = "x"  # type: ignore[index]
if status.may_retry:  # type: ignore[truthy-function]
    pass
