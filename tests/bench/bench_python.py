"""Measures the Python package against what people use instead, and against its goals.

    PYTHONPATH=<build>/python python3 tests/bench/bench_python.py

Everything is measured in one run: in each round every candidate once, in turn, so that a slow moment of the machine
hits all of them; what is shown are medians of processor time, and their ratios. A loop's own cost is measured likewise
and taken off.
numpy is needed for the last part only.
"""
import array
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
    "is_retryable": httpstatus.is_retryable, "find": httpstatus.find, "Status": httpstatus.Status,
    "callable": callable, "HTTPStatus": HTTPStatus, "REASONS": REASONS, "ERRORS": ERRORS,
    "PLAIN_ERRORS": frozenset(ERRORS), "D": dict(REASONS),
    "BY_PHRASE": {phrase.lower(): code for code, phrase in REASONS.items()},
}

# What to do with each code c, or each phrase p.
PER_CALL = {
    "METH_O floor: callable(c)": "callable(c)",
    "D[c] of a dict": "D[c]",
    "reason(c)": "reason(c)",
    "REASONS[c]": "REASONS[c]",
    "is_error(c)": "is_error(c)",
    "is_redirect(c)": "is_redirect(c)",
    "is_retryable(c)": "is_retryable(c)",
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
    import numpy

    codes = numpy.array(CODES * 1000, dtype="uint16")
    as_array = array.array("H", codes.tolist())
    few = codes[: len(codes) // 100].tolist()

    def loop():
        counts = {}
        for code in few:
            counts[code] = counts.get(code, 0) + 1

    found = medians({
        "numpy.bincount": lambda: numpy.bincount(codes, minlength=1000),
        "a loop over a list": loop,
        "histogram(numpy)": lambda: histogram(codes),
        "histogram(array)": lambda: histogram(as_array),
        "count_classes(numpy)": lambda: httpstatus.count_classes(codes),
        "StatusSet.count(numpy)": lambda: ERRORS.count(codes),
    }, rounds=15)
    found["a loop over a list"] *= len(codes) / len(few)
    return {name: value / len(codes) for name, value in found.items()}


def show(title, figures, base, unit="ns"):
    print(f"\n{title}")
    for name, value in figures.items():
        print(f"  {name:28} {value:9.3f} {unit}  {value / figures[base]:7.2f} x {base}")


def goal(text, value, met):
    print(f"  {'met   ' if met else 'MISSED'} {text}: {value:.2f}")


def main():
    print(f"httpstatus {httpstatus.__version__}, Python {sys.version.split()[0]}, medians of {ROUNDS} rounds")
    calls = per_call()
    show("Per call, without the loop", calls, "D[c] of a dict")
    imports = {name: seconds * 1e3 for name, seconds in import_times().items()}
    show("Import in a fresh interpreter", imports, "empty_package", "ms")
    print("\nGoals")
    of_dict = {name: value / calls["D[c] of a dict"] for name, value in calls.items()}
    goal("reason, at most 1.0 x D[c]", of_dict["reason(c)"], of_dict["reason(c)"] <= 1.0)
    for name in ("is_error(c)", "is_redirect(c)"):
        goal(f"{name}, at most 1.3 x D[c]", of_dict[name], of_dict[name] <= 1.3)
    slower = calls["HTTPStatus(c).phrase"] / calls["reason(c)"]
    goal("HTTPStatus(c).phrase, at least 18 x reason(c)", slower, slower >= 18)
    faster = calls["d[p.lower()] of a dict"] / calls["find(p)"]
    goal("find, at least 1.5 times as fast as d[p.lower()]", faster, faster >= 1.5)
    made = calls["Status(c)"] / calls["HTTPStatus(c)"]
    goal("Status(c), at most 1.0 x HTTPStatus(c)", made, made <= 1.0)
    over = imports["httpstatus"] - imports["empty_package"]
    goal("import, at most 2 ms over an empty package", over, over <= 2)
    try:
        arrays = bulk()
    except ImportError:
        print("  numpy is not installed: bulk work is not measured")
        return
    for name in ("histogram(numpy)", "count_classes(numpy)", "StatusSet.count(numpy)"):
        times = arrays["numpy.bincount"] / arrays[name]
        goal(f"{name}, at least 8 times as fast as numpy.bincount", times, times >= 8)
    show("Bulk, per code", arrays, "numpy.bincount")


if __name__ == "__main__":
    main()
