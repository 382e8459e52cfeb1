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

PACKAGES=tests/peers/packages
ADAPTERS=tests/conformance-kit/adapters
export HTTPSTATUS_PEERS="$PWD/build/peers"
. tests/peers/install.sh

install_java_packages() {
    mvn --quiet --batch-mode -f $PACKAGES/pom.xml dependency:copy-dependencies -DincludeScope=runtime \
        -DoutputDirectory="$HTTPSTATUS_PEERS/java"
}

build_go_adapter() {
    mkdir -p "$HTTPSTATUS_PEERS/go"
    cp $PACKAGES/go.mod $PACKAGES/go.sum $ADAPTERS/fasthttp.go "$HTTPSTATUS_PEERS/go/"
    (cd "$HTTPSTATUS_PEERS/go" && go build -o ../fasthttp fasthttp.go)
}

build_rust_adapter() {
    mkdir -p "$HTTPSTATUS_PEERS/rust"
    cp $PACKAGES/Cargo.toml $ADAPTERS/rust_http.rs "$HTTPSTATUS_PEERS/rust/"
    # The crate does not tell its version.
    HTTP_VERSION=$(sed -n 's/^http = "=\(.*\)"/\1/p' $PACKAGES/Cargo.toml) \
        cargo build --quiet --release --manifest-path "$HTTPSTATUS_PEERS/rust/Cargo.toml"
    cp "$HTTPSTATUS_PEERS/rust/target/release/rust_http" "$HTTPSTATUS_PEERS/"
}

mkdir -p "$HTTPSTATUS_PEERS"
build_library
install_python_packages $PACKAGES/requirements.txt --system-site-packages
if has npm; then install_node_packages $PACKAGES/package.json; fi
if has mvn; then install_java_packages; fi
if has go; then build_go_adapter; fi
if has cargo; then build_rust_adapter; fi
exec "$HTTPSTATUS_PEERS/venv/bin/python" tests/peers/page.py
