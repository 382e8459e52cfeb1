"""Answers for CPython's http.HTTPStatus, whose is_ properties came with 3.12."""
import platform
from http import HTTPStatus

from adapter import NOT_CLAIMED, answer

PREDICATES = ("is_informational", "is_success", "is_redirection", "is_client_error", "is_server_error")


def attribute(name, otherwise):
    return lambda code: getattr(HTTPStatus(int(code)), name) if int(code) in set(HTTPStatus) else otherwise


answer("CPython", platform.python_version(), {
    "reason.reason": attribute("phrase", None),
    "reason_other.reason": attribute("phrase", NOT_CLAIMED),
    "entry.name": attribute("name", NOT_CLAIMED),
    **{f"class.{name}": attribute(name, NOT_CLAIMED) for name in PREDICATES if hasattr(HTTPStatus, name)},
})
