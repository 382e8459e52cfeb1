/* Prints what lighttpd puts on a status line for each code. */
#include "first.h"

#include <stdio.h>
#include <stdlib.h>

#include "buffer.h"
#include "http_kv.h"

int main(void)
{
    for (int code = 100; code <= 999; code++) {
        buffer *line = buffer_init();
        http_status_append(line, code);
        printf("status %d\t%s\n", code, line->ptr);
        buffer_free(line);
    }
    return 0;
}
