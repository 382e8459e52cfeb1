/* Prints the reason phrase that libevent gives each code. */
#include <sys/types.h>
#include <sys/queue.h>

#include <event2/http.h>
#include <event2/http_struct.h>
#include <stdio.h>

void evhttp_response_code_(struct evhttp_request *request, int code, const char *reason);

int main(void)
{
    for (int code = 100; code <= 999; code++) {
        struct evhttp_request *request = evhttp_request_new(NULL, NULL);
        evhttp_response_code_(request, code, NULL);
        printf("reason %d\t%s\n", code, evhttp_request_get_response_code_line(request));
        evhttp_request_free(request);
    }
    return 0;
}
