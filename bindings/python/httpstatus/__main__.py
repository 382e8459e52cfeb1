"""Tells what status codes mean: python -m httpstatus --help."""
from __future__ import annotations

import errno
import os
import signal
import sys

from httpstatus._cli import main
from httpstatus._cli_output import Unwritable, complain


def as_utf8(argument: str) -> str:
    """An argument as if the locale were one of UTF-8, as that of nearly everyone is."""
    return os.fsencode(argument).decode("utf-8", "surrogateescape")


def run() -> int:
    """Ends as a program in C does if it is interrupted or its reader goes away: at once and without a word."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    if sys.stdout is None:
        complain(f"cannot write: {os.strerror(errno.EBADF)}")
        return 2
    try:
        return main(list(map(as_utf8, sys.argv[1:])))
    except Unwritable as unwritable:
        error = unwritable.__cause__
        if isinstance(error, OSError) and not isinstance(error, BrokenPipeError):
            complain(f"cannot write: {error.strerror}")
        # Keep the interpreter from trying again when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 2


if __name__ == "__main__":
    sys.exit(run())
