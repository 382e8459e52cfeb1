/* Questions about a response and the method that it answers. */
#include <httpstatus.h>

#include "bench.h"
#include "floors.h"
#include "harness.h"
#include "inputs.h"

enum { CALLS = 4096, ROUNDS = 400 };

BENCH_LOOP(run_floor, struct request, floor_flags(in->code, in->method, in->flags))
BENCH_LOOP(run_content, struct request, httpstatus_content(in->code, in->method))
BENCH_LOOP(run_allows_length, struct request, httpstatus_allows_content_length(in->code, in->method))
BENCH_LOOP(run_may_store, struct request, httpstatus_may_store(in->code, in->method, in->flags, NULL))
BENCH_LOOP(run_invalidates, struct request, httpstatus_invalidates(in->code, in->method))
BENCH_LOOP(run_may_retry, struct request, httpstatus_may_retry(in->code, in->method, 0, NULL))
BENCH_LOOP(run_redirect_method, struct request,
           (uintptr_t)httpstatus_redirect_method(in->code, in->method, HTTPSTATUS_REDIRECT_FETCH))
BENCH_LOOP(run_keeps_content, struct request,
           httpstatus_redirect_keeps_content(in->code, in->method, HTTPSTATUS_REDIRECT_FETCH))

static const struct work works[] = {
    {"empty function", run_floor},
    {"redirect_method", run_redirect_method},
    {"content", run_content},
    {"may_store", run_may_store},
    {"may_retry", run_may_retry},
    {"invalidates", run_invalidates},
    {"allows_content_length", run_allows_length},
    {"redirect_keeps_content", run_keeps_content},
};

void bench_requests(void)
{
    bench_mixes("requests", works, COUNT_OF(works), request_mixes, COUNT_OF(request_mixes), CALLS, ROUNDS);
}
