"""What an HTTP status code means: reason phrases, classes, caching, redirects, retrying and more.

A code that answers questions about itself:

>>> from httpstatus import Status, StatusSet, may_retry, may_store
>>> Status(404), Status("not found").is_client_error, Status(404).phrase
(<Status.NOT_FOUND: 404>, True, 'Not Found')

Sets of codes, from the text of a configuration:

>>> 502 in StatusSet("5xx,!501")
True

Decisions, which are true if the answer is yes, and say why:

>>> bool(may_retry(503, "POST")), may_retry(503, "POST").name
(False, 'NORETRY_METHOD')
>>> bool(may_store(200, cache_control="max-age=60", shared=True))
True

Whole columns of codes, from numpy, pandas, Polars, Arrow or a list:

>>> import httpstatus
>>> httpstatus.count_classes([200, 204, 404, None])
(0, 0, 2, 0, 1, 0)

Every function takes any int: for a code that the library does not know it returns None, False or 0. A wrong type raises
TypeError. Text is str or bytes.
"""
from . import codes as codes
from ._api import *
from ._api import version
from ._core import classes as classes
from ._core import count_classes as count_classes
from ._core import format_line as format_line
from ._core import format_status as format_status
from ._core import histogram as histogram
from ._core import parse_line as parse_line
from ._names import ENUMERATIONS as _ENUMERATIONS
from ._names import __all__
from ._set import StatusSet as StatusSet
from ._status import REASONS as REASONS
from ._status import Status as Status

__version__ = version()

# What is imported on first use, and from where: enum, typing and json take longer to import than all of this.
_LATE = {"StatusLine": "_status_line", "registry": "_registry", **dict.fromkeys(_ENUMERATIONS, "_enums")}

# Names are what people import, in errors, documentation and pickles too.
for _name in __all__:
    _thing = globals().get(_name)
    if getattr(_thing, "__module__", __name__) != __name__:
        _thing.__module__ = __name__


def __getattr__(name):
    if name not in _LATE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    found = globals()[name] = getattr(import_module(f".{_LATE[name]}", __name__), name)
    return found


def __dir__():
    return sorted({*globals(), *_LATE})
