/* Calls each function of the table a fixed number of times on fixed inputs, for counts.py to count instructions. */
#include <httpstatus.h>

#include <stdint.h>
#include <string.h>

enum { CODES = 1000 };

static const char *const methods[] = {"GET", "POST", "HEAD", "PROPFIND"};
static const char *const texts[] = {
    "Not Found",     "internal server error", "HTTP_NOT_FOUND", "not-found",
    "404 Not Found", "Everything is fine",    "Nxt Found",
};
static const char *const lines[] = {"HTTP/1.1 200 OK\r\n", "HTTP/1.1 404 Not Found\r\n"};

static volatile uint64_t sink;

static void call_with(int code)
{
    const char *method = methods[code % 4];
    sink += (uintptr_t)httpstatus_reason(code);
    sink += (uintptr_t)httpstatus_name(code);
    sink += httpstatus_is_known(code);
    sink += (uint64_t)httpstatus_class_of(code);
    sink += (uint64_t)httpstatus_fallback(code);
    sink += httpstatus_is_redirect(code);
    sink += (uintptr_t)httpstatus_redirect_method(300 + code % 10, method, HTTPSTATUS_REDIRECT_FETCH);
    sink += (uint64_t)httpstatus_content(code, method);
    sink += httpstatus_may_store(code, method, HTTPSTATUS_CACHE_MAX_AGE, NULL);
    sink += httpstatus_may_retry(code, method, 0, NULL);
}

int main(void)
{
    for (int code = 0; code < CODES; code++) {
        const char *text = texts[code % 7];
        const char *line = lines[code % 2];
        call_with(code);
        sink += (uint64_t)httpstatus_find(text, strlen(text));
        sink += (uint64_t)httpstatus_closest(text, strlen(text));
        sink += (uint64_t)httpstatus_parse_line(line, strlen(line), NULL, NULL);
    }
    return 0;
}
