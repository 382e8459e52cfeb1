"""curl. Prints of each job's two responses the status, or 0 if there was none, and the content."""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

RESULT = "%{exitcode}\\t%{response_code}\\t%{size_download}\\n"
OPTIONS = ["--silent", "--max-time", "5", "--write-out", RESULT, "--output"]


def version():
    text = subprocess.run(["curl", "--version"], capture_output=True, text=True, check=True).stdout
    return re.search(r"\d+(\.\d+)+", text).group()


def response(result, output):
    """What was downloaded is the end of the output, which for HEAD starts with the header section."""
    exit_code, status, size = map(int, result.split("\t"))
    if exit_code != 0:
        return "0\t"
    content = output.read_bytes()
    return f"{status}\t{content[len(content) - size :].decode()}"


def fetch(method, first, following, folder):
    outputs = [folder / "first", folder / "following"]
    head = ["--head"] if method == "HEAD" else []
    command = ["curl", "--disable", *head, *OPTIONS, outputs[0], first, "--next", *OPTIONS, outputs[1], following]
    results = subprocess.run(command, capture_output=True, text=True, check=False).stdout.splitlines()
    return "\t".join(map(response, results, outputs))


print(version(), flush=True)
with tempfile.TemporaryDirectory() as folder:
    for line in sys.stdin:
        print(fetch(*line.rstrip("\n").split("\t"), Path(folder)))
