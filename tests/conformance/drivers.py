"""Runs drivers: small programs, each in the language of the peer that it drives.

A driver prints the version of its peer, then carries out the jobs on its standard input, one per line, in order; or, if
its peer is a server, prints the port on which it listens, and stops when its standard input ends.
"""

import os
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from installed import find, found

DEBIAN_NODE_MODULES = "/usr/share/nodejs"
TIME_LIMIT = 120


def peers_folder():
    """The folder into which run.sh installed the peers that are not in Debian, or None."""
    folder = os.environ.get("HTTPSTATUS_PEERS")
    return Path(folder).resolve() if folder else None


@dataclass(frozen=True)
class Driver:
    """A driver's program ("python", "node", or another command), its source file and argument.

    An installed one is run with what run.sh installed: Python's and Node's packages, and the compiled Go programs. The
    others are run with packages of Debian, which build.sh installs.
    """

    program: str
    source: Path
    argument: str = ""
    installed: bool = False

    @property
    def is_set_up(self):
        """Whether the tests run it: always, unless run.sh is what installs it."""
        return not self.installed or (peers_folder() is not None and find(self.executable()) is not None)

    def executable(self):
        if self.program == "go":
            return peers_folder() / self.source.stem
        if self.program == "python":
            return peers_folder() / "venv/bin/python" if self.installed else sys.executable
        return self.program

    def command(self):
        program = found(self.executable())
        return [program] if self.program == "go" else [program, str(self.source), self.argument]

    def environment(self, proxies):
        """This process's environment, with the proxies that a peer shall take from it and no others."""
        inherited = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
        modules = peers_folder() / "node_modules" if self.installed else DEBIAN_NODE_MODULES
        return {**inherited, **proxies, "NODE_PATH": str(modules)}


def run(driver, jobs, proxies=MappingProxyType({})):
    """Has a driver carry out jobs, each a tuple of texts; returns its peer's version and the lines it printed.

    `proxies` are variables of the environment, such as https_proxy.
    """
    lines = "".join("\t".join(job) + "\n" for job in jobs)
    command = driver.command()
    environment = driver.environment(proxies)
    process = subprocess.run(command, input=lines, capture_output=True, text=True, timeout=TIME_LIMIT, env=environment)
    assert process.returncode == 0, process.stderr
    version, *printed = process.stdout.splitlines()
    return version, printed


@contextmanager
def serving(driver):
    """Starts a driver that is a server; gives its peer's version and its port."""
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(driver.command(), text=True, env=driver.environment({}), **pipes) as process:
        try:
            version, port = process.stdout.readline().strip(), process.stdout.readline().strip()
            assert port, process.stderr.read()
            yield version, int(port)
        finally:
            stop(process)


def stop(process):
    process.stdin.close()
    try:
        process.wait(timeout=5)
    except subprocess.TimeoutExpired:
        process.kill()
