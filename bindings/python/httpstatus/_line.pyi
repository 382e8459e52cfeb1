from ._core import _Text
from ._status_line import StatusLine

def parse_line(line: _Text, /) -> StatusLine | None: ...
