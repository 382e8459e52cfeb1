/* What the library takes from <string.h>: there is no C library for wasm32 in Debian. */
#ifndef STRING_H
#define STRING_H

#include <stddef.h>

void *memchr(const void *bytes, int byte, size_t size);
int memcmp(const void *left, const void *right, size_t size);
void *memcpy(void *restrict to, const void *restrict from, size_t size);
void *memset(void *bytes, int byte, size_t size);
int strcmp(const char *left, const char *right);
size_t strlen(const char *text);

#endif
