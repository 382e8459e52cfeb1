#!/bin/sh
# Holds the stubs against the running package, and the package against the type checkers:
#
#     tests/python/check-types.sh [python]
#
# mypy, stubtest and pyright come from the package index, into an environment of their own.
set -eu

root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"${1:-python3}" -m venv "$work/venv"
PATH=$work/venv/bin:$PATH
pip install -q "$root" mypy pyright
cp "$root/tests/python/typed_use.py" "$work"
cd "$work"
mypy --strict --warn-unused-ignores typed_use.py
mypy --strict --package httpstatus
python -m mypy.stubtest httpstatus
pyright --pythonpath "$work/venv/bin/python" typed_use.py
pyright --pythonpath "$work/venv/bin/python" --verifytypes httpstatus | grep "completeness score: 100%"
