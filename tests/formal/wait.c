/* Waiting: for any date and time, no number of seconds leaves its type. */
#include "../../lib/retry_after.c"

#include <__fc_builtin.h>

volatile int64_t any_time;

/* A date as the readers leave it: each number has so many digits, and the month is one of twelve. */
static struct date any_date(int last_year)
{
    struct date date;
    date.year = Frama_C_interval(0, last_year);
    date.month = Frama_C_interval(0, 11);
    date.day = Frama_C_interval(0, 99);
    date.hour = Frama_C_interval(0, 99);
    date.minute = Frama_C_interval(0, 99);
    date.second = Frama_C_interval(0, 99);
    return date;
}

void any_wait(void)
{
    struct date date = any_date(9999);
    if (is_date(&date))
        seconds_until(seconds_in(&date, date.year), any_time);
    struct date short_date = any_date(99);
    int year = full_year(&short_date, any_time);
    seconds_in(&short_date, year);
}
