"""The figures of docs/caching.md, from the checked-in tables."""

from itertools import groupby

import httpstatus
from example_cache.scores import score_table
from figures import DOCS, table

from . import cases, revalidation
from .cases import CASES, CASES_BY_NAME, asked_codes
from .daemons import NginxCareful
from .records import read_stale_violations, read_violations

PAGE = DOCS / "caching.md"

BASIC_CASES = [case for case in CASES if case.letter]
RESTRICTED_CASES = [case for case in CASES if not case.letter]
NOT_PASSED_ON = "×"
NEVER = "–"
LONGEST_LIST = 10


class Limits:
    """What the rules let a cache store, in the place of what one stored."""

    altered = frozenset()
    exposed = frozenset(asked_codes())

    def __init__(self, shared):
        self.shared = shared
        self.title = "a shared cache may" if shared else "a private cache may"
        self.stored = {
            case.name: {
                code for code in asked_codes() if cases.may_store(code, case, shared=shared, exposed=self.exposed)
            }
            for case in CASES
        }
        self.stale = {
            case.name: {code for code in revalidation.CODES if revalidation.may_serve_stale(code, case, shared=shared)}
            for case in revalidation.CASES
        }


class Column:
    """One cache and what it stored."""

    def __init__(self, cache, observation, stale):
        self.title = cache.title
        self.shared = cache.shared
        self.stored = observation.stored
        self.altered = observation.altered
        self.exposed = observation.exposed
        self.stale = stale.stale


def figures(caches, observations, revalidations):
    """{name: Markdown} for the places of the page."""
    seen = [cache for cache in caches if cache.name in observations]
    columns = [Limits(shared=True), Limits(shared=False)]
    columns += [Column(cache, observations[cache.name], revalidations[cache.name]) for cache in seen]
    return {
        "nginx, http": in_nginx(NginxCareful.http_lines),
        "nginx, location": in_nginx(NginxCareful.location_lines),
        "letters": letter_list(),
        "status codes": basic_table(columns),
        "restrictions": restricted_table(columns),
        "violations": violation_table(seen),
        "stale cases": stale_case_list(),
        "stale": stale_table(columns),
        "stale violations": stale_violation_table(seen),
        "caches": cache_table(seen, observations),
        "scores": score_table(),
    }


def in_nginx(lines):
    return f"```nginx\n{lines}\n```"


def letter_list():
    """What the cells of basic_table() are made of."""
    meanings = [(case.letter, case.title) for case in BASIC_CASES]
    meanings += [(NEVER, "none of these was stored"), (NOT_PASSED_ON, "the status code did not reach the client")]
    return "\n".join(f"- `{letter}`: {meaning}" for letter, meaning in meanings)


def cache_table(caches, observations):
    rows = [
        [cache.title, observations[cache.name].version, "shared" if cache.shared else "private", cache.setup]
        for cache in caches
    ]
    return table(["cache", "version", "kind", "configured"], rows)


def basic_table(columns):
    """The codes down, the caches across; neighbours that are all alike share a row."""
    rows = [
        [code_range(list(codes)), *cells]
        for cells, codes in groupby(asked_codes(), key=lambda code: [letters(code, column) for column in columns])
    ]
    return table(["status", *(column.title for column in columns)], rows)


def letters(code, column):
    """The letters of the cases in which a code is stored; those in which it must not be are bold."""
    if code in column.altered:
        return NOT_PASSED_ON
    stored = [case for case in BASIC_CASES if code in column.stored[case.name]]
    marked = groupby(stored, key=lambda case: breaks(code, case, column))
    text = "".join(emphasized("".join(case.letter for case in alike), wrong) for wrong, alike in marked)
    return text or NEVER


def emphasized(text, wrong):
    return f"**{text}**" if wrong else text


def code_range(codes):
    return f"{codes[0]}–{codes[-1]}" if len(codes) > 1 else str(codes[0])


def restricted_table(columns):
    """The caches down, the restrictions across."""
    rows = [[column.title, *(comparison(column, case) for case in RESTRICTED_CASES)] for column in columns]
    return table(["", *(case.title for case in RESTRICTED_CASES)], rows)


def comparison(column, case):
    """What a cache stores under a restriction, beside what it stores without; bold if the restriction forbids it."""
    stored = set(column.stored[case.name])
    unrestricted = CASES_BY_NAME[case.unrestricted]
    without = set(column.stored[unrestricted.name])
    wrong = any(breaks(code, case, column) and not breaks(code, unrestricted, column) for code in stored)
    if not stored:
        return "no"
    if stored == without:
        return emphasized("yes", wrong)
    if stored < without and len(without - stored) < len(stored):
        return emphasized(f"yes, not {listed(without - stored)}", wrong)
    return emphasized(listed(stored), wrong)


def breaks(code, case, column):
    return not cases.may_store(code, case, shared=column.shared, exposed=column.exposed)


def listed(codes):
    return " ".join(map(str, sorted(codes)))


def violation_table(caches):
    """The violations; caches that do the same for the same reason share a row."""
    titles = {cache.name: cache.title for cache in caches}
    rows = {}
    for violation in read_violations():
        rows.setdefault(violation_cells(violation), []).append(titles[violation.cache])
    heads = ["cache", "stores", "with", "against", "why"]
    return table(heads, [["; ".join(names), *row] for row, names in rows.items()])


def violation_cells(violation):
    return (
        statuses_in_words(violation.codes),
        cases_in_words([CASES_BY_NAME[name] for name in violation.cases]),
        violation.paragraph,
        violation.reason,
    )


def statuses_in_words(codes):
    others = set(asked_codes()) - codes
    if len(others) <= LONGEST_LIST:
        return f"all but {listed(others)}"
    return listed(codes) if len(codes) <= LONGEST_LIST else f"{len(codes)} codes, see above"


def cases_in_words(listed_cases):
    """Letters, and the restrictions that make a difference: those whose case without them is not listed too."""
    names = {case.name for case in listed_cases}
    letters_of_cases = "".join(case.letter for case in listed_cases)
    titles = [case.title for case in listed_cases if not case.letter and case.unrestricted not in names]
    return ", ".join([f"`{letters_of_cases}`"] * bool(letters_of_cases) + titles)


def stale_case_list():
    lines = [f"- {case.name}: `{case.cache_control}`" for case in revalidation.CASES]
    return "\n".join([*lines, f"- how the server failed: {', '.join(map(failure_in_words, revalidation.CODES))}"])


def stale_table(columns):
    """The caches down, the Cache-Control of the stored response across."""
    rows = [[column.title, *(stale_cell(column, case) for case in revalidation.CASES)] for column in columns]
    return table(["", *(case.name for case in revalidation.CASES)], rows)


def stale_cell(column, case):
    """After which codes the stale response is served; bold if that is forbidden."""
    codes = column.stale[case.name]
    right = {code for code in codes if revalidation.may_serve_stale(code, case, shared=column.shared)}
    parts = [(right, False), (set(codes) - right, True)]
    return ", ".join(emphasized(failures_in_words(part), wrong) for part, wrong in parts if part) or NEVER


def failures_in_words(codes):
    """The codes one by one, but 5xx for all server errors that were tried."""
    server_errors = [code for code in revalidation.CODES if httpstatus.is_server_error(code)]
    named = [code for code in revalidation.CODES if code in codes]
    if not set(server_errors) <= set(named):
        return ", ".join(map(failure_in_words, named))
    others = [failure_in_words(code) for code in named if code not in server_errors]
    return ", ".join([*others, "5xx"])


def failure_in_words(code):
    return "no response" if code == revalidation.NO_RESPONSE else str(code)


def stale_violation_table(caches):
    titles = {cache.name: cache.title for cache in caches}
    rows = {}
    for violation in read_stale_violations():
        rows.setdefault(stale_violation_cells(violation), []).append(titles[violation.cache])
    heads = ["cache", "serves a stale response after", "with", "against", "why"]
    return table(heads, [["; ".join(names), *row] for row, names in rows.items()])


def stale_violation_cells(violation):
    return (
        failures_in_words(violation.codes),
        ", ".join(violation.cases),
        violation.paragraph,
        violation.reason,
    )
