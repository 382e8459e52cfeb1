"""Runs the adapters of the conformance kit with what is installed: by Debian, and by run.sh into HTTPSTATUS_PEERS."""
import csv
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
KIT = HERE.parent / "conformance-kit"
sys.path[:0] = [str(KIT), str(HERE.parent)]

import score  # noqa: E402
from installed import NO_MODULE, Absent, found  # noqa: E402

PACKAGES = Path(os.environ.get("HTTPSTATUS_PEERS", "/nonexistent"))
NODE_MODULES = (f"{PACKAGES}/node_modules", "/usr/share/nodejs", "/usr/lib/node_modules", "/usr/local/lib/node_modules")
ENVIRONMENT = {**os.environ, "NODE_PATH": os.pathsep.join(NODE_MODULES), "GOTOOLCHAIN": "local",
               "PYTHONDONTWRITEBYTECODE": "1"}
INTERPRETERS = {".js": ["node"], ".pl": ["perl"], ".lua": ["luajit"], ".rb": ["ruby"], ".php": ["php"],
                ".go": ["go", "run"], ".java": ["java", "-cp", f"{PACKAGES}/java/*"]}


def read_table(name):
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


PEERS = {row["peer"]: row for row in read_table("peers.csv")}


def compiled(source, folder):
    """The command of an adapter in C, built with the library of its name."""
    found("pkg-config")
    if subprocess.run(["pkg-config", "--exists", source.stem], check=False).returncode != 0:
        raise Absent(f"{source.stem}-dev is not installed")
    flags = subprocess.check_output(["pkg-config", "--cflags", "--libs", source.stem], text=True).split()
    program = Path(folder) / source.stem
    subprocess.run([os.environ.get("CC", "cc"), source, *flags, "-o", program], check=True)
    return [program]


def command_of(source, folder):
    """The command of an adapter."""
    built = PACKAGES / source.stem
    if built.is_file():
        return [built]
    if source.suffix == ".c":
        return compiled(source, folder)
    if source.suffix == ".py":
        installed = PACKAGES / "venv/bin/python"
        return [installed if installed.exists() else sys.executable, source]
    if source.suffix not in INTERPRETERS:
        raise Absent(f"{source.name} is not built")
    program, *arguments = INTERPRETERS[source.suffix]
    return [found(program), *arguments, source]


def ask(peer, folder, questions):
    """What a peer answers; folder is a place to build in."""
    command = command_of(KIT / "adapters" / PEERS[peer]["adapter"], folder)
    try:
        return score.ask(list(map(str, command)), questions, ENVIRONMENT)
    except score.Broken as error:
        if not NO_MODULE.search(str(error)):
            raise
        raise Absent(f"{peer} is not installed") from error
