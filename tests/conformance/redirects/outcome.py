"""What comes of a redirection, in the words of deviations.csv.

"not followed", or the method of the next request ("same", or its name) and what of the content it carries:
"content" if the bytes are sent again, or "stalled" if they are announced and do not come; "fields" if Content-Type and
Content-Language are sent again, or the name of the one that is.
"""

from itertools import product

import drivers
import httpstatus

from .clients import CONTENT, CONTENT_FIELDS, POLICIES, STATUSES, WITHOUT_CONTENT
from .origin import TARGET, Origin, path

NOT_FOLLOWED = "not followed"


def in_words(method, next_method, content, fields):
    words = ["same" if next_method == method else next_method]
    if content is None:
        words.append("stalled")
    elif content:
        words.append("content")
    if len(fields) == len(CONTENT_FIELDS):
        words.append("fields")
    else:
        words.extend(fields)
    return " ".join(words)


def expected(status, method, policy):
    """What the library says."""
    policy = POLICIES[policy]
    if not httpstatus.is_redirect(status):
        return NOT_FOLLOWED
    keeps = httpstatus.redirect_keeps_content(status, method, policy=policy) and method not in WITHOUT_CONTENT
    next_method = httpstatus.redirect_method(status, method, policy=policy)
    return in_words(method, next_method, keeps, CONTENT_FIELDS if keeps else ())


def observed(origin, status, method):
    """What the origin saw."""
    content = content_for(method)
    first = origin.received(path(status, method))
    assert [(request.method, request.content) for request in first] == [(method, content)]
    arrived = origin.received(f"{path(status, method)}/{TARGET}")
    if not arrived:
        return NOT_FOLLOWED
    (request,) = arrived
    fields = [name for name in CONTENT_FIELDS if request.fields.get(name.lower()) == first[0].fields.get(name.lower())]
    assert request.content in (None, b"", content)
    return in_words(method, request.method, request.content, fields if content else ())


def content_for(method):
    return b"" if method in WITHOUT_CONTENT else CONTENT


def fields_for(method):
    return {} if method in WITHOUT_CONTENT else CONTENT_FIELDS


def job(url, method, content, fields):
    """A job of a driver: to send a request with these fields."""
    return (method, url, content.decode(), *(text for field in fields.items() for text in field))


def observe(client):
    """Drives a client through every status and method; returns its version and the outcomes."""
    pairs = list(product(STATUSES, client.methods))
    with Origin() as origin:
        jobs = [
            job(origin.url(path(status, method)), method, content_for(method), fields_for(method))
            for status, method in pairs
        ]
        version, _ = drivers.run(client.driver, jobs)
        return version, {pair: observed(origin, *pair) for pair in pairs}
