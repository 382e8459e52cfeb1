#!/bin/sh
# Builds a CPython without a GIL, and runs tests/python/matrix.sh with it.
#
#   sh tests/python/free-threaded.sh     build/free-threaded keeps what it made
#
# Debian has no such interpreter as a package. The source is that of Debian 13's package python3.13, without Debian's
# patches. Takes about 10 minutes on two processors. Debian packages: dpkg-dev gcc make, and libssl-dev zlib1g-dev
# libffi-dev for pip, numpy and the tests.
set -eu
cd "$(dirname "$0")/../.."
work=$PWD/build/free-threaded
python=$work/prefix/bin/python3.13t

for need in dpkg-source gcc make; do
    command -v "$need" >/dev/null || { echo "$need is missing: sh build.sh tools installs it" >&2; exit 1; }
done

make_python() {
    sh tests/debian-source.sh trixie "$work/source" python3.13
    cd "$work/source"
    dpkg-source --skip-patches -x python3.13_*.dsc tree
    cd tree
    ./configure --disable-gil --prefix="$work/prefix" --with-ensurepip=install
    make -j "$(nproc)"
    make install
}

if [ ! -x "$python" ]; then
    rm -rf "$work"
    mkdir -p "$work/source"
    trap 'tail -n 40 "$work/build.log" >&2' EXIT
    (make_python >"$work/build.log" 2>&1)
    trap - EXIT
fi
"$python" -c 'import sys, ssl, zlib, ctypes; sys.exit("it has a GIL" if sys._is_gil_enabled() else 0)'
exec sh tests/python/matrix.sh "$python"
