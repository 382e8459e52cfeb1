"""Asks httpstatus what the tests of other projects expect, and checks that each difference is judged.

README.md describes the tables. Prints each difference without a judgement, each judgement that no row needs, and what
the installed httpstatus does not have, so that the rows for it were not asked. Exits with 0 if there is nothing to
look at, else with 1. With --table, prints the judgements as rows of a Markdown table instead.
"""
import argparse
import csv
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import reduce
from operator import or_
from pathlib import Path

import httpstatus

HERE = Path(__file__).resolve().parent
ENUMS = {"CACHE": "CacheFlag", "CONTENT": "Content", "REDIRECT": "RedirectPolicy", "ROBOTS": "Robots",
         "WHEN": "RetryFlag"}
NO_NUMBER = -1  # what cache_seconds and retry_after return for a text without a valid number


class Missing(Exception):
    """The installed httpstatus lacks a function or a constant. The text is its name."""


@dataclass(frozen=True)
class Question:
    """The names of the arguments in their order, and the function that takes them and returns the answer."""

    arguments: str
    ask: object


@dataclass(frozen=True)
class Expectation:
    """A row of expectations.csv."""

    suite: str
    question: str
    arguments: str
    expected: str

    @property
    def asked(self):
        return self.question, self.arguments


def function(name):
    try:
        return getattr(httpstatus, name)
    except AttributeError:
        raise Missing(name) from None


def constant(group, word):
    """Returns the value of HTTPSTATUS_group_word, from the enumeration of the group if the module has one."""
    enum = getattr(httpstatus, ENUMS[group], None)
    if enum is None:
        return function(f"{group}_{word}")
    try:
        return enum[word]
    except KeyError:
        raise Missing(f"{ENUMS[group]}.{word}") from None


def flags(group, words):
    return reduce(or_, (constant(group, word) for word in words.split("|")), 0) if words != "-" else 0


def text(written):
    """Returns the bytes of a text, which the tables write in ASCII with the escapes of Python."""
    return written.encode("ascii").decode("unicode_escape").encode("latin-1")


READ = {
    "cache": lambda words: flags("CACHE", words),
    "code": int,
    "directive": str,
    "field": str,
    "method": str,
    "now": int,
    "policy": lambda word: constant("REDIRECT", word),
    "same_origin": lambda word: word == "yes",
    "set": str,
    "text": text,
    "when": lambda words: flags("WHEN", words),
}


def same(name):
    """Calls the function of that name with the arguments as they are."""
    return lambda *arguments: function(name)(*arguments)


def word(name, group, *words):
    """Calls the function of that name, and returns the word of the constant that it returned."""
    return lambda *arguments: next(word for word in words if constant(group, word) == function(name)(*arguments))


def number(name):
    """Calls the function of that name, which takes the text first, for a number that may be missing."""
    def ask(argument, value):
        found = function(name)(value, argument)
        return None if found == NO_NUMBER else found
    return ask


def decision(name):
    """Calls the function of that name, and returns whether the rule that it returned allows it."""
    return lambda *arguments: bool(function(name)(*arguments))


def cache_decision(name):
    """Like decision(); the flags of the last argument, a Cache-Control value, are added to those before it."""
    return lambda *arguments: bool(function(name)(*arguments[:-2], arguments[-2] | cache_flags(arguments[-1])))


def cache_flags(value):
    return function("cache_flags")(value)


def parse_line(line):
    parsed = function("parse_line")(line)
    return getattr(parsed, "code", parsed)


QUESTIONS = {
    "allows_content_length": Question("code method", same("allows_content_length")),
    "allows_transfer_encoding": Question("code method", same("allows_transfer_encoding")),
    "cache_flags": Question("cache text", lambda flag, value: bool(cache_flags(value) & flag)),
    "cache_seconds": Question("directive text", number("cache_seconds")),
    "content": Question("code method", word("content", "CONTENT", "NONE", "EMPTY", "ALLOWED")),
    "find": Question("text", same("find")),
    "invalidates": Question("code method", same("invalidates")),
    "may_guess_freshness": Question("code cache text", cache_decision("may_guess_freshness")),
    "may_retry": Question("code method when", decision("may_retry")),
    "may_store": Question("code method cache text", cache_decision("may_store")),
    "parse": Question("text", same("parse")),
    "parse_line": Question("text", parse_line),
    "redirect_keeps_content": Question("code method policy", same("redirect_keeps_content")),
    "redirect_keeps_field": Question("code method policy field same_origin", same("redirect_keeps_field")),
    "redirect_method": Question("code method policy", same("redirect_method")),
    "retry_after": Question("now text", number("retry_after")),
    "robots": Question("code", word("robots", "ROBOTS", "WAIT", "PARSE", "FOLLOW", "ALLOW_ALL", "DISALLOW_ALL")),
    "set_has": Question("code set", lambda code, codes: code in function("StatusSet")(codes)),
    **{name: Question("code", same(name)) for name in (
        "class_of", "format_line", "from_grpc", "is_client_error", "is_client_span_error", "is_error",
        "is_heuristically_cacheable", "is_informational", "is_null_body", "is_redirect", "is_redirection",
        "is_server_error", "is_server_span_error", "is_success", "is_valid", "name", "reason", "to_grpc")},
}


def cell(answer):
    """Returns an answer as the tables write it."""
    if answer is None:
        return ""
    if isinstance(answer, bool):
        return "yes" if answer else "no"
    if isinstance(answer, str):
        return answer.replace("\r", r"\r").replace("\n", r"\n")
    return str(int(answer))


def answer(expectation):
    """Returns what the installed httpstatus answers, as a cell. Raises Missing if it cannot be asked."""
    question = QUESTIONS[expectation.question]
    names = question.arguments.split()
    parts = expectation.arguments.split(" ", len(names) - 1)
    parts += [""] * (len(names) - len(parts))  # an empty text at the end is left out
    return cell(question.ask(*(READ[name](part) for name, part in zip(names, parts))))


def rows(name):
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def expectations():
    return [Expectation(**row) for row in rows("expectations.csv")]


def judgements():
    return {(row["question"], row["arguments"]): row for row in rows("differences.csv")}


def differences():
    """Returns pairs of an expectation and the answer that differs, and how many rows each missing name leaves out."""
    found, missing = [], Counter()
    for expectation in expectations():
        try:
            ours = answer(expectation)
        except Missing as name:
            missing[str(name)] += 1
            continue
        if ours != expectation.expected:
            found.append((expectation, ours))
    return found, missing


def complaints(found, missing):
    """Yields a line for each difference without a judgement, and for each judgement that no row needs.

    If a name is missing, a judgement may be about a row that was not asked. Then it is only checked against the rows.
    """
    judged = judgements()
    for expectation, ours in found:
        asked = ",".join(expectation.asked)
        if expectation.asked not in judged:
            yield f"no judgement: {asked}: {expectation.suite} {expectation.expected!r}, httpstatus {ours!r}"
        elif judged[expectation.asked]["ours"] != ours:
            yield f"judged for another answer: {asked}: httpstatus {ours!r}"
    needed = {expectation.asked for expectation in expectations()} if missing else {pair[0].asked for pair in found}
    for key in judged:
        if key not in needed:
            yield f"no row needs this judgement: {','.join(key)}"


def quoted(written):
    """Returns a cell as code in a Markdown table."""
    return f"`` {written} ``".replace("|", r"\|") if written else "none"


def table():
    """Yields the judgements as rows of a Markdown table, with the projects whose tests expect otherwise.

    A row has all arguments on which the same projects differ in the same way and for the same reason.
    """
    projects = {row["suite"]: row["project"] for row in rows("suites.csv")}
    reasons = {row["reason"]: row for row in rows("reasons.csv")}
    others = defaultdict(lambda: defaultdict(set))
    for expectation in expectations():
        others[expectation.asked][expectation.expected].add(projects[expectation.suite])
    lines = defaultdict(list)
    for key, judgement in judgements().items():
        for expected, names in others[key].items():
            if expected != judgement["ours"]:
                line = judgement["reason"], key[0], judgement["ours"], expected, ", ".join(sorted(names))
                lines[line].append(quoted(key[1]))
    for (reason, question, ours, expected, names), arguments in lines.items():
        yield "| " + " | ".join((f"`{question}`", "<br>".join(arguments), quoted(ours), quoted(expected), names,
                                 reasons[reason]["verdict"], reasons[reason]["explanation"])) + " |"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--table", action="store_true", help="print the judgements as rows of a Markdown table")
    if parser.parse_args().table:
        print("\n".join(table()))
        return 0
    found, missing = differences()
    problems = list(complaints(found, missing))
    for problem in problems:
        print(problem)
    for name, count in sorted(missing.items()):
        print(f"not asked: {count} rows, because httpstatus has no {name}")
    print(f"{len(expectations())} expectations, {sum(missing.values())} not asked, {len(found)} differ, "
          f"{len(problems)} to look at")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
