"""Arguments and lines that nobody would write: the tool ends by itself, and Python says the same."""
import random

import pytest
from conftest import run

WORDS = ["404", "4xx", "5xx,!501", "not", "found", "gone", "fuond", "set", "grep", "redirect", "cache", "retry", "log",
         "annotate", "show", "--json", "-j", "-s", "--short", "--lang", "zh", "zh-TW", "fr", "-l", "-p", "legacy", "--",
         "-", "POST", "--shared", "-c", "max-age=1", "--all", "-a", "-x", "--e", "--expires", "777", "1xx-2xx", "!", "",
         "\xff", "teapot", "HTTP/1.1", "204 "]
PARTS = [b'"', b"\\", b" ", b"404", b"200", b"status", b"code=", b"HTTP/1.1", b"\n", b"\xff", b"\0", b".", b"5", b":",
         b"(", b"GET /", b'" ', b"\xe4\xb8\xad", b"Not Found", b"error"]
READERS = [["log", "-j"], ["annotate"], ["annotate", "-a"], ["annotate", "-j"]]


@pytest.mark.parametrize("seed", range(60))
def test_arguments(command, tool, seed):
    chance = random.Random(seed)
    words = [chance.choice(WORDS) for _ in range(chance.randint(1, 6))]
    if chance.random() < 0.3:
        words.append(bytes(chance.randrange(1, 256) for _ in range(chance.randint(1, 20))))
    answer = run(command, *words)
    assert answer == run(tool, *words), words
    assert answer[2] in (0, 1, 2) and (answer[2] == 0 or answer[1] or answer[0]), words


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("arguments", READERS, ids=" ".join)
def test_lines(command, tool, seed, arguments):
    chance = random.Random(seed)
    text = b"".join(chance.choice(PARTS) for _ in range(20000))
    assert run(command, *arguments, stdin=text) == run(tool, *arguments, stdin=text)
