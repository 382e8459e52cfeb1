/* Questions about one number. */
#include <httpstatus.h>

#include "bench.h"
#include "floors.h"
#include "harness.h"
#include "inputs.h"

enum { CALLS = 8192, ROUNDS = 400 };

BENCH_LOOP(run_floor, int, floor_code(*in))
BENCH_LOOP(run_reason, int, (uintptr_t)httpstatus_reason(*in))
BENCH_LOOP(run_name, int, (uintptr_t)httpstatus_name(*in))
BENCH_LOOP(run_is_known, int, httpstatus_is_known(*in))
BENCH_LOOP(run_is_registered, int, httpstatus_is_registered(*in))
BENCH_LOOP(run_is_on_wire, int, httpstatus_is_on_wire(*in))
BENCH_LOOP(run_standing, int, httpstatus_standing(*in))
BENCH_LOOP(run_class_of, int, httpstatus_class_of(*in))
BENCH_LOOP(run_is_valid, int, httpstatus_is_valid(*in))
BENCH_LOOP(run_is_error, int, httpstatus_is_error(*in))
BENCH_LOOP(run_fallback, int, httpstatus_fallback(*in))
BENCH_LOOP(run_is_redirect, int, httpstatus_is_redirect(*in))
BENCH_LOOP(run_preserves_method, int, httpstatus_preserves_method(*in))
BENCH_LOOP(run_cacheable, int, httpstatus_is_heuristically_cacheable(*in))
BENCH_LOOP(run_retry, int, httpstatus_retry(*in))
BENCH_LOOP(run_honors_retry_after, int, httpstatus_honors_retry_after(*in))
BENCH_LOOP(run_is_null_body, int, httpstatus_is_null_body(*in))
BENCH_LOOP(run_to_grpc, int, httpstatus_to_grpc(*in))
BENCH_LOOP(run_is_span_error, int, httpstatus_is_server_span_error(*in))

static const struct work works[] = {
    {"empty function", run_floor},
    {"reason", run_reason},
    {"name", run_name},
    {"is_known", run_is_known},
    {"is_registered", run_is_registered},
    {"is_on_wire", run_is_on_wire},
    {"standing", run_standing},
    {"class_of", run_class_of},
    {"is_valid", run_is_valid},
    {"is_error", run_is_error},
    {"fallback", run_fallback},
    {"is_redirect", run_is_redirect},
    {"preserves_method", run_preserves_method},
    {"is_heuristically_cacheable", run_cacheable},
    {"retry", run_retry},
    {"honors_retry_after", run_honors_retry_after},
    {"is_null_body", run_is_null_body},
    {"to_grpc", run_to_grpc},
    {"is_server_span_error", run_is_span_error},
};

void bench_codes(void)
{
    bench_mixes("codes", works, COUNT_OF(works), code_mixes, COUNT_OF(code_mixes), CALLS, ROUNDS);
}
