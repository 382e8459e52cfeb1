"""Answers for httpx."""
import httpx
from adapter import NOT_CLAIMED, answer

PREDICATES = {"is_informational": "is_informational", "is_success": "is_success", "is_redirection": "is_redirect",
              "is_client_error": "is_client_error", "is_server_error": "is_server_error", "is_error": "is_error"}


def predicate(name):
    return lambda code: getattr(httpx.codes, name)(int(code))


def name(code):
    return httpx.codes(int(code)).name if int(code) in set(httpx.codes) else NOT_CLAIMED


def is_redirect(code):
    return httpx.Response(int(code), headers={"Location": "/"}).has_redirect_location


answer("httpx", httpx.__version__, {
    "reason.reason": lambda code: httpx.codes.get_reason_phrase(int(code)),
    "reason_other.reason": lambda code: httpx.codes.get_reason_phrase(int(code)) or NOT_CLAIMED,
    "entry.name": name,
    **{f"class.{ours}": predicate(theirs) for ours, theirs in PREDICATES.items()},
    "redirect_kinds.redirect": is_redirect,
})
