"""The builds of docs/embedding.md do what the page says."""
import re
import shutil
import sys

import pytest
from building import ROOT, cmake_build, copy_tree, run

PAGE = (ROOT / "docs/embedding.md").read_text(encoding="utf-8")
PROGRAM = '#include <httpstatus.h>\n#include <stdio.h>\nint main(void) { return puts(httpstatus_reason(404)) < 0; }\n'
SAID = "Not Found\n"


def block(language, beginning):
    """The block of the page in that language that begins so."""
    found, = (code for name, code in re.findall(r"^```(\w+)\n(.*?)^```$", PAGE, re.S | re.M)
              if name == language and code.startswith(beginning))
    return found


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "app.c").write_text(PROGRAM, encoding="utf-8")
    return tmp_path


def test_cmake(folder, release):
    (folder / "CMakeLists.txt").write_text(block("cmake", "cmake_minimum"), encoding="utf-8")
    shutil.copy(release, folder)
    cmake_build(folder, folder / "build")
    assert run(folder / "build/app") == SAID


def test_an_installed_package(folder, tree):
    (folder / "CMakeLists.txt").write_text(
        "cmake_minimum_required(VERSION 3.23)\nproject(app LANGUAGES C)\nadd_executable(app app.c)\n"
        + block("cmake", "find_package"), encoding="utf-8")
    cmake_build(folder, folder / "build", f"-DCMAKE_PREFIX_PATH={tree.prefix}")
    assert run(folder / "build/app") == SAID


def test_meson(folder):
    (folder / "meson.build").write_text(block("meson", "project"), encoding="utf-8")
    copy_tree(("lib", "include", "meson.build"), folder / "subprojects/httpstatus")
    run("meson", "setup", folder / "build", folder, "--wrap-mode=forcefallback")
    run("meson", "compile", "-C", folder / "build")
    assert run(folder / "build/app") == SAID


def test_two_files(folder):
    run(sys.executable, "-B", ROOT / "lib/generate", "--make", "amalgamation", folder)
    (folder / "app.c").write_text(PROGRAM.replace("<httpstatus.h>", '"httpstatus.h"'), encoding="utf-8")
    assert run("sh", "-ec", block("sh", "cc -O2 -c"), cwd=folder) == SAID


def test_size(folder, static_tree):
    shutil.copy(static_tree.static, folder)
    command = block("sh", "cc app.c").replace("cc app.c", f"cc -I{ROOT / 'include'} app.c")
    run("sh", "-ec", command, cwd=folder)
    assert run(folder / "a.out") == SAID


def test_every_option_and_macro_of_the_page_exists():
    named = set(re.findall(r"HTTPSTATUS_[A-Z_]+", PAGE))
    sources = [ROOT / "CMakeLists.txt", *ROOT.glob("lib/**/*.[ch]"), *ROOT.glob("include/**/*.h")]
    known = {name for path in sources for name in re.findall(r"HTTPSTATUS_[A-Z_]+", path.read_text(encoding="utf-8"))}
    assert named - known == set()
