"""The programs that try everything on every function of a kind leave none of that kind out."""
import re
import sys

import pytest
from building import ROOT

sys.path.insert(0, str(ROOT / "lib/generate"))
import api  # noqa: E402

FUNCTIONS = list(api.functions((ROOT / "include/httpstatus.h").read_text(encoding="utf-8")))


def takes_int(function):
    return any(kind == "int" for kind, _ in function.params)


def takes_memory(function):
    return any("*" in kind for kind, _ in function.params)


def is_any(_):
    return True


def missing(kind, sources):
    called = set()
    for source in ROOT.glob(sources):
        called.update(re.findall(r"\bhttpstatus_\w+", source.read_text(encoding="utf-8")))
    return {function.name for function in FUNCTIONS if kind(function)} - called


@pytest.mark.parametrize(("kind", "sources"), [
    (takes_int, "tests/exhaustive/exhaustive.c"),
    (takes_memory, "tests/fuzz/*.c"),
    (takes_memory, "tests/unit/test_edges.c"),
    (is_any, "tests/stress/stress.c"),
])
def test_none_is_left_out(kind, sources):
    assert missing(kind, sources) == set()


def test_one_that_is_left_out_would_be_caught():
    assert "httpstatus_cache_flags" in missing(takes_memory, "tests/exhaustive/exhaustive.c")
