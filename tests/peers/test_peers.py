"""Asks the libraries that are installed the questions of the vectors, and compares with what docs/peers.md says.

Those are the ones that peers.csv names a package of Debian for, which build.sh installs, and after run.sh all that it
could install.
"""
import json
import re
from dataclasses import replace

import page
import programs
import pytest
from adapters import PACKAGES, PEERS, Absent, ask, read_table, score
from figures import stale

REGISTRY = json.loads((page.HERE.parents[1] / "lib/generated/registry.json").read_text(encoding="utf-8"))
RESULTS = page.read_results()
QUESTIONS = list(score.questions())
EVERY_PHRASE = [score.Question("reason_other.reason", (str(code),), "", "") for code in range(1000)]
NO_PHRASE = "(Unused)"
SET_UP = [peer for peer, row in PEERS.items() if row["package"] or PACKAGES.is_dir()]


@pytest.fixture(scope="module", params=SET_UP)
def peer(request, tmp_path_factory):
    """(name, what it answers to the vectors, what it answers to EVERY_PHRASE) of a peer that is installed."""
    try:
        result = ask(request.param, tmp_path_factory.mktemp("peer"), QUESTIONS + EVERY_PHRASE)
    except Absent as error:
        if PEERS[request.param]["package"]:
            raise
        pytest.skip(str(error))
    of_vectors, of_every = result.answers[:len(QUESTIONS)], result.answers[len(QUESTIONS):]
    return request.param, replace(result, answers=of_vectors), replace(result, answers=of_every)


def test_the_page_says_what_a_peer_answers(peer):
    name, result, _ = peer
    asked = page.record(result)
    assert page.unexplained(asked) == []
    if asked["version"] == RESULTS[name]["version"]:
        assert asked == RESULTS[name], "sh tests/peers/run.sh writes docs/peers.md again"


def test_the_page_shows_what_is_recorded():
    assert stale(page.PAGE, page.figures(RESULTS)) == []


def test_every_explanation_is_needed():
    met = {page.key_of(*difference) for recorded in RESULTS.values() for difference in recorded["differences"]}
    assert set(page.explained()) == met
    assert {row["reason"] for row in read_table("reasons.csv")} == set(page.explained().values())


def test_what_changed_in_programs_is_explained():
    results = programs.read_results()
    assert programs.faults(results) == []
    used = {programs.reason_of(name, *change) for name, result in results.items()
            for change in programs.changes_of(result)}
    assert {row["reason"] for row in programs.reasons()} == used
    lost = {"lighttpd": {"lost": ["request.t"], "changed": [["status 404", "404 Not Found", "404 Lost"]]}}
    assert len(programs.faults(lost)) == 2


def test_an_unexplained_difference_is_found():
    changed = {"differences": [["reason.reason", ["404"], "Lost"], ["reason.reason", ["413"], "Payload Too Large"]]}
    assert page.unexplained(changed) == [("reason.reason", "404", "Lost")]


def key(text):
    return re.sub(r"[^a-z0-9]", "", text.lower())


def test_every_phrase_of_a_peer_is_a_spelling_of_ours(peer):
    """So httpstatus_find() understands whatever a peer sends."""
    name, _, result = peer
    phrases = {int(question.arguments[0]): text for question, text in result.claimed()}
    assert bool(phrases) == ("reason.reason" in RESULTS[name]["asked"])
    spellings = {entry["code"]: set(map(key, (entry["reason"], entry["name"], *entry["aliases"],
                                              *(vendor["reason"] for vendor in entry["vendors"]))))
                 for entry in REGISTRY["codes"]}
    assert {code: text for code, text in phrases.items()
            if text != NO_PHRASE and key(text) not in spellings.get(code, ())} == {}
