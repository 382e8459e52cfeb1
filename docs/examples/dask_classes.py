"""Counts the status codes of a dataset by class and one by one, inside the partitions of Dask.

    pip install "dask[dataframe]" libhttpstatus
    python3 docs/examples/dask_classes.py [access.log ...]

The logs are in the combined format; without any, ten million codes are made up. Each partition is counted where it
lies, in C, straight from the memory of its numpy array and without the GIL, so Dask's threads run side by side; only
six numbers and one small dict leave it.
"""
import collections
import re
import sys
import time

import dask
import numpy

import httpstatus
from httpstatus import StatusSet

STATUS = re.compile(r'" (\d{3}) ')
SERVER_ERRORS = StatusSet("5xx")


def made_up(codes=10_000_000):
    """A frame with one column of codes, in partitions of a million."""
    import dask.array
    import dask.dataframe

    known = numpy.array([200, 204, 301, 302, 304, 400, 404, 429, 500, 503], dtype="uint16")
    choices = dask.array.random.default_rng(1).integers(0, len(known), codes, chunks=1_000_000)
    status = choices.map_blocks(lambda block: known[block], dtype="uint16")
    return dask.dataframe.from_dask_array(status, columns="status")


def from_logs(paths):
    import dask.bag

    lines = dask.bag.read_text(paths)
    status = lines.map(STATUS.search).filter(bool).map(lambda match: {"status": int(match[1])})
    return status.to_dataframe(meta={"status": "uint16"})["status"]


def count(partition):
    """What is known of one partition, a pandas Series."""
    codes = partition.to_numpy(dtype="uint16")
    return httpstatus.count_classes(codes), httpstatus.histogram(codes), SERVER_ERRORS.count(codes)


def main(paths):
    frame = from_logs(paths) if paths else made_up()
    start = time.perf_counter()
    parts = dask.compute(*[dask.delayed(count)(partition) for partition in frame.to_delayed()], scheduler="threads")
    classes = [sum(counts) for counts in zip(*(part[0] for part in parts))]
    histogram = collections.Counter()
    for part in parts:
        histogram.update(part[1])
    for status_class, number in enumerate(classes):
        print(f"{httpstatus.class_label(100 * status_class) or 'invalid':8}{number:12}")
    for code, number in sorted(histogram.items()):
        print(f"{code:<8}{number:12} {httpstatus.reason(code) or ''}")
    taken = time.perf_counter() - start
    print(f"{sum(part[2] for part in parts)} server errors; {len(parts)} partitions, {taken:.2f} s")


if __name__ == "__main__":
    main(sys.argv[1:])
