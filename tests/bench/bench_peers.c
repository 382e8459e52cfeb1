/* Code to phrase, as other C libraries and a switch answer it. */
#include <httpstatus.h>

#include "bench.h"
#include "floors.h"
#include "harness.h"
#include "inputs.h"
#include "peers.h"

enum { CALLS = 8192, ROUNDS = 400 };

BENCH_LOOP(run_floor, int, floor_code(*in))
BENCH_LOOP(run_httpstatus, int, (uintptr_t)httpstatus_reason(*in))
BENCH_LOOP(run_switch, int, (uintptr_t)switch_reason(*in))
BENCH_LOOP(run_microhttpd, int, (uintptr_t)peer_microhttpd((unsigned)*in))
BENCH_LOOP(run_soup, int, (uintptr_t)peer_soup((unsigned)*in))

void bench_peers(void)
{
    const struct {
        const char *work;
        bench_run *run;
        int is_here;
    } works[] = {
        {"empty function", run_floor, 1},
        {"libhttpstatus", run_httpstatus, 1},
        {"switch in a library, as llhttp has it", run_switch, 1},
        {"libmicrohttpd", run_microhttpd, HAVE_MICROHTTPD},
        {"libsoup", run_soup, HAVE_SOUP},
    };
    struct measure measures[COUNT_OF(works) * COUNT_OF(code_mixes)];
    size_t count = 0;
    for (size_t mix = 0; mix < COUNT_OF(code_mixes); mix++) {
        for (size_t work = 0; work < COUNT_OF(works); work++) {
            if (works[work].is_here)
                measures[count++] = (struct measure){
                    works[work].work,       code_mixes[mix].name, works[0].work, works[work].run,
                    code_mixes[mix].inputs, CODES_COUNT,          CALLS};
        }
    }
    bench_group("peers", measures, count, ROUNDS);
}
