#!/bin/sh
# Compares the library with everything it can be compared with, and writes the tables of docs/redirects.md and docs/caching.md.
#
#   sh tests/conformance/run.sh [OPTION...]    the options are pytest's
#
# Builds the Python package into build/conformance, and installs into build/peers, at the versions of
# tests/peers/packages, the clients and caches that come from npm and PyPI. Those that come from Debian (build.sh installs them), a JDK and Go are taken if they are
# there; the summary says what was left out.
set -eu
cd "$(dirname "$0")/../.."

. tests/peers/install.sh

sources=tests/conformance
build_library
install_python_packages
if has npm; then install_node_packages; fi
if has go; then build_go_programs $sources/*/drivers/*.go; fi
exec $PYTHON -m pytest -p no:cacheprovider -ra --write "$@" $sources
