/* Loading: dlopen, the first call and dlclose, of this library and of one that has an empty function. */
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

#include "harness.h"

enum { ROUNDS = 400, FAULT_ROUNDS = 9 };

static uint64_t load(const char *path, const char *symbol)
{
    void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    void *found = library != NULL ? dlsym(library, symbol) : NULL;
    if (found == NULL) {
        fprintf(stderr, "bench: %s\n", dlerror());
        exit(1);
    }
    /* ISO C has no cast from an object to a function; POSIX does. */
    int (*function)(int);
    *(void **)&function = found;
    uint64_t result = (uint64_t)function(404);
    dlclose(library);
    return result;
}

static uint64_t run_empty(const void *inputs, size_t first, size_t count)
{
    (void)inputs;
    (void)first;
    (void)count;
    return load(LOAD_FLOOR, "floor_code");
}

static uint64_t run_httpstatus(const void *inputs, size_t first, size_t count)
{
    (void)inputs;
    (void)first;
    (void)count;
    return load(LOAD_LIBRARY, "httpstatus_is_redirect");
}

static int compare(const void *a, const void *b)
{
    long x = *(const long *)a;
    long y = *(const long *)b;
    return (x > y) - (x < y);
}

/* Pages touched: each is a minor page fault, or part of one where the kernel maps its neighbours with it. */
static void print_faults(const struct measure *measure)
{
    long faults[FAULT_ROUNDS];
    for (int round = 0; round < FAULT_ROUNDS; round++) {
        struct rusage before;
        struct rusage after;
        getrusage(RUSAGE_SELF, &before);
        bench_sink += measure->run(NULL, 0, 1);
        getrusage(RUSAGE_SELF, &after);
        faults[round] = after.ru_minflt - before.ru_minflt;
    }
    qsort(faults, FAULT_ROUNDS, sizeof *faults, compare);
    printf("{\"group\": \"load\", \"work\": \"%s\", \"mix\": \"page faults\", \"value\": %ld, \"unit\": \"faults\"}\n",
           measure->work, faults[FAULT_ROUNDS / 2]);
}

/* A program of its own, which is not linked to what it loads. */
int main(void)
{
    const struct measure measures[] = {
        {"empty library", "dlopen, first call, dlclose", "empty library", run_empty, NULL, 1, 1},
        {"libhttpstatus", "dlopen, first call, dlclose", "empty library", run_httpstatus, NULL, 1, 1},
    };
    bench_group("load", measures, COUNT_OF(measures), ROUNDS, CLOCK_MONOTONIC);
    for (size_t at = 0; at < COUNT_OF(measures); at++)
        print_faults(&measures[at]);
    return 0;
}
