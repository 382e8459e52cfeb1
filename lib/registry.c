/* Registry: what a code is. */
#include <httpstatus.h>

#include "registry.h"

const char *httpstatus_reason(int code)
{
    return text_at(&httpstatus_phrase_pool, fact_of(code)->reason);
}

const char *httpstatus_name(int code)
{
    return text_at(&httpstatus_name_pool, fact_of(code)->name);
}

const char *httpstatus_spec(int code)
{
    return text_at(&httpstatus_detail_pool, detail_of(code)->spec);
}

const char *httpstatus_section(int code)
{
    return text_at(&httpstatus_detail_pool, detail_of(code)->section);
}

const char *httpstatus_url(int code)
{
    return text_at(&httpstatus_detail_pool, detail_of(code)->url);
}

const char *httpstatus_reason_in(int code, int rfc)
{
    for (size_t edition = 0; edition < EDITIONS; edition++) {
        if (httpstatus_edition_rfc[edition] == rfc)
            return text_at(&httpstatus_detail_pool, detail_of(code)->editions[edition]);
    }
    return NULL;
}

int httpstatus_edition(size_t index)
{
    return index < EDITIONS ? httpstatus_edition_rfc[index] : 0;
}

const char *httpstatus_alias(int code, size_t index)
{
    return text_at(&httpstatus_detail_pool, list_at(detail_of(code)->aliases, index));
}

const char *httpstatus_vendor(int code, size_t index)
{
    const text_offset *list = &httpstatus_lists[detail_of(code)->vendors];
    for (; *list != 0; list += 2) {
        if (index-- == 0)
            return text_in(&httpstatus_detail_pool, *list);
    }
    return NULL;
}

const char *httpstatus_vendor_reason(int code, const char *vendor)
{
    return vendor != NULL ? paired_text(detail_of(code)->vendors, vendor) : NULL;
}

int httpstatus_standing(int code)
{
    return fact_of(code)->standing;
}

const char *httpstatus_standing_name(int standing)
{
    static const char names[][12] = {
        "unknown", "standard", "provisional", "deprecated", "obsolete", "reserved", "unofficial",
    };
    return standing >= 0 && standing <= HTTPSTATUS_STANDING_UNOFFICIAL ? names[standing] : NULL;
}

bool httpstatus_is_known(int code)
{
    return row_of(code) != 0;
}

bool httpstatus_is_registered(int code)
{
    int standing = httpstatus_standing(code);
    return standing != HTTPSTATUS_STANDING_UNKNOWN && standing != HTTPSTATUS_STANDING_UNOFFICIAL;
}

bool httpstatus_is_on_wire(int code)
{
    return fact_of(code)->on_wire;
}

int httpstatus_next(int code)
{
    if (code >= CODES)
        return 0;
    for (int next = code < 0 ? 0 : code + 1; next < CODES; next++) {
        if (httpstatus_rows[next] != 0)
            return next;
    }
    return 0;
}

const char *httpstatus_registry_date(void)
{
    return httpstatus_date;
}

const char *httpstatus_version(void)
{
    return HTTPSTATUS_VERSION;
}

int httpstatus_version_number(void)
{
    return HTTPSTATUS_VERSION_NUMBER;
}
