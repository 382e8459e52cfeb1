#define _DEFAULT_SOURCE
#include "support.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "unit.h"

int vectors_code(const struct vectors *table, size_t column)
{
    return vectors_length(table, column) == 0 ? 0 : vectors_int(table, column);
}

void for_every_int(void (*check)(int code))
{
    static const int far[] = {
        INT_MIN, INT_MIN + 1, INT_MIN + 404, -65536,   -65132,        32767,       32768,   65535,
        65536,   65940,       66535,         16777620, INT_MAX - 404, INT_MAX - 1, INT_MAX,
    };
    errno = EDOM;
    for (int code = -2000; code <= 2000; code++)
        check(code);
    for (size_t at = 0; at < sizeof far / sizeof far[0]; at++)
        check(far[at]);
    assert_int_equal(errno, EDOM);
}

static _Noreturn void stop(const char *what)
{
    perror(what);
    exit(EXIT_FAILURE);
}

struct guarded guarded_new(size_t size)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    size_t usable = (size + page - 1) / page * page;
    struct guarded memory = {.size = size, .pages_size = usable + page};
    memory.pages = mmap(NULL, memory.pages_size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory.pages == MAP_FAILED)
        stop("mmap");
    if (mprotect(memory.pages + usable, page, PROT_NONE) != 0)
        stop("mprotect");
    memory.bytes = memory.pages + (usable - size);
    return memory;
}

void guarded_free(struct guarded *memory)
{
    if (munmap(memory->pages, memory->pages_size) != 0)
        stop("munmap");
}

struct guarded guarded_copy(const char *bytes, size_t size)
{
    struct guarded memory = guarded_new(size);
    if (size > 0)
        memcpy(memory.bytes, bytes, size);
    return memory;
}
