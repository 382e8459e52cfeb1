"""Asks one cache all questions, each twice: a second answer that the origin knows nothing of was stored."""

from dataclasses import dataclass

import httpstatus

from .cases import CASES, USER_FIELD, asked_codes
from .origin import REQUEST_FIELDS, TURN, Handler, path_of, running_origin

FIRST, SECOND = "first", "second"


@dataclass(frozen=True)
class Observation:
    """What a cache stored, by the name of the case; the codes that it did not pass on as they were; and those that it
    stored with a field that private="..." lists."""

    version: str
    stored: dict
    altered: httpstatus.StatusSet
    exposed: httpstatus.StatusSet


def observe(cache, scratch):
    """Runs a cache, and returns an Observation. All first requests come before the second ones."""
    questions = [(code, case) for case in CASES for code in asked_codes()]
    requests = [request_of(code, case, turn) for turn in (FIRST, SECOND) for code, case in questions]
    with running_origin(Handler) as origin:
        version, answers = cache.answers(origin.port, requests, scratch)
        first, second = answers[: len(questions)], answers[len(questions) :]
        stored = {
            (code, case.name): answer
            for (code, case), answer in zip(questions, second, strict=True)
            if answer.status == code and not origin.has_seen(path_of(code, case), SECOND)
        }
    altered = [code for (code, _), answer in zip(questions, first, strict=True) if answer.status != code]
    exposed = [code for (code, _), answer in stored.items() if USER_FIELD.lower() in answer.fields]
    by_case = {case.name: httpstatus.StatusSet(code for code, name in stored if name == case.name) for case in CASES}
    return Observation(version, by_case, httpstatus.StatusSet(altered), httpstatus.StatusSet(exposed))


def request_of(code, case, turn):
    fields = case.request if turn == FIRST or case.second_request is None else case.second_request
    return path_of(code, case), {TURN: turn, **REQUEST_FIELDS.get(code, {}), **fields}
