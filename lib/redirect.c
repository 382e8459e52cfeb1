/* Redirects: what the next request looks like (RFC 9110 section 15.4, WHATWG Fetch HTTP-redirect fetch). */
#include <httpstatus.h>

#include <string.h>

#include "ascii.h"
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
 * 15.4.3 allow, and on 303 to every method except GET and HEAD.
 */
static bool rewrites(const struct fact *fact, const char *method, int policy)
{
    if (method_is(method, "GET") || method_is(method, "HEAD") || fact->keeps_method)
        return false;
    if (fact->see_other || policy == HTTPSTATUS_REDIRECT_LEGACY)
        return true;
    return policy != HTTPSTATUS_REDIRECT_STRICT && method_is(method, "POST");
}

/*
 * A 3xx to CONNECT means that there is no tunnel (RFC 9110 section 9.3.6): no client goes where a proxy points, for it
 * would send there what was meant for the origin server.
 */
static bool is_followed(const struct fact *fact, const char *method)
{
    return fact->redirect && !method_is(method, "CONNECT");
}

const char *httpstatus_redirect_method(int code, const char *method, int policy)
{
    const struct fact *fact = fact_of(code);
    if (!is_followed(fact, method))
        return NULL;
    if (method == NULL)
        return "GET";
    return rewrites(fact, method, policy) ? "GET" : method;
}

/* TRACE has no content (RFC 9110 section 9.3.8). */
bool httpstatus_redirect_keeps_content(int code, const char *method, int policy)
{
    const struct fact *fact = fact_of(code);
    return is_followed(fact, method) && !rewrites(fact, method, policy) && !method_is(method, "TRACE");
}

/* Whether a field has a name of the table, or begins with it if that ends with "*". */
static bool is_called(const char *field, size_t len, const char *name)
{
    size_t length = strlen(name);
    if (name[length - 1] == '*')
        return len >= length - 1 && ascii_equal(field, name, length - 1);
    return len == length && ascii_equal(field, name, length);
}

static enum redirect_group group_of(const char *field)
{
    size_t len = strlen(field);
    for (size_t at = 0; at < REDIRECT_FIELDS; at++) {
        const struct redirect_field *row = &httpstatus_redirect_fields[at];
        if (is_called(field, len, row->name))
            return (enum redirect_group)row->group;
    }
    return REDIRECT_GROUP_OTHER;
}

bool httpstatus_redirect_keeps_field(int code, const char *method, int policy, const char *field, bool same_origin)
{
    const struct fact *fact = fact_of(code);
    if (field == NULL || !is_followed(fact, method))
        return false;
    switch (group_of(field)) {
    case REDIRECT_GROUP_CONNECTION:
    case REDIRECT_GROUP_CLIENT:
        return false;
    case REDIRECT_GROUP_ORIGIN:
        return same_origin; /* credentials must not reach another origin (RFC 9110 section 15.4) */
    case REDIRECT_GROUP_CONTENT:
        return !rewrites(fact, method, policy);
    default:
        return true;
    }
}
