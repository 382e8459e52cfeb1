# What is in C, which only the modules of this package see.
from typing import Any

Set: Any

def __getattr__(name: str) -> Any: ...
