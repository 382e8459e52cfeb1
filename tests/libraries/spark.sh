#!/bin/sh
# Runs docs/examples/spark_classes.py with PySpark from the Python package index, on the JDK that is installed:
#
#   sh tests/libraries/spark.sh
#
# Debian's package default-jdk-headless is new enough. The download is several hundred megabytes.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

command -v java >/dev/null || { echo "spark.sh: java is missing: apt-get install default-jdk-headless" >&2; exit 1; }
/usr/bin/python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet "$root" pyspark==4.3.0 pyarrow==26.0.1 numpy==2.4.6 pandas==2.3.3
cat >"$work/wanted" <<'END'
none          100000
2xx           200000
3xx           200000
4xx           200000
5xx           300000
NULL          100000 -
200           100000 OK
204           100000 No Content
301           100000 Moved Permanently
304           100000 Not Modified
404           100000 Not Found
429           100000 Too Many Requests
500           100000 Internal Server Error
501           100000 Not Implemented
503           100000 Service Unavailable
200000 alarms; 33.3% retryable; at most 1800 of a class a minute
END
cd "$work"
venv/bin/python "$root/docs/examples/spark_classes.py" >"$work/printed"
diff "$work/wanted" "$work/printed"
