"""Every command line of the transcripts answers as they say, whoever starts the tool."""
import json

import pytest
from conftest import ROOT, run
from transcripts import answer_to, cases, transcripts

ALL = [pytest.param(line, answer, id=f"{path.stem}-{number}")
       for path in transcripts() for number, (line, answer) in enumerate(cases(path), 1)]


@pytest.mark.parametrize(("line", "answer"), ALL)
def test_answer(command, line, answer):
    assert answer_to(line, ROOT, lambda *words, stdin: run(command, *words, stdin=stdin)) == answer


@pytest.mark.parametrize("lang", ["en", "zh-Hans", "zh-Hant"])
def test_no_line_of_a_text_is_too_wide(tool, lang):
    for line in run(tool, "known", "-l", lang)[0].decode("utf-8").splitlines():
        width = sum(2 if character >= "\u2e80" else 1 for character in line)
        assert width <= 80 or len(line.split()) == 1, line


@pytest.mark.parametrize("line", [line for path in transcripts() for line, _ in cases(path)])
def test_json_is_json(tool, line):
    answer = answer_to(line, ROOT, lambda *words, stdin: run(tool, *words, stdin=stdin))
    if "--json" in line and not answer.startswith("!") and "$ httpstatus --json=" not in line:
        text = "".join(f"{part}\n" for part in answer.splitlines() if not part.startswith(("!", "=")))
        if " annotate " in line:
            assert all(json.loads(part)["line"] is not None for part in text.splitlines())
        else:
            assert json.loads(text) is not None
