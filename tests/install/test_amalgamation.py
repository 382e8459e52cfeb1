"""The library in two files, for programs that keep it in their own tree, answers alike with every compiler."""
import re
import shutil
import sys

import pytest
from building import ROOT, run
from installed import needed

# A program that asks every function, and what it prints with every form of the library.
PROGRAM = ROOT / "tests/abi/compat.c"
EXPECTED = (ROOT / "tests/abi/compat.expected").read_text(encoding="utf-8")
STRICT = ("-Wall", "-Wextra", "-Wconversion", "-Wshadow", "-pedantic-errors", "-Werror")
# {name: (compiler, its Debian package, options for the library, what runs the program)}
WAYS = {
    "C99": ("gcc", "gcc", ("-std=c99", *STRICT), ()),
    "C11": ("gcc", "gcc", ("-std=c11", *STRICT), ()),
    "C23": ("gcc", "gcc", ("-std=c2x", *STRICT), ()),
    "C23 with clang": ("clang", "clang", ("-std=c2x", *STRICT), ()),
    "C++17": ("g++", "g++", ("-x", "c++", "-std=c++17", "-Wall", "-pedantic-errors", "-Werror"), ()),
    "C++17 with clang": ("clang++", "clang", ("-x", "c++", "-std=c++17", "-Wall", "-pedantic-errors", "-Werror"), ()),
    "tcc": ("tcc", "tcc", ("-Wall", "-Werror"), ()),
    "32 bits": ("i686-linux-gnu-gcc", "gcc-i686-linux-gnu", ("-std=c99", *STRICT), ()),
    "big-endian": ("s390x-linux-gnu-gcc", "gcc-s390x-linux-gnu", ("-std=c99", *STRICT), ("qemu-s390x", "qemu-user")),
}


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    folder = tmp_path_factory.mktemp("files")
    run(sys.executable, "-B", ROOT / "lib/generate", "--make", "amalgamation", folder)
    return folder


def build(files, folder, way):
    """Compiles the two files one way, as a program that has them would, and links the program with them."""
    compiler, package, options, _ = WAYS[way]
    compiler = needed(compiler, package)
    for name in ("httpstatus.c", "httpstatus.h"):
        shutil.copy(files / name, folder)
    shutil.copy(PROGRAM, folder)
    run(compiler, *options, "-c", "httpstatus.c", "-o", "httpstatus.o", cwd=folder)
    as_cpp = ("-x", "c++") if "-x" in options else ()
    static = ("-static",) if "linux-gnu" in compiler else ()  # the libraries of another machine are not where it looks
    run(compiler, *as_cpp, "-I.", "-c", "compat.c", "-o", "compat.o", cwd=folder)
    run(compiler, "compat.o", "httpstatus.o", *static, "-o", "compat", cwd=folder)
    return folder / "compat"


def test_there_are_two_files(files):
    assert {path.name for path in files.iterdir()} == {"httpstatus.c", "httpstatus.h"}


@pytest.mark.parametrize("way", WAYS)
def test_it_answers_as_ever(files, way, tmp_path):
    program = build(files, tmp_path, way)
    emulator = WAYS[way][3]
    assert run(*([needed(*emulator)] if emulator else []), program) == EXPECTED


def test_it_includes_only_what_c_has(files):
    included = {line.split()[1] for name in ("httpstatus.c", "httpstatus.h")
                for line in (files / name).read_text(encoding="utf-8").splitlines() if line.startswith("#include")}
    assert included == {'"httpstatus.h"', "<stdbool.h>", "<stddef.h>", "<stdint.h>", "<string.h>"}


def test_it_has_the_list_of_the_codes(files, tmp_path):
    source = tmp_path / "list.c"
    source.write_text("""#include "httpstatus.h"
#include <stdio.h>
#define ROW(code, symbol, phrase) if (code == 404) printf("%d %d %s", code, HTTPSTATUS_##symbol, phrase);
int main(void)
{
    HTTPSTATUS_LIST(ROW)
    return 0;
}
""", encoding="utf-8")
    run("gcc", f"-I{files}", source, "-o", tmp_path / "list")
    assert run(tmp_path / "list") == "404 404 Not Found"


def test_a_shared_object_that_has_it_exports_nothing_of_it(files, tmp_path):
    run("gcc", "-shared", "-fPIC", files / "httpstatus.c", "-o", tmp_path / "plugin.so")
    assert run("nm", "-D", "--defined-only", tmp_path / "plugin.so") == ""


def test_a_language_may_be_left_out(files, tmp_path):
    page = (ROOT / "lib/data/text/zh-Hans.md").read_bytes()
    summary = re.search(rb"^## 404 .*\n(.*)", page, re.M)[1]
    for options in ((), ("-DHTTPSTATUS_WITHOUT_ZH_HANS",)):
        run("gcc", *options, "-c", files / "httpstatus.c", "-o", tmp_path / "httpstatus.o")
        assert (summary in (tmp_path / "httpstatus.o").read_bytes()) == (not options)


def test_a_release_has_it(release, tmp_path):
    run("gcc", f"-I{release.parent}", PROGRAM, release.parent / "httpstatus.c", "-o", tmp_path / "compat")
    assert "404 reason Not Found\n" in run(tmp_path / "compat")
