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
from ._core import histogram as histogram
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
