"""The questions of the diagrams, read as code: each says what its prose in docs/site/strings says, and no more."""
import diagrams
import facts
import httpstatus as h

IDEMPOTENT = {row["method"] for row in facts.rows("methods.csv") if row["idempotent"] == "yes"}


def has(flags, *wanted):
    return any(flags & flag for flag in wanted)


def is_explicit(flags):
    """There is max-age, Expires or, in a shared cache, s-maxage."""
    return has(flags, h.CACHE_MAX_AGE, h.CACHE_EXPIRES) or (has(flags, h.CACHE_S_MAXAGE) and has(flags, h.CACHE_SHARED))


def method_forbids(code, method, flags):
    matching = is_explicit(flags) and has(flags, h.CACHE_CONTENT_LOCATION_MATCHES)
    return not (method in ("GET", "HEAD", "QUERY") or (method in ("POST", "PATCH") and matching))


def not_understood(code, method, flags):
    if facts.caching_of(code) == "partial":
        return not has(flags, h.CACHE_UNDERSTANDS_PARTIAL)
    return not h.is_known(code) and has(flags, h.CACHE_MUST_UNDERSTAND)


def directive_forbids(code, method, flags):
    overridden = has(flags, h.CACHE_MUST_UNDERSTAND)
    return has(flags, h.CACHE_REQUEST_NO_STORE) or (has(flags, h.CACHE_NO_STORE) and not overridden)


def authorization_forbids(code, method, flags):
    shared = has(flags, h.CACHE_SHARED) and has(flags, h.CACHE_AUTHORIZATION)
    return shared and not has(flags, h.CACHE_PUBLIC, h.CACHE_S_MAXAGE, h.CACHE_MUST_REVALIDATE)


QUESTIONS = {
    "redirect_other": lambda code, method, policy: not h.is_redirect(code),
    "redirect_keeping": lambda code, method, policy: h.preserves_method(code),
    "redirect_retrieval": lambda code, method, policy: method in ("GET", "HEAD"),
    "redirect_see_other": lambda code, method, policy: code == 303,
    "redirect_legacy": lambda code, method, policy: policy == h.REDIRECT_LEGACY,
    "redirect_post": lambda code, method, policy: method == "POST" and policy != h.REDIRECT_STRICT,
    "retry_any": lambda code, method: h.retry(code) == h.RETRY_ANY,
    "retry_changed": lambda code, method: h.retry(code) == h.RETRY_CHANGED,
    "retry_never": lambda code, method: h.retry(code) == h.RETRY_NEVER,
    "retry_idempotent": lambda code, method: method in IDEMPOTENT,
    "nostore_method": method_forbids,
    "nostore_interim": lambda code, method, flags: not 200 <= code <= 599,
    "nostore_status": lambda code, method, flags: facts.caching_of(code) == "never",
    "nostore_not_understood": not_understood,
    "nostore_directive": directive_forbids,
    "nostore_private": lambda code, method, flags: has(flags, h.CACHE_SHARED) and has(flags, h.CACHE_PRIVATE),
    "nostore_authorization": authorization_forbids,
    "store_explicit": lambda code, method, flags: is_explicit(flags),
    "store_public": lambda code, method, flags: has(flags, h.CACHE_PUBLIC),
    "store_private": lambda code, method, flags: has(flags, h.CACHE_PRIVATE),
    "store_heuristic": lambda code, method, flags: h.is_heuristically_cacheable(code),
    # The last step asks nothing.
    "": lambda *given: True,
}


def decides(name, *given):
    """The number of the step of a ladder that decides."""
    return next(at for at, step in enumerate(diagrams.LADDERS[name]) if QUESTIONS[step.question](*given))
