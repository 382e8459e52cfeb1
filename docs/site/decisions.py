"""What the library answers to the three decisions, as the names of the outcomes in the diagrams."""
import httpstatus


def redirect(code, method, policy):
    if httpstatus.redirect_method(code, method, policy) is None:
        return "none"
    return "same" if httpstatus.redirect_keeps_content(code, method, policy) else "get"


def retry(code, method):
    return "yes" if httpstatus.is_retryable(code, method) else httpstatus.retry_name(httpstatus.retry(code))


def caching(code, method, flags):
    return str(httpstatus.storable(code, method, flags))
