#!/usr/bin/env python3
"""Reports what the status codes in a web server's access log mean.

usage: status_report.py [LOG]     (combined log format; standard input if no file is named)
"""
import fileinput
import re
from collections import Counter

import httpstatus

# The status follows the quoted request, in which a backslash escapes a quote.
STATUS = re.compile(rb'[^"]*"(?:[^"\\]|\\.)*" (\d+)')


def status_of(line):
    match = STATUS.match(line)
    return httpstatus.parse(match[1]) if match else None


def redirect_of(code):
    if httpstatus.is_permanent_redirect(code):
        return "permanent"
    return "temporary" if httpstatus.is_temporary_redirect(code) else "-"


def vendors_of(code):
    return ", ".join(httpstatus.vendors(code)) or "-"


def print_row(code, count):
    print(
        f"{code:<4} {count:7}  {httpstatus.class_name(code) or '-':<13} "
        f"{httpstatus.standing_name(httpstatus.standing(code)):<11} "
        f"{httpstatus.content_name(httpstatus.content(code)):<7} "
        f"{'yes' if httpstatus.is_heuristically_cacheable(code) else 'no':<9} {redirect_of(code):<9} "
        f"{httpstatus.retry_name(httpstatus.retry(code)):<10}  {httpstatus.reason(code) or '-'} | {vendors_of(code)} | "
        f"{httpstatus.spec(code) or '-'}"
    )


def main():
    with fileinput.input(mode="rb") as log:
        counts = Counter(map(status_of, log))
    unread = counts.pop(None, 0)
    print("code   count  class         standing    content cacheable redirect  retry       "
          "reason | vendors | specification")
    for code in sorted(counts):
        print_row(code, counts[code])
    print(f"lines without a status: {unread}")


if __name__ == "__main__":
    main()
