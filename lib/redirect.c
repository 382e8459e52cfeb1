/* Redirects: what the next request looks like (RFC 9110 section 15.4, WHATWG Fetch HTTP-redirect fetch). */
#include <httpstatus.h>

#include "method.h"

bool httpstatus_is_redirect(int code)
{
    return fact_of(code)->redirect;
}

bool httpstatus_is_permanent_redirect(int code)
{
    return fact_of(code)->permanent;
}

bool httpstatus_is_temporary_redirect(int code)
{
    const struct fact *fact = fact_of(code);
    return fact->redirect && !fact->permanent;
}

bool httpstatus_preserves_method(int code)
{
    return fact_of(code)->keeps_method;
}

/*
 * Whether a redirect makes the method a GET. Fetch does so to POST alone, which is what RFC 9110 sections 15.4.2 and
 * 15.4.3 allow, and on 303 to every method that is no retrieval.
 */
static bool rewrites(const struct fact *fact, const char *method, int policy)
{
    if (method_is(method, "GET") || method_is(method, "HEAD") || fact->keeps_method)
        return false;
    if (fact->see_other || policy == HTTPSTATUS_REDIRECT_LEGACY)
        return true;
    return policy != HTTPSTATUS_REDIRECT_STRICT && method_is(method, "POST");
}

const char *httpstatus_redirect_method(int code, const char *method, int policy)
{
    const struct fact *fact = fact_of(code);
    if (!fact->redirect)
        return NULL;
    if (method == NULL)
        return "GET";
    return rewrites(fact, method, policy) ? "GET" : method;
}

bool httpstatus_redirect_keeps_content(int code, const char *method, int policy)
{
    const struct fact *fact = fact_of(code);
    return fact->redirect && !rewrites(fact, method, policy);
}
