"""Writes what the Python package has of the header and the data: docstrings, stubs, functions and constants.

The extension module's functions take their arguments by position. Those of several, or with a default, get a Python
function around them in _api.py; those of one are passed through, so that no Python frame stands between a caller and
C. _api.py also has the class Answers: every function that is asked about one code, as a
property, or as a method if it asks for more.
"""
import re
import textwrap
from pathlib import Path

import header
from constants import names

PACKAGE = "bindings/python/httpstatus"
HEADER = Path(__file__).resolve().parents[2] / "include/httpstatus.h"
SHARED = Path(__file__).resolve().parents[2] / "bindings/swig/httpstatus.i"

# The Python default of a parameter, by its name.
DEFAULTS = {"index": "0", "method": '"GET"', "policy": "REDIRECT_FETCH", "lang": "None", "flags": "0"}
TEXTS = {"text", "line", "cache_control"}

# What Python people see as StatusSet, and the signatures that its methods call.
SET_FUNCTIONS = {
    "set_parse": ("text: _Text", "bytes | int"),
    "set_format": ("set: bytes", "str"),
    "set_has": ("set: bytes, code: SupportsIndex", "bool"),
    "set_size": ("set: bytes", "int"),
    "set_next": ("set: bytes, code: SupportsIndex", "int | None"),
    "set_count": ("set: bytes, codes: _Codes", "int"),
    "set_codes": ("set: bytes", "tuple[int, ...]"),
    "set_of": ("codes: Iterable[SupportsIndex]", "bytes"),
}
CODES_DOC = (
    "an array of native unsigned 16-bit ints (array('H'), a memoryview of one, a numpy array of dtype uint16), "
    "read in place if it is contiguous, or any iterable of ints. Do not change an array meanwhile."
)
# The functions whose C form is about buffers: (types of arguments, type of result, documentation).
OWN = {
    "format_line": (
        {"code": "SupportsIndex"}, "str | None",
        header.Doc(
            text="Makes the status line of an HTTP/1.1 response: \"HTTP/1.1 404 Not Found\" and CRLF.\n\n"
                 "A code without a known phrase keeps the space that must stand after the code.",
            params={"code": "the status code, any int."},
            returns="the whole line with its CRLF, or None if the code is outside 100 to 999.",
            source="RFC 9112 section 4.", since="1.0"),
    ),
    "count_classes": (
        {"codes": "_Codes"}, "tuple[int, int, int, int, int, int]",
        header.Doc(
            text="Counts codes by class.\n\nOther threads run while a large array is counted.",
            params={"codes": CODES_DOC},
            returns="six counts: at 1 to 5 those of the classes, at 0 how many are outside 100 to 599.",
            source="", since="1.0"),
    ),
    "histogram": (
        {"codes": "_Codes"}, "dict[int, int]",
        header.Doc(
            text="Counts codes one by one.\n\nOther threads run while a large array is counted.\n"
                 "collections.Counter.update() adds up several results.",
            params={"codes": CODES_DOC},
            returns="how often each code occurs that is there at all, in ascending order; 0 stands for all that are "
                    "not 1 to 999.",
            source="", since="1.0"),
    ),
}


class Function:
    """A function as Python sees it."""

    def __init__(self, declared, no_code):
        self.name = declared.name.replace("httpstatus_", "")
        self.doc = declared.doc
        self.no_code = self.name in no_code
        if self.name in OWN:
            self.params, self.returns, self.doc = OWN[self.name]
            return
        self.params = dict(param for param in map(self.param, declared.params) if param)
        self.returns = self.result(declared.returns)

    def param(self, declared):
        kind, name = declared
        if kind == "size_t" and name == "len":
            return None
        if name in TEXTS:
            return name, "_Text"
        if kind == "const char *":
            return name, "str | None"
        return name, {"bool": "bool"}.get(kind, "SupportsIndex")

    def result(self, kind):
        if kind == "const char *":
            return "str | None" if "NULL" in self.doc.returns else "str"
        if kind == "bool":
            return "bool"
        return "int | None" if self.no_code else "int"

    @property
    def is_wrapped(self):
        return len(self.params) > 1 or any(name in DEFAULTS for name in self.params)

    @property
    def about_code(self):
        """Whether Status has it too; Status.description is a property of its own, as in http.HTTPStatus."""
        return next(iter(self.params), "") == "code" and self.name != "description"

    def arguments(self):
        """The parameters of a Python function, with defaults."""
        return ", ".join(f"{name}={DEFAULTS[name]}" if name in DEFAULTS else name for name in self.params)

    def typed_arguments(self, skip=0):
        """The same with types, as a stub has them, without the first so many."""
        return ", ".join(
            f"{name}: {kind} = {DEFAULTS[name]}" if name in DEFAULTS else f"{name}: {kind}"
            for name, kind in list(self.params.items())[skip:]
        )

    def docstring(self):
        """The documentation in Google's form, as lines."""
        lines = self.translated(self.doc.text).split("\n")
        if self.params:
            lines += ["", "Args:"]
            for name, kind in self.params.items():
                lines += wrapped(f"    {name} ({plain(kind)}): {self.about(name)}", "        ")
        if self.doc.returns:
            lines += ["", "Returns:", *wrapped(f"    {plain(self.returns)}: {self.returned()}", "        ")]
        if self.doc.source:
            lines += ["", *wrapped(f"Source: {self.doc.source}", "    ")]
        return lines

    def about(self, name):
        text = self.doc.params.get(name, "")
        if name in TEXTS:
            text = re.sub(r"; (they|it) need not end with a NUL\.| NULL [^.]*\.", "", text) + ", as text or as bytes."
        return truths(self.translated(text))

    def returned(self):
        text = self.doc.returns.replace("the same pointer", "the same object").replace("a static ", "")
        if self.no_code:
            text = re.sub(r"\b0\b", "None", text)
        return truths(self.translated(text))

    def translated(self, text):
        """Takes C out of a text: prefixes, NULL, and the paragraphs that show a C statement."""
        paragraphs = [part for part in text.split("\n\n") if not re.search(r"`[^`]*;[^`]*`", part)]
        text = re.sub(r"\bhttpstatus_(\w+\(\))", r"\1", "\n\n".join(paragraphs))
        return re.sub(r"\bHTTPSTATUS_(?=[A-Z])", "", text).replace("NULL", "None")


def wrapped(text, indent):
    return textwrap.wrap(text, 108, subsequent_indent=indent, break_on_hyphens=False)


def truths(text):
    return re.sub(r"\b(true|false)\b", lambda word: word[0].capitalize(), text)


def plain(kind):
    """A type as a reader knows it."""
    return kind.replace("SupportsIndex", "int").replace("_Text", "str | bytes").replace("_Codes", "array or iterable")


def no_code_functions():
    """The names, without prefix, of the functions whose 0 means "no such code", as the shared interface lists them."""
    listed = re.search(r"%apply int NO_CODE \{(.*?)\}", SHARED.read_text(encoding="utf-8"), re.S)
    return set(re.findall(r"httpstatus_(\w+)", listed[1]))


def public_functions(text):
    """Every function but those of sets, which Python people meet as the methods of StatusSet."""
    no_code = no_code_functions()
    found = [Function(declared, no_code) for declared in header.functions(text)]
    return [function for function in found if not function.name.startswith("set_")]


def docstrings(functions):
    """The docstrings of the extension module; the first line is what inspect.signature() reads."""
    lines = []
    for function in functions:
        signature = ", ".join(["$module", *function.params, "/"])
        text = "\n".join([f"{function.name}({signature})", "--", "", *function.docstring()])
        quoted = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        lines.append(f'%feature("docstring") httpstatus_{function.name} "{quoted}";')
    return lines


def core_stub(functions, constants):
    lines = [
        "from collections.abc import Iterable", "from typing import Final, SupportsIndex", "",
        "from typing_extensions import Buffer, TypeAlias", "",
        "_Text: TypeAlias = str | bytes",
        "_Codes: TypeAlias = Buffer | Iterable[SupportsIndex]", "",
    ]
    lines += [f"{name}: Final = {value}" for name, value in constants] + [""]
    for function in functions:
        params = [f"{name}: {kind}" for name, kind in function.params.items()]
        lines.append(f"def {function.name}({', '.join([*params, '/'] if params else [])}) -> {function.returns}: ...")
    lines += [f"def {name}({params}, /) -> {returns}: ..." for name, (params, returns) in SET_FUNCTIONS.items()]
    return lines


def quoted_docstring(lines, indent):
    text = "\n".join(indent + line if line else "" for line in lines).strip()
    text = text.replace("\\", "\\\\").replace('"""', '\\"\\"\\"')
    # A docstring of many lines closes on a line of its own, which also keeps a final quote apart.
    return [f'{indent}"""{text}', f'{indent}"""']


def imports(functions, constants):
    """The lines that bring in what _core has, the functions that get a Python one around them under another name."""
    cells = [f"{f.name} as _{f.name}" if f.is_wrapped else f.name for f in functions] + [name for name, _ in constants]
    return ["from ._core import (", *(f"    {cell}," for cell in cells), ")"]


def api_module(functions, constants):
    lines = ['"""The functions and constants of the library, and Answers, what Status has of them."""']
    lines += imports(functions, constants) + [""]
    lines += exported(functions, constants)
    for function in (f for f in functions if f.is_wrapped):
        lines += ["", "", f"def {function.name}({function.arguments()}):"]
        lines += quoted_docstring(function.docstring(), "    ")
        lines += [f"    return _{function.name}({', '.join(function.params)})"]
    lines += ["", "", "class Answers(int):", '    """A code that answers every question about itself."""', "",
              "    __slots__ = ()", ""]
    for function in (f for f in functions if f.about_code):
        answer = function.name if function.is_wrapped else f"property({function.name})"
        lines.append(f"    {function.name} = {answer}")
    return lines


def exported(functions, constants):
    names_ = [function.name for function in functions] + [name for name, _ in constants]
    return ["__all__ = [", *(f'    "{name}",' for name in names_), "]"]


def api_stub(functions, constants, codes):
    passed = [function.name for function in functions if not function.is_wrapped]
    lines = [
        "# The methods of Answers are functions of a code, which is what their first parameter is called.",
        "# pyright: reportSelfClsParameterName=false",
        "from typing import ClassVar, SupportsIndex", "",
    ]
    passed += [name for name, _ in constants]
    lines += ["from ._core import (", *(f"    {name} as {name}," for name in passed), ")"]
    lines += ["from ._status import Status", "", *exported(functions, constants), ""]
    lines += [f"def {f.name}({f.typed_arguments()}) -> {f.returns}: ..." for f in functions if f.is_wrapped]
    lines += ["", "class Answers(int):"]
    lines += [f"    {symbol}: ClassVar[Status]" for symbol, _ in codes]
    for function in (f for f in functions if f.about_code):
        if not function.is_wrapped:
            lines += ["    @property", f"    def {function.name}(self) -> {function.returns}: ..."]
        else:
            arguments = function.typed_arguments(skip=1)
            lines.append(f"    def {function.name}(code, {arguments}) -> {function.returns}: ...")
    return lines


def codes_module(codes):
    return ['"""A constant for every known code, and for every former name of a standard one."""', "",
            *(f"{symbol} = {code}" for symbol, code in codes)]


def codes_stub(codes):
    return ["from typing import Final", "", *(f"{symbol}: Final = {code}" for symbol, code in codes)]


def write(registry):
    """Returns {path: lines} of what the Python package is made of."""
    text = HEADER.read_text(encoding="utf-8")
    functions = public_functions(text)
    constants = list(header.constants(text))
    codes = list(names(registry))
    return {
        "bindings/python/docstrings.i": docstrings(functions),
        f"{PACKAGE}/_core.pyi": core_stub(functions, constants),
        f"{PACKAGE}/_api.py": api_module(functions, constants),
        f"{PACKAGE}/_api.pyi": api_stub(functions, constants, codes),
        f"{PACKAGE}/_codes.py": codes_module(codes),
        f"{PACKAGE}/_codes.pyi": codes_stub(codes),
    }
