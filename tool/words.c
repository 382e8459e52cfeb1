/* Names for the numbers of the library, as the tool prints them. */
#include <string.h>

#include "cli.h"

const char *standing_word(int standing)
{
    static const char *const words[] = {
        "unknown", "standard", "provisional", "deprecated", "obsolete", "reserved", "unofficial",
    };
    return words[standing];
}

const char *content_word(int content)
{
    static const char *const words[] = {"allowed", "empty", "none"};
    return words[content];
}

const char *retry_word(int retry)
{
    static const char *const words[] = {"never", "idempotent", "any", "changed"};
    return words[retry];
}

const char *storable_word(int result)
{
    /* From HTTPSTATUS_NOSTORE_NO_BASIS, the smallest, up; 0 is no result. */
    static const char *const words[] = {
        "no-basis", "authorization", "private", "directive", "not-understood", "status", "interim", "method",
        NULL,       "explicit",      "public",  "private",   "heuristic",
    };
    return words[result - HTTPSTATUS_NOSTORE_NO_BASIS];
}

const char *policy_word(int policy)
{
    static const char *const words[] = {"fetch", "strict", "legacy"};
    return policy >= 0 && policy <= HTTPSTATUS_REDIRECT_LEGACY ? words[policy] : NULL;
}

int policy_of(const char *name)
{
    const char *word;
    for (int policy = 0; (word = policy_word(policy)) != NULL; policy++) {
        if (strcmp(word, name) == 0)
            return policy;
    }
    return -1;
}
