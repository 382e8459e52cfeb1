"""The programs of the README do what it says."""
import re

import pytest
from building import ROOT


def block(language):
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    return re.search(rf"^```{language}\n(.*?)^```", text, re.S | re.M)[1]


def test_the_report(installed, tmp_path):
    """What the first command prints has each line that is shown, in that order; ... stands for others."""
    program = installed.compile(ROOT / "docs/examples/status_report.c", tmp_path / "status_report")
    report = installed.run(program, ROOT / "docs/examples/access.log").decode().splitlines()
    printed = iter([*report, f"C, Python and Lua print the same {len(report)} lines."])
    assert [line for line in block("text").splitlines() if line != "..." and line not in printed] == []


@pytest.mark.parametrize("language", ["c", "python", "lua"])
def test_a_program_has_about_fifteen_lines(language):
    assert len(block(language).splitlines()) <= 16


def test_c(installed, tmp_path):
    source = tmp_path / "readme.c"
    source.write_text(block("c"), encoding="utf-8")
    assert installed.run(installed.compile(source, tmp_path / "readme")).decode().splitlines() == [
        "503 Service Unavailable",
        "https://www.rfc-editor.org/rfc/rfc9110.html#section-15.6.4",
        "retry it, as long as Retry-After says",
        "a browser goes on with GET",
    ]


def test_python(installed, python):
    assert installed.run(python, "-c", block("python")).decode().splitlines() == [
        "503 Service Unavailable https://www.rfc-editor.org/rfc/rfc9110.html#section-15.6.4",
        "It may be retried as it is (RFC 9110 section 9.2.2).", "GET", "413", "False", "False", "True",
    ]


def test_lua(installed, tmp_path):
    source = tmp_path / "readme.lua"
    source.write_text(block("lua"), encoding="utf-8")
    assert installed.run("lua5.4", source).decode().splitlines() == [
        "Service Unavailable\thttps://www.rfc-editor.org/rfc/rfc9110.html#section-15.6.4",
        "true\t4", "GET", "413", "Not Found\tnil", "false",
    ]
