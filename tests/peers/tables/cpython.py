"""Prints CPython's table: its version, then a line per code."""
import platform
from http import HTTPStatus

print(platform.python_version())
for status in HTTPStatus:
    print(int(status), status.phrase, sep="\t")
