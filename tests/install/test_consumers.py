"""Programs that use the library find it by pkg-config, by find_package(), by add_subdirectory() and by FetchContent."""
import re
import shutil

import pytest
from building import ROOT, Tree, cmake_build, compiler, refused, run

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
    consumer = find_package(static_tree, tmp_path)
    assert not links_with_shared(consumer)
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


def test_add_subdirectory(version, tmp_path):
    cmake_build(CONSUMERS / "add_subdirectory", tmp_path, f"-DHTTPSTATUS_SOURCE={ROOT}")
    check_output(tmp_path / "consumer", version)


def test_fetch_content(release, version, tmp_path):
    cmake_build(CONSUMERS / "fetch_content", tmp_path, f"-DHTTPSTATUS_URL=file://{release}")
    check_output(tmp_path / "consumer", version)


def test_add_subdirectory_installs_the_consumer_only(tmp_path):
    cmake_build(CONSUMERS / "add_subdirectory", tmp_path / "build", f"-DHTTPSTATUS_SOURCE={ROOT}",
                f"-DCMAKE_INSTALL_PREFIX={tmp_path / 'prefix'}")
    run("cmake", "--install", tmp_path / "build")
    files = [path.relative_to(tmp_path / "prefix") for path in (tmp_path / "prefix").rglob("*") if path.is_file()]
    assert [str(path) for path in files] == ["bin/consumer"]


def test_add_subdirectory_leaves_the_consumers_settings_alone(tmp_path):
    cmake_build(CONSUMERS / "add_subdirectory", tmp_path, f"-DHTTPSTATUS_SOURCE={ROOT}")
    cache = (tmp_path / "CMakeCache.txt").read_text(encoding="utf-8")
    assert re.search(r"^CMAKE_BUILD_TYPE:STRING=$", cache, re.M)
    assert re.findall(r"^(HTTPSTATUS_\w+):BOOL=ON$", cache, re.M) == ["HTTPSTATUS_SHARED"]
