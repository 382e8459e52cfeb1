#!/bin/sh
# Makes a release of the commit that is checked out, and tries what is in it for other package managers than Debian's:
# the wheel and the source distribution of Python, the rock of Lua, and the recipes of Meson and Conan.
#
#   sh tests/packages/recipes.sh
#
# Debian packages: those that README.md names for Python and Lua, and git luarocks ninja-build python3-venv. The Python
# package index has the rest.
set -eu
cd "$(dirname "$0")/../.."
work=$PWD/build/recipes
log=$work/log
consumers=$PWD/tests/install/consumers
. tests/packages/check.sh

python=$work/venv/bin
install_tools() {
    python3 -m venv "$work/venv" && "$python/pip" --quiet install build twine meson conan pytest pipx uv cibuildwheel
}

# The tarball is unpacked where no git finds a repository, as it is elsewhere.
export GIT_CEILING_DIRECTORIES="$PWD/build"
make_release() {
    cmake -S . -B "$work/dist" && cmake --build "$work/dist" --target all --target dist || return
    tar -C "$work" -xf "$work"/dist/libhttpstatus-*.tar.gz
}

# report COMMAND...: this program of the examples prints what the one in C prints.
report() {
    "$@" "$tree/docs/examples/access.log" | cmp - "$work/report.txt"
}

c_report() {
    cmake --install "$work/dist" --prefix "$work/c" || return
    cc -I"$work/c/include" "$tree/docs/examples/status_report.c" "$(find "$work/c" -name '*.a')" -o "$work/report" &&
        "$work/report" "$tree/docs/examples/access.log" >"$work/report.txt"
}

wheel() {
    python3 -m venv "$work/wheel" && "$work/wheel/bin/pip" --quiet install "$work"/python/*.whl &&
        report "$work/wheel/bin/python" "$tree/docs/examples/status_report.py"
}

editable() {
    python3 -m venv "$work/editable" &&
        "$work/editable/bin/pip" --quiet install scikit-build-core hatch-fancy-pypi-readme 'swig>=4.4' cmake ninja &&
        (cd "$tree" && "$work/editable/bin/pip" --quiet install --no-build-isolation -e .) &&
        report "$work/editable/bin/python" "$tree/docs/examples/status_report.py"
}

# transcripts FOLDER: the command in this folder, and python -m with the package that is found, answer as they should.
transcripts() {
    HTTPSTATUS_CLI_PROGRAM=$1/httpstatus HTTPSTATUS_PYTHON_PROGRAM=$work/wheel/bin/python \
        "$python/pytest" -p no:cacheprovider "$tree/tests/tool/test_transcripts.py"
}

target_folder() {
    "$work/wheel/bin/pip" --quiet uninstall --yes libhttpstatus &&
        "$work/wheel/bin/pip" --quiet install --target "$work/target" "$work"/python/*.whl &&
        PYTHONPATH=$work/target transcripts "$work/target/bin"
}

# pipx installs the command, and uvx runs it, from the wheel instead of the package index.
with_pipx() {
    PIPX_HOME=$work/pipx PIPX_BIN_DIR=$work/pipx/bin "$python/pipx" install libhttpstatus \
        --pip-args "--no-index --find-links $work/python" && "$work/pipx/bin/httpstatus" 404 | grep '^404 Not Found'
}
with_uvx() {
    "$python/uvx" --no-index --find-links "$work/python" --from libhttpstatus httpstatus 404 | grep '^404 Not Found'
}

# rock LUAROCKS LUA VERSION COMMAND: installs what `luarocks make` or `luarocks pack` makes into a tree of
# its own, and uses it.
rock() {
    luarocks=$1 lua=$2 version=$3 command=$4
    rocks=$work/rocks-$lua
    rm -rf "$rocks"
    if [ "$command" = make ]; then
        (cd "$tree" && "$luarocks" --tree "$rocks" make httpstatus-dev-1.rockspec) || return
    else
        (cd "$work/dist" && "$luarocks" pack httpstatus-*.rockspec && mv libhttpstatus-*.tar.gz "$work" &&
            "$luarocks" --tree "$rocks" install httpstatus-*.src.rock && mv "$work"/libhttpstatus-*.tar.gz .) || return
    fi
    LUA_PATH="$rocks/share/lua/$version/?.lua" LUA_CPATH="$rocks/lib/lua/$version/?.so" \
        report "$lua" "$tree/docs/examples/status_report.lua"
}

# meson LIBRARY: a program with the wrap, whose library is static or shared, is installed and runs.
meson() {
    mkdir -p "$work/meson/subprojects/packagefiles"
    cp "$consumers/main.c" "$consumers/meson/meson.build" "$work/meson"
    cp "$work/dist/httpstatus.wrap" "$work/meson/subprojects"
    cp "$work"/dist/libhttpstatus-*.tar.gz "$work/meson/subprojects/packagefiles"
    "$python/meson" setup "$work/meson/$1" "$work/meson" --wrap-mode forcefallback -Ddefault_library="$1" \
        --prefix "$work/meson/$1/prefix" --libdir lib && "$python/meson" install -C "$work/meson/$1" &&
        "$work/meson/$1/prefix/bin/consumer" | grep -x '.*: 404 Not Found'
}

# conan SHARED: with what conan made of the tree, as a shared library or not.
conan() {
    CONAN_HOME=$work/conan && export CONAN_HOME && "$python/conan" profile detect --exist-ok &&
        "$python/conan" create "$tree/packaging/conan" --no-remote --options "*:shared=$1" || return
    "$python/conan" install --requires "$(basename "$tree" | tr - /)" --no-remote --options "*:shared=$1" \
        --generator CMakeDeps --generator VirtualRunEnv --output-folder "$work/conan-$1" || return
    cmake -S "$consumers/find_package" -B "$work/conan-$1/build" -DCMAKE_BUILD_TYPE=Release \
        -DCMAKE_PREFIX_PATH="$work/conan-$1" && cmake --build "$work/conan-$1/build" || return
    # shellcheck disable=SC1090,SC1091 # Conan writes it
    (. "$work/conan-$1/conanrun.sh" && "$work/conan-$1/build/consumer") | grep -x '.*: 404 Not Found'
}

rm -rf "$work"
mkdir -p "$work"
check "the tools are installed" install_tools
check "a release is made" make_release
[ $failed -eq 0 ] || exit 1
tree=$(find "$work" -maxdepth 1 -name 'libhttpstatus-*')
check "C: the library of the tarball" c_report
check "Python: the source distribution, and a wheel made of it" \
    "$python/python" -m build --outdir "$work/python" "$tree"
check "Python: twine has nothing to say" "$python/twine" check --strict "$work"/python/*
check "Python: cibuildwheel knows which wheels to build" \
    "$python/cibuildwheel" --platform linux --print-build-identifiers "$tree"
check "Python: the wheel" wheel
check "Python: the command of the wheel" transcripts "$work/wheel/bin"
check "Python: the command of the wheel in a target folder" target_folder
check "Python: the command by pipx" with_pipx
check "Python: the command by uvx" with_uvx
for lua in lua5.4 lua5.3 lua5.2 lua5.1 luajit; do
    version=${lua#lua}
    [ "$lua" != luajit ] || version=5.1
    for command in make pack; do
        check "$lua: luarocks $command" rock "luarocks-$version" $lua "$version" $command
    done
done
check "Meson: the wrap, static" meson static
check "Meson: the wrap, shared" meson shared
check "Conan: the static library" conan False
check "Conan: the shared library" conan True
check "Python: an editable installation" editable
finish
