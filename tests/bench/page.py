"""Records what run.sh has measured, and writes it into docs/performance.md.

    page.py record FOLDER     what the programs printed into FOLDER/lines.jsonl, into figures.csv
    page.py                   the tables of docs/performance.md, from the tables of this folder

A row of figures.csv is a value with its unit, and its ratio to the floor that was measured in the same rounds: the
median of the rounds, and the quarters around it. A row of goals.csv is what a figure may be at most; people write it,
and a row of misses.csv for each goal that is missed.
"""
import csv
import json
import platform
import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.append(str(HERE.parent))
from figures import DOCS, fill, table  # noqa: E402

PAGE = DOCS / "performance.md"
RECORDS = HERE / "figures.csv"
COLUMNS = ("group", "work", "mix", "value", "unit", "floor", "ratio", "low", "high")
EMPTY_LIBRARY = "release/tests/bench/libbench-floors.so"
# How many of the recorded unit are one of a goal's.
UNITS = {"us": 1e3, "ms": 1e6, "KiB": 1024, "": 1}


# ---- Recording ----

def rounded(number):
    return f"{number:.4g}" if isinstance(number, float) else number


def row_of(measured):
    """A line that a program printed, as a row."""
    row = {"value": measured.get("ns"), "unit": "ns", **measured}
    return {column: rounded(row.get(column, "")) for column in COLUMNS}


def output_of(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def read_lines(path):
    return path.read_text(encoding="utf-8").splitlines()


def machine(folder):
    cache = (folder / "release/CMakeCache.txt").read_text(encoding="utf-8")
    compiler = output_of(re.search(r"CMAKE_C_COMPILER:\w+=(.*)", cache)[1], "--version").splitlines()[0]
    model = re.search(r"model name\s*:\s*(.*)", Path("/proc/cpuinfo").read_text(encoding="utf-8"))
    return {
        "compiler": compiler,
        "flags": re.search(r"CMAKE_C_FLAGS_RELEASE:\w+=(.*)", cache)[1],
        "processor": model[1] if model else platform.machine(),
        "system": " ".join((platform.system(), *platform.libc_ver())),
        "Python": platform.python_version(),
    }


def relocations(library):
    return output_of("readelf", "-rW", library).count("_RELATIVE")


def sizes(folder):
    library = (folder / "release/lib/libhttpstatus.so").resolve()
    sections = dict(re.findall(r"^(\.\w+)\s+(\d+)", output_of("size", "-A", library), re.M))
    empty = folder / EMPTY_LIBRARY
    return [("the library", library.stat().st_size, "bytes"), ("an empty library", empty.stat().st_size, "bytes"),
            ("code", int(sections[".text"]), "bytes"), ("constant data", int(sections[".rodata"]), "bytes"),
            ("relative relocations", relocations(library) - relocations(empty), "")]


def record(folder):
    measured = [json.loads(line) for line in read_lines(folder / "lines.jsonl")]
    measured += [{"group": "size", "work": work, "value": value, "unit": unit} for work, value, unit in sizes(folder)]
    measured += [{"group": "machine", "work": what, "value": fact, "unit": ""}
                 for what, fact in machine(folder).items()]
    measured += [{"group": "missing", "work": what, "unit": ""} for what in read_lines(folder / "missing.txt")]
    with RECORDS.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(map(row_of, measured))


# ---- Reading ----

def read_rows(name):
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def unique(values):
    return list(dict.fromkeys(values))


def chosen(cell, names):
    """The names that a cell of goals.csv means: those it has, or "*" for all but those after "!"."""
    parts = cell.split(";")
    if "*" in parts:
        return [name for name in unique(names) if f"!{name}" not in parts]
    return parts


# ---- Goals ----

def value_for(goal, row, rows):
    """What is held against a goal: a value in its unit, or a ratio to a floor, the fastest if it names several."""
    if goal["unit"] != "x":
        return float(row["value"]) / UNITS[goal["unit"]]
    if not goal["floor"]:
        return float(row["ratio"])
    alike = [other for other in rows if other["mix"] == row["mix"] and other["work"] != row["work"]]
    floors = chosen(goal["floor"], [other["work"] for other in alike])
    return float(row["value"]) / min(float(other["value"]) for other in alike if other["work"] in floors)


def goal_row(goal, records):
    rows = [row for row in records if row["group"] == goal["group"]]
    works = chosen(goal["work"], [row["work"] for row in rows if row["work"] != row["floor"]])
    mixes = chosen(goal["mix"], [row["mix"] for row in rows])
    held = [row for row in rows if row["work"] in works and row["mix"] in mixes]
    if not held:
        return [goal["goal"], "", "not measured", "", ""]
    worst = max(held, key=lambda row: value_for(goal, row, rows))
    value, most = value_for(goal, worst, rows), float(goal["at_most"])
    floor = "the fastest of them" if "*" in goal["floor"] else goal["floor"] or worst["floor"]
    unit = " " + goal["unit"] if goal["unit"] else ""
    return [goal["goal"], floor if goal["unit"] == "x" else "", f"{value:.3g}{unit}", f"{most:g}{unit}",
            "met" if value <= most else f"**missed**: {worst['work']}, {worst['mix']}"]


def goal_rows(records):
    return [goal_row(goal, records) for goal in read_rows("goals.csv")]


def goal_table(rows):
    return table(["goal", "compared with", "worst", "at most", ""], rows)


def missed(rows):
    """The names of the goals that are missed."""
    return [name for name, *_, verdict in rows if verdict.startswith("**missed**")]


def miss_table(names):
    profiles = {profile["goal"]: profile for profile in read_rows("misses.csv")}
    unknown = {"instructions": "not profiled", "why": "", "command": ""}
    heads = {"instructions": "its instructions", "why": "why it stays so", "command": "command"}
    rows = [[name, *(profiles.get(name, unknown)[column] for column in heads)] for name in names]
    return table(["goal", *heads.values()], rows) if rows else "Every goal is met."


# ---- Tables ----

def time(row):
    value = float(row["value"])
    for unit, size in (("ms", 1e6), ("us", 1e3)):
        if value >= size:
            return f"{value / size:.3g} {unit}"
    return f"{value:.3g} ns"


def spread(row):
    quarters = f" ({float(row['low']):.2f}-{float(row['high']):.2f})" if row["low"] else ""
    return f"{float(row['ratio']):.2f}{quarters}"


def by_mix(rows):
    """A table with a work in each row and a mix in each column."""
    mixes = unique(row["mix"] for row in rows)
    cells = {(row["work"], row["mix"]): f"{spread(row)}, {time(row)}" for row in rows}
    return table(["", *mixes], [[work, *(cells.get((work, mix), "") for mix in mixes)]
                                for work in unique(row["work"] for row in rows)], numbers=True)


def by_work(rows):
    return table(["", "mix", "compared with", "ratio", "time"],
                 [[row["work"], row["mix"], row["floor"], spread(row), time(row)] for row in rows
                  if row["ratio"] and row["work"] != row["floor"]])


def fastest_first(rows):
    """A table of peers, by the time they take on the mix in the middle."""
    times = {(row["work"], row["mix"]): time(row) for row in rows}
    mixes = unique(row["mix"] for row in rows)
    middle = {row["work"]: float(row["value"]) for row in rows if row["mix"] == mixes[len(mixes) // 2]}
    return table(["", *mixes], [[work, *(times.get((work, mix), "") for mix in mixes)]
                                for work in sorted(middle, key=middle.get)], numbers=True)


def line_table(rows):
    lengths = {row["mix"]: float(row["value"]) for row in rows if row["unit"] == "bytes"}
    return table(["", "text", "ratio", "a call", "bytes a ns"],
                 [[row["work"], row["mix"], spread(row), time(row), f"{lengths[row['mix']] / float(row['value']):.2f}"]
                  for row in rows if row["ratio"]])


def load_table(rows):
    return table(["", "", "", "ratio"], [[row["work"], row["mix"], time(row) if row["ratio"] else row["value"],
                                          spread(row) if row["ratio"] else ""] for row in rows])


def size_table(rows):
    return table(["", ""], [[row["work"], f"{float(row['value']) / 1024:.1f} KiB" if row["unit"] else row["value"]]
                            for row in rows], numbers=True)


def static_table(rows):
    """A function in each row and a way to link it in each column."""
    ways = unique(row["mix"] for row in rows)
    bytes_of = {(row["work"], row["mix"]): float(row["value"]) for row in rows}
    return table(["", *ways], [[work, *(f"{bytes_of[work, way] / 1024:.1f} KiB" for way in ways)]
                               for work in unique(row["work"] for row in rows)], numbers=True)


def instruction_table():
    rows = read_rows("instructions.csv")
    builds = unique(f"{row['compiler']}, {row['flags']}" for row in rows)
    counts = {(row["function"], f"{row['compiler']}, {row['flags']}"): row["instructions"] for row in rows}
    return table(["", *builds], [[function, *(counts.get((function, build), "") for build in builds)]
                                 for function in unique(row["function"] for row in rows)], numbers=True)


def missing_list(rows):
    return "\n".join(f"- {row['work']}" for row in rows) or "Everything was measured."


def figures():
    """{name: Markdown} for the places of the page."""
    records = read_rows("figures.csv")
    groups = {}
    for row in records:
        groups.setdefault(row["group"], []).append(row)
    goals = goal_rows(records)
    return {
        "goals": goal_table(goals),
        "misses": miss_table(missed(goals)),
        "machine": table(["", ""], [[row["work"], row["value"]] for row in groups["machine"]]),
        "not measured": missing_list(groups.get("missing", [])),
        "codes": by_mix(groups["codes"]),
        "requests": by_mix(groups["requests"]),
        "texts": by_mix(groups["texts"]),
        "closest": table(["length", "time"], [[row["mix"], time(row)] for row in groups["closest"]], numbers=True),
        "lines": line_table(groups["lines"]),
        "bulk": by_mix(groups["bulk"]),
        "phrases": fastest_first(groups["phrases"]),
        "numbers": fastest_first(groups["numbers"]),
        "load": load_table(groups["load"]),
        "size": size_table(groups["size"]),
        "static": static_table(groups["static"]),
        "instructions": instruction_table(),
        "Python": by_work(groups.get("python", [])),
        "Lua": by_work(groups.get("lua", [])),
    }


if __name__ == "__main__":
    if sys.argv[1:2] == ["record"]:
        record(Path(sys.argv[2]))
    fill(PAGE, figures())
