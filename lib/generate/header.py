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
class Enum:
    values: list  # of (name without prefix, value as written)
    doc: "Doc"


@dataclass
class Struct:
    code: str
    doc: "Doc"


@dataclass
class Group:
    """What stands between a @defgroup and its end."""

    name: str
    title: str
    text: str
    functions: list
    enums: list
    structs: list

    @property
    def about(self):
        """The title as a phrase: what stands behind its colon, if it has one."""
        about = self.title.partition(": ")[2] or self.title
        return about[0].lower() + about[1:] if about[1:2].islower() else about


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


def file_doc(text):
    """The comment at the top of the header, without its @file line."""
    return unwrap(re.search(r"/\*\*(.*?)\*/", text, re.S)[1]).split("\n", 1)[1].strip()


def enums(text):
    """Yields every enum that has a comment."""
    for comment, body in re.findall(r"/\*\*((?:(?!\*/).)*)\*/\s*enum \{(.*?)\};", text, re.S):
        doc, _, since = unwrap(comment).strip().partition("@since ")
        yield Enum(CONSTANT.findall(body), Doc(doc.strip(), {}, "", "", since))


def structs(text):
    for comment, code in re.findall(r"/\*\*((?:(?!\*/).)*)\*/\s*(typedef struct .*?\} \w+;)", text, re.S):
        doc, _, since = unwrap(comment).strip().partition("@since ")
        yield Struct(code, Doc(doc.strip(), {}, "", "", since))


def groups(text):
    """Yields the groups in the order of the header."""
    declared = list(functions(text))
    parts = re.split(r"/\*\*\s*\n \* @defgroup ", text)[1:]
    for part in parts:
        opening, _, rest = part.partition("*/")
        title, _, about = opening.partition("\n")
        name, _, title = title.partition(" ")
        yield Group(
            name=name,
            title=title.strip(),
            text=unwrap(about.replace("@{", "")).strip(),
            functions=[function for function in declared if function.group == name],
            enums=list(enums(rest)),
            structs=list(structs(rest)),
        )


def constants(text):
    """Yields (name without prefix, value) of every enumerator in a header's text."""
    for name, value in CONSTANT.findall(text):
        yield name, int(value, 0)
