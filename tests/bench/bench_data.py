"""Measures the recipes of docs/data.md on two million rows, and what people write without this package.

    PYTHONPATH=<build>/python python3 tests/bench/bench_data.py [--write]

Needs the libraries of tests/libraries/requirements.txt. Each figure is the shortest of five runs, in nanoseconds of
elapsed time a row; all are taken in one run. --write puts the figures of the recipes into docs/data.md.
"""
import re
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/libraries"))

import dask.dataframe  # noqa: E402
import duckdb  # noqa: E402
import numpy  # noqa: E402
import pages  # noqa: E402
import pandas  # noqa: E402
import polars  # noqa: E402
import pyarrow  # noqa: E402

import httpstatus  # noqa: E402

ROWS = 2_000_000
RUNS = 5
WISHES = {"class column": "class_column", "phrase column": "phrase_column", "5xx but 501": "alarms",
          "share of retryable codes": "retryable_share", "classes per minute": "per_minute"}

random = numpy.random.default_rng(1)
status = random.choice([200, 204, 301, 304, 404, 429, 500, 501, 503], ROWS)
frame = pandas.DataFrame({"time": pandas.date_range("2026-11-28", periods=ROWS, freq="10ms"), "status": status})
FRAMES = {
    "pandas": frame, "Polars": polars.DataFrame({"time": polars.Series(frame["time"].to_numpy()), "status": status}),
    "DuckDB": pyarrow.Table.from_pandas(frame), "Dask": dask.dataframe.from_pandas(frame, npartitions=4),
}
# How the rows of a lazy result are made.
FINISH = {"DuckDB": lambda found: found.to_arrow_table(), "Dask": lambda found: found.compute(scheduler="threads")}


def shortest(work):
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times) / ROWS * 1e9


def recipe(library, function):
    """What runs a recipe to its end."""
    recipes = pages.recipes(library)
    given = FRAMES[library]
    if library == "DuckDB":
        given = recipes["log"] = duckdb.from_arrow(given)
    finish = FINISH.get(library, lambda found: found)

    def run():
        found = recipes[function](given)
        return found if isinstance(found, float) else finish(found)
    return run


def beside():
    """Yields (what, the work) of a bulk function and of the idiom of each library for the same."""
    small, column = status.astype("uint16"), frame["status"]
    nulls = random.random(ROWS) < 0.05
    arrow = pyarrow.array(small, mask=nulls)
    yield "count_classes, numpy uint16", lambda: httpstatus.count_classes(small)
    yield "count_classes, numpy int64", lambda: httpstatus.count_classes(status)
    yield "numpy.bincount(codes // 100), int64", lambda: numpy.bincount(status // 100, minlength=6)
    yield "count_classes, pandas int64", lambda: httpstatus.count_classes(column)
    yield "(column // 100).value_counts(), pandas int64", lambda: (column // 100).value_counts()
    yield "count_classes, Arrow uint16 with nulls", lambda: httpstatus.count_classes(arrow)
    yield "classes, numpy int64", lambda: httpstatus.classes(status)
    yield "codes // 100, numpy int64", lambda: status // 100
    yield "StatusSet.mask, numpy int64", lambda: pages.recipes("pandas")["ALARMS"].mask(status)
    yield "numpy.isin, int64", lambda: numpy.isin(status, [500, *range(502, 600)])


def table():
    """The rows of the table in docs/data.md."""
    for wish, function in WISHES.items():
        cells = [f"{shortest(recipe(library, function)):.1f} ns" for library in FRAMES]
        yield f"| {wish} | {' | '.join(cells)} |"


def main():
    for what, work in beside():
        print(f"{shortest(work):8.2f} ns  {what}")
    rows = list(table())
    print("\n".join(rows))
    if "--write" in sys.argv:
        page = ROOT / "docs/data.md"
        text = page.read_text(encoding="utf-8")
        whole = "\n".join(rows) + "\n"
        text = re.sub(r"(^\| ---.*\n)(\|.*\n)+", lambda found: found[1] + whole, text, count=1, flags=re.M)
        page.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
