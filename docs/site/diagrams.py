"""The three decisions as ladders of questions, and their drawings.

A ladder is asked from the top: the first question that is answered with yes leads to its outcome, and if none is, the
last outcome holds. The questions are prose in the strings; what they lead to is asked of the library. tests/site reads
every question as code and compares the ladders with the library.
"""
from dataclasses import dataclass
from functools import cache
from html import escape
from itertools import product

import decisions
import facts


@dataclass(frozen=True)
class Step:
    question: str  # a key of the strings; the last step asks nothing
    outcome: str  # a key of the strings, too
    # The argument that settles the question, where a later step has the same outcome.
    by: str = ""


LADDERS = {
    "redirect": (
        Step("redirect_other", "none", by="code"),
        Step("redirect_connect", "none", by="method"),
        Step("redirect_trace", "bare"),
        Step("redirect_keeping", "same", by="code"),
        Step("redirect_retrieval", "same", by="method"),
        Step("redirect_see_other", "get", by="code"),
        Step("redirect_legacy", "get", by="policy"),
        Step("redirect_post", "get"),
        Step("", "same"),
    ),
    "caching": (
        Step("nostore_method", "-1"),
        Step("nostore_interim", "-2"),
        Step("nostore_status", "-3"),
        Step("nostore_not_understood", "-4"),
        Step("nostore_directive", "-5"),
        Step("nostore_private", "-6"),
        Step("nostore_authorization", "-7"),
        Step("store_explicit", "1"),
        Step("store_public", "2"),
        Step("store_private", "3"),
        Step("store_heuristic", "4"),
        Step("", "-8"),
    ),
    "retry": (
        Step("noretry_code", "-1"),
        Step("noretry_change", "-2"),
        Step("noretry_proxy", "-3"),
        Step("noretry_method", "-4"),
        Step("retry_elsewhere", "1"),
        Step("retry_not_early", "2"),
        Step("retry_delayed", "3"),
        Step("", "4"),
    ),
}
# Everything that the form of a ladder offers, if an argument settles one of its questions.
OFFERED = {
    "redirect": {"code": facts.OFFERED_CODES, "method": facts.METHODS, "policy": range(len(facts.POLICIES))},
}


@cache
def settling(name):
    """By question, the values of its argument that lead to its outcome whatever the other arguments are."""
    offered, ask = OFFERED.get(name, {}), getattr(decisions, name)
    left = {given: ask(*given) for given in product(*offered.values())} if offered else {}
    values = {}
    for step in LADDERS[name]:
        if step.by:
            at = list(offered).index(step.by)
            others = {given[at] for given, outcome in left.items() if outcome != step.outcome}
            values[step.question] = [value for value in offered[step.by]
                                     if value not in others and any(given[at] == value for given in left)]
            left = {given: outcome for given, outcome in left.items() if given[at] not in values[step.question]}
        else:
            left = {given: outcome for given, outcome in left.items() if outcome != step.outcome}
    return values


# ---- Drawing ----

QUESTION_WIDTH, OUTCOME_WIDTH, GAP, LINE, PAD = 330, 240, 70, 20, 12
FONT = 14


def width_of(character):
    return FONT if ord(character) > 0x2e7f else FONT * 0.56


def wrap(text, width):
    """Breaks a text into lines: at spaces, or anywhere between Chinese characters."""
    lines, line, used = [], "", 0.0
    for word in words(text):
        size = sum(map(width_of, word))
        if line and used + size > width and word not in "，。；：、？！）":
            lines.append(line.rstrip())
            line, used = "", 0.0
            word = word.lstrip()
            size = sum(map(width_of, word))
        line += word
        used += size
    return [*lines, line.rstrip()]


def words(text):
    """Pieces of a text that may start a line, each with the space before it."""
    piece = ""
    for character in text:
        if piece and (character == " " or ord(character) > 0x2e7f or ord(piece[-1]) > 0x2e7f):
            yield piece
            piece = ""
        piece += character
    if piece:
        yield piece


def box(kind, x, y, width, height, lines):
    top = y + (height - len(lines) * LINE) / 2 + FONT + 1
    spans = "".join(f'<tspan x="{x + width / 2:g}" y="{top + at * LINE:g}">{escape(line)}</tspan>'
                    for at, line in enumerate(lines))
    return f'<rect x="{x:g}" y="{y:g}" width="{width}" height="{height:g}" rx="8" class="{kind}"/><text>{spans}</text>'


def arrow(x1, y1, x2, y2, label, label_x, label_y):
    line = f'<line x1="{x1:g}" y1="{y1:g}" x2="{x2:g}" y2="{y2:g}" marker-end="url(#tip)"/>'
    return line + f'<text class="answer" x="{label_x:g}" y="{label_y:g}">{escape(label)}</text>'


def attributes(name, step, told):
    """What the form of a decision looks at."""
    shown = {"outcome": step.outcome, "text": told[step.outcome]}
    if step.by:
        shown.update(by=step.by, values=" ".join(map(str, settling(name)[step.question])))
    return " ".join(f'data-{key}="{escape(value)}"' for key, value in shown.items())


def draw(name, strings):
    """A ladder as SVG: questions on the left, a yes leads to the right, a no down."""
    ladder = LADDERS[name]
    asked, told = strings["questions"], strings["outcomes"][name]
    right, y, parts = QUESTION_WIDTH + GAP, 1.0, []
    for step in ladder:
        outcome = wrap(told[step.outcome], OUTCOME_WIDTH - 2 * PAD)
        question = wrap(asked[step.question], QUESTION_WIDTH - 2 * PAD) if step.question else []
        height = max(len(outcome), len(question)) * LINE + 2 * PAD
        kind = "good" if is_good(name, step.outcome) else "bad"
        middle = y + height / 2
        inside = []
        if question:
            inside.append(box("question", 1, y, QUESTION_WIDTH, height, question))
            inside.append(arrow(QUESTION_WIDTH + 1, middle, right - 3, middle, strings["yes"],
                                QUESTION_WIDTH + GAP / 2, middle - 7))
            inside.append(box(kind, right, y, OUTCOME_WIDTH, height, outcome))
        else:
            inside.append(box(kind, 1, y, QUESTION_WIDTH, height, outcome))
        parts.append(f'<g class="step" {attributes(name, step, told)}>{"".join(inside)}</g>')
        if step.question:
            centre = 1 + QUESTION_WIDTH / 2
            bottom = y + height
            parts.append(arrow(centre, bottom, centre, bottom + 31, strings["no"], centre + 22, bottom + 22))
        y += height + 34
    total = y - 33
    width = right + OUTCOME_WIDTH + 1
    return (
        f'<svg class="ladder" role="img" aria-labelledby="{name}-title" '
        f'viewBox="-2 -2 {width + 4} {total + 4:g}" '
        f'width="{width + 4}" height="{total + 4:g}">'
        f'<title id="{name}-title">{escape(strings["diagram"][name])}</title>'
        '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">'
        f'<path d="M0 0 8 4 0 8z"/></marker></defs>{"".join(parts)}</svg>'
    )


def is_good(name, outcome):
    return outcome != "none" if name == "redirect" else int(outcome) > 0
