"""The three decisions as ladders of questions, and their drawings.

A ladder is asked from the top: the first question that is answered with yes leads to its outcome, and if none is, the
last outcome holds. tests/site walks every ladder through all that the forms offer and compares it with the library.
"""
from dataclasses import dataclass
from html import escape
from typing import Callable

import facts
import httpstatus


@dataclass
class Step:
    question: str  # a key of the strings
    holds: Callable
    outcome: str  # a key of the strings, too


def is_idempotent(method):
    return httpstatus.is_retryable(503, method)


def has(flags, *wanted):
    return any(flags & wanted_flag for wanted_flag in wanted)


def is_explicit(flags):
    fresh = has(flags, httpstatus.CACHE_MAX_AGE, httpstatus.CACHE_EXPIRES)
    return fresh or (has(flags, httpstatus.CACHE_S_MAXAGE) and has(flags, httpstatus.CACHE_SHARED))


def method_forbids(code, method, flags):
    known = facts.method_traits(method)
    matches = is_explicit(flags) and has(flags, httpstatus.CACHE_CONTENT_LOCATION_MATCHES)
    return not known["cacheable"] and not (known["cacheableIfMatching"] and matches)


def not_understood(code, method, flags):
    if facts.caching_of(code) == "partial":
        return not has(flags, httpstatus.CACHE_UNDERSTANDS_PARTIAL)
    return not httpstatus.is_known(code) and has(flags, httpstatus.CACHE_MUST_UNDERSTAND)


def directive_forbids(code, method, flags):
    overridden = has(flags, httpstatus.CACHE_MUST_UNDERSTAND)
    return has(flags, httpstatus.CACHE_REQUEST_NO_STORE) or (has(flags, httpstatus.CACHE_NO_STORE) and not overridden)


def authorization_forbids(code, method, flags):
    allowing = (httpstatus.CACHE_PUBLIC, httpstatus.CACHE_S_MAXAGE, httpstatus.CACHE_MUST_REVALIDATE)
    shared = has(flags, httpstatus.CACHE_SHARED) and has(flags, httpstatus.CACHE_AUTHORIZATION)
    return shared and not has(flags, *allowing)


REDIRECT = [
    Step("redirect_other", lambda code, method, policy: not httpstatus.is_redirect(code), "not_followed"),
    Step("redirect_keeping", lambda code, method, policy: httpstatus.preserves_method(code), "same"),
    Step("redirect_retrieval", lambda code, method, policy: method in ("GET", "HEAD"), "same"),
    Step("redirect_see_other", lambda code, method, policy: facts.traits(code)["seeOther"], "get"),
    Step("redirect_legacy", lambda code, method, policy: policy == httpstatus.REDIRECT_LEGACY, "get"),
    Step("redirect_post",
         lambda code, method, policy: method == "POST" and policy != httpstatus.REDIRECT_STRICT, "get"),
    Step("", lambda code, method, policy: True, "same"),
]
RETRY = [
    Step("retry_any", lambda code, method: httpstatus.retry(code) == httpstatus.RETRY_ANY, "repeat"),
    Step("retry_changed", lambda code, method: httpstatus.retry(code) == httpstatus.RETRY_CHANGED, "change"),
    Step("retry_never", lambda code, method: httpstatus.retry(code) == httpstatus.RETRY_NEVER, "stop"),
    Step("retry_idempotent", lambda code, method: is_idempotent(method), "repeat"),
    Step("", lambda code, method: True, "ask"),
]
CACHING = [
    Step("nostore_method", method_forbids, "-1"),
    Step("nostore_interim", lambda code, method, flags: not 200 <= code <= 599, "-2"),
    Step("nostore_status", lambda code, method, flags: facts.caching_of(code) == "never", "-3"),
    Step("nostore_not_understood", not_understood, "-4"),
    Step("nostore_directive", directive_forbids, "-5"),
    Step("nostore_private", lambda code, method, flags: has(flags, httpstatus.CACHE_SHARED)
         and has(flags, httpstatus.CACHE_PRIVATE), "-6"),
    Step("nostore_authorization", authorization_forbids, "-7"),
    Step("store_explicit", lambda code, method, flags: is_explicit(flags), "1"),
    Step("store_public", lambda code, method, flags: has(flags, httpstatus.CACHE_PUBLIC), "2"),
    Step("store_private", lambda code, method, flags: has(flags, httpstatus.CACHE_PRIVATE), "3"),
    Step("store_heuristic", lambda code, method, flags: httpstatus.is_heuristically_cacheable(code), "4"),
    Step("", lambda code, method, flags: True, "-8"),
]
LADDERS = {"redirect": REDIRECT, "caching": CACHING, "retry": RETRY}


def walk(ladder, *inputs):
    """The number of the step that decides."""
    return next(at for at, step in enumerate(ladder) if step.holds(*inputs))


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


def draw(name, strings):
    """A ladder as SVG: questions on the left, a yes leads to the right, a no down."""
    ladder = LADDERS[name]
    asked, told = strings["questions"], strings["outcomes"][name]
    right, y, parts = QUESTION_WIDTH + GAP, 1.0, []
    for at, step in enumerate(ladder):
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
        parts.append(f'<g class="step" data-step="{at}">{"".join(inside)}</g>')
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
    return outcome in ("same", "get", "repeat") or (name == "caching" and int(outcome) > 0)
