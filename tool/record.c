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

void json_fields(struct json *json, int code)
{
    static const char *const levels[] = {"must", "should", "may", "must_if"};
    const char *field;
    json_open(json, "fields", '{');
    for (int level = HTTPSTATUS_LEVEL_MUST; level <= HTTPSTATUS_LEVEL_MUST_IF; level++) {
        json_open(json, levels[level], '[');
        for (size_t i = 0; (field = httpstatus_field(code, level, i)) != NULL; i++)
            json_string(json, NULL, field);
        json_close(json, ']');
    }
    json_close(json, '}');
    json_open(json, "request_fields", '[');
    for (size_t i = 0; (field = httpstatus_request_field(code, i)) != NULL; i++)
        json_string(json, NULL, field);
    json_close(json, ']');
    json_open(json, "field_conditions", '{');
    for (int level = HTTPSTATUS_LEVEL_MUST; level <= HTTPSTATUS_LEVEL_MUST_IF; level++) {
        for (size_t i = 0; (field = httpstatus_field(code, level, i)) != NULL; i++) {
            const char *condition = httpstatus_field_condition(code, field);
            if (condition != NULL)
                json_string(json, field, condition);
        }
    }
    json_close(json, '}');
}
