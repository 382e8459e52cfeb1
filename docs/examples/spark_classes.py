"""Asks about the status codes of a dataset inside the executors of Spark.

    pip install "pyspark>=4.1" pyarrow numpy libhttpstatus         (and a JDK, 17 or later)
    python3 docs/examples/spark_classes.py [access.log ...]

The logs are in the combined format; without any, a million codes are made up, some of them NULL. Each batch of Arrow
data is read in C; a NULL stays NULL. The table of codes is small, so a join broadcasts it.
"""
import os
import sys

import numpy
import pyarrow
from pyarrow import compute
from pyspark.sql import SparkSession, functions
from pyspark.sql.types import IntegerType

import httpstatus
from httpstatus import StatusSet

ALARMS = StatusSet("5xx,!501")
RETRYABLE = StatusSet("retryable")
CODES = [(code, phrase, code in RETRYABLE) for code, phrase in httpstatus.REASONS.items()]


@functions.arrow_udf(IntegerType())
def class_of(status: pyarrow.Array) -> pyarrow.Array:
    """The class of each code; NULL for a NULL and for what is no code."""
    classes = pyarrow.array(numpy.asarray(httpstatus.classes(status)), pyarrow.int32())
    return compute.if_else(compute.equal(classes, 0), None, classes)


def alarms(batches):
    """The rows of an alarm, for mapInArrow: a batch in, a batch out."""
    for batch in batches:
        yield batch.filter(pyarrow.array(numpy.asarray(ALARMS.mask(batch["status"]))))


def made_up(spark, rows=1_000_000):
    known = functions.array(*map(functions.lit, [200, 204, 301, 304, 404, 429, 500, 501, 503, None]))
    return spark.range(rows).select(
        functions.timestamp_seconds(functions.col("id") / 100).alias("time"),
        functions.element_at(known, (functions.col("id") * 7 % 10 + 1).cast("int")).cast("int").alias("status"))


def from_logs(spark, paths):
    lines = spark.read.text(paths)
    time = functions.regexp_extract("value", r"\[([^\]]+)\]", 1)
    status = functions.regexp_extract("value", r'" (\d{3}) ', 1)
    return lines.select(functions.to_timestamp(time, "dd/MMM/yyyy:HH:mm:ss Z").alias("time"),
                        functions.when(status != "", status).cast("int").alias("status"))


def main(paths):
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # the executors run in the same environment
    spark = SparkSession.builder.appName("status codes").config("spark.ui.enabled", "false").getOrCreate()
    log = from_logs(spark, paths) if paths else made_up(spark)
    table = functions.broadcast(spark.createDataFrame(CODES, "status int, phrase string, retryable boolean"))
    for row in log.groupBy(class_of("status").alias("class")).count().orderBy("class").collect():
        print(f"{httpstatus.class_label(100 * (row['class'] or 0)) or 'none':8}{row['count']:12}")
    for row in log.join(table, "status", "left").groupBy("status", "phrase").count().orderBy("status").collect():
        print(f"{row['status'] or 'NULL':<8}{row['count']:12} {row['phrase'] or '-'}")
    share = log.join(table, "status").agg(functions.avg(functions.col("retryable").cast("int"))).first()[0]
    minute = functions.date_trunc("minute", "time")
    busiest = log.groupBy(minute, class_of("status")).count().agg(functions.max("count")).first()[0]
    found = log.mapInArrow(alarms, log.schema).count()
    print(f"{found} alarms; {share:.1%} retryable; at most {busiest} of a class a minute")
    spark.stop()


if __name__ == "__main__":
    main(sys.argv[1:])
