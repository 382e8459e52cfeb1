#include "retry_after_model.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { YEARS = 10000, DAY = 86400 };

static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
static const char *const weekdays[] = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};

/* ---- The calendar ---- */

int model_days_in_month(int year, int month)
{
    if (month == 4 || month == 6 || month == 9 || month == 11)
        return 30;
    if (month != 2)
        return 31;
    if (year % 400 == 0)
        return 29;
    if (year % 100 == 0)
        return 28;
    return year % 4 == 0 ? 29 : 28;
}

/* The number of the first day of every month, counted from the first of them; one more ends the last. */
static int32_t first_day[YEARS * 12 + 1];

static void count_days(void)
{
    int32_t day = 0;
    if (first_day[YEARS * 12] != 0)
        return;
    for (int month = 0; month < YEARS * 12; month++) {
        first_day[month] = day;
        day += model_days_in_month(month / 12, month % 12 + 1);
    }
    first_day[YEARS * 12] = day;
}

int64_t model_seconds(const struct moment *moment)
{
    count_days();
    int64_t day = first_day[moment->year * 12 + moment->month - 1] - first_day[1970 * 12] + moment->day - 1;
    return day * DAY + moment->hour * 3600 + moment->minute * 60 + moment->second;
}

struct moment model_moment(int64_t seconds)
{
    count_days();
    int64_t from_year_0 = seconds + (int64_t)first_day[1970 * 12] * DAY;
    int day = (int)(from_year_0 / DAY);
    int second = (int)(from_year_0 % DAY);
    int month = day / 31; /* no month is longer */
    while (first_day[month + 1] <= day)
        month++;
    return (struct moment){month / 12,    month % 12 + 1,   day - first_day[month] + 1,
                           second / 3600, second / 60 % 60, second % 60};
}

static bool exists(const struct moment *moment)
{
    bool is_leap_second = moment->hour == 23 && moment->minute == 59 && moment->second == 60;
    return moment->day >= 1 && moment->day <= model_days_in_month(moment->year, moment->month) && moment->hour <= 23 &&
           moment->minute <= 59 && (moment->second <= 59 || is_leap_second);
}

/* ---- The text ---- */

size_t model_write_date(char text[DATE_ROOM], enum date_form form, int weekday, const struct moment *moment)
{
    const char *month = months[moment->month - 1];
    const char *name = weekdays[weekday];
    const struct moment *m = moment;
    int length = 0;
    if (form == IMF_FIXDATE)
        length = snprintf(text, DATE_ROOM, "%.3s, %02d %s %04d %02d:%02d:%02d GMT", name, m->day, month, m->year,
                          m->hour, m->minute, m->second);
    else if (form == RFC850_DATE)
        length = snprintf(text, DATE_ROOM, "%s, %02d-%s-%02d %02d:%02d:%02d GMT", name, m->day, month, m->year % 100,
                          m->hour, m->minute, m->second);
    else
        length = snprintf(text, DATE_ROOM, "%.3s %s %2d %02d:%02d:%02d %04d", name, month, m->day, m->hour, m->minute,
                          m->second, m->year);
    return (size_t)length;
}

static int month_of(const char *name)
{
    int month = 1;
    while (month <= 12 && strcmp(months[month - 1], name) != 0)
        month++;
    return month;
}

/* The day of the week that a text begins with, or seems to; 7 if there is none. */
static int weekday_of(const char *text)
{
    int weekday = 0;
    while (weekday < 7 && strncmp(weekdays[weekday], text, 3) != 0)
        weekday++;
    return weekday;
}

/* Reads a date generously. What is read so is strict if it is written back as the same text. */
static bool read_date(const char *text, enum date_form form, struct moment *moment)
{
    char month[4] = "";
    int numbers = 0;
    struct moment *m = moment;
    if (form == IMF_FIXDATE)
        numbers = sscanf(text, "%*9[A-Za-z], %2d %3[A-Za-z] %4d %2d:%2d:%2d", &m->day, month, &m->year, &m->hour,
                         &m->minute, &m->second);
    else if (form == RFC850_DATE)
        numbers = sscanf(text, "%*9[A-Za-z], %2d-%3[A-Za-z]-%2d %2d:%2d:%2d", &m->day, month, &m->year, &m->hour,
                         &m->minute, &m->second);
    else
        numbers = sscanf(text, "%*9[A-Za-z] %3[A-Za-z] %2d %2d:%2d:%2d %4d", month, &m->day, &m->hour, &m->minute,
                         &m->second, &m->year);
    m->month = month_of(month);
    int weekday = weekday_of(text);
    bool is_signed = m->year < 0 || m->day < 0 || m->hour < 0 || m->minute < 0 || m->second < 0;
    if (numbers != 6 || m->month > 12 || weekday == 7 || is_signed)
        return false;
    char written[DATE_ROOM];
    model_write_date(written, form, weekday, moment);
    if (form == ASCTIME_DATE && written[8] == ' ' && text[8] == '0')
        written[8] = '0'; /* a day below 10 may have a 0 instead of the space */
    return strcmp(written, text) == 0;
}

/* ---- The rules ---- */

/* Two moments as numbers that are in order as they are; a day that a year does not have is in order too. */
static int64_t order_of(const struct moment *moment, int year)
{
    int64_t days = ((int64_t)year * 12 + moment->month) * 32 + moment->day;
    return ((days * 24 + moment->hour) * 60 + moment->minute) * 61 + moment->second;
}

/* "A timestamp that appears to be more than 50 years in the future is the most recent year in the past". */
static int year_of_two_digits(const struct moment *moment, int64_t now)
{
    const struct moment first = {0, 1, 1, 0, 0, 0};
    const struct moment last = {9999, 12, 31, 23, 59, 59};
    if (now < model_seconds(&first))
        return moment->year;
    struct moment today = now > model_seconds(&last) ? last : model_moment(now);
    int64_t in_50_years = order_of(&today, today.year + 50);
    int year = moment->year + 9900;
    while (year >= 100 && order_of(moment, year) > in_50_years)
        year -= 100;
    return year;
}

static bool is_number(const char *text, size_t length)
{
    for (size_t at = 0; at < length; at++) {
        if (text[at] < '0' || text[at] > '9')
            return false;
    }
    return length > 0;
}

static int64_t number_of(const char *digits, size_t length)
{
    static const char largest[] = "9223372036854775807";
    char number[sizeof largest] = "";
    while (length > 0 && *digits == '0') {
        digits++;
        length--;
    }
    if (length >= sizeof largest)
        return INT64_MAX;
    memcpy(number, digits, length);
    bool is_larger = length == sizeof largest - 1 && strcmp(number, largest) > 0;
    return is_larger ? INT64_MAX : strtoll(number, NULL, 10);
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

int64_t model_retry_after(const char *value, size_t len, int64_t now)
{
    char text[DATE_ROOM] = "";
    for (; len > 0 && is_blank(value[0]); len--)
        value++;
    while (len > 0 && is_blank(value[len - 1]))
        len--;
    if (is_number(value, len))
        return number_of(value, len);
    if (len >= sizeof text || memchr(value, '\0', len) != NULL)
        return -1;
    memcpy(text, value, len);

    for (enum date_form form = IMF_FIXDATE; form < DATE_FORMS; form++) {
        struct moment moment = {0, 1, 0, 0, 0, 0};
        if (!read_date(text, form, &moment))
            continue;
        if (form == RFC850_DATE)
            moment.year = year_of_two_digits(&moment, now);
        if (!exists(&moment))
            return -1;
        int64_t then = model_seconds(&moment);
        uint64_t seconds = then > now ? (uint64_t)then - (uint64_t)now : 0;
        return seconds < INT64_MAX ? (int64_t)seconds : INT64_MAX;
    }
    return -1;
}
