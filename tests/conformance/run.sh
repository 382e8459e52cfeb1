#!/bin/sh
# Compares the library with everything it can be compared with, and writes docs/redirects.md and docs/caching.md.
#
#   sh tests/conformance/run.sh [OPTION...]    the options are pytest's
#
# Builds the Python package into build/conformance, and installs beside it, at fixed versions, the clients and caches
# that come from npm and PyPI. Those that come from Debian (build.sh installs them), a JDK and Go are taken if they are
# there; the summary says what was left out.
set -eu
cd "$(dirname "$0")/../.."

PYTHON=/usr/bin/python3
SOURCES=tests/conformance
BUILD=$PWD/build/conformance
export HTTPSTATUS_PEERS="$BUILD/peers"
export PYTHONPATH="$BUILD/python"

has() {
    command -v "$1" >/dev/null 2>&1
}

build_library() {
    cmake --preset conformance -DPython3_EXECUTABLE=$PYTHON >/dev/null
    cmake --build --preset conformance -j "$(nproc)" >/dev/null
}

install_python_packages() {
    python3 -m venv "$HTTPSTATUS_PEERS/venv"
    "$HTTPSTATUS_PEERS/venv/bin/pip" --quiet --disable-pip-version-check install -r $SOURCES/peers/requirements.txt
}

install_node_packages() {
    cp $SOURCES/peers/package.json "$HTTPSTATUS_PEERS/"
    npm install --prefix "$HTTPSTATUS_PEERS" --silent --no-audit --no-fund --no-package-lock
}

build_go_programs() {
    for source in "$SOURCES"/*/drivers/*.go; do
        go build -o "$HTTPSTATUS_PEERS/" "$source"
    done
}

mkdir -p "$HTTPSTATUS_PEERS"
build_library
install_python_packages
if has npm; then install_node_packages; fi
if has go; then build_go_programs; fi
exec $PYTHON -m pytest -p no:cacheprovider -ra --write "$@" $SOURCES
