#!/bin/sh
# Asks other libraries the questions of tests/conformance-kit, and writes the tables of docs/peers.md.
#
#   sh tests/peers/run.sh
#
# Installs into build/peers, at the versions of tests/peers/packages, what comes from PyPI, npm, Maven Central, the Go
# proxy and crates.io. What comes from Debian is asked if it is there:
#
#   apt-get install nodejs libmicrohttpd-dev python3-gi gir1.2-soup-3.0 libhttp-message-perl lua-http luajit2 ruby-rack
#       php-cli php-symfony-http-foundation
#
# What could not be asked is named, and keeps its results.
set -eu
cd "$(dirname "$0")/../.."

. tests/peers/install.sh

adapters=tests/conformance-kit/adapters
build_library
install_python_packages
if has npm; then install_node_packages; fi
if has mvn; then install_java_packages; fi
if has go; then build_go_programs $adapters/fasthttp.go; fi
if has cargo; then build_rust_programs $adapters/rust_http.rs; fi
exec "$HTTPSTATUS_PEERS/venv/bin/python" tests/peers/page.py
