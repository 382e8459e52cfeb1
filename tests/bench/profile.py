"""Says where the functions that miss a goal spend their time, a line of JSON each: profile.py FOLDER.

callgrind counts instructions, branches and the branches that a simple predictor gets wrong, in a function and in what
it calls.
"""
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

PROFILED = (("may_store", "GET"), ("may_store", "uniform"), ("find", "messy"), ("find", "misspelt"))
MOST = 3  # functions shown of each


def output_of(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


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
        print(json.dumps({"suite": "callgrind", "group": "profile", "work": work, "mix": mix, "function": function,
                          "instructions": instructions, "branches": branches, "mispredicted": mispredicted}))


def main(folder):
    program = Path(folder, "release/tests/bench/bench-profile")
    with tempfile.TemporaryDirectory() as scratch:
        for work, mix in PROFILED:
            count(program, work, mix, scratch)


if __name__ == "__main__":
    main(sys.argv[1])
