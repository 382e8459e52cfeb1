"""What caches store and serve, compared with the library: nothing that it forbids is done, except what is listed.

Stored responses are listed in violations.csv, stale ones that are served in stale_violations.csv.
"""

from functools import cache as memoized

import pytest
from figures import fill, stale

from . import cases, observe, page, revalidation
from .cases import CASES
from .clients import CLIENT_CACHES
from .daemons import DAEMONS
from .records import (
    read_results,
    read_revalidations,
    read_stale_violations,
    read_violations,
    write_results,
    write_revalidations,
)

CACHES = (*DAEMONS, *CLIENT_CACHES)
NAMES = [cache.name for cache in CACHES]
SET_UP = (*DAEMONS, *(cache for cache in CLIENT_CACHES if cache.driver.is_set_up))

each_cache = pytest.mark.parametrize("cache", SET_UP, ids=lambda cache: cache.name)
each_stale_case = pytest.mark.parametrize("case", revalidation.CASES, ids=lambda case: case.name)
each_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)


@pytest.fixture(scope="session")
def ask(tmp_path_factory):
    """What a cache does in a part of the run; it is run once for each part."""
    scratch = tmp_path_factory.mktemp("caches")
    return memoized(lambda part, cache: part.observe(cache, scratch))


def forbidden(cache, observation, case):
    """The codes that a cache stores and must not, with the rule that each one breaks."""
    stored = observation.stored[case.name]
    rules = {code: cases.may_store(code, case, shared=cache.shared, exposed=observation.exposed) for code in stored}
    return {code: rule for code, rule in rules.items() if not rule}


def listed(cache, version, case):
    """The same, as violations.csv has it."""
    violations = [row for row in read_violations() if row.covers(cache.name, version, case.name)]
    return {code: row.rule for row in violations for code in row.codes}


@each_case
@each_cache
def test_stores_nothing_forbidden_but_what_is_listed(ask, cache, case):
    observation = ask(observe, cache)
    assert forbidden(cache, observation, case) == listed(cache, observation.version, case)


@each_cache
def test_stores_what_the_page_says(ask, cache, write):
    observation = ask(observe, cache)
    if write:
        write_results({**read_results(), cache.name: observation}, NAMES)
    assert_recorded(cache, observation, read_results())


@each_stale_case
@each_cache
def test_serves_nothing_stale_that_is_forbidden_but_what_is_listed(ask, cache, case):
    observation = ask(revalidation, cache)
    violations = [row for row in read_stale_violations() if row.covers(cache.name, observation.version, case.name)]
    listed_codes = {code for row in violations for code in row.codes}
    assert revalidation.forbidden(cache, observation, case) == listed_codes


@each_cache
def test_serves_the_stale_responses_that_the_page_says(ask, cache, write):
    observation = ask(revalidation, cache)
    if write:
        write_revalidations({**read_revalidations(), cache.name: observation}, NAMES)
    assert_recorded(cache, observation, read_revalidations())


def assert_recorded(cache, observation, records):
    recorded = records.get(cache.name)
    assert recorded is not None, f"{cache.name} is not recorded: run with --write"
    if observation.version != recorded.version:
        pytest.skip(f"the page is about {cache.title} {recorded.version}, this is {observation.version}")
    assert observation == recorded


def test_the_page_shows_the_results(write):
    figures = page.figures(CACHES, read_results(), read_revalidations())
    if write:
        fill(page.PAGE, figures)
    assert stale(page.PAGE, figures) == []
