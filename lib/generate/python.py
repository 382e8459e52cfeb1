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

# The functions of sets in the extension module, where a set is the bytes of the C struct.
SET_FUNCTIONS = {
    "set_parse": ("text: _Text", "bytes | int"),
    "set_format": ("set: bytes", "str"),
    "set_has": ("set: bytes, code: SupportsIndex", "bool"),
    "set_add": ("set: bytes, code: SupportsIndex", "bytes"),
    "set_remove": ("set: bytes, code: SupportsIndex", "bytes"),
    "set_size": ("set: bytes", "int"),
    "set_next": ("set: bytes, code: SupportsIndex", "int | None"),
    "set_count": ("set: bytes, codes: _Codes", "int"),
    "count_members": ("set: bytes, codes: _Codes", "int"),
    "set_codes": ("set: bytes", "tuple[int, ...]"),
    "set_of": ("codes: Iterable[SupportsIndex]", "bytes"),
}
CODES_DOC = (
    "an array of native unsigned 16-bit ints (array('H'), a memoryview of one, a numpy array of dtype uint16), "
    "read in place if it is contiguous, or any iterable of ints. Do not change an array meanwhile."
)
SET_DOC = "a StatusSet, or whatever StatusSet() makes one of."
CODE_DOC = "the status code, any int."
SET_RAISES = "the text of a set is malformed, or a member is not 0 to 1023."
# The functions whose C form is about buffers or sets: (types of arguments, type of result, documentation).
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
    "set_parse": (
        {"text": "_Text"}, "StatusSet",
        header.Doc(
            text="Makes a set of the text that a configuration has: \"2xx,301-303,!304,+520\".\n\n"
                 "StatusSet() tells what there may be in it.",
            params={"text": "the text"}, returns="the set.", source="", since="1.0"),
    ),
    "set_format": (
        {"set": "_Set"}, "str",
        header.Doc(
            text="Makes the shortest text of a set, of which set_parse() makes the same set.\n\n"
                 "Equal sets have equal texts. It has no words, whose meaning grows with the data.",
            params={"set": SET_DOC}, returns="the text.", source="", since="1.0"),
    ),
    "set_has": (
        {"set": "_Set", "code": "SupportsIndex"}, "bool",
        header.Doc(
            text="Tells whether a code is in a set.", params={"set": SET_DOC, "code": CODE_DOC},
            returns="True if it is a member; False if not, and for every code outside 0 to 1023.",
            source="", since="1.0"),
    ),
    "set_add": (
        {"set": "_Set", "code": "SupportsIndex"}, "StatusSet",
        header.Doc(
            text="Makes a set that has one code more.\n\nA set never changes, so this answers another one.",
            params={"set": SET_DOC, "code": "the status code, any int; one outside 0 to 1023 adds nothing."},
            returns="the set with the code.", source="", since="1.0"),
    ),
    "set_remove": (
        {"set": "_Set", "code": "SupportsIndex"}, "StatusSet",
        header.Doc(
            text="Makes a set that lacks one code.\n\nA set never changes, so this answers another one.",
            params={"set": SET_DOC, "code": "the status code, any int; one that is no member removes nothing."},
            returns="the set without the code.", source="", since="1.0"),
    ),
    "set_size": (
        {"set": "_Set"}, "int",
        header.Doc(
            text="Counts the members of a set.", params={"set": SET_DOC},
            returns="how many codes are in it, 0 to 1024.", source="", since="1.0"),
    ),
    "set_next": (
        {"set": "_Set", "code": "SupportsIndex"}, "int | None",
        header.Doc(
            text="Steps through the members of a set in ascending order.\n\n"
                 "From 0 on it visits each of them once, but for 0: set_has() tells about that one.",
            params={"set": SET_DOC, "code": "any int; it need not be a member."},
            returns="the smallest member above both the code and 0, or None after the last.", source="", since="1.0"),
    ),
    "set_count": (
        {"set": "_Set", "codes": "_Codes"}, "int",
        header.Doc(
            text="Counts how many of an array of codes are in a set.\n\n"
                 "Other threads run while a large array is counted.",
            params={"set": SET_DOC, "codes": CODES_DOC}, returns="how many of them are members.",
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
        return len(self.params) > 1 or self.is_of_sets or any(name in DEFAULTS for name in self.params)

    @property
    def is_of_sets(self):
        """Whether it is about sets, which are a StatusSet in Python and bytes in the extension module."""
        return self.name.startswith("set_")

    @property
    def about_code(self):
        """Whether Status has it too; Status.description is a property of its own, as in http.HTTPStatus."""
        return next(iter(self.params), "") == "code" and self.name != "description"

    def arguments(self):
        """The parameters of a Python function, with defaults."""
        named = [f"{name}={DEFAULTS[name]}" if name in DEFAULTS else name for name in self.params]
        return ", ".join(named + self.slash)

    @property
    def slash(self):
        """Functions of one argument take it by position only, unless it has a default."""
        return ["/"] if len(self.params) == 1 and not DEFAULTS.keys() & self.params.keys() else []

    def typed_arguments(self, skip=0):
        """The same with types, as a stub has them, without the first so many."""
        typed = [
            f"{name}: {kind} = {DEFAULTS[name]}" if name in DEFAULTS else f"{name}: {kind}"
            for name, kind in list(self.params.items())[skip:]
        ]
        return ", ".join(typed + self.slash)

    def call(self):
        """What the Python function returns: the extension module's answer, made a StatusSet if it is a set."""
        asked = "_parsed" if self.name == "set_parse" else f"_{self.name}"
        passed = [f'_bits_of(set, "{self.name}()", "set")' if name == "set" else name for name in self.params]
        call = f"{asked}({', '.join(passed)})"
        return f"_set_of({call})" if self.returns == "StatusSet" else call

    def docstring(self):
        """The documentation in Google's form, as lines."""
        lines = self.translated(self.doc.text).split("\n")
        if self.params:
            lines += ["", "Args:"]
            for name, kind in self.params.items():
                lines += wrapped(f"    {name} ({plain(kind)}): {self.about(name)}", "        ")
        if self.doc.returns:
            lines += ["", "Returns:", *wrapped(f"    {plain(self.returns)}: {self.returned()}", "        ")]
        if self.is_of_sets:
            lines += ["", "Raises:", f"    ValueError: {self.raises()}"]
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

    def raises(self):
        return SET_RAISES if "set" in self.params else "the text is malformed, and the message points at the place."

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
    words = {"SupportsIndex": "int", "_Text": "str | bytes", "_Codes": "array or iterable",
             "_Set": "StatusSet | str | bytes | iterable of ints"}
    return re.sub(r"\w+", lambda word: words.get(word[0], word[0]), kind)


def no_code_functions():
    """The names, without prefix, of the functions whose 0 means "no such code", as the shared interface lists them."""
    listed = re.search(r"%apply int NO_CODE \{(.*?)\}", SHARED.read_text(encoding="utf-8"), re.S)
    return set(re.findall(r"httpstatus_(\w+)", listed[1]))


def public_functions(text):
    no_code = no_code_functions()
    return [Function(declared, no_code) for declared in header.functions(text)]


def docstrings(functions):
    """The docstrings of the extension module; the first line is what inspect.signature() reads."""
    lines = []
    for function in (f for f in functions if not f.is_of_sets):
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
        "_Codes: TypeAlias = Buffer | Iterable[SupportsIndex]",
        "_Set: TypeAlias = _Text | Iterable[SupportsIndex]", "",
    ]
    lines += [f"{name}: Final = {value}" for name, value in constants] + [""]
    for function in (f for f in functions if not f.is_of_sets):
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
    asked = [function for function in functions if function.name != "set_parse"]
    cells = [f"{f.name} as _{f.name}" if f.is_wrapped else f.name for f in asked] + [name for name, _ in constants]
    return [
        "from ._core import (", *(f"    {cell}," for cell in cells), ")",
        "from ._set import bits_of as _bits_of", "from ._set import parsed as _parsed",
        "from ._set import set_of as _set_of",
    ]


def api_module(functions, constants):
    lines = ['"""The functions and constants of the library, and Answers, what Status has of them."""']
    lines += imports(functions, constants) + [""]
    lines += exported(functions, constants)
    for function in (f for f in functions if f.is_wrapped):
        lines += ["", "", f"def {function.name}({function.arguments()}):"]
        lines += quoted_docstring(function.docstring(), "    ")
        lines += [f"    return {function.call()}"]
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
        "from typing import ClassVar, SupportsIndex", "", "from ._core import _Codes, _Set, _Text",
    ]
    passed += [name for name, _ in constants]
    lines += ["from ._core import (", *(f"    {name} as {name}," for name in passed), ")"]
    lines += ["from ._set import StatusSet", "from ._status import Status", "", *exported(functions, constants), ""]
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
