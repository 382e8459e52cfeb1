"""Records what eight other stacks call the status codes: python3 tests/peers/constants.py STACK=PATH... >constants.csv

Python, Node.js and Java are asked, and so is Ruby; of the others the source file is read, whose path is given:

    Go=net/http/status.go  Rust=http/src/status.rs  .NET=HttpStatusCode.cs  PHP=HttpFoundation/Response.php

A stack takes part by its own library or, where that has no names, by the one that most programs use. The table below
has the versions. The page of each code on the reference site shows what was recorded.
"""
import csv
import http
import re
import subprocess
import sys
from pathlib import Path

LIST_NODE = "for (const [code, phrase] of Object.entries(require('http').STATUS_CODES)) console.log(code)"
LIST_RUBY = "Net::HTTPResponse::CODE_TO_OBJ.each { |code, one| puts [code, one.name].join(' ') if code.size == 3 }"


def printed(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def found(pattern, text, form):
    """[(code, constant)] of a pattern with the groups `code` and `name`; the first name of a code is the usual one."""
    names = {}
    for match in re.finditer(pattern, text, re.MULTILINE):
        names.setdefault(int(match["code"]), form.format(**match.groupdict()))
    return sorted(names.items())


def ask_python(_):
    return [(member.value, f"http.HTTPStatus.{member.name}") for member in http.HTTPStatus]


def ask_node(_):
    return found(r"^(?P<code>\d+)$", printed("node", "-e", LIST_NODE), "http.STATUS_CODES[{code}]")


def ask_ruby(_):
    return found(r"^(?P<code>\d+) (?P<name>\S+)$", printed("ruby", "-rnet/http", "-e", LIST_RUBY), "{name}")


def ask_java(_):
    text = printed("javap", "-constants", "java.net.HttpURLConnection")
    return found(r"int (?P<name>HTTP_\w+) = (?P<code>\d+);", text, "HttpURLConnection.{name}")


def read(pattern, form):
    return lambda path: found(pattern, Path(path).read_text(encoding="utf-8"), form)


# By stack: how its names are found, and where they come from.
STACKS = {
    "Python": (ask_python, "CPython 3.13 http"),
    "Go": (read(r"^\tStatus(?P<name>\w+) += (?P<code>\d+)", "http.Status{name}"), "Go 1.26.8 net/http/status.go"),
    "Rust": (read(r"^    \((?P<code>\d+), (?P<name>[A-Z_]+), ", "StatusCode::{name}"), "http 1.5.0 src/status.rs"),
    "Node.js": (ask_node, "Node.js 20.20.2 http"),
    "Java": (ask_java, "OpenJDK 17.0.15 java.net.HttpURLConnection"),
    ".NET": (read(r"^        (?P<name>\w+) = (?P<code>\d+),?$", "HttpStatusCode.{name}"),
             "dotnet/runtime 16775de HttpStatusCode.cs"),
    "PHP": (read(r"const (?P<name>HTTP_\w+) = (?P<code>\d+);", "Response::{name}"),
            "Symfony HttpFoundation 5.4.53 Response.php"),
    "Ruby": (ask_ruby, "Ruby 3.1.2 net/http"),
}


def main():
    paths = dict(argument.split("=", 1) for argument in sys.argv[1:])
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(("stack", "code", "constant", "source"))
    for stack, (ask, source) in STACKS.items():
        out.writerows((stack, code, constant, source) for code, constant in ask(paths.get(stack)))


if __name__ == "__main__":
    main()
