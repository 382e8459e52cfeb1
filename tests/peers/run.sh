#!/bin/sh
# Asks other libraries the questions of tests/conformance-kit, and writes the tables of docs/peers.md.
#
#   sh tests/peers/run.sh
#
# Installs into build/peers, at the versions of tests/peers/packages, what comes from PyPI, npm, Maven Central, the Go
# proxy and crates.io. `sh build.sh tools` installs what comes from Debian, and what this needs, except Go 1.24 or later
# and Rust. What could not be asked is named, and keeps its results.
set -eu
cd "$(dirname "$0")/../.."

. tests/peers/install.sh

adapters=tests/conformance-kit/adapters
build_library
install_python_packages
install_node_packages
install_java_packages
build_go_programs $adapters/fasthttp.go || :
build_rust_programs $adapters/rust_http.rs || :
"$HTTPSTATUS_PEERS/venv/bin/python" tests/peers/page.py
exec "$HTTPSTATUS_PEERS/venv/bin/python" -m pytest -p no:cacheprovider -ra tests/peers
