/* Retry-After: the seconds to wait, compared with a model that counts days one by one and reads dates by sscanf(). */
#include <httpstatus.h>

#include <errno.h>
#include <inttypes.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "retry_after_model.h"
#include "support.h"
#include "unit.h"

/* 2026-11-28 12:00:00 UTC, as the vectors have it; and the first and the last second of the years of four digits. */
static const int64_t today = 1795867200;
static const int64_t first_second = -62167219200;
static const int64_t last_second = 253402300799;

static void table_of_values(void)
{
    struct vectors table = vectors_open("retry_after.csv", "value,now,retry_after,why");
    while (vectors_next(&table)) {
        struct guarded value = guarded_copy(vectors_text(&table, 0), vectors_length(&table, 0));
        int64_t seconds = httpstatus_retry_after(value.bytes, value.size, vectors_int64(&table, 1));
        vectors_expect(&table, "retry_after", seconds, vectors_int64(&table, 2));
        guarded_free(&value);
    }
    assert_int_equal(vectors_close(&table), 0);
}

static void no_value_is_no_delay(void)
{
    static const size_t lengths[] = {0, 1, 29, SIZE_MAX};
    for (size_t at = 0; at < sizeof lengths / sizeof lengths[0]; at++)
        assert_int_equal(httpstatus_retry_after(NULL, lengths[at], today), -1);
    assert_int_equal(httpstatus_retry_after("120", 0, today), -1);
    assert_int_equal(httpstatus_retry_after("120", 2, today), 12);
}

static void compare(const char *text, size_t length, int64_t now)
{
    int64_t got = httpstatus_retry_after(text, length, now);
    int64_t wanted = model_retry_after(text, length, now);
    if (got != wanted)
        fail_msg("\"%.*s\" at %" PRId64 " is %" PRId64 ", not %" PRId64, (int)length, text, now, got, wanted);
}

static void compare_date(enum date_form form, const struct moment *moment, int64_t now)
{
    char text[DATE_ROOM];
    size_t length = model_write_date(text, form, moment->day % 7, moment);
    compare(text, length, now);
}

static void the_model_counts_as_it_should(void)
{
    const struct moment epoch = {1970, 1, 1, 0, 0, 0};
    const struct moment example = {1994, 11, 6, 8, 49, 37};
    const struct moment first = {0, 1, 1, 0, 0, 0};
    const struct moment last = {9999, 12, 31, 23, 59, 59};
    assert_int_equal(model_seconds(&epoch), 0);
    assert_int_equal(model_seconds(&example), 784111777);
    assert_true(model_seconds(&first) == first_second && model_seconds(&last) == last_second);
    struct moment back = model_moment(784111777);
    assert_memory_equal(&back, &example, sizeof back);
    assert_int_equal(model_retry_after("Sunday, 06-Nov-94 08:49:37 GMT", 30, 784111770), 7);
    assert_int_equal(model_retry_after("Sun Nov  6 08:49:37 1994", 24, 784111770), 7);
    assert_int_equal(model_retry_after("Sun, 06 Nov 1994 08:49:37 GMT", 29, 784111770), 7);
    assert_int_equal(model_retry_after("Sun, 06 Nov 1994 08:49:37 GMT ", 30, 784111770), 7);
    assert_int_equal(model_retry_after("Sun, 6 Nov 1994 08:49:37 GMT", 28, 784111770), -1);
    assert_int_equal(model_retry_after("9223372036854775808", 19, 0), INT64_MAX);
}

static void check_ends_of_month(int year, int month)
{
    struct moment moment = {year, month, 1, 0, 0, 0};
    int days = model_days_in_month(year, month);
    compare_date(IMF_FIXDATE, &moment, first_second);
    moment.day = days;
    compare_date(ASCTIME_DATE, &moment, first_second);
    moment.day = days + 1;
    compare_date(IMF_FIXDATE, &moment, first_second);
}

/* Every February of the years 0 to 9999, and all months of every tenth. */
static void every_month_has_its_first_day_and_its_last(void)
{
    for (int year = 0; year < 10000; year++) {
        check_ends_of_month(year, 2);
        for (int month = 1; month <= 12 && year % 10 == 0; month++)
            check_ends_of_month(year, month);
    }
}

static void every_day_of_a_leap_year_and_of_a_common_one(void)
{
    static const int years[] = {1900, 2000, 2027, 2028, 2100};
    for (size_t at = 0; at < sizeof years / sizeof years[0]; at++) {
        for (int day = 0; day < 12 * 33; day++) {
            struct moment moment = {years[at], day / 33 + 1, day % 33, 1, 2, 3};
            for (enum date_form form = IMF_FIXDATE; form < DATE_FORMS; form++)
                compare_date(form, &moment, first_second);
        }
    }
}

static int below(struct random *random, int limit)
{
    return (int)random_below(random, (size_t)limit);
}

/* Mostly a date that exists, and now and then one that does not. */
static struct moment random_date(struct random *random)
{
    int more = below(random, 8) == 0;
    struct moment moment = {below(random, 10000),     below(random, 12) + 1,    below(random, 31 + 2 * more) + !more,
                            below(random, 24 + more), below(random, 60 + more), below(random, 60 + 2 * more)};
    return moment;
}

/* Any time within the years 0 to 9999. */
static int64_t random_now(struct random *random)
{
    return first_second + (int64_t)random_below(random, (size_t)(last_second - first_second));
}

static void random_dates_in_every_form(void)
{
    struct random random = {5};
    for (int round = 0; round < 30000; round++) {
        struct moment moment = random_date(&random);
        compare_date((enum date_form)below(&random, DATE_FORMS), &moment, random_now(&random));
    }
}

/* Some seconds, hours or days away from 50 years ahead, on both sides. */
static void two_digits_mean_at_most_50_years_ahead(void)
{
    static const int steps[] = {1, 60, 3600, 86400, 86400 * 366};
    struct random random = {50};
    for (int round = 0; round < 30000; round++) {
        int64_t now = random_now(&random);
        int step = steps[below(&random, sizeof steps / sizeof steps[0])];
        int64_t near = now + (below(&random, 9) - 4) * (int64_t)step;
        if (near < first_second || near > last_second)
            continue;
        struct moment moment = model_moment(near);
        moment.year += 50;
        if (moment.year > 9999)
            continue;
        compare_date(RFC850_DATE, &moment, now);
    }
}

/* 50 years from a leap day there is none, and 50 years before one there was none. */
static void two_digits_around_leap_days(void)
{
    for (int year = 1900; year < 2150; year++) {
        for (int day = 0; day < 4; day++) {
            struct moment now = {year, 2, 27 + day, 12, 0, 0};
            if (now.day > model_days_in_month(year, 2))
                now = (struct moment){year, 3, 1, day % 2 * 12, 0, 0};
            for (int hour = 0; hour < 5 * 24; hour += 6) {
                struct moment then = {year + 50, 2, 27 + hour / 24, hour % 24, 0, 0};
                if (hour / 24 > 2)
                    then = (struct moment){year + 50, 3, hour / 24 - 2, hour % 24, 0, 0};
                compare_date(RFC850_DATE, &then, model_seconds(&now));
            }
        }
    }
}

static void two_digits_before_the_year_0_and_after_the_year_9999(void)
{
    static const int64_t times[] = {INT64_MAX, INT64_MAX - 1, 253402300800, 253402300799, -62167219200, -62167219201};
    for (size_t at = 0; at < sizeof times / sizeof times[0]; at++) {
        for (int year = 0; year < 100; year++) {
            struct moment moment = {year, 11, 28, 12, 0, 0};
            compare_date(RFC850_DATE, &moment, times[at]);
        }
    }
}

/* One for each form: no byte may be another, unless the text is still a date. */
static void every_byte_in_every_place_of_a_date(void)
{
    const struct moment moment = {2027, 1, 6, 18, 49, 37};
    for (enum date_form form = IMF_FIXDATE; form < DATE_FORMS; form++) {
        char text[DATE_ROOM];
        size_t length = 0;
        for (int weekday = 0; weekday < 7; weekday++) {
            length = model_write_date(text, form, weekday, &moment);
            assert_true(httpstatus_retry_after(text, length, today) > 0);
        }
        for (size_t place = 0; place < length; place++) {
            char kept = text[place];
            for (int byte = 0; byte < 256; byte++) {
                text[place] = (char)byte;
                compare(text, length, today);
            }
            text[place] = kept;
        }
    }
}

static void every_cut_of_a_date_at_the_edge_of_memory(void)
{
    const struct moment moment = {2027, 1, 6, 18, 49, 37};
    for (enum date_form form = IMF_FIXDATE; form < DATE_FORMS; form++) {
        char text[DATE_ROOM];
        size_t whole = model_write_date(text, form, 2, &moment);
        for (size_t length = 0; length <= whole; length++) {
            struct guarded cut = guarded_copy(text, length);
            int64_t seconds = httpstatus_retry_after(cut.bytes, length, today);
            assert_int_equal(seconds > 0, length == whole);
            guarded_free(&cut);
        }
    }
}

/* Dates and numbers with some bytes changed, put in or left out. */
static void random_texts_are_read_as_the_model_reads_them(void)
{
    static const char bytes[] = "0123456789 ,:-\tGMTJanSunday.";
    struct random random = {7};
    for (int round = 0; round < 30000; round++) {
        char text[DATE_ROOM];
        struct moment moment = random_date(&random);
        enum date_form form = (enum date_form)below(&random, DATE_FORMS);
        size_t length = model_write_date(text, form, below(&random, 7), &moment);
        for (size_t changes = random_below(&random, 3); changes > 0; changes--) {
            size_t at = random_below(&random, length);
            size_t kind = random_below(&random, 3);
            size_t rest = length - at;
            if (kind == 0) {
                memmove(text + at + 1, text + at, rest);
                length++;
            } else if (kind == 1) {
                memmove(text + at, text + at + 1, rest - 1);
                length--;
            }
            text[at] = bytes[random_below(&random, sizeof bytes - 1)];
        }
        compare(text, length, random_now(&random));
    }
}

static void random_numbers_are_read_as_the_model_reads_them(void)
{
    static const char bytes[] = "0123456789";
    struct random random = {9};
    for (int round = 0; round < 20000; round++) {
        char text[24];
        size_t length = random_below(&random, sizeof text);
        for (size_t at = 0; at < length; at++)
            text[at] = bytes[random_below(&random, sizeof bytes - 1)];
        compare(text, length, today);
    }
}

/* Around the largest number, and around a hundred of its multiples of 10. */
static void large_numbers_saturate(void)
{
    static const char *const numbers[] = {
        "9223372036854775799",  "9223372036854775800",  "9223372036854775806",     "9223372036854775807",
        "9223372036854775808",  "9223372036854775809",  "9223372036854775810",     "9999999999999999999",
        "18446744073709551616", "92233720368547758070", "00009223372036854775806", "922337203685477580",
    };
    for (size_t at = 0; at < sizeof numbers / sizeof numbers[0]; at++)
        compare(numbers[at], strlen(numbers[at]), today);
}

/* The longest wait there is, from the earliest time to a date. */
static void a_wait_of_any_length_fits_or_saturates(void)
{
    static const char date[] = "Fri, 31 Dec 9999 23:59:59 GMT";
    const int64_t longest = INT64_MAX;
    size_t length = sizeof date - 1;
    assert_true(httpstatus_retry_after(date, length, INT64_MIN) == longest);
    assert_true(httpstatus_retry_after(date, length, last_second - longest - 1) == longest);
    assert_true(httpstatus_retry_after(date, length, last_second - longest) == longest);
    assert_true(httpstatus_retry_after(date, length, last_second - longest + 1) == longest - 1);
    assert_true(httpstatus_retry_after(date, length, last_second - 1) == 1);
    assert_true(httpstatus_retry_after(date, length, last_second) == 0);
    assert_true(httpstatus_retry_after(date, length, INT64_MAX) == 0);
    assert_true(httpstatus_retry_after("Wed, 31 Dec 1969 23:59:59 GMT", length, INT64_MIN) == longest);
    assert_true(httpstatus_retry_after("Wed, 31 Dec 1969 23:59:59 GMT", length, -longest - 1 + 1) == longest - 1);
}

enum { MEGABYTE = 1 << 20 };

static int64_t ask_megabyte(char byte, const char *start, const char *end)
{
    struct guarded text = guarded_new(MEGABYTE);
    memset(text.bytes, byte, MEGABYTE);
    memcpy(text.bytes, start, strlen(start));
    memcpy(text.bytes + MEGABYTE - strlen(end), end, strlen(end));
    int64_t seconds = httpstatus_retry_after(text.bytes, MEGABYTE, today);
    guarded_free(&text);
    return seconds;
}

static void a_megabyte_is_read_in_linear_time(void)
{
    assert_true(ask_megabyte('9', "", "") == INT64_MAX);
    assert_int_equal(ask_megabyte('0', "", "7"), 7);
    assert_int_equal(ask_megabyte('0', "", "x"), -1);
    assert_int_equal(ask_megabyte(' ', "", "7"), 7);
    assert_int_equal(ask_megabyte('\t', "7", ""), 7);
    assert_int_equal(ask_megabyte(' ', "7", "7"), -1);
    assert_int_equal(ask_megabyte(' ', "", ""), -1);
    assert_int_equal(ask_megabyte(' ', "Sat, 28 Nov 2026 12:00:30 GMT", ""), 30);
    assert_int_equal(ask_megabyte(' ', "", "Sat Nov 28 12:00:30 2026"), 30);
    assert_int_equal(ask_megabyte('S', "", ""), -1);
    assert_int_equal(ask_megabyte('x', "Sat, 28 Nov 2026 12:00:30 GMT", ""), -1);
    assert_int_equal(ask_megabyte('\0', "7", ""), -1);
}

static void errno_stays(void)
{
    errno = EDOM;
    httpstatus_retry_after("99999999999999999999", 20, today);
    httpstatus_retry_after("Sat, 28 Nov 2026 12:00:30 GMT", 29, INT64_MIN);
    httpstatus_retry_after("soon", 4, today);
    assert_int_equal(errno, EDOM);
}

int main(void)
{
    const struct unit_test tests[] = {
        UNIT_TEST(table_of_values),
        UNIT_TEST(no_value_is_no_delay),
        UNIT_TEST(the_model_counts_as_it_should),
        UNIT_TEST(every_month_has_its_first_day_and_its_last),
        UNIT_TEST(every_day_of_a_leap_year_and_of_a_common_one),
        UNIT_TEST(random_dates_in_every_form),
        UNIT_TEST(two_digits_mean_at_most_50_years_ahead),
        UNIT_TEST(two_digits_around_leap_days),
        UNIT_TEST(two_digits_before_the_year_0_and_after_the_year_9999),
        UNIT_TEST(every_byte_in_every_place_of_a_date),
        UNIT_TEST(every_cut_of_a_date_at_the_edge_of_memory),
        UNIT_TEST(random_texts_are_read_as_the_model_reads_them),
        UNIT_TEST(random_numbers_are_read_as_the_model_reads_them),
        UNIT_TEST(large_numbers_saturate),
        UNIT_TEST(a_wait_of_any_length_fits_or_saturates),
        UNIT_TEST(a_megabyte_is_read_in_linear_time),
        UNIT_TEST(errno_stays),
    };
    return UNIT_RUN(tests);
}
