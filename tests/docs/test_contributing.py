"""The numbered lists of CONTRIBUTING.md lead to what they promise, run one after the other in a copy of the tree."""
import os
import re
import subprocess
import textwrap

import pytest
from building import ROOT, copy_tree

PAGE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
PARTS = [path.name for path in ROOT.iterdir() if path.name not in (".git", "build")]
# What the commands of a list print that ask for the result.
PRINTED = {
    "Add a code": ["482 Tea Not Ready (unofficial: Example)", "Tea Not Ready", "Tea Not Ready"],
    "Add a vendor's meaning": ["Made Up"],
    "Add a language": ["Not Found"],
    "Add a function": ["True", "true"],
}


def commands(title):
    """The blocks of a list, as one script."""
    section = re.search(rf"^## {title}\n(.*?)(?=^## )", PAGE, re.S | re.M)[1]
    return "".join(textwrap.dedent(block) for block in re.findall(r"^   ```bash\n(.*?)^   ```", section, re.S | re.M))


@pytest.fixture(scope="module")
def clone(tmp_path_factory):
    folder = copy_tree(PARTS, tmp_path_factory.mktemp("clone"))
    (folder / "build").mkdir()
    return folder


def test_the_lists_are_those_of_the_page():
    assert re.findall(r"^## (Add .*)$", PAGE, re.M) == list(PRINTED)


def test_the_lists(clone):
    """One run for all: the later lists continue the build of the first."""
    script = "\n".join(f"echo '= {number}'\n{commands(title)}" for number, title in enumerate(PRINTED))
    done = subprocess.run(["bash", "-euc", script], cwd=clone, env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
                          capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{done.stdout[-3000:]}\n{done.stderr[-3000:]}"
    parts = re.split(r"^= \d\n", done.stdout, flags=re.M)[1:]
    for title, part in zip(PRINTED, parts):
        assert [line for line in PRINTED[title] if line not in part.splitlines()] == [], title
