"""The artefact: hardened, the same bytes wherever and whenever it is built, and accounted for."""
import json
import os
import platform
import re
import shutil
import sys

import pytest
from building import ROOT, cmake_build, compiler, copy_tree, refused, run

PARTS = ("lib", "include", "cmake", "packaging", "pkgconfig", "docs", "bindings", "tool", "tests/conformance-kit",
         "CMakeLists.txt", "LICENSE", "README.md", "pyproject.toml")
EVERYTHING = ("-DHTTPSTATUS_PYTHON=ON", "-DHTTPSTATUS_LUA=5.1;5.4", "-DHTTPSTATUS_LUAJIT=ON", "-DHTTPSTATUS_CLI=ON",
              f"-DPython3_EXECUTABLE={sys.executable}")
# What is linked: {target: the installed file}.
LINKED = {"lib/CMakeFiles/httpstatus": "**/libhttpstatus.so",
          "tool/CMakeFiles/httpstatus-cli": "**/bin/httpstatus",
          "bindings/python/CMakeFiles/httpstatus-python": "**/_core*.so",
          "bindings/lua/CMakeFiles/httpstatus-lua5.4": "**/lua/5.4/httpstatus/core.so",
          "bindings/lua/CMakeFiles/httpstatus-lua5.1": "**/lua/5.1/httpstatus/core.so"}
ELF = pytest.mark.skipif(platform.system() != "Linux", reason="ELF")
X86_64 = pytest.mark.skipif(platform.machine() != "x86_64", reason="the instructions are those of x86-64")
EACH = pytest.mark.parametrize("target", LINKED, ids=lambda target: target.rpartition("/")[2])


def build_copy(folder, *options):
    """A copy of the tree, built, and installed in its folder."""
    cmake_build(copy_tree(PARTS, folder / "source"), folder / "build", "-DCMAKE_INSTALL_PREFIX=/usr", *options)
    run("cmake", "--install", folder / "build", env={**os.environ, "DESTDIR": str(folder / "installed")})
    return folder


@pytest.fixture(scope="module")
def twins(tmp_path_factory):
    """Everything, built twice: in folders of different names, and one after the other, so at different times."""
    options = ("-DCMAKE_BUILD_TYPE=RelWithDebInfo", *EVERYTHING)
    return [build_copy(tmp_path_factory.mktemp(name), *options) for name in ("one", "another place")]


@pytest.fixture(scope="module")
def tools(tmp_path_factory):
    """The programs of an environment with what knows CycloneDX."""
    folder = tmp_path_factory.mktemp("tools")
    run(sys.executable, "-m", "venv", folder)
    run(folder / "bin/pip", "install", "--quiet", "cyclonedx-python-lib[json-validation]")
    return folder / "bin"


def linked(twins, target):
    return next((twins[0] / "installed").glob(LINKED[target]))


def contents(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@ELF
@EACH
def test_relocations_are_read_only_and_bound_at_once(twins, target):
    assert "GNU_RELRO" in run("readelf", "-l", "-W", linked(twins, target))
    assert re.search(r"BIND_NOW|Flags:.* NOW", run("readelf", "-d", "-W", linked(twins, target)))


@ELF
@EACH
def test_code_may_lie_anywhere(twins, target):
    assert "DYN" in run("readelf", "-h", linked(twins, target))


@ELF
@EACH
def test_stack_is_protected(twins, target):
    assert "__stack_chk_fail" in run("nm", "-D", "--undefined-only", linked(twins, target))


@X86_64
@EACH
def test_functions_that_others_call_begin_with_endbr64(twins, target):
    """What control-flow enforcement asks of the targets of indirect calls."""
    file = linked(twins, target)
    code = run("objdump", "-d", "--no-show-raw-insn", file)
    first = dict(re.findall(r"^[0-9a-f]+ <(\w+)(?:@@\w[\w.]*)?>:\n\s*[0-9a-f]+:\s+(\w+)", code, re.M))
    names = {line.split()[-1].split("@")[0] for line in run("nm", "-D", "--defined-only", file).splitlines()
             if " T " in line} or {"main"}
    assert {name for name in names if first[name] != "endbr64"} == set()


@X86_64
def test_every_object_is_marked_for_control_flow_enforcement(tree):
    notes = run("readelf", "-n", "-W", tree.static)
    members = run("ar", "t", tree.static).split()
    assert len(re.findall(r"x86 feature: IBT, SHSTK", notes)) == len(members)


@ELF
@EACH
def test_buffers_are_fortified(twins, target):
    """The library needs no check at run time; that its calls were looked at shows in how it was compiled."""
    flags = (twins[0] / "build" / f"{target}.dir/flags.make").read_text(encoding="utf-8")
    assert "_FORTIFY_SOURCE=2" in flags


@ELF
def test_library_needs_no_symbol_newer_than_glibc_2_17(tree):
    versions = re.findall(r"GLIBC_(\d+)\.(\d+)", run("objdump", "-T", tree.shared))
    assert max(((int(major), int(minor)) for major, minor in versions), default=(0, 0)) <= (2, 17)


def test_every_source_is_listed():
    """CMake, Meson and the library in two files read the list; other builds take what is there."""
    listed = (ROOT / "lib/sources.txt").read_text(encoding="utf-8").split()
    there = [str(path.relative_to(ROOT / "lib")) for path in (ROOT / "lib").rglob("*.c")]
    assert sorted(listed) == sorted(there)


@pytest.mark.parametrize("optimised", ["-O2", "-O3"])
def test_an_optimiser_that_sees_the_tables_changes_no_answer(tmp_path, optimised):
    sources = [*(ROOT / "lib").glob("*.c"), *(ROOT / "lib/generated").glob("*.c")]
    program = tmp_path / "exhaustive"
    run(compiler(), "-std=c11", optimised, "-flto", "-pthread", "-I", ROOT / "include",
        ROOT / "tests/exhaustive/exhaustive.c", *sources, "-o", program)
    assert ", 0 failures" in run(program, "sample")


def test_cmake_builds_the_library_as_one_unit(tmp_path):
    cmake_build(ROOT, tmp_path, "-DCMAKE_UNITY_BUILD=ON", "-DCMAKE_UNITY_BUILD_BATCH_SIZE=0", "-DHTTPSTATUS_WERROR=ON")
    assert len(list((tmp_path / "lib").glob("**/unity_*.c"))) == 2  # of the shared library and of the static one


@ELF
def test_two_builds_give_the_same_bytes(twins):
    one, another = (contents(folder / "installed") for folder in twins)
    assert [name for name in one if one[name] != another.get(name)] == []
    assert set(one) == set(another)


@ELF
def test_two_builds_give_the_same_wheel(tools, tmp_path):
    for name in ("one", "another place"):
        run(tools / "pip", "wheel", "--quiet", "--no-deps", "-w", tmp_path / name / "wheels",
            copy_tree(PARTS, tmp_path / name / "source"), env={**os.environ, "SOURCE_DATE_EPOCH": "1735689600"})
    assert contents(tmp_path / "one/wheels") == contents(tmp_path / "another place/wheels") != {}


def test_export_lists_of_other_systems_hold_the_names_of_the_map(tree):
    """They are not linked with here; that they are complete can be seen all the same."""
    text = (ROOT / "lib/httpstatus.map").read_text(encoding="utf-8")
    names = re.findall(r"^\t(httpstatus_\w+);$", text, re.M)
    windows = (tree.build / "lib/httpstatus.def").read_text(encoding="utf-8").split()
    macos = (tree.build / "lib/httpstatus.exp").read_text(encoding="utf-8").split()
    assert windows == ["EXPORTS", *names]
    assert macos == [f"_{name}" for name in names]


def test_bill_of_materials_names_this_version_and_its_data(tree, version):
    bill = json.loads((tree.prefix / "share/httpstatus/sbom.cdx.json").read_text(encoding="utf-8"))
    registry = json.loads((tree.prefix / "share/httpstatus/registry.json").read_text(encoding="utf-8"))
    assert (bill["bomFormat"], bill["metadata"]["component"]["version"]) == ("CycloneDX", version)
    assert [part["version"] for part in bill["components"]] == [registry["registry_date"]]


def test_bill_of_materials_is_valid(tree, tools, tmp_path):
    program = tmp_path / "validate.py"
    program.write_text("""import sys
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
error = JsonStrictValidator(SchemaVersion.V1_5).validate_str(open(sys.argv[1], encoding="utf-8").read())
sys.exit(str(error) if error else 0)
""", encoding="utf-8")
    bill = tree.prefix / "share/httpstatus/sbom.cdx.json"
    run(tools / "python", program, bill)
    wrong = tmp_path / "wrong.json"
    wrong.write_text(bill.read_text(encoding="utf-8").replace('"library"', '"no such type"'), encoding="utf-8")
    assert "no such type" in refused(tools / "python", program, wrong)


def test_compiler_is_the_one_that_was_asked_for(tree):
    """What is said of the artefact holds for this compiler, not for one that happened to be in PATH."""
    cache = (tree.build / "CMakeCache.txt").read_text(encoding="utf-8")
    asked = shutil.which(compiler())
    assert re.search(r"^CMAKE_C_COMPILER:[A-Z]+=(.*)$", cache, re.M)[1] in (asked, compiler())
