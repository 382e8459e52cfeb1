"""The binary interface is what was released, and every change that would break a program is refused."""
import platform
import re
import subprocess
import sys

import pytest
from building import ROOT, cmake_build, compiler, copy_tree, refused, run

sys.path.insert(0, str(ROOT / "tests/abi"))
import abi  # noqa: E402

REFERENCE = ROOT / "tests/abi/libhttpstatus.abi"
PARTS = ("lib", "include", "cmake", "packaging", "pkgconfig", "docs/symbols-in-versions", "tests/abi", "CMakeLists.txt",
         "CHANGELOG.md")
# The description is of x86-64, and what the compiler makes of the debug information is gcc's.
pytestmark = pytest.mark.skipif(platform.machine() != "x86_64", reason="the reference is of x86-64")


@pytest.fixture
def copy(tmp_path):
    """A copy of what the interface consists of, to be changed."""
    return copy_tree(PARTS, tmp_path / "tree")


def edit(tree, name, old, new):
    file = tree / name
    text = file.read_text(encoding="utf-8")
    assert old in text, f"{name} no longer says {old!r}"
    file.write_text(text.replace(old, new), encoding="utf-8")


def release(tree):
    """Makes the changelog say that 1.0.0 is released."""
    file = tree / "CHANGELOG.md"
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(r"^## 1\.0\.0.*$", "## 1.0.0", text, flags=re.M), encoding="utf-8")


def differences(tree, folder):
    """What abidiff finds in a changed tree; the test fails if it finds nothing."""
    done = subprocess.run(["abidiff", REFERENCE, abi.build(tree, folder)], capture_output=True, text=True, check=False)
    assert done.returncode != 0, "abidiff did not notice"
    return done.stdout


def test_library_is_what_the_reference_describes(tmp_path):
    assert abi.compare(REFERENCE, abi.build(ROOT, tmp_path)) == ""


def test_versions_constants_map_and_header_agree():
    abi.check_versions(ROOT)
    abi.check_released(ROOT, REFERENCE.read_text(encoding="utf-8"), abi.map_nodes(ROOT))


def test_reference_names_no_place_of_a_machine():
    text = REFERENCE.read_text(encoding="utf-8")
    assert str(ROOT) not in text
    assert [path for path in re.findall(r"path='([^']*)'", text) if path.startswith("/")] == []


def test_headers_of_the_first_version_are_kept():
    abi.check_kept_headers(ROOT)


def test_layout_of_a_set(tmp_path):
    source = tmp_path / "layout.c"
    source.write_text("""#include <httpstatus.h>
_Static_assert(sizeof(httpstatus_set) == 128, "size");
_Static_assert(_Alignof(httpstatus_set) == _Alignof(uint64_t), "alignment");
_Static_assert(offsetof(httpstatus_set, bits) == 0, "offset");
""", encoding="utf-8")
    run(compiler(), "-std=c11", f"-I{ROOT / 'include'}", "-fsyntax-only", source)


def test_removed_function_is_noticed(copy, tmp_path):
    edit(copy, "lib/httpstatus.map", "\thttpstatus_to_grpc;\n", "")
    assert "httpstatus_to_grpc" in differences(copy, tmp_path / "build")


def test_changed_parameter_is_noticed(copy, tmp_path):
    edit(copy, "include/httpstatus.h", "int httpstatus_from_grpc(int grpc);", "int httpstatus_from_grpc(long grpc);")
    edit(copy, "lib/vocabulary.c", "int httpstatus_from_grpc(int grpc)", "int httpstatus_from_grpc(long grpc)")
    assert "parameter 1 of type 'int' changed" in differences(copy, tmp_path / "build")


def test_changed_result_is_noticed(copy, tmp_path):
    edit(copy, "include/httpstatus.h", "int httpstatus_retry(int code);", "long httpstatus_retry(int code);")
    edit(copy, "lib/retry.c", "int httpstatus_retry(int code)", "long httpstatus_retry(int code)")
    assert "return type changed" in differences(copy, tmp_path / "build")


def test_grown_struct_is_noticed(copy, tmp_path):
    edit(copy, "include/httpstatus.h", "uint64_t bits[16];", "uint64_t bits[16];\n    uint64_t more;")
    assert "type size changed from 1024 to 1088" in differences(copy, tmp_path / "build")


def test_dropped_node_is_noticed(copy, tmp_path):
    edit(copy, "lib/httpstatus.map", "HTTPSTATUS_1.0 {", "HTTPSTATUS_1.1 {")
    assert "HTTPSTATUS_1.0" in differences(copy, tmp_path / "build")


def test_changed_soname_is_noticed(copy, tmp_path):
    edit(copy, "include/httpstatus.h", "HTTPSTATUS_VERSION_MAJOR 1", "HTTPSTATUS_VERSION_MAJOR 2")
    assert "SONAME changed" in differences(copy, tmp_path / "build")


def test_added_function_is_noticed(copy, tmp_path):
    """An addition breaks nobody, but it has to be written down."""
    add_function(copy)
    assert "httpstatus_is_new" in differences(copy, tmp_path / "build")


def add_function(tree, since="1.0"):
    edit(tree, "include/httpstatus.h", "HTTPSTATUS_API bool httpstatus_is_known(int code);",
         "HTTPSTATUS_API bool httpstatus_is_known(int code);\n"
         f"/**\n * New. @param code any.\n * @return false.\n * @since {since}\n */\n"
         "HTTPSTATUS_API bool httpstatus_is_new(int code);")
    edit(tree, "lib/registry.c", "bool httpstatus_is_known(int code)",
         "bool httpstatus_is_new(int code)\n{\n    return code == 1;\n}\n\nbool httpstatus_is_known(int code)")
    edit(tree, "lib/httpstatus.map", "\thttpstatus_is_known;\n", "\thttpstatus_is_known;\n\thttpstatus_is_new;\n")


def test_released_node_takes_no_new_function(copy):
    release(copy)
    add_function(copy)
    with pytest.raises(abi.AbiError, match="HTTPSTATUS_1.0 is released: httpstatus_is_new may not change there"):
        abi.write_reference(copy)


def test_new_node_takes_the_new_function(copy, tmp_path):
    release(copy)
    add_function(copy, since="1.1")
    edit(copy, "include/httpstatus.h", "HTTPSTATUS_VERSION_MINOR 0", "HTTPSTATUS_VERSION_MINOR 1")
    edit(copy, "lib/httpstatus.map", "\thttpstatus_is_new;\n", "")
    with (copy / "lib/httpstatus.map").open("a", encoding="utf-8") as file:
        file.write("\nHTTPSTATUS_1.1 {\nglobal:\n\thttpstatus_is_new;\n} HTTPSTATUS_1.0;\n")
    abi.write_reference(copy)
    abi.check(copy)
    assert abi.listed_versions(copy)["httpstatus_is_new"] == "1.1"
    assert abi.listed_versions(copy)["httpstatus_is_known"] == "1.0"
    cmake_build(copy, tmp_path / "build", "-DHTTPSTATUS_INSTALL=OFF")


def refused_build(tree, folder):
    """What a build of a changed tree says before it fails, without the line breaks."""
    run("cmake", "-S", tree, "-B", folder, "-DHTTPSTATUS_INSTALL=OFF")
    return " ".join(refused("cmake", "--build", folder).split())


def test_function_of_no_node_is_not_built(copy, tmp_path):
    add_function(copy)
    edit(copy, "lib/httpstatus.map", "\thttpstatus_is_new;\n", "")
    said = refused_build(copy, tmp_path / "build")
    assert "include/httpstatus.h has httpstatus_is_new, lib/httpstatus.map has not" in said


def test_function_of_no_declaration_is_not_built(copy, tmp_path):
    edit(copy, "lib/httpstatus.map", "\thttpstatus_is_known;\n", "\thttpstatus_is_known;\n\thttpstatus_no_such;\n")
    said = refused_build(copy, tmp_path / "build")
    assert "lib/httpstatus.map has httpstatus_no_such, include/httpstatus.h has not" in said


def test_function_that_is_new_in_a_node_is_not_built(copy, tmp_path):
    """Only abi.py reference lists it, which refuses if the node is released."""
    add_function(copy)
    said = refused_build(copy, tmp_path / "build")
    assert "lib/httpstatus.map has httpstatus_is_new 1.0, docs/symbols-in-versions has not" in said


def test_function_that_left_its_node_is_not_built(copy, tmp_path):
    edit(copy, "lib/httpstatus.map", "HTTPSTATUS_1.0 {", "HTTPSTATUS_1.1 {")
    assert "lib/httpstatus.map has httpstatus_accept_language 1.1," in refused_build(copy, tmp_path / "build")


def test_renumbered_constant_is_noticed(copy):
    edit(copy, "include/httpstatus.h", "HTTPSTATUS_CONTENT_ALLOWED = 2", "HTTPSTATUS_CONTENT_ALLOWED = 3")
    with pytest.raises(abi.AbiError, match="HTTPSTATUS_CONTENT_ALLOWED"):
        abi.check_versions(copy)
    release(copy)
    with pytest.raises(abi.AbiError, match="HTTPSTATUS_CONTENT_ALLOWED was released as '2' and is now '3'"):
        abi.write_reference(copy)


@pytest.mark.parametrize(("added", "found"), [
    ("enum { HTTPSTATUS_NO_VALUE };", "'constant', 'HTTPSTATUS_NO_VALUE'), '0'"),
    ("enum named { UNPREFIXED = 1 << 3 };", "'constant', 'UNPREFIXED'), '8'"),
    ("#define HTTPSTATUS_NEW 1", "'macro', 'HTTPSTATUS_NEW'"),
    ("#define NEW_CALL(code) httpstatus_reason(code)", "'macro', 'NEW_CALL(code)'"),
    ("struct httpstatus_new { const char *text; int codes[3]; };",
     "'type', 'struct httpstatus_new'), '192 bits: const char * text at 0, int[3] codes at 64'"),
    ("typedef int (*httpstatus_callback)(int);", "'type', 'httpstatus_callback'), 'int (int) *'"),
    ("int httpstatus_odd\n(long code);", "httpstatus_odd"),
], ids=["enumerator without a value", "another enumerator", "macro", "macro with a parameter", "struct", "typedef",
        "function in an odd layout"])
def test_added_declaration_is_noticed(copy, added, found):
    edit(copy, "include/httpstatus.h", "#ifdef __cplusplus\n}\n#endif", f"{added}\n#ifdef __cplusplus\n}}\n#endif")
    with pytest.raises(abi.AbiError) as error:
        abi.check_versions(copy)
    assert found in str(error.value)


@pytest.mark.parametrize(("old", "new", "said"), [
    ("uint64_t bits[16];", "uint64_t bits[17];", "struct httpstatus_set was released as '1024 bits"),
    ("typedef struct httpstatus_set {", "typedef struct httpstatus_group {", "struct httpstatus_set' and is now"),
    ("#define HTTPSTATUS_VERSION_NUMBER", "#define HTTPSTATUS_NUMBER", "macro HTTPSTATUS_VERSION_NUMBER was released"),
])
def test_changed_declaration_is_refused_after_the_release(copy, old, new, said):
    release(copy)
    edit(copy, "include/httpstatus.h", old, new)
    with pytest.raises(abi.AbiError, match=said):
        abi.check_released(copy, "<empty/>", abi.map_nodes(copy))


@pytest.mark.parametrize(("name", "old", "new"), [
    ("docs/symbols-in-versions", "httpstatus_is_known ", "httpstatus_was_known "),
    ("docs/symbols-in-versions", "HTTPSTATUS_GONE ", "HTTPSTATUS_WENT "),
    ("lib/httpstatus.map", "\thttpstatus_is_known;\n", ""),
    ("include/httpstatus/codes.h", "    HTTPSTATUS_GONE = 410,\n", ""),
], ids=["function not listed", "constant not listed", "function not in the map", "constant not declared"])
def test_disagreement_is_noticed(copy, name, old, new):
    edit(copy, name, old, new)
    with pytest.raises(abi.AbiError, match="GONE|is_known"):
        abi.check_versions(copy)
