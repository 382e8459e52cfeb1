"""What the tests need in addition to this tree, and whether it is on this machine."""
import re
import shutil
from pathlib import Path

# What interpreters say of a module that is not there.
NO_MODULE = re.compile(
    r"ModuleNotFoundError|Namespace \w+ not available"  # Python
    r"|MODULE_NOT_FOUND|module '[\w.]+' not found|Can't locate \S+ in @INC"  # Node.js, Lua, Perl
    r"|cannot load such file|Failed opening required"  # Ruby, PHP
    r"|no required module provides|package \S+ does not exist"  # Go, Java
)
# The folders of servers are often not in a user's PATH.
SYSTEM_FOLDERS = "/usr/sbin:/usr/local/sbin:/sbin"


class Absent(Exception):
    """A peer is not on this machine; the text says what would bring it."""


def find(program):
    return shutil.which(program) or shutil.which(program, path=SYSTEM_FOLDERS)


def found(program):
    """The path of a peer's program."""
    path = find(program)
    if path is None:
        raise Absent(f"{Path(program).name} is not installed")
    return path


def needed(program, package):
    """The path of a program without which a test fails."""
    path = find(program)
    assert path, f"{program} was not found. On Debian: apt-get install {package}"
    return path
