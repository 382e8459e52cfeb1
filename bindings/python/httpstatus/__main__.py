"""Tells what status codes mean: python -m httpstatus 404 "not found" 5xx --json.

An argument is a code, a reason phrase or symbol, or a set such as 5xx, 301-303 or retryable. The exit status is 0 if
every argument named a known code, 1 if one did not, and 2 if the command was not understood.
"""
from __future__ import annotations

import argparse
import json
import os
import sys
from itertools import count, takewhile
from typing import Any, Callable

import httpstatus
from httpstatus import Status, StatusSet

STANDINGS = {
    getattr(httpstatus, word): word.lower()
    for word in ("STANDARD", "PROVISIONAL", "DEPRECATED", "OBSOLETE", "RESERVED", "UNOFFICIAL")
}


def listed(ask: Callable[[int], str | None]) -> list[str]:
    """Every answer of a function that counts from 0 and ends with None."""
    return [answer for answer in takewhile(lambda answer: answer is not None, map(ask, count())) if answer]


def matching(argument: str) -> list[Status]:
    """The known codes that an argument names."""
    try:
        # First, because find() takes a range such as 301-303 for its first code.
        return [Status(code) for code in StatusSet(argument) if httpstatus.is_known(code)]
    except ValueError:
        code = httpstatus.find(argument)
        return [] if code is None else [Status(code)]


def facts(status: Status) -> dict[str, Any]:
    """What is told about a code as JSON."""
    return {
        "code": status.value,
        "reason": status.reason,
        "name": status.name,
        "class": httpstatus.class_name(status.class_of),
        "standing": STANDINGS[status.standing],
        "on_wire": status.is_on_wire,
        "spec": status.spec,
        "section": status.section,
        "url": status.url,
        "aliases": listed(status.alias),
        "vendors": {vendor: status.vendor_reason(vendor) for vendor in listed(status.vendor)},
    }


def line(status: Status) -> str:
    """What is told about a code as text."""
    place = " ".join(part for part in (status.spec, status.section) if part)
    about = (httpstatus.class_name(status.class_of), STANDINGS[status.standing], place)
    return f"{status} {status.phrase} ({', '.join(part for part in about if part)})"


def complaint(argument: str) -> str:
    near = httpstatus.closest(argument)
    hint = f"; did you mean {near} {httpstatus.reason(near)}?" if near is not None else ""
    return f"httpstatus: nothing known by {argument!r}{hint}"


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m httpstatus", description="Tells what HTTP status codes mean.",
        epilog="Exit status: 0 if every argument named a known code, 1 if one did not, 2 on wrong usage.")
    parser.add_argument("what", nargs="+", help='a code, a phrase, or a set: 404, "not found", 5xx, 301-303, retryable')
    parser.add_argument("--json", action="store_true", help="write one JSON array")
    parser.add_argument("--version", action="version", version=httpstatus.__version__)
    options = parser.parse_args(arguments)
    found = [matching(argument) for argument in options.what]
    statuses = [status for group in found for status in group]
    if options.json:
        print(json.dumps([facts(status) for status in statuses], indent=2))
    else:
        print(*map(line, statuses), sep="\n", end="\n" if statuses else "")
    missing = [argument for argument, group in zip(options.what, found) if not group]
    print(*map(complaint, missing), sep="\n", end="\n" if missing else "", file=sys.stderr)
    return 1 if missing else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except BrokenPipeError:
        # A reader such as head went away; keep the interpreter from complaining when it flushes.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
