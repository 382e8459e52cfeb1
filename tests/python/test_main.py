"""python -m httpstatus starts the tool that is installed with the package; tests/tool holds what the tool answers."""
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import httpstatus

PACKAGE = Path(httpstatus.__file__).parent
SHOWS = f"""#!{sys.executable}
import os, sys
sys.stdout.buffer.write(b"".join(os.fsencode(word) + b"\\n" for word in sys.argv))
sys.exit(7)
"""


def run(*arguments, python=("-m", "httpstatus"), **changes):
    return subprocess.run([sys.executable, *python, *arguments], capture_output=True, check=False,
                          env={**os.environ, **changes})


def install(prefix, packages):
    """The package as it is found below a prefix, and in bin/ there a tool that shows what it is given."""
    (prefix / packages).mkdir(parents=True, exist_ok=True)
    (prefix / packages / "httpstatus").symlink_to(PACKAGE)
    tool = prefix / "bin/httpstatus"
    tool.parent.mkdir()
    tool.write_text(SHOWS)
    tool.chmod(0o755)
    return tool


def test_it_starts_the_tool():
    done = run("--version")
    assert done.stdout.decode().splitlines()[:2] == [f"httpstatus {httpstatus.__version__}",
                                                     f"IANA registry of {httpstatus.registry_date()}"]
    assert (done.stderr, done.returncode) == (b"", 0)


@pytest.mark.parametrize("packages", [
    "lib/python3.11/site-packages", "lib64/python3.11/site-packages", "lib/python3/dist-packages",
    "lib/python/site-packages", "python", "",
])
def test_wherever_the_package_is_installed(tmp_path, packages):
    """In an environment, a prefix, a distribution, the folders of a user, a build tree and a target folder."""
    tool = install(tmp_path, packages)
    words = [b"4 04", b"", b"--json", b"\xff\xfe", "\u4e2d".encode()]
    done = run(*words, PYTHONPATH=str(tmp_path / packages))
    assert done.stdout.split(b"\n")[:-1] == [os.fsencode(tool), *words] and done.returncode == 7


def test_without_the_tool(tmp_path):
    above = tmp_path / "a/b/c/d"
    above.mkdir(parents=True)
    (above / "httpstatus").symlink_to(PACKAGE)
    done = run("404", PYTHONPATH=str(above))
    assert done.stderr.decode() == ("httpstatus: the command-line tool is missing: there is no bin/httpstatus above "
                                    f"{above}/httpstatus\n")
    assert (done.stdout, done.returncode) == (b"", 2)


def test_without_posix():
    script = "import os, sys; from httpstatus.__main__ import main; os.name = 'nt'; sys.exit(main())"
    done = run(python=("-c", script))
    assert done.stderr == b"httpstatus: the command-line tool needs POSIX, which this system is not\n"
    assert (done.stdout, done.returncode) == (b"", 2)


def test_no_signal_stays_ignored(tmp_path):
    """Python ignores two itself, which a program that it starts would inherit. Here the tool is grep."""
    tool = install(tmp_path, "")
    tool.unlink()
    tool.symlink_to(shutil.which("grep"))
    ignored = int(run("SigIgn", "/proc/self/status", PYTHONPATH=str(tmp_path)).stdout.split()[1], 16)
    assert [number for number in (signal.SIGPIPE, signal.SIGXFSZ) if ignored >> number - 1 & 1] == []
