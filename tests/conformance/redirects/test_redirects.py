"""Compares how clients follow redirections with what the library says of them under the client's policy."""

from functools import cache

import pytest
from drivers import Absent, peers_folder
from figures import fill, stale
from tables import read_rows

from . import page
from .clients import CLIENTS, POLICIES, STATUSES
from .deviations import PATH, listed, pairs, rows_for
from .outcome import expected, observe


@cache
def observed(client):
    """The version of a client and what it did, or the reason why it cannot be asked; it is driven once."""
    try:
        return observe(client), None
    except Absent as reason:
        return None, f"redirects: {client.id}: {reason}"


def observed_or_skip(client):
    observation, reason = observed(client)
    if observation is None:
        pytest.skip(reason)
    return observation


def cases():
    for client in CLIENTS:
        if client.driver.installed and peers_folder() is None:
            skip = pytest.mark.skip(reason=f"redirects: {client.id}: HTTPSTATUS_PEERS is not set")
            yield pytest.param(client, None, id=client.id, marks=skip)
        else:
            yield from (pytest.param(client, status, id=f"{client.id}-{status}") for status in STATUSES)


def deviations(client, outcomes):
    said = {pair: expected(*pair, client.policy) for pair in outcomes}
    return {pair: (does, said[pair]) for pair, does in outcomes.items() if does != said[pair]}


def of_status(table, status):
    return {method: words for (code, method), words in table.items() if code == status}


@pytest.mark.parametrize(("client", "status"), cases())
def test_client_deviates_as_listed(client, status):
    version, outcomes = observed_or_skip(client)
    assert of_status(deviations(client, outcomes), status) == of_status(listed(client, version), status)


@pytest.mark.parametrize("client", CLIENTS, ids=lambda client: client.id)
def test_policy_is_the_nearest(client):
    _, outcomes = observed_or_skip(client)

    def wrong_methods(policy):
        return sum(does.split()[0] != expected(*pair, policy).split()[0] for pair, does in outcomes.items())

    assert wrong_methods(client.policy) == min(map(wrong_methods, POLICIES))


def test_every_row_is_met():
    """No row is about a client, a version or a pair that is not driven."""
    observations = {client: observed_or_skip(client) for client in CLIENTS}
    met = [row for client, (version, _) in observations.items() for row in rows_for(client, version)]
    assert [row for row in read_rows(PATH) if row not in met] == []


def test_rows_are_well_formed():
    names = {client.name for client in CLIENTS}
    for row in read_rows(PATH):
        assert row["client"] in names
        assert pairs(row)
        assert row["reason"]


@pytest.mark.parametrize("client", CLIENTS, ids=lambda client: client.id)
def test_version_is_the_one_on_the_page(client, write):
    version, _ = observed_or_skip(client)
    recorded = page.read_versions()
    if write:
        page.write_versions({**recorded, client.id: version})
    elif version != recorded.get(client.id):
        pytest.skip(f"redirects: the page tells of {client.id} {recorded.get(client.id)}, this is {version}")


def test_page_shows_what_is_recorded(write):
    figures = page.figures()
    if write:
        fill(page.PAGE, figures)
    assert stale(page.PAGE, figures) == []
