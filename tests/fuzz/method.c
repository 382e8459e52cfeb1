/* Every function that takes a method, against lists of methods (IANA HTTP Method Registry). */
#include <httpstatus.h>

#include "fuzz.h"

static const char safe[] = " GET HEAD OPTIONS PRI PROPFIND QUERY REPORT SEARCH TRACE ";
static const char idempotent[] = " ACL BASELINE-CONTROL BIND CHECKIN CHECKOUT COPY DELETE GET HEAD LABEL LINK MERGE "
                                 "MKACTIVITY MKCALENDAR MKCOL MKREDIRECTREF MKWORKSPACE MOVE OPTIONS ORDERPATCH PRI "
                                 "PROPFIND PROPPATCH PUT QUERY REBIND REPORT SEARCH TRACE UNBIND UNCHECKOUT UNLINK "
                                 "UNLOCK UPDATE UPDATEREDIRECTREF VERSION-CONTROL ";
static const char cacheable[] = " GET HEAD QUERY ";
static const char cacheable_if_explicit[] = " GET HEAD PATCH POST QUERY ";

static void check_tables(const char *method)
{
    const unsigned explicit = HTTPSTATUS_CACHE_MAX_AGE | HTTPSTATUS_CACHE_CONTENT_LOCATION_MATCHES;
    require(httpstatus_invalidates(200, method) == !is_listed(safe, method), "safe");
    require(httpstatus_is_safe_method(method) == is_listed(safe, method), "is_safe_method");
    require(httpstatus_is_idempotent_method(method) == is_listed(idempotent, method), "is_idempotent_method");
    require(httpstatus_may_retry(503, method, 0, NULL) == is_listed(idempotent, method), "idempotent");
    require(httpstatus_may_retry(429, method, HTTPSTATUS_WHEN_PROXY, NULL) == is_listed(idempotent, method),
            "idempotent for a proxy");
    require(httpstatus_may_retry(503, method, HTTPSTATUS_WHEN_IDEMPOTENT, NULL), "idempotent as the caller knows");
    require(httpstatus_may_store(200, method, 0, NULL) == is_listed(cacheable, method), "cacheable");
    require(httpstatus_may_store(200, method, explicit, NULL) == is_listed(cacheable_if_explicit, method),
            "cacheable with explicit freshness");
}

static void check_content(const char *method)
{
    bool head = strcmp(method, "HEAD") == 0;
    bool connect = strcmp(method, "CONNECT") == 0;
    int wanted = head || connect ? HTTPSTATUS_CONTENT_NONE : HTTPSTATUS_CONTENT_ALLOWED;
    require(httpstatus_content(200, method) == wanted, "content of a 200");
    require(httpstatus_content(404, method) == (head ? HTTPSTATUS_CONTENT_NONE : HTTPSTATUS_CONTENT_ALLOWED),
            "content of a 404");
    require(httpstatus_allows_content_length(200, method) == !connect, "Content-Length");
    require(httpstatus_allows_transfer_encoding(200, method) == !connect, "Transfer-Encoding");
}

static void check_connect(void)
{
    for (int policy = HTTPSTATUS_REDIRECT_FETCH; policy <= HTTPSTATUS_REDIRECT_LEGACY; policy++)
        require(httpstatus_redirect_method(307, "CONNECT", policy) == NULL, "CONNECT is not followed");
}

static void check_redirects(const char *method)
{
    bool retrieves = strcmp(method, "GET") == 0 || strcmp(method, "HEAD") == 0;
    bool post = strcmp(method, "POST") == 0;
    bool trace = strcmp(method, "TRACE") == 0;
    const bool changes[3][2] = {{post, !retrieves}, {false, !retrieves}, {!retrieves, !retrieves}};
    for (int policy = HTTPSTATUS_REDIRECT_FETCH; policy <= HTTPSTATUS_REDIRECT_LEGACY; policy++) {
        for (int see_other = 0; see_other < 2; see_other++) {
            const char *next = httpstatus_redirect_method(302 + see_other, method, policy);
            bool change = changes[policy][see_other];
            require(change ? strcmp(next, "GET") == 0 : next == method, "the next method");
            require(httpstatus_redirect_keeps_content(302 + see_other, method, policy) == (!change && !trace),
                    "the content goes with the method");
            require(httpstatus_redirect_keeps_field(302 + see_other, method, policy, "Content-Type", true) == !change,
                    "and so do its fields");
        }
        require(httpstatus_redirect_method(307, method, policy) == method, "307 keeps every method");
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *method = as_string(data, size);
    check_tables(method);
    check_content(method);
    if (strcmp(method, "CONNECT") == 0)
        check_connect();
    else
        check_redirects(method);
    free(method);
    return 0;
}
