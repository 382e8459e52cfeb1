"""score.py, asked about adapters that are right, wrong or broken, and the vectors, which keep to their README."""
import csv
import re
import subprocess
import sys
from pathlib import Path

import pytest
import score

HERE = Path(__file__).resolve().parent
README = (HERE / "README.md").read_text(encoding="utf-8")

LIBRARY = """
import sys
for line in sys.stdin:
    column, *arguments = line.rstrip("\\n").split("\\t")
    if column == "library":
        print("Some library\\t1.2")
    elif column == "reason.reason":
        print({answer})
    else:
        print("?")
"""


def run(*command):
    return subprocess.run([sys.executable, HERE / "score.py", *command], capture_output=True, text=True, check=False)


def adapter(folder, source):
    path = folder / "adapter.py"
    path.write_text(source, encoding="utf-8")
    return sys.executable, path


def questions_of(column):
    return [question for question in score.questions() if question.column == column]


def test_right_answers_are_counted(tmp_path):
    phrases = {question.arguments[0]: question.cell for question in questions_of("reason.reason")}
    done = run(*adapter(tmp_path, LIBRARY.format(answer=f"{phrases!r}[arguments[0]]")))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[0] == "Some library 1.2"
    assert done.stdout.splitlines()[-1] == f"{len(phrases)} of {len(phrases)} answers are right"


def test_wrong_answers_are_named(tmp_path):
    done = run(*adapter(tmp_path, LIBRARY.format(answer="'Gone' if arguments == ['410'] else 'Lost'")))
    total = len(questions_of("reason.reason"))
    assert done.returncode == 1
    assert "reason.reason of 404: Lost, not Not Found\n" in done.stdout
    assert done.stdout.splitlines()[-1] == f"1 of {total} answers are right"


def test_a_rule_is_answered_by_what_it_allows():
    rules = {cell: score.Question("may_store.rule", (), cell, "") for cell in ("STORE_EXPLICIT", "NOSTORE_METHOD")}
    assert rules["STORE_EXPLICIT"].is_answered_by("STORE_EXPLICIT") and rules["STORE_EXPLICIT"].is_answered_by("yes")
    assert rules["NOSTORE_METHOD"].is_answered_by("NOSTORE_METHOD") and rules["NOSTORE_METHOD"].is_answered_by("no")
    for cell, answer in (("STORE_EXPLICIT", "no"), ("STORE_EXPLICIT", "STORE_PUBLIC"), ("NOSTORE_METHOD", "yes")):
        assert not rules[cell].is_answered_by(answer)


@pytest.mark.parametrize(("source", "said"), [
    ("raise SystemExit(3)", "it ended with status 3"),
    ("import sys; print('Some library\\t1.2')", "it printed 0 answers to "),
    ("import sys; print(sys.stdin.read())", "its first line is 'library', not the name"),
])
def test_a_broken_adapter_is_no_score(tmp_path, source, said):
    done = run(*adapter(tmp_path, source))
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


def test_an_adapter_that_is_not_there(tmp_path):
    assert run(tmp_path / "missing").returncode == 2
    assert run().returncode == 2


@pytest.mark.parametrize(("cell", "stands_for"), [
    ("a\\x00\\xFFb", b"a\0\xffb"), ("\\n\\r\\t\\0\\\\", b"\n\r\t\0\\"), ("\\\\x41", b"\\x41"), ("\u00e9", b"\xc3\xa9"),
])
def test_escapes(cell, stands_for):
    assert score.unescaped(cell) == stands_for


@pytest.mark.parametrize("file", sorted(score.VECTORS.glob("*.csv")), ids=lambda file: file.stem)
def test_a_file_keeps_to_the_format(file):
    text = file.read_bytes().decode("utf-8")
    assert text.endswith("\n")
    assert not re.search(r"[\0-\x09\x0b-\x1f\x7f]", text)
    assert not re.search(r"\\(?!x[0-9A-Fa-f]{2}|[nrt0\\])", re.sub(r"\\\\", "", text))
    with file.open(encoding="utf-8", newline="") as lines:
        header, *rows = csv.reader(lines, strict=True)
    assert rows and {len(row) for row in rows} == {len(header)}
    are_arguments = [name in score.ARGUMENTS for name in header]
    assert are_arguments == sorted(are_arguments, reverse=True)


def test_the_readme_lists_every_file_with_its_arguments_and_answers():
    listed = {}
    for file, arguments, answers in re.findall(r"^\| `(\w+)` \| (.*?) \| (.*?) \|", README, re.M):
        listed[file] = (re.findall(r"`(\w+)`", arguments), re.findall(r"`(\w+)`", answers))
    columns = {}
    for question in score.questions():
        file, answer = question.column.split(".")
        columns.setdefault(file, []).append(answer)
    assert {file: list(dict.fromkeys(answers)) for file, answers in columns.items()} == {
        file: answers for file, (_, answers) in listed.items()}
    for file, (arguments, _) in listed.items():
        with (score.VECTORS / f"{file}.csv").open(encoding="utf-8", newline="") as lines:
            assert [name for name in next(csv.reader(lines)) if name in score.ARGUMENTS] == arguments, file
