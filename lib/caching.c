/* Caching: what a cache may store and what it has to invalidate (RFC 9111). */
#include <httpstatus.h>

#include "method.h"

/* Each rule that may decide, in the order in which they are asked, and what it answers. */
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
    [METHOD] = HTTPSTATUS_NOSTORE_METHOD,
    [INTERIM] = HTTPSTATUS_NOSTORE_INTERIM,
    [STATUS] = HTTPSTATUS_NOSTORE_STATUS,
    [NOT_UNDERSTOOD] = HTTPSTATUS_NOSTORE_NOT_UNDERSTOOD,
    [DIRECTIVE] = HTTPSTATUS_NOSTORE_DIRECTIVE,
    [PRIVATE] = HTTPSTATUS_NOSTORE_PRIVATE,
    [AUTHORIZATION] = HTTPSTATUS_NOSTORE_AUTHORIZATION,
    [EXPLICIT_BASIS] = HTTPSTATUS_STORE_EXPLICIT,
    [PUBLIC_BASIS] = HTTPSTATUS_STORE_PUBLIC,
    [PRIVATE_BASIS] = HTTPSTATUS_STORE_PRIVATE,
    [HEURISTIC_BASIS] = HTTPSTATUS_STORE_HEURISTIC,
    [NO_BASIS] = HTTPSTATUS_NOSTORE_NO_BASIS,
};

/*
 * Truth values are 0 and 1 here, joined with & and |: httpstatus_storable() asks every rule and lets the first
 * that holds answer. Where codes and flags come in no order that takes half the time of the branches that
 * would spare some rules (tests/bench).
 */
static inline unsigned has(unsigned flags, unsigned wanted)
{
    return (flags & wanted) != 0;
}

/* The number of the lowest bit that is set; one is. */
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

/* RFC 9111 section 4.2.1: s-maxage is nothing to a private cache. */
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
 * RFC 9111 section 3: to understand a code is to do all that its caching rules ask. Known codes ask for nothing
 * beyond section 3, but for 206 and 304; an unknown one only has to be understood under must-understand.
 */
static inline unsigned is_not_understood(const struct fact *fact, unsigned flags)
{
    unsigned partial = fact->partial;
    unsigned unknown = fact->standing == HTTPSTATUS_STANDING_UNKNOWN;
    return (partial & !has(flags, HTTPSTATUS_CACHE_UNDERSTANDS_PARTIAL)) |
           (unknown & has(flags, HTTPSTATUS_CACHE_MUST_UNDERSTAND));
}

/* RFC 9111 section 5.2.2.3: what reaches this rule is understood, so must-understand lifts no-store. */
static inline unsigned forbids_by_directive(unsigned flags)
{
    return has(flags, HTTPSTATUS_CACHE_REQUEST_NO_STORE) |
           (has(flags, HTTPSTATUS_CACHE_NO_STORE) & !has(flags, HTTPSTATUS_CACHE_MUST_UNDERSTAND));
}

/* RFC 9111 section 3.5: max-age and Expires do not allow to share what one user was answered. */
static inline unsigned forbids_by_authorization(unsigned flags)
{
    const unsigned allowing = HTTPSTATUS_CACHE_PUBLIC | HTTPSTATUS_CACHE_S_MAXAGE | HTTPSTATUS_CACHE_MUST_REVALIDATE;
    return has(flags, HTTPSTATUS_CACHE_AUTHORIZATION) & !has(flags, allowing);
}

bool httpstatus_is_heuristically_cacheable(int code)
{
    return fact_of(code)->heuristic;
}

int httpstatus_storable(int code, const char *method, unsigned flags)
{
    unsigned cacheable = httpstatus_find_method(method)->cacheable;
    const struct fact *fact = fact_of(code);
    unsigned interim = (unsigned)code - 200 >= 400; /* 1xx, and what is no valid code */
    unsigned never_stored = fact->never_stored;
    unsigned heuristic = fact->heuristic;
    unsigned shared = has(flags, HTTPSTATUS_CACHE_SHARED);
    unsigned private = has(flags, HTTPSTATUS_CACHE_PRIVATE);

    unsigned rules = 1u << NO_BASIS;
    rules |= forbids_by_method(cacheable, flags) << METHOD;
    rules |= interim << INTERIM;
    rules |= never_stored << STATUS;
    rules |= is_not_understood(fact, flags) << NOT_UNDERSTOOD;
    rules |= forbids_by_directive(flags) << DIRECTIVE;
    rules |= (shared & private) << PRIVATE;
    rules |= (shared & forbids_by_authorization(flags)) << AUTHORIZATION;
    rules |= is_explicit(flags) << EXPLICIT_BASIS;
    rules |= has(flags, HTTPSTATUS_CACHE_PUBLIC) << PUBLIC_BASIS;
    rules |= private << PRIVATE_BASIS; /* in a shared cache PRIVATE has answered */
    rules |= heuristic << HEURISTIC_BASIS;
    return answers[lowest(rules)];
}

/* From NO_BASIS, -8, to HEURISTIC, 4. Of one width, so that nothing needs relocation. */
static const char sentences[][120] = {
    "Nothing in the response allows a cache to store it (RFC 9111 section 3).",
    "A shared cache must not store the answer to a request with Authorization (RFC 9111 section 3.5).",
    "The response is private and the cache is shared (RFC 9111 section 5.2.2.7).",
    "no-store in the request or the response forbids it (RFC 9111 sections 5.2.1.5 and 5.2.2.5).",
    "The cache does not understand the status code, as it would have to (RFC 9111 section 3).",
    "The specification of the status code forbids it (RFC 6585 sections 3 to 6).",
    "The response is not final: its status code is 1xx or no valid one (RFC 9111 section 3).",
    "The request method does not allow the response to be cached (RFC 9110 sections 9.2.3 and 9.3.3).",
    "",
    "It may be stored: it says how long it is fresh (RFC 9111 section 4.2.1).",
    "It may be stored: the response is marked public (RFC 9111 section 5.2.2.9).",
    "It may be stored: the response is marked private and so is the cache (RFC 9111 section 5.2.2.7).",
    "It may be stored: the status code is heuristically cacheable (RFC 9111 section 4.2.2).",
};

const char *httpstatus_storable_why(int result)
{
    if (result < HTTPSTATUS_NOSTORE_NO_BASIS || result > HTTPSTATUS_STORE_HEURISTIC || result == 0)
        return NULL;
    return sentences[result - HTTPSTATUS_NOSTORE_NO_BASIS];
}

/* RFC 9111 section 4.4: 2xx and 3xx are no errors, and a method of unknown safety is unsafe. */
bool httpstatus_invalidates(int code, const char *method)
{
    bool is_no_error = (unsigned)code - 200 < 200;
    return is_no_error && !httpstatus_find_method(method)->safe;
}
