"""The commands that read files: log counts the codes in access logs, and annotate explains them in place."""
from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from typing import BinaryIO, Callable

import httpstatus
from httpstatus._cli_commands import TROUBLE, YES, Request
from httpstatus._cli_output import Output, complain

STDIN = 0
BAR_COLUMNS = 40
# Of a longer line only so much is looked at.
LINE_LONGEST = 1 << 20

# The status behind the quoted request of a common or combined log line; a backslash escapes a quote.
LOGGED = re.compile(rb'[^"]*"[^"\\]*(?:\\.[^"\\]*)*" ([1-9][0-9]{2})(?![0-9])', re.S)
NUMBER = re.compile(rb"[0-9]+")
# What a status is announced by; the longest has eight letters.
ANNOUNCING = (b"status", b"code", b"http", b"error", b"response", b"returned")
GAP_LONGEST = 4


def read_pieces(stream: BinaryIO) -> Iterator[tuple[bytes, bool]]:
    """The lines of a file, as soon as they are there, and whether each is only the rest of an overlong line."""
    rest = False
    while True:
        line = stream.readline(LINE_LONGEST)
        if not line:
            return
        yield line, rest
        rest = not line.endswith(b"\n")


def each_file(request: Request, read: Callable[[BinaryIO], None]) -> int:
    """Reads several files, or standard input if none is named; one that cannot be read keeps none from being read."""
    status = YES
    for name in request.operands or ["-"]:
        try:
            standard = name == "-"
            with open(STDIN if standard else os.fsencode(name), "rb", closefd=not standard) as stream:
                read(stream)
        except OSError as error:
            complain(f"{name}: {error.strerror}")
            status = TROUBLE
    return status


def share(part: int, whole: int) -> str:
    tenths = (part * 1000 + whole // 2) // whole if whole else 0
    return f"{tenths // 10:3}.{tenths % 10}%"


def row(output: Output, label: str, number: int, longest: int, lines: int, code: int) -> str:
    filled = -(-number * BAR_COLUMNS // longest)
    bar = output.in_class_colour("#" * filled, code) + " " * (BAR_COLUMNS - filled)
    return f"{label:3} {number:12} {share(number, lines)}  {bar}  "


def log(request: Request) -> int:
    counts = [0] * 1000

    def read(stream: BinaryIO) -> None:
        for line, rest in read_pieces(stream):
            if not rest:
                found = LOGGED.match(line)
                counts[int(found[1]) if found else 0] += 1

    status = each_file(request, read)
    output = request.output
    lines = sum(counts)
    classes = [0] * 6
    for code in range(1, 1000):
        classes[httpstatus.class_of(code)] += counts[code]
    seen = [code for code in range(1, 1000) if counts[code]]
    labels = [httpstatus.class_label(number) or "" for number in range(6)]
    if request.as_json:
        output.json({
            "lines": lines,
            "without_status": counts[0],
            "classes": {labels[number]: classes[number] for number in range(1, 6)},
            "codes": [{**output.record(code), "count": counts[code]} for code in seen],
        })
        return status
    longest = max(classes[1:] + [1])
    for number in range(1, 6):
        output.write(row(output, labels[number], classes[number], longest, lines, number * 100))
        output.write(f"{httpstatus.class_name(number)}\n")
    output.write("\n")
    longest = max(counts[1:] + [1])
    for code in seen:
        output.write(row(output, str(code), counts[code], longest, lines, code))
        output.write(f"{httpstatus.title(code, request.lang) or '-'}\n")
    output.write(f"\n{lines} lines, {counts[0]} without a status\n")
    return status


def stands_alone(line: bytes, at: int, end: int) -> bool:
    """Whether digits are a number of their own: not part of a word, a decimal number or an address."""
    if at > 0 and re.match(rb"[A-Za-z0-9_.]", line[at - 1:at]):
        return False
    return not re.match(rb"[A-Za-z0-9_]|\.[0-9]", line[end:end + 2])


def is_announced(line: bytes, at: int) -> bool:
    """Whether what stands before a place says that a status follows: "status=", "HTTP/1.1 "."""
    gap = at
    while gap > 0 and at - gap < GAP_LONGEST and line[gap - 1] in b" \t:=\"'(":
        gap -= 1
    if gap == at:
        return False
    if line[max(gap - 8, 0):gap].lower().endswith(ANNOUNCING):
        return True
    while gap > 0 and line[gap - 1] in b"0123456789.":
        gap -= 1
    return line[max(gap - 5, 0):gap].upper() == b"HTTP/"


def codes_in(line: bytes, every: bool) -> Iterator[tuple[int, int]]:
    """The codes in a line, and where they stand. In a line of an access log, only the status is one."""
    logged = None if every else LOGGED.match(line)
    if logged:
        if httpstatus.is_known(int(logged[1])):
            yield int(logged[1]), logged.start(1)
        return
    for number in NUMBER.finditer(line):
        at, end = number.span()
        if end - at == 3 and httpstatus.is_known(int(number[0])) and stands_alone(line, at, end) \
                and (every or is_announced(line, at)):
            yield int(number[0]), at


def annotated(line: bytes, every: bool, output: Output) -> bytes:
    parts = []
    done = 0
    for code, at in codes_in(line, every):
        reason = (httpstatus.reason(code) or "").encode()
        explained = line[at + 3:at + 4] == b" " and line[at + 4:at + 4 + len(reason)].lower() == reason.lower()
        text = str(code) if explained else f"{code} ({httpstatus.title(code, output.lang)})"
        parts += [line[done:at], output.in_class_colour(text, code).encode()]
        done = at + 3
    return b"".join(parts) + line[done:]


def annotate(request: Request) -> int:
    every = "all" in request.given
    output = request.output

    def read(stream: BinaryIO) -> None:
        streaming = not stat.S_ISREG(os.fstat(stream.fileno()).st_mode)
        for line, rest in read_pieces(stream):
            if not request.as_json:
                output.write_bytes(line if rest else annotated(line, every, output))
            elif not rest:
                codes = [{"at": at, "code": code, "title": httpstatus.title(code, request.lang)}
                         for code, at in codes_in(line, every)]
                text = (line[:-1] if line.endswith(b"\n") else line).decode("utf-8", "replace")
                output.json({"line": text, "codes": codes}, one_line=True)
            # Whoever follows a log sees each line as soon as it is there.
            if streaming:
                output.flush()

    return each_file(request, read)
