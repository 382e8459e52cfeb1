/* The floors: what a call into a shared library costs that does nothing. */
#ifndef BENCH_FLOORS_H
#define BENCH_FLOORS_H

#include <stddef.h>

int floor_code(int code);
int floor_flags(int code, const char *method, unsigned flags);
int floor_text(const char *text, size_t len);

#endif
