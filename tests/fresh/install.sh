#!/bin/sh
# Makes a release of the commit that is checked out, installs the library in every way that the pages show, as a new user
# would type it, each in a bare root file system of Debian 12, and records how long it takes until the library answers.
#
#   sh tests/fresh/install.sh [WAY...]    all ways, or these; build/fresh/install.log keeps what the last one printed
#
# What this needs is in tests/fresh/root.sh. The Python package index has what Debian 12 does not.
set -eu
cd "$(dirname "$0")/../.."
. tests/fresh/root.sh
log=$fresh/install.log
release=$fresh/release
wanted=" $* "

# seconds COMMAND...: runs it, and sets $seconds to how long it took.
seconds() {
    began=$(date +%s)
    "$@"
    seconds=$(($(date +%s) - began))
}

# prepare PACKAGES [COMMAND]: apt, which asks nobody, installs these with what they recommend; then the command.
prepare() {
    echo 'APT::Get::Assume-Yes "true";' >"$root/etc/apt/apt.conf.d/yes"
    try "apt-get update; [ -z '$1' ] || apt-get install $1; ${2:-}"
}

make_release() {
    make_root bookworm
    prepare "cmake make gcc python3-dev python3-venv" "python3 -m venv /opt/venv
        /opt/venv/bin/pip install build twine cibuildwheel"
    try "$(block docs/packages.md sh 2)
        tar -C /opt -xf build/dist/libhttpstatus-*.tar.gz
        /opt/venv/bin/python -m build --outdir build/dist/python /opt/libhttpstatus-*
        /opt/venv/bin/twine check --strict build/dist/python/*
        /opt/venv/bin/cibuildwheel --platform linux --print-build-identifiers /opt/libhttpstatus-*"
    rm -rf "$release"
    cp -r "$root/root/libhttpstatus/build/dist" "$release"
}

# What a user has: the release in build/dist of the clone, and beside the clone a program, app.c, with the builds that
# docs/embedding.md shows.
give_files() {
    app=$root/root
    mkdir -p "$app/libhttpstatus/build" "$app/subprojects/packagefiles"
    cp -r "$release" "$app/libhttpstatus/build/dist"
    sed 's/<httpstatus.h>/"httpstatus.h"/' tests/install/consumers/main.c >"$app/app.c"
    block docs/embedding.md cmake >"$app/CMakeLists.txt"
    block docs/embedding.md meson >"$app/meson.build"
    cp "$release"/libhttpstatus-*.tar.gz "$app"
    cp "$release"/libhttpstatus-*.tar.gz "$app/subprojects/packagefiles"
    cp "$release/httpstatus.wrap" "$app/subprojects"
}

# way NAME TITLE PACKAGES COMMANDS [ANSWER [PREPARE]]: once the packages are there and the command PREPARE is done, the
# commands must print this answer last.
way() {
    case $wanted in "  " | *" $1 "*) ;; *) return ;; esac
    (
        make_root bookworm
        give_files
        seconds prepare "$3" "${6:-}"
        before=$seconds
        seconds try "$4"
        tail -n 1 "$log" | grep -q "${5:-Not Found}" || stop "$1 has no answer: $(tail -n 1 "$log")"
        echo "$1: $seconds s after $before s"
        python3 tests/fresh/ways.py "$1" "$2" "$3" "$before" "$seconds"
    )
}

(make_release)

way demo "sh build.sh demo, which installs what it needs" "" "$(block README.md sh | sed -n 1p)" "docs/index.md"

way release "cmake --workflow --preset release, everything from source" "$(block docs/packages.md text | sed -n 1p)" \
    "cmake --workflow --preset release
    cmake --install build/release
    httpstatus 404 --short"
way debian "Debian packages, made in a clone" "$(block docs/packages.md text | paste -sd ' ')" \
    "$(block docs/packages.md sh)
    httpstatus 404 --short"

python="python3 -m venv venv
    . venv/bin/activate"
compiler="gcc python3-dev python3-venv"
way pip "pip install ., in a clone" "$compiler" "$python
    pip install .
    httpstatus 404 --short"
way pip-sdist "pip install libhttpstatus, the source distribution" "$compiler" "$python
    export PIP_NO_BINARY=libhttpstatus PIP_FIND_LINKS=build/dist/python
    pip install libhttpstatus
    httpstatus 404 --short"
wheel="export PIP_NO_INDEX=1 PIP_FIND_LINKS=build/dist/python"
way pip-wheel "pip install libhttpstatus, the wheel" "python3-venv" "$wheel
    $(block docs/python.md sh | sed -n 1,2p)
    venv/bin/httpstatus 404 --short"
way pip-target "pip install --target, the wheel" "python3-pip" "$wheel
    pip install --target target libhttpstatus
    PYTHONPATH=target target/bin/httpstatus 404 --short
    PYTHONPATH=target python3 -m httpstatus 404 --short"
way pipx "pipx install libhttpstatus, the wheel" "pipx" \
    "pipx install libhttpstatus --pip-args '--no-index --find-links build/dist/python'
    ~/.local/bin/httpstatus 404 --short"
way uvx "uvx --from libhttpstatus, the wheel" "python3-venv" \
    "/opt/venv/bin/uvx --no-index --find-links build/dist/python --from libhttpstatus httpstatus 404 --short" \
    "" "python3 -m venv /opt/venv
    /opt/venv/bin/pip install uv"
way pip-editable "pip install --no-build-isolation -e ., in a clone" "$compiler" "$python
    pip install scikit-build-core hatch-fancy-pypi-readme 'swig>=4.4' cmake ninja
    pip install --no-build-isolation -e .
    httpstatus 404 --short"

rocks="gcc make cmake swig luarocks"
lua="-e 'print(require(\"httpstatus\").reason(404))'"
way lua5.1 "luarocks make, in a clone" "$rocks" "luarocks make
    lua5.1 $lua"
for version in 5.2 5.3 5.4; do
    way lua$version "luarocks --lua-version $version make, in a clone" "$rocks lua$version liblua$version-dev" \
        "luarocks --lua-version $version make
        lua$version $lua"
done
way luajit "luarocks --lua-version 5.1 make, in a clone, for LuaJIT" "$rocks luajit" "luarocks --lua-version 5.1 make
    luajit -e 'local httpstatus = require(\"httpstatus\") print(httpstatus.backend, httpstatus.reason(404))'" \
    "ffi.*Not Found"
way rock "luarocks pack, and the rock" "$rocks" "cd build/dist
    luarocks pack httpstatus-*.rockspec
    mv libhttpstatus-*.tar.gz /tmp
    luarocks install httpstatus-*.src.rock
    lua5.1 $lua"

way two-files "two files" "gcc" "cd ..
    cp libhttpstatus/build/dist/httpstatus.[ch] .
    $(block docs/embedding.md sh)"
way pkg-config "CMake, then pkg-config" "gcc make cmake pkgconf" "cd ..
    $(block docs/embedding.md sh 2)"
way fetch-content "CMake, FetchContent" "gcc make cmake" "cd ..
    cmake -B build
    cmake --build build
    build/app"
for library in shared static; do
    way meson-$library "Meson, the wrap, $library" "gcc meson" "cd ..
        meson setup build -Ddefault_library=$library
        meson compile -C build
        build/app"
done
way conan "Conan" "gcc make cmake python3-venv" "export PATH=/opt/venv/bin:\$PATH
    conan create packaging/conan
    cd ..
    conan install --requires \$(basename libhttpstatus-*.tar.gz .tar.gz | tr - /) --generator CMakeDeps
    cmake -S libhttpstatus/tests/install/consumers/find_package -B build -DCMAKE_BUILD_TYPE=Release \
        -DCMAKE_PREFIX_PATH=/root
    cmake --build build
    build/consumer" "" "python3 -m venv /opt/venv
    /opt/venv/bin/pip install conan
    /opt/venv/bin/conan profile detect"

way tests "the quick loop of CONTRIBUTING.md" "gcc cmake make" "$(block CONTRIBUTING.md sh)" \
    "Total Test time"
