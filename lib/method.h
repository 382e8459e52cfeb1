/* What the IANA registry of request methods says of a method. */
#ifndef HTTPSTATUS_METHOD_H
#define HTTPSTATUS_METHOD_H

#include <stdbool.h>
#include <stddef.h>

#include "registry.h"

/* The row of a method that is not NULL; row 0 stands for every method that is not registered. */
HTTPSTATUS_INTERNAL const struct httpstatus_method *httpstatus_find_method(const char *method);

/* Whether a method is this one. Methods are case-sensitive (RFC 9110 section 9.1); NULL is GET. */
static inline bool method_is(const char *method, const char *name)
{
    method = method != NULL ? method : "GET";
    while (*name != '\0' && *method == *name) {
        method++;
        name++;
    }
    return *method == *name;
}

/* The row of any method. Most requests are a GET, which needs no search. */
static inline const struct httpstatus_method *method_of(const char *method)
{
    if (method == NULL || (method[0] == 'G' && method[1] == 'E' && method[2] == 'T' && method[3] == '\0'))
        return &httpstatus_methods[HTTPSTATUS_METHOD_GET];
    return httpstatus_find_method(method);
}

#endif
