/* What every command says about a code in JSON. */
#include "record.h"

#include "cli.h"

void json_record(struct json *json, int code, const char *lang)
{
    json_number(json, "code", (uint64_t)code);
    json_string(json, "reason", httpstatus_reason(code));
    json_string(json, "title", httpstatus_title(code, lang));
    json_string(json, "standing", standing_word(httpstatus_standing(code)));
}
