/* Code to phrase and phrase to code, as other C libraries, a switch and gperf answer it. */
#include <httpstatus.h>
#ifdef HAVE_MICROHTTPD
#include <microhttpd.h>
#endif

#include "bench.h"
#include "floors.h"
#include "harness.h"
#include "inputs.h"
#include "peers.h"

enum { CODE_CALLS = 8192, TEXT_CALLS = 1024, ROUNDS = 400 };

#ifdef HAVE_SOUP
/* Declared here: the header wants all of GLib, and only to declare the rest. */
const char *soup_status_get_phrase(unsigned status_code);
#endif

BENCH_LOOP(run_floor, int, floor_code(*in))
BENCH_LOOP(run_reason, int, (uintptr_t)httpstatus_reason(*in))
BENCH_LOOP(run_switch, int, (uintptr_t)switch_reason(*in))
#ifdef HAVE_MICROHTTPD
BENCH_LOOP(run_microhttpd, int, (uintptr_t)MHD_get_reason_phrase_for((unsigned)*in))
#endif
#ifdef HAVE_SOUP
BENCH_LOOP(run_soup, int, (uintptr_t)soup_status_get_phrase((unsigned)*in))
#endif

BENCH_LOOP(run_text_floor, struct text, floor_text(in->bytes, in->len))
BENCH_LOOP(run_find, struct text, httpstatus_find(in->bytes, in->len))
#ifdef HAVE_GPERF
BENCH_LOOP(run_gperf, struct text, gperf_code(in->bytes, in->len))
BENCH_LOOP(run_gperf_any_case, struct text, gperf_code_any_case(in->bytes, in->len))
#endif

void bench_peers(void)
{
    static const struct work codes[] = {
        {"empty function", run_floor},
        {"libhttpstatus", run_reason},
        {"switch in a library, as llhttp has it", run_switch},
#ifdef HAVE_MICROHTTPD
        {"libmicrohttpd", run_microhttpd},
#endif
#ifdef HAVE_SOUP
        {"libsoup", run_soup},
#endif
    };
    static const struct work texts[] = {
        {"empty function", run_text_floor},
        {"libhttpstatus", run_find},
#ifdef HAVE_GPERF
        {"gperf, this case only", run_gperf},
        {"gperf, any case", run_gperf_any_case},
#endif
    };
    bench_mixes("phrases", codes, COUNT_OF(codes), code_mixes, COUNT_OF(code_mixes), CODE_CALLS, ROUNDS);
    bench_mixes("numbers", texts, COUNT_OF(texts), &text_mixes[CANONICAL], 1, TEXT_CALLS, ROUNDS);
}
