"""Asks one cache all questions, each twice: a second answer that the origin knows nothing of was stored."""

from dataclasses import dataclass

import httpstatus

from .cases import CASES, asked_codes
from .origin import REQUEST_FIELDS, TURN, path_of, running_origin

FIRST, SECOND = "first", "second"


@dataclass(frozen=True)
class Observation:
    """What a cache stored, by the name of the case; and the codes that it did not pass on as they were."""

    version: str
    stored: dict
    altered: httpstatus.StatusSet


def observe(cache, scratch):
    """Runs a cache, and returns an Observation. All first requests come before the second ones."""
    questions = [(code, case) for case in CASES for code in asked_codes()]
    requests = [request_of(code, case, turn) for turn in (FIRST, SECOND) for code, case in questions]
    with running_origin() as origin:
        version, statuses = cache.answers(origin.port, requests, scratch)
        first, second = statuses[: len(questions)], statuses[len(questions) :]
        stored = [
            (code, case)
            for (code, case), status in zip(questions, second, strict=True)
            if status == code and not origin.has_seen(path_of(code, case), SECOND)
        ]
    altered = httpstatus.StatusSet(code for (code, _), status in zip(questions, first, strict=True) if status != code)
    by_case = {case.name: httpstatus.StatusSet(code for code, owner in stored if owner is case) for case in CASES}
    return Observation(version, by_case, altered)


def request_of(code, case, turn):
    fields = case.request if turn == FIRST or case.second_request is None else case.second_request
    return path_of(code, case), {TURN: turn, **REQUEST_FIELDS.get(code, {}), **fields}
