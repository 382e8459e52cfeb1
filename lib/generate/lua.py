"""Writes what the Lua bindings take from the public API: constants, functions for the FFI, annotations, reference.

LuaJIT's functions of numbers and strings are what this module generates. Those of sets, lists and buffers are written
by hand, and so are their annotations, in bindings/lua/annotations.lua.
"""
import re

import api as public
from constants import names

ANNOTATIONS = "bindings/lua/annotations.lua"
NGINX = "bindings/lua/httpstatus/ngx.lua"
RESULTS = {"bool": "boolean", "int": "integer", "int64_t": "integer", "unsigned": "integer", "const char *": "string?"}
# The Lua type of an argument, by its kind; a code may also be a string of digits.
TYPES = {"int": "integer|string", "seconds": "integer", "index": "integer", "flags": "integer", "bool": "boolean",
         "text": "string", "token": "string"}
# What a missing argument means where bindings/swig/conventions.i has no row for it.
ABSENT = {"bool": "false", "token": "nil"}
# The last words of C in a text of the header.
IN_LUA = {" itself, the same pointer, if": " itself if", "any int": "any integer", "largest int64_t": "largest integer",
          "as time() returns": "as os.time() returns"}
# An annotation: its comment, a table, a dot or a colon, and the signature.
ANNOTATION = re.compile(r"((?:^---.*\n)+)function (httpstatus\.|set:|M\.)(\w+\(.*\))", re.M)


# ---- Constants ----

def constants(api):
    """Yields (name, value as Lua writes it) of the constants that are no codes."""
    major, minor, patch = api.version
    yield "VERSION", f'"{major}.{minor}.{patch}"'
    yield "VERSION_MAJOR", major
    yield "VERSION_MINOR", minor
    yield "VERSION_PATCH", patch
    yield "VERSION_NUMBER", major * 10000 + minor * 100 + patch
    yield from api.constants.items()


def constants_module(api):
    return ["return {", *(f"  {name} = {value}," for name, value in constants(api)), "}"]


# ---- Functions for LuaJIT ----

def declaration(function):
    """The declaration for ffi.cdef(). Sets are void *, so that each load of ffi.lua may have its own type."""
    params = ", ".join(
        f"{kind}{'' if kind.endswith('*') else ' '}{name}" for kind, name in function.params
    ).replace("httpstatus_set *", "void *")
    return f"{function.returns}{'' if function.returns.endswith('*') else ' '}{function.name}({params or 'void'});"


def conversion(function):
    """The function of ffi.lua that makes a result of Lua of one of C; None if they are the same."""
    if function.returns == "const char *":
        return "text_of"
    return {"0": "nonzero", "-1": "nonnegative", None: None}[function.none]


def read(api, function, argument, position):
    """What reads an argument. A missing token is NULL in C, so only numbers have their default here."""
    call = f'to_{argument.kind}({argument.name}, "{function.short}", {position})'
    if argument.kind == "token" or argument.default is None:
        return call
    default = public.default_of(argument)
    return f"{argument.name} == nil and {api.constants.get(default, default)} or {call}"


def kept_wrapper(function):
    """Of a function of one code."""
    name, convert = function.short, conversion(function)
    return [
        f'  local {name} = memo("{name}", C.{function.name}{f", {convert}" if convert else ""})',
        f"  function functions.{name}(code) return {name}[code] end",
    ]


def is_list(function):
    """Whether a function returns one element of a list. httpstatus.lua makes it an iterator, and checks arguments."""
    return bool(function.arguments) and function.arguments[-1].kind == "index"


def name_of(function):
    """The name of a function in Lua: that of a list is a plural."""
    plural = "es" if function.short.endswith("s") else "s"
    return function.short + (plural if is_list(function) else "")


def parameters(function):
    """What Lua passes. A list is not asked for by index."""
    return function.arguments[:-1] if is_list(function) else function.arguments


def list_wrapper(function):
    passed = ", ".join(argument.name for argument in function.arguments)
    return [
        f"  function functions.{function.short}({passed})",
        f"    local answer = {conversion(function)}(C.{function.name}({passed}))", "    return answer", "  end", "",
    ]


def plain_wrapper(api, function):
    """Of any other function; see ffi_module() for why the result has a name. A decision returns its rule, too."""
    # A function that returns its own argument gives the caller back the string that it got.
    returns_method = function.returns == "const char *" and any(a.name == "method" for a in function.arguments)
    lines = [f"  function functions.{function.short}({', '.join(a.name for a in function.arguments)})"]
    passed = []
    for position, argument in enumerate(function.arguments, 1):
        local = "sent" if returns_method and argument.name == "method" else argument.name
        passed += [local, f"#{local}"] if argument.kind == "text" else [local]
        target = "local sent" if local == "sent" else local
        lines.append(f"    {target} = {read(api, function, argument, position)}")
    if function.is_decision:
        passed.append("rule")
        lines.append("    local rule = new_rule()")
    call = f"C.{function.name}({', '.join(passed)})"
    convert = conversion(function)
    lines.append(f"    local answer = {convert}({call})" if convert else f"    local answer = {call}")
    if returns_method:
        lines.append("    if answer == sent then return method end")
    return [*lines, f"    return answer{', rule[0]' if function.is_decision else ''}", "  end", ""]


def is_kept(function):
    return [(argument.kind, argument.default) for argument in function.arguments] == [("int", None)]


def ffi_module(api):
    lists = [function for function in api.simple if is_list(function)]
    others = [function for function in api.simple if not is_kept(function) and not is_list(function)]
    readers = sorted({argument.kind for function in others for argument in function.arguments})
    return [
        "-- The functions of httpstatus.h that take numbers and strings, for httpstatus/ffi.lua.", "local M = {",
        f"  major = {api.version[0]},", f"  minor = {api.version[1]},", "  declarations = [[",
        *map(declaration, api.functions), "]],", "}", "",
        "-- Makes the functions over a loaded library; `arguments` reads arguments, and `convert` makes results. No C",
        "-- function is tail-called: LuaJIT does not compile that where a trace begins if the result is a bool.",
        "function M.bind(C, arguments, convert)", "  local functions = {}",
        *(f"  local to_{kind} = arguments.{kind}" for kind in readers),
        "  local nonzero, nonnegative, text_of = convert.nonzero, convert.nonnegative, convert.text_of",
        "  local new_rule, memo = convert.new_rule, convert.memo", "",
        *(line for function in api.simple if is_kept(function) for line in kept_wrapper(function)), "",
        *(line for function in lists for line in list_wrapper(function)),
        *(line for function in others for line in plain_wrapper(api, function)),
        "  return functions", "end", "", "return M",
    ]


# ---- Annotations and reference ----

def in_lua(text):
    """A text of the header in words of Lua."""
    for words, replacement in IN_LUA.items():
        text = text.replace(words, replacement)
    return text


def text_of(function):
    return in_lua(public.translated(function.doc.text, "nil", "httpstatus."))


def results(function, separator):
    """Yields the type of each result and what the header says about it."""
    if is_list(function):
        element = RESULTS[function.returns].rstrip("?")
        yield f"fun(): {element}?, integer?{separator}an iterator: each element, and its position, counted from 1."
        return
    kind = RESULTS[function.returns] + ("?" if function.none else "")
    returned = public.translated(function.doc.returns, "nil", "httpstatus.")
    yield f"{kind}{separator}{in_lua(public.with_none(function, returned, 'nil'))}"
    if function.is_decision:
        rule = public.translated(function.doc.params["rule"], "nil", "httpstatus.").replace(" May be nil.", "")
        yield f"integer rule{separator}{rule.replace('where the rule that decided is put', 'the rule that decided')}"


def about(function, argument):
    """What the header says about an argument. Where it names the number for none, Lua has nil."""
    text = in_lua(public.translated(public.about(argument), "nil", "httpstatus."))
    return text.replace(f"returns {function.none}", "returns nil")


def default_of(argument):
    """What a missing argument means, or None if it is an error."""
    return public.default_of(argument) or ABSENT.get(argument.kind)


def annotated(function):
    lines = [f"---{line}".rstrip() for line in text_of(function).splitlines()]
    for argument in parameters(function):
        optional = "?" if default_of(argument) else ""
        kind = TYPES["index"] if argument.default and argument.kind == "int" else TYPES[argument.kind]
        lines.append(f"---@param {argument.name}{optional} {kind} {about(function, argument)}")
    lines += [f"---@return {result}" for result in results(function, " # ")]
    names_ = ", ".join(argument.name for argument in parameters(function))
    return [*lines, f"function httpstatus.{name_of(function)}({names_}) end", ""]


def annotations(api, registry):
    """What is written by hand, with the constants among its fields and the other functions at its end."""
    by_hand = (public.ROOT / ANNOTATIONS).read_text(encoding="utf-8")
    head, table, rest = by_hand.partition("local httpstatus = {}\n")
    body, end, _ = rest.rpartition("return httpstatus\n")
    fields = [f"---@field {name} {'string' if isinstance(value, str) else 'integer'}" for name, value in constants(api)]
    fields += [f"---@field {name} integer" for name, _ in names(registry)]
    functions = [line for function in api.simple for line in annotated(function)]
    return [*head.splitlines(), *fields, *table.splitlines(), *body.splitlines(), *functions, *end.splitlines()]


def signature(function):
    parts = []
    for argument in parameters(function):
        default = default_of(argument)
        parts.append(f"{argument.name} = {default}" if default else argument.name)
    return f"{name_of(function)}({', '.join(parts)})"


def by_hand(path, prefix):
    """The reference of what is annotated by hand in a file and written to a table there."""
    lines = []
    for comment, table, call in ANNOTATION.findall((public.ROOT / path).read_text(encoding="utf-8")):
        if table != prefix:
            continue
        for name in re.findall(r"^---@param (\w+)\?", comment, re.M):
            call = re.sub(rf"\b{name}\b", f"{name}?", call)
        text = [line[3:] for line in comment.splitlines() if not line.startswith("---@")]
        lines += [f"### `{table.replace('M.', '')}{call}`", "", *text, ""]
    return lines


def reference(api):
    lines = [
        "# What each Lua function returns", "",
        "`local httpstatus = require \"httpstatus\"`. A parameter with `=` may be left out or nil and then has that",
        "value; one with `?` may be left out. [lua.md](lua.md) says what is accepted as an argument.", "",
    ]
    for group in api.groups:
        simple = [function for function in group.functions if function.arguments is not None]
        lines += [f"## {group.title}", ""] if simple else []
        for function in simple:
            lines += [f"### `httpstatus.{signature(function)}`", "", text_of(function), ""]
            lines += [f"Returns {' And '.join(results(function, ': '))}", ""]
            if function.doc.source:
                lines += [f"Source: {function.doc.source}", ""]
    lines += ["## Written for Lua", "", *by_hand(ANNOTATIONS, "httpstatus.")]
    lines += ["## Methods of a set", "", *by_hand(ANNOTATIONS, "set:")]
    lines += ["## For nginx: httpstatus.ngx", "", *by_hand(NGINX, "M.")]
    return [*lines, "## Constants that are no codes", "",
            *(f"- `httpstatus.{name}` = {value}" for name, value in constants(api))]


def write(api):
    """Returns {path: lines} of what the modules need."""
    return {
        "bindings/lua/httpstatus/constants.lua": constants_module(api),
        "bindings/lua/httpstatus/ffi_functions.lua": ffi_module(api),
    }


def make(api, registry):
    """Returns {path: lines} of what documents the module."""
    return {"httpstatus.lua": annotations(api, registry), "lua-api.md": reference(api)}
