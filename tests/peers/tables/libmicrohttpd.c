/* Prints libmicrohttpd's table: its version, then a line per code. */
#include <microhttpd.h>
#include <stdio.h>
#include <string.h>

int main(void)
{
    printf("%s\n", MHD_get_version());
    for (unsigned code = 100; code <= 999; code++) {
        const char *phrase = MHD_get_reason_phrase_for(code);
        if (phrase != NULL && strcmp(phrase, "Unknown") != 0)
            printf("%u\t%s\n", code, phrase);
    }
    return 0;
}
