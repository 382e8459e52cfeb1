/* What a program that uses the library looks like; built three ways by tests/install/test_consumers.py. */
#include <httpstatus.h>

#include <stdio.h>

int main(void)
{
    printf("%s: %d %s\n", httpstatus_version(), HTTPSTATUS_NOT_FOUND, httpstatus_reason(HTTPSTATUS_NOT_FOUND));
    return httpstatus_find("not found", 9) == HTTPSTATUS_NOT_FOUND ? 0 : 1;
}
