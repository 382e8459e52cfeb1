/* Labels in the languages of the texts. */
#ifndef HTTPSTATUS_CLI_LABELS_H
#define HTTPSTATUS_CLI_LABELS_H

#include <stddef.h>

enum label {
    LABEL_RETRY,
    LABEL_CACHE,
    LABEL_FOLLOW,
    LABEL_CONTENT,
    LABEL_VISITOR,
    LABEL_CLIENT,
    LABEL_SERVER,
    LABEL_SYMBOL,
    LABEL_ALIASES,
    LABEL_VENDORS,
    LABEL_WIRE,
    LABEL_MUST,
    LABEL_SHOULD,
    LABEL_MAY,
    LABEL_ANSWERS,
    LABEL_CONTRASTS,
    LABEL_SPECIFIED,
    LABEL_SENT_AS,
    LABEL_NEVER_SENT,
    LABEL_YES,
    LABEL_NO,
    LABEL_RETRY_NEVER,
    LABEL_RETRY_IDEMPOTENT,
    LABEL_RETRY_ANY,
    LABEL_RETRY_CHANGED,
    LABEL_RETRY_ELSEWHERE,
    LABEL_RETRY_NOT_EARLY,
    LABEL_RETRY_WAIT,
    LABEL_CACHE_DEFAULT,
    LABEL_CACHE_DEFAULT_PARTIAL,
    LABEL_CACHE_EXPLICIT,
    LABEL_CACHE_PARTIAL,
    LABEL_CACHE_NEVER,
    LABEL_FOLLOW_PERMANENT,
    LABEL_FOLLOW_TEMPORARY,
    LABEL_FOLLOW_KEEPS,
    LABEL_FOLLOW_CHANGES,
    LABEL_CONTENT_NONE,
    LABEL_CONTENT_EMPTY,
    LABEL_CONTENT_ALLOWED,
    LABEL_COLON,
    LABEL_COMMA,
    LABEL_SEMICOLON,
    LABEL_LIST_COMMA,
    LABEL_OUTSIDE,
    LABEL_NO_RESPONSE,
    LABEL_UNREAD,
    LABEL_UNKNOWN,
    LABEL_CODES,
    LABEL_KNOWN,
    LABEL_LINE,
    LABEL_LINES,
    LABEL_COUNT
};

/* Returns a label in a language; in English if it has none in it. */
const char *label(enum label which, const char *lang);

/* Returns the name of a code's class, such as "Client Error"; the one of LABEL_OUTSIDE if it has none. */
const char *class_title(int code, const char *lang);

/* Returns the word for a standing. */
const char *standing_title(int standing, const char *lang);

#endif
