"""Writes what the Lua bindings take from the public header: constants, FFI functions, annotations, reference.

A function whose parameters are all of PARAMETERS is wrapped for LuaJIT by what this module generates. Those
that take sets, arrays or buffers are written by hand in bindings/lua/httpstatus/ffi.lua.
"""
import re
from pathlib import Path

import constants as codes
import header

ROOT = Path(__file__).resolve().parents[2]

# (C type, parameter name or None for any) -> how ffi.lua reads it, its Lua type, and what leaving it out means.
PARAMETERS = {
    ("int", "policy"): ("optional_integer", "integer", "REDIRECT_FETCH"),
    ("int", None): ("integer", "integer", None),
    ("size_t", "index"): ("index", "integer", "0"),
    ("unsigned", "flags"): ("flags", "integer", "0"),
    ("bool", None): ("flag", "boolean", "false"),
    ("const char *", "method"): ("token", "string", '"GET"'),
    ("const char *", "lang"): ("token", "string", '"en"'),
    ("const char *", None): ("token", "string", "nil"),
}
RESULTS = {"bool": "boolean", "int": "integer", "unsigned": "integer", "size_t": "integer", "const char *": "string?"}

# What is not a plain call of the C function: (signature, annotations, text).
COUNTS = [
    "@param codes (integer|string)[]", "@param counts? table<integer, integer>", "@return table<integer, integer>",
]
SET = "@param set httpstatus.set|string|integer|integer[]"
BY_HAND = {
    "format_line": (
        "format_line(code)", ["@param code integer|string", "@return string?"],
        'Tells the status line of an HTTP/1.1 response: "HTTP/1.1 404 Not Found" and CRLF; nil if the code is outside '
        "100 to 999. A code without a known phrase keeps the space that must stand after the code.",
    ),
    "set": (
        "set(codes)", ["@param codes httpstatus.set|string|integer|integer[]", "@return httpstatus.set"],
        'Makes a set of codes from its text ("5xx,!501"), from one code, from a list of codes or from another set. A '
        "text that is no set raises an error that names the offset, and so does a code outside 0 to 1023.",
    ),
    "set_parse": (
        "set_parse(text)", ["@param text string", "@return httpstatus.set?", "@return integer? error_at"],
        'Makes a set of codes from its text ("5xx,!501"); nil and the offset of the error, counted from 0, if it is '
        "none.",
    ),
    "set_format": (
        "set_format(set)", [SET, "@return string"],
        "Makes the shortest text of a set, as `tostring(set)` does. The set may be whatever httpstatus.set() takes, "
        "here and in the other functions of sets.",
    ),
    "set_has": (
        "set_has(set, code)", [SET, "@param code integer|string", "@return boolean"],
        "Tells whether a code is in a set; false for every code outside 0 to 1023.",
    ),
    "set_add": (
        "set_add(set, code)", [SET, "@param code integer|string", "@return httpstatus.set"],
        "Makes a set that has this code too. A code outside 0 to 1023 adds nothing.",
    ),
    "set_remove": (
        "set_remove(set, code)", [SET, "@param code integer|string", "@return httpstatus.set"],
        "Makes a set without this code.",
    ),
    "set_size": ("set_size(set)", [SET, "@return integer"], "Counts the members, as `#set` does."),
    "set_next": (
        "set_next(set, code)", [SET, "@param code integer|string", "@return integer?"],
        "Tells the smallest member above a code and above 0; nil after the last.",
    ),
    "set_count": (
        "set_count(set, codes)", [SET, "@param codes (integer|string)[]", "@return integer"],
        "Counts how many codes of a list are in a set.",
    ),
    "count_classes": (
        "count_classes(codes, counts = {})", COUNTS,
        "Counts a list of codes by class: [1] to [5], and [0] for those outside 100 to 599. Adds to the table `counts` "
        "and returns it if there is one.",
    ),
    "histogram": (
        "histogram(codes, counts = {})", COUNTS,
        "Counts a list of codes one by one: [code] for every code that occurs; what is outside 0 to 999 counts at [0]. "
        "Adds to the table `counts` and returns it if there is one.",
    ),
    "each": (
        "each()", ["@return fun(_: any, code: integer?): integer?, string?"],
        "Iterates over the known codes in ascending order: `for code, reason in httpstatus.each() do`.",
    ),
}
METHODS = (
    ("has(code)", ["@param code integer|string", "@return boolean"], "Tells whether a code is in the set."),
    ("add(code)", ["@param code integer|string", "@return httpstatus.set"], "Makes a set that has this code too."),
    ("remove(code)", ["@param code integer|string", "@return httpstatus.set"], "Makes a set without this code."),
    ("size()", ["@return integer"], "Counts the members, as `#set` does."),
    ("next(code)", ["@param code integer|string", "@return integer?"],
     "Tells the smallest member above a code and above 0; nil after the last."),
    ("iter()", ["@return fun(set: httpstatus.set, code: integer?): integer?", "@return httpstatus.set"],
     "Iterates over the members in ascending order: `for code in set:iter() do`. So does `for code in pairs(set) do` "
     "in Lua 5.4, with FFI, and in LuaJIT built with 5.2 compatibility."),
    ("count(codes)", ["@param codes (integer|string)[]", "@return integer"],
     "Counts how many codes of a list are in the set."),
)


def short(function):
    return function.name[len("httpstatus_"):]


def reader(param):
    kind, name = param
    return PARAMETERS.get((kind, name)) or PARAMETERS.get((kind, None))


def arguments(function):
    """The parameters as Lua has them: a text and its length are one. None if one is not of PARAMETERS."""
    found = []
    params = list(function.params)
    while params:
        kind, name = params.pop(0)
        if kind == "const char *" and params and params[0] == ("size_t", "len"):
            params.pop(0)
            found.append((name, "text", "string", None))
        elif reader((kind, name)):
            found.append((name, *reader((kind, name))))
        else:
            return None
    return found


def no_code():
    """The functions whose 0 means "no such code", as the shared SWIG interface lists them."""
    text = (ROOT / "bindings/swig/httpstatus.i").read_text(encoding="utf-8")
    return set(re.findall(r"httpstatus_\w+", re.search(r"%apply int NO_CODE \{(.*?)\}", text, re.S)[1]))


def result_type(function, without_zero):
    return "integer?" if function.name in without_zero else RESULTS[function.returns]


# ---- Constants ----

def version(text):
    return [int(re.search(rf"HTTPSTATUS_VERSION_{part} (\d+)", text)[1]) for part in ("MAJOR", "MINOR", "PATCH")]


def constants(text):
    """Yields (name, value as Lua writes it) of the constants that are no codes."""
    major, minor, patch = version(text)
    yield "VERSION", f'"{major}.{minor}.{patch}"'
    yield "VERSION_MAJOR", str(major)
    yield "VERSION_MINOR", str(minor)
    yield "VERSION_PATCH", str(patch)
    yield "VERSION_NUMBER", str(major * 10000 + minor * 100 + patch)
    for name, value in header.constants(text):
        yield name, str(value)


def constants_module(text):
    return ["return {", *(f"  {name} = {value}," for name, value in constants(text)), "}"]


# ---- Functions for LuaJIT ----

def declaration(function):
    """The declaration for ffi.cdef(). Sets are void *, so that each load of ffi.lua may have its own type."""
    params = ", ".join(
        f"{kind}{'' if kind.endswith('*') else ' '}{name}" for kind, name in function.params
    ).replace("httpstatus_set *", "void *")
    return f"{function.returns}{'' if function.returns.endswith('*') else ' '}{function.name}({params or 'void'});"


def converted(function, call, without_zero):
    if function.name in without_zero:
        return f"nonzero({call})"
    return f"text_of({call})" if function.returns == "const char *" else call


def read(argument, name, position):
    return f'to_{argument[1]}({argument[0]}, "{name}", {position})'


def passed(argument):
    return f"{argument[0]}, #{argument[0]}" if argument[1] == "text" else argument[0]


def kept_wrapper(function, argument, without_zero):
    """Of a function of one code: what it once answered is kept, for a table is faster than any call."""
    name, parameter = short(function), argument[0]
    call = converted(function, f"C.{function.name}({parameter})", without_zero)
    return [
        "  do", "    local kept = {}", f"    function functions.{name}({parameter})",
        f"      local answer = kept[{parameter}]", "      if answer ~= nil then return answer end",
        f"      {parameter} = {read(argument, name, 1)}",
        f"      answer = {call}", f"      keep(kept, {parameter}, answer)", "      return answer", "    end",
        "  end", "",
    ]


def plain_wrapper(function, params, without_zero):
    """Of any other function; see ffi_module() for why the answer has a name."""
    name = short(function)
    lines = [f"  function functions.{name}({', '.join(param[0] for param in params)})"]
    lines += [f"    {param[0]} = {read(param, name, at)}" for at, param in enumerate(params, 1)]
    call = f"C.{function.name}({', '.join(map(passed, params))})"
    return [*lines, f"    local answer = {converted(function, call, without_zero)}", "    return answer", "  end", ""]


def same_method_wrapper(function, params):
    """Of a function that answers its own argument: the caller gets back the string that it gave."""
    name = short(function)
    lines = [f"  function functions.{name}({', '.join(param[0] for param in params)})"]
    lines += [
        f"    {'local sent' if param[0] == 'method' else param[0]} = {read(param, name, at)}"
        for at, param in enumerate(params, 1)
    ]
    passed_on = ", ".join("sent" if param[0] == "method" else param[0] for param in params)
    return [
        *lines, f"    local answer = text_of(C.{function.name}({passed_on}))",
        "    if answer == sent then return method end", "    return answer", "  end", "",
    ]


def wrapper(function, without_zero):
    params = arguments(function)
    if params is None or short(function) in BY_HAND:
        return []
    if len(params) == 1 and params[0][1] == "integer":
        return kept_wrapper(function, params[0], without_zero)
    if function.returns == "const char *" and any(param[0] == "method" for param in params):
        return same_method_wrapper(function, params)
    return plain_wrapper(function, params, without_zero)


def ffi_module(text, functions, without_zero):
    readers = sorted({param[1] for function in functions for param in arguments(function) or ()})
    major, minor, _ = version(text)
    return [
        "-- The functions of httpstatus.h that take numbers and strings, for httpstatus/ffi.lua.", "local M = {",
        f"  major = {major},", f"  minor = {minor},", "  declarations = [[",
        *map(declaration, functions), "]],", "}", "",
        "-- Makes the functions over a loaded library; `convert` has what reads arguments and makes results. No C",
        "-- function is tail-called: LuaJIT does not compile that where a trace begins if the result is a bool.",
        "function M.bind(C, convert)", "  local functions = {}",
        *(f"  local to_{name} = convert.{name}" for name in readers),
        "  local nonzero, text_of, keep = convert.nonzero, convert.text_of, convert.keep", "",
        *(line for function in functions for line in wrapper(function, without_zero)),
        "  return functions", "end", "", "return M",
    ]


# ---- Annotations and reference ----

# What only concerns C, and what Lua has instead.
REWORDED = (
    (r"`for \(int code = 0; \(code = httpstatus_next\(code\)\) != 0;\)` visits", "httpstatus_each() visits"),
    (r"; they need not end with a NUL\. NULL [^.]*\.", "."),
    (r"; (?:they|it) need not end with a NUL\b", ""),
    (r" NULL has no directive\.", ""),
    (r" itself, the same pointer, if", " itself if"),
    (r"\ba static ", ""),
    (r"\bany int\b", "any integer"),
    (r"\bhttpstatus_(\w+)\(\)", r"httpstatus.\1()"),
    (r"\bHTTPSTATUS_(\w+)", r"httpstatus.\1"),
    (r"\bNULL\b", "nil"),
)


def in_lua(text):
    """The words of the header as Lua says them."""
    for pattern, replacement in REWORDED:
        text = re.sub(pattern, replacement, text)
    return text


def result_text(function, without_zero):
    text = in_lua(function.doc.returns)
    if function.name in without_zero:
        text = re.sub(r"\b0\b", "nil", text)
    return text


def lua_type(param):
    name, how, kind, _ = param
    return f"{kind}|string" if how == "integer" and kind == "integer" else kind


def annotated(function, without_zero):
    params = arguments(function)
    name = short(function)
    lines = [f"---{line}".rstrip() for line in in_lua(function.doc.text).splitlines()]
    for param in params:
        optional = "?" if param[3] is not None else ""
        about = in_lua(function.doc.params.get(param[0], ""))
        lines.append(f"---@param {param[0]}{optional} {lua_type(param)} {about}")
    lines.append(f"---@return {result_type(function, without_zero)} # {result_text(function, without_zero)}")
    return [*lines, f"function httpstatus.{name}({', '.join(param[0] for param in params)}) end", ""]


def by_hand(prefix, signature, tags, text):
    declared = signature.replace(" = {}", "")
    return [f"---{text}", *(f"---{tag}" for tag in tags), f"function {prefix}{declared} end", ""]


def plain(functions):
    return [function for function in functions if arguments(function) is not None and short(function) not in BY_HAND]


def annotations(text, functions, without_zero, names):
    lines = [
        "-- Annotations for the Lua language server; not loaded by any program.", "---@meta httpstatus", "",
        "---@class httpstatus", '---@field backend "ffi"|"swig" what answers: the FFI module or the C module',
        "---@field reasons table<integer, string> the reason phrase of every known code, read-only",
    ]
    lines += [
        f"---@field {name} {'string' if value.startswith(chr(34)) else 'integer'}" for name, value in constants(text)
    ]
    lines += [f"---@field {name} integer" for name in names]
    lines += ["local httpstatus = {}", ""]
    for entry in BY_HAND.values():
        lines += by_hand("httpstatus.", *entry)
    for function in plain(functions):
        lines += annotated(function, without_zero)
    # Last, so that no parameter shadows its name.
    lines += [
        "---A set of codes, a value that never changes. Operators take on either side what httpstatus.set() takes.",
        "---@class httpstatus.set", "---@operator add(any): httpstatus.set", "---@operator sub(any): httpstatus.set",
        "---@operator mul(any): httpstatus.set", "---@operator len: integer", "local set = {}", "",
    ]
    for method in METHODS:
        lines += by_hand("set:", *method)
    return [*lines, "return httpstatus"]


def signature(function):
    parts = []
    for param in arguments(function):
        parts.append(param[0] if param[3] is None else f"{param[0]} = {param[3]}")
    return f"{short(function)}({', '.join(parts)})"


def reference(text, functions, without_zero):
    titles = dict(re.findall(r"@defgroup (\w+) (.*)", text))
    lines = [
        "<!-- Generated by lib/generate from include/httpstatus.h. Do not edit. -->",
        "# What each Lua function answers", "",
        "`local httpstatus = require \"httpstatus\"`. A parameter with `=` may be left out or nil and then has that",
        "value. [lua.md](lua.md) tells what is accepted as an argument.", "",
    ]
    group = None
    for function in plain(functions):
        if function.group != group:
            group = function.group
            lines += [f"## {titles[group]}", ""]
        lines += [f"### `httpstatus.{signature(function)}`", "", in_lua(function.doc.text), ""]
        lines += [f"Returns {result_type(function, without_zero)}: {result_text(function, without_zero)}", ""]
        if function.doc.source:
            lines += [f"Source: {in_lua(function.doc.source)}", ""]
    lines += ["## Written for Lua", ""]
    for entry in BY_HAND.values():
        lines += [f"### `httpstatus.{entry[0]}`", "", entry[2], ""]
    lines += ["## Methods of a set", ""]
    for method in METHODS:
        lines += [f"### `set:{method[0]}`", "", method[2], ""]
    lines += ["## Constants that are no codes", ""]
    lines += [f"- `httpstatus.{name}` = {value}" for name, value in constants(text)]
    return lines


def write(registry):
    """Returns {path: lines} of what the Lua bindings take from the header."""
    text = (ROOT / "include/httpstatus.h").read_text(encoding="utf-8")
    functions = list(header.functions(text))
    without_zero = no_code()
    names = [symbol for symbol, _ in codes.names(registry)]
    return {
        "bindings/lua/httpstatus/constants.lua": constants_module(text),
        "bindings/lua/httpstatus/ffi_functions.lua": ffi_module(text, functions, without_zero),
        "bindings/lua/library/httpstatus.lua": annotations(text, functions, without_zero, names),
        "docs/lua-api.md": reference(text, functions, without_zero),
    }
