"""The figures of docs/caching.md, from the checked-in tables."""

from itertools import groupby

from example_cache.scores import score_table
from figures import DOCS, table

from . import cases
from .cases import CASES, CASES_BY_NAME, asked_codes
from .daemons import NginxCareful
from .records import read_violations

PAGE = DOCS / "caching.md"

BASIC_CASES = [case for case in CASES if case.letter]
RESTRICTED_CASES = [case for case in CASES if not case.letter]
NOT_PASSED_ON = "×"
NEVER = "–"
LONGEST_LIST = 10


class Limits:
    """What the rules let a cache store, in the place of what one stored."""

    altered = frozenset()

    def __init__(self, shared):
        self.shared = shared
        self.title = "a shared cache may" if shared else "a private cache may"
        self.stored = {
            case.name: {code for code in asked_codes() if cases.storable(code, case, shared=shared) > 0}
            for case in CASES
        }


class Column:
    """One cache and what it stored."""

    def __init__(self, cache, observation):
        self.title = cache.title
        self.shared = cache.shared
        self.stored = observation.stored
        self.altered = observation.altered


def figures(caches, observations):
    """{name: Markdown} for the places of the page."""
    seen = [cache for cache in caches if cache.name in observations]
    columns = [Limits(shared=True), Limits(shared=False)]
    columns += [Column(cache, observations[cache.name]) for cache in seen]
    return {
        "nginx, http": in_nginx(NginxCareful.http_lines),
        "nginx, location": in_nginx(NginxCareful.location_lines),
        "letters": letter_list(),
        "status codes": basic_table(columns),
        "restrictions": restricted_table(columns),
        "violations": violation_table(seen),
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
    """What a cache stores under a restriction, told by what it stores without; bold if the restriction forbids it."""
    stored = set(column.stored[case.name])
    unrestricted = CASES_BY_NAME[case.unrestricted]
    without = set(column.stored[unrestricted.name])
    wrong = any(breaks(code, case, column) and not breaks(code, unrestricted, column) for code in stored)
    if not stored:
        return "no"
    if stored == without:
        return emphasized("yes", wrong)
    if stored < without:
        return emphasized(f"yes, not {listed(without - stored)}", wrong)
    return emphasized(listed(stored), wrong)


def breaks(code, case, column):
    return cases.storable(code, case, shared=column.shared) < 0


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
