/* Finds a request method in the table that follows the IANA registry of methods. */
#include "method.h"

#include <string.h>

enum { HEAD_SIZE = sizeof(uint64_t) };

/*
 * The first eight bytes of a method make one number, which differs for every registered method; a perfect
 * hash of it leads to the only row that can match. No more is read of a long text than that, unless the
 * eight bytes are those of a registered method.
 */
const struct httpstatus_method *httpstatus_find_method(const char *method)
{
    uint64_t head = 0;
    size_t length = 0;
    while (length < HEAD_SIZE && method[length] != '\0')
        head = head << 8 | (unsigned char)method[length++];

    unsigned row = httpstatus_method_slots[head * HTTPSTATUS_METHOD_FACTOR >> (64 - HTTPSTATUS_METHOD_BITS)];
    const struct httpstatus_method *found = &httpstatus_methods[row];
    if (found->head != head)
        return &httpstatus_methods[0];
    if (length == HEAD_SIZE && strcmp(method + HEAD_SIZE, text_at(found->name) + HEAD_SIZE) != 0)
        return &httpstatus_methods[0];
    return found;
}
