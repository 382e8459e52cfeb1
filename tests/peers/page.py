"""Asks all peers that are installed, and writes results.json and the figures of docs/peers.md.

    python3 tests/peers/page.py

A peer that is not installed keeps its former results. An answer that differences.csv does not explain is an error.
The page also has what the tests of other projects expect otherwise, by tests/conformance-kit/others.
"""
import json
import sys
import tempfile
from collections import Counter

from adapters import HERE, KIT, PEERS, Absent, ask, read_table, score
from figures import DOCS, fill, table

sys.path += [str(KIT / "others"), str(HERE / "programs")]

import expectations as others  # noqa: E402
import programs  # noqa: E402

PAGE = DOCS / "peers.md"
RESULTS = HERE / "results.json"
NOTHING = "none"
OTHER = "reason_other.reason"


def record(result):
    """What results.json keeps of a peer's answers.

    No peer has all codes of OTHER, and a difference is silent about the ones it lacks, so their phrases are kept too.
    """
    differences = [[question.column, list(question.arguments), answer] for question, answer in result.differences()]
    others = {question.arguments[0]: answer for question, answer in result.claimed() if question.column == OTHER}
    return {"version": result.version, "asked": dict(result.asked()), "differences": differences,
            "other_phrases": others}


def read_results():
    return json.loads(RESULTS.read_text(encoding="utf-8"))


def write_results(results):
    lines = [f" {json.dumps(peer)}: {json.dumps(results[peer])}" for peer in PEERS if peer in results]
    RESULTS.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def key_of(column, arguments, theirs):
    """What names a difference in differences.csv, without arguments that are empty."""
    return column, ", ".join(filter(None, arguments)), theirs


def explained():
    """{key: reason} of differences.csv."""
    return {(row["column"], row["arguments"], row["theirs"]): row["reason"] for row in read_table("differences.csv")}


def unexplained(recorded):
    """The differences of one peer that differences.csv does not have."""
    return [key for key in (key_of(*difference) for difference in recorded["differences"]) if key not in explained()]


def part(column):
    return column.split(".")[0]


def by_part(columns):
    counts = Counter()
    for column, number in columns.items():
        counts[part(column)] += number
    return counts


def score_row(peer, recorded, parts):
    asked = by_part(recorded["asked"])
    wrong = Counter(part(column) for column, _, _ in recorded["differences"])
    cells = [f"{asked[name] - wrong[name]}/{asked[name]}" if name in asked else "" for name in parts]
    return [peer, recorded["version"], *cells]


def score_table(results):
    parts = sorted({part(column) for recorded in results.values() for column in recorded["asked"]})
    return table(["", "version", *(f"`{name}`" for name in parts)],
                 [score_row(peer, recorded, parts) for peer, recorded in results.items()])


def shown(cell):
    return f"`{cell}`".replace("|", r"\|") if cell else NOTHING


def difference_tables(results):
    """A table for each reason, under its explanation."""
    wanted = {key_of(question.column, question.arguments, ""): question.cell for question in score.questions()}
    by = {}
    for peer, recorded in results.items():
        for difference in recorded["differences"]:
            by.setdefault(key_of(*difference), []).append(peer)
    sections = []
    for reason in read_table("reasons.csv"):
        rows = [[f"`{column}`", shown(arguments), shown(wanted[column, arguments, ""]), shown(theirs),
                 ", ".join(by[column, arguments, theirs])]
                for (column, arguments, theirs), why in explained().items()
                if why == reason["reason"] and (column, arguments, theirs) in by]
        if rows:
            sections.append(f"{reason['explanation']}\n\n" + table(["asked", "of", "vectors", "answer", "by"], rows))
    return "\n\n".join(sections)


def expectation_counts():
    """One row for all that the tests of other projects expect."""
    asked = others.expectations()
    suites = others.rows("suites.csv")
    judged = others.judgements()
    differ = [judged[one.asked] for one in asked
              if one.asked in judged and judged[one.asked]["ours"] != one.expected]
    verdicts = Counter(verdict_of()[judgement["reason"]] for judgement in differ)
    row = [len({suite["project"] for suite in suites}), len(suites), len(asked), len(asked) - len(differ),
           verdicts["ours"], verdicts["policy"]]
    return table(["projects", "suites", "expectations", "as this library", "against a specification", "another choice"],
                 [row])


def verdict_of():
    return {row["reason"]: row["verdict"] for row in others.rows("reasons.csv")}


def expectation_tables(verdict):
    """A table for each reason of a verdict, under its explanation."""
    sections = []
    for reason in others.rows("reasons.csv"):
        rows = [[f"`{question}`", "<br>".join(map(shown, arguments)), shown(ours), shown(theirs), projects]
                for why, question, ours, theirs, projects, arguments in others.differences()
                if why == reason["reason"] and reason["verdict"] == verdict]
        if rows:
            heads = ["asked", "of", "this library", "expected", "by"]
            sections.append(f"{reason['explanation']}\n\n{table(heads, rows)}")
    return "\n\n".join(sections)


def figures(results):
    """{name: Markdown} for the places of the page."""
    claims = [[peer, row["claims"]] for peer, row in PEERS.items() if peer in results]
    return {"scores": score_table(results), "claims": table(["", "asked about"], claims),
            "differences": difference_tables(results), "expectations": expectation_counts(),
            "expectations against a specification": expectation_tables("ours"),
            "expectations of another choice": expectation_tables("policy"),
            "programs": programs.program_table(programs.read_results()),
            "what changed in programs": programs.change_table(programs.read_results())}


def write_page():
    fill(PAGE, figures(read_results()))


def main():
    results = read_results()
    questions = list(score.questions())
    failed = False
    for peer in PEERS:
        try:
            with tempfile.TemporaryDirectory() as folder:
                results[peer] = record(ask(peer, folder, questions))
        except Absent as error:
            print(f"{peer} was not asked: {error}", file=sys.stderr)
            continue
        for difference in unexplained(results[peer]):
            print(f"{peer}: not explained in differences.csv: {difference}", file=sys.stderr)
            failed = True
    if failed:
        return 1
    results = {peer: results[peer] for peer in PEERS if peer in results}
    write_results(results)
    write_page()
    return 0


if __name__ == "__main__":
    sys.exit(main())
