"""Programs that use the library find it by pkg-config, find_package(), add_subdirectory(), FetchContent and Meson.

A program that is installed runs where it was installed, without the tree that it was built in.
"""
import os
import re
import shutil

import pytest
from building import ROOT, Tree, cmake_build, compiler, copy_tree, refused, run
from installed import needed

CONSUMERS = ROOT / "tests/install/consumers"
FIND_PACKAGE = CONSUMERS / "find_package"


@pytest.fixture
def moved(tree, tmp_path):
    """The installed tree, as it is after someone moved it elsewhere."""
    there = shutil.copytree(tree.prefix, tmp_path / "moved to/elsewhere", symlinks=True)
    return Tree(prefix=there, build=tree.build)


def check_output(program, version, environment=None):
    assert run(program, env=environment) == f"{version}: 404 Not Found\n"


def make(tree, folder, *variables):
    shutil.copy(CONSUMERS / "main.c", folder)
    shutil.copytree(CONSUMERS / "pkgconfig", folder / "project")
    run("make", "-C", folder / "project", f"CC={compiler()}", *variables, env=tree.environment())
    return folder / "project/consumer"


def links_with_shared(program):
    return "libhttpstatus.so" in run("readelf", "-d", program)


def test_pkg_config(tree, version, tmp_path):
    consumer = make(tree, tmp_path)
    assert links_with_shared(consumer)
    check_output(consumer, version, tree.environment())


def test_pkg_config_static(static_tree, version, tmp_path):
    consumer = make(static_tree, tmp_path)
    assert not links_with_shared(consumer)
    check_output(consumer, version)


def test_pkg_config_from_a_tree_that_holds_both(tree, version, tmp_path):
    consumer = make(tree, tmp_path, f"LDLIBS={tree.static}")
    assert not links_with_shared(consumer)
    check_output(consumer, version)


def test_pkg_config_for_a_program_without_shared_libraries(tree, version, tmp_path):
    consumer = make(tree, tmp_path, "PKG_CONFIG=pkg-config --static", "LDFLAGS=-static")
    assert "NEEDED" not in run("readelf", "-d", consumer)
    check_output(consumer, version)
    assert "-DHTTPSTATUS_STATIC" in tree.pkg_config("--cflags", "--static").split()
    assert "-DHTTPSTATUS_STATIC" not in tree.pkg_config("--cflags").split()


def test_pkg_config_tells_the_version(tree, version):
    assert tree.pkg_config("--modversion") == version


def test_pkg_config_has_no_other_needs(tree):
    assert tree.pkg_config("--print-requires") == ""
    assert tree.pkg_config("--libs", "--static") == tree.pkg_config("--libs")


def test_pkg_config_refuses_a_version_that_is_too_high(tree, version):
    major, minor, patch = map(int, version.split("."))
    assert tree.pkg_config(f"--atleast-version={version}") == ""
    for higher in (f"{major}.{minor}.{patch + 1}", f"{major}.{minor + 1}", f"{major + 1}.0"):
        refused("pkg-config", f"--atleast-version={higher}", "httpstatus", env=tree.environment())


def test_pkg_config_after_a_move(moved, version, tmp_path):
    program = tmp_path / "consumer"
    flags = [flag.replace("\\ ", " ") for flag in re.split(r"(?<!\\) ", moved.pkg_config("--cflags", "--libs"))]
    assert str(moved.prefix) in " ".join(flags)
    run(compiler(), CONSUMERS / "main.c", *flags, "-o", program)
    check_output(program, version, moved.environment())


def find_package(tree, folder, *options):
    cmake_build(FIND_PACKAGE, folder, f"-DCMAKE_PREFIX_PATH={tree.prefix}", *options)
    return folder / "consumer"


def test_find_package(tree, version, tmp_path):
    consumer = find_package(tree, tmp_path)
    assert links_with_shared(consumer)
    check_output(consumer, version)
    assert not links_with_shared(tmp_path / "consumer-static")
    check_output(tmp_path / "consumer-static", version)


def test_find_package_static_only(static_tree, version, tmp_path):
    for consumer in (find_package(static_tree, tmp_path), tmp_path / "consumer-static"):
        assert not links_with_shared(consumer)
        check_output(consumer, version)


def test_find_package_in_a_build_tree(tree, version, tmp_path):
    cmake_build(FIND_PACKAGE, tmp_path, f"-Dhttpstatus_DIR={tree.build}")
    for consumer in (tmp_path / "consumer", tmp_path / "consumer-static"):
        check_output(consumer, version)


def test_find_package_after_a_move(moved, version, tmp_path):
    check_output(find_package(moved, tmp_path / "build"), version)


def test_find_package_takes_the_version_itself(tree, version, tmp_path):
    check_output(find_package(tree, tmp_path, f"-DHTTPSTATUS_WANTED={version}"), version)


@pytest.mark.parametrize("step", [(1, 0), (0, 1), (-1, 0)], ids=["next major", "next minor", "last major"])
def test_find_package_refuses_another_version(tree, version, tmp_path, step):
    major, minor, _ = map(int, version.split("."))
    said = refused("cmake", "-S", FIND_PACKAGE, "-B", tmp_path, f"-DCMAKE_PREFIX_PATH={tree.prefix}",
                   f"-DHTTPSTATUS_WANTED={major + step[0]}.{minor + step[1]}")
    assert re.search(rf"compatible\s+with requested version.*version:\s+{re.escape(version)}", said, re.S)


def installed(build, prefix):
    """Installs what was built, takes the build tree away and returns the program."""
    run("cmake", "--install", build, "--prefix", prefix)
    shutil.rmtree(build)
    return prefix / "bin/consumer"


def files_in(folder):
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if not path.is_dir()}


def test_fetch_content(release, version, tmp_path):
    cmake_build(CONSUMERS / "fetch_content", tmp_path / "build", f"-DHTTPSTATUS_URL=file://{release}")
    consumer = installed(tmp_path / "build", tmp_path / "prefix")
    assert files_in(tmp_path / "prefix") == {"bin/consumer"}
    assert not links_with_shared(consumer)
    check_output(consumer, version)


def test_fetch_content_of_the_shared_library(release, version, tmp_path):
    cmake_build(CONSUMERS / "fetch_content", tmp_path / "build", f"-DHTTPSTATUS_URL=file://{release}",
                "-DBUILD_SHARED_LIBS=ON", "-DHTTPSTATUS_INSTALL=ON", "-DCMAKE_INSTALL_LIBDIR=lib")
    consumer = installed(tmp_path / "build", tmp_path / "prefix")
    assert links_with_shared(consumer)
    assert not list((tmp_path / "prefix").rglob("*.a"))
    check_output(consumer, version)


def subdirectory(build, *options):
    cmake_build(CONSUMERS / "add_subdirectory", build, f"-DHTTPSTATUS_SOURCE={ROOT}", *options)
    return build / "consumer"


def test_add_subdirectory(version, tmp_path):
    """It is linked statically, has no flag, definition or option of ours but the one that says so, and no setting."""
    consumer = subdirectory(tmp_path / "build")
    assert not links_with_shared(consumer)
    cache = (tmp_path / "build/CMakeCache.txt").read_text(encoding="utf-8")
    assert re.search(r"^CMAKE_BUILD_TYPE:STRING=$", cache, re.M)
    assert re.findall(r"^(HTTPSTATUS_\w+):BOOL=ON$", cache, re.M) == []
    flags = (tmp_path / "build/CMakeFiles/consumer.dir/flags.make").read_text(encoding="utf-8")
    assert re.findall(r"^C_(?:DEFINES|FLAGS) = *(.*)$", flags, re.M) == ["-DHTTPSTATUS_STATIC", ""]
    link = (tmp_path / "build/CMakeFiles/consumer.dir/link.txt").read_text(encoding="utf-8").split()
    # Newer CMakes, such as that of Debian 13, have the linker write what it depends on.
    others = [word for word in link[1:] if not word.endswith(".o") and not word.startswith("-Wl,--dependency-file=")]
    assert others == ["-o", "consumer", "httpstatus/lib/libhttpstatus.a"]
    program = installed(tmp_path / "build", tmp_path / "prefix")
    assert files_in(tmp_path / "prefix") == {"bin/consumer"}
    check_output(program, version)


def test_build_shared_libs_may_change_its_mind(version, tmp_path):
    for choice, shared in (("ON", True), ("OFF", False)):
        consumer = subdirectory(tmp_path, f"-DBUILD_SHARED_LIBS={choice}")
        assert links_with_shared(consumer) == shared
        check_output(consumer, version)


STRICT = "-DCONSUMER_OPTIONS=-Werror;-Wall;-Wextra;-O2;-D_FORTIFY_SOURCE=3"


@pytest.mark.parametrize("options", [
    pytest.param([STRICT], id="-Werror and -D_FORTIFY_SOURCE=3"),
    pytest.param([STRICT, "-DHTTPSTATUS_HARDEN=ON", "-DCMAKE_BUILD_TYPE=Release"], id="the same, and hardened"),
    pytest.param(["-DCMAKE_UNITY_BUILD=ON", "-DCMAKE_UNITY_BUILD_BATCH_SIZE=0"], id="unity build"),
    pytest.param(["-DCONSUMER_OPTIONS=-fsanitize=address,undefined"], id="sanitizers"),
    pytest.param(["-DCONSUMER_OPTIONS=-fsanitize=address,undefined", "-DBUILD_SHARED_LIBS=ON"],
                 id="sanitizers and the shared library"),
    pytest.param(["-DCMAKE_C_STANDARD=99", "-DCONSUMER_OPTIONS=-pedantic-errors"], id="C99"),
])
def test_add_subdirectory_of_a_project_with_its_own_ways(options, version, tmp_path):
    check_output(subdirectory(tmp_path, *options), version)


@pytest.mark.parametrize("shared", ["OFF", "ON"])
def test_what_hardens_the_library_is_not_handed_on(shared, tmp_path):
    subdirectory(tmp_path, "-DHTTPSTATUS_HARDEN=ON", f"-DBUILD_SHARED_LIBS={shared}")
    link = (tmp_path / "CMakeFiles/consumer.dir/link.txt").read_text(encoding="utf-8")
    flags = (tmp_path / "CMakeFiles/consumer.dir/flags.make").read_text(encoding="utf-8")
    assert "relro" not in link and "protector" not in flags
    assert "protector" in next(tmp_path.glob("httpstatus/lib/CMakeFiles/*/flags.make")).read_text(encoding="utf-8")


@pytest.mark.parametrize("library", ["static", "shared"])
def test_meson(library, version, tmp_path):
    meson = needed("meson", "meson")
    project = tmp_path / "project"
    shutil.copytree(CONSUMERS / "meson", project)
    shutil.copy(CONSUMERS / "main.c", project)
    copy_tree(("lib", "include", "meson.build"), project / "subprojects/httpstatus")
    run(meson, "setup", project, tmp_path / "build", f"-Ddefault_library={library}", "--prefix", tmp_path / "prefix",
        "--libdir=lib", "--wrap-mode=forcefallback", env={**os.environ, "CC": compiler()})
    run(meson, "install", "-C", tmp_path / "build")
    shutil.rmtree(tmp_path / "build")
    consumer = tmp_path / "prefix/bin/consumer"
    assert links_with_shared(consumer) == (library == "shared")
    check_output(consumer, version)
