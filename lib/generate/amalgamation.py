"""Writes httpstatus.c and httpstatus.h: the whole library in two files, for programs that keep it in their own tree.

The header has the other two in it, and defines HTTPSTATUS_STATIC: what is compiled into a program exports nothing.
"""
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
INCLUDE = re.compile(r'#include (?:"(?P<own>[^"]+)"|<(?P<other>[^>]+)>)')
NOTICE = "libhttpstatus {version} in two files, httpstatus.c and httpstatus.h. Made from its sources; do not edit."


class Unit:
    """Files put one after the other. What one of them includes comes where it is first included, and only there."""

    def __init__(self, folders, left):
        self.folders = folders
        self.seen = set(left)
        self.lines = []

    def find(self, name, beside):
        """The path of a file of the library; None for a header of the standard."""
        paths = (folder / name for folder in (beside, *self.folders))
        return next((path.resolve() for path in paths if path.exists()), None)

    def add(self, path):
        for line in path.read_text(encoding="utf-8").splitlines():
            match = INCLUDE.fullmatch(line)
            if not match:
                self.lines.append(line)
                continue
            name = match["own"] or match["other"]
            found = self.find(name, path.parent)
            key = str(found or name)
            if key in self.seen:
                continue
            self.seen.add(key)
            if found:
                self.add(found)
            else:
                self.lines.append(line)


def comment(version):
    license_lines = (ROOT / "LICENSE").read_text(encoding="utf-8").splitlines()
    lines = [NOTICE.format(version=version), "", *license_lines]
    return ["/*", *(f" * {line}".rstrip() for line in lines), " */"]


def header(public):
    unit = Unit([ROOT / "include"], [])
    for path in (public, ROOT / "include/httpstatus/list.h"):
        unit.add(path)
        unit.lines.append("")
    return ["#ifndef HTTPSTATUS_STATIC", "#define HTTPSTATUS_STATIC", "#endif", "", *unit.lines[:-1]]


def source(public):
    unit = Unit([ROOT / "include"], [str(public)])
    for name in (ROOT / "lib/sources.txt").read_text(encoding="utf-8").split():
        unit.add(ROOT / "lib" / name)
        unit.lines.append("")
    return ['#include "httpstatus.h"', "", *unit.lines[:-1]]


def make(api, _):
    """Returns {path: lines} of the two files."""
    public = ROOT / "include/httpstatus.h"
    above = comment(".".join(map(str, api.version)))
    return {"httpstatus.h": [*above, *header(public)], "httpstatus.c": [*above, *source(public)]}
