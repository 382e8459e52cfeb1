/* The one rule that finds the status in a line of a log. */
#include "status.h"

#include <stdlib.h>
#include <string.h>

#include "ascii.h"
#include "cli.h"

/* Times in seconds between a request and its status, and the last field that --field may name. */
enum { TIMES_MOST = 3, FIELD_LAST = 9999 };

/* A part of a line. */
struct part {
    const char *begin;
    const char *end;
};

static size_t length_of(struct part part)
{
    return (size_t)(part.end - part.begin);
}

static bool is_one_of(char c, const char *list)
{
    return c != '\0' && strchr(list, c) != NULL;
}

static bool is_blank_or_end(const char *at, const char *end)
{
    return at == end || ascii_is_blank(*at);
}

static const char *skip_blanks(const char *at, const char *end)
{
    while (at < end && ascii_is_blank(*at))
        at++;
    return at;
}

static const char *skip_word(const char *at, const char *end)
{
    while (at < end && !ascii_is_blank(*at))
        at++;
    return at;
}

/* ---- Values ---- */

/* What logs have in place of a status where there was no response: nginx, Envoy, HAProxy, Squid, and lists of them. */
static bool is_no_response(struct part part)
{
    static const char *const values[] = {"-", "0", "000", "009", "-1"};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        if (strlen(values[i]) == length_of(part) && memcmp(values[i], part.begin, length_of(part)) == 0)
            return true;
    }
    return false;
}

/* Returns the status that a whole value is. */
static int status_of(struct part value)
{
    int code = httpstatus_parse(value.begin, length_of(value));
    if (code != 0)
        return code;
    return is_no_response(value) ? STATUS_NO_RESPONSE : STATUS_UNREAD;
}

static struct part unquoted(struct part value)
{
    bool quoted = length_of(value) >= 2 && *value.begin == '"' && value.end[-1] == '"';
    return quoted ? (struct part){value.begin + 1, value.end - 1} : value;
}

/* Returns the last element of a list: the 200 of "502, 200" and of TCP_MISS/200. */
static struct part last_element(struct part value)
{
    const char *begin = value.end;
    while (begin > value.begin && !is_one_of(begin[-1], " ,:/"))
        begin--;
    return (struct part){begin, value.end};
}

/* Returns the status that the value of a field or of a key holds. */
static int status_in(struct part value, const char **at)
{
    struct part element = last_element(unquoted(value));
    *at = element.begin;
    return status_of(element);
}

/* ---- Quoted texts ---- */

static const char *quote_in(const char *text, const char *end)
{
    return memchr(text, '"', (size_t)(end - text));
}

/* Returns whether an odd number of backslashes comes before a quote, so that the quote is part of the text. */
static bool is_escaped(const char *begin, const char *quote)
{
    const char *at = quote;
    while (at > begin && at[-1] == '\\')
        at--;
    return (quote - at) % 2 != 0;
}

/* Returns the quote that ends a text, which a blank or the end of the line follows; NULL if there is none. */
static const char *closing_quote(const char *begin, const char *end)
{
    const char *quote = quote_in(begin, end);
    while (quote != NULL && (!is_blank_or_end(quote + 1, end) || is_escaped(begin, quote)))
        quote = quote_in(quote + 1, end);
    return quote;
}

/* ---- The common and combined formats: the status follows the quoted request ---- */

/* Returns whether a text is a request line, which begins with a method and a space, or with the "- " of a balancer. */
static bool is_request(struct part text)
{
    const char *at = text.begin;
    while (at < text.end && ((unsigned char)(*at - 'A') < 26 || *at == '-' || *at == '_'))
        at++;
    return at > text.begin && at < text.end && *at == ' ';
}

/* Returns whether a word is a time in seconds, such as 0.204. */
static bool is_seconds(struct part word)
{
    bool point = false;
    for (const char *at = word.begin; at < word.end; at++) {
        if (*at == '.' && !point && at > word.begin)
            point = true;
        else if (!ascii_is_digit(*at))
            return false;
    }
    return point;
}

/* Returns whether the size of a response follows, or nothing at all. */
static bool is_size(const char *at, const char *end)
{
    at = skip_blanks(at, end);
    const char *after = at;
    while (after < end && (ascii_is_digit(*after) || *after == '-'))
        after++;
    return is_blank_or_end(after, end);
}

/* Returns the status that follows a quoted text, after times in seconds if there are any. */
static int status_after(const char *quote, const char *end, bool request, const char **at)
{
    struct part word = {quote + 1, quote + 1};
    for (int times = 0; times <= TIMES_MOST; times++) {
        word.begin = skip_blanks(word.end, end);
        word.end = skip_word(word.begin, end);
        if (!request || !is_seconds(word))
            break;
    }
    struct part value = request ? unquoted(word) : word;
    int code = status_of(value);
    *at = value.begin;
    /* After a text that is no request, a dash is another field, and a number is a status only before a size. */
    return request || (code != STATUS_NO_RESPONSE && is_size(word.end, end)) ? code : STATUS_UNREAD;
}

static int status_after_request(struct part line, const char **at)
{
    const char *quote = quote_in(line.begin, line.end);
    while (quote != NULL) {
        const char *begin = quote + 1;
        quote = closing_quote(begin, line.end);
        if (quote == NULL)
            return STATUS_UNREAD;
        bool request = is_request((struct part){begin, quote});
        int code = status_after(quote, line.end, request, at);
        if (request || code != STATUS_UNREAD)
            return code;
        quote = quote_in(quote + 1, line.end);
    }
    return STATUS_UNREAD;
}

/* ---- Fields by their number ---- */

/* Returns the end of the field that begins at a place: of a quoted text, of a date in brackets, or of a word. */
static const char *field_end(const char *at, const char *end)
{
    const char *close = NULL;
    if (*at == '"')
        close = closing_quote(at + 1, end);
    else if (*at == '[')
        close = memchr(at, ']', (size_t)(end - at));
    return close != NULL && is_blank_or_end(close + 1, end) ? close + 1 : skip_word(at, end);
}

/* Returns whether the field that ended is an element of a list that goes on: "502, 200", "502 : 200" (nginx). */
static bool goes_on(const char *at, const char *end)
{
    return at[-1] == ',' || (end - at > 3 && memcmp(at, " : ", 3) == 0);
}

/* Takes the next field. Returns false if there is none. */
static bool take_field(const char **at, const char *end, struct part *field)
{
    field->begin = skip_blanks(*at, end);
    if (field->begin == end)
        return false;
    field->end = field_end(field->begin, end);
    while (field->end < end && goes_on(field->end, end)) {
        const char *next = skip_blanks(field->end, end);
        if (next < end && *next == ':')
            next = skip_blanks(next + 1, end);
        if (next == end)
            break;
        field->end = field_end(next, end);
    }
    *at = field->end;
    return true;
}

static int status_in_field(struct part line, long number, const char **at)
{
    struct part field;
    const char *rest = line.begin;
    while (take_field(&rest, line.end, &field)) {
        if (--number == 0)
            return status_in(field, at);
    }
    return STATUS_UNREAD;
}

long next_field_with_code(const char *text, size_t length, long after, long most)
{
    const char *end = text + length, *at;
    struct part field;
    for (long number = 1; number <= most && take_field(&text, end, &field); number++) {
        if (number > after && httpstatus_is_valid(status_in(field, &at)))
            return number;
    }
    return 0;
}

/* ---- W3C: a line #Fields names the columns, which blanks separate ---- */

static bool take_column(const char **at, const char *end, struct part *column)
{
    column->begin = skip_blanks(*at, end);
    column->end = skip_word(column->begin, end);
    *at = column->end;
    return length_of(*column) > 0;
}

/* Returns the number of the column that a line #Fields calls sc-status; -1 if it names none. */
static long status_column(const char *at, const char *end)
{
    static const char name[] = "sc-status";
    struct part column;
    for (long number = 1; take_column(&at, end, &column); number++) {
        if (length_of(column) == sizeof name - 1 && ascii_equal(column.begin, name, sizeof name - 1))
            return number;
    }
    return -1;
}

static void read_comment(struct status_rule *rule, struct part line)
{
    static const char begin[] = "#fields:";
    size_t length = sizeof begin - 1;
    if (length_of(line) >= length && ascii_begins_with(line.begin, begin, length))
        rule->column = status_column(line.begin + length, line.end);
}

static int status_in_column(struct part line, long number, const char **at)
{
    struct part column;
    const char *rest = line.begin;
    while (take_column(&rest, line.end, &column)) {
        if (--number == 0) {
            *at = column.begin;
            return status_of(column);
        }
    }
    return STATUS_UNREAD;
}

/* ---- JSON, logfmt and LTSV: keys ---- */

/* What JSON logs call the status that went to the client, without the capitals, "_", "-" and "." between words. */
static const char *const usual_keys[] = {
    "status",         "statuscode",         "httpstatus",       "httpstatuscode", "responsecode",
    "responsestatus", "responsestatuscode", "downstreamstatus", "scstatus",       "httpresponsestatuscode",
};

static bool is_called(struct part key, const char *name)
{
    for (const char *at = key.begin; at < key.end; at++) {
        if (*at == '_' || *at == '-' || *at == '.')
            continue;
        if (ascii_lower(*at) != *name)
            return false;
        name++;
    }
    return *name == '\0';
}

static bool is_usual(struct part key)
{
    for (size_t i = 0; i < sizeof usual_keys / sizeof *usual_keys; i++) {
        if (is_called(key, usual_keys[i]))
            return true;
    }
    return false;
}

/* Returns the quote that ends a string of JSON; the end of the line if none does. */
static const char *string_end(const char *begin, const char *end)
{
    const char *quote = quote_in(begin, end);
    while (quote != NULL && is_escaped(begin, quote))
        quote = quote_in(quote + 1, end);
    return quote != NULL ? quote : end;
}

/* Returns the value that begins at a place, without its quotes. */
static struct part value_at(const char *at, const char *end)
{
    if (at < end && *at == '"')
        return (struct part){at + 1, string_end(at + 1, end)};
    struct part value = {at, at};
    while (value.end < end && !is_one_of(*value.end, " \t,;}])&"))
        value.end++;
    return value;
}

/* Takes the next key of a JSON text and its value, at any depth. Returns false if there is none. */
static bool take_member(const char **rest, const char *end, struct part *key, struct part *value)
{
    for (const char *quote = quote_in(*rest, end); quote != NULL; quote = quote_in(*rest, end)) {
        *key = (struct part){quote + 1, string_end(quote + 1, end)};
        *rest = key->end < end ? key->end + 1 : end;
        const char *colon = skip_blanks(*rest, end);
        if (colon == end || *colon != ':')
            continue;
        *value = value_at(skip_blanks(colon + 1, end), end);
        return true;
    }
    return false;
}

/* Returns the status of a JSON line that has exactly one, by the usual names. */
static int status_in_json(struct part line, const char **at)
{
    struct part key, value;
    int found = STATUS_UNREAD;
    const char *rest = line.begin;
    while (take_member(&rest, line.end, &key, &value)) {
        int code = is_usual(key) ? status_of(value) : STATUS_UNREAD;
        if (code == STATUS_UNREAD)
            continue;
        if (found != STATUS_UNREAD)
            return STATUS_UNREAD;
        found = code;
        *at = value.begin;
    }
    return found;
}

static bool is_name(char c)
{
    return ascii_is_alnum(c) || c == '_' || c == '-' || c == '.';
}

/* Returns the next place where a key is a whole word; NULL if there is none. */
static const char *find_key(const char *text, const char *end, const char *key, size_t length)
{
    for (const char *at = text; (size_t)(end - at) >= length; at++) {
        at = memchr(at, *key, (size_t)(end - at) - length + 1);
        if (at == NULL)
            return NULL;
        bool whole = (at == text || !is_name(at[-1])) && (at + length == end || !is_name(at[length]));
        if (whole && memcmp(at, key, length) == 0)
            return at;
    }
    return NULL;
}

/* Returns where the value after a key begins: after a quote, blanks, and a colon or an equals sign; NULL if none do. */
static const char *value_after(const char *at, const char *end)
{
    if (at < end && *at == '"')
        at++;
    at = skip_blanks(at, end);
    if (at == end || (*at != ':' && *at != '='))
        return NULL;
    return skip_blanks(at + 1, end);
}

/* Returns the first status that is the value of a key. */
static int status_of_key(struct part line, const char *key, const char **at)
{
    size_t length = strlen(key);
    const char *place = line.begin;
    while (length > 0 && (place = find_key(place, line.end, key, length)) != NULL) {
        place += length;
        const char *value = value_after(place, line.end);
        int code = value == NULL ? STATUS_UNREAD : status_in(value_at(value, line.end), at);
        if (code != STATUS_UNREAD)
            return code;
    }
    return STATUS_UNREAD;
}

static bool ends_with(struct part text, const char *word)
{
    size_t length = strlen(word);
    return length_of(text) >= length && ascii_equal(text.end - length, word, length);
}

bool find_key_with_code(const char *text, size_t length, struct name *found)
{
    const char *end = text + length, *at;
    for (const char *place = text; place < end; place++) {
        struct part key = {place, place};
        while (key.end < end && is_name(*key.end))
            key.end++;
        place = key.end;
        const char *value = ends_with(key, "status") || ends_with(key, "code") ? value_after(key.end, end) : NULL;
        if (value == NULL || !httpstatus_is_valid(status_in(value_at(value, end), &at)))
            continue;
        *found = (struct name){key.begin, length_of(key)};
        return true;
    }
    return false;
}

/* ---- Lines ---- */

/* Returns a line without its end, the mark of UTF-8 before it, and blanks. */
static struct part trimmed(const char *text, size_t length)
{
    struct part line = {text, text + length};
    if (length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0)
        line.begin += 3;
    while (line.begin < line.end && (ascii_is_blank(line.end[-1]) || line.end[-1] == '\n' || line.end[-1] == '\r'))
        line.end--;
    line.begin = skip_blanks(line.begin, line.end);
    return line;
}

bool read_status_rule(const struct options *options, struct status_rule *rule)
{
    const char *field = options->values[OPTION_FIELD];
    char *end = NULL;
    *rule = (struct status_rule){.key = options->values[OPTION_KEY]};
    if (field == NULL)
        return true;
    if (rule->key != NULL) {
        misused(options->command, "--field and --key exclude each other");
        return false;
    }
    rule->field = strtol(field, &end, 10);
    if (ascii_is_digit(*field) && *end == '\0' && rule->field >= 1 && rule->field <= FIELD_LAST)
        return true;
    misused(options->command, "--field is a number from 1 to %d, not '%s'", FIELD_LAST, field);
    return false;
}

static int status_by_form(const struct status_rule *rule, struct part line, const char **at)
{
    if (rule->column != 0)
        return status_in_column(line, rule->column, at);
    return *line.begin == '{' ? status_in_json(line, at) : status_after_request(line, at);
}

int find_status(struct status_rule *rule, const char *text, size_t length, size_t *at)
{
    struct part line = trimmed(text, length);
    const char *place = text;
    if (line.begin == line.end)
        return STATUS_NO_LINE;
    if (*line.begin == '#') {
        read_comment(rule, line);
        return STATUS_NO_LINE;
    }
    int code;
    if (rule->field > 0)
        code = status_in_field(line, rule->field, &place);
    else if (rule->key != NULL)
        code = status_of_key(line, rule->key, &place);
    else
        code = status_by_form(rule, line, &place);
    if (at != NULL)
        *at = (size_t)(place - text);
    return code;
}
