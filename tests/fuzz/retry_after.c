/* httpstatus_retry_after() against its model. The first eight bytes are the time. */
#include <httpstatus.h>

#include "fuzz.h"
#include "retry_after_model.h"

enum { VALUE_LONGEST = 200 };

static int64_t ask(const char *before, const char *text, size_t size, const char *after, int64_t now)
{
    char value[VALUE_LONGEST + 8];
    size_t length = strlen(before) + size + strlen(after);
    memcpy(value, before, strlen(before));
    memcpy(value + strlen(before), text, size);
    memcpy(value + strlen(before) + size, after, strlen(after));
    return httpstatus_retry_after(value, length, now);
}

static void check(const char *text, size_t size, int64_t now)
{
    int64_t seconds = httpstatus_retry_after(text, size, now);
    require(seconds == model_retry_after(text, size, now), "the model reads the same");
    if (size > VALUE_LONGEST)
        return;
    require(ask(" \t", text, size, "", now) == seconds, "blanks before it change nothing");
    require(ask("", text, size, "\t ", now) == seconds, "nor do blanks after it");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    int64_t now = 0;
    require(httpstatus_retry_after(NULL, size, now) == -1, "no value is no delay");
    if (size < sizeof now)
        return 0;
    memcpy(&now, data, sizeof now);
    const char *text = (const char *)data + sizeof now;
    check(text, size - sizeof now, now);
    check(text, size - sizeof now, now % INT64_C(253402300800)); /* mostly within the years of the calendar */
    return 0;
}
