"""The four decisions as ladders of questions.

A ladder is asked from the top: the first question that is answered with yes leads to its outcome, and if none is, the
last outcome holds. The questions are prose in the strings; what they lead to is asked of the library. tests/site reads
every question as code and compares the ladders with the library.
"""
from dataclasses import dataclass
from functools import cache
from itertools import product

import decisions
import facts


@dataclass(frozen=True)
class Step:
    question: str  # a key of the strings; the last step asks nothing
    outcome: str  # a key of the strings, too
    # The argument that settles the question, where a later step has the same outcome.
    by: str = ""


LADDERS = {
    "redirect": (
        Step("redirect_other", "none", by="code"),
        Step("redirect_connect", "none", by="method"),
        Step("redirect_trace", "bare"),
        Step("redirect_keeping", "same", by="code"),
        Step("redirect_retrieval", "same", by="method"),
        Step("redirect_see_other", "get", by="code"),
        Step("redirect_legacy", "get", by="policy"),
        Step("redirect_post", "get"),
        Step("", "same"),
    ),
    "caching": (
        Step("nostore_method", "-1"),
        Step("nostore_interim", "-2"),
        Step("nostore_status", "-3"),
        Step("nostore_not_understood", "-4"),
        Step("nostore_directive", "-5"),
        Step("nostore_private", "-6"),
        Step("nostore_authorization", "-7"),
        Step("store_explicit", "1"),
        Step("store_public", "2"),
        Step("store_private", "3"),
        Step("store_heuristic", "4"),
        Step("", "-8"),
    ),
    "retry": (
        Step("noretry_code", "-1"),
        Step("noretry_change", "-2"),
        Step("noretry_proxy", "-3"),
        Step("noretry_method", "-4"),
        Step("retry_elsewhere", "1"),
        Step("retry_not_early", "2"),
        Step("retry_delayed", "3"),
        Step("", "4"),
    ),
    "content": (
        Step("content_head", "none", by="method"),
        Step("content_none", "none", by="code"),
        Step("content_tunnel", "none"),
        Step("content_empty", "empty"),
        Step("", "allowed"),
    ),
}
# Everything that the form of a ladder offers, if an argument settles one of its questions.
OFFERED = {
    "redirect": {"code": facts.OFFERED_CODES, "method": facts.METHODS, "policy": range(len(facts.POLICIES))},
    "content": {"code": facts.OFFERED_CODES, "method": facts.METHODS},
}


@cache
def settling(name):
    """By question, the values of its argument that lead to its outcome whatever the other arguments are."""
    offered, ask = OFFERED.get(name, {}), getattr(decisions, name)
    left = {given: ask(*given) for given in product(*offered.values())} if offered else {}
    values = {}
    for step in LADDERS[name]:
        if step.by:
            at = list(offered).index(step.by)
            others = {given[at] for given, outcome in left.items() if outcome != step.outcome}
            values[step.question] = [value for value in offered[step.by]
                                     if value not in others and any(given[at] == value for given in left)]
            left = {given: outcome for given, outcome in left.items() if given[at] not in values[step.question]}
        else:
            left = {given: outcome for given, outcome in left.items() if outcome != step.outcome}
    return values


def is_good(name, outcome):
    return outcome not in ("none", "empty") if name in ("redirect", "content") else int(outcome) > 0
