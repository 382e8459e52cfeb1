/* What is made from lib/data when the benchmarks are built: by make_peers.py, and by gperf from what that writes. */
#ifndef BENCH_PEERS_H
#define BENCH_PEERS_H

#include <stddef.h>

const char *switch_reason(int code);

/* 0 for a text that is no phrase. */
int gperf_code(const char *text, size_t len);
int gperf_code_any_case(const char *text, size_t len);

#endif
