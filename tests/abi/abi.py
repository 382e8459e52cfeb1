"""The binary interface of the shared library, as it was released and as it is.

    python3 tests/abi/abi.py reference   write libhttpstatus.abi, declarations.csv, compat.expected and the folder 1.0
                                         of tests/abi, and docs/symbols-in-versions, from the tree as it is
    python3 tests/abi/abi.py check       compare the tree with them; any difference is an error

`reference` adds what is new. It refuses to change anything of a version that CHANGELOG.md calls released: what has
been exported under a version node stays there, no function joins the node later, and no declaration changes.
The headers of 1.0, and what the program of 1.0 prints, are written only until 1.0 is released.
Needs cmake, gcc and abigail-tools, on x86-64.
"""
import csv
import io
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "lib/generate"))
import api  # noqa: E402
import declarations  # noqa: E402

# No option may let a path of this machine into the file: it has to be the same wherever it is made.
ABIDW = ["abidw", "--no-corpus-path", "--no-comp-dir-path", "--no-show-locs", "--no-elf-needed",
         "--exported-interfaces-only", "--type-id-style", "hash"]
KEPT = "tests/abi/1.0"  # the headers of 1.0, without their comments


class AbiError(Exception):
    """What is not as it was promised."""


def run(*command):
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise AbiError(f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}")
    return done.stdout


def build(source, folder):
    """Builds the shared library of a tree with debug information, which is what libabigail reads."""
    run("cmake", "-S", source, "-B", folder, "-DCMAKE_BUILD_TYPE=Debug", "-DCMAKE_C_COMPILER=gcc",
        "-DHTTPSTATUS_STATIC=OFF", "-DHTTPSTATUS_INSTALL=OFF",
        f"-DCMAKE_C_FLAGS=-ffile-prefix-map={Path(source).resolve()}/=")
    run("cmake", "--build", folder, "--target", "httpstatus")  # whatever its version script says
    return Path(folder) / "lib/libhttpstatus.so"


def describe(source):
    """The text of libabigail for the library of a tree."""
    with tempfile.TemporaryDirectory() as folder:
        return run(*ABIDW, build(source, folder))


def compare(reference, library):
    """What abidiff says; an error where it finds any difference, additions included."""
    return run("abidiff", reference, library)


def described_nodes(text):
    """{node: names of functions} of a description."""
    nodes = {}
    for symbol in ElementTree.fromstring(text).findall("elf-function-symbols/elf-symbol"):
        nodes.setdefault(symbol.get("version"), set()).add(symbol.get("name"))
    return nodes


def map_nodes(source):
    """{node: names of functions} of the version script."""
    text = (Path(source) / "lib/httpstatus.map").read_text(encoding="utf-8")
    nodes = re.findall(r"^(\w[\w.]*) \{(.*?)^\}", text, re.M | re.S)
    return {node: set(re.findall(r"\t(httpstatus_\w+);", names)) for node, names in nodes}


def declared_functions(source):
    """{name: the version of its @since}."""
    text = (Path(source) / "include/httpstatus.h").read_text(encoding="utf-8")
    return {function.name: function.doc.since for function in api.functions(text)}


def declared(source):
    """{(kind, name): what it is} of all that the public headers declare."""
    return declarations.declared(Path(source) / "include")


def frozen(source):
    """The same of declarations.csv."""
    with (Path(source) / "tests/abi/declarations.csv").open(encoding="utf-8", newline="") as file:
        return {(row["kind"], row["name"]): row["declaration"] for row in csv.DictReader(file)}


def kept_headers(source):
    """{path in the kept folder: text} of the public headers as they are."""
    include = Path(source) / "include"
    return {Path(source) / KEPT / path.relative_to(include): declarations.without_comments(path)
            for path in sorted(include.rglob("*.h"))}


def names_of(kind, found):
    return {name for declared_kind, name in found if declared_kind == kind}


def listed_versions(source):
    """{name: version} of docs/symbols-in-versions."""
    lines = (Path(source) / "docs/symbols-in-versions").read_text(encoding="utf-8").splitlines()
    return dict(line.split() for line in lines if line and not line.startswith("#"))


def current_version(source):
    text = (Path(source) / "include/httpstatus.h").read_text(encoding="utf-8")
    return ".".join(re.search(rf"HTTPSTATUS_VERSION_{part} (\d+)", text)[1] for part in ("MAJOR", "MINOR"))


def is_released(source, version):
    """Whether CHANGELOG.md has a heading for a version that does not say otherwise."""
    text = (Path(source) / "CHANGELOG.md").read_text(encoding="utf-8")
    heading = re.search(rf"^## {re.escape(version)}\.0\b(.*)$", text, re.M)
    return bool(heading) and "not yet released" not in heading[1]


def check_versions(source):
    """The list of versions, the header, the map and the declarations on record have to say the same."""
    listed, functions, found = listed_versions(source), declared_functions(source), declared(source)
    nodes = {name: node.rpartition("_")[2] for node, names in map_nodes(source).items() for name in names}
    for what, one, other in (
            ("functions of the header and docs/symbols-in-versions", functions,
             {name: version for name, version in listed.items() if name.startswith("httpstatus_")}),
            ("nodes of the map and versions of the header", nodes, functions),
            ("functions with a version and functions for the compiler", set(functions), names_of("function", found)),
            ("what the compiler finds in the headers and tests/abi/declarations.csv", found, frozen(source)),
            ("constants of the header and docs/symbols-in-versions", names_of("constant", found),
             {name for name in listed if name.startswith("HTTPSTATUS_")})):
        if one != other:
            only = sorted(set(dict.items(one) if isinstance(one, dict) else one)
                          ^ set(dict.items(other) if isinstance(other, dict) else other))
            raise AbiError(f"{what} differ: {only}")


def check_released(source, old_text, new_nodes):
    """A node that was released holds for ever what it held then, and nothing more."""
    for node, names in described_nodes(old_text).items():
        version = node.rpartition("_")[2]
        if is_released(source, version) and new_nodes.get(node) != names:
            changed = sorted(names ^ new_nodes.get(node, set()))
            raise AbiError(f"{node} is released: {', '.join(changed)} may not change there; open a new node")
    found, listed = declared(source), listed_versions(source)
    promised = {key: what for key, what in frozen(source).items()
                if key[1] in listed and is_released(source, listed[key[1]])}
    if is_released(source, "1.0"):
        promised.update(declarations.declared(Path(source) / KEPT))
    for key, what in promised.items():
        if found.get(key) != what:
            raise AbiError(f"{' '.join(key)} was released as {what!r} and is now {found.get(key)!r}")


def write_declarations(source):
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["kind", "name", "declaration"])
    writer.writerows([*key, what] for key, what in declared(source).items())
    (source / "tests/abi/declarations.csv").write_text(text.getvalue(), encoding="utf-8")


def write_versions(source):
    """Keeps the version of what is listed; what is new came with the current one."""
    file = source / "docs/symbols-in-versions"
    listed = listed_versions(source) if file.exists() else {}
    constants = names_of("constant", declared(source))
    names = {**declared_functions(source), **dict.fromkeys(constants, current_version(source))}
    width = max(map(len, names)) + 2
    lines = ["# The version that brought each function and each constant. docs/abi.md says what that promises.", ""]
    lines += [f"{name:{width}}{listed.get(name, names[name])}" for name in sorted(names, key=lambda n: (n.lower(), n))]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_first_version(source):
    """The headers of 1.0 and what its program prints, as long as 1.0 itself may still change."""
    for path, text in kept_headers(source).items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        program = Path(folder) / "compat"
        run("gcc", "-std=c11", f"-I{source / 'include'}", source / "tests/abi/compat.c", *source.glob("lib/*.c"),
            *source.glob("lib/generated/*.c"), "-o", program)
        (source / "tests/abi/compat.expected").write_text(run(program), encoding="utf-8")


def write_reference(source):
    reference = source / "tests/abi/libhttpstatus.abi"
    text = describe(source)
    if reference.exists():
        check_released(source, reference.read_text(encoding="utf-8"), described_nodes(text))
    reference.write_text(text, encoding="utf-8")
    write_declarations(source)
    write_versions(source)
    if not is_released(source, "1.0"):
        write_first_version(source)


def check_kept_headers(source):
    """The kept headers are those of the tree until 1.0 is released."""
    for path, text in kept_headers(source).items():
        if not is_released(source, "1.0") and path.read_text(encoding="utf-8") != text:
            raise AbiError(f"{path.relative_to(source)} is not what the tree has: run tests/abi/abi.py reference")


def check(source):
    check_versions(source)
    check_kept_headers(source)
    reference = source / "tests/abi/libhttpstatus.abi"
    check_released(source, reference.read_text(encoding="utf-8"), map_nodes(source))
    with tempfile.TemporaryDirectory() as folder:
        compare(reference, build(source, folder))


def main(arguments):
    if arguments not in (["reference"], ["check"]):
        raise SystemExit(__doc__)
    try:
        {"reference": write_reference, "check": check}[arguments[0]](ROOT)
    except AbiError as error:
        raise SystemExit(str(error)) from error


if __name__ == "__main__":
    main(sys.argv[1:])
