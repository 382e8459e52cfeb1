"""What is linked with the static library keeps it to itself, so that two of its versions may be in one process."""
import re
import sys

import pytest
from building import ROOT, compiler, copy_tree, run
from codes import add_code, regenerate, sources_of

sys.path.append(str(ROOT / "tests/bench"))
import bench_sizes  # noqa: E402

# A code that no data has, and a phrase for it.
CODE, PHRASE = 299, "Known Elsewhere"

PLUGIN = """#include <httpstatus.h>
#include <stdio.h>

#define JOIN(a, b) a##b
#define NAMED(name) JOIN(answer_, name)
const char *NAMED(NAME)(int code);
const char *NAMED(NAME)(int code)
{
    static char text[64];
    const char *reason = httpstatus_reason(code);
    snprintf(text, sizeof text, "%s, found as %d", reason ? reason : "unknown", httpstatus_find("known elsewhere", 15));
    return text;
}
"""

# Loads the two so that each could take the functions of the other, and asks both before and after.
HOST = """#include <dlfcn.h>
#include <httpstatus.h>
#include <stdio.h>
#include <stdlib.h>

static const char *ask(void *object, const char *name)
{
    const char *(*answer)(int) = (const char *(*)(int))dlsym(object, name);
    return answer(299);
}

int main(int argc, char **argv)
{
    void *one = dlopen(argv[1], RTLD_NOW | RTLD_GLOBAL), *two = dlopen(argv[2], RTLD_NOW | RTLD_GLOBAL);
    if (argc != 3 || one == NULL || two == NULL)
        return 1;
    for (int round = 0; round < 2; round++)
        printf("%s; %s; %d\\n", ask(one, "answer_one"), ask(two, "answer_two"), httpstatus_is_known(299));
    return 0;
}
"""


@pytest.fixture(scope="module")
def plugins(tree, tmp_path_factory):
    """Two shared objects: with the static library as it is installed, and with the sources of one code more."""
    folder = tmp_path_factory.mktemp("plugins")
    (folder / "plugin.c").write_text(PLUGIN, encoding="utf-8")
    other = copy_tree(("lib", "include", "bindings", "tool"), folder / "other")
    add_code(other, CODE, PHRASE)
    regenerate(other)
    for name, include, library in (("one", tree.prefix / "include", [tree.static]),
                                   ("two", other / "include", sources_of(other))):
        run(compiler(), "-std=c99", "-O2", "-shared", "-fPIC", "-DHTTPSTATUS_STATIC", f"-DNAME={name}", f"-I{include}",
            folder / "plugin.c", *library, "-o", folder / f"{name}.so")
    return folder


@pytest.mark.parametrize("name", ["one", "two"])
def test_a_shared_object_exports_its_own_functions_only(plugins, name):
    symbols = run("nm", "-D", "--defined-only", plugins / f"{name}.so")
    assert re.findall(r" [A-Z] (\w+)", symbols) == [f"answer_{name}"]


def test_a_shared_object_hides_what_was_compiled_without_the_definition(tree, tmp_path):
    """What pkg-config says without --static, with the static library named by its path."""
    source = tmp_path / "plugin.c"
    source.write_text(PLUGIN, encoding="utf-8")
    run(compiler(), "-shared", "-fPIC", "-DNAME=one", f"-I{tree.prefix / 'include'}", source, tree.static,
        "-o", tmp_path / "one.so")
    assert "httpstatus" not in run("nm", "-D", "--defined-only", tmp_path / "one.so")


def test_two_in_one_process_answer_each_for_itself(tree, plugins):
    (plugins / "host.c").write_text(HOST, encoding="utf-8")
    run(compiler(), "-std=c99", f"-I{tree.prefix / 'include'}", plugins / "host.c", "-o", plugins / "host",
        f"-L{tree.libdir}", "-lhttpstatus", "-ldl")
    said = run(plugins / "host", plugins / "one.so", plugins / "two.so", env=tree.environment())
    assert said == f"unknown, found as 0; {PHRASE}, found as {CODE}; 0\n" * 2


def test_the_data_does_not_know_the_code_of_this_test():
    assert f"\n{CODE}," not in (ROOT / "lib/data/codes.csv").read_text(encoding="utf-8")


@pytest.mark.skipif(sys.platform != "linux", reason="the linker of ELF leaves sections out")
def test_a_program_has_what_it_asks_for_and_no_more(static_tree, tmp_path):
    added = bench_sizes.over_empty(compiler(), tmp_path, static_tree.static)
    assert added["reason"] <= 6 * 1024
    assert added["is_redirect"] <= 4 * 1024
    titles = sum(len(line.encode()) for page in ROOT.glob("lib/data/text/*.md")
                 for line in re.findall(r"^## \d+ (.*)", page.read_text(encoding="utf-8"), re.M))
    assert titles < added["title"] < titles + 6 * 1024
    assert added["description"] > 100 * 1024  # or nothing was measured
