#!/usr/bin/env python3
"""Reads and writes the transcripts in cases/.

In a transcript "$ httpstatus ARGUMENT..." is a command line as for a shell, which may end in "< FILE"; below it stand
what it writes to stdout, then, behind "! ", what it writes to stderr, then "= N" with its exit status.

  HTTPSTATUS_CLI_PROGRAM=build/dev/bin/httpstatus tests/tool/transcripts.py

writes the answers again, to be looked through before they are committed.
"""
import shlex
from pathlib import Path

CASES = Path(__file__).resolve().parent / "cases"


def transcripts():
    return sorted(CASES.glob("*.txt"))


def cases(path):
    """Pairs of a command line and the answer to it."""
    _, *parts = ("\n" + path.read_text(encoding="utf-8")).split("\n$ ")
    for part in parts:
        line, _, answer = part.partition("\n")
        yield line, answer.rstrip("\n") + "\n"


def answer_to(line, root, run):
    """What a command line answers, as a transcript has it."""
    words = shlex.split(line)[1:]
    stdin = b""
    if len(words) > 1 and words[-2] == "<":
        stdin = (root / words[-1]).read_bytes()
        words = words[:-2]
    out, err, status = run(*words, stdin=stdin)
    text = out.decode("utf-8")
    text += "".join(f"! {line}\n" for line in err.decode("utf-8").splitlines())
    return f"{text}= {status}\n"


def main():
    from conftest import ROOT, TOOL, run
    for path in transcripts():
        lines = [line for line, _ in cases(path)]
        answers = [answer_to(line, ROOT, lambda *words, stdin: run(TOOL, *words, stdin=stdin)) for line in lines]
        path.write_text("\n".join(f"$ {line}\n{answer}" for line, answer in zip(lines, answers)), encoding="utf-8")


if __name__ == "__main__":
    main()
