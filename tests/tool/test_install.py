"""The installed tool runs where it is put, and its manual and completions lie where shells and man(1) look."""
import os
import subprocess

import pytest
from conftest import run

pytestmark = pytest.mark.skipif("HTTPSTATUS_BUILD" not in os.environ, reason="this build is not installed")


@pytest.fixture(scope="module")
def prefix(tmp_path_factory):
    parent = tmp_path_factory.mktemp("installed")
    subprocess.run(["cmake", "--install", os.environ["HTTPSTATUS_BUILD"], "--prefix", parent / "first"], check=True,
                   stdout=subprocess.DEVNULL)
    return (parent / "first").rename(parent / "moved")


def test_it_runs_in_a_tree_that_was_moved(prefix):
    done = subprocess.run([prefix / "bin/httpstatus", "--short", "not found"], capture_output=True, check=True,
                          env={"PATH": os.environ["PATH"]})
    assert done.stdout == b"404 Not Found\n"


@pytest.mark.skipif("HTTPSTATUS_PYTHON_PROGRAM" not in os.environ, reason="this build has no Python package")
def test_python_starts_it_there(prefix):
    packages, = prefix.glob("lib/python3*/*-packages")
    done = subprocess.run([os.environ["HTTPSTATUS_PYTHON_PROGRAM"], "-m", "httpstatus", "--short", "not found"],
                          capture_output=True, check=True,
                          env={"PATH": os.environ["PATH"], "PYTHONPATH": packages, "PYTHONDONTWRITEBYTECODE": "1"})
    assert done.stdout == b"404 Not Found\n"


@pytest.mark.parametrize(("name", "arguments"), [
    ("share/man/man1/httpstatus.1", ["--manual"]),
    ("share/bash-completion/completions/httpstatus", ["--completion", "bash"]),
    ("share/zsh/site-functions/_httpstatus", ["--completion", "zsh"]),
    ("share/fish/vendor_completions.d/httpstatus.fish", ["--completion", "fish"]),
])
def test_what_belongs_to_it(tool, prefix, name, arguments):
    """What the tool writes about itself is installed."""
    assert (prefix / name).read_bytes() == run(tool, *arguments)[0]
