/* Redirects: what the next request looks like (RFC 9110 section 15.4, WHATWG Fetch HTTP-redirect fetch). */
#include <httpstatus.h>

#include "method.h"

bool httpstatus_is_redirect(int code)
{
    return (traits_of(code) & TRAIT_REDIRECT) != 0;
}

bool httpstatus_is_permanent_redirect(int code)
{
    return (traits_of(code) & TRAIT_PERMANENT) != 0;
}

bool httpstatus_is_temporary_redirect(int code)
{
    return (traits_of(code) & (TRAIT_REDIRECT | TRAIT_PERMANENT)) == TRAIT_REDIRECT;
}

bool httpstatus_preserves_method(int code)
{
    return (traits_of(code) & TRAIT_KEEPS_METHOD) != 0;
}

/*
 * Whether a redirect with these traits makes the method a GET. Fetch does so to POST alone, which is what
 * RFC 9110 sections 15.4.2 and 15.4.3 allow, and on 303 to every method that is no retrieval. Truth values
 * are 0 and 1, joined without branches.
 */
static inline unsigned rewrites(uint32_t traits, const char *method, int policy)
{
    unsigned keeps = (traits & TRAIT_KEEPS_METHOD) != 0;
    unsigned see_other = (traits & TRAIT_SEE_OTHER) != 0;
    unsigned legacy = policy == HTTPSTATUS_REDIRECT_LEGACY;
    unsigned strict = policy == HTTPSTATUS_REDIRECT_STRICT;
    unsigned retrieves = method_is(method, "GET") || method_is(method, "HEAD");
    unsigned post = method_is(method, "POST");
    return !keeps & !retrieves & (see_other | legacy | (post & !strict));
}

/* Masks, as in text_at(): compilers make branches of the plain form, and redirects come in no order. */
const char *httpstatus_redirect_method(int code, const char *method, int policy)
{
    const char *get = "GET";
    uint32_t traits = traits_of(code);
    uintptr_t changes = -(uintptr_t)(rewrites(traits, method, policy) | (method == NULL));
    uintptr_t followed = -(uintptr_t)((traits & TRAIT_REDIRECT) != 0);
    uintptr_t next = ((uintptr_t)get & changes) | ((uintptr_t)method & ~changes);
    return (const char *)(next & followed);
}

bool httpstatus_redirect_keeps_content(int code, const char *method, int policy)
{
    uint32_t traits = traits_of(code);
    unsigned followed = (traits & TRAIT_REDIRECT) != 0;
    return followed & !rewrites(traits, method, policy);
}
