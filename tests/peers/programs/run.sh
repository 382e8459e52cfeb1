#!/bin/sh
# Puts this library into lighttpd, libevent and curl, in the place of their own tables and rules, and runs their tests.
#
#   sh tests/peers/programs/run.sh
#
# Takes each from Debian's source packages into build/programs, builds it as it is and with this library, runs its own
# tests on both, asks both the same questions, and writes results.json and its part of docs/peers.md. It fails if a
# test fails with this library that passes without, or if reasons.csv does not explain an answer that has changed.
# Takes about 10 minutes on two processors. Nothing of theirs is kept in this tree.
set -eu
cd "$(dirname "$0")/../../.."

for need in dpkg-source perl pkg-config; do
    command -v "$need" >/dev/null 2>&1 || { echo "$need is missing: sh build.sh tools installs it" >&2; exit 1; }
done

. tests/peers/install.sh
build_library

place=$PWD/build/programs
rm -rf "$place"
mkdir -p "$place/source"
cmake -B "$place/httpstatus" -D CMAKE_BUILD_TYPE=Release -D HTTPSTATUS_SHARED=OFF \
    -D CMAKE_INSTALL_PREFIX="$place/prefix" >/dev/null
cmake --build "$place/httpstatus" -j "$(nproc)" >/dev/null
cmake --install "$place/httpstatus" >/dev/null

sh tests/debian-source.sh bookworm "$place/source" lighttpd libevent curl
(cd "$place/source" && for package in *.dsc; do dpkg-source --extract "$package"; done >/dev/null)

$PYTHON tests/peers/programs/programs.py "$place"
PYTHONPATH=$PYTHONPATH:tests/peers $PYTHON -c "import page; page.write_page()"
