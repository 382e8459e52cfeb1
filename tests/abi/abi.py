"""The binary interface of the shared library, as it was released and as it is.

    python3 tests/abi/abi.py reference   write libhttpstatus.abi, constants.csv and compat.expected of tests/abi
                                         and docs/symbols-in-versions from the tree as it is
    python3 tests/abi/abi.py check       compare the tree with them; any difference is an error

`reference` adds what is new. It refuses to change anything of a version that CHANGELOG.md calls released: what has
been exported under a version node stays there, no function joins the node later, and no constant changes its value.
What the program of 1.0 prints is written only until 1.0 is released.
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

# No option may let a path of this machine into the file: it has to be the same wherever it is made.
ABIDW = ["abidw", "--no-corpus-path", "--no-comp-dir-path", "--no-show-locs", "--no-elf-needed",
         "--exported-interfaces-only", "--type-id-style", "hash"]
CONSTANT = re.compile(r"^    (HTTPSTATUS_\w+) = (-?\w+),?$", re.M)


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


def declared_constants(source):
    """{name: value} of every enumeration constant of the public headers."""
    text = "".join((Path(source) / "include" / name).read_text(encoding="utf-8")
                   for name in ("httpstatus.h", "httpstatus/codes.h"))
    return {name: int(value, 0) for name, value in CONSTANT.findall(text)}


def frozen_constants(source):
    """{name: value} of constants.csv."""
    with (Path(source) / "tests/abi/constants.csv").open(encoding="utf-8", newline="") as file:
        return {row["constant"]: int(row["value"]) for row in csv.DictReader(file)}


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
    """The list of versions, the header, the map and the frozen constants have to say the same."""
    listed, functions, constants = listed_versions(source), declared_functions(source), declared_constants(source)
    nodes = {name: node.rpartition("_")[2] for node, names in map_nodes(source).items() for name in names}
    frozen = frozen_constants(source)
    for what, found, wanted in (
            ("functions of the header and docs/symbols-in-versions", functions,
             {name: version for name, version in listed.items() if name.startswith("httpstatus_")}),
            ("nodes of the map and versions of the header", nodes, functions),
            ("constants of the header and tests/abi/constants.csv", constants, frozen),
            ("constants of the header and docs/symbols-in-versions", set(constants),
             {name for name in listed if name.startswith("HTTPSTATUS_")})):
        if found != wanted:
            only = sorted(set(dict.items(found) if isinstance(found, dict) else found)
                          ^ set(dict.items(wanted) if isinstance(wanted, dict) else wanted))
            raise AbiError(f"{what} differ: {only}")


def check_released(source, old_text, new_nodes):
    """A node that was released holds for ever what it held then, and nothing more."""
    for node, names in described_nodes(old_text).items():
        version = node.rpartition("_")[2]
        if is_released(source, version) and new_nodes.get(node) != names:
            changed = sorted(names ^ new_nodes.get(node, set()))
            raise AbiError(f"{node} is released: {', '.join(changed)} may not change there; open a new node")
    values = declared_constants(source)
    for name, value in frozen_constants(source).items():
        if is_released(source, listed_versions(source)[name]) and values.get(name) != value:
            raise AbiError(f"{name} was released as {value} and is now {values.get(name)}")


def write_constants(source):
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["constant", "value"])
    writer.writerows(declared_constants(source).items())
    (source / "tests/abi/constants.csv").write_text(text.getvalue(), encoding="utf-8")


def write_versions(source):
    """Keeps the version of what is listed; what is new came with the current one."""
    file = source / "docs/symbols-in-versions"
    listed = listed_versions(source) if file.exists() else {}
    names = {**declared_functions(source), **dict.fromkeys(declared_constants(source), current_version(source))}
    width = max(map(len, names)) + 2
    lines = ["# The version that brought each function and each constant. docs/abi.md tells what that promises.", ""]
    lines += [f"{name:{width}}{listed.get(name, names[name])}" for name in sorted(names, key=lambda n: (n.lower(), n))]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_expected(source):
    """What the program of 1.0 prints, as long as 1.0 itself may still change."""
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
    write_constants(source)
    write_versions(source)
    if not is_released(source, "1.0"):
        write_expected(source)


def check(source):
    check_versions(source)
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
