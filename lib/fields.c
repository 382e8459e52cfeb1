/* Header fields that go with a code. */
#include <httpstatus.h>

#include "registry.h"

/* The lists of struct detail: the levels first, as the header numbers them. */
enum { REQUEST_FIELDS = HTTPSTATUS_LEVEL_MUST_IF + 1 };

static const char *field_at(int code, unsigned kind, size_t index)
{
    return text_at(&httpstatus_detail_pool, list_at(detail_of(code)->fields[kind], index));
}

const char *httpstatus_field(int code, int level, size_t index)
{
    if (level < HTTPSTATUS_LEVEL_MUST || level > HTTPSTATUS_LEVEL_MUST_IF)
        return NULL;
    return field_at(code, (unsigned)level, index);
}

const char *httpstatus_field_condition(int code, const char *field)
{
    return field != NULL ? paired_text(detail_of(code)->conditions, field) : NULL;
}

const char *httpstatus_request_field(int code, size_t index)
{
    return field_at(code, REQUEST_FIELDS, index);
}
