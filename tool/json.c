/* A streaming JSON writer for stdout (RFC 8259). */
#include "json.h"

#include <stdio.h>
#include <string.h>

#include "utf8.h"

/* What is written before json_end() is kept here, so that no call of stdio is needed for each character. */
static char kept[1 << 14];
static size_t kept_length;

static void flush(void)
{
    fwrite(kept, 1, kept_length, stdout);
    kept_length = 0;
}

static void put_bytes(const char *text, size_t length)
{
    if (length > sizeof kept - kept_length)
        flush();
    if (length > sizeof kept) {
        fwrite(text, 1, length, stdout);
        return;
    }
    memcpy(kept + kept_length, text, length);
    kept_length += length;
}

static void put_text(const char *text)
{
    put_bytes(text, strlen(text));
}

static void put(char c)
{
    if (kept_length == sizeof kept)
        flush();
    kept[kept_length++] = c;
}

static void new_line(const struct json *json)
{
    put('\n');
    for (int i = 0; i < json->depth; i++)
        put_text("  ");
}

/* Returns how many of the first bytes are ASCII that a string of JSON may have as it is. */
static size_t ascii_bytes(const char *text, size_t length)
{
    size_t at = 0;
    while (at < length && (unsigned char)(text[at] - ' ') < 0x80 - ' ' && text[at] != '"' && text[at] != '\\')
        at++;
    return at;
}

/* Returns how many of the first bytes a string of JSON may have as they are. */
static size_t plain_bytes(const char *text, size_t length)
{
    size_t at = ascii_bytes(text, length);
    while (at < length && (unsigned char)text[at] >= 0x80) {
        uint32_t character;
        size_t bytes = utf8_decode(text + at, length - at, &character);
        if (character == UTF8_REPLACEMENT)
            break;
        at += bytes;
        at += ascii_bytes(text + at, length - at);
    }
    return at;
}

/* Writes the first character of a text as an escape. Returns how many bytes of the text that takes. */
static size_t write_escape(const char *text, size_t length)
{
    static const char escaped[] = "\b\f\n\r\t";
    static const char letters[] = "bfnrt";
    uint32_t character;
    if (*text == '"' || *text == '\\') {
        put('\\');
        put(*text);
        return 1;
    }
    size_t bytes = utf8_decode(text, length, &character);
    const char *escape = character != 0 && character < 0x80 ? strchr(escaped, (int)character) : NULL;
    if (escape != NULL) {
        put('\\');
        put(letters[escape - escaped]);
    } else if (character < ' ') {
        char code[8];
        snprintf(code, sizeof code, "\\u%04x", (unsigned)character);
        put_text(code);
    } else {
        put_text("\xEF\xBF\xBD");
    }
    return bytes;
}

static void quoted(const char *text, size_t length)
{
    put('"');
    while (length > 0) {
        size_t bytes = plain_bytes(text, length);
        put_bytes(text, bytes);
        if (bytes < length)
            bytes += write_escape(text + bytes, length - bytes);
        text += bytes;
        length -= bytes;
    }
    put('"');
}

/* Writes the comma, the line break and the key before a value. */
static void begin(struct json *json, const char *key)
{
    if (json->has_values)
        put_text(json->one_line ? ", " : ",");
    if (json->depth > 0 && !json->one_line)
        new_line(json);
    if (key != NULL) {
        quoted(key, strlen(key));
        put_text(": ");
    }
    json->has_values = true;
}

void json_open(struct json *json, const char *key, char bracket)
{
    begin(json, key);
    put(bracket);
    json->depth++;
    json->has_values = false;
}

void json_close(struct json *json, char bracket)
{
    json->depth--;
    if (json->has_values && !json->one_line)
        new_line(json);
    put(bracket);
    json->has_values = true;
}

void json_string(struct json *json, const char *key, const char *text)
{
    begin(json, key);
    if (text != NULL)
        quoted(text, strlen(text));
    else
        put_text("null");
}

void json_bytes(struct json *json, const char *key, const char *text, size_t length)
{
    begin(json, key);
    quoted(text, length);
}

void json_number(struct json *json, const char *key, uint64_t number)
{
    char digits[24];
    char *at = digits + sizeof digits - 1;
    *at = '\0';
    do
        *--at = (char)('0' + number % 10);
    while ((number /= 10) != 0);
    begin(json, key);
    put_text(at);
}

void json_bool(struct json *json, const char *key, bool value)
{
    begin(json, key);
    put_text(value ? "true" : "false");
}

void json_end(void)
{
    put('\n');
    flush();
}
