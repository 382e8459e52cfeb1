#!/bin/sh
# Runs the tests of the Python package inside the libraries that people use, which come from the Python package index:
#
#   sh tests/libraries/run.sh PYTHON BUILD
#
# PYTHON is the interpreter for which BUILD/python has the package. The libraries go into an environment below BUILD.
set -eu
here=$(dirname "$0")
python=$1
build=$2
venv=$build/libraries

if ! cmp -s "$here/requirements.txt" "$venv/requirements.txt"; then
    "$python" -m venv --clear "$venv" || { echo "run.sh: apt-get install python3-venv" >&2; exit 1; }
    "$venv/bin/pip" install --quiet --requirement "$here/requirements.txt"
    cp "$here/requirements.txt" "$venv"
fi
PYTHONPATH=$build/python PYTHONDONTWRITEBYTECODE=1 exec "$venv/bin/python" -m pytest -p no:cacheprovider -ra "$here"
