"""Measures the command-line tool against what people use in its place, in one run.

tests/bench/tool.sh builds the tool and starts this. Each round runs every program once, one after the other, on the
same log of 200 MB, which is in the page cache; the best of the rounds counts.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LOG_BYTES = 200_000_000
ROUNDS = 5
STARTS = 500


def programs(tool, log):
    return {
        "log": [tool, "log", log],
        "rg | sort | uniq": ["sh", "-c", f"rg -o '\" [0-9]{{3}} ' {log} | sort | uniq -c"],
        "annotate": [tool, "annotate", log],
        "sed": ["sed", "s/ 404 / 404 (Not Found) /", log],
        "annotate --json": [tool, "annotate", "--json", log],
    }


def start(arguments):
    """Starts a program whose output is thrown away; returns its process id."""
    null = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    return os.posix_spawnp(arguments[0], arguments, os.environ, file_actions=null)


def run(arguments):
    """Returns the seconds that a program takes."""
    begin = time.perf_counter()
    _, status = os.waitpid(start(arguments), 0)
    if status != 0:
        sys.exit(f"bench_tool.py: {' '.join(arguments)} failed")
    return time.perf_counter() - begin


def memory(arguments, part):
    """Returns the most memory, in KiB, of a program that has read a log of the same size from a pipe."""
    with subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL) as process:
        for _ in range(LOG_BYTES // len(part)):
            process.stdin.write(part)
        process.stdin.flush()
        status = Path(f"/proc/{process.pid}/status").read_text(encoding="ascii")
    return int(re.search(r"VmHWM:\s+(\d+) kB", status)[1])


def start_seconds(arguments):
    """Returns the shortest time from starting a program to its end."""
    return min(run(arguments) for _ in range(STARTS))


def main(tool):
    if not shutil.which("rg"):
        sys.exit("bench_tool.py: rg is missing: apt-get install ripgrep")
    with tempfile.TemporaryDirectory() as folder:
        log = str(Path(folder) / "access.log")
        part = (ROOT / "docs/examples/access.log").read_bytes()
        with Path(log).open("wb") as file:
            file.writelines(part for _ in range(LOG_BYTES // len(part)))
        rounds = [{name: run(program) for name, program in programs(tool, log).items()} for _ in range(ROUNDS)]
    best = {name: min(one[name] for one in rounds) for name in rounds[0]}
    most = max(memory([tool, *words], part) for words in (["log"], ["annotate"], ["annotate", "--json"]))
    for name, seconds in best.items():
        print(f"{name:18} {seconds:6.2f} s")
    print(f"log is {best['rg | sort | uniq'] / best['log']:.1f} times as fast as rg | sort | uniq")
    print(f"annotate is {best['sed'] / best['annotate']:.1f} times as fast as sed")
    print(f"annotate --json takes {best['annotate --json'] / best['annotate']:.1f} times as long as annotate")
    print(f"memory: {most / 1024:.1f} MiB at most")
    added = start_seconds([tool, "--short", "404"]) - start_seconds(["true"])
    print(f"start: {added * 1000:.2f} ms more than true")


if __name__ == "__main__":
    main(*sys.argv[1:])
