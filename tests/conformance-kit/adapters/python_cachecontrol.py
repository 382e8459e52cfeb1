"""Answers for CacheControl."""
from adapter import answer
from cachecontrol import __version__
from cachecontrol.heuristics import LastModified

answer("CacheControl", __version__, {
    "cacheable.cacheable": lambda code: int(code) in LastModified.cacheable_by_default_statuses,
})
