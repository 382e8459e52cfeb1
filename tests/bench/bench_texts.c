/* Text to code. */
#include <httpstatus.h>
#include <string.h>

#include "bench.h"
#include "floors.h"
#include "harness.h"
#include "inputs.h"

enum { CALLS = 1024, ROUNDS = 400 };

BENCH_LOOP(run_floor, struct text, floor_text(in->bytes, in->len))
BENCH_LOOP(run_compare, struct text, memcmp(in->bytes, in->right, strlen(in->bytes)) == 0)
BENCH_LOOP(run_find, struct text, httpstatus_find(in->bytes, in->len))
BENCH_LOOP(run_closest, struct text, httpstatus_closest(in->bytes, in->len))

static const struct {
    const char *work;
    bench_run *run;
} works[] = {
    {"strlen + memcmp", run_compare},
    {"empty function", run_floor},
    {"find", run_find},
    {"closest", run_closest},
};

void bench_texts(void)
{
    struct measure measures[COUNT_OF(works) * COUNT_OF(text_mixes)];
    size_t count = 0;
    for (size_t mix = 0; mix < COUNT_OF(text_mixes); mix++) {
        for (size_t work = 0; work < COUNT_OF(works); work++)
            measures[count++] = (struct measure){
                works[work].work,       text_mixes[mix].name, works[0].work, works[work].run,
                text_mixes[mix].inputs, TEXTS_COUNT,          CALLS};
    }
    bench_group("texts", measures, count, ROUNDS);
}
