"""What the adapters that are written in Python share."""
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1]))

from score import NOT_CLAIMED, PLAIN  # noqa: E402

ESCAPES = {ord(character): f"\\{name.decode()}" for name, character in PLAIN.items()}


def cell(answer):
    """An answer as it is in a cell."""
    if answer is None:
        return ""
    if isinstance(answer, bool):
        return "yes" if answer else "no"
    return str(answer).translate(ESCAPES)


def answer(library, version, functions):
    """Answers every question; functions has, by column, what is called with the arguments of a row."""
    sys.stdin.reconfigure(encoding="utf-8")
    sys.stdout.reconfigure(encoding="utf-8")
    for line in sys.stdin:
        column, *arguments = line.rstrip("\n").split("\t")
        if column == "library":
            print(library, version, sep="\t")
        else:
            print(cell(functions[column](*arguments)) if column in functions else NOT_CLAIMED)
