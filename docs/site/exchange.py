"""An example of a request and the response with a code: the fields that must be there, with values, and content."""
import csv
import json
from dataclasses import dataclass
from pathlib import Path

import facts
import httpstatus

HERE = Path(__file__).resolve().parent
HOST = "example.org"


@dataclass(frozen=True)
class Exchange:
    request: list  # lines
    status: str
    fields: list  # (name, value, whether it must be there)
    content: str

    def text(self):
        """Everything as one text, as it is copied."""
        fields = [f"{name}: {value}" for name, value, _ in self.fields]
        lines = [*self.request, "", self.status, *fields, "", self.content]
        return "\n".join(lines).rstrip("\n") + "\n"


def read(name):
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


# examples.csv has values of fields, for one code or any; an empty one is for a condition that is not met.
VALUES = {(row["field"], row["code"]): row["value"] for row in read("examples.csv")}
# requests.csv has the requests that are not a GET.
REQUESTS = {int(row["code"]): row for row in read("requests.csv")}


def value(code, field):
    for key in ((field, str(code)), (field, "")):
        if key in VALUES:
            return VALUES[key]
    raise SystemExit(f"docs/site/examples.csv has no value of {field} for {code}")


def given(code, names):
    return [(name, value(code, name)) for name in names if value(code, name)]


def request_of(code):
    row = REQUESTS.get(code, {"method": "GET", "target": "/reports/2031", "type": "", "content": ""})
    fields = dict([("Host", HOST), *given(code, httpstatus.request_fields(code))])
    if "Upgrade" in fields:
        fields["Connection"] = "upgrade"  # RFC 9110 7.8
    content = row["content"]
    if content:
        fields.setdefault("Content-Type", row["type"])
        # 411 asks for the length, which the example lacks.
        if "Content-Length" not in httpstatus.request_fields(code):
            fields["Content-Length"] = str(len(content.encode()))
    lines = [f"{row['method']} {row['target']} HTTP/1.1", *(f"{name}: {text}" for name, text in fields.items())]
    return row["method"], [*lines, *(["", content] if content and "Expect" not in fields else [])]


def content_of(code, method):
    """(media type, text) of what a server may say with a code."""
    if facts.CONTENTS[httpstatus.content(code, method)] != "allowed":
        return "", ""
    if httpstatus.is_error(code):
        problem = {"type": "about:blank", "title": httpstatus.reason(code), "status": code}
        return "application/problem+json", json.dumps(problem)
    return "text/plain", value(code, "content")


def exchange(code):
    """The exchange with a code; None if no client ever receives it."""
    if not httpstatus.is_on_wire(code):
        return None
    method, request = request_of(code)
    must = {name for level in ("must", "must_if") for name in httpstatus.fields(code, facts.LEVELS[level])}
    # An interim response is nothing but its fields.
    levels = ["must", "must_if", "should", *(["may"] if httpstatus.is_informational(code) else [])]
    names = list(dict.fromkeys(name for level in levels for name in httpstatus.fields(code, facts.LEVELS[level])))
    if httpstatus.honors_retry_after(code) and httpstatus.is_error(code) and "Retry-After" not in names:
        names.append("Retry-After")
    fields = [(name, text, name in must) for name, text in given(code, names)]
    media, content = content_of(code, method)
    if content and "Content-Type" not in [name for name, _, _ in fields]:
        fields.append(("Content-Type", media, False))
    if facts.content_of(code) != "none":
        fields.append(("Content-Length", str(len(content.encode())), False))
    return Exchange(request, httpstatus.format_line(code).rstrip("\r\n"), fields, content)
