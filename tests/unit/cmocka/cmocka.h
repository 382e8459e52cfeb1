/*
 * As much of cmocka as the tests use, for machines for which it is not packaged (tests/portability.sh). A failed
 * assertion ends the test it stands in; the result is the number of tests that failed.
 */
#ifndef CMOCKA_H
#define CMOCKA_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct CMUnitTest {
    const char *name;
    void (*run)(void **state);
};

static jmp_buf cmocka_next_test;

#define print_error(...) fprintf(stderr, __VA_ARGS__)
#define fail_msg(...) (print_error(__VA_ARGS__), cmocka_fail("fail_msg", __FILE__, __LINE__))
#define cmocka_unit_test(function) \
    { \
#function, function \
    }
#define cmocka_run_group_tests(tests, setup, teardown) cmocka_run(tests, sizeof(tests) / sizeof(tests)[0])

#define assert_true(value) cmocka_assert((value) ? 1 : 0, #value, __FILE__, __LINE__)
#define assert_false(value) cmocka_assert(!(value), #value, __FILE__, __LINE__)
#define assert_null(value) cmocka_assert((value) == NULL, #value, __FILE__, __LINE__)
#define assert_non_null(value) cmocka_assert((value) != NULL, #value, __FILE__, __LINE__)
#define assert_ptr_equal(a, b) cmocka_assert((const void *)(a) == (const void *)(b), #a " is " #b, __FILE__, __LINE__)
#define assert_ptr_not_equal(a, b) \
    cmocka_assert((const void *)(a) != (const void *)(b), #a " is not " #b, __FILE__, __LINE__)
#define assert_int_equal(a, b) \
    cmocka_assert((unsigned long long)(a) == (unsigned long long)(b), #a " is " #b, __FILE__, __LINE__)
#define assert_int_not_equal(a, b) \
    cmocka_assert((unsigned long long)(a) != (unsigned long long)(b), #a " is not " #b, __FILE__, __LINE__)
#define assert_string_equal(a, b) cmocka_assert(strcmp((a), (b)) == 0, #a " is " #b, __FILE__, __LINE__)
#define assert_string_not_equal(a, b) cmocka_assert(strcmp((a), (b)) != 0, #a " is not " #b, __FILE__, __LINE__)
#define assert_memory_equal(a, b, size) cmocka_assert(memcmp((a), (b), (size)) == 0, #a " is " #b, __FILE__, __LINE__)
#define assert_in_range(value, least, most) \
    cmocka_assert((unsigned long long)(value) - (unsigned long long)(least) <= \
                      (unsigned long long)(most) - (unsigned long long)(least), \
                  #value " from " #least " to " #most, __FILE__, __LINE__)

static inline _Noreturn void cmocka_fail(const char *what, const char *file, int line)
{
    fprintf(stderr, "%s:%d: %s\n", file, line, what);
    longjmp(cmocka_next_test, 1);
}

static inline void cmocka_assert(int holds, const char *what, const char *file, int line)
{
    if (!holds)
        cmocka_fail(what, file, line);
}

static inline int cmocka_run(const struct CMUnitTest *tests, size_t count)
{
    static int failed;
    for (size_t at = 0; at < count; at++) {
        void *state = NULL;
        if (setjmp(cmocka_next_test) == 0) {
            tests[at].run(&state);
        } else {
            fprintf(stderr, "[  FAILED  ] %s\n", tests[at].name);
            failed++;
        }
    }
    return failed;
}

#endif
