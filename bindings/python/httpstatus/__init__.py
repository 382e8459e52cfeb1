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

Every function takes any int: a code that the library does not know answers None, False or 0. A wrong type raises
TypeError. Text is str or bytes.
"""
from ._api import *
from ._api import version
from ._codes import *
from ._set import StatusSet as StatusSet
from ._status import REASONS as REASONS
from ._status import Status as Status

__version__ = version()
