"""What the library answers to the three decisions, in the words of the outcomes of the diagrams."""
import facts
import httpstatus

CODES = [*facts.codes(), *facts.strangers()]
FLAGS = range(0x2000)


def redirect(code, method, policy):
    following = httpstatus.redirect_method(code, method, policy)
    if following is None:
        return "not_followed"
    return "same" if httpstatus.redirect_keeps_content(code, method, policy) else "get"


def retry(code, method):
    if httpstatus.is_retryable(code, method):
        return "repeat"
    kinds = {httpstatus.RETRY_CHANGED: "change", httpstatus.RETRY_IDEMPOTENT: "ask", httpstatus.RETRY_NEVER: "stop"}
    return kinds[httpstatus.retry(code)]


def caching(code, method, flags):
    return str(httpstatus.storable(code, method, flags))
