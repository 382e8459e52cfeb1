"""The installed conformance kit, used from where it is installed as the author of another library would."""
import os
import re
import subprocess

ENVIRONMENT = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
SOME_SCORE = re.compile(r"^  reason\.reason +\d+ of +\d+$", re.M)


def block(tree, language):
    """The block of a language in the README that is installed with the vectors."""
    readme = (tree.prefix / "share/httpstatus/vectors/README.md").read_text(encoding="utf-8")
    return re.search(rf"^```{language}\n(.*?)^```$", readme, re.M | re.S)[1]


def printed(folder, command):
    """What a command that scores a library prints; the library need not answer as the vectors do."""
    done = subprocess.run(command, shell=True, cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stderr
    return done.stdout


def test_the_command_of_the_readme_scores_its_adapter(tree, tmp_path):
    (tmp_path / "adapter.py").write_text(block(tree, "python"), encoding="utf-8")
    (tmp_path / "share").symlink_to(tree.prefix / "share")
    said = printed(tmp_path, block(tree, "sh"))
    assert said.startswith("http.client ")
    assert SOME_SCORE.search(said)


def test_an_installed_adapter_works(tree):
    said = printed(tree.prefix / "share/httpstatus/kit", "python3 score.py python3 adapters/cpython.py")
    assert said.startswith("CPython ")
    assert SOME_SCORE.search(said)
