/* The members that JSON objects about a code share. */
#include "record.h"

#include "cli.h"

void json_record(struct json *json, int code, const char *lang)
{
    json_number(json, "code", (uint64_t)code);
    json_string(json, "reason", httpstatus_reason(code));
    json_string(json, "title", httpstatus_title(code, lang));
    json_string(json, "standing", httpstatus_standing_name(httpstatus_standing(code)));
}

void json_redirect_kind(struct json *json, int code)
{
    const char *kind = httpstatus_is_permanent_redirect(code) ? "permanent" : "temporary";
    json_string(json, "redirect", httpstatus_is_redirect(code) ? kind : NULL);
}
