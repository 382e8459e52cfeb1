"""Says where the functions that miss a goal spend their time, a line of JSON each: profile.py FOLDER.

callgrind counts instructions, branches and the branches that a simple predictor gets wrong, in a function and in what
it calls; perf samples where loading spends its time. Either is left out where it is not installed.
"""
import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

PROFILED = (("storable", "GET"), ("storable", "uniform"), ("is_retryable", "uniform"), ("redirect_method", "uniform"),
            ("find", "messy"), ("find", "misspelt"))
MOST = 3  # functions shown of each


def output_of(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def emit(suite, work, mix, function, **numbers):
    print(json.dumps({"suite": suite, "group": "profile", "work": work, "mix": mix, "function": function, **numbers}))


def count(program, work, mix, scratch):
    """Counts for each function by itself while run_WORK of profile.c runs: making the inputs calls the library too."""
    out = Path(scratch, "callgrind.out")
    calls = int(output_of("valgrind", "--quiet", "--tool=callgrind", "--branch-sim=yes", "--collect-atstart=no",
                          f"--toggle-collect=run_{work}", f"--callgrind-out-file={out}", program, work, mix))
    report = output_of("callgrind_annotate", "--threshold=100", "--show=Ir,Bc,Bcm", "--show-percs=no", out)
    found = re.findall(r"^\s*([\d,]+)\s+([\d,.]+)\s+([\d,.]+)\s+\S*?:(\w+).*/lib(?:httpstatus|c)\.so", report, re.M)
    for *numbers, function in found[:MOST]:
        instructions, branches, mispredicted = (
            round(int(re.sub(r"\D", "", number) or 0) / calls, 2) for number in numbers)
        emit("callgrind", work, mix, function, instructions=instructions, branches=branches, mispredicted=mispredicted)


def sample(program, scratch):
    """Samples the program that loads the library and an empty one in turn."""
    out = Path(scratch, "perf.data")
    command = ["perf", "record", "--quiet", "-e", "cpu-clock", "-F", "20000", "-o", out, program]
    if subprocess.run(command, capture_output=True).returncode != 0:
        return  # the kernel does not let everybody sample
    report = output_of("perf", "report", "-i", out, "--stdio", "--sort=dso,symbol", "--percent-limit=2", "-g", "none")
    for percent, where, function in re.findall(r"^\s*([\d.]+)%\s+(\S+)\s+\[.\] (\S+)", report, re.M)[:MOST]:
        emit("perf", "loading", "both libraries", function, where=where, percent=float(percent))


def main(folder):
    programs = Path(folder, "release/tests/bench")
    with tempfile.TemporaryDirectory() as scratch:
        if shutil.which("valgrind"):
            for work, mix in PROFILED:
                count(programs / "bench-profile", work, mix, scratch)
        if shutil.which("perf"):
            sample(programs / "bench-load", scratch)


if __name__ == "__main__":
    main(sys.argv[1])
