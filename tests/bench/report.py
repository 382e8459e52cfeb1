"""Writes results.json and docs/performance.md with its charts from what run.sh has measured: report.py FOLDER."""
import csv
import json
import platform
import re
import subprocess
import sys
import textwrap
from pathlib import Path

import matplotlib

matplotlib.use("svg")
import matplotlib.pyplot as plt  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]
CHARTS = ROOT / "docs/performance"
MIXES = ("realistic", "uniform 0..999", "all ints")
METHODS = ("GET", "POST", "realistic", "uniform")
REQUESTS = (*METHODS, "redirects")
GOALS = (  # what, group, works, mixes, at most
    ("reason, name, predicates by number", "codes", None, MIXES, 1.25),
    ("redirect_method", "requests", ("redirect_method",), REQUESTS, 3),
    ("content", "requests", ("content",), METHODS, 3),
    ("may_store", "requests", ("may_store",), METHODS, 3),
    ("may_retry", "requests", ("may_retry",), METHODS, 3),
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
# What row_of() and traits_of() of lib/registry.h read.
HOT_TABLES = ("httpstatus_rows", "httpstatus_facts")
PAGE = 4096
EMPTY = "release/tests/bench/libbench-floors.so"

# What is in the goals' table as missed, or met only just: what it is about, what was tried and what the limit is, and
# what profile.py has looked at.
MISSED = (
    ("may_store", """
every rule is asked without a branch, which with GET takes nearly all that the goal allows; another method adds its hash
and, where methods come in no order, the misprediction of where its name ends. Tried, each against what takes 3.6 times
an empty call for POST and 6.5 for twelve methods: reading a fixed number of the method's letters without a branch and
comparing with `strcmp`, 5.8 and 7.6; finding its end with `memchr`, hashing its length and four letters, and `strcmp`,
5.9 and 8.4; reading eight letters without a loop, 3.6 and 6.8; answering at once where a method cannot be cached, 3.7
and 6.0. The limit is the twelve rules themselves and one misprediction for the method.
""", (("may_store", "GET"), ("may_store", "uniform"))),
    ("find, messy spellings and phrases with a letter wrong", """
what is left after the search for a phrase as it stands is to read the text a byte at a time, and mispredictions on its
length, its separators, and whether it is as long as a phrase. Tried, for messy spellings: comparing byte by byte with
what a sum of weights finds, 6.1; finding keys by their ends and comparing byte by byte, 7.2, or eight bytes at a time
with separators shifted out, 6.2; normalising two bytes in a turn, 5.5, or four, 5.7, where one takes 5.3. Not to
compare at all would save no more than 0.7. What is in use normalises once, adds up the weights meanwhile, and compares
words. A misspelt phrase mostly has the ends of a phrase, so the filter that stops other texts lets it pass. What
costs most is `make_key`, which normalises.
""", (("find", "messy"), ("find", "misspelt"))),
    ("find, canonical spellings and texts that name nothing", """
at the goal, and on either side of it from run to run, because the floor itself varies with the lengths that memcmp
predicts. Tried: keeping out of line what follows where a text is no phrase as it stands, 1.29 where what is in use
takes 1.27.
""", ()),
)


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


def hot_tables(path):
    """The tables that a look-up by number reads, {name: [address, bytes]}, as the linker has laid them out."""
    symbols = re.findall(r"^(\w+) (\w+) \w (\w+)$", output_of("nm", "-S", path), re.M)
    return {name: [int(address, 16), int(size, 16)] for address, size, name in symbols if name in HOT_TABLES}


def pages_of(tables):
    """How many pages they lie in."""
    return len({page for address, size in tables.values()
                for page in range(address // PAGE, (address + size - 1) // PAGE + 1)})


def library(folder):
    path = (folder / "release/lib/libhttpstatus.so").resolve()
    relocations = output_of("readelf", "-rW", path)
    empty = output_of("readelf", "-rW", folder / EMPTY)
    sections = output_of("size", "-A", path)
    sizes = {name: int(size) for name, size in re.findall(r"^(\.\w+)\s+(\d+)", sections, re.M)}
    hot = hot_tables(path)
    return {
        "bytes": path.stat().st_size,
        "bytes_of_an_empty_library": (folder / EMPTY).stat().st_size,
        "hot_tables": hot,
        "hot_tables_pages": pages_of(hot),
        "code": sizes[".text"],
        "read_only_data": sizes[".rodata"],
        "relative_relocations": relocations.count("_RELATIVE"),
        "relative_relocations_of_an_empty_library": empty.count("_RELATIVE"),
    }


def python_records(text):
    """What bench_python.py has printed, as records like those of the other programs."""
    for work, time, unit, ratio, floor in re.findall(r"^  (\S.*?) +([\d.]+) (ns|ms) +([\d.]+) x (.+)$", text, re.M):
        yield {"suite": "python", "group": "python", "work": work, "floor": floor, "ratio": float(ratio),
               "ns": float(time) * (1e6 if unit == "ms" else 1)}
    for verdict, work, side, most, of, value in re.findall(
            r"^  (met|MISSED) +(.+), at (most|least) ([\d.]+)(.*): ([\d.]+)$", text, re.M):
        yield {"suite": "python", "group": "python goals", "work": work, "of": of.strip(), "value": float(value),
               f"at_{side}": float(most), "met": verdict == "met"}


def lua_records(text):
    """What bench_lua.sh has printed: times and ratios under a line that names the Lua."""
    mix = None
    for line in text.splitlines():
        record = {"suite": "lua", "group": "lua", "mix": mix}
        time = re.fullmatch(r"  (\S.*?) +([\d.]+) ns", line)
        ratio = re.fullmatch(r"  (.+) is ([\d.]+) x (.+) \(([\d.]+) to ([\d.]+)\)(?:, .*?goal ([\d.]+))?", line)
        nginx = re.match(r"nginx, .*: (\d+) without, (\d+) with; .*deviation .* ([\d.]+) %", line)
        if time:
            yield {**record, "work": time[1], "ns": float(time[2])}
        elif ratio:
            work, value, floor, low, high, most = ratio.groups()
            goal = {"at_most": float(most), "met": "MISSED" not in line} if most else {}
            yield {**record, "group": "lua goals", "work": work, "floor": floor, "value": float(value),
                   "low": float(low), "high": float(high), **goal}
        elif nginx:
            yield {"suite": "lua", "group": "nginx", "work": "requests/s", "without": int(nginx[1]),
                   "with": int(nginx[2]), "noise_percent": float(nginx[3])}
        elif not line.startswith(" "):
            mix = line


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

    def cell(row, mix):
        return f"{spread(row[mix])}, {row[mix]['ns']:.1f} ns" if mix in row else ""
    return table(["", *mixes], [[work, *(cell(row, mix) for mix in mixes)] for work, row in rows.items()])


def goals(results):
    rows = []
    for what, group, works, mixes, most in GOALS:
        found = [result for result in select(results, group, works, mixes)
                 if works or result["work"] not in NOT_PREDICATES]
        for_mix = [max((result["ratio"] for result in found if result["mix"] == mix), default=0) for mix in mixes]
        verdict = "met" if max(for_mix) <= most else "**missed**"
        if verdict != "met" and min(for_mix) <= most:
            verdict = "**missed** for " + ", ".join(mix for mix, ratio in zip(mixes, for_mix) if ratio > most)
        rows.append([what, found[0]["floor"], " / ".join(f"{ratio:.2f}" for ratio in for_mix), f"{most:g}", verdict])
    worst = max(result["ns"] for result in results if result["group"] == "closest")
    rows.append(["closest, the worst text of up to 40 letters that a search found", "-", f"{worst / 1000:.1f} us",
                 "2 us", "met" if worst <= CLOSEST_MOST else "**missed**"])
    return table(["work", "floor", "ratio, worst of each mix", "at most", ""], rows)


def profile_lines(results, work, mix):
    lines = []
    for result in results:
        if (result["group"], result["work"], result.get("mix")) != ("profile", work, mix):
            continue
        what = (f"{result['instructions']:.1f} instructions, {result['branches']:.2f} branches, "
                f"{result['mispredicted']:.2f} mispredicted")
        where = f"{work}, {mix}: {result['function']}"
        lines.append(f"  {where:53} {what}")
    return lines


def missed(results):
    parts = []
    for what, text, profiled in MISSED:
        part = textwrap.fill(f"- **{what}**: {text.strip()}", 120, subsequent_indent="  ", break_on_hyphens=False)
        lines = [line for work, mix in profiled for line in profile_lines(results, work, mix)]
        parts.append(part + ("\n\n  ```\n" + "\n".join(lines) + "\n  ```" if lines else ""))
    return "\n".join(parts)


def loading(results, own):
    """The rows of what loading takes, beside an empty library."""
    found = {(result["work"], result["mix"]): result for result in results if result["group"] == "load"}
    empty, loaded = (found[work, "dlopen, first call, dlclose"] for work in ("empty library", "libhttpstatus"))
    empty_faults, faults = (found[work, "page faults"]["faults"] for work in ("empty library", "libhttpstatus"))
    hot = sum(size for _, size in own["hot_tables"].values())

    def verdict(met):
        return "met" if met else "**missed**"
    over = own["relative_relocations"] - own["relative_relocations_of_an_empty_library"]
    return table(["", "empty library", "libhttpstatus", "at most", ""], [
        ["dlopen, first call, dlclose", f"{empty['ns'] / 1000:.0f} us",
         f"{loaded['ns'] / 1000:.0f} us, {spread(loaded)}", "1.5 times", verdict(loaded["ratio"] <= 1.5)],
        ["pages touched by that, as minor page faults", empty_faults, f"{faults}, {faults / empty_faults:.2f}",
         "1.5 times", verdict(faults <= 1.5 * empty_faults)],
        ["relative relocations", own["relative_relocations_of_an_empty_library"], own["relative_relocations"],
         "0 but those of an empty library", verdict(over <= 0)],
        ["size, with its text in all languages", f"{own['bytes_of_an_empty_library'] / 1024:.0f} KiB",
         f"{own['bytes'] / 1024:.0f} KiB", "512 KiB", verdict(own["bytes"] < 512 * 1024)],
        ["tables that a look-up by number reads: " + ", ".join(f"`{name}`" for name in own["hot_tables"]), "-",
         f"{hot} bytes in {own['hot_tables_pages']} "
         f"page{'s' * (own['hot_tables_pages'] > 1)}", "4096 bytes in two pages",
         verdict(hot < PAGE and own["hot_tables_pages"] <= 2)],
    ])


def chart(name, title, unit, bars):
    """Draws horizontal bars: bars is [(label, value)]."""
    figure, axes = plt.subplots(figsize=(8, 0.6 + 0.32 * len(bars)))
    labels, values = zip(*reversed(bars))
    own = ("libhttpstatus", "find", "closest", "count_", "histogram", "set_")
    axes.barh(labels, values, color=["#2a6f97" if label.startswith(own) else "#a9a9a9" for label in labels])
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
    texts = [(f"{result['work']}: {result['mix']}", result["ns"])
             for result in select(results, "texts", ("find", "strlen + memcmp"))]
    chart("find", "Text to code", "ns a call", texts)
    closest = [(f"closest: {result['mix']}", result["ns"]) for result in results if result["group"] == "closest"]
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
            f"{of('empty function')} are the call itself. The same in libmicrohttpd takes {of('libmicrohttpd')}, in "
            "libsoup "
            f"{of('libsoup')}, by Go's StatusText {of('Go StatusText')}, by the http crate of Rust "
            f"{of('Rust http')}, by Node's "
            f"http.STATUS_CODES {of('Node http.STATUS_CODES')}, and by Python's HTTPStatus(c).phrase "
            f"{of('Python HTTPStatus(c).phrase')}; these are for codes that come in no order, each program in its "
            "own language.")


def per_byte(results):
    read = {result["mix"]: result for result in results if result["group"] == "lines" and "bytes" in result}
    rows = []
    for result in select(results, "lines"):
        bytes_per_ns = read[result["mix"]]["bytes"] / result["ns"]
        cycles_per_ns = read[result["mix"]]["cycles_per_ns"]
        rows.append([result["work"], result["mix"], spread(result), f"{result['ns']:.1f} ns", f"{bytes_per_ns:.2f}",
                     f"{bytes_per_ns / cycles_per_ns:.2f}" if cycles_per_ns else "not measured"])
    return table(["work", "on", "ratio", "a call", "bytes a ns", "bytes a cycle"], rows)


def growth_of_input(results):
    rows = [[result["work"], f"{result['ratio']:.2f}", f"{result['ns']:.2f} ns"] for result in select(results, "growth")
            if "registry" not in result and result["floor"] != result["work"]]
    return table(["work", "ratio", "a code"], rows)


def growth_of_registry(results, sizes):
    """What each registry that growth.py makes takes, in time and in bytes."""
    rows = {}
    worst = {}
    for result in results:
        if "registry" not in result:
            continue
        if "ratio" in result:
            row = rows.setdefault((result["work"], result["mix"]), {})
            row[result["registry"]] = f"{result['ratio']:.2f}, {result['ns']:.1f} ns"
        else:
            worst[result["registry"]] = max(worst.get(result["registry"], 0), result["ns"])
    rows["closest", "the worst found"] = {name: f"{ns / 1000:.1f} us" for name, ns in worst.items()}
    for what in next(iter(sizes.values()), ()):
        rows[what, ""] = {name: f"{size[what] / 1024:.1f} KiB" for name, size in sizes.items()}
    return table(["work", "on", *worst], [[*what, *(row[name] for name in worst)] for what, row in rows.items()])


def grown_sizes(folder):
    """{registry: {what: bytes}} of the libraries that growth.py has built."""
    sizes = {}
    for tree in (folder / "grown").iterdir():
        path = (tree / "build/lib/libhttpstatus.so").resolve()
        sizes[tree.name] = {"the library": path.stat().st_size,
                            "tables that a look-up by number reads": sum(size for _, size in hot_tables(path).values())}
    return sizes


def page(results, facts, own, folder):
    counts = list(csv.DictReader((ROOT / "tests/bench/instructions.csv").open(encoding="utf-8", newline="")))
    missing = read_text(folder / "missing.txt").splitlines()
    parts = [
        "# Performance",
        first_lines(results),
        "![Code to phrase](performance/reason.svg)",
        "This page and its charts are written by `sh tests/bench/run.sh` from what it measures, in "
        f"`build/bench/results.json`. Measured with {facts['compiler']} ({facts['flags']}) on {facts['cpu']}, "
        f"{facts['system']}. "
        "Times depend on the machine and on what else it does; ratios do so much less. Everything that is compared "
        "runs in turn, in "
        "rounds inside one process; each round gives a ratio to the floor in the same round, and what stands here is "
        "the median of "
        "these, with the quarters around it in brackets.",
        "## Goals\n\n" + goals(results),
        "## Where a goal is missed\n\nOr met only just: what was tried, what the limit is, and where the time goes: "
        "instructions and branches a call by callgrind, whose predictor is a simple one.\n\n" + missed(results),
        "## Questions about a number\n\nThe floor is an empty exported function in a library of its own. Realistic "
        "is the mix that a busy "
        "web server answers.\n\n" + by_mix(results, "codes", MIXES),
        "## Questions about a response and a method\n\nThe same floor. GET and POST are mixes of one method; "
        "realistic has 80 % GET; uniform has twelve methods in equal shares and all codes from 100 to 599; redirects "
        "are 301, 302, 303, 307 and 308 in equal shares, with the methods of realistic.\n\n"
        + by_mix(results, "requests", REQUESTS),
        "## Text to code\n\nThe floor is strlen and memcmp with the right answer, which a program can only do that "
        "knows it. Messy is "
        "`not-found`, `NotFound`, `NOT_FOUND` and `Not Found!`; misspelt is a phrase with a letter wrong, which "
        "names nothing.\n\n"
        + by_mix(results, "texts", ("canonical", "any case", "messy", "no match", "misspelt"))
        + "\n\n![Text to code](performance/find.svg)\n\nThe nearest phrase was searched for texts that take long, by "
        "changing letters as "
        "long as that takes no less time.\n\n![The nearest phrase](performance/closest.svg)",
        "## Text that a server reads\n\nThe floor is memchr over the same bytes. Cycles are those of the time stamp "
        "counter, which runs at a fixed rate: most virtual machines let nobody count the cycles of the core.\n\n"
        + per_byte(results),
        "## Counting\n\nThe floor is the sum of the codes; for 100 codes it is the loop that one would write. "
        "Threads include starting one.\n\n"
        + by_mix(results, "bulk", ("10 million codes", "100 codes")) + "\n\n![Counting](performance/bulk.svg)",
        "## Beside what you use today\n\nRatios are to an empty function of the same language; Node's compiler "
        "removes its call, so "
        "that only times say something there.\n\n" + table(
            ["", "mix", "ratio", "time"],
            [[result["work"], result["mix"], f"{result['ratio']:.2f}", f"{result['ns']:.1f} ns"]
             for result in select(results, "peers") if result["work"] != "empty function"])
        + ("\n\nNot measured: " + "; ".join(missing) + "." if missing else ""),
        "## Growth\n\nOf the input: 1 GiB of codes, against a read-sum.\n\n" + growth_of_input(results)
        + "\n\nOf the registry, by synthetic data through the generator: a code of every number from 100 to 999, which "
        "is all that three digits allow and nine times as many as there are, and nine more spellings for each code. "
        "All three have English texts only. How long a question about a number takes does not depend on how many codes "
        "there are. The table by which phrases are found grows with the square of their number, and then no longer "
        "fits the first cache; `closest` compares with as many keys as are near in length and letters.\n\n"
        + growth_of_registry(results, grown_sizes(folder)),
        f"## Loading and size\n\nThe library has {own['bytes'] // 1024} KiB with its text in all languages, of which "
        f"{own['code'] // 1024} KiB are code "
        f"and {own['read_only_data'] // 1024} KiB constant data.\n\n" + loading(results, own),
        "## Instructions\n\nCounted by callgrind on fixed inputs, with what is called; a test fails if one grows by "
        "more than 10 %.\n\n"
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
    results += [*python_records(read_text(folder / "python.txt")), *lua_records(read_text(folder / "lua.txt"))]
    facts, own = machine(folder), library(folder)
    everything = {"machine": facts, "library": own, "results": results,
                  "missing": read_text(folder / "missing.txt").splitlines(),
                  "python": read_text(folder / "python.txt"), "lua": read_text(folder / "lua.txt")}
    (folder / "results.json").write_text(json.dumps(everything, indent=1) + "\n", encoding="utf-8")
    draw(results)
    (ROOT / "docs/performance.md").write_text(page(results, facts, own, folder), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
