#include "unit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static jmp_buf next_test;

void unit_fail(const char *file, int line, const char *format, ...)
{
    va_list values;
    fprintf(stderr, "%s:%d: ", file, line);
    va_start(values, format);
    vfprintf(stderr, format, values);
    va_end(values);
    fputc('\n', stderr);
    longjmp(next_test, 1);
}

void unit_assert_int(long long got, long long wanted, const char *what, const char *file, int line)
{
    if (got != wanted)
        unit_fail(file, line, "%s is %lld, not %lld", what, got, wanted);
}

void unit_assert_string(const char *got, const char *wanted, const char *what, const char *file, int line)
{
    if (got == NULL || strcmp(got, wanted) != 0)
        unit_fail(file, line, "%s is \"%s\", not \"%s\"", what, got == NULL ? "(null)" : got, wanted);
}

void unit_assert_range(long long got, long long least, long long most, const char *what, const char *file, int line)
{
    if (got < least || got > most)
        unit_fail(file, line, "%s is %lld, not from %lld to %lld", what, got, least, most);
}

/* Whether a test comes to its end. */
static int passes(const struct unit_test *test)
{
    if (setjmp(next_test) != 0) {
        fprintf(stderr, "FAILED: %s\n", test->name);
        return 0;
    }
    test->run();
    return 1;
}

int unit_run(const struct unit_test *tests, size_t count)
{
    size_t passed = 0;
    for (size_t at = 0; at < count; at++)
        passed += (size_t)passes(&tests[at]);
    printf("unit tests: %zu passed, %zu failed\n", passed, count - passed);
    return passed == count ? EXIT_SUCCESS : EXIT_FAILURE;
}
