/* Calls one function over one mix, for profile.py to look at with callgrind: bench-profile WORK MIX. */
#include <httpstatus.h>
#include <stdio.h>
#include <string.h>

#include "harness.h"
#include "inputs.h"

BENCH_LOOP(run_may_store, struct request, httpstatus_may_store(in->code, in->method, in->flags, NULL))
BENCH_LOOP(run_find, struct text, httpstatus_find(in->bytes, in->len))

static const struct {
    const char *name;
    bench_run *run;
    const struct mix *mixes;
    size_t mixes_count;
    size_t calls;
} works[] = {
    {"may_store", run_may_store, request_mixes, COUNT_OF(request_mixes), REQUESTS_COUNT},
    {"find", run_find, text_mixes, COUNT_OF(text_mixes), TEXTS_COUNT},
};

int main(int argc, char **argv)
{
    make_inputs();
    for (size_t work = 0; argc == 3 && work < COUNT_OF(works); work++) {
        for (size_t mix = 0; mix < works[work].mixes_count; mix++) {
            const struct mix *found = &works[work].mixes[mix];
            if (strcmp(works[work].name, argv[1]) != 0 || strcmp(found->name, argv[2]) != 0)
                continue;
            bench_sink += works[work].run(found->inputs, 0, works[work].calls);
            printf("%zu\n", works[work].calls);
            return 0;
        }
    }
    fprintf(stderr, "usage: bench-profile WORK MIX\n");
    return 2;
}
