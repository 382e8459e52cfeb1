/*
 * httpstatus_redirect_keeps_field() against a list of fields. The first byte chooses the code, the method, the policy
 * and whether the origin stays.
 */
#include <httpstatus.h>

#include "fuzz.h"

/* What is dropped always, what stays within the origin, and what goes with the content: lower case, between spaces. */
static const char dropped[] =
    " connection proxy-connection keep-alive te transfer-encoding upgrade proxy-authorization "
    "referer origin ";
static const char within_origin[] = " host authorization cookie ";
static const char with_content[] = " digest repr-digest last-modified ";

static bool model(const char *name, bool becomes_get, bool same_origin)
{
    if (is_listed(dropped, name))
        return false;
    if (is_listed(within_origin, name))
        return same_origin;
    bool is_of_content = strncmp(name, "content-", 8) == 0 || is_listed(with_content, name);
    return !is_of_content || !becomes_get;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const int codes[] = {301, 302, 303, 307};
    static const char *const methods[] = {"GET", "POST", "PUT", "CONNECT"};
    if (size < 1)
        return 0;
    int code = codes[data[0] & 3];
    const char *method = methods[data[0] >> 2 & 3];
    int policy = data[0] >> 4 & 3;
    bool same_origin = data[0] >> 6 & 1;
    char *name = as_string(data + 1, size - 1);

    const char *next = httpstatus_redirect_method(code, method, policy);
    bool keeps = httpstatus_redirect_keeps_field(code, method, policy, name, same_origin);
    lower(name, strlen(name));
    require(httpstatus_redirect_keeps_field(code, method, policy, name, same_origin) == keeps, "case does not matter");
    bool becomes_get = next != NULL && strcmp(next, method) != 0;
    require(keeps == (next != NULL && model(name, becomes_get, same_origin)), "the list says the same");
    require(!keeps || httpstatus_redirect_keeps_field(code, method, policy, name, true),
            "what may go to another origin may stay");
    free(name);
    return 0;
}
