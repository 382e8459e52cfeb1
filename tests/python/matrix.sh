#!/bin/sh
# Builds the wheel and runs the tests with it on every CPython from 3.9 on that is found, free-threaded builds (3.13t)
# too, or on those given:
#
#     tests/python/matrix.sh [python...]
#
# Each interpreter gets an empty environment, into which the wheel goes without a compiler. One wheel serves
# several interpreters where its tags say so. The test tools and libraries come from the package index.
set -eu

root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/wheels"

interpreters() {
    for version in 3.9 3.10 3.11 3.12 3.13 3.14 3.13t 3.14t; do
        for python in "$HOME/.pyenv/versions/${version%t}".[0-9]*/bin/"python$version" "python$version"; do
            if "$python" -c 'import venv, ensurepip' 2>/dev/null; then
                echo "$python"
                break
            fi
        done
    done
}

install_wheel() {
    env CC=false CXX=false "$1/bin/pip" install -q --no-index --find-links "$work/wheels" libhttpstatus
}

if [ $# -eq 0 ]; then
    # shellcheck disable=SC2046 # no interpreter's path has a space in it
    set -- $(interpreters)
fi
failed=0
for python; do
    echo "== $("$python" --version) ($python)"
    "$python" -m venv "$work/venv"
    if ! install_wheel "$work/venv" 2>"$work/why"; then
        "$work/venv/bin/pip" wheel -q --no-deps -w "$work/wheels" "$root"
        install_wheel "$work/venv"
    fi
    "$work/venv/bin/pip" list 2>/dev/null | grep libhttpstatus
    basename -a "$work/venv"/lib/python*/site-packages/httpstatus/_core*.so
    # The newest that have a wheel: what is written in Rust gives up interpreters earlier than its older releases.
    "$work/venv/bin/pip" install -q --only-binary :all: pytest hypothesis requests httpx starlette fastapi
    # numpy has no wheel for every interpreter; its tests are skipped there.
    "$work/venv/bin/pip" install -q --only-binary :all: numpy || true
    (cd "$work" && PYTHONDONTWRITEBYTECODE=1 HTTPSTATUS_CLI_PROGRAM="$work/venv/bin/httpstatus" \
        HTTPSTATUS_PYTHON_PROGRAM="$work/venv/bin/python" "$work/venv/bin/python" -m pytest -q -ra -p no:cacheprovider \
        "$root/tests/python" "$root/tests/tool/test_transcripts.py") || failed=1
    if "$work/venv/bin/python" -c 'import test.test_httplib' 2>/dev/null; then
        (cd "$work" && venv/bin/python "$root/tests/python/cpython.py" 2>/dev/null) || failed=1
    fi
    rm -rf "$work/venv"
done
exit $failed
