/* A streaming JSON writer for stdout: it keeps no more than a block in memory. */
#ifndef HTTPSTATUS_CLI_JSON_H
#define HTTPSTATUS_CLI_JSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct json {
    bool one_line; /* else every value has its own line, indented by two spaces per level */
    bool has_values;
    int depth;
};

/* Each writes a value; `key` is NULL in an array and at the top. */
void json_open(struct json *json, const char *key, char bracket);
void json_close(struct json *json, char bracket);
void json_string(struct json *json, const char *key, const char *text); /* null for NULL */
void json_bytes(struct json *json, const char *key, const char *text, size_t length);
void json_number(struct json *json, const char *key, uint64_t number);
void json_bool(struct json *json, const char *key, bool value);

/* Ends the line after the outermost bracket. Only then is all of it with stdout. */
void json_end(void);

#endif
