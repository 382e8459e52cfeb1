"""Compares how clients follow redirections with what the library says of them under the client's policy."""

from functools import cache

import httpstatus
import pytest
from drivers import Absent, peers_folder
from figures import fill, stale
from tables import read_rows

from . import field_records, fields, outcome, page, tunnels
from .clients import CLIENTS, POLICIES, STATUSES
from .deviations import PATH, listed, pairs, rows_for
from .outcome import expected


IDS = [client.id for client in CLIENTS]
TUNNEL_IDS = [client.id for client in tunnels.EVERYBODY]


@cache
def observed(client, part):
    """The version of a client and what it did in a part of the run, or the reason why it cannot be asked."""
    try:
        return part.observe(client), None
    except Absent as reason:
        return None, f"redirects: {client.id}: {reason}"


def observed_or_skip(client, part=outcome):
    observation, reason = observed(client, part)
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
def test_client_keeps_other_fields_as_listed(client):
    version, outcomes = observed_or_skip(client, fields)
    assert fields.deviations(client, outcomes) == fields.listed(client, version)


@pytest.mark.parametrize("client", CLIENTS, ids=lambda client: client.id)
def test_client_keeps_the_fields_that_the_page_says(client, write):
    version, outcomes = observed_or_skip(client, fields)
    recorded = field_records.read_fields()
    if write:
        field_records.write_fields({**recorded, client.id: outcomes}, IDS)
    elif version == page.read_versions().get(client.id):
        assert outcomes == recorded[client.id]
    else:
        pytest.skip(f"redirects: the page is about another version of {client.id} than {version}")


@pytest.mark.parametrize("client", tunnels.EVERYBODY, ids=lambda client: client.id)
def test_no_client_follows_a_proxy(client, write):
    version, asked, followed = observed_or_skip(client, tunnels)
    if not asked:
        pytest.skip(f"redirects: {client.id} sends no CONNECT")
    if write:
        field_records.write_tunnels({**field_records.read_tunnels(), client.id: (version, followed)}, TUNNEL_IDS)
    assert asked == list(tunnels.STATUSES)
    assert [code for code in asked if httpstatus.redirect_method(code, "CONNECT") is not None] == followed


def test_every_row_about_fields_is_met():
    observations = {client: observed_or_skip(client, fields) for client in CLIENTS}
    met = [row for client, (version, _) in observations.items() for row in fields.rows_for(client, version)]
    assert [row for row in read_rows(fields.DEVIATIONS) if row not in met] == []


def test_rows_about_fields_are_well_formed():
    names = {client.name for client in CLIENTS}
    for row in read_rows(fields.DEVIATIONS):
        assert set(row["client"].split()) <= names
        assert list(fields.keys(row))
        assert row["does"] in (fields.KEPT, fields.DROPPED)
        assert row["reason"]


@pytest.mark.parametrize("client", CLIENTS, ids=lambda client: client.id)
def test_version_is_the_one_on_the_page(client, write):
    version, _ = observed_or_skip(client)
    recorded = page.read_versions()
    if write:
        page.write_versions({**recorded, client.id: version})
    elif version != recorded.get(client.id):
        pytest.skip(f"redirects: the page is about {client.id} {recorded.get(client.id)}, this is {version}")


def test_page_shows_what_is_recorded(write):
    figures = page.figures()
    if write:
        fill(page.PAGE, figures)
    assert stale(page.PAGE, figures) == []
