"""The program of 1.0 gets from today's library what it got then, however it is linked or loaded."""
import re
import sys

import pytest
from building import ROOT, compiler, copy_tree, run
from installed import needed

sys.path.insert(0, str(ROOT / "tests/abi"))
import abi  # noqa: E402

SOURCE = ROOT / "tests/abi/compat.c"
EXPECTED = (ROOT / "tests/abi/compat.expected").read_text(encoding="utf-8")
NODE = "HTTPSTATUS_1.0"
REFERENCE = (ROOT / "tests/abi/libhttpstatus.abi").read_text(encoding="utf-8")
NAMES = sorted(abi.described_nodes(REFERENCE)[NODE])


def shared(folder, source, script, soname):
    """Builds a shared library with a version script in a folder of its own."""
    folder.mkdir()
    (folder / "map").write_text(script, encoding="utf-8")
    library = folder / soname
    run(compiler(), "-shared", "-fPIC", *source, f"-Wl,-soname,{soname}",
        f"-Wl,--version-script={folder / 'map'}", "-o", library)
    (folder / "libhttpstatus.so").symlink_to(soname)
    return folder


@pytest.fixture(scope="module")
def baseline(tmp_path_factory):
    """What 1.0 looked like to the linker: its names under their node, each an empty function."""
    folder = tmp_path_factory.mktemp("baseline")
    source = folder / "stubs.c"
    source.write_text("\n".join(f"void {name}(void);\nvoid {name}(void) {{}}" for name in NAMES), encoding="utf-8")
    script = NODE + " {\nglobal:\n" + "".join(f"\t{name};\n" for name in NAMES) + "local:\n\t*;\n};\n"
    return shared(folder / "lib", [source], script, "libhttpstatus.so.1")


@pytest.fixture(scope="module")
def program(baseline, tmp_path_factory):
    """The program, compiled with the kept headers of 1.0 and linked with it."""
    program = tmp_path_factory.mktemp("program") / "compat"
    run(compiler(), "-std=c11", f"-I{ROOT / abi.KEPT}", SOURCE, f"-L{baseline}", "-lhttpstatus", "-o", program)
    return program


@pytest.fixture(scope="module")
def next_major(tmp_path_factory):
    """A 2.0 of the library, as its soname and its version node would be."""
    folder = copy_tree(("lib", "include"), tmp_path_factory.mktemp("next"))
    public = folder / "include/httpstatus.h"
    text = public.read_text(encoding="utf-8").replace("VERSION_MAJOR 1", "VERSION_MAJOR 2")
    public.write_text(text, encoding="utf-8")
    script = (ROOT / "lib/httpstatus.map").read_text(encoding="utf-8").replace(NODE, "HTTPSTATUS_2.0")
    sources = [f"-I{folder / 'include'}", *folder.glob("lib/*.c"), *folder.glob("lib/generated/*.c")]
    return shared(folder / "out", sources, script, "libhttpstatus.so.2")


@pytest.fixture(scope="module")
def load(tmp_path_factory):
    program = tmp_path_factory.mktemp("load") / "load"
    run(compiler(), "-std=c11", ROOT / "tests/stress/load.c", "-ldl", "-o", program)
    return program


def test_program_uses_every_function_of_its_version():
    assert set(re.findall(r"\b(httpstatus_\w+)\(", SOURCE.read_text(encoding="utf-8"))) == set(NAMES)


def test_program_of_the_baseline_runs_on_this_library(program, tree):
    assert run(program, env=tree.environment()) == EXPECTED


def test_program_needs_its_own_node_only(program):
    needed = run("readelf", "-V", "-W", program)
    assert set(re.findall(r"Name: (HTTPSTATUS_\S+)", needed)) == {NODE}


def test_preloaded_library_answers_in_place_of_the_one_that_was_linked(program, baseline, tree):
    environment = {"LD_LIBRARY_PATH": str(baseline), "LD_PRELOAD": str(tree.shared)}
    assert run(program, env=environment) == EXPECTED


def test_static_program(tree, tmp_path):
    run(compiler(), "-std=c11", "-DHTTPSTATUS_STATIC", f"-I{tree.prefix / 'include'}", SOURCE, tree.static,
        "-o", tmp_path / "compat")
    assert run(tmp_path / "compat") == EXPECTED


@pytest.mark.parametrize("standard", ["c++11", "c++20"])
def test_program_in_cpp(tree, tmp_path, standard):
    run(needed("g++", "g++"), f"-std={standard}", "-x", "c++", SOURCE, "-x", "none", f"-I{tree.prefix / 'include'}",
        tree.shared, "-o", tmp_path / "compat")
    assert run(tmp_path / "compat", env=tree.environment()) == EXPECTED


def test_every_name_is_found_at_run_time(load, tree):
    assert run(load, tree.shared, NODE, *NAMES) == run(load, tree.shared, NODE, NAMES[0])


def test_library_is_loaded_and_unloaded(load, tree):
    assert run(load, tree.shared, "1000") == "1000\n"


def test_two_versions_are_loaded_apart(load, tree, next_major):
    one, other = run(load, tree.shared, next_major / "libhttpstatus.so.2").split()
    assert (int(one) // 10000, int(other) // 10000) == (1, 2)


def test_two_versions_are_linked_apart(tree, next_major, tmp_path):
    """Two libraries of a program, each linked with another version, each reach their own."""
    for name, libdir in (("one", tree.libdir), ("two", next_major)):
        source = tmp_path / f"{name}.c"
        source.write_text("int httpstatus_version_number(void);\n"
                          f"int {name}(void);\nint {name}(void) {{ return httpstatus_version_number() / 10000; }}\n",
                          encoding="utf-8")
        run(compiler(), "-shared", "-fPIC", source, f"-L{libdir}", "-lhttpstatus", "-o", tmp_path / f"lib{name}.so")
    main = tmp_path / "main.c"
    main.write_text('#include <stdio.h>\nint one(void);\nint two(void);\n'
                    'int main(void) { return printf("%d %d\\n", one(), two()) < 0; }\n', encoding="utf-8")
    paths = f"{tmp_path}:{tree.libdir}:{next_major}"
    run(compiler(), main, f"-L{tmp_path}", "-lone", "-ltwo", f"-Wl,-rpath-link,{paths}", "-o", tmp_path / "main")
    assert run(tmp_path / "main", env={"LD_LIBRARY_PATH": paths}) == "1 2\n"
