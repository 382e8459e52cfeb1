/* Retrying: whether to send the request again (RFC 9110 section 9.2.2 and the section of each code). */
#include <httpstatus.h>

#include "method.h"

int httpstatus_retry(int code)
{
    return fact_of(code)->retry;
}

const char *httpstatus_retry_name(int retry)
{
    static const char names[][12] = {"never", "idempotent", "any", "changed"};
    return retry >= 0 && retry <= HTTPSTATUS_RETRY_CHANGED ? names[retry] : NULL;
}

/* The method is looked up only where it decides: 1.3, not 4.6 times an empty call where methods come in no order. */
bool httpstatus_is_retryable(int code, const char *method)
{
    int retry = fact_of(code)->retry;
    if (retry != HTTPSTATUS_RETRY_IDEMPOTENT)
        return retry == HTTPSTATUS_RETRY_ANY;
    return httpstatus_find_method(method)->idempotent;
}

/* RFC 9110 section 10.2.3 gives it a meaning with any redirection, known or not. */
bool httpstatus_honors_retry_after(int code)
{
    bool is_redirection = (unsigned)code - 300 < 100;
    return fact_of(code)->retry_after || is_redirection;
}
