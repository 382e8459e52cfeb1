"""The questions of the ladders, read as code: each says what its prose in docs/site/strings says, and no more."""
from itertools import product

import facts
import httpstatus as h
import ladders
import pages

IDEMPOTENT_METHODS = {row["method"] for row in facts.rows("methods.csv") if row["idempotent"] == "yes"}


def has(flags, *wanted):
    return any(flags & flag for flag in wanted)


def is_explicit(flags):
    """There is max-age, Expires or, in a shared cache, s-maxage."""
    return has(flags, h.CacheFlag.MAX_AGE, h.CacheFlag.EXPIRES) or (
        has(flags, h.CacheFlag.S_MAXAGE) and has(flags, h.CacheFlag.SHARED))


def method_forbids(code, method, flags):
    matching = is_explicit(flags) and has(flags, h.CacheFlag.CONTENT_LOCATION_MATCHES)
    return not (method in ("GET", "HEAD", "QUERY") or (method in ("POST", "PATCH") and matching))


def not_understood(code, method, flags):
    if has(flags, h.CacheFlag.UNDERSTANDS):
        return False
    if facts.caching_of(code) == "partial":
        return True
    common = h.standing(code) in (h.Standing.STANDARD, h.Standing.DEPRECATED, h.Standing.OBSOLETE)
    return has(flags, h.CacheFlag.MUST_UNDERSTAND) and (not common or facts.is_special(code))


def directive_forbids(code, method, flags):
    overridden = has(flags, h.CacheFlag.MUST_UNDERSTAND)
    return has(flags, h.CacheFlag.REQUEST_NO_STORE) or (has(flags, h.CacheFlag.NO_STORE) and not overridden)


def private_forbids(code, method, flags):
    kept = has(flags, h.CacheFlag.PRIVATE_FIELDS) and not has(flags, h.CacheFlag.STRIPS_FIELDS)
    return has(flags, h.CacheFlag.SHARED) and (has(flags, h.CacheFlag.PRIVATE) or kept)


def authorization_forbids(code, method, flags):
    shared = has(flags, h.CacheFlag.SHARED) and has(flags, h.CacheFlag.AUTHORIZATION)
    return shared and not has(flags, h.CacheFlag.PUBLIC, h.CacheFlag.S_MAXAGE, h.CacheFlag.MUST_REVALIDATE)


def guessing_allows(code, method, flags):
    return h.is_heuristically_cacheable(code) and not has(flags, h.CacheFlag.INVALID_AGE)


def trace_is_kept(code, method, policy):
    return method == "TRACE" and code != 303 and (h.preserves_method(code) or policy != h.RedirectPolicy.LEGACY)


def is_idempotent(method, flags):
    return method in IDEMPOTENT_METHODS or has(flags, h.RetryFlag.IDEMPOTENT)


def change_forbids(code, method, flags):
    return h.retry(code) == h.Retry.CHANGED and not (code == 413 and has(flags, h.RetryFlag.RETRY_AFTER))


def proxy_forbids(code, method, flags):
    early = code == 425 and has(flags, h.RetryFlag.EARLY_DATA)
    return early or (has(flags, h.RetryFlag.PROXY) and not is_idempotent(method, flags))


def method_forbids_retry(code, method, flags):
    return h.retry(code) == h.Retry.IDEMPOTENT and not is_idempotent(method, flags)


QUESTIONS = {
    "redirect_other": lambda code, method, policy: not h.is_redirect(code),
    "redirect_connect": lambda code, method, policy: method == "CONNECT",
    "redirect_trace": trace_is_kept,
    "redirect_keeping": lambda code, method, policy: h.preserves_method(code),
    "redirect_retrieval": lambda code, method, policy: method in ("GET", "HEAD"),
    "redirect_see_other": lambda code, method, policy: code == 303,
    "redirect_legacy": lambda code, method, policy: policy == h.RedirectPolicy.LEGACY,
    "redirect_post": lambda code, method, policy: method == "POST" and policy != h.RedirectPolicy.STRICT,
    "noretry_code": lambda code, method, flags: h.retry(code) == h.Retry.NEVER,
    "noretry_change": change_forbids,
    "noretry_proxy": proxy_forbids,
    "noretry_method": method_forbids_retry,
    "retry_elsewhere": lambda code, method, flags: code == 421,
    "retry_not_early": lambda code, method, flags: code == 425,
    "retry_delayed": lambda code, method, flags: has(flags, h.RetryFlag.RETRY_AFTER),
    "nostore_method": method_forbids,
    "nostore_interim": lambda code, method, flags: not 200 <= code <= 599,
    "nostore_status": lambda code, method, flags: facts.caching_of(code) == "never",
    "nostore_not_understood": not_understood,
    "nostore_directive": directive_forbids,
    "nostore_private": private_forbids,
    "nostore_authorization": authorization_forbids,
    "store_explicit": lambda code, method, flags: is_explicit(flags),
    "store_public": lambda code, method, flags: has(flags, h.CacheFlag.PUBLIC),
    "store_private": lambda code, method, flags: has(flags, h.CacheFlag.PRIVATE),
    "store_heuristic": guessing_allows,
    "content_head": lambda code, method: method == "HEAD",
    "content_none": lambda code, method: 100 <= code <= 199 or code in (204, 304),
    "content_tunnel": lambda code, method: method == "CONNECT" and 200 <= code <= 299,
    "content_empty": lambda code, method: code == 205,
    # The last step asks nothing.
    "": lambda *given: True,
}


def decides(name, *given):
    """The number of the step of a ladder that decides."""
    return next(at for at, step in enumerate(ladders.LADDERS[name]) if QUESTIONS[step.question](*given))


def flags_offered(name):
    """The flags in the form of a decision."""
    return [facts.flag(flag) for group in pages.FLAG_GROUPS[name].values() for flag in group]


def combinations(name):
    """Every sum of flags that the form of a decision can ask for, in ascending order."""
    return sorted(map(sum, product(*((0, flag) for flag in flags_offered(name)))))
