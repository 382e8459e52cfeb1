"""Trees that the tests share: each is configured, built and installed once in a run."""
import pytest
from building import ROOT, install, run


@pytest.fixture(scope="session")
def tree(tmp_path_factory):
    """The library as a plain configure builds it: shared and static."""
    return install(tmp_path_factory.mktemp("tree"))


@pytest.fixture(scope="session")
def static_tree(tmp_path_factory):
    return install(tmp_path_factory.mktemp("static"), "-DHTTPSTATUS_SHARED=OFF")


@pytest.fixture(scope="session")
def release(tmp_path_factory):
    """The tarball of the commit that is checked out."""
    if not (ROOT / ".git").exists():
        pytest.skip("this tree is not a git repository, so there is no commit to release")
    folder = tmp_path_factory.mktemp("release")
    run("cmake", "-S", ROOT, "-B", folder)
    run("cmake", "--build", folder, "--target", "dist")
    return next(folder.glob("libhttpstatus-*.tar.gz"))


@pytest.fixture(scope="session")
def version():
    """The version as the header says it."""
    header = (ROOT / "include/httpstatus.h").read_text(encoding="utf-8")
    parts = (f"#define HTTPSTATUS_VERSION_{part} " for part in ("MAJOR", "MINOR", "PATCH"))
    return ".".join(header.split(part)[1].split()[0] for part in parts)
