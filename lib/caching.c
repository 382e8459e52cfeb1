/* Caching: what a cache may store, reuse and has to invalidate (RFC 9111). */
#include <httpstatus.h>

#include "class.h"
#include "method.h"

/* The rules in the order in which they are checked, and what each puts into *rule. */
enum {
    METHOD,
    INTERIM,
    STATUS,
    NOT_UNDERSTOOD,
    DIRECTIVE,
    PRIVATE,
    AUTHORIZATION,
    EXPLICIT_BASIS,
    PUBLIC_BASIS,
    PRIVATE_BASIS,
    HEURISTIC_BASIS,
    NO_BASIS,
    RULES
};

static const signed char answers[RULES] = {
    HTTPSTATUS_NOSTORE_METHOD,         /* METHOD */
    HTTPSTATUS_NOSTORE_INTERIM,        /* INTERIM */
    HTTPSTATUS_NOSTORE_STATUS,         /* STATUS */
    HTTPSTATUS_NOSTORE_NOT_UNDERSTOOD, /* NOT_UNDERSTOOD */
    HTTPSTATUS_NOSTORE_DIRECTIVE,      /* DIRECTIVE */
    HTTPSTATUS_NOSTORE_PRIVATE,        /* PRIVATE */
    HTTPSTATUS_NOSTORE_AUTHORIZATION,  /* AUTHORIZATION */
    HTTPSTATUS_STORE_EXPLICIT,         /* EXPLICIT_BASIS */
    HTTPSTATUS_STORE_PUBLIC,           /* PUBLIC_BASIS */
    HTTPSTATUS_STORE_PRIVATE,          /* PRIVATE_BASIS */
    HTTPSTATUS_STORE_HEURISTIC,        /* HEURISTIC_BASIS */
    HTTPSTATUS_NOSTORE_NO_BASIS,       /* NO_BASIS */
};

static inline unsigned has(unsigned flags, unsigned wanted)
{
    return (flags & wanted) != 0;
}

/* The number of the lowest bit that is set; at least one must be. */
static inline unsigned lowest(unsigned bits)
{
#ifdef __GNUC__
    return (unsigned)__builtin_ctz(bits);
#else
    unsigned number = 0;
    while ((bits >> number & 1) == 0)
        number++;
    return number;
#endif
}

/* RFC 9111 section 4.2.1: a private cache ignores s-maxage. */
static inline unsigned is_explicit(unsigned flags)
{
    return has(flags, HTTPSTATUS_CACHE_MAX_AGE | HTTPSTATUS_CACHE_EXPIRES) |
           (has(flags, HTTPSTATUS_CACHE_S_MAXAGE) & has(flags, HTTPSTATUS_CACHE_SHARED));
}

/* RFC 9110 sections 9.2.3 and 9.3.3: what no method definition allows cannot be cached. */
static inline unsigned forbids_by_method(unsigned cacheable, unsigned flags)
{
    unsigned enough = CACHEABLE_YES - (is_explicit(flags) & has(flags, HTTPSTATUS_CACHE_CONTENT_LOCATION_MATCHES));
    return cacheable < enough;
}

/*
 * RFC 9111 section 3: to understand a code is to do all that its caching rules ask. A 206 or 304 always has to be
 * understood, any other code under must-understand. Codes whose rules nobody has written are not understood: a cache
 * that stored them all the same would do what the origin server has tried to prevent (section 5.2.2.3).
 */
static inline unsigned is_not_understood(const struct fact *fact, unsigned flags)
{
    unsigned must_be = fact->partial | has(flags, HTTPSTATUS_CACHE_MUST_UNDERSTAND);
    return must_be & !fact->understood & !has(flags, HTTPSTATUS_CACHE_UNDERSTANDS);
}

/* RFC 9111 section 5.2.2.3: what reaches this rule is understood, so must-understand lifts no-store. */
static inline unsigned forbids_by_directive(unsigned flags)
{
    return has(flags, HTTPSTATUS_CACHE_REQUEST_NO_STORE) |
           (has(flags, HTTPSTATUS_CACHE_NO_STORE) & !has(flags, HTTPSTATUS_CACHE_MUST_UNDERSTAND));
}

/* RFC 9111 section 5.2.2.7: a shared cache may store the rest, but only one that takes the listed fields out. */
static inline unsigned forbids_as_private(unsigned flags)
{
    return has(flags, HTTPSTATUS_CACHE_PRIVATE) |
           (has(flags, HTTPSTATUS_CACHE_PRIVATE_FIELDS) & !has(flags, HTTPSTATUS_CACHE_STRIPS_FIELDS));
}

/* RFC 9111 section 3.5: max-age and Expires do not allow a cache to share the response to one user. */
static inline unsigned forbids_by_authorization(unsigned flags)
{
    const unsigned allowing = HTTPSTATUS_CACHE_PUBLIC | HTTPSTATUS_CACHE_S_MAXAGE | HTTPSTATUS_CACHE_MUST_REVALIDATE;
    return has(flags, HTTPSTATUS_CACHE_AUTHORIZATION) & !has(flags, allowing);
}

bool httpstatus_is_heuristically_cacheable(int code)
{
    return fact_of(code)->heuristic;
}

/*
 * Truth values are 0 and 1 here, joined with & and |: every rule is asked, and the first that holds decides. For
 * realistic codes that takes 13 ns, and the conditions that would spare some rules 19 ns (tests/bench).
 */
static int store_rule(int code, const char *method, unsigned flags)
{
    unsigned cacheable = httpstatus_find_method(method)->cacheable;
    const struct fact *fact = fact_of(code);
    unsigned interim = !in_range(code, 200, 600); /* 1xx, and numbers that are not a valid code */
    unsigned shared = has(flags, HTTPSTATUS_CACHE_SHARED);
    unsigned guessed = (unsigned)fact->heuristic & !has(flags, HTTPSTATUS_CACHE_INVALID_AGE);

    unsigned rules = 1u << NO_BASIS;
    rules |= forbids_by_method(cacheable, flags) << METHOD;
    rules |= interim << INTERIM;
    rules |= (unsigned)fact->never_stored << STATUS;
    rules |= is_not_understood(fact, flags) << NOT_UNDERSTOOD;
    rules |= forbids_by_directive(flags) << DIRECTIVE;
    rules |= (shared & forbids_as_private(flags)) << PRIVATE;
    rules |= (shared & forbids_by_authorization(flags)) << AUTHORIZATION;
    rules |= is_explicit(flags) << EXPLICIT_BASIS;
    rules |= has(flags, HTTPSTATUS_CACHE_PUBLIC) << PUBLIC_BASIS;
    rules |= has(flags, HTTPSTATUS_CACHE_PRIVATE) << PRIVATE_BASIS; /* in a shared cache PRIVATE has already decided */
    rules |= guessed << HEURISTIC_BASIS;
    return answers[lowest(rules)];
}

bool httpstatus_may_store(int code, const char *method, unsigned flags, int *rule)
{
    int decided = store_rule(code, method, flags);
    if (rule != NULL)
        *rule = decided;
    return decided > 0;
}

/* From NO_BASIS, -8, to HEURISTIC, 4. Of one width, so that nothing needs relocation. */
static const char store_sentences[][120] = {
    "Nothing in the response allows a cache to store it (RFC 9111 section 3).",
    "A shared cache must not store the response to a request with Authorization (RFC 9111 section 3.5).",
    "The response, or a field of it, is private and the cache is shared (RFC 9111 section 5.2.2.7).",
    "no-store in the request or the response forbids it (RFC 9111 sections 5.2.1.5 and 5.2.2.5).",
    "The cache does not understand the status code, as it has to (RFC 9111 sections 3 and 5.2.2.3).",
    "The specification of the status code forbids it (RFC 6585 sections 3 to 6).",
    "The response is not final: its status code is 1xx or invalid (RFC 9111 section 3).",
    "The request method does not allow the response to be cached (RFC 9110 sections 9.2.3 and 9.3.3).",
    "",
    "It may be stored: it says how long it is fresh (RFC 9111 section 4.2.1).",
    "It may be stored: the response is marked public (RFC 9111 section 5.2.2.9).",
    "It may be stored: the response is marked private and so is the cache (RFC 9111 section 5.2.2.7).",
    "It may be stored: the status code is heuristically cacheable (RFC 9111 section 4.2.2).",
};

const char *httpstatus_store_why(int rule)
{
    if (rule < HTTPSTATUS_NOSTORE_NO_BASIS || rule > HTTPSTATUS_STORE_HEURISTIC || rule == 0)
        return NULL;
    return store_sentences[rule - HTTPSTATUS_NOSTORE_NO_BASIS];
}

/* RFC 9111 section 4.4: 2xx and 3xx are not errors, and a method of unknown safety counts as unsafe. */
bool httpstatus_invalidates(int code, const char *method)
{
    return in_range(code, 200, 400) && !httpstatus_find_method(method)->safe;
}

/* RFC 9111 sections 4.2.2 and 5.2.2.9. */
bool httpstatus_may_guess_freshness(int code, unsigned flags)
{
    if (is_explicit(flags) || has(flags, HTTPSTATUS_CACHE_INVALID_AGE))
        return false;
    return httpstatus_is_heuristically_cacheable(code) || has(flags, HTTPSTATUS_CACHE_PUBLIC);
}

/* RFC 9111 section 5.2.2.4: with the listed fields in it, the response has to be validated first. */
static bool needs_validation(unsigned flags)
{
    const unsigned always = HTTPSTATUS_CACHE_NO_CACHE | HTTPSTATUS_CACHE_MUST_REVALIDATE;
    const unsigned in_shared = HTTPSTATUS_CACHE_PROXY_REVALIDATE | HTTPSTATUS_CACHE_S_MAXAGE;
    bool keeps_fields = has(flags, HTTPSTATUS_CACHE_NO_CACHE_FIELDS) && !has(flags, HTTPSTATUS_CACHE_STRIPS_FIELDS);
    return has(flags, always) || keeps_fields || (has(flags, HTTPSTATUS_CACHE_SHARED) && has(flags, in_shared));
}

bool httpstatus_may_serve_stale(int code, unsigned flags)
{
    return httpstatus_revalidation(code) == HTTPSTATUS_REVALIDATION_FAILED && !needs_validation(flags);
}

/* The response to revalidate with is no response at all where its number is none (RFC 9110 section 15). */
int httpstatus_revalidation(int code)
{
    if (httpstatus_is_informational(code))
        return HTTPSTATUS_REVALIDATION_NONE;
    if (httpstatus_is_server_error(code) || !httpstatus_is_valid(code))
        return HTTPSTATUS_REVALIDATION_FAILED;
    return fact_of(code)->revalidates ? HTTPSTATUS_REVALIDATION_UPDATE : HTTPSTATUS_REVALIDATION_REPLACE;
}

bool httpstatus_is_stale_if_error(int code)
{
    return fact_of(code)->stale_if_error;
}
