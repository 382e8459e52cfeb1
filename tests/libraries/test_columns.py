"""Columns of codes in the libraries that people hold them in."""
import collections

import duckdb
import numpy
import pandas
import polars
import pyarrow
import pytest

import httpstatus as h
from httpstatus import StatusSet

CODES = [200, None, 301, 404, 404, None, 500, 100, 0, 99, 600, 999, 1000, 65535, 65736, -1, 503] * 300
SOME = StatusSet("404,5xx")


def rows(column):
    return [None if code is None or code != code else code for code in column]


def pandas_masked(kind):
    return lambda codes: pandas.Series(codes, dtype=kind)


FORMS = {
    "pandas float": pandas.Series,
    "pandas Int64": pandas_masked("Int64"), "pandas Int32": pandas_masked("Int32"),
    "pandas Float64": pandas_masked("Float64"), "pandas object": pandas_masked("object"),
    "pandas NA": lambda codes: pandas.Series([pandas.NA if code is None else code for code in codes], dtype=object),
    "list of NA": lambda codes: [pandas.NA if code is None else code for code in codes],
    "numpy masked items": lambda codes: [numpy.ma.masked if code is None else code for code in codes],
    "pandas arrow": pandas_masked(pandas.ArrowDtype(pyarrow.int64())),
    "pandas arrow double": pandas_masked(pandas.ArrowDtype(pyarrow.float64())),
    "pandas array": lambda codes: pandas.array(codes, dtype="Int64"),
    "pandas slice": lambda codes: pandas.Series([7, *codes, 7], dtype="Int64")[1:-1],
    "pandas categorical": lambda codes: pandas.Series(codes, dtype="Int64").astype("category"),
    "polars": polars.Series, "polars i32": lambda codes: polars.Series(codes, dtype=polars.Int32),
    "polars slice": lambda codes: polars.Series([7, *codes, 7])[1:-1],
    "polars chunks": lambda codes: polars.concat([polars.Series(codes[:5]), polars.Series(codes[5:])], rechunk=False),
    "polars frame": lambda codes: polars.DataFrame({"status": codes}),
    "pyarrow": pyarrow.array, "pyarrow float": lambda codes: pyarrow.array(codes, pyarrow.float64()),
    "pyarrow slice": lambda codes: pyarrow.array([7] * 13 + codes)[13:],
    "pyarrow chunks": lambda codes: pyarrow.chunked_array([codes[:9], [], codes[9:]]),
    "pyarrow table": lambda codes: pyarrow.table({"status": codes}),
    "pyarrow batch": lambda codes: pyarrow.record_batch({"status": pyarrow.array(codes)}),
    "pyarrow null rows": lambda codes: pyarrow.StructArray.from_arrays(
        [pyarrow.array([404 if code is None else code for code in codes])], ["status"],
        mask=pyarrow.array([code is None for code in codes])),
    "duckdb": lambda codes: duckdb.from_arrow(pyarrow.table({"status": pyarrow.array(codes)})),
}


@pytest.mark.parametrize("form", FORMS)
def test_every_column_with_nulls(form):
    make = FORMS[form]
    there = [code for code in CODES if code is not None]
    assert h.count_classes(make(CODES)) == h.count_classes(there)
    assert h.histogram(make(CODES)) == h.histogram(there)
    assert SOME.count(make(CODES)) == SOME.count(there)
    assert list(h.classes(make(CODES))) == list(h.classes(CODES))
    assert list(SOME.mask(make(CODES))) == list(SOME.mask(CODES))


@pytest.mark.parametrize("kind", ["int8", "uint8", "int16", "uint16", "int32", "uint32", "int64", "uint64"])
def test_every_type_without_nulls(kind):
    codes = [0, 99, 100, 127] if "int8" in kind else [0, 99, 100, 404, 503, 1000]
    for make in (pandas.Series, pandas.Index, lambda values: polars.Series(values), pyarrow.array):
        assert list(h.classes(make(numpy.array(codes, dtype=kind)))) == [h.class_of(code) for code in codes]


def test_what_value_counts_makes_is_refused():
    column = pandas.Series([200, 200, 404])
    with pytest.raises(TypeError, match=r"^count_classes\(\) argument 'codes' is a column called 'count', .*to_dict"):
        h.count_classes(column.value_counts())
    assert h.count_classes(column.value_counts().to_dict()) == h.count_classes(column) == (0, 0, 2, 0, 1, 0)
    assert h.histogram(collections.Counter(column)) == {200: 2, 404: 1}


@pytest.mark.parametrize("given, message", [
    (pandas.DataFrame({"status": [1]}), "must be one column of codes, not DataFrame"),
    (polars.DataFrame({"a": [1], "b": [2]}), "must be one column, not 2"),
    (pandas.Series([True]), "must hold numbers, not bools"), (pyarrow.array([True]), "must hold numbers, not bools"),
    (pandas.Series(["200"], dtype=object), "must be made of ints, not str"),
    (polars.Series(["200"]), "must hold numbers, not an Arrow type of format vu"),
    (pyarrow.array([200, 404]).dictionary_encode(), "must hold numbers, not an Arrow dictionary; decode it first"),
])
def test_what_is_refused(given, message):
    for ask, name in ((h.count_classes, "count_classes"), (SOME.mask, "StatusSet.mask")):
        with pytest.raises(TypeError) as caught:
            ask(given)
        assert str(caught.value) == f"{name}() argument 'codes' {message}"


def test_a_failing_stream():
    def broken():
        yield pyarrow.record_batch({"status": [200]})
        raise OSError("the disk is gone")

    schema = pyarrow.schema({"status": pyarrow.int64()})
    with pytest.raises(OSError, match="the disk is gone"):
        h.histogram(pyarrow.RecordBatchReader.from_batches(schema, broken()))


def test_answers_become_columns():
    codes = pandas.Series([200, 404, 503])
    assert pandas.Series(numpy.asarray(h.classes(codes))).tolist() == [2, 4, 5]
    assert codes[numpy.asarray(SOME.mask(codes))].tolist() == [404, 503]
    assert polars.Series(numpy.asarray(h.classes(codes))).dtype == polars.UInt8


def test_the_registry_becomes_a_table():
    rows_ = h.registry()
    assert len(pandas.DataFrame(rows_)) == len(polars.DataFrame(rows_, infer_schema_length=None)) == len(h.REASONS)
    codes = pyarrow.Table.from_pylist([{"code": row["code"], "reason": row["reason"]} for row in rows_])
    log = pyarrow.table({"status": [404, 799]})
    found = duckdb.sql("SELECT status, reason FROM log LEFT JOIN codes ON status = code ORDER BY status").fetchall()
    assert found == [(404, "Not Found"), (799, None)] and codes and log
