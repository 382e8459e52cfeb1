/* What the IANA registry of request methods says of a method. Methods are case-sensitive (RFC 9110 section 9.1). */
#ifndef METHOD_H
#define METHOD_H

#include <stdbool.h>
#include <stddef.h>

#include "registry.h"

/* Whether responses to a method may be cached; a column of methods.csv. */
enum cacheable { CACHEABLE_NO, CACHEABLE_EXPLICIT, CACHEABLE_YES };

/* The row of a method; NULL is GET. A method that is not registered has a row without a name. */
INTERNAL const struct method *httpstatus_find_method(const char *method);

/* Whether a method is this one; NULL is GET. */
static inline bool method_is(const char *method, const char *name)
{
    method = method != NULL ? method : "GET";
    while (*name != '\0' && *method == *name) {
        method++;
        name++;
    }
    return *method == *name;
}

#endif
