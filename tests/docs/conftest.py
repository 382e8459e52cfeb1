"""The build of this test run, installed once, and how its three languages are started from there."""
import os
import subprocess

import pytest


class Installed:
    """An installed tree, used as someone would who has nothing else."""

    def __init__(self, prefix):
        self.prefix = prefix
        self.libdir = next(prefix.glob("**/pkgconfig/httpstatus.pc")).parents[1]
        self.environment = {
            **os.environ,
            "PKG_CONFIG_PATH": str(self.libdir / "pkgconfig"),
            "LD_LIBRARY_PATH": str(self.libdir),
            "PYTHONPATH": str(next(prefix.glob("lib/python3*/*-packages"))),
            "PYTHONDONTWRITEBYTECODE": "1",
            "LUA_PATH": f"{prefix}/share/lua/5.4/?.lua;{prefix}/share/lua/5.4/?/init.lua",
            "LUA_CPATH": f"{prefix}/lib/lua/5.4/?.so",
        }

    def run(self, *command, stdin=None):
        done = subprocess.run(list(map(str, command)), input=stdin, capture_output=True, env=self.environment,
                              check=False)
        assert done.returncode == 0, f"{command}\n{done.stderr.decode()}"
        return done.stdout

    def compile(self, source, program):
        """Builds a C program through pkg-config alone."""
        flags = self.run("pkg-config", "--cflags", "--libs", "httpstatus").decode().split()
        self.run(os.environ["CC"], "-Wall", "-Wextra", "-Werror", source, *flags, "-o", program)
        return program


@pytest.fixture(scope="session")
def installed(tmp_path_factory):
    prefix = tmp_path_factory.mktemp("installed")
    subprocess.run(["cmake", "--install", os.environ["HTTPSTATUS_BUILD"], "--prefix", prefix], check=True,
                   stdout=subprocess.DEVNULL)
    return Installed(prefix)


@pytest.fixture(scope="session")
def python():
    return os.environ["HTTPSTATUS_PYTHON_PROGRAM"]
