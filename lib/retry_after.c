/* Retry-After: how many seconds to wait (RFC 9110 section 10.2.3), from a number or a date (section 5.6.7). */
#include <httpstatus.h>

#include <string.h>

#include "ascii.h"
#include "reader.h"

enum { NOT_A_DELAY = -1 };

struct date {
    int year;
    int month; /* 0 is January */
    int day;
    int hour;
    int minute;
    int second;
};

/* Reads a number of exactly `digits` digits. */
static bool take_number(struct reader *reader, int digits, int *number)
{
    *number = 0;
    for (; digits > 0; digits--) {
        if (reader_is_empty(reader) || !ascii_is_digit(*reader->at))
            return false;
        *number = *number * 10 + (*reader->at++ - '0');
    }
    return true;
}

/* Takes one of so many names, case-sensitive, and says which. */
static bool take_name(struct reader *reader, const char names[][10], int count, int *which)
{
    for (int name = 0; name < count; name++) {
        if (reader_take(reader, names[name])) {
            *which = name;
            return true;
        }
    }
    return false;
}

static bool take_month(struct reader *reader, struct date *date)
{
    static const char months[][10] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    return take_name(reader, months, 12, &date->month);
}

/* Whether the name fits the date is not asked: it adds nothing to the date, and a recipient is to be robust. */
static bool take_day_name(struct reader *reader)
{
    static const char names[][10] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    int which;
    return take_name(reader, names, 7, &which);
}

static bool take_long_day_name(struct reader *reader)
{
    static const char names[][10] = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
    int which;
    return take_name(reader, names, 7, &which);
}

static bool take_time(struct reader *reader, struct date *date)
{
    return take_number(reader, 2, &date->hour) && reader_take(reader, ":") && take_number(reader, 2, &date->minute) &&
           reader_take(reader, ":") && take_number(reader, 2, &date->second);
}

/* "Sun, 06 Nov 1994 08:49:37 GMT" */
static bool read_imf_fixdate(struct reader reader, struct date *date)
{
    return take_day_name(&reader) && reader_take(&reader, ", ") && take_number(&reader, 2, &date->day) &&
           reader_take(&reader, " ") && take_month(&reader, date) && reader_take(&reader, " ") &&
           take_number(&reader, 4, &date->year) && reader_take(&reader, " ") && take_time(&reader, date) &&
           reader_take(&reader, " GMT") && reader.at == reader.end;
}

/* "Sunday, 06-Nov-94 08:49:37 GMT"; the year is 0 to 99. */
static bool read_rfc850_date(struct reader reader, struct date *date)
{
    return take_long_day_name(&reader) && reader_take(&reader, ", ") && take_number(&reader, 2, &date->day) &&
           reader_take(&reader, "-") && take_month(&reader, date) && reader_take(&reader, "-") &&
           take_number(&reader, 2, &date->year) && reader_take(&reader, " ") && take_time(&reader, date) &&
           reader_take(&reader, " GMT") && reader.at == reader.end;
}

/* "Sun Nov  6 08:49:37 1994"; a day below 10 has a space before it. */
static bool read_asctime_date(struct reader reader, struct date *date)
{
    if (!take_day_name(&reader) || !reader_take(&reader, " ") || !take_month(&reader, date) ||
        !reader_take(&reader, " "))
        return false;
    int digits = reader_take(&reader, " ") ? 1 : 2;
    return take_number(&reader, digits, &date->day) && reader_take(&reader, " ") && take_time(&reader, date) &&
           reader_take(&reader, " ") && take_number(&reader, 4, &date->year) && reader.at == reader.end;
}

static bool is_leap_year(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int days_in_month(int year, int month)
{
    static const signed char days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return days[month] + (month == 1 && is_leap_year(year));
}

/* A leap second is 23:59:60 only (the grammar of time-of-day). */
static bool is_time(const struct date *date)
{
    bool is_leap_second = date->hour == 23 && date->minute == 59 && date->second == 60;
    return date->hour < 24 && date->minute < 60 && (date->second < 60 || is_leap_second);
}

static bool is_date(const struct date *date)
{
    return date->day >= 1 && date->day <= days_in_month(date->year, date->month) && is_time(date);
}

/* The days of the Gregorian calendar before a year, from year 0 on. */
static int64_t days_before(int year)
{
    return (int64_t)365 * year + (year + 3) / 4 - (year + 99) / 100 + (year + 399) / 400;
}

/* Seconds since 1970, UTC, of a date as it would be in another year. */
static int64_t seconds_in(const struct date *date, int year)
{
    int64_t days = days_before(year) - days_before(1970) + date->day - 1;
    for (int month = 0; month < date->month; month++)
        days += days_in_month(year, month);
    return ((days * 24 + date->hour) * 60 + date->minute) * 60 + date->second;
}

/* Whether a date is more than 50 years ahead. 50 years before a leap day there was none, but a first of March. */
static bool is_too_far_ahead(const struct date *date, int year, int64_t now)
{
    struct date sooner = *date;
    bool is_leap_day = date->month == 1 && date->day == 29;
    if (is_leap_day)
        sooner.hour = sooner.minute = sooner.second = 0;
    return seconds_in(&sooner, year - 50) > now;
}

/* The year that two digits mean: RFC 9110 section 5.6.7 takes what seems more than 50 years ahead for the past. */
static int full_year(const struct date *date, int64_t now)
{
    int year = date->year;
    while (year + 100 <= 9999 && !is_too_far_ahead(date, year + 100, now))
        year += 100;
    return year;
}

/* Reads an HTTP-date as seconds since 1970; returns false for anything else. */
static bool read_date(struct reader value, int64_t now, int64_t *seconds)
{
    struct date date;
    if (read_rfc850_date(value, &date))
        date.year = full_year(&date, now);
    else if (!read_imf_fixdate(value, &date) && !read_asctime_date(value, &date))
        return false;
    *seconds = seconds_in(&date, date.year);
    return is_date(&date);
}

/* delay-seconds = 1*DIGIT; one that is too large for an int64_t is the largest. */
static bool read_seconds(struct reader value, int64_t *seconds)
{
    if (value.at == value.end)
        return false;
    for (*seconds = 0; value.at < value.end; value.at++) {
        if (!ascii_is_digit(*value.at))
            return false;
        ascii_add_digit(seconds, *value.at);
    }
    return true;
}

static struct reader without_blanks(const char *value, size_t len)
{
    struct reader reader = {value, value + len};
    reader_skip_blanks(&reader);
    while (reader.at < reader.end && ascii_is_blank(reader.end[-1]))
        reader.end--;
    return reader;
}

/* The seconds from now until then: 0 for the past, the largest int64_t if they do not fit. */
static int64_t seconds_until(int64_t then, int64_t now)
{
    if (then <= now)
        return 0;
    uint64_t seconds = (uint64_t)then - (uint64_t)now;
    return seconds < INT64_MAX ? (int64_t)seconds : INT64_MAX;
}

int64_t httpstatus_retry_after(const char *value, size_t len, int64_t now)
{
    if (value == NULL)
        return NOT_A_DELAY;
    struct reader reader = without_blanks(value, len);
    int64_t seconds;
    if (read_seconds(reader, &seconds))
        return seconds;
    return read_date(reader, now, &seconds) ? seconds_until(seconds, now) : NOT_A_DELAY;
}
