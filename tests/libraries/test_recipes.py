"""The recipes of docs/data.md do in each library what a loop does."""
import collections
import datetime

import duckdb
import pandas
import polars
import pyarrow
import pytest

import pages
from httpstatus import Status, StatusSet

CODES = [200, 404, 501, 503, 302, 429, 500, 200] * 20
START = datetime.datetime(2026, 11, 28, 12, 0)
ROWS = [(START + datetime.timedelta(seconds=11 * at), code) for at, code in enumerate(CODES)]
COLUMNS = {"time": [time for time, _ in ROWS], "status": CODES}
ALARMS = StatusSet("5xx,!501")
PER_MINUTE = collections.Counter((time.replace(second=0), code // 100) for time, code in ROWS)


def of_pandas(frame):
    return frame.reset_index().to_dict("list")


LIBRARIES = {
    "pandas": (lambda: pandas.DataFrame(COLUMNS), lambda frame: frame.to_dict("list"), of_pandas),
    "Polars": (lambda: polars.DataFrame(COLUMNS), *[lambda frame: frame.to_dict(as_series=False)] * 2),
    "DuckDB": (lambda: duckdb.from_arrow(pyarrow.table(COLUMNS)), *[lambda log: log.to_arrow_table().to_pydict()] * 2),
    "Dask": (lambda: dask_frame(), lambda frame: frame.compute().to_dict("list"),
             lambda frame: of_pandas(frame.compute())),
}


def dask_frame():
    import dask.dataframe

    return dask.dataframe.from_pandas(pandas.DataFrame(COLUMNS), npartitions=3)


@pytest.mark.parametrize("library", LIBRARIES)
def test_recipes(library):
    make, columns, counts = LIBRARIES[library]
    recipes = pages.recipes(library)
    frame = make()
    recipes["log"] = frame
    classes = columns(recipes["class_column"](frame))
    assert sorted(zip(classes["status"], classes["status_class"])) == sorted((code, code // 100) for code in CODES)
    phrases = columns(recipes["phrase_column"](frame))
    assert sorted(zip(phrases["status"], phrases["phrase"])) == sorted((code, Status(code).phrase) for code in CODES)
    assert sorted(columns(recipes["alarms"](frame))["status"]) == sorted(code for code in CODES if code in ALARMS)
    share = sum(code in StatusSet("retryable") for code in CODES) / len(CODES)
    assert recipes["retryable_share"](frame) == pytest.approx(share)
    time, status_class, number = list(counts(recipes["per_minute"](frame)).values())
    assert {(each, kind): count for each, kind, count in zip(time, status_class, number)} == PER_MINUTE
