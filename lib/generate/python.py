"""Writes what the Python package has of the header and the data: docstrings, stubs, functions and constants.

The extension module's functions take their arguments by position. Those of several, or with a default, get a Python
function around them in _api.py; those of one are passed through, so that no Python frame is between a caller and C.
_api.py also has the class Answers: every function of one code, as a property, or as a method if it takes more.

A decision returns its rule, a member of an enumeration. _rules.py has these. It is imported when a rule is first asked
for, because the module enum takes longer to import than the whole package.
"""
import re
import textwrap

import api as public
from constants import names

# The types of arguments, by their kind, in stubs; all others are SupportsIndex.
TYPES = {"text": "_Text", "token": "str | None", "bool": "bool"}
# The same in docstrings.
WORDS = {"SupportsIndex": "int", "_Text": "str | bytes"}


# ---- A function as Python sees it ----

def is_wrapped(function):
    return len(function.arguments) > 1 or any(argument.default for argument in function.arguments)


def is_about_code(function):
    """Whether Status has it too; Status.description is a property of its own, as in http.HTTPStatus."""
    return [argument.name for argument in function.arguments[:1]] == ["code"] and function.short != "description"


def type_of(argument):
    return TYPES.get(argument.kind, "SupportsIndex")


def rule_of(function):
    """The enumeration of a decision's rules: StoreRule of may_store()."""
    return f"{function.short.replace('may_', '', 1).title()}Rule"


def result_type(function):
    """What _core returns."""
    if function.is_decision:
        return "int"
    if function.returns == "const char *":
        return "str | None" if "NULL" in function.doc.returns else "str"
    if function.returns == "bool":
        return "bool"
    return "int | None" if function.none else "int"


def public_type(function):
    """What _api returns."""
    return rule_of(function) if function.is_decision else result_type(function)


def optional(function):
    """The arguments that may be left out: in Python, none before one that must be there."""
    required = [at for at, argument in enumerate(function.arguments) if not argument.default]
    return function.arguments[required[-1] + 1 if required else 0:]


def signature(function, typed=False, skip=0):
    """The parameters of a Python function without the first so many."""
    cells = []
    for argument in function.arguments[skip:]:
        kind = f": {type_of(argument)}" if typed else ""
        equals = " = " if typed else "="
        default = equals + public.default_of(argument) if argument in optional(function) else ""
        cells.append(argument.name + kind + default)
    return ", ".join(cells)


# ---- Docstrings, in Google's form ----

def wrapped(text, indent):
    return textwrap.wrap(text, 108, subsequent_indent=indent, break_on_hyphens=False)


def in_python(text):
    """The last words of C in a text of the header."""
    text = text.replace("the same pointer", "the same object").replace("the largest int64_t", "2**63 - 1")
    return re.sub(r"\b(true|false)\b", lambda word: word[0].capitalize(), text)


def about(argument):
    text = public.about(argument, "None")
    return in_python(text + ", as text or as bytes." if argument.kind == "text" else text)


def docstring(function):
    """The documentation as lines."""
    lines = public.translated(function.doc.text, "None").split("\n")
    if function.arguments:
        lines += ["", "Args:"]
        for argument in function.arguments:
            kind = WORDS.get(type_of(argument), type_of(argument))
            lines += wrapped(f"    {argument.name} ({kind}): {about(argument)}", "        ")
    returned = in_python(public.returned(function, "None"))
    if function.is_decision:
        returned = f"the rule that decided, with a sentence as its why. {returned}"
    lines += ["", "Returns:", *wrapped(f"    {public_type(function)}: {returned}", "        ")]
    if function.doc.source:
        lines += ["", *wrapped(f"Source: {function.doc.source}", "    ")]
    return lines


def docstrings(functions):
    """The docstrings of the extension module; the first line is what inspect.signature() reads."""
    lines = []
    for function in functions:
        parameters = ", ".join(["$module", *(argument.name for argument in function.arguments), "/"])
        text = "\n".join([f"{function.short}({parameters})", "--", "", *docstring(function)])
        lines.append(f'%feature("docstring") {function.name} %{{{text}%}}')
    return lines


# ---- Modules ----

def core_stub(functions, constants):
    """The stub of the extension module, with what is written by hand."""
    by_hand = (public.ROOT / "bindings/python/core.pyi").read_text(encoding="utf-8")
    lines = ["from typing import Final", *by_hand.splitlines(), ""]
    lines += [f"{name}: Final = {value}" for name, value in constants.items()]
    for function in functions:
        params = [f"{argument.name}: {type_of(argument)}" for argument in function.arguments]
        params += ["/"] if params else []
        lines.append(f"def {function.short}({', '.join(params)}) -> {result_type(function)}: ...")
    return lines


def exported(functions, constants):
    names_ = [*(function.short for function in functions), *constants]
    return ["__all__ = [", *(f'    "{name}",' for name in names_), "]"]


def result(function):
    passed = ", ".join(argument.name for argument in function.arguments)
    call = f"_{function.short}({passed})"
    return f"_{rule_of(function)}[{call}]" if function.is_decision else call


def api_module(functions, constants):
    decisions = [function for function in functions if function.is_decision]
    lines = [
        '"""The functions that are those of C, the constants, and Answers, what Status has of the functions."""',
        "from ._late import Members",
        "from ._core import (",
        *(f"    {f.short} as _{f.short}," if is_wrapped(f) else f"    {f.short}," for f in functions),
        *(f"    {name}," for name in constants), ")", "", *exported(functions, constants),
    ]
    lines += ["", *(f'_{rule_of(function)} = Members("_rules", "{rule_of(function)}")' for function in decisions)]
    for function in filter(is_wrapped, functions):
        text = "\n".join(f"    {line}".rstrip() for line in docstring(function)).strip()
        text = text.replace("\\", "\\\\").replace('"""', '\\"\\"\\"')
        # A docstring of many lines closes on a line of its own, which also keeps a final quote apart.
        lines += ["", "", f"def {function.short}({signature(function)}):", f'    """{text}', '    """',
                  f"    return {result(function)}"]
    doc = '    """A code with the functions about codes as its properties and methods."""'
    lines += ["", "", "class Answers(int):", doc, "", "    __slots__ = ()", ""]
    for function in filter(is_about_code, functions):
        answer = function.short if is_wrapped(function) else f"property({function.short})"
        lines.append(f"    {function.short} = {answer}")
    return lines


def api_stub(functions, constants, codes):
    decisions = [function for function in functions if function.is_decision]
    passed = [*(function.short for function in functions if not is_wrapped(function)), *constants]
    lines = [
        "# The methods of Answers are functions of a code, which is what their first parameter is called.",
        "# pyright: reportSelfClsParameterName=false",
        "from typing import ClassVar, SupportsIndex", "", "from ._core import _Text",
        "from ._core import (", *(f"    {name} as {name}," for name in passed), ")",
        f"from ._rules import {', '.join(sorted(map(rule_of, decisions)))}",
        "from ._status import Status", "", *exported(functions, constants), "",
    ]
    for function in filter(is_wrapped, functions):
        lines.append(f"def {function.short}({signature(function, typed=True)}) -> {public_type(function)}: ...")
    lines += ["", "class Answers(int):", *(f"    {symbol}: ClassVar[Status]" for symbol, _ in codes)]
    for function in filter(is_about_code, functions):
        if is_wrapped(function):
            more = signature(function, typed=True, skip=1)
            lines.append(f"    def {function.short}(code, {more}) -> {public_type(function)}: ...")
        else:
            lines += ["    @property", f"    def {function.short}(self) -> {public_type(function)}: ..."]
    return lines


def rules_of(function, api):
    """The constants of a decision: the groups that its header names."""
    return {name: value for group in re.findall(r"HTTPSTATUS_(\w+) constant", rule_doc(function))
            for name, value in api.constants.items() if name.startswith(f"{group}_")}


def why_of(function):
    """The function that explains the rules of a decision."""
    return re.search(r"httpstatus_(\w+_why)\(\)", rule_doc(function))[1]


def rule_doc(function):
    return function.doc.params["rule"]


def rules_module(decisions, api):
    lines = ['"""The rules by which decisions are made."""', "from enum import IntEnum", "",
             f"from ._core import {', '.join(sorted(map(why_of, decisions)))}", "", "",
             "class _Rule:", "    __slots__ = ()", "",
             "    def __bool__(self):", "        return self > 0", "",
             "    # The number, as Python 3.11 and later have it for every IntEnum.",
             "    def __str__(self):", "        return int.__repr__(self)", "",
             "    def __format__(self, spec):", "        return int.__format__(self, spec)"]
    for function in decisions:
        lines += ["", "", f"class {rule_of(function)}(_Rule, IntEnum):",
                  f'    """A rule of {function.short}(): true exactly if it allows."""', "",
                  *(f"    {name} = {value}" for name, value in rules_of(function, api).items()), "",
                  "    @property", "    def why(self):",
                  '        """An English sentence for the rule, with its section."""',
                  f"        return {why_of(function)}(self)"]
    return lines


def rules_stub(decisions, api):
    lines = ["from enum import IntEnum", "", "class _Rule:", "    def __bool__(self) -> bool: ..."]
    for function in decisions:
        lines += ["", f"class {rule_of(function)}(_Rule, IntEnum):",
                  *(f"    {name} = {value}" for name, value in rules_of(function, api).items()),
                  "    @property", "    def why(self) -> str: ..."]
    return lines


def codes_module(codes):
    return ['"""A constant for every known code, and for every former name of a standard one."""', "",
            *(f"{symbol} = {code}" for symbol, code in codes)]


def codes_stub(codes):
    return ["from typing import Final", "", *(f"{symbol}: Final = {code}" for symbol, code in codes)]


def make(api, registry):
    """Returns {path: lines} of what the Python package is made of besides what is written by hand."""
    codes = list(names(registry))
    decisions = [function for function in api.simple if function.is_decision]
    return {
        "docstrings.i": docstrings(api.simple),
        "httpstatus/_core.pyi": core_stub(api.simple, api.constants),
        "httpstatus/_api.py": api_module(api.simple, api.constants),
        "httpstatus/_api.pyi": api_stub(api.simple, api.constants, codes),
        "httpstatus/_rules.py": rules_module(decisions, api),
        "httpstatus/_rules.pyi": rules_stub(decisions, api),
        "httpstatus/_codes.py": codes_module(codes),
        "httpstatus/_codes.pyi": codes_stub(codes),
    }
