"""What those who package the library ask of its build: parts left out, archives, their own flags, patched data."""
import json
import os
import re
import shlex
import tarfile

import pytest
from building import ROOT, compiler, copy_tree, refused, run
from installed import needed

PARTS = ("lib", "include", "cmake", "packaging", "pkgconfig", "tool", "docs", "tests/conformance-kit", "CMakeLists.txt",
         "LICENSE", "CHANGELOG.md", "README.md", "bindings")


def configure(folder, *options, source=ROOT, **environment):
    run("cmake", "-S", source, "-B", folder, f"-DCMAKE_C_COMPILER={compiler()}", *options,
        env={**os.environ, **environment})


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A build of the library and the tool, which the tests configure in one way and another."""
    return tmp_path_factory.mktemp("built")


def installed_with(build, prefix, *options):
    """The files that are installed with these options, by their paths below the prefix."""
    defaults = (f"-DHTTPSTATUS_{part}=ON" for part in ("CLI", "MANUALS", "VECTORS", "KIT"))
    configure(build, *defaults, *options)
    run("cmake", "--build", build)
    run("cmake", "--install", build, "--prefix", prefix)
    return {path.relative_to(prefix).as_posix() for path in prefix.rglob("*") if path.is_file()}


@pytest.mark.parametrize(("options", "folder"), [
    (["MANUALS"], "share/man/"), (["KIT"], "share/httpstatus/kit/"), (["VECTORS", "KIT"], "share/httpstatus/vectors/")])
def test_a_part_is_left_out(built, tmp_path, options, folder):
    installed = installed_with(built, tmp_path, *(f"-DHTTPSTATUS_{option}=OFF" for option in options))
    assert "bin/httpstatus" in installed
    assert [path for path in installed if path.startswith(folder)] == []


def test_the_kit_needs_the_vectors(tmp_path):
    said = refused("cmake", "-S", ROOT, "-B", tmp_path, "-DHTTPSTATUS_VECTORS=OFF", "-DHTTPSTATUS_KIT=ON")
    assert "HTTPSTATUS_KIT is ON and HTTPSTATUS_VECTORS is OFF" in said


@pytest.fixture(scope="module")
def small(built, tmp_path_factory):
    """The files that are installed without documentation, manuals, kit and languages."""
    options = (f"-DHTTPSTATUS_{part}=OFF" for part in ("CLI", "MANUALS", "VECTORS", "KIT"))
    return installed_with(built, tmp_path_factory.mktemp("small"), *options, "-DCMAKE_INSTALL_PREFIX=/usr")


def test_an_archive_holds_what_is_installed(built, small, tmp_path):
    run("cpack", "--config", built / "CPackConfig.cmake", "-G", "TGZ", "-B", tmp_path)
    archive, = tmp_path.glob("*.tar.gz")
    with tarfile.open(archive) as packed:
        names = {member.name.partition("/")[2] for member in packed if not member.isdir()}
    assert {name.removeprefix("usr/") for name in names} == small


def test_debian_packages_of_what_is_built(built, small, tmp_path):
    needed("dpkg-shlibdeps", "dpkg-dev")
    assert "include/httpstatus.h" in small
    run("cpack", "--config", built / "CPackConfig.cmake", "-B", tmp_path)
    assert {path.name.split("_")[0] for path in tmp_path.glob("*.deb")} == {"libhttpstatus1", "libhttpstatus-dev"}


def commands(folder):
    """How each source of the library is compiled, as words."""
    compiled = json.loads((folder / "compile_commands.json").read_text(encoding="utf-8"))
    return {command["file"].rpartition("/")[2]: shlex.split(command["command"]) for command in compiled}


@pytest.mark.parametrize(("build_type", "flags", "optimised"), [
    ("None", "-g -O0", ["-O0"]), ("", "-O1", ["-O1"]), ("MinSizeRel", "", ["-Os"])])
def test_the_builder_says_how_to_optimise(tmp_path, build_type, flags, optimised):
    configure(tmp_path, "-DCMAKE_EXPORT_COMPILE_COMMANDS=ON", f"-DCMAKE_BUILD_TYPE={build_type}", CFLAGS=flags)
    said = commands(tmp_path)
    assert "bulk.c" in said
    assert {name: [word for word in words if re.match(r"-O|-f\S*vect|-m\w+=", word)] for name, words in said.items()} \
        == dict.fromkeys(said, optimised)


def test_the_builder_says_how_to_harden(tmp_path):
    flags = {"stack-protector": "-fno-stack-protector", "cf-protection": "-fcf-protection=none",
             "FORTIFY_SOURCE": "-D_FORTIFY_SOURCE=3"}
    configure(tmp_path, "-DCMAKE_EXPORT_COMPILE_COMMANDS=ON", CFLAGS=" ".join(flags.values()))
    for words in commands(tmp_path).values():
        assert {kind: [word for word in words if kind in word] for kind in flags} \
            == {kind: [flag] for kind, flag in flags.items()}


def test_patched_data_are_generated_and_built(tmp_path):
    tree = copy_tree(PARTS, tmp_path / "tree")
    vendors = tree / "lib/data/vendors.csv"
    text = vendors.read_text(encoding="utf-8")
    assert text.count(",Token Required,") == 1
    vendors.write_text(text.replace(",Token Required,", ",Token Wanted,"), encoding="utf-8")
    configure(tmp_path / "build", "-DHTTPSTATUS_SHARED=OFF", source=tree)
    run("cmake", "--build", tmp_path / "build", "--target", "generate")
    run("cmake", "--build", tmp_path / "build")
    assert b"Token Wanted" in (tmp_path / "build/lib/libhttpstatus.a").read_bytes()


def test_pkg_config_tells_home_and_license(tree):
    text = (tree.libdir / "pkgconfig/httpstatus.pc").read_text(encoding="utf-8")
    assert "\nURL: https://" in text and "\nLicense: MIT\n" in text
