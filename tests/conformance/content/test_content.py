"""Compares how clients find the end of a response, and how servers send one, with what the library says of it."""

from functools import cache

import pytest
from tables import read_rows

from . import deviations, outcome, servers
from .cases import CASES, RESPONSES
from .clients import CLIENTS


@cache
def observed(observe, driver):
    """The version of a peer and what it did; it is driven once."""
    return observe(driver)


def set_up(peers):
    return [name for name, driver in peers.items() if driver.is_set_up]


def of_response(table, response):
    return {case.framing.name: words for case, words in table.items() if case.response == response}


@pytest.mark.parametrize("response", RESPONSES)
@pytest.mark.parametrize("client", set_up(CLIENTS))
def test_client_deviates_as_listed(client, response):
    version, outcomes = observed(outcome.observe, CLIENTS[client])
    deviating = {case: (does, case.expected()) for case, does in outcomes.items() if does != case.expected()}
    assert of_response(deviating, response) == of_response(deviations.listed(client, version), response)


@pytest.mark.parametrize("server", set_up(servers.SERVERS))
def test_server_deviates_as_listed(server):
    version, wrongs = observed(servers.observe, servers.SERVERS[server])
    assert {case: sent for case, sent in wrongs.items() if sent} == servers.listed(server, version)


def test_rows_are_well_formed():
    for row in read_rows(deviations.PATH):
        assert row["client"] in CLIENTS
        assert set(deviations.cases(row)) <= set(CASES)
        assert row["reason"]
    for row in read_rows(servers.PATH):
        assert set(servers.cases(row)) <= set(servers.CASES)
        assert row["reason"]
