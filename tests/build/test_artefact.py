"""The artefact: hardened, the same bytes wherever and whenever it is built, and accounted for."""
import json
import platform
import re
import shutil

import pytest
from conftest import ROOT, cmake_build, compiler, run

PARTS = ("lib", "include", "pkgconfig", "docs", "bindings", "CMakeLists.txt", "LICENSE")
ELF = pytest.mark.skipif(platform.system() != "Linux", reason="ELF")
X86_64 = pytest.mark.skipif(platform.machine() != "x86_64", reason="the instructions are those of x86-64")


@ELF
def test_relocations_are_read_only_and_bound_at_once(tree):
    assert "GNU_RELRO" in run("readelf", "-l", "-W", tree.shared)
    assert "BIND_NOW" in run("readelf", "-d", "-W", tree.shared)


@ELF
def test_stack_is_protected(tree):
    assert "__stack_chk_fail" in run("nm", "-D", "--undefined-only", tree.shared)


@X86_64
def test_every_exported_function_begins_with_endbr64(tree):
    """What control-flow enforcement asks of the targets of indirect calls."""
    code = run("objdump", "-d", "--no-show-raw-insn", tree.shared)
    first = dict(re.findall(r"^[0-9a-f]+ <(\w+)(?:@@\w[\w.]*)?>:\n\s*[0-9a-f]+:\s+(\w+)", code, re.M))
    names = {line.split()[-1].split("@")[0] for line in run("nm", "-D", "--defined-only", tree.shared).splitlines()
             if " T " in line}
    assert names
    assert {name for name in names if first[name] != "endbr64"} == set()


@X86_64
def test_every_object_is_marked_for_control_flow_enforcement(tree):
    notes = run("readelf", "-n", "-W", tree.static)
    members = run("ar", "t", tree.static).split()
    assert len(re.findall(r"x86 feature: IBT, SHSTK", notes)) == len(members)


@ELF
def test_buffers_are_fortified(tree):
    """No call needs a check at run time; that they were looked at shows in how they were compiled."""
    flags = (tree.build / "lib/CMakeFiles/httpstatus.dir/flags.make").read_text(encoding="utf-8")
    assert "_FORTIFY_SOURCE=2" in flags


def build_copy(folder, build_type):
    """The libraries of a copy of the tree, built in a folder of their own."""
    for part in PARTS:
        place = folder / "source" / part
        place.parent.mkdir(parents=True, exist_ok=True)
        (shutil.copytree if (ROOT / part).is_dir() else shutil.copy)(ROOT / part, place)
    cmake_build(folder / "source", folder / "build", f"-DCMAKE_BUILD_TYPE={build_type}")
    return [(folder / "build/lib" / name).read_bytes() for name in ("libhttpstatus.so", "libhttpstatus.a")]


@ELF
@pytest.mark.parametrize("build_type", ["Release", "RelWithDebInfo"])
def test_two_builds_give_the_same_bytes(tmp_path, build_type):
    """In folders of different names, one after the other: files and compiler runs have different times."""
    assert build_copy(tmp_path / "one", build_type) == build_copy(tmp_path / "another place", build_type)


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


def test_compiler_is_the_one_that_was_asked_for(tree):
    """What is said of the artefact holds for this compiler, not for one that happened to stand in PATH."""
    cache = (tree.build / "CMakeCache.txt").read_text(encoding="utf-8")
    asked = shutil.which(compiler())
    assert re.search(r"^CMAKE_C_COMPILER:[A-Z]+=(.*)$", cache, re.M)[1] in (asked, compiler())
