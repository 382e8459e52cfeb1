/* The members that JSON objects about a code share. */
#ifndef HTTPSTATUS_CLI_RECORD_H
#define HTTPSTATUS_CLI_RECORD_H

#include "json.h"

/* Writes the members code, reason, title and standing into the object that is open. */
void json_record(struct json *json, int code, const char *lang);

/* Writes the member redirect: "permanent" or "temporary", null if the code is no redirect. */
void json_redirect_kind(struct json *json, int code);

/* Writes the members fields, request_fields and field_conditions. */
void json_fields(struct json *json, int code);

#endif
