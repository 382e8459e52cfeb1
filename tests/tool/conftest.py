"""The command-line tool, started by itself and by python -m httpstatus."""
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "tests"))
TOOL = [os.environ["HTTPSTATUS_CLI_PROGRAM"]]
COMMANDS = {"tool": TOOL}
if "HTTPSTATUS_PYTHON_PROGRAM" in os.environ:
    COMMANDS["python -m"] = [os.environ["HTTPSTATUS_PYTHON_PROGRAM"], "-m", "httpstatus"]


def environment(**changes):
    """An environment in which nothing of the caller's decides on colours, the width or the locale."""
    kept = {name: value for name, value in os.environ.items()
            if name not in ("NO_COLOR", "POSIXLY_CORRECT", "LANG", "COLUMNS") and not name.startswith("LC_")}
    return {**kept, "TERM": "xterm", **changes}


def run(command, *arguments, stdin=b"", **options):
    done = subprocess.run([*command, *arguments], input=stdin, capture_output=True, env=environment(), check=False,
                          timeout=60, cwd=ROOT, **options)
    return done.stdout, done.stderr, done.returncode


def open_terminal():
    """Both ends of a new pseudo terminal; skips the test where the system has none to give, as in a plain chroot."""
    try:
        return pty.openpty()
    except OSError as error:
        pytest.skip(f"no pseudo terminal: {error}")


@pytest.fixture
def terminals():
    """For a test whose shell opens a pseudo terminal itself."""
    for end in open_terminal():
        os.close(end)


@pytest.fixture(params=COMMANDS, scope="session")
def command(request):
    return COMMANDS[request.param]


@pytest.fixture(scope="session")
def tool():
    return TOOL
