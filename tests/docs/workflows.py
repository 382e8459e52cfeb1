"""The commands of .github/workflows, with every value of a matrix in its place."""
import itertools
import re

from building import ROOT

try:
    import yaml
except ImportError as missing:
    raise ImportError("PyYAML was not found. On Debian: apt-get install python3-yaml") from missing

FILES = sorted((ROOT / ".github/workflows").glob("*.yml"))


def jobs(file):
    return yaml.safe_load(file.read_text(encoding="utf-8"))["jobs"].values()


def settings(job):
    """Every combination of the values of a job's matrix."""
    matrix = job.get("strategy", {}).get("matrix", {})
    return [dict(zip(matrix, values)) for values in itertools.product(*matrix.values())]


def commands(file):
    """Each command that the steps of a workflow run; && joins two."""
    found = []
    for job in jobs(file):
        for setting, step in itertools.product(settings(job), job["steps"]):
            line = re.sub(r"\$\{\{ matrix\.(\w+) \}\}", lambda name, of=setting: of[name[1]], step.get("run", ""))
            found += [command for command in line.split(" && ") if command]
    return list(dict.fromkeys(found))


def is_run(command):
    """Whether a workflow runs a command, or one that does more: without its last words, or with another number."""
    words = re.sub(r" \d+$", "", command).split()
    run = [re.sub(r" \d+$", "", known).split() for file in FILES for known in commands(file)]
    return any(known == words[:len(known)] for known in run)
