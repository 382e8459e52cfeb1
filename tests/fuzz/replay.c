/*
 * Runs a fuzz target on files, without a fuzzer: the corpus is a test of every build.
 *
 *     fuzz-replay-TARGET FILE...
 */
#include "fuzz.h"

enum { INPUT_LONGEST = 1 << 20 };

static void replay(const char *path)
{
    static uint8_t room[INPUT_LONGEST];
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        perror(path);
        exit(EXIT_FAILURE);
    }
    size_t size = fread(room, 1, sizeof room, file);
    fclose(file);

    /* In memory of just that size, so that a sanitizer or valgrind sees one byte read too far. */
    uint8_t *input = malloc(size > 0 ? size : 1);
    if (input == NULL)
        abort();
    memcpy(input, room, size);
    LLVMFuzzerTestOneInput(input, size);
    free(input);
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        fprintf(stderr, "usage: %s FILE...\n", argv[0]);
        return 2;
    }
    LLVMFuzzerTestOneInput(NULL, 0);
    for (int at = 1; at < argc; at++)
        replay(argv[at]);
    printf("%d inputs\n", argc);
    return EXIT_SUCCESS;
}
