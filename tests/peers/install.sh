# What tests/conformance/run.sh and tests/peers/run.sh have in common, which read it with the dot command, at the top of
# the tree, when they have set HTTPSTATUS_PEERS, the folder into which packages are installed.
#
#   has PROGRAM                               whether it is on this machine
#   build_library                             builds the Python package into build/conformance
#   install_python_packages FILE [OPTION...]  those of a requirements.txt, into a venv with these options
#   install_node_packages FILE                those of a package.json
# shellcheck shell=sh

PYTHON=/usr/bin/python3
export PYTHONPATH="$PWD/build/conformance/python"

has() {
    command -v "$1" >/dev/null 2>&1
}

build_library() {
    cmake --preset conformance -DPython3_EXECUTABLE=$PYTHON >/dev/null
    cmake --build --preset conformance -j "$(nproc)" >/dev/null
}

install_python_packages() {
    requirements=$1
    shift
    $PYTHON -m venv "$@" "$HTTPSTATUS_PEERS/venv"
    "$HTTPSTATUS_PEERS/venv/bin/pip" --quiet --disable-pip-version-check install -r "$requirements"
}

install_node_packages() {
    cp "$1" "$HTTPSTATUS_PEERS/"
    npm install --prefix "$HTTPSTATUS_PEERS" --silent --no-audit --no-fund --no-package-lock
}
