"""Answers for libsoup, through GObject introspection."""
import gi

gi.require_version("Soup", "3.0")

from adapter import NOT_CLAIMED, answer  # noqa: E402
from gi.repository import Soup  # noqa: E402
from score import unescaped  # noqa: E402

UNKNOWN = "Unknown Error"


def phrase(code, otherwise=None):
    found = Soup.status_get_phrase(int(code)) if int(code) >= 0 else UNKNOWN
    return otherwise if found == UNKNOWN else found


def parse_line(line):
    text = unescaped(line).decode("latin-1")
    if set(text.removesuffix("\r\n")) & set("\r\n\0"):
        return NOT_CLAIMED  # it wants one line
    parsed, _, code, _ = Soup.headers_parse_status_line(text)
    return code if parsed else None


answer("libsoup", ".".join(str(number()) for number in
                           (Soup.get_major_version, Soup.get_minor_version, Soup.get_micro_version)), {
    "reason.reason": phrase,
    "reason_other.reason": lambda code: phrase(code, NOT_CLAIMED),
    "parse_line.parse_line": parse_line,
})
