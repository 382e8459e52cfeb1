#!/bin/sh
# Compares the library with everything it can be compared with, and writes the tables of docs/redirects.md and docs/caching.md.
#
#   sh tests/conformance/run.sh [OPTION...]    the options are pytest's
#
# Builds the Python package into build/conformance, and installs into build/peers, at the versions of
# tests/peers/packages, the clients and caches that come from npm and PyPI. `sh build.sh tools` installs what else it
# needs, except Go 1.24 or later, without which Go is left out.
set -eu
cd "$(dirname "$0")/../.."

. tests/peers/install.sh

sources=tests/conformance
build_library
install_python_packages
install_node_packages
build_go_programs $sources/*/drivers/*.go || echo "run.sh: Go is left out" >&2
exec $PYTHON -m pytest -p no:cacheprovider -ra --write "$@" $sources
