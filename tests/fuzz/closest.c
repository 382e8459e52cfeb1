/* httpstatus_closest() against its model. */
#include <httpstatus.h>

#include "find_model.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *text = (const char *)data;
    int code = httpstatus_closest(text, size);
    require(code == 0 || httpstatus_is_known(code), "what is near is known");
    if (size < TEXT_ROOM && text != NULL)
        require(code == model_closest(text, size), "the model measures the same");
    return 0;
}
