"""Starts the command-line tool, which is installed with the package: python -m httpstatus --help."""
from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

# The deepest that a package lies below what holds bin/: lib/python3.x/site-packages/httpstatus.
LEVELS = 4
# The exit status of the tool where it could not answer.
TROUBLE = 2


def find(package: Path) -> Path | None:
    """Returns the tool in the nearest bin/ above the package, which is where pip and CMake put it."""
    for folder in list(package.parents)[:LEVELS]:
        tool = folder / "bin/httpstatus"
        if tool.is_file():
            return tool
    return None


def refuse(why: str) -> int:
    print(f"httpstatus: {why}", file=sys.stderr)
    return TROUBLE


def main() -> int:
    if os.name != "posix":
        return refuse("the command-line tool needs POSIX, which this system is not")
    package = Path(__file__).parent
    tool = find(package)
    if tool is None:
        return refuse(f"the command-line tool is missing: there is no bin/httpstatus above {package}")
    # Python ignores these, and the tool would inherit that.
    for ignored in (signal.SIGPIPE, signal.SIGXFSZ):
        signal.signal(ignored, signal.SIG_DFL)
    os.execv(tool, ["httpstatus", *sys.argv[1:]])


if __name__ == "__main__":
    sys.exit(main())
