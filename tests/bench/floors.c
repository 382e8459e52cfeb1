#include "floors.h"

int floor_code(int code)
{
    (void)code;
    return 0;
}

int floor_flags(int code, const char *method, unsigned flags)
{
    (void)code;
    (void)method;
    (void)flags;
    return 0;
}

int floor_text(const char *text, size_t len)
{
    (void)text;
    (void)len;
    return 0;
}
