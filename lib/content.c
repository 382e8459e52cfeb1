/* Content: what may follow the header section of a response (RFC 9110 section 6.4.1, RFC 9112 section 6). */
#include <httpstatus.h>

#include "class.h"
#include "method.h"

/* RFC 9112 section 6.3: after any 2xx, known or not, the connection is a tunnel. */
static inline bool opens_tunnel(int code, const char *method)
{
    return in_range(code, 200, 300) && method_is(method, "CONNECT");
}

int httpstatus_content(int code, const char *method)
{
    bool none = is_interim(code) || opens_tunnel(code, method) || method_is(method, "HEAD");
    return none ? HTTPSTATUS_CONTENT_NONE : fact_of(code)->content;
}

const char *httpstatus_content_name(int content)
{
    static const char names[][8] = {"none", "empty", "allowed"};
    return content >= 0 && content <= HTTPSTATUS_CONTENT_ALLOWED ? names[content] : NULL;
}

/*
 * RFC 9110 section 8.6 and RFC 9112 section 6.1 name the same responses for Content-Length and for
 * Transfer-Encoding. HEAD and 304 are not among them.
 */
static inline bool is_framed(int code, const char *method)
{
    bool is_final = in_range(code, 200, 1000);
    bool unframed = fact_of(code)->unframed;
    return is_final && !unframed && !opens_tunnel(code, method);
}

bool httpstatus_allows_content_length(int code, const char *method)
{
    return is_framed(code, method);
}

bool httpstatus_allows_transfer_encoding(int code, const char *method)
{
    return is_framed(code, method);
}

bool httpstatus_is_null_body(int code)
{
    return fact_of(code)->null_body;
}

bool httpstatus_is_range(int code)
{
    return fact_of(code)->range;
}

/* Numbers of versions: HTTP/1.1 is 11. */
enum { HTTP_1_0 = 10, HTTP_1_1 = 11, HTTP_2 = 20 };

bool httpstatus_may_send(int code, int version)
{
    bool is_never_sent = httpstatus_is_known(code) && !httpstatus_is_on_wire(code);
    if (!httpstatus_is_valid(code) || is_never_sent || version < HTTP_1_0)
        return false;
    if (version < HTTP_1_1)
        return !is_interim(code); /* RFC 9110 section 15.2 */
    return version < HTTP_2 || !fact_of(code)->http_1_only;
}
