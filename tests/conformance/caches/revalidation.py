"""Asks one cache what it does if the origin server fails when it validates a stored response: serve that, or not."""

import time
from dataclasses import dataclass
from email.utils import formatdate
from itertools import product

import httpstatus

from .origin import CONTENT, TURN, Responder, running_origin

# In place of a status code: the origin server closes the connection without a response.
NO_RESPONSE = 0
CODES = (NO_RESPONSE, 404, 429, 500, 501, 502, 503, 504, 505, 599)
FIRST, SECOND = "first", "second"
PAUSE = "/pause"
# Long enough for a lifetime of one second to end, in a cache that counts whole seconds.
PAUSE_SECONDS = 2.5


@dataclass(frozen=True)
class Case:
    """The Cache-Control of the stored response."""

    name: str
    cache_control: str

    def flags(self, shared):
        return httpstatus.cache_flags(self.cache_control) | (httpstatus.CacheFlag.SHARED if shared else 0)


CASES = (
    Case("max-age", "max-age=1"),
    Case("stale-if-error", "max-age=1, stale-if-error=600"),
    Case("must-revalidate", "max-age=1, must-revalidate, stale-if-error=600"),
    Case("proxy-revalidate", "max-age=1, proxy-revalidate, stale-if-error=600"),
    Case("s-maxage", "s-maxage=1, stale-if-error=600"),
    Case("no-cache", "max-age=1, no-cache, stale-if-error=600"),
)
CASES_BY_NAME = {case.name: case for case in CASES}


@dataclass(frozen=True)
class Observation:
    """The codes after which a cache served the stale response, by the name of the case."""

    version: str
    stale: dict


def may_serve_stale(code, case, *, shared):
    """What this library answers for a code in a case."""
    return httpstatus.may_serve_stale(code, case.flags(shared))


def forbidden(cache, observation, case):
    """The codes after which a cache serves the stale response and must not."""
    stale = observation.stale[case.name]
    return {code for code in stale if not may_serve_stale(code, case, shared=cache.shared)}


class Handler(Responder):
    """Answers the first request with content, and the second as its path says."""

    def do_GET(self):
        if self.path == PAUSE:
            time.sleep(PAUSE_SECONDS)
            self.answer(200, {"Cache-Control": "no-store"}, CONTENT)
        elif self.headers[TURN] == FIRST:
            self.answer(200, fields_of(CASES_BY_NAME[self.case_name()]), CONTENT)
        else:
            self.fail(int(self.path.split("/")[1]))

    def case_name(self):
        return self.path.split("/")[2]

    def fail(self, code):
        if code == NO_RESPONSE:
            self.close_connection = True
        else:
            self.answer(code, {}, CONTENT)


def fields_of(case):
    return {"Cache-Control": case.cache_control, "ETag": '"stored"', "Last-Modified": formatdate(0, usegmt=True)}


def observe(cache, scratch):
    """Runs a cache, and returns an Observation. A stale response is the only 200 to a second request."""
    questions = list(product(CASES, CODES))
    requests = [(path_of(*question), {TURN: FIRST}) for question in questions]
    requests.append((PAUSE, {}))
    requests += [(path_of(*question), {TURN: SECOND}) for question in questions]
    with running_origin(Handler) as origin:
        version, answers = cache.answers(origin.port, requests, scratch)
    first, second = answers[: len(questions)], answers[len(questions) + 1 :]
    assert {answer.status for answer in first} == {200}
    served = [question for question, answer in zip(questions, second, strict=True) if answer.status == 200]
    stale = {case.name: httpstatus.StatusSet(code for owner, code in served if owner is case) for case in CASES}
    return Observation(version, stale)


def path_of(case, code):
    return f"/{code}/{case.name}"
