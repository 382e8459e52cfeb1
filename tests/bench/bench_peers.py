"""Measures what Python programs look phrases and codes up with, against a call of callable().

    bench_peers.py FOLDER     reads FOLDER/codes/*.txt, and FOLDER/texts/*.txt with phrases
"""
import json
import statistics
import sys
import time
from http import HTTPStatus
from http.client import responses
from pathlib import Path

ROUNDS = 60
MOST = 8192  # inputs of each file
BY_PHRASE = {phrase.lower(): code for code, phrase in responses.items()}
FLOOR = "callable(x)"
PHRASES = {"Python http.client.responses.get": "get(x)", "Python HTTPStatus(c).phrase": "HTTPStatus(x).phrase"}
NUMBERS = {"Python dict[phrase.lower()]": "BY_PHRASE[x.lower()]"}


def loop(statement):
    names = {"HTTPStatus": HTTPStatus, "get": responses.get, "callable": callable, "BY_PHRASE": BY_PHRASE}
    bound = ", ".join(f"{name}={name}" for name in names)
    exec(f"def run(inputs, {bound}):\n    for x in inputs:\n        {statement}\n", names)
    return names["run"]


def answers(run, value):
    """Whether this input has an answer: some raise an error for what they do not know."""
    try:
        run([value])
    except (KeyError, ValueError):
        return False
    return True


def time_of(run, inputs):
    begin = time.perf_counter_ns()
    run(inputs)
    return (time.perf_counter_ns() - begin) / len(inputs)


def measure(group, mix, inputs, works):
    floor = loop(FLOOR)
    for name, run in {name: loop(statement) for name, statement in works.items()}.items():
        known = [value for value in inputs if answers(run, value)]
        if not known:
            continue
        pairs = [(time_of(floor, known), time_of(run, known)) for _ in range(ROUNDS)]
        print(json.dumps({"group": group, "work": name, "mix": mix, "floor": FLOOR,
                          "ratio": statistics.median(own / least for least, own in pairs),
                          "ns": statistics.median(own for _, own in pairs)}))


def lines(path):
    return path.read_text(encoding="utf-8").splitlines()[:MOST]


FOLDER = Path(sys.argv[1])
for path in sorted(FOLDER.glob("codes/*.txt")):
    measure("phrases", path.stem, list(map(int, lines(path))), PHRASES)
for path in sorted(FOLDER.glob("texts/*.txt")):
    measure("numbers", path.stem, lines(path), NUMBERS)
