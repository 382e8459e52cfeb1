"""Runs commands, and builds, copies and installs this tree, for tests of the result."""
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def run(*command, **options):
    """Runs a command and returns what it prints; a failure shows all of its output."""
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False, **options)
    assert done.returncode == 0, f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}"
    return done.stdout


def refused(*command, **options):
    """Runs a command that must fail and returns all that it prints."""
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False, **options)
    assert done.returncode != 0, f"{' '.join(map(str, command))} was not refused\n{done.stdout}{done.stderr}"
    return done.stdout + done.stderr


def compiler():
    return os.environ.get("CC", "cc")


def cmake_build(source, build, *options):
    run("cmake", "-S", source, "-B", build, f"-DCMAKE_C_COMPILER={compiler()}", *options)
    run("cmake", "--build", build)


def copy_tree(parts, place):
    """Copies those parts of this tree to a place of their own, and returns it."""
    for part in parts:
        target = place / part
        target.parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / part, target)
    return place


@dataclass
class Tree:
    """An installed library."""

    prefix: Path
    build: Path

    @property
    def libdir(self):
        return next(self.prefix.glob("**/pkgconfig/httpstatus.pc")).parents[1]

    @property
    def shared(self):
        return self.libdir / "libhttpstatus.so"

    @property
    def static(self):
        return self.libdir / "libhttpstatus.a"

    def environment(self):
        """What a user would export to find this tree through pkg-config and to run what links with it."""
        return {**os.environ, "PKG_CONFIG_PATH": str(self.libdir / "pkgconfig"), "LD_LIBRARY_PATH": str(self.libdir)}

    def pkg_config(self, *arguments):
        return run("pkg-config", *arguments, "httpstatus", env=self.environment()).strip()


def install(folder, *options):
    tree = Tree(prefix=folder / "prefix", build=folder / "build")
    cmake_build(ROOT, tree.build, "-DCMAKE_BUILD_TYPE=Release", f"-DCMAKE_INSTALL_PREFIX={tree.prefix}", *options)
    run("cmake", "--install", tree.build)
    return tree
