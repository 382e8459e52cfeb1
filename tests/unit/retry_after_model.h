/* A plain model of httpstatus_retry_after(), to compare with on any text. */
#ifndef RETRY_AFTER_MODEL_H
#define RETRY_AFTER_MODEL_H

#include <stddef.h>
#include <stdint.h>

/* The three forms of HTTP-date (RFC 9110 section 5.6.7). */
enum date_form { IMF_FIXDATE, RFC850_DATE, ASCTIME_DATE, DATE_FORMS };

struct moment {
    int year;
    int month; /* 1 to 12 */
    int day;
    int hour;
    int minute;
    int second;
};

/* Room for any date as text. */
enum { DATE_ROOM = 64 };

/* Writes a date, which need not exist, with the name of a day of the week, 0 to 6. */
size_t model_write_date(char text[DATE_ROOM], enum date_form form, int weekday, const struct moment *moment);

/* Seconds since 1970 of a date that exists, counted day by day; years 0 to 9999. */
int64_t model_seconds(const struct moment *moment);

/* The date and time of seconds since 1970, within the years 0 to 9999. */
struct moment model_moment(int64_t seconds);

/* How many days a month has. */
int model_days_in_month(int year, int month);

int64_t model_retry_after(const char *value, size_t len, int64_t now);

#endif
