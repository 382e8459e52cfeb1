"""Plants a bug for each promise of docs/reliability.md, and shows that its command fails.

    python3 tests/planted/plant.py [PROMISE...]

Each row of bugs.csv replaces a piece of text, which its file has once, in a copy of the tree in build/planted, runs the
command there and puts the text back. The command has to fail, and a line of what it prints has to hold the words of the
column `says`; that line is recorded and shown in docs/reliability.md. The commands are those of the page, or do a part
of the same where the whole takes hours.
"""
import csv
import datetime
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))
import reliability  # noqa: E402

BUILD = ROOT / "build/planted"
LONGEST = 200  # characters of a line that are shown


def edited(row, root=ROOT):
    """The text of the file of a row, with the bug in it."""
    text = (root / row["file"]).read_text(encoding="utf-8")
    if text.count(row["old"]) != 1:
        raise SystemExit(f"{reliability.PLANTED.name}: {row['file']} has {row['old']!r} {text.count(row['old'])} times")
    return text.replace(row["old"], row["new"])


def copy_tree():
    """Copies what git knows and what is new. What earlier runs have built there stays."""
    listed = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT,
                            capture_output=True, check=True, text=True).stdout
    tree = BUILD / "tree"
    known = {name for name in listed.split("\0") if (ROOT / name).is_file()}
    for path in [path for path in tree.rglob("*") if path.is_file() or path.is_symlink()]:
        name = path.relative_to(tree).as_posix()
        if name not in known and not name.startswith("build/"):
            path.unlink()
    for name in known:
        copy, text = tree / name, (ROOT / name).read_bytes()
        if not copy.exists() or copy.read_bytes() != text:  # with the time of now, or make would keep what is older
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, copy)
            shutil.copymode(ROOT / name, copy)
    return tree


def planted(row, tree):
    """The line that a command prints with the bug planted."""
    path = tree / row["file"]
    original = path.read_bytes()
    path.write_text(edited(row, tree), encoding="utf-8")
    try:
        done = subprocess.run(row["command"].split(), cwd=tree, check=False, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, text=True, errors="replace")
    finally:
        path.write_bytes(original)
    (BUILD / f"{row['promise']}.log").write_text(done.stdout, encoding="utf-8")
    if done.returncode == 0:
        raise SystemExit(f"{row['command']} passes with this planted: {row['bug']}")
    lines = [line for line in done.stdout.splitlines() if row["says"] in line]
    if not lines:
        raise SystemExit(f"{row['command']} failed without saying {row['says']!r}: {BUILD}/{row['promise']}.log")
    return shown(lines[0], tree)


def shown(line, tree):
    """A line as a cell of a table: short, without places and processes of this machine, and without Markdown's own."""
    line = re.sub(r".*==\d+==", "", line.replace(f"{tree}/", "")).replace("|", "/").replace("`", "'")
    line = " ".join(line.split())
    return line if len(line) <= LONGEST else line[:LONGEST - 3] + "..."


def key(row):
    return row["command"], row["bug"]


def record(row, printed):
    """Writes what a command printed into the row, as the file has it by now."""
    today = datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%d")
    rows = [{**other, "printed": printed, "date": today} if key(other) == key(row) else other
            for other in reliability.planted_bugs()]
    with reliability.PLANTED.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    reliability.write_page()


def main(names):
    rows = reliability.planted_bugs()
    unknown = set(names) - {row["promise"] for row in rows}
    if unknown:
        raise SystemExit(f"no bug is planted for {', '.join(sorted(unknown))}")
    tree = copy_tree()
    for row in rows:
        if names and row["promise"] not in names:
            continue
        printed = planted(row, tree)
        print(f"{row['command']}: {printed}", flush=True)
        record(row, printed)


if __name__ == "__main__":
    main(sys.argv[1:])
