"""Writes what the Python package has of the header and the data: functions, enumerations, Status, stubs and constants.

The extension module's functions take their arguments by position. Those of several, or with a default, get a Python
function around them in _api.py; those of one are passed through, so that no Python frame is between a caller and C.
_api.py also has the class Answers: every question about a code alone as a property, and every other as a method.

The enumerations are in _enums.py, which is imported when a member is first asked for, because the module enum takes
longer to import than the whole package. All stubs are one file, so that an editor shows each name as people import it.
"""
import ast
import dataclasses
import json
import re
import textwrap

import api as public
from constants import names

BY_HAND = public.ROOT / "bindings/python"

# The enumerations, and the groups of constants that they have. A rule keeps the name of its group, because it has two.
ENUMERATIONS = {
    "Standing": ("STANDING",), "Content": ("CONTENT",), "Retry": ("RETRY",), "RedirectPolicy": ("REDIRECT",),
    "Level": ("LEVEL",), "Advice": ("ADVICE",), "Revalidation": ("REVALIDATION",), "Robots": ("ROBOTS",),
    "StoreRule": ("STORE", "NOSTORE"), "RetryRule": ("MAYRETRY", "NORETRY"), "CacheFlag": ("CACHE",),
    "RetryFlag": ("WHEN",),
}
OWNERS = {group: name for name, groups in ENUMERATIONS.items() for group in groups}
# The enumeration of an argument, by its name. That of flags depends on the function.
ARGUMENTS = {"policy": "RedirectPolicy", "level": "Level", "role": "Advice"}
# What Status calls the functions that take more than a code, where they have another name there.
METHODS = {"content": "content_for", "title": "title_in", "summary": "summary_in", "description": "description_in",
           "advice": "advice_for", "fields": "fields_at", "field_condition": "condition_of",
           "vendor_reason": "reason_by"}
# Of those, the ones that Status also has as a property, with every default.
BOTH = ("content", "title", "summary", "description")
# The properties of Status that are text, and never None.
TEXTS = {"phrase": "reason", "name": "name", "title": "title", "summary": "summary", "description": "description"}
# What only iterates over the data; Status does that in Python.
LEFT_OUT = ("next",)
# The types of arguments, by their kind, in stubs; all others are SupportsIndex.
TYPES = {"text": "_Text", "token": "str | None", "bool": "bool"}
# The same in docstrings.
WORDS = {"SupportsIndex": "int", "_Text": "str | bytes"}
# Arguments by keyword that the functions about stored responses have in addition to those of C, and their words.
CACHING = {
    "cache_control": ("str | bytes | None", "the value of Cache-Control, whose flags are added"),
    "shared": ("bool", "whether the cache is shared by several users, which is a flag too"),
}


# ---- A function as Python sees it ----

def plural(name):
    return name + ("es" if name.endswith("s") else "s")


def is_list(function):
    return any(argument.name == "index" for argument in function.arguments or ())


def whole(function):
    """A function that C asks with an index: in Python, one that returns all."""
    if not is_list(function):
        return function
    item = "int" if function.returns == "int" else "str"
    doc = dataclasses.replace(function.doc, text=function.doc.text.replace(", one by one", ""),
                              returns="all of them; empty if there are none.")
    arguments = [argument for argument in function.arguments if argument.name != "index"]
    return dataclasses.replace(function, name=plural(function.name), returns=f"tuple[{item}, ...]", doc=doc,
                               arguments=arguments, none=None)


def functions_of(api):
    return [whole(function) for function in api.simple if function.short not in LEFT_OUT]


def is_wrapped(function):
    return len(function.arguments) > 1 or any(argument.default for argument in function.arguments)


def is_about_code(function):
    return [argument.name for argument in function.arguments[:1]] == ["code"]


def is_about_stored(function):
    """Whether it takes the flags of a cache."""
    return any(argument.name == "flags" and enumeration_of(function, argument) == "CacheFlag"
               for argument in function.arguments)


def enumeration_of(function, argument):
    """The enumeration of an argument, or None."""
    if argument.kind != "flags":
        return ARGUMENTS.get(argument.name)
    return OWNERS[re.search(r"HTTPSTATUS_([A-Z]+) constants", argument.doc)[1]]


def type_of(function, argument):
    return enumeration_of(function, argument) or TYPES.get(argument.kind, "SupportsIndex")


def rule_of(function):
    """The enumeration of a decision's rules: StoreRule of may_store()."""
    return f"{function.short.replace('may_', '', 1).title()}Rule"


def answer_of(function):
    """The enumeration that a function returns a member of, or None."""
    if function.is_decision:
        return rule_of(function)
    found = re.search(r"HTTPSTATUS_([A-Z]+)_", function.doc.returns)
    return OWNERS.get(found[1]) if found and function.returns in ("int", "unsigned") else None


def result_type(function):
    if answer_of(function):
        return answer_of(function)
    if function.returns == "const char *":
        return "str | None" if "NULL" in function.doc.returns else "str"
    if function.returns == "bool" or function.returns.startswith("tuple"):
        return function.returns
    return "int | None" if function.none else "int"


def optional(function):
    """The arguments that may be left out: in Python, none before one that must be there."""
    required = [at for at, argument in enumerate(function.arguments) if not argument.default]
    return function.arguments[required[-1] + 1 if required else 0:]


def default_of(argument, api):
    """A default as Python code, without the enumerations, which are not there yet."""
    text = public.default_of(argument)
    return str(api.constants.get(text, text))


def signature(function, api):
    """The parameters of a Python function."""
    cells = [f"{argument.name}={default_of(argument, api)}" if argument in optional(function) else argument.name
             for argument in function.arguments]
    return ", ".join([*cells, *(["*", "cache_control=None", "shared=False"] if is_about_stored(function) else [])])


def typed(function, skip=0):
    """The parameters in a stub, without the first so many."""
    cells = [f"{argument.name}: {type_of(function, argument)}" for argument in function.arguments[skip:]]
    for at, argument in enumerate(function.arguments[skip:]):
        if argument in optional(function):
            # 0 is what leaving out flags or a policy means.
            cells[at] += " | Literal[0] = 0" if enumeration_of(function, argument) else " = ..."
    if is_about_stored(function):
        kinds = {name: kind.replace("str | bytes", "_Text") for name, (kind, _) in CACHING.items()}
        cells += ["*", *(f"{name}: {kind} = ..." for name, kind in kinds.items())]
    return ", ".join(cells)


# ---- Docstrings, in Google's form ----

def wrapped(text, indent):
    return textwrap.wrap(text, 108, subsequent_indent=indent, break_on_hyphens=False)


def member_name(constant):
    group, _, name = constant.partition("_")
    owner = OWNERS[group]
    return f"{owner}.{name if len(ENUMERATIONS[owner]) == 1 else constant}"


GROUPS = "|".join(OWNERS)


def in_python(text):
    """A text of the header in Python's words."""
    text = re.sub(r"\ban? HTTPSTATUS_(\w+) constant\b", lambda group: f"a member of {OWNERS[group[1]]}", text)
    text = re.sub(r"HTTPSTATUS_([A-Z]+) constants", lambda group: f"members of {OWNERS[group[1]]}", text)
    text = re.sub(rf"HTTPSTATUS_((?:{GROUPS})_[A-Z_]+)", lambda name: member_name(name[1]), text)
    text = public.translated(text, "None")
    lists = r"\b(vendor|alias|field|request_field|language|edition)\(\)"
    text = re.sub(lists, lambda name: plural(name[1]) + "()", text)
    text = text.replace("the same pointer", "the same object").replace("the largest int64_t", "2**63 - 1")
    return re.sub(r"\b(true|false)\b", lambda word: word[0].capitalize(), text)


def about(argument):
    text = in_python(public.about(argument))
    return text.rstrip(".") + ", as text or as bytes." if argument.kind == "text" else text


def first_lines(function):
    return in_python(function.doc.text).split("\n")


def result_words(function):
    returned = public.with_none(function, in_python(function.doc.returns), "None")
    if not function.is_decision:
        return returned
    allowed = re.match("True if (.*?), ", returned)[1]
    return f"the rule that decided, with a sentence as its why. The rule is true exactly if {allowed}."


def source_lines(function):
    return ["", *wrapped(f"Source: {in_python(function.doc.source)}", "    ")] if function.doc.source else []


def docstring(function, skip=0):
    """The documentation as lines, without the first so many arguments."""
    lines = first_lines(function)
    rows = [(argument.name, type_of(function, argument), about(argument)) for argument in function.arguments[skip:]]
    if is_about_stored(function):
        rows += [(name, kind, text + ".") for name, (kind, text) in CACHING.items()]
    if rows:
        lines += ["", "Args:"]
        for name, kind, text in rows:
            lines += wrapped(f"    {name} ({WORDS.get(kind, kind)}): {text}", "        ")
    returned = f"    {result_type(function)}: {result_words(function)}"
    return [*lines, "", "Returns:", *wrapped(returned, "        "), *source_lines(function)]


def property_docstring(function, kind=None):
    """The documentation of a property: what it returns for the code that it belongs to."""
    returned = result_words(function)
    if kind == "str":
        returned = re.sub(r"\bNone\b", '""', returned)
    return [*first_lines(function), "", *wrapped(f"Returns: {returned}", "    "), *source_lines(function)]


def quoted(lines, indent):
    """A docstring as lines of Python."""
    text = "\n".join(f"{indent}{line}".rstrip() for line in lines).strip()
    text = text.replace("\\", "\\\\").replace('"""', '\\"\\"\\"')
    # A docstring of many lines closes on a line of its own, which also keeps a final quote apart.
    return [f'{indent}"""{text}', f'{indent}"""'] if "\n" in text else [f'{indent}"""{text}"""']


# ---- The extension module ----

def c_string(lines):
    return json.dumps("\n".join(lines), ensure_ascii=True)


def c_function(name, arguments, doc):
    return f"ONE_ARGUMENT({name}, {arguments[0]}, {doc})" if len(arguments) == 1 else f"FUNCTION({name}, {doc})"


def c_functions(functions):
    """The functions of the extension module, as macros: those of one argument may be called with its name."""
    lines = []
    for function in functions:
        arguments = [argument.name for argument in function.arguments]
        head = f"{function.short}({', '.join(['$module', *arguments])})"
        # Those around which there is a Python function have their documentation there.
        doc = "NULL" if is_wrapped(function) else c_string([head, "--", "", *docstring(function)])
        lines.append(c_function(function.short, arguments, doc))
    for name, signature_, doc in by_hand_functions():
        arguments = signature_.rstrip(")").split(", ")[1:]
        lines.append(c_function(name, arguments, c_string([signature_, "--", "", *doc]) if doc else "NULL"))
    return lines


def by_hand_functions():
    """Yields (name, signature, docstring) of the functions of bulk.i, whose documentation is in functions.md."""
    text = (BY_HAND / "functions.md").read_text(encoding="utf-8")
    for part in re.split(r"^## ", text, flags=re.M)[1:]:
        heading, _, doc = part.partition("\n")
        name, _, parameters = heading.strip("`").partition("(")
        parameters = ", ".join(["$module", parameters.rstrip(")")]).rstrip(", ")
        yield name, f"{name}({parameters})", doc.strip().splitlines()


def documented_by_hand():
    return {name: doc for name, _, doc in by_hand_functions() if doc}


def enumeration_macros():
    return [f"ENUMERATION({name})" for name in ENUMERATIONS]


def interface(functions):
    """What SWIG has to know: which functions return members of which enumeration, and what Python has otherwise."""
    lines = []
    for function in functions:
        answer = answer_of(function)
        if function.is_decision:
            lines += ["%{", f"#define RULE_OF_{function.short} ENUMERATION_{answer}", "%}"]
        elif answer:
            lines += [f"%typemap(out) {function.returns} {function.name} {{",
                      f"  $result = member_of(self, ENUMERATION_{answer}, (long)$1);", "}"]
    return lines


def ignored(api):
    return [f"%ignore {function.name};" for function in api.simple
            if is_list(function) or function.short in LEFT_OUT]


# ---- _enums.py ----

def members(name, api):
    """Yields (member, value) of an enumeration."""
    groups = ENUMERATIONS[name]
    for constant, value in api.constants.items():
        group, _, rest = constant.partition("_")
        if group in groups:
            yield rest if len(groups) == 1 else constant, value


def decision_of(name, functions):
    return next(function for function in functions if answer_of(function) == name)


def enumeration_docstring(name, api, functions):
    groups = ENUMERATIONS[name]
    if len(groups) > 1:
        return [f"A rule of {decision_of(name, functions).short}(): true exactly if it allows."]
    text = next(enum.text for group in api.groups for enum in group.enums
                if enum.values[0][0].startswith(f"{groups[0]}_"))
    return in_python(re.sub(r"^- ([A-Z_]+):", r"- `\1`:", text, flags=re.M)).split("\n")


def base_of(name):
    return "Flag" if name.endswith("Flag") else "Rule" if name.endswith("Rule") else "Answer"


def why_of(function):
    """The function that explains the rules of a decision."""
    return re.search(r"httpstatus_(\w+_why)\(\)", function.doc.params["rule"])[1]


def enums_module(api, functions):
    by_hand = (BY_HAND / "enums.py").read_text(encoding="utf-8").splitlines()
    decisions = [function for function in functions if function.is_decision]
    lines = [by_hand[0], f"from ._core import {', '.join(sorted(map(why_of, decisions)))}", *by_hand[1:]]
    for name in ENUMERATIONS:
        lines += ["", "", f"class {name}({base_of(name)}):",
                  *quoted(enumeration_docstring(name, api, functions), "    "), "",
                  '    __module__ = "httpstatus"', "",
                  *(f"    {member} = {value}" for member, value in members(name, api))]
        if base_of(name) == "Rule":
            lines += ["", "    @property", "    def why(self):",
                      '        """An English sentence for the rule, with its section."""',
                      f"        return {why_of(decision_of(name, functions))}(self)"]
    return lines


def enums_stub(api, functions):
    lines = []
    for name in ENUMERATIONS:
        base = "IntFlag" if base_of(name) == "Flag" else "IntEnum"
        lines += ["", f"class {name}({base}):", *quoted(enumeration_docstring(name, api, functions), "    "),
                  *(f"    {member} = {value}" for member, value in members(name, api))]
        if base_of(name) == "Rule":
            lines += ["    @property", "    def why(self) -> str:",
                      '        """An English sentence for the rule, with its section."""',
                      "    def __bool__(self) -> bool: ..."]
    return lines


# ---- _api.py ----

def call(function):
    return f"_{function.short}({', '.join(argument.name for argument in function.arguments)})"


def properties(functions):
    """Yields (name, function, whether it is text that is never None) of what Status asks about a code alone."""
    by_name = {function.short: function for function in functions}
    for function in functions:
        needs_no_more = not is_wrapped(function) or function.short in BOTH
        if is_about_code(function) and needs_no_more and function.short not in TEXTS:
            yield function.short, function, False
    for name, source in TEXTS.items():
        yield name, by_name[source], True


def methods(functions):
    """Yields (name, function) of what Status asks with more than a code."""
    for function in functions:
        if is_about_code(function) and is_wrapped(function):
            yield METHODS.get(function.short, function.short), function


def api_module(functions, api):
    lines = [
        '"""The functions that are those of C, and Answers, what Status has of them."""',
        "from ._core import (",
        *(f"    {f.short} as _{f.short}," if is_wrapped(f) else f"    {f.short}," for f in functions),
        "    joined_flags as _joined_flags,", "    phrase as _phrase,", "    symbol as _symbol,", ")", "",
        "__all__ = [", *(f'    "{function.short}",' for function in functions), "]",
    ]
    for function in filter(is_wrapped, functions):
        lines += ["", "", f"def {function.short}({signature(function, api)}):", *quoted(docstring(function), "    ")]
        if is_about_stored(function):
            lines += ["    if cache_control is not None or shared is not False:",
                      f'        flags = _joined_flags("{function.short}", flags, cache_control, shared)']
        lines.append(f"    return {call(function)}")
    doc = '    """A code with the functions about codes as its properties and methods."""'
    lines += ["", "", "class Answers(int):", doc, "", "    __slots__ = ()", ""]
    lines += [f"    {name} = {function.short}" for name, function in methods(functions)]
    for name, function, is_text in properties(functions):
        lines.append(f"    {name} = property({accessor(name, function, is_text)})")
    return lines


def accessor(name, function, is_text):
    if not is_text:
        return function.short
    asked = {"phrase": "_phrase", "name": "_symbol"}.get(name, f'lambda code: {function.short}(code) or ""')
    return f"{asked}, doc={function.short}.__doc__"


# ---- Stubs ----

def documented(source):
    """Returns {name: docstring lines} of the classes and functions of a module, methods as "Class.method"."""
    found = {}

    def visit(node, prefix):
        for child in ast.iter_child_nodes(node):
            if isinstance(child, (ast.ClassDef, ast.FunctionDef)):
                doc = ast.get_docstring(child)
                if doc:
                    found[prefix + child.name] = doc.splitlines()
                visit(child, f"{prefix}{child.name}.")

    visit(ast.parse(source), "")
    return found


def docs_by_hand():
    docs = documented_by_hand()
    for path in sorted((BY_HAND / "httpstatus").glob("*.py")):
        docs.update(documented(path.read_text(encoding="utf-8")))
    return docs


def with_docstrings(lines, docs):
    """Puts the docstrings of the modules into the part of the stub that is written by hand."""
    inside = ""
    for line in lines:
        found = re.match(r"( *)(class|def) (\w+)", line)
        if not found:
            yield line
            continue
        indent, kind, name = found.groups()
        if kind == "class":
            inside = name
        doc = docs.get(f"{inside}.{name}" if indent else name)
        if doc is None:
            yield line
            continue
        yield re.sub(r": \.\.\.$", ":", line)
        yield from quoted(doc, indent + "    ")


def status_stub(functions, codes, phrases):
    lines = []
    for symbol, code in codes:
        lines += [f"    {symbol}: ClassVar[Status]", f'    """{code} {phrases[code]}."""']
    for name, function, is_text in properties(functions):
        kind = "str" if is_text else result_type(function)
        if name == "fallback":
            kind = "Status"
        lines += ["    @property", f"    def {name}(self) -> {kind}:",
                  *quoted(property_docstring(function, kind), "        ")]
    for name, function in methods(functions):
        more = typed(function, skip=1)
        lines += [f"    def {name}(code, {more}) -> {result_type(function)}:",
                  *quoted(docstring(function, skip=1), "        ")]
    return lines


def functions_stub(functions):
    lines = []
    for function in functions:
        lines += [f"def {function.short}({typed(function)}) -> {result_type(function)}:",
                  *quoted(docstring(function), "    ")]
    return lines


def public_names(functions):
    """The names of the package: what people meet first comes first."""
    decisions = [function.short for function in functions if function.is_decision]
    others = [function.short for function in functions if not function.is_decision]
    return ["Status", "StatusSet", *decisions, *others, *documented_by_hand(), "registry", "REASONS", "StatusLine",
            *ENUMERATIONS, "codes", "__version__"]


def stub(functions, api, codes, phrases):
    """The stub of the package: what is written by hand, with the rest in the places that it names."""
    by_hand = (BY_HAND / "init.pyi").read_text(encoding="utf-8").splitlines()
    parts = {
        "# ENUMERATIONS": enums_stub(api, functions),
        "    # STATUS": status_stub(functions, codes, phrases),
        "# FUNCTIONS": functions_stub(functions),
        "# NAMES": ["__all__ = [", *(f'    "{name}",' for name in public_names(functions)), "]"],
    }
    lines = []
    for line in with_docstrings(by_hand, docs_by_hand()):
        lines += parts.get(line, [line])
    return lines


def codes_module(codes):
    return ['"""A constant for every known code, and for every former name of a standard one."""', "",
            *(f"{symbol} = {code}" for symbol, code in codes)]


def codes_stub(codes, phrases):
    lines = ["from typing import Final", ""]
    for symbol, code in codes:
        lines += [f"{symbol}: Final = {code}", f'"""{phrases[code]}."""']
    return lines


def names_module(functions):
    return ['"""The names of the package, in the order in which people meet them."""', "__all__ = [",
            *(f'    "{name}",' for name in public_names(functions)), "]", "",
            "ENUMERATIONS = (", *(f'    "{name}",' for name in ENUMERATIONS), ")"]


def make(api, registry):
    """Returns {path: lines} of the generated part of the Python package."""
    codes = list(names(registry))
    phrases = {entry.code: entry.phrase for entry in registry.codes}
    functions = functions_of(api)
    return {
        "enumerations.i": [*interface(functions), *ignored(api)],
        "enumerations.h": enumeration_macros(),
        "functions.h": c_functions(functions),
        "httpstatus/__init__.pyi": stub(functions, api, codes, phrases),
        "httpstatus/_api.py": api_module(functions, api),
        "httpstatus/_enums.py": enums_module(api, functions),
        "httpstatus/_names.py": names_module(functions),
        "httpstatus/codes.py": codes_module(codes),
        "httpstatus/codes.pyi": codes_stub(codes, phrases),
        "httpstatus/registry.json": (public.ROOT / "lib/generated/registry.json").read_text("utf-8").splitlines(),
    }
