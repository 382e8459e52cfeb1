"""Writes results.json and docs/performance.md with its charts from what run.sh has measured: report.py FOLDER."""
import csv
import json
import platform
import re
import subprocess
import sys
from pathlib import Path

import matplotlib

matplotlib.use("svg")
import matplotlib.pyplot as plt  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]
CHARTS = ROOT / "docs/performance"
MIXES = ("realistic", "uniform 0..999", "all ints")
REQUESTS = ("GET", "POST", "realistic", "uniform")
GOALS = (  # what, group, works, mixes, at most
    ("reason, name, predicates by number", "codes", None, MIXES, 1.25),
    ("redirect_method", "requests", ("redirect_method",), REQUESTS, 3),
    ("content", "requests", ("content",), REQUESTS, 3),
    ("storable", "requests", ("storable",), REQUESTS, 3),
    ("is_retryable", "requests", ("is_retryable",), REQUESTS, 3),
    ("find, canonical spelling in any case", "texts", ("find",), ("canonical", "any case"), 1.35),
    ("find, messy spelling", "texts", ("find",), ("messy",), 4),
    ("find, no match", "texts", ("find",), ("no match",), 1.5),
    ("find, a phrase with a letter wrong", "texts", ("find",), ("misspelt",), 1.5),
    ("count_classes", "bulk", ("count_classes",), ("10 million codes",), 2),
    ("histogram", "bulk", ("histogram",), ("10 million codes",), 6),
    ("set_count", "bulk", ("set_count",), ("10 million codes",), 2),
    ("bulk of 100 codes, against a plain loop", "bulk", ("count_classes", "histogram", "set_count"), ("100 codes",), 2),
    ("loading", "load", ("libhttpstatus",), ("dlopen, first call, dlclose",), 1.5),
)
# Asked with nothing but a number, but more than a look at it.
NOT_PREDICATES = ("empty function", "fallback")
CLOSEST_MOST = 2000

MISSED = """
- **storable**: every rule is asked without a branch, which with GET takes all that the goal allows; another method adds its hash and,
  where methods come in no order, the misprediction of where its name ends. Reading a fixed number of the method's letters
  without a branch and comparing with `strcmp` was tried: 5.8 times an empty call for GET and POST alike, 7.6 for twelve methods.
- **redirect_method and is_retryable with twelve methods in equal shares**: the same misprediction. With the mix of methods that
  servers meet they stay within their goals.
- **find, messy spellings and phrases with a letter wrong**: what is left after the search for a phrase as it stands is to read the text a
  byte at a time, and mispredictions on its length, its separators, and whether it is as long as a phrase. Tried, for
  messy spellings: comparing byte by byte with what a sum of weights finds, 6.1; finding keys by their ends and comparing
  byte by byte, 7.2, or eight bytes at a time with separators shifted out, 6.2. What is in use normalises once, adds up the weights
  meanwhile, and compares words. A misspelt phrase mostly has the ends of a phrase, so the filter that stops
  other texts lets it pass.
- **find, canonical spellings and texts that name nothing**: at the goal, and on either side of it from run to run, because the floor itself
  varies with the lengths that memcmp predicts.
- **loading**: the constructor of the compiler's run-time library that asks the processor for its features
  (`__builtin_cpu_supports`, for the bulk loops). An empty library with nothing but that takes 91 us to open and close where one
  without takes 39 and this one 98: each question to the processor leaves the virtual machine.
"""


def read_lines(folder):
    return [json.loads(line) for line in (folder / "lines.jsonl").read_text(encoding="utf-8").splitlines()]


def read_text(path):
    return path.read_text(encoding="utf-8").strip() if path.exists() else ""


def output_of(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def machine(folder):
    cache = read_text(folder / "release/CMakeCache.txt")
    compiler = re.search(r"CMAKE_C_COMPILER:\w+=(.*)", cache)[1]
    model = re.search(r"model name\s*:\s*(.*)", read_text(Path("/proc/cpuinfo")))
    return {
        "compiler": output_of(compiler, "--version").splitlines()[0],
        "flags": re.search(r"CMAKE_C_FLAGS_RELEASE:\w+=(.*)", cache)[1],
        "cpu": model[1] if model else platform.machine(),
        "system": ", ".join((platform.system(), " ".join(platform.libc_ver()))),
    }


def library(folder):
    path = (folder / "release/lib/libhttpstatus.so").resolve()
    relocations = output_of("readelf", "-rW", path)
    empty = output_of("readelf", "-rW", folder / "release/tests/bench/libbench-floors.so")
    sections = output_of("size", "-A", path)
    sizes = {name: int(size) for name, size in re.findall(r"^(\.\w+)\s+(\d+)", sections, re.M)}
    return {
        "bytes": path.stat().st_size,
        "code": sizes[".text"],
        "read_only_data": sizes[".rodata"],
        "relative_relocations": relocations.count("_RELATIVE"),
        "relative_relocations_of_an_empty_library": empty.count("_RELATIVE"),
    }


def select(results, group, works=None, mixes=None):
    return [result for result in results if result["group"] == group and "ratio" in result
            and (works is None or result["work"] in works) and (mixes is None or result["mix"] in mixes)]


def table(head, rows):
    lines = [head, ["---"] + ["---:"] * (len(head) - 1), *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)


def spread(result):
    return f"{result['ratio']:.2f} ({result['low']:.2f}-{result['high']:.2f})"


def by_mix(results, group, mixes, works=None):
    rows = {}
    for result in select(results, group, works, mixes):
        rows.setdefault(result["work"], {})[result["mix"]] = result
    return table(["", *mixes], [[work, *(f"{spread(row[mix])}, {row[mix]['ns']:.1f} ns" if mix in row else "" for mix in mixes)]
                                for work, row in rows.items()])


def goals(results):
    rows = []
    for what, group, works, mixes, most in GOALS:
        found = [result for result in select(results, group, works, mixes) if works or result["work"] not in NOT_PREDICATES]
        for_mix = [max((result["ratio"] for result in found if result["mix"] == mix), default=0) for mix in mixes]
        verdict = "met" if max(for_mix) <= most else "**missed**"
        if verdict != "met" and min(for_mix) <= most:
            verdict = "**missed** for " + ", ".join(mix for mix, ratio in zip(mixes, for_mix) if ratio > most)
        rows.append([what, found[0]["floor"], " / ".join(f"{ratio:.2f}" for ratio in for_mix), f"{most:g}", verdict])
    worst = max(result["ns"] for result in results if result["work"] == "closest, worst found")
    rows.append(["closest, the worst text of up to 40 letters that a search found", "-", f"{worst / 1000:.1f} us", "2 us",
                 "met" if worst <= CLOSEST_MOST else "**missed**"])
    return table(["work", "floor", "ratio, worst of each mix", "at most", ""], rows)


def chart(name, title, unit, bars):
    """Draws horizontal bars: bars is [(label, value)]."""
    figure, axes = plt.subplots(figsize=(8, 0.6 + 0.32 * len(bars)))
    labels, values = zip(*reversed(bars))
    own = "#2a6f97"
    axes.barh(labels, values, color=[own if label.startswith(("libhttpstatus", "find", "closest", "count_", "histogram", "set_"))
                                     else "#a9a9a9" for label in labels])
    axes.bar_label(axes.containers[0], fmt="%.3g", padding=3)
    axes.set_xlabel(unit)
    axes.set_title(title, loc="left")
    axes.margins(x=0.12)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    figure.tight_layout()
    figure.savefig(CHARTS / f"{name}.svg", metadata={"Date": None})
    plt.close(figure)


def draw(results):
    CHARTS.mkdir(parents=True, exist_ok=True)
    plt.rcParams["svg.hashsalt"] = "httpstatus"
    peers = [(result["work"], result["ns"]) for result in select(results, "peers", mixes=("uniform 0..999",))
             if result["ns"] < 1000]
    chart("reason", "Code to phrase, codes 0 to 999 in no order", "ns a call", sorted(peers, key=lambda bar: bar[1]))
    texts = [(f"{result['work']}: {result['mix']}", result["ns"]) for result in select(results, "texts", ("find", "strlen + memcmp"))]
    chart("find", "Text to code", "ns a call", texts)
    closest = [(f"closest: {result['mix']}", result["ns"]) for result in results if result["work"] == "closest, worst found"]
    chart("closest", "The nearest phrase, the slowest text of each length", "ns a call", closest)
    bulk = [(result["work"], result["ns"]) for result in select(results, "bulk", mixes=("10 million codes",))]
    chart("bulk", "Counting over 10 million codes", "ns a code", bulk)


def first_lines(results):
    ns = {(result["work"], result["mix"]): result["ns"] for result in results if result["group"] == "peers"}

    def of(work):
        if (work, "uniform 0..999") not in ns:
            return "not measured"
        time = ns[work, "uniform 0..999"]
        return f"{time:.1f} ns" if time < 10 else f"{time:.0f} ns"
    return (f"Asking this library for the phrase of a status code takes {of('libhttpstatus')}, of which "
            f"{of('empty function')} are the call itself. The same in libmicrohttpd takes {of('libmicrohttpd')}, in libsoup "
            f"{of('libsoup')}, by Go's StatusText {of('Go StatusText')}, by the http crate of Rust {of('Rust http')}, by Node's "
            f"http.STATUS_CODES {of('Node http.STATUS_CODES')}, and by Python's HTTPStatus(c).phrase "
            f"{of('Python HTTPStatus(c).phrase')}; these are for codes that come in no order, each program in its own language.")


def growth(results):
    rows = [[result["work"], result["mix"], f"{result['ratio']:.2f}" if "ratio" in result else "",
             f"{result['ns']:.2f} ns" if "ns" in result else f"{result['bytes']} bytes"]
            for result in results if result["group"] == "growth" and result.get("floor") != result["work"]]
    return table(["work", "on", "ratio to its floor", "time or size"], rows)


def page(results, facts, own, folder):
    counts = list(csv.DictReader((ROOT / "tests/bench/instructions.csv").open(encoding="utf-8", newline="")))
    missing = read_text(folder / "missing.txt").splitlines()
    parts = [
        "# Performance",
        first_lines(results),
        "![Code to phrase](performance/reason.svg)",
        "This page and its charts are written by `sh tests/bench/run.sh` from what it measures, in "
        f"`build/bench/results.json`. Measured with {facts['compiler']} ({facts['flags']}) on {facts['cpu']}, {facts['system']}. "
        "Times depend on the machine and on what else it does; ratios do so much less. Everything that is compared runs in turn, in "
        "rounds inside one process; each round gives a ratio to the floor in the same round, and what stands here is the median of "
        "these, with the quarters around it in brackets.",
        "## Goals\n\n" + goals(results),
        "What was tried where a goal is missed or met only just:\n" + MISSED,
        "## Questions about a number\n\nThe floor is an empty exported function in a library of its own. Realistic is the mix that a busy "
        "web server answers.\n\n" + by_mix(results, "codes", MIXES),
        "## Questions about a response and a method\n\nThe same floor. GET and POST are mixes of one method; realistic has 80 % GET; "
        "uniform has twelve methods in equal shares.\n\n" + by_mix(results, "requests", REQUESTS),
        "## Text to code\n\nThe floor is strlen and memcmp with the right answer, which a program can only do that knows it. Messy is "
        "`not-found`, `NotFound`, `NOT_FOUND` and `Not Found!`; misspelt is a phrase with a letter wrong, which names nothing.\n\n"
        + by_mix(results, "texts", ("canonical", "any case", "messy", "no match", "misspelt"))
        + "\n\n![Text to code](performance/find.svg)\n\nThe nearest phrase was searched for texts that take long, by changing letters as "
        "long as that takes no less time.\n\n![The nearest phrase](performance/closest.svg)",
        "## Text that a server reads\n\nThe floor is memchr over the same bytes.\n\n"
        + by_mix(results, "lines", ("status lines", "Cache-Control")),
        "## Counting\n\nThe floor is the sum of the codes; for 100 codes it is the loop that one would write. Threads include starting one.\n\n"
        + by_mix(results, "bulk", ("10 million codes", "100 codes")) + "\n\n![Counting](performance/bulk.svg)",
        "## Beside what you use today\n\nRatios are to an empty function of the same language; Node's compiler removes its call, so "
        "that only times say something there.\n\n" + table(
            ["", "mix", "ratio", "time"],
            [[result["work"], result["mix"], f"{result['ratio']:.2f}", f"{result['ns']:.1f} ns"]
             for result in select(results, "peers") if result["work"] != "empty function"])
        + ("\n\nNot measured: " + "; ".join(missing) + "." if missing else ""),
        "## Growth\n\nTexts x 10: every code has nine more aliases, synthetic, through the generator.\n\n" + growth(results),
        f"## Size\n\nThe library has {own['bytes'] // 1024} KiB with its text in all languages, of which {own['code'] // 1024} KiB are code "
        f"and {own['read_only_data'] // 1024} KiB constant data. It has {own['relative_relocations']} relative relocations, an empty "
        f"library {own['relative_relocations_of_an_empty_library']}: those of the compiler's start-up code. Loading it, a first call and "
        f"closing it takes {select(results, 'load', ('libhttpstatus',))[0]['ratio']:.2f} times what an empty library takes.",
        "## Instructions\n\nCounted by callgrind on fixed inputs, with what is called; a test fails if one grows by more than 10 %.\n\n"
        + table(["function", "compiler", "flags", "instructions a call"],
                [[row["function"], row["compiler"], row["flags"], row["instructions"]] for row in counts]),
    ]
    for name, title in (("python", "Python"), ("lua", "Lua")):
        text = read_text(folder / f"{name}.txt")
        if text:
            parts.append(f"## {title}\n\n```\n{text}\n```")
    return "\n\n".join(parts) + "\n"


def main(folder):
    folder = Path(folder)
    results = read_lines(folder)
    facts, own = machine(folder), library(folder)
    everything = {"machine": facts, "library": own, "results": results, "missing": read_text(folder / "missing.txt").splitlines(),
                  "python": read_text(folder / "python.txt"), "lua": read_text(folder / "lua.txt")}
    (folder / "results.json").write_text(json.dumps(everything, indent=1) + "\n", encoding="utf-8")
    draw(results)
    (ROOT / "docs/performance.md").write_text(page(results, facts, own, folder), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
