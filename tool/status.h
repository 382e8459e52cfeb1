/* The one rule that finds the status in a line of a log. */
#ifndef HTTPSTATUS_CLI_STATUS_H
#define HTTPSTATUS_CLI_STATUS_H

#include <stdbool.h>
#include <stddef.h>

enum {
    CODE_DIGITS = 3,
    STATUS_NO_RESPONSE = 0, /* the log says that there was none */
    STATUS_UNREAD = -1,     /* no status where the rule looks */
    STATUS_NO_LINE = -2     /* an empty line, or a comment */
};

/* Where the lines of a log have their status. All zero: found by the form of each line. */
struct status_rule {
    long field;      /* --field, counted from 1 */
    const char *key; /* --key */
    long column;     /* of sc-status, counted from 1, by the last line #Fields of a W3C log; -1 if it names none */
};

struct options;

/* Reads --field and --key. If they cannot be meant, writes an error and returns false. */
bool read_status_rule(const struct options *options, struct status_rule *rule);

/* A name in a line. */
struct name {
    const char *text;
    size_t length;
};

/*
 * Finds the status in a line. Returns the code, or one of the values above. `at` becomes the offset of its digits; it
 * may be NULL. A line #Fields changes the rule.
 */
int find_status(struct status_rule *rule, const char *text, size_t length, size_t *at);

/* Returns the first field, counted from 1 and at most `most`, that holds a code from 100 to 599 at or after another. */
long next_field_with_code(const char *text, size_t length, long after, long most);

/* Finds the first key whose name ends in "status" or "code" and whose value is a code. Returns whether there is one. */
bool find_key_with_code(const char *text, size_t length, struct name *key);

#endif
