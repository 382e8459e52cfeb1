/* Answers for libmicrohttpd, whose answer to what it does not have is "Unknown". */
#include <microhttpd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *phrase(const char *code, const char *otherwise)
{
    const char *found = MHD_get_reason_phrase_for((unsigned)strtol(code, NULL, 10));
    return strcmp(found, "Unknown") != 0 ? found : otherwise;
}

static const char *answer(const char *line)
{
    const char *code = strchr(line, '\t');
    if (strncmp(line, "reason.reason\t", 14) == 0)
        return phrase(code + 1, "");
    if (strncmp(line, "reason_other.reason\t", 20) == 0)
        return phrase(code + 1, "?");
    return "?";
}

int main(void)
{
    char line[4096];
    while (fgets(line, sizeof line, stdin) != NULL) {
        if (strcmp(line, "library\n") == 0)
            printf("libmicrohttpd\t%s\n", MHD_get_version());
        else
            puts(answer(line));
    }
    return 0;
}
