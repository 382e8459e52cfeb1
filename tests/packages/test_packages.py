"""The release of the sources, and the Debian packages, which tests/packages/trial.sh installs and uses."""
import re
import shutil
import tarfile
from collections import Counter

import pytest
from building import ROOT, cmake_build, run
from installed import needed


def test_a_release_is_the_same_wherever_and_whenever_it_is_made(release, version, tmp_path):
    run("git", "clone", "--quiet", ROOT, tmp_path / "clone")
    run("cmake", f"-DSOURCE={tmp_path / 'clone'}", f"-DVERSION={version}", "-P", ROOT / "packaging/dist.cmake",
        cwd=tmp_path, umask=0o077)
    assert (tmp_path / release.name).read_bytes() == release.read_bytes()
    commit = int(run("git", "log", "-1", "--format=%ct", cwd=ROOT))
    with tarfile.open(release) as archive:
        assert {member.mtime for member in archive} == {commit}
    assert release.read_bytes()[4:8] == bytes(4), "gzip wrote a time"


def test_a_release_is_built_and_tested_without_git(release, tmp_path):
    run("tar", "--extract", "--directory", tmp_path, "--file", release)
    source = tmp_path / release.name.removesuffix(".tar.gz")
    cmake_build(source, tmp_path / "build", "-DHTTPSTATUS_TESTS=ON")
    run("ctest", "--test-dir", tmp_path / "build", "--label-regex", "unit")


@pytest.fixture(scope="module")
def debian(tmp_path_factory):
    """The Debian packages, by name."""
    if not shutil.which("dpkg"):
        pytest.skip("dpkg is not here, and these packages are made on Debian only")
    folder = tmp_path_factory.mktemp("debian")
    run("cmake", "--preset", "packages", "-B", folder / "build", cwd=ROOT)
    run("cmake", "--build", folder / "build")
    run("cpack", "--config", folder / "build/CPackConfig.cmake", "-B", folder)
    return {path.name.split("_")[0]: path for path in folder.glob("*.deb")}


def field(package, name):
    return run("dpkg-deb", "--field", package, name).strip()


def files(package):
    """The paths of the files in a package, and of the links."""
    lines = run("dpkg-deb", "--contents", package).splitlines()
    return {line.split()[5] for line in lines if not line.startswith("d")}


def test_there_is_a_package_for_each_use(debian):
    assert set(debian) == {"libhttpstatus1", "libhttpstatus-dev", "libhttpstatus-doc", "python3-httpstatus",
                           "lua-httpstatus", "httpstatus"}


def test_lintian_finds_neither_an_error_nor_a_warning(debian):
    run(needed("lintian", "lintian"), "--fail-on", "error,warning", *debian.values())


def test_the_copyright_is_in_the_form_of_debian(debian, tmp_path):
    """Every line begins a field or goes on with one, and a point is an empty line of it."""
    for name, package in debian.items():
        run("dpkg-deb", "--extract", package, tmp_path)
        text = (tmp_path / f"usr/share/doc/{name}/copyright").read_text(encoding="utf-8")
        assert re.findall(r"^(?! \S|[A-Z][A-Za-z-]*: \S|$).*$", text, re.M) == []


def test_a_file_is_in_one_package(debian):
    assert [path for path, count in Counter(path for package in debian.values() for path in files(package)).items()
            if count > 1] == []


def test_packages_need_the_library_of_their_version(debian, version):
    needing = {name for name, package in debian.items() if "libhttpstatus1" in field(package, "Depends")}
    assert needing == set(debian) - {"libhttpstatus1", "libhttpstatus-doc"}
    for name in needing:
        exact = f"libhttpstatus1 (= {field(debian[name], 'Version')})"
        assert exact in field(debian[name], "Depends") and f"(= {version}-" in exact


def test_python_starts_the_command_of_the_other_package(debian, tmp_path):
    for name in ("libhttpstatus1", "httpstatus", "python3-httpstatus"):
        run("dpkg-deb", "--extract", debian[name], tmp_path)
    assert f"httpstatus (= {field(debian['httpstatus'], 'Version')})" in field(debian["python3-httpstatus"], "Depends")
    library, = tmp_path.glob("usr/lib/*/libhttpstatus.so.*.*")
    assert run("/usr/bin/python3", "-m", "httpstatus", "-s", "404", env={
        "LD_LIBRARY_PATH": str(library.parent), "PYTHONPATH": str(tmp_path / "usr/lib/python3/dist-packages"),
        "PYTHONDONTWRITEBYTECODE": "1"}) == "404 Not Found\n"


def test_the_symbols_file_lists_what_the_library_exports(debian, version, tmp_path):
    run("dpkg-deb", "--raw-extract", debian["libhttpstatus1"], tmp_path / "package")
    # Debian 13's looks there for the package.
    (tmp_path / "debian").mkdir()
    (tmp_path / "debian/control").write_text("Source: libhttpstatus\n\nPackage: libhttpstatus1\nArchitecture: any\n")
    run("dpkg-gensymbols", "-c4", "-plibhttpstatus1", f"-v{version}", f"-P{tmp_path / 'package'}",
        f"-I{tmp_path / 'package/DEBIAN/symbols'}", cwd=tmp_path)
