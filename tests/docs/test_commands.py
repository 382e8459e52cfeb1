"""Every command that a page shows is run: here, by continuous integration, or by another test."""
import gzip
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from building import ROOT
from workflows import is_run

PAGES = sorted(page for pattern in ("*.md", "docs/*.md", "lib/data/*.md", "tests/**/README.md")
               for page in ROOT.glob(pattern))

# A command in a line begins with a program, after variables, and goes on with an argument.
COMMAND = re.compile(r"(?:\w+=\S+ )*(?:sh|cmake|cpack|ctest|cc|pip|apt|conan|luarocks|man|cat|zcat|git|httpstatus"
                     r"|tests/\S+\.sh|python3? -m \w+|python3?(?! -m)) .*")

# What is run elsewhere: the file that does so, and the text there.
ELSEWHERE = {
    "sh build.sh demo": ("tests/fresh/debian.sh", "sed -n 1p"),
    "cmake --workflow --preset release": ("tests/fresh/install.sh", "cmake --workflow --preset release"),
    "cmake --install build/release": ("tests/fresh/install.sh", "cmake --install build/release"),
    "cmake --preset dev": ("build.sh", "build dev"),
    "ctest --preset dev -L LABEL": ("build.sh", "ctest --preset dev"),
    "ctest --preset dev -L data": ("build.sh", "ctest --preset dev"),
    "PYTHONPATH=build/dev/python python3 docs/site/build.py OUT": ("docs/CMakeLists.txt", "site/build.py ${site}"),
    "python3 -m pytest tests/conformance/caches": ("tests/CMakeLists.txt", "conformance/${part}"),
    "python3 -m pytest tests/conformance/redirects": ("tests/CMakeLists.txt", "conformance/${part}"),
    "python3 tests/abi/abi.py reference": ("tests/abi/test_abi.py", "write_reference"),
    "python3 lib/generate --compare FILE": ("tests/data/test_iana.py", '"--compare"'),
    "luarocks make": ("tests/fresh/install.sh", "luarocks make"),
    "luarocks --lua-version 5.1 make": ("tests/fresh/install.sh", "luarocks --lua-version 5.1 make"),
    "cmake --workflow --preset packages": ("tests/fresh/install.sh", "block docs/packages.md sh)"),
    "apt install ./build/packages/*.deb": ("tests/fresh/install.sh", "block docs/packages.md sh)"),
    "python3 share/httpstatus/kit/score.py python3 adapter.py":
        ("tests/conformance-kit/test_installed.py", 'block(tree, "sh")'),
    "cpack -G TGZ": ("tests/packages/test_packages.py", '"cpack", "--config"'),
    "conan create packaging/conan": ("tests/fresh/install.sh", "conan create packaging/conan"),
    "python3 lib/generate --make amalgamation FOLDER": ("tests/docs/test_embedding.py", '"--make", "amalgamation"'),
    "cc -O2 -c httpstatus.c": ("tests/docs/test_embedding.py", 'block("sh", "cc -O2 -c")'),
    "cc -O2 app.c httpstatus.o -o app": ("tests/docs/test_embedding.py", 'block("sh", "cc -O2 -c")'),
    "./app": ("tests/docs/test_embedding.py", 'block("sh", "cc -O2 -c")'),
    "cmake -S libhttpstatus -B build": ("tests/fresh/install.sh", "block docs/embedding.md sh 2"),
    "cmake --build build": ("tests/fresh/install.sh", "block docs/embedding.md sh 2"),
    "cmake --install build": ("tests/fresh/install.sh", "block docs/embedding.md sh 2"),
    "ldconfig": ("tests/fresh/install.sh", "block docs/embedding.md sh 2"),
    "cc app.c libhttpstatus.a -Wl,--gc-sections": ("tests/docs/test_embedding.py", 'block("sh", "cc app.c")'),
    # These need the package index, and the last two a machine that does nothing else.
    "pip install .": ("tests/fresh/install.sh", "pip install ."),
    "pip install scikit-build-core hatch-fancy-pypi-readme 'swig>=4.4' cmake ninja":
        ("tests/fresh/install.sh", "pip install scikit-build-core hatch-fancy-pypi-readme 'swig>=4.4' cmake ninja"),
    "pip install --no-build-isolation -e .": ("tests/fresh/install.sh", "pip install --no-build-isolation -e ."),
    "pip install libhttpstatus": ("tests/fresh/install.sh", "pip install libhttpstatus"),
    "pip wheel .": ("tests/python/matrix.sh", 'wheel -q --no-deps -w "$work/wheels" "$root"'),
    "venv/bin/pip install libhttpstatus": ("tests/fresh/install.sh", "block docs/python.md sh"),
    "pipx install libhttpstatus": ("tests/fresh/install.sh", "pipx install libhttpstatus"),
    "uvx --from libhttpstatus httpstatus 404": ("tests/fresh/install.sh", "--from libhttpstatus httpstatus 404"),
    "sh tests/bench/run.sh": ("docs/performance.md", "tests/bench/run.sh"),
    "sh tests/conformance/cache-tests.sh PATH": ("docs/caching.md", "tests/conformance/cache-tests.sh"),
}


def of_page(text):
    """The commands of a page: in its blocks of sh, those that are indented, and those within a line."""
    blocks = re.compile(r"^ *```(\w*)\n(.*?)^ *```$", re.S | re.M)
    for language, code in blocks.findall(text):
        if language == "sh":
            yield from (line.partition("  # ")[0].strip() for line in code.splitlines())
    text = blocks.sub("", text)
    for code in re.findall(r"(?<=\n\n)(?:    .+\n)+", text):
        yield from (line.strip() for line in code.splitlines())
    for code in re.findall(r"`([^`]+)`", text):
        line = " ".join(code.replace(r"\|", "|").split())
        if COMMAND.fullmatch(line):
            yield line


def shown():
    """{command: where it is shown} of all pages."""
    found = {}
    for file in PAGES:
        # What publishes is not run.
        text = file.read_text(encoding="utf-8").partition("\n## Publish\n")[0]
        for command in of_page(text):
            found.setdefault(command, file.name)
    return found


def run_here():
    """{command: where it is shown} of those that are run by this file."""
    return {command: where for command, where in shown().items()
            if command not in ELSEWHERE and not is_run(command)}


def test_what_is_run_elsewhere_is_shown_and_run_there():
    assert set(ELSEWHERE) - set(shown()) == set()
    for command, (file, text) in ELSEWHERE.items():
        assert text in (ROOT / file).read_text(encoding="utf-8"), command


def copy_tree(there):
    """Copies the tree without what was built."""
    def built(folder, _):
        return {"build", ".git"} if Path(folder) == ROOT else {"__pycache__"}

    return Path(shutil.copytree(ROOT, there, ignore=built, dirs_exist_ok=True))


@pytest.fixture(scope="module")
def shell(installed, python, tmp_path_factory):
    """What the reader of a page has: a clone, the library installed, and the files that the commands name."""
    clone = copy_tree(tmp_path_factory.mktemp("clone"))
    programs = clone / "programs"
    programs.mkdir()
    (programs / "python").symlink_to(shutil.which(python))
    (programs / "restart").write_text("#!/bin/sh\n")
    (programs / "restart").chmod(0o755)
    for name in ("app.c", "hello.c"):
        shutil.copy(ROOT / "tests/install/consumers/main.c", clone / name)
    log = (ROOT / "docs/examples/access.log").read_bytes()
    for name in ("access.log", "big.log"):
        (clone / name).write_bytes(log)
    for name in ("access.log.gz", "access.log.1.gz"):
        (clone / name).write_bytes(gzip.compress(log))
    environment = {
        **installed.environment,
        "PATH": os.pathsep.join([str(programs), str(installed.prefix / "bin"), os.environ["PATH"]]),
        "MANPATH": str(installed.prefix / "share/man"),
        "DESTDIR": str(clone / "destdir"),
        "status": "503",
    }

    def run(command):
        with (clone / "access.log").open("rb") as log:
            return subprocess.run(["bash", "-euc", command], cwd=clone, env=environment, stdin=log, text=True,
                                  capture_output=True, check=False)

    return run


@pytest.mark.parametrize("command", [command for command, page in run_here().items() if page != "RELEASING.md"])
def test_command(shell, command):
    # What would go on for ever ends at once, and a gigabyte is only for measuring.
    done = shell(command.replace("tail -f ", "tail ").replace("seq 17100", "seq 3"))
    assert done.returncode == 0, f"{run_here()[command]}: {command}\n{done.stdout}{done.stderr}"


def test_releasing(tmp_path):
    """The commands of RELEASING.md, one after the other, in a repository of their own."""
    first = ["git init --quiet --initial-branch main", "git add --all", "git commit --quiet --message First"]
    own = [command for command, page in run_here().items() if page == "RELEASING.md"]
    people = {f"GIT_{who}_{what}": "nobody@localhost" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    done = subprocess.run(["bash", "-euxc", "\n".join(first + own)], cwd=copy_tree(tmp_path), text=True,
                          env={**os.environ, **people}, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    tag = subprocess.run(["git", "describe", "--exact-match"], cwd=tmp_path, capture_output=True, text=True, check=True)
    changes = (tmp_path / "CHANGELOG.md").read_text(encoding="utf-8")
    assert tag.stdout == f"v{re.search(r'^## (.*), 20', changes, re.M)[1]}\n"
