# Installs peers into build/peers, at the versions of tests/peers/packages. The runs that ask, drive or measure peers
# read this with the dot command at the top of the tree: tests/peers/run.sh, tests/conformance/run.sh and
# tests/bench/run.sh.
#
#   has PROGRAM                    whether it is on this machine
#   build_library                  builds the Python package into build/conformance, and adds it to PYTHONPATH
#   install_python_packages        from PyPI, into a venv that sees Debian's packages too
#   install_node_packages          from npm
#   install_java_packages          from Maven Central
#   build_go_programs SOURCE...    with the modules of go.mod
#   build_rust_programs SOURCE...  with the crates of Cargo.toml
# shellcheck shell=sh

packages=$PWD/tests/peers/packages
PYTHON=/usr/bin/python3
export HTTPSTATUS_PEERS="$PWD/build/peers"
mkdir -p "$HTTPSTATUS_PEERS"

has() {
    command -v "$1" >/dev/null 2>&1
}

build_library() {
    cmake --preset conformance -DPython3_EXECUTABLE=$PYTHON >/dev/null
    cmake --build --preset conformance -j "$(nproc)" >/dev/null
    export PYTHONPATH="$PWD/build/conformance/python"
}

install_python_packages() {
    $PYTHON -m venv --system-site-packages "$HTTPSTATUS_PEERS/venv"
    "$HTTPSTATUS_PEERS/venv/bin/pip" --quiet --disable-pip-version-check install -r "$packages/requirements.txt"
}

install_node_packages() {
    cp "$packages/package.json" "$HTTPSTATUS_PEERS/"
    npm install --prefix "$HTTPSTATUS_PEERS" --silent --no-audit --no-fund --no-package-lock >&2
}

install_java_packages() {
    mvn --quiet --batch-mode -f "$packages/pom.xml" dependency:copy-dependencies -DincludeScope=runtime \
        -DoutputDirectory="$HTTPSTATUS_PEERS/java"
}

build_go_programs() {
    mkdir -p "$HTTPSTATUS_PEERS/go"
    cp "$packages/go.mod" "$packages/go.sum" "$@" "$HTTPSTATUS_PEERS/go/"
    for source; do
        (cd "$HTTPSTATUS_PEERS/go" && go build -o .. "$(basename "$source")") || return
    done
}

# The http crate does not name its version.
build_rust_programs() {
    mkdir -p "$HTTPSTATUS_PEERS/rust/src/bin"
    cp "$packages/Cargo.toml" "$HTTPSTATUS_PEERS/rust/"
    cp "$@" "$HTTPSTATUS_PEERS/rust/src/bin/"
    HTTP_VERSION=$(sed -n 's/^http = "=\(.*\)"/\1/p' "$packages/Cargo.toml") \
        cargo build --quiet --release --manifest-path "$HTTPSTATUS_PEERS/rust/Cargo.toml" || return
    for source; do
        cp "$HTTPSTATUS_PEERS/rust/target/release/$(basename "$source" .rs)" "$HTTPSTATUS_PEERS/" || return
    done
}
