"""Calls of the library about one code, with their answers, as a reader would write them in each language."""
import httpstatus


def calls(code):
    """Yields (function, arguments) of what is worth showing about a code."""
    yield "reason", (code,)
    yield "find", (httpstatus.reason(code),)
    yield "title", (code, "zh-TW")
    if httpstatus.is_redirect(code):
        yield "redirect_method", (code, "POST")
        yield "is_permanent_redirect", (code,)
    if httpstatus.content(code) != httpstatus.Content.ALLOWED:
        yield "content", (code, "GET")
    if httpstatus.is_heuristically_cacheable(code):
        yield "is_heuristically_cacheable", (code,)
    if httpstatus.is_error(code):
        yield "may_retry", (code, "GET")
    if httpstatus.vendors(code):
        yield "vendor", (code, 0)
    if httpstatus.fields(code, httpstatus.Level.MUST):
        yield "field", (code, int(httpstatus.Level.MUST), 0)


# The further arguments of C, and constants in place of numbers.
C_EXTRA = {"find": lambda arguments: (*arguments, len(arguments[0])),
           "may_retry": lambda arguments: (*arguments, 0, "NULL"),
           "redirect_method": lambda arguments: (*arguments, "HTTPSTATUS_REDIRECT_FETCH")}
NAMES = ("NULL", "HTTPSTATUS_REDIRECT_FETCH")
# What C counts with an index, which is the last argument. Python has tuples and Lua iterators, whose names are plurals.
LISTS = ("vendor", "field")


def answer(function, arguments):
    if function in LISTS:
        return getattr(httpstatus, f"{function}s")(*arguments[:-1])[arguments[-1]]
    return getattr(httpstatus, function)(*arguments)


def with_name(form, arguments):
    """The arguments as they are written, with the code, if it comes first, as its constant."""
    first, *others = arguments
    return [form.format(httpstatus.name(first)) if isinstance(first, int) else quoted(first), *map(quoted, others)]


def quoted(value):
    return f'"{value}"' if isinstance(value, str) and value not in NAMES else str(value)


def is_decision(function):
    return function == "may_retry"


def as_c(value):
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else quoted(value)


def in_c(function, arguments):
    full = C_EXTRA.get(function, lambda same: same)(arguments)
    told = answer(function, arguments)
    shown = as_c(bool(told) if is_decision(function) else told)
    return f"httpstatus_{function}({', '.join(with_name('HTTPSTATUS_{}', full))});", shown


def in_python(function, arguments):
    if function in LISTS:
        function, arguments = f"{function}s", arguments[:-1]
    given = ", ".join(with_name("Status.{}", arguments))
    return f"httpstatus.{function}({given})", repr(answer(function, arguments))


def in_lua(function, arguments):
    """A decision has its rule as second result, and a list its position."""
    told = answer(function, arguments)
    if function in LISTS:
        listed = ", ".join(with_name("httpstatus.{}", arguments[:-1]))
        return f"httpstatus.{function}s({listed})()", f"{quoted(told)}, 1"
    shown = f"{as_c(bool(told))}, {int(told)}" if is_decision(function) else as_c(told)
    return f"httpstatus.{function}({', '.join(with_name('httpstatus.{}', arguments))})", shown


LANGUAGES = (("C", "#include <httpstatus.h>", in_c, "/* {} */"),
             ("Python", "import httpstatus\nfrom httpstatus import Status", in_python, "# {}"),
             ("Lua", 'local httpstatus = require "httpstatus"', in_lua, "--> {}"))


def sample(code, head, written, comment):
    """The lines of a sample, its comments in one column."""
    pairs = [written(function, arguments) for function, arguments in calls(code)]
    width = max(len(call) for call, _ in pairs)
    return "\n".join([head, "", *(f"{call.ljust(width)}  {comment.format(told)}" for call, told in pairs)])


def samples(code):
    """[(language, text)] of a code."""
    return [(name, sample(code, head, written, comment)) for name, head, written, comment in LANGUAGES]
