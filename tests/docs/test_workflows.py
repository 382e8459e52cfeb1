"""The workflows of continuous integration run commands that there are, and every command that reliability rests on."""
import json
import re
import subprocess

import pytest
from building import ROOT
from workflows import FILES, commands, is_run, jobs

# These come with the machine, or prepare it.
PREPARING = ("apt-get", "git", "pipx", "sed")
PRESETS = json.loads((ROOT / "CMakePresets.json").read_text(encoding="utf-8"))


def preset(kind, name):
    return name in [preset["name"] for preset in PRESETS[kind] if not preset.get("hidden")]


def is_there(command):
    """Whether a command names a script, or a preset, of this tree."""
    program, *words = command.split()
    if program == "cmake" and words[0] == "-E":
        return True
    if program == "cmake":
        return preset("buildPresets" if words[0] == "--build" else "configurePresets", words[-1])
    script = ROOT / words[0]
    return script.is_file() and script.suffix == {"sh": ".sh", "python3": ".py"}.get(program)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_command_is_there(file):
    own = [command for command in commands(file) if command.split()[0] not in PREPARING]
    assert [command for command in own if not is_there(command)] == []


def test_build_sh_knows_what_it_is_told():
    usage = subprocess.run(["sh", ROOT / "build.sh"], capture_output=True, text=True, check=False).stderr
    told = {command.split()[2] for file in FILES for command in commands(file) if command.startswith("sh build.sh ")}
    assert told == {"test", "tools"} and all(f"sh build.sh {word} " in usage for word in told)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_actions_have_versions(file):
    used = [step["uses"] for job in jobs(file) for step in job["steps"] if "uses" in step]
    assert used and [action for action in used if not re.fullmatch(r"[\w-]+/[\w-]+@\S*v[\d.]+", action)] == []


def test_every_command_of_reliability_is_run():
    page = (ROOT / "docs/reliability.md").read_text(encoding="utf-8")
    promised = re.findall(r"^\|[^|]*\| `([^`]+)` \|", page, re.M)
    assert promised and [command for command in promised if not is_run(command)] == []
