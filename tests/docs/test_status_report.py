"""The example programs report the same, byte for byte, and what they report is true."""
import re
from collections import Counter

import pytest
from building import ROOT

EXAMPLES = ROOT / "docs/examples"
LOG = EXAMPLES / "access.log"
# Lines that servers really write, and some that only look like it.
ODD_LINES = rb"""
- - - [-] "-" 400 0 "-" "-"
127.0.0.1 - - [21/Nov/2026:05:31:11 +0000] "GET /\" 200 1 \"" 404 0 "-" "-"
127.0.0.1 - - [21/Nov/2026:05:31:11 +0000] "\x16\x03\x01" 400 157 "-" "-"
127.0.0.1 - - [21/Nov/2026:05:31:11 +0000] "GET / HTTP/1.1" 40 0 "-" "-"
127.0.0.1 - - [21/Nov/2026:05:31:11 +0000] "GET / HTTP/1.1" 2000 0 "-" "-"
127.0.0.1 - - [21/Nov/2026:05:31:11 +0000] "GET / HTTP/1.1" 099 0 "-" "-"
127.0.0.1 - - [21/Nov/2026:05:31:11 +0000] "GET / HTTP/1.1
127.0.0.1 - - [21/Nov/2026:05:31:11 +0000] "GET / HTTP/1.1\
no quote at all
\xff\xfe "\xc3\x28" 418 0
the last line ends without a line feed "GET /" 204"""


@pytest.fixture(scope="module")
def reporters(installed, python, tmp_path_factory):
    program = installed.compile(EXAMPLES / "status_report.c", tmp_path_factory.mktemp("c") / "status_report")
    return {
        "C": [program],
        "Python": [python, EXAMPLES / "status_report.py"],
        "Lua": ["lua5.4", EXAMPLES / "status_report.lua"],
    }


def counts_of(report):
    rows = (re.match(rb"(\d{3}) +(\d+) ", line) for line in report.splitlines())
    return {int(row[1]): int(row[2]) for row in rows if row}


def test_the_languages_print_the_same_bytes(installed, reporters):
    reports = {name: installed.run(*command, LOG) for name, command in reporters.items()}
    assert reports["Python"] == reports["C"]
    assert reports["Lua"] == reports["C"]


def test_standard_input_will_do(installed, reporters):
    wanted = installed.run(*reporters["C"], LOG)
    for name, command in reporters.items():
        assert installed.run(*command, stdin=LOG.read_bytes()) == wanted, name


def test_the_counts_are_those_of_the_log(installed, reporters):
    wanted = Counter(int(code) for code in re.findall(rb'(?m)^.*?\] "[^"]*" (\d{3}) ', LOG.read_bytes()))
    assert sum(wanted.values()) == len(LOG.read_bytes().splitlines())
    assert counts_of(installed.run(*reporters["C"], LOG)) == wanted


def test_odd_lines(installed, reporters):
    reports = {name: installed.run(*command, stdin=ODD_LINES) for name, command in reporters.items()}
    assert reports["Python"] == reports["Lua"] == reports["C"]
    assert counts_of(reports["C"]) == {204: 1, 400: 2, 404: 1, 418: 1}
    assert reports["C"].endswith(b"lines without a status: 7\n")


def test_a_row_says_what_is_known(installed, reporters):
    log = b'"GET /" 499 -\n"GET /" 308 -\n"GET /" 777 -\n'
    report = installed.run(*reporters["C"], stdin=log).decode().splitlines()
    assert report[1].split() == (
        "308 1 Redirection standard allowed yes permanent never Permanent Redirect | Google | RFC 9110".split())
    assert report[2].split() == (
        "499 1 Client Error unofficial allowed no - never Client Closed Request "
        "| nginx, Esri, Google, Traefik, Tencent EdgeOne, Groq | nginx".split())
    assert report[3].split() == "777 1 - unknown allowed no - never - | - | -".split()


def test_the_page_of_examples_shows_what_is_printed(installed, reporters):
    """Each line that is shown is printed, in that order; ... is any number of lines."""
    page = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    commands = [[installed.prefix / "bin/httpstatus", "log"], reporters["C"]]
    blocks = re.findall(r"^```text\n(.*?)^```", page, re.S | re.M)
    assert len(blocks) == len(commands)
    for command, block in zip(commands, blocks):
        printed = iter(installed.run(*command, LOG).decode().splitlines())
        assert [line for line in block.splitlines() if line != "..." and line not in printed] == []
