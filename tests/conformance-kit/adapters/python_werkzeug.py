"""Answers for Werkzeug."""
from importlib.metadata import version

from adapter import NOT_CLAIMED, answer
from werkzeug.http import HTTP_STATUS_CODES

answer("Werkzeug", version("werkzeug"), {
    "reason.reason": lambda code: HTTP_STATUS_CODES.get(int(code)),
    "reason_other.reason": lambda code: HTTP_STATUS_CODES.get(int(code), NOT_CLAIMED),
})
