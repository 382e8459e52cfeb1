/* httpstatus_vendor_reason() against the list of vendors. The first two bytes are the code. */
#include <httpstatus.h>

#include "fuzz.h"

static bool equal_without_case(const char *a, const char *b)
{
    for (; *a != '\0' && *b != '\0'; a++, b++) {
        int x = *a >= 'A' && *a <= 'Z' ? *a - 'A' + 'a' : *a;
        int y = *b >= 'A' && *b <= 'Z' ? *b - 'A' + 'a' : *b;
        if (x != y)
            return false;
    }
    return *a == *b;
}

static bool is_vendor(int code, const char *text)
{
    const char *vendor;
    for (size_t index = 0; (vendor = httpstatus_vendor(code, index)) != NULL; index++) {
        if (equal_without_case(vendor, text))
            return true;
    }
    return false;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 2)
        return 0;
    int code = (data[0] << 8 | data[1]) % 1000;
    char *vendor = as_string(data + 2, size - 2);
    require((httpstatus_vendor_reason(code, vendor) != NULL) == is_vendor(code, vendor), "a phrase for each vendor");
    free(vendor);
    return 0;
}
