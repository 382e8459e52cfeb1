from enum import IntEnum
from typing import TypeVar

from ._core import _Text
from ._status_line import StatusLine

_Member = TypeVar("_Member", bound=IntEnum)

class Members(dict[int, _Member]):
    module: str
    name: str
    def __init__(self, module: str, name: str) -> None: ...
    def __missing__(self, number: int) -> _Member: ...

def parse_line(line: _Text, /) -> StatusLine | None: ...
