"""The blocks of the README print what their comments say, and its figures are those of the pages that it links to."""
import json
import re

import pytest
from building import ROOT

TEXT = (ROOT / "README.md").read_text(encoding="utf-8")
COMMENT = {"c": r"/\* (.*) \*/", "python": r"  # (.*)", "lua": r"--> (.*)"}
PROGRAM = "#include <httpstatus.h>\n#include <stdio.h>\nint main(void)\n{{\n{}}}\n"


def block(language):
    return re.search(rf"^```{language}\n(.*?)^```", TEXT, re.S | re.M)[1]


def printed_by(command, installed):
    return [" ".join(line.split()) for line in installed.run(*command).decode().splitlines()]


@pytest.mark.parametrize("language", COMMENT)
def test_a_block_has_five_lines(language):
    assert len(block(language).splitlines()) == 5


def test_c(installed, tmp_path):
    source = tmp_path / "readme.c"
    source.write_text(PROGRAM.format(block("c")), encoding="utf-8")
    command = [installed.compile(source, tmp_path / "readme")]
    assert printed_by(command, installed) == re.findall(COMMENT["c"], block("c"))


def test_python(installed, python):
    assert printed_by([python, "-c", block("python")], installed) == re.findall(COMMENT["python"], block("python"))


def test_lua(installed, tmp_path):
    source = tmp_path / "readme.lua"
    source.write_text(block("lua"), encoding="utf-8")
    assert printed_by(["lua5.4", source], installed) == re.findall(COMMENT["lua"], block("lua"))


def test_the_tool(installed):
    """Each line that is shown is printed, in that order; ... is any number of lines."""
    command, *shown = block("console").splitlines()
    printed = iter(installed.run(installed.prefix / "bin/httpstatus", *command.split()[2:]).decode().splitlines())
    assert [line for line in shown if line != "..." and line not in printed] == []


def test_how_many_libraries_have_the_old_phrase():
    results = json.loads((ROOT / "tests/peers/results.json").read_text(encoding="utf-8")).values()
    asked = [result for result in results if result["asked"].get("reason.reason")]
    old = [result for result in asked if ["reason.reason", ["422"], "Unprocessable Entity"] in result["differences"]]
    assert f"{len(old)} of {len(asked)} [other libraries](docs/peers.md)" in TEXT


def test_how_many_caches_store_429():
    page = (ROOT / "docs/caching.md").read_text(encoding="utf-8")
    against = re.findall(r"^\| ([^;|]*)[^|]*\| [^|]*\b429\b[^|]*\|[^|]*\| RFC 6585 ", page, re.M)
    number = {3: "three", 4: "four", 5: "five"}[len(against)]
    assert f"{number} [caches](docs/caching.md) store a 429" in " ".join(TEXT.split())


def test_how_fast_it_is():
    goal = re.search(r"^\| one code, realistic \| empty function \| .* x \| (.*) x \| met \|$",
                     (ROOT / "docs/performance.md").read_text(encoding="utf-8"), re.M)[1]
    assert f"[{goal} times](docs/performance.md) an empty function call" in " ".join(TEXT.split())
