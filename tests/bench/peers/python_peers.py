"""Measures what Python programs look phrases up with, on the codes of the files named, against a call of callable()."""
import json
import statistics
import sys
import time
from http import HTTPStatus
from http.client import responses
from pathlib import Path

ROUNDS = 60


def loop(statement):
    names = {"HTTPStatus": HTTPStatus, "responses": responses, "get": responses.get, "callable": callable}
    exec("def run(codes, get=get, callable=callable, HTTPStatus=HTTPStatus):\n"
         "    for c in codes:\n"
         f"        {statement}\n", names)
    return names["run"]


WORKS = {"callable(c)": loop("callable(c)"), "http.client.responses.get": loop("get(c)")}
KNOWN = {"HTTPStatus(c).phrase": loop("HTTPStatus(c).phrase")}


def time_of(run, codes):
    begin = time.perf_counter_ns()
    run(codes)
    return (time.perf_counter_ns() - begin) / len(codes)


for path in map(Path, sys.argv[1:]):
    codes = [int(line) for line in path.read_text().splitlines()[:8192]]
    known = [code for code in codes if code in set(HTTPStatus)]
    times = {name: [] for name in (*WORKS, *KNOWN)}
    for _ in range(ROUNDS):
        for name, run in WORKS.items():
            times[name].append(time_of(run, codes))
        for name, run in KNOWN.items():
            if known:  # it raises an error for what it does not know
                times[name].append(time_of(run, known))
    for name, all_times in list(times.items())[1:]:
        if all_times:
            ratio = statistics.median(own / floor for own, floor in zip(all_times, times["callable(c)"]))
            print(json.dumps({"suite": "python", "group": "peers", "work": f"Python {name}", "mix": path.stem,
                              "floor": "callable(c)", "ratio": round(ratio, 3),
                              "ns": round(statistics.median(all_times), 3)}))
