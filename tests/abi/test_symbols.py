"""The shared library exports what the header declares and the map lists, needs only libc, and is read-only."""
import re
import sys

from building import ROOT, compiler, run

sys.path.insert(0, str(ROOT / "tests/abi"))
import abi  # noqa: E402

# What libc is needed for, and what compilers and the C start-up code need it for. bcmp is what clang makes of memcmp.
LIBC = {"bcmp", "memchr", "memcmp", "memcpy", "memset", "strcmp", "strlen"}
TOOLCHAIN = {"_ITM_deregisterTMCloneTable", "_ITM_registerTMCloneTable", "__cxa_finalize", "__gmon_start__",
             "__stack_chk_fail"}
EMPTY = "int empty(void);\nint empty(void)\n{\n    return 0;\n}\n"


def words(*command):
    return [line.split() for line in run(*command).splitlines()]


def exported(library):
    """{name: node} of every dynamic symbol that the library defines."""
    names = [line[-1] for line in words("nm", "-D", "--defined-only", library)]
    return dict((re.split("@+", name) + [None])[:2] for name in names)


def sections(library):
    """{name: (flags, size)} of every section."""
    found = re.findall(
        r"^\s*\[\s*\d+\] (\S+)\s+\S+\s+[0-9a-f]+ [0-9a-f]+ ([0-9a-f]+) [0-9a-f]+\s+([A-Zlop]*)\s",
        run("readelf", "-S", "-W", library), re.M)
    return {name: (flags, int(size, 16)) for name, size, flags in found}


def relocations(library):
    """The types of all relocations, except calls, which are bound by name."""
    lines = words("readelf", "-r", "-W", library)
    return sorted(line[2] for line in lines if len(line) > 2 and re.match(r"R_(?!.*JU?MP_SLOT?)", line[2]))


def writable(library):
    """{name: size} of every writable section; how many calls .got holds is not what is asked."""
    found = {name: size for name, (flags, size) in sections(library).items() if "W" in flags}
    return {name: size for name, size in found.items() if name not in (".got", ".got.plt", ".dynamic")}


def empty_library(folder):
    """A library of one empty function, as this toolchain links it: what it has is not ours."""
    library = folder / "empty.so"
    if not library.exists():
        source = folder / "empty.c"
        source.write_text(EMPTY, encoding="utf-8")
        run(compiler(), "-shared", "-fPIC", "-O2", "-Wl,-z,relro,-z,now", source, "-o", library)
    return library


def test_map_is_sorted():
    names = re.findall(r"\t(\w+);", (ROOT / "lib/httpstatus.map").read_text(encoding="utf-8"))
    assert names == sorted(names)


def test_library_exports_what_the_header_declares(tree):
    nodes = {name: f"HTTPSTATUS_{version}" for name, version in abi.declared_functions(ROOT).items()}
    assert exported(tree.shared) == {**dict.fromkeys(nodes.values()), **nodes}


def test_soname(tree, version):
    major = version.split(".")[0]
    assert f"Library soname: [libhttpstatus.so.{major}]" in run("readelf", "-d", tree.shared)
    assert tree.shared.resolve().name == f"libhttpstatus.so.{version}"
    assert (tree.libdir / f"libhttpstatus.so.{major}").resolve() == tree.shared.resolve()


def test_only_libc_is_needed(tree):
    needed = re.findall(r"\(NEEDED\).*\[(.*)\]", run("readelf", "-d", tree.shared))
    assert [name for name in needed if not re.match(r"(libc|ld-linux[-\w]*)\.", name)] == []


def test_nothing_that_allocates_locks_or_reads_the_locale_is_called(tree):
    undefined = {line[-1].split("@")[0] for line in words("nm", "-D", "--undefined-only", tree.shared)}
    assert undefined - LIBC - TOOLCHAIN == set()


def test_nothing_of_ours_is_relocated(tree):
    assert relocations(tree.shared) == relocations(empty_library(tree.build))


def test_the_library_calls_itself_directly(tree):
    """Calls between public functions go neither through the PLT nor to a symbol that a program put in between."""
    lines = run("readelf", "-r", "-W", tree.shared).splitlines()
    assert [line for line in lines if " httpstatus_" in line] == []


def test_nothing_of_ours_is_writable(tree):
    assert writable(tree.shared) == writable(empty_library(tree.build))


def test_library_may_be_loaded_at_any_address(tree):
    assert "TEXTREL" not in run("readelf", "-d", tree.shared)


def test_stack_is_not_executable(tree):
    stack = re.search(r"GNU_STACK.*", run("readelf", "-l", "-W", tree.shared))
    assert stack
    assert " RWE " not in stack[0]


def test_loading_needs_nothing_else(tree):
    """A program that was linked with nothing but this library finds every symbol at once."""
    python = "import ctypes, sys; print(ctypes.CDLL(sys.argv[1], mode=0x2).httpstatus_class_of(404))"
    assert run(sys.executable, "-c", python, tree.shared).strip() == "4"
