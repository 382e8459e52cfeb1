"""Every command line of the transcripts answers as they say, in C and in Python."""
import json

import pytest
from conftest import ROOT, run
from transcripts import answer_to, cases, transcripts

ALL = [pytest.param(line, answer, id=f"{path.stem}-{number}")
       for path in transcripts() for number, (line, answer) in enumerate(cases(path), 1)]


@pytest.mark.parametrize(("line", "answer"), ALL)
def test_answer(command, line, answer):
    assert answer_to(line, ROOT, lambda *words, stdin: run(command, *words, stdin=stdin)) == answer


# Each known code in each language, and what is too long to be checked in: only that the two say the same.
EVERYTHING = [
    ["known"], ["known", "--lang", "zh-Hans"], ["known", "-l", "zh-TW"], ["known", "--json"], ["known", "-jl", "zh"],
    ["known", "--short", "--json"], ["set", "0-1023", "--json"], ["set", "known"], ["grep", "e"], ["grep", "-j", "e"],
    ["log", "docs/examples/access.log", "docs/examples/access.log"], ["log", "-j", "docs/examples/access.log"],
    ["annotate", "docs/examples/access.log"], ["annotate", "-j", "docs/examples/access.log"],
    ["annotate", "--all", "docs/examples/access.log"], ["annotate", "--lang=zh", "--all", "docs/redirects.md"],
]


@pytest.mark.parametrize("arguments", EVERYTHING, ids=" ".join)
def test_both_say_the_same(command, tool, arguments):
    out, err, status = run(command, *arguments)
    assert (err, status) == (b"", 0)
    assert out == run(tool, *arguments)[0]


@pytest.mark.parametrize("lang", ["en", "zh-Hans", "zh-Hant"])
def test_no_line_of_a_text_is_too_wide(tool, lang):
    for line in run(tool, "known", "-l", lang)[0].decode("utf-8").splitlines():
        width = sum(2 if character >= "\u2e80" else 1 for character in line)
        assert width <= 80 or len(line.split()) == 1, line


@pytest.mark.parametrize("code", [100, 206, 302, 404, 503, 777])
@pytest.mark.parametrize("method", ["POST", "get"])
def test_decisions(command, tool, code, method):
    cache = ["cache", str(code), "-m", method]
    for arguments in (["redirect", str(code), method], ["redirect", str(code), method, "-p", "legacy", "-j"],
                      ["redirect", str(code), method, "-pstrict"], ["retry", str(code), method],
                      ["retry", "--json", str(code), method], cache, [*cache, "--shared", "-c", "private"],
                      [*cache, "--json", "--authorization", "--shared", "--expires", "--cache-control=max-age=1"],
                      [*cache, "-c", "no-store, must-understand", "-c", "public", "--understands-partial"],
                      [*cache, "--json", "--content-location-matches", "-cmax-age=9", "--request-no-store"]):
        assert run(command, *arguments) == run(tool, *arguments)


@pytest.mark.parametrize("line", [line for path in transcripts() for line, _ in cases(path)])
def test_json_is_json(tool, line):
    answer = answer_to(line, ROOT, lambda *words, stdin: run(tool, *words, stdin=stdin))
    if "--json" in line and not answer.startswith("!") and "$ httpstatus --json=" not in line:
        text = "".join(f"{part}\n" for part in answer.splitlines() if not part.startswith(("!", "=")))
        if " annotate " in line:
            assert all(json.loads(part)["line"] is not None for part in text.splitlines())
        else:
            assert json.loads(text) is not None
