/* A streaming JSON writer for stdout (RFC 8259). */
#include "json.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "utf8.h"

static void new_line(const struct json *json)
{
    printf("\n%*s", 2 * json->depth, "");
}

static void quoted(const char *text, size_t length)
{
    static const char escaped[] = "\"\\\b\f\n\r\t";
    static const char letters[] = "\"\\bfnrt";
    putchar('"');
    for (size_t at = 0; at < length;) {
        uint32_t character;
        size_t bytes = utf8_decode(text + at, length - at, &character);
        const char *escape = character != 0 && character < 0x80 ? strchr(escaped, (int)character) : NULL;
        if (escape != NULL)
            printf("\\%c", letters[escape - escaped]);
        else if (character < ' ')
            printf("\\u%04" PRIx32, character);
        else if (character == UTF8_REPLACEMENT)
            fputs("\xEF\xBF\xBD", stdout);
        else
            fwrite(text + at, 1, bytes, stdout);
        at += bytes;
    }
    putchar('"');
}

/* Writes the comma, the line break and the key before a value. */
static void begin(struct json *json, const char *key)
{
    if (json->has_values)
        fputs(json->one_line ? ", " : ",", stdout);
    if (json->depth > 0 && !json->one_line)
        new_line(json);
    if (key != NULL) {
        quoted(key, strlen(key));
        fputs(": ", stdout);
    }
    json->has_values = true;
}

void json_open(struct json *json, const char *key, char bracket)
{
    begin(json, key);
    putchar(bracket);
    json->depth++;
    json->has_values = false;
}

void json_close(struct json *json, char bracket)
{
    json->depth--;
    if (json->has_values && !json->one_line)
        new_line(json);
    putchar(bracket);
    json->has_values = true;
}

void json_string(struct json *json, const char *key, const char *text)
{
    begin(json, key);
    if (text != NULL)
        quoted(text, strlen(text));
    else
        fputs("null", stdout);
}

void json_bytes(struct json *json, const char *key, const char *text, size_t length)
{
    begin(json, key);
    quoted(text, length);
}

void json_number(struct json *json, const char *key, uint64_t number)
{
    begin(json, key);
    printf("%" PRIu64, number);
}

void json_bool(struct json *json, const char *key, bool value)
{
    begin(json, key);
    fputs(value ? "true" : "false", stdout);
}

void json_end(void)
{
    putchar('\n');
}
