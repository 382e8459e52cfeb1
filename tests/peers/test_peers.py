"""Compares the data with the tables that other software ships.

Every phrase that a peer has is compared, and every code of IANA's registry that it lacks is a difference too; an
unofficial code that it lacks is not. differences.csv holds every difference with its reason, and for which versions of
the peer it was seen. A difference that is not there fails the test; so does one that a peer of such a version no longer
shows. A peer that is not installed is skipped.
"""
import csv
import json
import operator
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
TABLES = HERE / "tables"
REGISTRY = json.loads((HERE.parents[1] / "lib/generated/registry.json").read_text(encoding="utf-8"))
ENTRIES = {entry["code"]: entry for entry in REGISTRY["codes"]}
ABSENT = 77  # how a table's program says that its peer is not installed
COMPARE = {">=": operator.ge, "<": operator.lt}
NODE_MODULES = "/usr/share/nodejs:/usr/lib/node_modules:/usr/local/lib/node_modules"


def need(program):
    path = shutil.which(program)
    if not path:
        pytest.skip(f"{program} is not installed")
    return path


def built_with_libmicrohttpd(folder):
    if subprocess.run([need("pkg-config"), "--exists", "libmicrohttpd"], check=False).returncode != 0:
        pytest.skip("libmicrohttpd-dev is not installed")
    flags = subprocess.check_output(["pkg-config", "--cflags", "--libs", "libmicrohttpd"], text=True).split()
    program = folder / "table"
    subprocess.run([os.environ.get("CC", "cc"), TABLES / "libmicrohttpd.c", *flags, "-o", program], check=True)
    return [program]


# What prints each peer's table; called with a folder to build in.
PEERS = {
    "CPython": lambda folder: [sys.executable, TABLES / "cpython.py"],
    "Node.js": lambda folder: [need("node"), TABLES / "node.js"],
    "statuses": lambda folder: [need("node"), TABLES / "statuses.js"],
    "libmicrohttpd": built_with_libmicrohttpd,
    "HTTP::Status": lambda folder: [need("perl"), TABLES / "http_status.pl"],
    "net/http": lambda folder: [need("go"), "run", TABLES / "net_http.go"],
}


def table_of(command):
    """(version, {code: phrase}) as a peer's program prints them."""
    environment = {**os.environ, "NODE_PATH": NODE_MODULES, "GOTOOLCHAIN": "local"}
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False, env=environment)
    if done.returncode == ABSENT:
        pytest.skip("it is not installed")
    assert done.returncode == 0, done.stderr
    version, *lines = done.stdout.splitlines()
    table = dict(line.split("\t") for line in lines)
    assert len(table) > 50, "a peer without a table"
    return version, {int(code): phrase for code, phrase in table.items()}


@pytest.fixture(scope="module", params=PEERS)
def peer(request, tmp_path_factory):
    """(name, version, {code: phrase}) of a peer that is installed."""
    return request.param, *table_of(PEERS[request.param](tmp_path_factory.mktemp("peer")))


def differences(table):
    """{(code, theirs, ours)}, the empty text for a code that one side lacks."""
    registered = {code for code, entry in ENTRIES.items() if entry["standing"] != "unofficial"}
    ours = {code: entry["reason"] for code, entry in ENTRIES.items()}
    pairs = {(code, table.get(code, ""), ours.get(code, "")) for code in registered | set(table)}
    return {(code, theirs, mine) for code, theirs, mine in pairs if theirs != mine}


def listed():
    with (HERE / "differences.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def difference_of(line):
    return int(line["code"]), line["theirs"], line["ours"]


def numbers(version):
    return tuple(map(int, re.findall(r"\d+", version)))


def is_of(version, versions):
    """Whether a version lies in a range such as ">=3.9 <3.13"."""
    limits = re.findall(r"(>=|<)([\d.]+)", versions)
    assert limits, f"{versions!r} is no range of versions"
    return all(COMPARE[sign](numbers(version), numbers(limit)) for sign, limit in limits)


def test_every_difference_is_listed(peer):
    name, version, table = peer
    known = {difference_of(line) for line in listed() if line["peer"] == name}
    assert differences(table) - known == set(), f"{name} {version}"


def test_no_listed_difference_is_stale(peer):
    name, version, table = peer
    claimed = {difference_of(line) for line in listed() if line["peer"] == name and is_of(version, line["versions"])}
    assert claimed - differences(table) == set(), f"{name} {version}"


def key(text):
    return re.sub(r"[^a-z0-9]", "", text.lower())


def test_every_phrase_of_a_peer_is_a_spelling_of_ours(peer):
    """So httpstatus_find() understands whatever a peer sends."""
    name, _, table = peer
    spellings = {code: {key(text) for text in (entry["reason"], entry["name"], *entry["aliases"])}
                 for code, entry in ENTRIES.items()}
    assert {code: text for code, text in table.items() if key(text) not in spellings.get(code, ())} == {}, name


def test_every_line_says_why():
    for line in listed():
        assert line["peer"] in PEERS
        assert line["why"]
        assert line["theirs"] != line["ours"]


def test_no_line_stands_twice():
    lines = [(line["peer"], *difference_of(line)) for line in listed()]
    assert len(set(lines)) == len(lines)


def test_a_new_difference_would_be_found():
    """The comparison itself, on a table with one phrase changed, one code lost and one invented."""
    table = {code: entry["reason"] for code, entry in ENTRIES.items()}
    table[404] = "Lost"
    del table[410]
    table[427] = "Invented"
    assert differences(table) == {(404, "Lost", "Not Found"), (410, "", "Gone"), (427, "Invented", "")}


@pytest.mark.parametrize(("version", "versions", "expected"), [
    ("3.12.1", ">=3.9 <3.13", True), ("3.13.0", ">=3.9 <3.13", False), ("3.9.18", ">=3.9 <3.13", True),
    ("3.8.18", ">=3.9 <3.13", False), ("0.9.75", ">=0.9.75 <0.9.76", True), ("6.44", ">=6.44 <6.45", True),
])
def test_ranges_of_versions(version, versions, expected):
    assert is_of(version, versions) == expected
