"""Sends requests with a command, curl or wget, in the form that is named as argument."""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

CURL = ["curl", "--silent", "--disable", "--location", "--max-time", "10"]
WGET = ["wget", "--quiet", "--no-config", "--tries=1", "--timeout=10", "--output-document=-"]
POST_STAYS = ["--post301", "--post302", "--post303"]


def headers(fields):
    return [argument for name, value in fields for argument in ("--header", f"{name}: {value}")]


def content_file(content):
    """A file in the current folder, as curl cannot read its standard input a second time."""
    path = Path("content")
    path.write_text(content)
    return str(path)


def curl_data(method, url, content, fields):
    """The form that the manual advises: the method follows from the options."""
    form = {
        "GET": [],
        "HEAD": ["--head"],
        "POST": ["--data", content],
        "PUT": ["--upload-file", content_file(content)],
    }
    return [*CURL, *form[method], *headers(fields), url]


def curl_post_stays(method, url, content, fields):
    return [*curl_data(method, url, content, fields), *POST_STAYS]


def curl_request(method, url, content, fields):
    """The form that many scripts use: the method is set with -X."""
    data = ["--data", content] if content else []
    no_content = ["--head"] if method == "HEAD" else []
    return [*CURL, "--request", method, *no_content, *data, *headers(fields), url]


def wget_post(method, url, content, fields):
    form = {"GET": [], "HEAD": ["--method=HEAD"], "POST": [f"--post-data={content}"]}
    return [*WGET, *form[method], *headers(fields), url]


def wget_method(method, url, content, fields):
    data = [f"--body-data={content}"] if content else []
    return [*WGET, f"--method={method}", *data, *headers(fields), url]


FORMS = {
    "curl-data": curl_data,
    "curl-post-stays": curl_post_stays,
    "curl-request": curl_request,
    "wget-post": wget_post,
    "wget-method": wget_method,
}


def version_of(command):
    text = subprocess.run([command, "--version"], capture_output=True, text=True, check=True).stdout
    return re.search(r"\d+(\.\d+)+", text).group()


def main(name):
    arguments = FORMS[name]
    print(version_of(name.partition("-")[0]), flush=True)
    for line in sys.stdin:
        method, url, content, *texts = line.rstrip("\n").split("\t")
        command = arguments(method, url, content, list(zip(texts[::2], texts[1::2], strict=True)))
        subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=False)


with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    main(sys.argv[1])
