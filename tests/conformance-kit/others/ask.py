"""Asks httpstatus what the tests of other projects expect, and checks that each difference is judged.

README.md describes the tables. Prints each difference without a judgement, and each judgement without a difference.
Exits with 0 if there is neither, else with 1.
"""
import sys
from dataclasses import dataclass
from functools import reduce
from operator import or_

import httpstatus
from expectations import expectations, judgements


@dataclass(frozen=True)
class Question:
    """The names of the arguments in their order, and the function that takes them and returns the answer."""

    arguments: str
    ask: object


def flags(enumeration, words):
    return reduce(or_, (enumeration[word] for word in words.split("|")), 0) if words != "-" else 0


def text(written):
    """Returns the bytes of a text, which the tables write in ASCII with the escapes of Python."""
    return written.encode("ascii").decode("unicode_escape").encode("latin-1")


READ = {
    "cache": lambda words: flags(httpstatus.CacheFlag, words),
    "code": int,
    "directive": str,
    "field": str,
    "method": str,
    "now": int,
    "policy": lambda word: httpstatus.RedirectPolicy[word],
    "same_origin": lambda word: word == "yes",
    "set": str,
    "text": text,
    "when": lambda words: flags(httpstatus.RetryFlag, words),
}


def word(function):
    """Returns the name of the member that the function returned."""
    return lambda *arguments: function(*arguments).name


def text_first(function):
    """For a function that takes the text first."""
    return lambda argument, value: function(value, argument)


def cache_decision(function):
    """Whether it is allowed; the flags of the last argument, a Cache-Control value, are added to those before it."""
    def ask(*arguments):
        *first, given, value = arguments
        return bool(function(*first, given | httpstatus.cache_flags(value)))
    return ask


def parse_line(line):
    parsed = httpstatus.parse_line(line)
    return parsed and parsed.code


QUESTIONS = {
    "allows_content_length": Question("code method", httpstatus.allows_content_length),
    "allows_transfer_encoding": Question("code method", httpstatus.allows_transfer_encoding),
    "cache_flags": Question("cache text", lambda flag, value: bool(httpstatus.cache_flags(value) & flag)),
    "cache_seconds": Question("directive text", text_first(httpstatus.cache_seconds)),
    "content": Question("code method", word(httpstatus.content)),
    "find": Question("text", httpstatus.find),
    "invalidates": Question("code method", httpstatus.invalidates),
    "may_guess_freshness": Question("code cache text", cache_decision(httpstatus.may_guess_freshness)),
    "may_retry": Question("code method when", lambda *arguments: bool(httpstatus.may_retry(*arguments))),
    "may_store": Question("code method cache text", cache_decision(httpstatus.may_store)),
    "parse": Question("text", httpstatus.parse),
    "parse_line": Question("text", parse_line),
    "redirect_keeps_content": Question("code method policy", httpstatus.redirect_keeps_content),
    "redirect_keeps_field": Question("code method policy field same_origin", httpstatus.redirect_keeps_field),
    "redirect_method": Question("code method policy", httpstatus.redirect_method),
    "retry_after": Question("now text", text_first(httpstatus.retry_after)),
    "robots": Question("code", word(httpstatus.robots)),
    "set_has": Question("code set", lambda code, codes: code in httpstatus.StatusSet(codes)),
    **{name: Question("code", getattr(httpstatus, name)) for name in (
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
    """Returns the answer of httpstatus, as a cell."""
    question = QUESTIONS[expectation.question]
    names = question.arguments.split()
    parts = expectation.arguments.split(" ", len(names) - 1)
    parts += [""] * (len(names) - len(parts))  # an empty text at the end is left out
    return cell(question.ask(*(READ[name](part) for name, part in zip(names, parts))))


def complaints():
    """Yields a line for each difference without a judgement, and for each judgement without a difference."""
    judged, met = judgements(), set()
    for expectation in expectations():
        ours = answer(expectation)
        if ours == expectation.expected:
            continue
        met.add(expectation.asked)
        asked = ",".join(expectation.asked)
        if expectation.asked not in judged:
            yield f"no judgement: {asked}: {expectation.suite} {expectation.expected!r}, httpstatus {ours!r}"
        elif judged[expectation.asked]["ours"] != ours:
            yield f"judged for another answer: {asked}: httpstatus {ours!r}"
    for key in sorted(judged.keys() - met):
        yield f"no difference: {','.join(key)}"


def main():
    found = list(complaints())
    print("\n".join(found) or "every difference is judged")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
