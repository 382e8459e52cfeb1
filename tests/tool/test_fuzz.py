"""Arguments and lines that nobody would write: the tool ends by itself, and loses nothing of what it reads."""
import json
import random
import re

import pytest
from conftest import run

WORDS = ["404", "4xx", "5xx,!501", "not", "found", "gone", "fuond", "set", "grep", "redirect", "cache", "retry",
         "log", "annotate", "show", "--json", "-j", "-s", "--short", "--lang", "zh", "zh-TW", "fr", "-l", "-p",
         "legacy", "--", "-", "POST", "help", "robots", "fields", "404.13", "000", "--as", "regex", "--color",
         "always", "--field", "--key", "--unread", "--fail-on", "!501,505", "5..", "200..=299", "timeout",
         "--completion", "zsh", "--manual", "post", "--shared", "-c", "max-age=1", "--all", "-a", "-x", "--e",
         "--expires", "777", "1xx-2xx", "!", "", "\xff", "teapot", "HTTP/1.1", "204 ", "-r", "1", "--proxy"]
PARTS = [b'"', b"\\", b" ", b"404", b"200", b"status", b"code=", b"HTTP/1.1", b"\n", b"\xff", b"\0", b".", b"5", b":",
         b"(", b"GET /", b'" ', b"\xe4\xb8\xad", b"Not Found", b"error"]


@pytest.fixture(params=range(12))
def text(request):
    chance = random.Random(request.param)
    return b"".join(chance.choice(PARTS) for _ in range(20000))


def read(tool, *arguments, stdin):
    out, err, status = run(tool, *arguments, stdin=stdin)
    assert (err, status) == (b"", 0)
    return out


@pytest.mark.parametrize("seed", range(60))
def test_arguments(tool, seed):
    chance = random.Random(seed)
    words = [chance.choice(WORDS) for _ in range(chance.randint(1, 6))]
    if chance.random() < 0.3:
        words.append(bytes(chance.randrange(1, 256) for _ in range(chance.randint(1, 20))))
    out, err, status = run(tool, *words)
    assert status in (0, 1, 2) and (status == 0 or err or out), words


def test_log_counts_every_line(tool, text):
    text = b'"GET /" 200\n' + text
    answer = json.loads(read(tool, "log", "--json", stdin=text))
    assert answer["lines"] == sum(1 for line in text.split(b"\n") if line.strip(b" \t\r"))
    assert (answer["without_status"] + answer["no_response"] + sum(record["count"] for record in answer["codes"])
            == answer["lines"])


@pytest.mark.parametrize("options", [[], ["--all"]], ids=str)
def test_annotate_only_adds(tool, text, options):
    """Without the titles that it added, the text is as it was."""
    marked = text.replace(b"(", b"[")
    assert re.sub(rb" \([^()]*\)", b"", read(tool, "annotate", *options, stdin=marked)) == marked


def test_annotate_says_where_codes_stand(tool, text):
    answers = [json.loads(line) for line in read(tool, "annotate", "--json", stdin=text).splitlines()]
    lines = text.removesuffix(b"\n").split(b"\n")
    assert [answer["line"] for answer in answers] == [line.decode("utf-8", "replace") for line in lines]
    for answer, line in zip(answers, lines):
        assert all(line[code["at"]:code["at"] + 3] == b"%d" % code["code"] for code in answer["codes"])
