/*
 * Measures the library and prints the results, a line of JSON each: everything, or the groups that are named.
 * "bench inputs FOLDER" measures nothing, but writes the codes of each mix and phrases into
 * FOLDER/codes and FOLDER/texts, one per line, for programs in other languages.
 */
#include "bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "inputs.h"

static const struct {
    const char *name;
    void (*run)(void);
} groups[] = {
    {"codes", bench_codes}, {"requests", bench_requests}, {"texts", bench_texts}, {"closest", bench_closest},
    {"lines", bench_lines}, {"bulk", bench_bulk},         {"peers", bench_peers},
};

static int is_wanted(const char *name, int argc, char **argv)
{
    int wanted = argc < 2;
    for (int at = 1; at < argc; at++)
        wanted |= strcmp(argv[at], name) == 0;
    return wanted;
}

static FILE *open_list(const char *folder, const char *kind, const char *name)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s/%s.txt", folder, kind, name);
    FILE *file = fopen(path, "w");
    if (file == NULL) {
        perror(path);
        exit(1);
    }
    return file;
}

static void write_codes(const char *folder, const struct mix *mix)
{
    FILE *file = open_list(folder, "codes", mix->name);
    for (size_t at = 0; at < mix->inputs_count; at++)
        fprintf(file, "%d\n", ((const int *)mix->inputs)[at]);
    fclose(file);
}

static void write_texts(const char *folder, const struct mix *mix)
{
    FILE *file = open_list(folder, "texts", mix->name);
    for (size_t at = 0; at < mix->inputs_count; at++)
        fprintf(file, "%s\n", ((const struct text *)mix->inputs)[at].bytes);
    fclose(file);
}

int main(int argc, char **argv)
{
    make_inputs();
    if (argc == 3 && strcmp(argv[1], "inputs") == 0) {
        for (size_t mix = 0; mix < COUNT_OF(code_mixes); mix++)
            write_codes(argv[2], &code_mixes[mix]);
        write_texts(argv[2], &text_mixes[CANONICAL]);
        return 0;
    }
    for (size_t at = 0; at < COUNT_OF(groups); at++) {
        if (is_wanted(groups[at].name, argc, argv))
            groups[at].run();
    }
    return 0;
}
