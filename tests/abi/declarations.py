"""What the public headers declare, as gcc understands them.

Constants and types come from the debug information of a source that includes the headers, which libabigail reads;
macros come from the dump of the preprocessor (-dD), and functions from the list of prototypes (-aux-info). Only the
configuration of this machine is seen: what is declared for Windows alone is not.
"""
import functools
import re
import subprocess
import tempfile
from pathlib import Path
from xml.etree import ElementTree

# Types that nothing uses, too; and libabigail reads no file without a symbol.
DEBUG = ("-g", "-fno-eliminate-unused-debug-types")
SYMBOL = "int symbol;\n"
TAGS = {"class-decl": "struct", "union-decl": "union", "enum-decl": "enum"}
LINE_MARKER = re.compile(r'^# \d+ "(.*?)"')
DEFINE = re.compile(r"^#define (\w+(?:\([^)]*\))?)")
PROTOTYPE = re.compile(r"^/\* (.*?):\d+:\w+ \*/ (?:extern )?(.*?)\b(\w+) \((.*)\);")


class Compiled:
    """Headers in a folder of their own, and a source that includes them all."""

    def __init__(self, folder, headers):
        self.folder = folder
        for name, text in headers.items():
            header = folder / "include" / name
            header.parent.mkdir(parents=True, exist_ok=True)
            header.write_bytes(text)
        self.source = folder / "headers.c"
        self.source.write_text("".join(f"#include <{name}>\n" for name in headers) + SYMBOL, encoding="utf-8")

    def run(self, *command):
        return subprocess.run(command, capture_output=True, text=True, check=True, cwd=self.folder).stdout

    def gcc(self, *arguments):
        return self.run("gcc", "-std=c11", f"-I{self.folder / 'include'}", *arguments, self.source)

    def is_ours(self, path):
        return path is not None and (self.folder / path).is_relative_to(self.folder / "include")

    def macros(self):
        """Yields each macro with its parameters. What it expands to follows from the version and from the data."""
        path = None
        for line in self.gcc("-E", "-dD").splitlines():
            if marker := LINE_MARKER.match(line):
                path = marker[1]
            elif (define := DEFINE.match(line)) and self.is_ours(path):
                yield "macro", define[1], ""

    def functions(self):
        listing = self.folder / "prototypes"
        self.gcc("-fsyntax-only", "-aux-info", listing)
        for line in listing.read_text(encoding="utf-8").splitlines():
            prototype = PROTOTYPE.match(line)
            if prototype and self.is_ours(prototype[1]):
                yield "function", prototype[3], f"{prototype[2].strip()} ({prototype[4]})"

    def debug_information(self):
        """Yields what is a constant or a type."""
        self.gcc(*DEBUG, "-c", "-o", self.folder / "headers.o")
        corpus = ElementTree.fromstring(self.run("abidw", "--load-all-types", self.folder / "headers.o"))
        types = {element.get("id"): element for element in corpus.iter() if element.get("id")}
        for element in corpus.iter():
            if self.is_ours(element.get("filepath")) and element.get("is-declaration-only") != "yes":
                yield from described(element, types)


def type_name(number, types):
    """The type of that number, as C writes it."""
    element = types[number]
    target = element.get("type-id")
    if element.tag == "pointer-type-def":
        return f"{type_name(target, types)} *"
    if element.tag == "qualified-type-def":
        return f"const {type_name(target, types)}"
    if element.tag == "array-type-def":
        lengths = "".join(f"[{subrange.get('length')}]" for subrange in element.iter("subrange"))
        return f"{type_name(target, types)}{lengths}"
    if element.tag == "function-type":
        parameters = [type_name(parameter.get("type-id"), types) for parameter in element.iter("parameter")]
        return f"{type_name(element.find('return').get('type-id'), types)} ({', '.join(parameters)})"
    return f"{TAGS[element.tag]} {element.get('name')}" if element.tag in TAGS else element.get("name")


def layout(element, types):
    members = (f"{type_name(member.find('var-decl').get('type-id'), types)} {member.find('var-decl').get('name')} at "
               f"{member.get('layout-offset-in-bits', '0')}" for member in element.iter("data-member"))
    return f"{element.get('size-in-bits')} bits: {', '.join(members)}"


def described(element, types):
    """Yields (kind, name, what it is) of an element of libabigail."""
    name = element.get("name")
    if element.tag == "enum-decl":
        for constant in element.iter("enumerator"):
            yield "constant", constant.get("name"), constant.get("value")
        if element.get("is-anonymous") != "yes":
            yield "type", f"enum {name}", ""
    elif element.tag in TAGS:
        yield "type", f"{TAGS[element.tag]} {name}", layout(element, types)
    elif element.tag == "typedef-decl":
        yield "type", name, type_name(element.get("type-id"), types)


@functools.lru_cache(maxsize=4)
def declared_by(headers):
    with tempfile.TemporaryDirectory() as folder:
        compiled = Compiled(Path(folder).resolve(), dict(headers))
        found = [*compiled.macros(), *compiled.functions(), *compiled.debug_information()]
    return {(kind, name): what for kind, name, what in sorted(found)}


def declared(include):
    """{(kind, name): what it is} of the headers in a folder."""
    return declared_by(tuple((path.relative_to(include).as_posix(), path.read_bytes())
                             for path in sorted(include.rglob("*.h"))))


def without_comments(header):
    """The text of a header as a compiler sees it, with its directives."""
    # No directive is followed, so that gcc takes the second of two branches for a new definition; -w is silent of it.
    return subprocess.run(["gcc", "-fpreprocessed", "-dD", "-E", "-P", "-w", str(header)], capture_output=True,
                          text=True, check=True).stdout
