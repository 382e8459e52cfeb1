#!/bin/sh
# Holds the stubs against the running package, the package against the type checkers, and what an editor shows:
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
mkdir -p stubs/httpstatus
cp "$(python -c 'import httpstatus; print(httpstatus.__path__[0])')"/[_c]*.pyi stubs/httpstatus
mypy --strict stubs/httpstatus/__init__.pyi
# The modules whose names begin with one underscore are the package's own, and have no stubs; nor
# is the class of Status a name of it.
printf '%s\n' 'httpstatus\._[a-z].*' httpstatus.StatusType >private
python -m mypy.stubtest httpstatus --allowlist private
pyright --pythonpath "$work/venv/bin/python" typed_use.py
pyright --pythonpath "$work/venv/bin/python" --verifytypes httpstatus | grep "completeness score: 100%"
python "$root/tests/python/hover.py" .
