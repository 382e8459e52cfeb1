"""Compares how clients follow redirections with what the library says of them under the client's policy."""

from functools import cache

import httpstatus
import pytest
from figures import fill, stale
from tables import read_rows

from . import field_records, fields, outcome, page, tunnels
from .clients import CLIENTS, POLICIES, STATUSES
from .deviations import PATH, listed, pairs, rows_for
from .outcome import expected

IDS = [client.id for client in CLIENTS]
TUNNEL_IDS = [client.id for client in tunnels.EVERYBODY]


def each_of(clients):
    set_up = [client for client in clients if client.driver.is_set_up]
    return pytest.mark.parametrize("client", set_up, ids=lambda client: client.id)


each_client = each_of(CLIENTS)


@cache
def observed(client, part):
    """The version of a client and what it did in a part of the run; it is driven once."""
    return part.observe(client)


def deviations(client, outcomes):
    said = {pair: expected(*pair, client.policy) for pair in outcomes}
    return {pair: (does, said[pair]) for pair, does in outcomes.items() if does != said[pair]}


def of_status(table, status):
    return {method: words for (code, method), words in table.items() if code == status}


@pytest.mark.parametrize("status", STATUSES)
@each_client
def test_client_deviates_as_listed(client, status):
    version, outcomes = observed(client, outcome)
    assert of_status(deviations(client, outcomes), status) == of_status(listed(client, version), status)


@each_client
def test_policy_is_the_nearest(client):
    _, outcomes = observed(client, outcome)

    def wrong_methods(policy):
        return sum(does.split()[0] != expected(*pair, policy).split()[0] for pair, does in outcomes.items())

    assert wrong_methods(client.policy) == min(map(wrong_methods, POLICIES))


def test_rows_are_well_formed():
    names = {client.name for client in CLIENTS}
    for row in read_rows(PATH):
        assert row["client"] in names
        assert pairs(row)
        assert row["reason"]


@each_client
def test_client_keeps_the_fields_that_are_listed_and_recorded(client, write):
    version, outcomes = observed(client, fields)
    versions = page.read_versions()
    if write:
        field_records.write_fields({**field_records.read_fields(), client.id: outcomes}, IDS)
        page.write_versions({**versions, client.id: version})
    elif version != versions[client.id]:
        pytest.skip(f"redirects: the page is about {client.id} {versions[client.id]}, this is {version}")
    assert fields.deviations(client, outcomes) == fields.listed(client, version)
    assert outcomes == field_records.read_fields()[client.id]


@each_of(tunnels.EVERYBODY)
def test_no_client_follows_a_proxy(client, write):
    version, asked, followed = observed(client, tunnels)
    if write:
        field_records.write_tunnels({**field_records.read_tunnels(), client.id: (version, followed)}, TUNNEL_IDS)
    assert asked == list(tunnels.STATUSES)
    assert [code for code in asked if httpstatus.redirect_method(code, "CONNECT") is not None] == followed


def test_rows_about_fields_are_well_formed():
    names = {client.name for client in CLIENTS}
    for row in read_rows(fields.DEVIATIONS):
        assert set(row["client"].split()) <= names
        assert list(fields.keys(row))
        assert row["does"] in (fields.KEPT, fields.DROPPED)
        assert row["reason"]


@pytest.mark.parametrize(("path", "rows_of"), [(PATH, rows_for), (fields.DEVIATIONS, fields.rows_for)])
def test_every_row_is_about_a_version_on_the_page(path, rows_of):
    versions = page.read_versions()
    met = [row for client in CLIENTS for row in rows_of(client, versions[client.id])]
    assert [row for row in read_rows(path) if row not in met] == []


def test_page_shows_what_is_recorded(write):
    figures = page.figures()
    if write:
        fill(page.PAGE, figures)
    assert stale(page.PAGE, figures) == []
