/* The functions of <string.h> that the library calls, and that clang calls for it. */
#include <string.h>

void *memchr(const void *bytes, int byte, size_t size)
{
    const unsigned char *at = bytes;
    for (size_t i = 0; i < size; i++) {
        if (at[i] == (unsigned char)byte)
            return (void *)(at + i);
    }
    return NULL;
}

int memcmp(const void *left, const void *right, size_t size)
{
    const unsigned char *a = left;
    const unsigned char *b = right;
    for (size_t i = 0; i < size; i++) {
        if (a[i] != b[i])
            return a[i] - b[i];
    }
    return 0;
}

void *memcpy(void *restrict to, const void *restrict from, size_t size)
{
    unsigned char *target = to;
    const unsigned char *source = from;
    for (size_t i = 0; i < size; i++)
        target[i] = source[i];
    return to;
}

void *memset(void *bytes, int byte, size_t size)
{
    unsigned char *at = bytes;
    for (size_t i = 0; i < size; i++)
        at[i] = (unsigned char)byte;
    return bytes;
}

int strcmp(const char *left, const char *right)
{
    size_t i = 0;
    while (left[i] != '\0' && left[i] == right[i])
        i++;
    return (unsigned char)left[i] - (unsigned char)right[i];
}

size_t strlen(const char *text)
{
    size_t length = 0;
    while (text[length] != '\0')
        length++;
    return length;
}
