/* Text that a server reads: status lines and Cache-Control, against memchr over the same bytes. */
#include <httpstatus.h>
#include <stdio.h>
#include <string.h>

#include "bench.h"
#include "harness.h"

struct line {
    const char *text;
    size_t len;
};

#define LINE(text) \
    { \
        text, sizeof(text) - 1 \
    }

static const struct line status_lines[] = {
    LINE("HTTP/1.1 200 OK\r\n"),
    LINE("HTTP/1.1 404 Not Found\r\n"),
    LINE("HTTP/1.1 301 Moved Permanently\r\n"),
    LINE("HTTP/1.1 500 Internal Server Error\r\n"),
};
static const struct line cache_controls[] = {
    LINE("no-store"),
    LINE("public, max-age=31536000, immutable"),
    LINE("private, max-age=0, must-revalidate"),
    LINE("max-age=600, s-maxage=3600, stale-while-revalidate=30"),
};

enum { REPEATS = 1000, ROUNDS = 200 };

/* memchr for a byte that is not there reads all of them. */
#define LINES_RUN(name, call) \
    static uint64_t name(const void *inputs, size_t first, size_t count) \
    { \
        uint64_t sum = first; \
        for (size_t at = 0; at < count; at++) { \
            const struct line *in = (const struct line *)inputs + at % 4; \
            sum += (uint64_t)(call); \
        } \
        return sum; \
    }

LINES_RUN(run_memchr, memchr(in->text, '\f', in->len) != NULL)
LINES_RUN(run_parse_line, httpstatus_parse_line(in->text, in->len, NULL, NULL))
LINES_RUN(run_cache_flags, httpstatus_cache_flags(in->text, in->len))

static void print_bytes(const char *mix, const struct line lines[4])
{
    double bytes = (double)(lines[0].len + lines[1].len + lines[2].len + lines[3].len) / 4;
    printf("{\"group\": \"lines\", \"work\": \"length\", \"mix\": \"%s\", \"value\": %.2f, \"unit\": \"bytes\"}\n", mix,
           bytes);
}

void bench_lines(void)
{
    const struct measure measures[] = {
        {"memchr", "status lines", "memchr", run_memchr, status_lines, REPEATS, REPEATS},
        {"parse_line", "status lines", "memchr", run_parse_line, status_lines, REPEATS, REPEATS},
        {"memchr", "Cache-Control", "memchr", run_memchr, cache_controls, REPEATS, REPEATS},
        {"cache_flags", "Cache-Control", "memchr", run_cache_flags, cache_controls, REPEATS, REPEATS},
    };
    bench_group("lines", measures, COUNT_OF(measures), ROUNDS, CLOCK_MONOTONIC);
    print_bytes("status lines", status_lines);
    print_bytes("Cache-Control", cache_controls);
}
