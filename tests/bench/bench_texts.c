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

static const struct work works[] = {
    {"strlen + memcmp", run_compare},
    {"empty function", run_floor},
    {"find", run_find},
    {"closest", run_closest},
};

void bench_texts(void)
{
    bench_mixes("texts", works, COUNT_OF(works), text_mixes, COUNT_OF(text_mixes), CALLS, ROUNDS);
}
