"""Answers for Requests, whose table leads from names to codes."""
import requests
from adapter import NOT_CLAIMED, answer


def response(code):
    made = requests.Response()
    made.status_code = int(code)
    made.headers["Location"] = "/"
    return made


answer("Requests", requests.__version__, {
    "find.find": lambda text: getattr(requests.codes, text, None) or NOT_CLAIMED,
    "redirect_kinds.redirect": lambda code: response(code).is_redirect,
    "redirect_kinds.permanent": lambda code: response(code).is_permanent_redirect,
})
