"""Measures the Python package against what people use instead, and prints a line of JSON for each.

    PYTHONPATH=<build>/python python3 tests/bench/bench_python.py

Everything is measured in one run: in each round every candidate once, in turn, so that a slow moment of the machine
hits all of them; what is printed are medians of processor time, and their ratios. A loop's own cost is measured
likewise and taken off. numpy is needed for the last part only.
"""
import array
import json
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from http import HTTPStatus
from pathlib import Path

import httpstatus
from httpstatus import REASONS, StatusSet, histogram

ROUNDS = 41
# What a web server answers, by and large.
CODES = random.Random(1).choices([200, 201, 204, 206, 301, 302, 304, 400, 401, 403, 404, 429, 500, 502, 503],
                                 [60, 2, 2, 1, 5, 5, 10, 2, 2, 2, 6, 1, 1, 1, 1], k=2000)
PHRASES = [REASONS[code] for code in CODES]
ERRORS = StatusSet("error")
# What the statements below are made of.
NAMES = {
    "reason": httpstatus.reason, "is_error": httpstatus.is_error, "is_redirect": httpstatus.is_redirect,
    "may_retry": httpstatus.may_retry, "find": httpstatus.find, "Status": httpstatus.Status,
    "callable": callable, "HTTPStatus": HTTPStatus, "REASONS": REASONS, "ERRORS": ERRORS,
    "PLAIN_ERRORS": frozenset(ERRORS), "D": dict(REASONS),
    "BY_PHRASE": {phrase.lower(): code for code, phrase in REASONS.items()},
}

# What to do with each code c, or each phrase p.
PER_CALL = {
    "callable(c), which does nothing": "callable(c)",
    "D[c] of a dict": "D[c]",
    "reason(c)": "reason(c)",
    "REASONS[c]": "REASONS[c]",
    "is_error(c)": "is_error(c)",
    "is_redirect(c)": "is_redirect(c)",
    "may_retry(c)": "may_retry(c)",
    "HTTPStatus(c).phrase": "HTTPStatus(c).phrase",
    "HTTPStatus(c)": "HTTPStatus(c)",
    "Status(c)": "Status(c)",
    "c in frozenset": "c in PLAIN_ERRORS",
    "c in StatusSet": "c in ERRORS",
    "d[p.lower()] of a dict": "BY_PHRASE[p.lower()]",
    "find(p)": "find(p)",
}


def looping(statement):
    """A function that runs a statement for every code or phrase, its names being locals as in a tuned program."""
    variable, values = ("p", "PHRASES") if re.search(r"\bp\b", statement) else ("c", "CODES")
    bound = ", ".join(f"{name}={name}" for name in NAMES)
    scope = {**NAMES, "CODES": CODES, "PHRASES": PHRASES}
    exec(f"def loop({bound}):\n    for {variable} in {values}: {statement}", scope)
    return scope["loop"]


def timed(work):
    start = time.process_time_ns()
    work()
    return time.process_time_ns() - start


def medians(candidates, rounds=ROUNDS):
    """The median time of each candidate in nanoseconds, all of them measured once in every round."""
    times = {name: [] for name in candidates}
    for _ in range(rounds):
        for name, work in candidates.items():
            times[name].append(timed(work))
    return {name: statistics.median(values) for name, values in times.items()}


def per_call():
    candidates = {name: looping(statement) for name, statement in PER_CALL.items()}
    found = medians({"empty": looping("pass"), **candidates})
    return {name: (found[name] - found["empty"]) / len(CODES) for name in candidates}


def import_times():
    """Seconds of processor time that an import takes in a fresh interpreter, compiled files being there."""
    program = "import time; t = time.process_time(); import {}; print(time.process_time() - t)"
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "empty_package").mkdir()
        (Path(folder) / "empty_package/__init__.py").touch()
        (Path(folder) / "httpstatus").symlink_to(Path(httpstatus.__file__).parent)
        environment = {**os.environ, "PYTHONPATH": folder, "PYTHONPYCACHEPREFIX": str(Path(folder) / "cache")}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)

        def once(name):
            command = [sys.executable, "-c", program.format(name)]
            return float(subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout)

        times = {name: [] for name in ("empty_package", "http", "httpstatus")}
        for name in times:
            once(name)  # writes the compiled files
        for _ in range(ROUNDS):
            for name, values in times.items():
                values.append(once(name))
    return {name: statistics.median(values) for name, values in times.items()}


def bulk():
    """Nanoseconds a code of each way to count."""
    import numpy

    codes = numpy.array(CODES * 1000, dtype="uint16")
    as_array = array.array("H", codes.tolist())
    few = codes[: len(codes) // 100].tolist()
    is_error = numpy.zeros(1000, dtype=bool)
    is_error[list(ERRORS)] = True

    def loop():
        counts = {}
        for code in few:
            counts[code] = counts.get(code, 0) + 1

    found = medians({
        "numpy.bincount(codes)": lambda: numpy.bincount(codes, minlength=1000),
        "a loop over a list": loop,
        "histogram(codes)": lambda: histogram(codes),
        "histogram(array)": lambda: histogram(as_array),
        "numpy.bincount(codes // 100)": lambda: numpy.bincount(codes // 100, minlength=6),
        "count_classes(codes)": lambda: httpstatus.count_classes(codes),
        "numpy.count_nonzero(table[codes])": lambda: numpy.count_nonzero(is_error[codes]),
        "StatusSet.count(codes)": lambda: ERRORS.count(codes),
    }, rounds=15)
    found["a loop over a list"] *= len(codes) / len(few)
    return {name: value / len(codes) for name, value in found.items()}


NUMPY_WAYS = {
    "histogram(codes)": "numpy.bincount(codes)", "histogram(array)": "numpy.bincount(codes)",
    "a loop over a list": "numpy.bincount(codes)", "count_classes(codes)": "numpy.bincount(codes // 100)",
    "StatusSet.count(codes)": "numpy.count_nonzero(table[codes])",
}


def show(mix, figures, floors):
    for name, value in figures.items():
        floor = floors.get(name, name)
        print(json.dumps({"group": "python", "work": name, "mix": mix, "floor": floor, "ns": value,
                          "ratio": value / figures[floor]}))


def main():
    calls = per_call()
    show("a call", calls, dict.fromkeys(calls, "D[c] of a dict"))
    imports = {f"import {name}": seconds * 1e9 for name, seconds in import_times().items()}
    over = {"import httpstatus over empty_package": imports["import httpstatus"] - imports["import empty_package"]}
    show("an import", {**imports, **over}, dict.fromkeys(imports, "import empty_package"))
    try:
        arrays = bulk()
    except ImportError:
        print("bench_python.py: numpy is not installed", file=sys.stderr)
        return
    show("a code of an array", arrays, NUMPY_WAYS)


if __name__ == "__main__":
    main()
