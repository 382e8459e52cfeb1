#!/bin/sh
# Compares the library with everything it can be compared with, and writes the tables of docs/redirects.md and docs/caching.md.
#
#   sh tests/conformance/run.sh [OPTION...]    the options are pytest's
#
# Builds the Python package into build/conformance, and installs beside it, at fixed versions, the clients and caches
# that come from npm and PyPI. Those that come from Debian (build.sh installs them), a JDK and Go are taken if they are
# there; the summary says what was left out.
set -eu
cd "$(dirname "$0")/../.."

SOURCES=tests/conformance
export HTTPSTATUS_PEERS="$PWD/build/conformance/peers"
. tests/peers/install.sh

build_go_programs() {
    for source in "$SOURCES"/*/drivers/*.go; do
        go build -o "$HTTPSTATUS_PEERS/" "$source"
    done
}

mkdir -p "$HTTPSTATUS_PEERS"
build_library
install_python_packages $SOURCES/peers/requirements.txt
if has npm; then install_node_packages $SOURCES/peers/package.json; fi
if has go; then build_go_programs; fi
exec $PYTHON -m pytest -p no:cacheprovider -ra --write "$@" $SOURCES
