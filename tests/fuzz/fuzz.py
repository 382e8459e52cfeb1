"""Fuzzes the targets of this folder, as many at once as there are processors.

    python3 tests/fuzz/fuzz.py runs NUMBER      NUMBER inputs in all, by libFuzzer
    python3 tests/fuzz/fuzz.py afl SECONDS      each target for so long, by AFL++
    python3 tests/fuzz/fuzz.py search SECONDS   each target for so long, by libFuzzer, which then sees what is compared
                                                and makes inputs of any length: slower, but it gets further
    python3 tests/fuzz/fuzz.py merge            add to tests/fuzz/corpus what was found and reaches more

runs and afl record their figures. What is found stays in build/fuzz/corpus, logs and failing inputs in build/fuzz.
Debian packages: clang libclang-rt-14-dev afl++.
"""
import argparse
import hashlib
import os
import re
import shutil
import subprocess
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "build/fuzz"
SEEDS = ROOT / "tests/fuzz/corpus"
DICTIONARY = ROOT / "tests/fuzz/httpstatus.dict"

# target: (the longest input of `runs`, in bytes; its share of the inputs, in ten-thousandths: the faster, the more)
TARGETS = {
    "bulk": (160, 5),
    "closest": (64, 5),
    "set": (512, 100),
    "retry_after": (48, 400),
    "accept_language": (64, 490),
    "cache_flags": (64, 400),
    "method": (40, 1000),
    "text": (48, 1000),
    "proxy_error": (40, 1000),
    "redirect": (40, 1500),
    "find": (96, 500),
    "parse": (64, 2100),
    "vendor": (32, 1500),
}

# The longest array that `bulk` makes of an input, over the blocks of lib/bulk.c.
LONGEST_ARRAY = (1 << 20) + 0xFFFF

# The share of `runs` that is sanitized, in percent; that takes twice the time.
SANITIZED = 30

# `runs` is for numbers: it does without telling libFuzzer of every comparison, which takes half the time, and without
# weighing which inputs are worth most, which takes a sixth.
FAST = "-DCMAKE_C_FLAGS=-fno-sanitize-coverage=trace-cmp,indirect-calls"

# How the targets are built: CMake options that follow those of the preset.
LANES = {
    "search": [],
    "sanitized": [FAST],
    "plain": [FAST, "-DHTTPSTATUS_SANITIZE="],
    "afl": ["-DCMAKE_C_COMPILER=afl-clang-fast", "-DHTTPSTATUS_SANITIZE="],
}

AFL_ENVIRONMENT = {
    "AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES": "1",  # cores go to a program, which AFL++ fears to wait for
    "AFL_NO_AFFINITY": "1",
    "AFL_NO_UI": "1",
    "AFL_SKIP_CPUFREQ": "1",  # a virtual machine has no say in it
}


def build(lane):
    tree = BUILD / lane
    configure = ["cmake", "--preset", "fuzz", "-B", tree, *LANES[lane]]
    compile_all = ["cmake", "--build", tree, "--parallel", str(os.cpu_count())]
    for command in (configure, compile_all):
        subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def program(lane, target):
    return BUILD / lane / "tests/fuzz" / f"fuzz-{target}"


def run(name, command, environment=None):
    """Runs a fuzzer and returns its log; one that fails ends everything."""
    log = BUILD / f"{name}.log"
    with log.open("wb") as output:
        done = subprocess.run(command, stdout=output, stderr=subprocess.STDOUT, env=environment, check=False)
    text = log.read_text(encoding="utf-8", errors="replace")
    if done.returncode != 0:
        print(text[-4000:])
        raise SystemExit(f"{name} failed: {log}")
    return text


def libfuzzer(lane, target, *options):
    """Runs a target and returns how many inputs it was given."""
    corpus = BUILD / "corpus" / target
    corpus.mkdir(parents=True, exist_ok=True)
    name = f"{lane}-{target}"
    command = [program(lane, target), "-timeout=10", "-print_final_stats=1", f"-dict={DICTIONARY}",
               f"-artifact_prefix={BUILD / name}-", *options, corpus, SEEDS / target]
    inputs = int(re.search(r"number_of_executed_units: *(\d+)", run(name, command))[1])
    print(f"{name}: {inputs} inputs", flush=True)
    return inputs


def afl(target, seconds):
    """The same by AFL++, which does not end with an error where it has found one."""
    output = BUILD / "afl-output" / target
    shutil.rmtree(output, ignore_errors=True)
    output.mkdir(parents=True)
    command = ["afl-fuzz", "-V", str(seconds), "-i", SEEDS / target, "-o", output, "-x", DICTIONARY,
               program("afl", target)]
    run(f"afl-{target}", command, {**os.environ, **AFL_ENVIRONMENT})
    stats = dict(re.findall(r"(\w+) +: (.*)", (output / "default/fuzzer_stats").read_text(encoding="utf-8")))
    if stats["saved_crashes"] != "0" or stats["saved_hangs"] != "0":
        raise SystemExit(f"afl-{target} has found something: {output}/default")
    print(f"afl-{target}: {stats['execs_done']} inputs", flush=True)
    return int(stats["execs_done"])


def at_once(jobs):
    """Runs jobs, each a function with its arguments, and returns what they return."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return [future.result() for future in [pool.submit(*job) for job in jobs]]


def record(name, figure, scope):
    print(figure)
    subprocess.run(["python3", ROOT / "tests/reliability.py", "record", name, figure, scope], check=True)


def lengths():
    """Which inputs `runs` makes, in words."""
    bytes_of = ", ".join(f"{target} {longest}" for target, (longest, _) in sorted(TARGETS.items()))
    return f"inputs of at most so many bytes: {bytes_of}; from those of bulk, arrays of at most {LONGEST_ARRAY} codes"


def command_runs(number):
    jobs = []
    for lane, percent in {"sanitized": SANITIZED, "plain": 100 - SANITIZED}.items():
        build(lane)
        for target, (longest, share) in TARGETS.items():
            runs = number * share * percent // 1_000_000
            jobs.append((libfuzzer, lane, target, f"-runs={runs}", f"-max_len={longest}", "-entropic=0"))
    inputs = at_once(jobs)
    sanitized = sum(inputs[: len(TARGETS)])
    record("fuzz", f"{sum(inputs)} inputs through {len(TARGETS)} targets, {sanitized} of them under ASan and UBSan; "
           "no failure", lengths())


def command_afl(seconds):
    build("afl")
    inputs = at_once([(afl, target, seconds) for target in TARGETS])
    record("fuzz-afl", f"{sum(inputs)} inputs through {len(TARGETS)} targets; no failure",
           f"inputs of the lengths that AFL++ chooses; from those of bulk, arrays of at most {LONGEST_ARRAY} codes")


def command_search(seconds):
    build("search")
    at_once([(libfuzzer, "search", target, f"-max_total_time={seconds}", "-use_value_profile=1") for target in TARGETS])


def merge(target):
    seeds = SEEDS / target
    with tempfile.TemporaryDirectory() as folder:
        merged = shutil.copytree(seeds, folder, dirs_exist_ok=True)
        # One input for each branch that none of the seeds takes; how often it is taken does not count.
        run(f"merge-{target}", [program("search", target), "-set_cover_merge=1", "-use_counters=0", merged,
                                BUILD / "corpus" / target])
        for file in Path(merged).iterdir():
            data = file.read_bytes()
            (seeds / hashlib.sha1(data).hexdigest()[:12]).write_bytes(data)
    print(f"{target}: {len(list(seeds.iterdir()))} inputs")


def command_merge():
    build("search")
    at_once([(merge, target) for target in TARGETS])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    for name, amount, run_command in (("runs", "number", command_runs), ("afl", "seconds", command_afl),
                                      ("search", "seconds", command_search)):
        command = commands.add_parser(name)
        command.add_argument("amount", metavar=amount, type=int)
        command.set_defaults(run=lambda arguments, run_command=run_command: run_command(arguments.amount))
    commands.add_parser("merge").set_defaults(run=lambda _: command_merge())
    arguments = parser.parse_args()
    arguments.run(arguments)


if __name__ == "__main__":
    main()
