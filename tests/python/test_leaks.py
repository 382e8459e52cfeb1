"""Nothing is leaked: neither references nor memory."""
import array
import gc
import resource
import sys

import pytest

import httpstatus as h
from functions import FUNCTIONS, call

CALLS = 1_000_000
ROUNDS = 20_000


def resident():
    """The resident memory of this process in KiB, or the peak where /proc is not there."""
    try:
        with open("/proc/self/status", encoding="ascii") as file:
            return next(int(line.split()[1]) for line in file if line.startswith("VmRSS"))
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def growth(work, rounds):
    for _ in range(rounds // 10):
        work()
    before = resident()
    for _ in range(rounds):
        work()
    return resident() - before


def refused(work, *arguments):
    try:
        work(*arguments)
    except (TypeError, ValueError):
        return
    raise AssertionError("was not refused")


@pytest.mark.parametrize("name", FUNCTIONS)
def test_right_arguments(name):
    # Reading the registry takes milliseconds.
    assert growth(lambda: call(name), 50 if name == "registry" else ROUNDS) < 1024


WRONG = {
    "type": lambda: refused(h.reason, "404"),
    "text": lambda: refused(h.find, 404),
    "method": lambda: refused(h.may_retry, 503, 1),
    "surrogates": lambda: h.find("\ud800 not found"),
    "array": lambda: h.count_classes(array.array("q", [1, -1, 2**40])),
    "format": lambda: refused(h.count_classes, memoryview(b"x").cast("c")),
    "mapping": lambda: h.histogram({404: 3, None: 1}),
    "weights": lambda: refused(h.count_classes, {404: -1}),
    "classes": lambda: h.classes([200, None] * 1000),
    "mask": lambda: h.StatusSet("5xx").mask([200, None] * 1000),
    "iteration": lambda: list(h.StatusSet("5xx")),
    "hash": lambda: hash(h.StatusSet("5xx")),
    "operands": lambda: h.StatusSet("5xx").difference("501", [502], {"x"}),
    "items": lambda: refused(h.count_classes, [1] * 2000 + ["x"]),
    "strided": lambda: h.count_classes(memoryview(array.array("H", [200] * 2000))[::2]),
    "pattern": lambda: refused(h.StatusSet, "5xx,abc"),
    "members": lambda: refused(h.StatusSet, [1, 2, 1024]),
    "set": lambda: h.StatusSet("5xx") | h.StatusSet([404]),
    "status": lambda: refused(h.Status, "nothing"),
    "huge": lambda: h.Status(10**30),
}


@pytest.mark.parametrize("name", WRONG)
def test_wrong_and_strange_arguments(name):
    assert growth(WRONG[name], ROUNDS // 4) < 1024


def test_a_million_calls():
    def work():
        h.reason(404), h.find("not found"), h.is_error(500), h.Status(404)

    assert growth(work, CALLS // 4) < 1024


# Only a debug build of Python counts them; `sh tests/sanitizers.sh bindings` runs this with one.
if hasattr(sys, "gettotalrefcount"):
    @pytest.mark.parametrize("name", FUNCTIONS)
    def test_references(name):
        call(name)
        gc.collect()  # what other tests have left behind
        before = sys.gettotalrefcount()
        for _ in range(1000):
            call(name)
        assert abs(sys.gettotalrefcount() - before) < 100


@pytest.mark.parametrize("value", [None, "phrase", True])
def test_references_to_shared_objects(value):
    """Immortal objects of newer Pythons aside, the counts of what is returned stay where they were."""
    target = h.reason(404) if value == "phrase" else value
    before = sys.getrefcount(target)
    for _ in range(10_000):
        h.reason(404), h.reason(799), h.is_error(404), h.redirect_method(799), h.parse("x"), h.format_line(1)
        h.parse_line("x"), h.retry_after("x", 0), h.may_retry(404), h.format_status(1)
        h.count_classes([404]), h.histogram([404])
    assert abs(sys.getrefcount(target) - before) < 100
