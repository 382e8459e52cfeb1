/*
 * Measures the library and prints the results, a line of JSON each: everything, or the groups that are named.
 * "bench inputs FOLDER" measures nothing, but writes the codes of each mix there, for programs in other languages.
 */
#include "bench.h"

#include <stdio.h>
#include <string.h>

#include "inputs.h"

static const struct {
    const char *name;
    void (*run)(void);
} groups[] = {
    {"codes", bench_codes}, {"requests", bench_requests}, {"texts", bench_texts},       {"closest", bench_closest},
    {"lines", bench_lines}, {"bulk", bench_bulk},         {"gibibyte", bench_gibibyte}, {"peers", bench_peers},
};

static int is_wanted(const char *name, int argc, char **argv)
{
    int wanted = argc < 2;
    for (int at = 1; at < argc; at++)
        wanted |= strcmp(argv[at], name) == 0;
    return wanted;
}

static int write_codes(const char *folder, const struct mix *mix)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s.txt", folder, mix->name);
    FILE *file = fopen(path, "w");
    if (file == NULL) {
        perror(path);
        return 1;
    }
    for (size_t at = 0; at < CODES_COUNT; at++)
        fprintf(file, "%d\n", ((const int *)mix->inputs)[at]);
    return fclose(file) != 0;
}

int main(int argc, char **argv)
{
    make_inputs();
    if (argc == 3 && strcmp(argv[1], "inputs") == 0) {
        int failed = 0;
        for (size_t mix = 0; mix < sizeof code_mixes / sizeof *code_mixes; mix++)
            failed |= write_codes(argv[2], &code_mixes[mix]);
        return failed;
    }
    for (size_t at = 0; at < sizeof groups / sizeof *groups; at++) {
        if (is_wanted(groups[at].name, argc, argv))
            groups[at].run();
    }
    return 0;
}
