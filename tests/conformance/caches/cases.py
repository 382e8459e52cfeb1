"""The questions: which status codes, with which fields in the request and in the response."""

from dataclasses import dataclass, field
from email.utils import formatdate
from time import time

import httpstatus

UNREGISTERED = (299, 399, 499, 599)

# What a response of a case with listed fields says about one user.
USER_FIELD = "X-User"

# Long enough for nothing to expire during a run.
FRESH_SECONDS = 600
A_MONTH = 30 * 24 * 3600

AUTHORIZATION = {"Authorization": "Basic dXNlcjpwYXNzd29yZA=="}


def asked_codes():
    """Every registered final code, and one of each class that nobody has registered.

    Interim responses are left out: no cache treats one as the answer to a request, so none can be asked.
    """
    codes = [code for code in range(200, 600) if httpstatus.is_registered(code)]
    return sorted(codes + list(UNREGISTERED))


@dataclass(frozen=True)
class Case:
    """Fields that go with every status code. The dates are given in seconds from now."""

    name: str
    # What docs/caching.md calls it: in the table of status codes by its letter, if it has one.
    title: str
    letter: str = ""
    cache_control: str = ""
    last_modified: int | None = None
    expires: int | None = None
    request: dict = field(default_factory=dict)
    # What the second request has, if that is not what the first one had.
    second_request: dict | None = None
    # Whether the response has USER_FIELD.
    personal: bool = False
    # The case without what restricts this one.
    unrestricted: str = "max-age"

    def response(self):
        fields = {USER_FIELD: "somebody"} if self.personal else {}
        if self.cache_control:
            fields["Cache-Control"] = self.cache_control
        if self.last_modified is not None:
            fields["Last-Modified"] = formatdate(time() + self.last_modified, usegmt=True)
        if self.expires is not None:
            fields["Expires"] = formatdate(time() + self.expires, usegmt=True)
        return fields

    def flags(self):
        """The flags of httpstatus.may_store() that follow from the messages; those of the cache are not among them."""
        flags = httpstatus.cache_flags(self.cache_control)
        if self.expires is not None:
            flags |= httpstatus.CacheFlag.EXPIRES
        if "Authorization" in self.request:
            flags |= httpstatus.CacheFlag.AUTHORIZATION
        if httpstatus.cache_flags(self.request.get("Cache-Control", "")) & httpstatus.CacheFlag.NO_STORE:
            flags |= httpstatus.CacheFlag.REQUEST_NO_STORE
        return flags


def authorized(name, title, cache_control, unrestricted="max-age"):
    title = f"`Authorization`, {title}" if title else "`Authorization`"
    return Case(name, title, "", cache_control, request=AUTHORIZATION, unrestricted=unrestricted)


def invalid(name, cache_control):
    """Freshness information that cannot be read, with a date from which freshness could be guessed."""
    return Case(name, f"`{cache_control}` with `Last-Modified`", "", cache_control, last_modified=-A_MONTH)


CASES = (
    Case("none", "no field that says how long the response is fresh", "n"),
    Case("last-modified", "`Last-Modified`, a month ago", "l", last_modified=-A_MONTH),
    Case(
        "must-revalidate",
        "`Cache-Control: must-revalidate` and `Last-Modified`",
        "r",
        "must-revalidate",
        last_modified=-A_MONTH,
    ),
    Case("public", "`Cache-Control: public` and `Last-Modified`", "p", "public", last_modified=-A_MONTH),
    Case("expires", "`Expires`, in ten minutes", "e", expires=FRESH_SECONDS),
    Case("max-age", "`Cache-Control: max-age=600`", "m", "max-age=600"),
    Case("s-maxage", "`Cache-Control: s-maxage=600`", "s", "s-maxage=600"),
    Case("private", "`private`", "", "private, max-age=600"),
    Case("no-store", "`no-store`", "", "no-store, max-age=600"),
    Case("must-understand", "`no-store`, `must-understand`", "", "must-understand, no-store, max-age=600"),
    Case("understand", "`must-understand`", "", "must-understand, max-age=600"),
    Case("private-fields", '`private="x-user"`', "", 'private="x-user", max-age=600', personal=True),
    invalid("fraction", "max-age=600.5"),
    invalid("negative", "max-age=-1"),
    Case(
        "request-no-store",
        "`no-store` in the request",
        cache_control="max-age=600",
        request={"Cache-Control": "no-store"},
        second_request={},
    ),
    authorized("authorization", "", "max-age=600"),
    authorized("authorization-public", "`public`", "public, max-age=600"),
    authorized("authorization-s-maxage", "`s-maxage`", "s-maxage=600", unrestricted="s-maxage"),
    authorized("authorization-must-revalidate", "`must-revalidate`", "must-revalidate, max-age=600"),
)

CASES_BY_NAME = {case.name: case for case in CASES}


def may_store(code, case, *, shared, exposed):
    """What this library answers for a code in a case: the rule that decides, which is true if it may be stored.

    `exposed` are the codes with which the cache keeps fields that private="..." lists.
    """
    flags = case.flags() | (httpstatus.CacheFlag.SHARED if shared else 0)
    return httpstatus.may_store(code, "GET", flags if code in exposed else flags | httpstatus.CacheFlag.STRIPS_FIELDS)
