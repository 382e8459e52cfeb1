/* Finds a request method in the table that follows the IANA registry of methods. */
#include "method.h"

#include <string.h>

#include "hash.h"

const struct method *httpstatus_find_method(const char *method)
{
    if (method == NULL)
        method = "GET";
    uint32_t hash = 0;
    for (size_t at = 0; at < METHOD_LONGEST && method[at] != '\0'; at++)
        hash += hash_part((uint8_t)method[at], at + 1);

    const struct method *found = &httpstatus_methods[hash % METHOD_SLOTS];
    while (found->name != 0 && strcmp(method, text_in(&httpstatus_method_pool, found->name)) != 0)
        found = &httpstatus_methods[++hash % METHOD_SLOTS];
    return found;
}
