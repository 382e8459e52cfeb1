/* Other vocabularies: gRPC, Proxy-Status (RFC 9209) and robots.txt (RFC 9309). */
#include <httpstatus.h>

#include <string.h>

#include "registry.h"

int httpstatus_to_grpc(int code)
{
    return httpstatus_grpc_of_row[row_of(code)];
}

int httpstatus_from_grpc(int grpc)
{
    unsigned index = (unsigned)grpc;
    return httpstatus_http_of_grpc[index < GRPC_CODES ? index : GRPC_UNKNOWN];
}

int httpstatus_from_proxy_error(const char *type)
{
    for (size_t at = 0; type != NULL && at < PROXY_ERRORS; at++) {
        if (strcmp(httpstatus_proxy_errors[at].type, type) == 0)
            return httpstatus_proxy_errors[at].code;
    }
    return 0;
}

int httpstatus_robots(int code)
{
    static const signed char by_class[] = {
        HTTPSTATUS_ROBOTS_DISALLOW_ALL, HTTPSTATUS_ROBOTS_WAIT,      HTTPSTATUS_ROBOTS_PARSE,
        HTTPSTATUS_ROBOTS_FOLLOW,       HTTPSTATUS_ROBOTS_ALLOW_ALL, HTTPSTATUS_ROBOTS_DISALLOW_ALL,
    };
    return by_class[httpstatus_class_of(code)];
}
