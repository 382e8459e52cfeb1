"""What an HTTP status code means: reason phrases, classes, caching, redirects, retrying and more.

>>> import httpstatus
>>> httpstatus.reason(404)
'Not Found'
>>> httpstatus.find("not-found")
404
>>> httpstatus.Status(404).is_client_error
True
>>> 502 in httpstatus.StatusSet("5xx,!501")
True

Every function takes any int: for a code that the library does not know it returns None, False or 0. A wrong type raises
TypeError. Text is str or bytes.
"""
from ._api import *
from ._api import version
from ._codes import *
from ._core import count_classes as count_classes
from ._core import format_line as format_line
from ._core import format_status as format_status
from ._core import histogram as histogram
from ._late import parse_line as parse_line
from ._set import StatusSet as StatusSet
from ._set import set_add as set_add
from ._set import set_count as set_count
from ._set import set_format as set_format
from ._set import set_has as set_has
from ._set import set_next as set_next
from ._set import set_parse as set_parse
from ._set import set_remove as set_remove
from ._set import set_size as set_size
from ._status import REASONS as REASONS
from ._status import Status as Status

__version__ = version()

TYPE_CHECKING = False  # what type checkers take for true, without the import of typing
# The modules of what is imported on first use: enum and typing take longer to import than all of this.
_LATE = {"RetryRule": "_rules", "StatusLine": "_status_line", "StoreRule": "_rules"}

if TYPE_CHECKING:
    from ._rules import RetryRule as RetryRule
    from ._rules import StoreRule as StoreRule
    from ._status_line import StatusLine as StatusLine
else:
    def __getattr__(name):
        if name not in _LATE:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        found = globals()[name] = getattr(import_module(f".{_LATE[name]}", __name__), name)
        return found


def __dir__() -> list[str]:
    return sorted({*globals(), *_LATE})
