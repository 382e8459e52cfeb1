"""Reads include/httpstatus.h: its functions, constants and the text of their comments.

The header is the one home of what the API promises; the documentation of the other languages is made from
what this module finds in it. It understands the plain C that the header is written in, no more.
"""
import re
from dataclasses import dataclass

FUNCTION = re.compile(r"HTTPSTATUS_API\s+(?P<type>[\w ]+?[ *]+)(?P<name>httpstatus_\w+)\((?P<params>[^)]*)\);", re.S)
PARAM = re.compile(r"(?P<type>.*?[ *])(?P<name>\w+)(?P<array>\[\d*\])?", re.S)
CONSTANT = re.compile(r"HTTPSTATUS_(\w+) = (-?\w+)")
TAG = re.compile(r"^@(\w+)[ ]?", re.M)


@dataclass
class Function:
    name: str
    returns: str
    params: list  # of (type, name)
    doc: "Doc"
    group: str


@dataclass
class Doc:
    text: str
    params: dict
    returns: str
    source: str
    since: str


def unwrap(comment):
    return "\n".join(re.sub(r"^\s*\* ?", "", line) for line in comment.strip().splitlines())


def parse_doc(comment):
    """Splits a comment into its text and its tags."""
    head, *parts = TAG.split(unwrap(comment))
    doc = Doc(text=head.strip(), params={}, returns="", source="", since="")
    for tag, value in zip(parts[::2], parts[1::2]):
        value = " ".join(value.split())
        if tag == "param":
            name, _, text = value.partition(" ")
            doc.params[name] = text
        elif tag == "return":
            doc.returns = value
        elif tag in ("source", "since"):
            setattr(doc, tag, value)
    return doc


def tidy(kind):
    return re.sub(r"\s*\*\s*", " *", " ".join(kind.split())).strip()


def param_of(text):
    """Returns (type, name) of a parameter; an array is a pointer."""
    param = PARAM.fullmatch(text.strip())
    return tidy(param["type"]) + (" *" if param["array"] else ""), param["name"]


def functions(text):
    """Yields every public function, in the order of the header, with its documentation."""
    group = ""
    comments = {}
    for match in re.finditer(r"/\*\*(.*?)\*/\s*(?=(\S[^\n]*))", text, re.S):
        comments[match.end()] = match[1]
    groups = [(match.start(), match[1]) for match in re.finditer(r"@defgroup (\w+)", text)]
    for match in FUNCTION.finditer(text):
        group = next((name for start, name in reversed(groups) if start < match.start()), "")
        params = [param_of(text) for text in match["params"].split(",") if text.strip() != "void"]
        yield Function(
            name=match["name"],
            returns=tidy(match["type"]),
            params=params,
            doc=parse_doc(comments.get(match.start(), "")),
            group=group,
        )


def constants(text):
    """Yields (name without prefix, value) of every enumerator in a header's text."""
    for name, value in CONSTANT.findall(text):
        yield name, int(value, 0)
