"""Writes the manual pages of section 3: httpstatus(3), one page per group of functions, and one per function.

The pages are written in mdoc(7). Their date is that of the registry the data follows, since the same data has to give
the same bytes. The page of a function only leads to the page of its group.
"""
import re
import textwrap
from datetime import date

import api as public

NAMES = re.compile(r"\b(httpstatus_\w+|\w+(?=\(\)))(\(\))?|\b(HTTPSTATUS_[A-Z_]*[A-Z])\b|`([^`]+)`")
RFC = re.compile(r"RFC (\d+)")


def page_of(group):
    return f"httpstatus-{group}"


# ---- Text ----

def escaped(text):
    return text.replace("\\", "\\e")


def bold(match):
    """A name or a piece of code in bold, not hyphenated; a hyphen in it is a minus sign, which can be pasted."""
    name, call, constant, code = match.groups()
    plain = (name or constant or code).replace("-", "\\-")
    return f"\\%\\fB{plain}\\fP{call or ''}"


def wrapped(text):
    """A text in lines as mandoc -T lint wants them."""
    return textwrap.wrap(text, 79, break_long_words=False, break_on_hyphens=False)


def sentence_lines(text):
    """A paragraph as mdoc wants it: a line per sentence, wrapped, with no line that roff would take for a request."""
    text = NAMES.sub(bold, escaped(text))
    # A sentence ends where the next begins in upper case; "e.g." and "15.4.3" do not.
    sentences = re.split(r"(?<=[.:])\s+(?=[A-Z])", " ".join(text.split()))
    lines = [line for sentence in sentences for line in wrapped(sentence)]
    return [f"\\&{line}" if line[0] in ".'" else line for line in lines]


def items_of(paragraph):
    """Splits a paragraph into what comes before its list, the list's items, and what comes after it."""
    before, items, after = [], [], []
    for line in paragraph.splitlines():
        if line.startswith("- "):
            items.append(line[2:])
        elif items and line.startswith("  "):
            items[-1] += " " + line.strip()
        else:
            (after if items else before).append(line)
    return " ".join(before), items, " ".join(after)


def paragraph_lines(paragraph):
    before, items, after = items_of(paragraph)
    lines = sentence_lines(before) if before else []
    if items:
        lines += [".Bl -bullet -compact"]
        for item in items:
            lines += [".It", *sentence_lines(item)]
        lines += [".El"]
    return lines + (sentence_lines(after) if after else [])


def text_lines(text):
    """A text of several paragraphs."""
    lines = []
    for paragraph in filter(None, text.split("\n\n")):
        lines += ([".Pp"] if lines else []) + paragraph_lines(paragraph)
    return lines


# ---- Sections of a page ----

def head(name, day):
    return [f".Dd {date.fromisoformat(day):%B %-d, %Y}", f".Dt {name.upper()} 3", ".Os libhttpstatus"]


def name_section(names, about):
    return [".Sh NAME", *(f".Nm {name} ," for name in names[:-1]), f".Nm {names[-1]}", f".Nd {about}"]


def library_section():
    return [".Sh LIBRARY", "What an HTTP status code means (libhttpstatus, \\-lhttpstatus)"]


def declaration(function):
    lines = [f'.Ft "{function.returns}"', f".Fo {function.name}"]
    lines += [f'.Fa "{kind}{"" if kind.endswith("*") else " "}{name}"' for kind, name in function.params]
    return [*lines, *([] if function.params else [".Fa void"]), ".Fc"]


def synopsis(functions):
    return [".Sh SYNOPSIS", ".In httpstatus.h", *(line for function in functions for line in declaration(function))]


def parameters(doc):
    if not doc.params:
        return []
    lines = [".Pp", ".Bl -tag -width Ds -compact"]
    for name, text in doc.params.items():
        lines += [f".It Fa {name}", *sentence_lines(text)]
    return [*lines, ".El"]


def function_section(function):
    doc = function.doc
    lines = [f".Ss {function.name}()", *text_lines(doc.text), *parameters(doc)]
    if doc.returns:
        lines += [".Pp", "Returns", *sentence_lines(doc.returns)]
    if doc.source:
        lines += [".Pp", "Source:", *sentence_lines(doc.source)]
    return lines


def constants_section(enums):
    """The constants of a group under the comment of their enum."""
    if not enums:
        return []
    lines = [".Sh CONSTANTS"]
    for at, enum in enumerate(enums):
        lines += [".Pp"] if at else []
        lines += [*text_lines(enum.text), ".Pp", ".Bl -column HTTPSTATUS_CACHE_CONTENT_LOCATION_MATCHES -compact"]
        lines += [f".It Dv HTTPSTATUS_{name} Ta {value}" for name, value in enum.values]
        lines += [".El"]
    return lines


def types_section(structs):
    if not structs:
        return []
    lines = [".Sh TYPES"]
    for struct in structs:
        lines += [".Bd -literal", *escaped(struct.code).splitlines(), ".Ed", ".Pp", *text_lines(struct.text)]
    return lines


def see_also(pages):
    """References in the order that mdoc asks for: by name, without case."""
    pages = sorted(pages, key=str.lower)
    return [".Sh SEE ALSO", *(f".Xr {page} 3 ," for page in pages[:-1]), f".Xr {pages[-1]} 3"]


def standards(text):
    """The RFCs that a text names."""
    numbers = sorted({int(number) for number in RFC.findall(text)})
    if not numbers:
        return []
    return [".Sh STANDARDS", *wrapped(", ".join(f"RFC {number}" for number in numbers) + ".")]


# ---- Pages ----

def group_page(group, day, others):
    lines = [*head(page_of(group.name), day)]
    lines += name_section([page_of(group.name), *(function.name for function in group.functions)], group.about)
    lines += [*library_section(), *synopsis(group.functions), ".Sh DESCRIPTION"]
    lines += text_lines(group.text) if group.text else [
        "These functions are total and pure, as", ".Xr httpstatus 3", "says."]
    for function in group.functions:
        lines += function_section(function)
    lines += [*types_section(group.structs), *constants_section(group.enums)]
    said = " ".join(function.doc.source for function in group.functions)
    return [*lines, *see_also(["httpstatus", *others]), *standards(said)]


def contents(groups):
    lines = [".Sh FUNCTIONS"]
    lines += [".Bl -tag -width Ds"]
    for group in groups:
        lines += [f".It Xr {page_of(group.name)} 3", f"{group.title}.", ".br"]
        names = [f"\\%\\fB{function.name}\\fP()" for function in group.functions]
        lines += wrapped(", ".join(names) + ".")
    return [*lines, ".El"]


def code_constants(registry):
    lines = [
        ".Sh STATUS CODES",
        *sentence_lines("Every known code has a constant. A renamed one keeps those of its former names."),
        ".Pp", ".Bl -column 999 HTTPSTATUS_NETWORK_AUTHENTICATION_REQUIRED -compact",
    ]
    lines += [f".It {entry.code} Ta Dv HTTPSTATUS_{entry.symbol} Ta {entry.phrase}" for entry in registry.codes]
    return [*lines, ".El"]


def example():
    """The program of the README, which a test compiles and runs."""
    text = (public.ROOT / "README.md").read_text(encoding="utf-8")
    program = re.search(r"^```c\n(.*?)^```", text, re.S | re.M)[1]
    return [".Sh EXAMPLES", ".Bd -literal", *escaped(program).splitlines(), ".Ed"]


def overview(api, registry):
    rest = api.text.partition("\n\n")[2]
    lines = [*head("httpstatus", registry.date), *name_section(["httpstatus"], "what an HTTP status code means")]
    lines += [*library_section(), ".Sh SYNOPSIS", ".In httpstatus.h", ".Sh DESCRIPTION", *text_lines(rest)]
    lines += ["Link with", "\\fB$(pkg\\-config \\-\\-cflags \\-\\-libs httpstatus)\\fP."]
    # Lines of long names cannot be justified. From 1.23 on, groff's mdoc takes AD at every paragraph.
    lines += [".ds AD l", ".ad l"]
    return [
        *lines, *contents(api.groups), *code_constants(registry), *example(),
        ".Sh SEE ALSO", ".Xr httpstatus 1 ,", *see_also([page_of(group.name) for group in api.groups])[1:],
    ]


def make(api, registry):
    """Returns {path: lines} of the manual pages."""
    names = [page_of(group.name) for group in api.groups]
    files = {"httpstatus.3": overview(api, registry)}
    for group, page in zip(api.groups, names):
        files[f"{page}.3"] = group_page(group, registry.date, [name for name in names if name != page])
        files.update({f"{function.name}.3": [f".so man3/{page}.3"] for function in group.functions})
    return files
