"""No cache may store what storable() forbids, but for what violations.csv lists."""

from functools import cache as memoized

import pytest
from drivers import Absent
from figures import fill, stale

from . import cases, page
from .cases import CASES
from .clients import CLIENT_CACHES
from .daemons import DAEMONS
from .observe import observe
from .records import read_results, read_violations, write_results

CACHES = (*DAEMONS, *CLIENT_CACHES)

each_cache = pytest.mark.parametrize("cache", CACHES, ids=lambda cache: cache.name)
each_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)


@memoized
def observed(cache, scratch):
    """What a cache stores, or None and the reason why it cannot be asked."""
    try:
        return observe(cache, scratch), None
    except Absent as reason:
        return None, str(reason)


@pytest.fixture(scope="session")
def ask(tmp_path_factory):
    """Runs a cache when it is asked for the first time; skips the test if it is not installed."""
    scratch = tmp_path_factory.mktemp("caches")

    def ask_or_skip(cache):
        observation, reason = observed(cache, scratch)
        if observation is None:
            pytest.skip(reason)
        return observation

    return ask_or_skip


def forbidden(cache, observation, case):
    """The codes that a cache stores and must not, with the rule that each one breaks."""
    results = {code: cases.storable(code, case, shared=cache.shared) for code in observation.stored[case.name]}
    return {code: result for code, result in results.items() if result < 0}


def listed(cache, version, case):
    """The same, as violations.csv has it."""
    violations = [row for row in read_violations() if row.covers(cache.name, version, case.name)]
    return {code: row.rule for row in violations for code in row.codes}


@each_case
@each_cache
def test_stores_nothing_forbidden_but_what_is_listed(ask, cache, case):
    observation = ask(cache)
    assert forbidden(cache, observation, case) == listed(cache, observation.version, case)


@each_cache
def test_stores_what_the_page_says(ask, cache, write):
    observation = ask(cache)
    if write:
        write_results({**read_results(), cache.name: observation}, [each.name for each in CACHES])
    recorded = read_results().get(cache.name)
    assert recorded is not None, "not in results.csv: run with --write"
    if observation.version != recorded.version:
        pytest.skip(f"the page tells of {cache.title} {recorded.version}, this is {observation.version}")
    assert observation == recorded


def test_the_page_shows_the_results(write):
    figures = page.figures(CACHES, read_results())
    if write:
        fill(page.PAGE, figures)
    assert stale(page.PAGE, figures) == []
