/* Retrying: whether to send the request again (RFC 9110 section 9.2.2 and the section of each code). */
#include <httpstatus.h>

#include "class.h"
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

static bool is_set(unsigned flags, unsigned wanted)
{
    return (flags & wanted) != 0;
}

static bool is_idempotent(const char *method, unsigned flags)
{
    return is_set(flags, HTTPSTATUS_WHEN_IDEMPOTENT) || httpstatus_find_method(method)->idempotent;
}

/* RFC 9110 section 15.5.14: with Retry-After a 413 is temporary. No other code asks for a change and has the field. */
static bool needs_change(const struct fact *fact, unsigned flags)
{
    bool is_temporary = fact->retry_after && is_set(flags, HTTPSTATUS_WHEN_RETRY_AFTER);
    return fact->retry == HTTPSTATUS_RETRY_CHANGED && !is_temporary;
}

/* RFC 9110 section 9.2.2; RFC 8470 section 5.2: a 425 to a request that came in early data goes back to its client. */
static bool is_not_for_proxy(const struct fact *fact, const char *method, unsigned flags)
{
    return (is_set(flags, HTTPSTATUS_WHEN_PROXY) && !is_idempotent(method, flags)) ||
           (fact->not_early && is_set(flags, HTTPSTATUS_WHEN_EARLY_DATA));
}

static int retry_rule(const struct fact *fact, const char *method, unsigned flags)
{
    if (fact->retry == HTTPSTATUS_RETRY_NEVER)
        return HTTPSTATUS_NORETRY_CODE;
    if (needs_change(fact, flags))
        return HTTPSTATUS_NORETRY_CHANGE;
    if (is_not_for_proxy(fact, method, flags))
        return HTTPSTATUS_NORETRY_PROXY;
    if (fact->retry == HTTPSTATUS_RETRY_IDEMPOTENT && !is_idempotent(method, flags))
        return HTTPSTATUS_NORETRY_METHOD;
    if (fact->elsewhere)
        return HTTPSTATUS_MAYRETRY_ELSEWHERE;
    if (fact->not_early)
        return HTTPSTATUS_MAYRETRY_NOT_EARLY;
    return is_set(flags, HTTPSTATUS_WHEN_RETRY_AFTER) ? HTTPSTATUS_MAYRETRY_DELAYED : HTTPSTATUS_MAYRETRY_AS_IS;
}

bool httpstatus_may_retry(int code, const char *method, unsigned flags, int *rule)
{
    int decided = retry_rule(fact_of(code), method, flags);
    if (rule != NULL)
        *rule = decided;
    return decided > 0;
}

/* From METHOD, -4, to AS_IS, 4. Of one width, so that nothing needs relocation. */
static const char retry_sentences[][112] = {
    "The request may have been processed, and its method is not idempotent (RFC 9110 section 9.2.2).",
    "An intermediary must not retry this request itself (RFC 9110 section 9.2.2, RFC 8470 section 5.2).",
    "The request has to change first: the response says how (the section of the status code).",
    "The status code does not suggest that the same request would succeed later (RFC 9110 section 15).",
    "",
    "It may be retried over another connection (RFC 9110 section 15.5.20).",
    "It may be retried, but not in early data (RFC 8470 section 5.2).",
    "It may be retried after the time that Retry-After says (RFC 9110 section 10.2.3).",
    "It may be retried as it is (RFC 9110 section 9.2.2).",
};

const char *httpstatus_retry_why(int rule)
{
    if (rule < HTTPSTATUS_NORETRY_METHOD || rule > HTTPSTATUS_MAYRETRY_AS_IS || rule == 0)
        return NULL;
    return retry_sentences[rule - HTTPSTATUS_NORETRY_METHOD];
}

/* RFC 9110 section 10.2.3 gives it a meaning with any redirection, known or not. */
bool httpstatus_honors_retry_after(int code)
{
    return fact_of(code)->retry_after || in_range(code, 300, 400);
}

bool httpstatus_is_safe_method(const char *method)
{
    return httpstatus_find_method(method)->safe;
}

bool httpstatus_is_idempotent_method(const char *method)
{
    return httpstatus_find_method(method)->idempotent;
}
