"""What the library answers to the four decisions, as the names of the outcomes in the ladders."""
import httpstatus


def redirect(code, method, policy):
    following = httpstatus.redirect_method(code, method, policy)
    if following is None:
        return "none"
    if following != method:
        return "get"
    return "same" if httpstatus.redirect_keeps_content(code, method, policy) else "bare"


def retry(code, method, flags):
    return str(int(httpstatus.may_retry(code, method, flags)))


def caching(code, method, flags):
    return str(int(httpstatus.may_store(code, method, flags)))


def content(code, method):
    return httpstatus.content_name(httpstatus.content(code, method))
