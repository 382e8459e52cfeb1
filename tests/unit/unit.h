/*
 * The framework of the C tests. A program lists its tests and runs them; an assertion that does not hold says so and
 * ends its test. It needs standard C alone, so that the tests run wherever the library does (tests/portability.sh) and
 * every sanitizer sees all of it.
 */
#ifndef UNIT_H
#define UNIT_H

#include <stddef.h>

struct unit_test {
    const char *name;
    void (*run)(void);
};

/* One line, of which clang-format would make four. */
/* clang-format off */
#define UNIT_TEST(function) {#function, function}
/* clang-format on */
#define UNIT_RUN(tests) unit_run((tests), sizeof(tests) / sizeof(tests)[0])

/* Runs them all, prints how many passed and failed, and returns the exit status of the program. */
int unit_run(const struct unit_test *tests, size_t count);

/* Prints why, in the format of printf, and ends the test. */
_Noreturn void unit_fail(const char *file, int line, const char *format, ...);

void unit_assert_int(long long got, long long wanted, const char *what, const char *file, int line);
void unit_assert_string(const char *got, const char *wanted, const char *what, const char *file, int line);
void unit_assert_range(long long got, long long least, long long most, const char *what, const char *file, int line);

#define fail_msg(...) unit_fail(__FILE__, __LINE__, __VA_ARGS__)
/* The condition is in the test itself, so that an analyser knows what holds after it. */
#define UNIT_HOLDS(condition, what) ((condition) ? (void)0 : fail_msg("%s does not hold", what))
#define assert_true(value) UNIT_HOLDS(value, #value)
#define assert_false(value) UNIT_HOLDS(!(value), "!(" #value ")")
#define assert_null(value) UNIT_HOLDS((value) == NULL, #value " == NULL")
#define assert_non_null(value) UNIT_HOLDS((value) != NULL, #value " != NULL")
#define assert_memory_equal(a, b, size) UNIT_HOLDS(memcmp((a), (b), (size)) == 0, #a " == " #b)
#define assert_int_equal(a, b) unit_assert_int((long long)(a), (long long)(b), #a, __FILE__, __LINE__)
#define assert_string_equal(a, b) unit_assert_string((a), (b), #a, __FILE__, __LINE__)
#define assert_in_range(value, least, most) \
    unit_assert_range((long long)(value), (long long)(least), (long long)(most), #value, __FILE__, __LINE__)

#endif
