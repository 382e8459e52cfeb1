"""The public API as one model: include/httpstatus.h, and what bindings/swig/conventions.i adds for other languages.

The header is the one home of what the API promises. Python, Lua and the manual pages are written from the model that
load() returns. It understands the plain C that the header is written in, no more.
"""
import re
from dataclasses import dataclass
from pathlib import Path

from data import DataError

ROOT = Path(__file__).resolve().parents[2]
HEADER = "include/httpstatus.h"
CONVENTIONS = "bindings/swig/conventions.i"

FUNCTION = re.compile(r"HTTPSTATUS_API\s+(?P<type>[\w ]+?[ *]+)(?P<name>httpstatus_\w+)\((?P<params>[^)]*)\);", re.S)
PARAM = re.compile(r"(?P<type>.*?[ *])(?P<name>\w+)(?P<array>\[\d*\])?", re.S)
CONSTANT = re.compile(r"HTTPSTATUS_(\w+) = (-?\w+)")
TAG = re.compile(r"^@(\w+)[ ]?", re.M)
COMMENT = r"/\*\*((?:(?!\*/).)*)\*/\s*"
CONVENTION = re.compile(r"^(ZERO_IS_NONE|NEGATIVE_IS_NONE|OPTIONAL)\((.*?)(?:, (.*))?\)$", re.M)

# What an argument is, by its C type. A function with any other parameter is written by hand in each language.
KINDS = {"int": "int", "int64_t": "seconds", "size_t": "index", "unsigned": "flags", "bool": "bool",
         "const char *": "token"}
# Where a decision puts the rule that decided. Other languages return the rule.
RULE = ("int *", "rule")


@dataclass
class Doc:
    text: str
    params: dict
    returns: str
    source: str
    since: str


@dataclass
class Argument:
    """A parameter as other languages have it."""

    name: str
    kind: str  # one of KINDS, or "text", which is a pointer and a length in C
    default: str  # what leaving it out means, as C writes it; None if it must be there
    doc: str


@dataclass
class Function:
    name: str
    returns: str
    params: list  # of (type, name)
    doc: Doc
    none: str  # the number that means "none", or None
    arguments: list  # of Argument; None if the function is written by hand in each language

    @property
    def is_decision(self):
        return RULE in self.params

    @property
    def short(self):
        return self.name.replace("httpstatus_", "", 1)


@dataclass
class Enum:
    values: list  # of (name without prefix, value as written)
    text: str


@dataclass
class Struct:
    code: str
    text: str


@dataclass
class Group:
    """What is between a @defgroup and its end."""

    name: str
    title: str
    text: str
    functions: list
    enums: list
    structs: list

    @property
    def about(self):
        """The title as a phrase: what follows its colon, if it has one."""
        about = self.title.partition(": ")[2] or self.title
        return about[0].lower() + about[1:] if about[1:2].islower() else about


@dataclass
class Api:
    text: str  # the comment at the top of the header
    version: tuple
    groups: list
    constants: dict  # {name without prefix: value} of all enumerators that are not codes

    @property
    def functions(self):
        return [function for group in self.groups for function in group.functions]

    @property
    def simple(self):
        """The functions that are not written by hand in each language."""
        return [function for function in self.functions if function.arguments is not None]


# ---- The header ----

def unwrap(comment):
    return "\n".join(re.sub(r"^\s*\* ?", "", line) for line in comment.strip().splitlines()).strip()


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


def arguments(params, doc, optional):
    """The parameters as other languages have them: a text and its length are one. None if one is not of KINDS."""
    found = []
    for (kind, name), after in zip(params, [*params[1:], None]):
        if (kind, name) == ("size_t", "len") and found and found[-1].kind == "text":
            continue
        if (kind, name) == RULE:
            continue
        if kind not in KINDS:
            return None
        argument = "text" if kind == "const char *" and after == ("size_t", "len") else KINDS[kind]
        found.append(Argument(name, argument, optional.get((kind, name)), doc.params.get(name, "")))
    return found


def functions(text, none=(), optional=()):
    """Yields every public function, in the order of the header."""
    for match in re.finditer(f"(?:{COMMENT})?{FUNCTION.pattern}", text, re.S):
        doc = parse_doc(match[1] or "")
        params = [param_of(param) for param in match["params"].split(",") if param.strip() != "void"]
        yield Function(match["name"], tidy(match["type"]), params, doc, dict(none).get(match["name"]),
                       arguments(params, doc, dict(optional)))


def commented(pattern, text):
    """Yields (code, comment) of what has a comment and is of this form."""
    for comment, code in re.findall(COMMENT + pattern, text, re.S):
        yield code, unwrap(comment).partition("@since ")[0].strip()


def groups(text, *conventions):
    """Yields the groups in the order of the header."""
    for part in re.split(r"/\*\*\s*\n \* @defgroup ", text)[1:]:
        opening, _, rest = part.partition("*/")
        title, _, about = opening.partition("\n")
        name, _, title = title.partition(" ")
        yield Group(
            name=name,
            title=title.strip(),
            text=unwrap(about.replace("@{", "")),
            functions=list(functions(rest, *conventions)),
            enums=[Enum(CONSTANT.findall(code), about) for code, about in commented(r"enum \{(.*?)\};", rest)],
            structs=[Struct(*found) for found in commented(r"(typedef struct .*?\} \w+;)", rest)],
        )


def constants(text):
    """Yields (name without prefix, value) of every enumerator in a header's text."""
    for name, value in CONSTANT.findall(text):
        yield name, int(value, 0)


def version(text):
    return tuple(int(re.search(rf"HTTPSTATUS_VERSION_{part} (\d+)", text)[1]) for part in ("MAJOR", "MINOR", "PATCH"))


# ---- What the header does not say ----

def conventions(text):
    """Returns {function: the number that means "none"}, and {(type, name): default} of the optional parameters."""
    rows = CONVENTION.findall(text)
    numbers = {"ZERO_IS_NONE": "0", "NEGATIVE_IS_NONE": "-1"}
    none = {name: numbers[macro] for macro, name, _ in rows if macro in numbers}
    return none, {param_of(param): default for macro, param, default in rows if macro == "OPTIONAL"}


def check_conventions(declared, none, optional):
    """Refuses a row about what the header does not have."""
    names = {function.name for function in declared}
    params = {param for function in declared for param in function.params}
    for name in sorted(none.keys() - names):
        raise DataError(f"{CONVENTIONS}: the header has no function {name}")
    for kind, name in sorted(optional.keys() - params):
        raise DataError(f"{CONVENTIONS}: the header has no parameter {name} of type {kind}")


def load():
    """Returns the Api of the header."""
    text = (ROOT / HEADER).read_text(encoding="utf-8")
    none, optional = conventions((ROOT / CONVENTIONS).read_text(encoding="utf-8"))
    api = Api(
        text=unwrap(re.search(COMMENT, text, re.S)[1]).split("\n", 1)[1].strip(),
        version=version(text),
        groups=list(groups(text, none, optional)),
        constants=dict(constants(text)),
    )
    check_conventions(api.functions, none, optional)
    return api


# ---- Words ----

def default_of(argument):
    """The default of an argument in the words that languages share: a number, a constant or a quoted text."""
    if argument.default == "NULL":
        return re.search(r'NULL means ("[^"]*")', argument.doc)[1]
    return argument.default and argument.default.replace("HTTPSTATUS_", "")


def translated(text, none, prefix=""):
    """A text of the header without C: names have another prefix, and paragraphs that show a statement are left out."""
    paragraphs = [part for part in text.split("\n\n") if not re.search(r"`[^`]*;[^`]*`", part)]
    text = re.sub(r"\bhttpstatus_(?=\w+\(\))|\bHTTPSTATUS_(?=[A-Z])", prefix, "\n\n".join(paragraphs))
    # reStructuredText and Markdown want an empty line before a list.
    text = re.sub(r"^(?!- |  )(.+\n)(?=- )", r"\1\n", text, flags=re.M)
    text = re.sub(r"\bwhat (\S+\(\)) put into \*rule", r"a rule that \1 returned", text)
    return text.replace("a static ", "").replace("NULL", none)


def about(argument):
    """What the header says about an argument; how C passes a text is of no concern."""
    if argument.kind != "text":
        return argument.doc
    return re.sub(r"; (?:they|it) need not end with a NUL| If NULL, returns [^.]*\.", "", argument.doc)


def with_none(function, text, none):
    """A text about a result, with the word for none where 0 means that."""
    return re.sub(rf"(?<!\S){function.none}(?!\w|\.\d)", none, text) if function.none else text
