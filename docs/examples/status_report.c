/*
 * Reports what the status codes in a web server's access log mean.
 *
 * usage: status_report [LOG]     (combined log format; standard input if no file is named)
 * build: cc status_report.c $(pkg-config --cflags --libs httpstatus) -o status_report
 */
#include <httpstatus.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *or_dash(const char *text)
{
    return text != NULL ? text : "-";
}

/* The status follows the quoted request, in which a backslash escapes a quote. 0 if there is none. */
static int status_of(const char *line)
{
    const char *at = strchr(line, '"');
    if (at == NULL)
        return 0;
    for (at++; *at != '"'; at++) {
        if (*at == '\\')
            at++;
        if (*at == '\0')
            return 0;
    }
    return at[1] == ' ' ? httpstatus_parse(at + 2, strspn(at + 2, "0123456789")) : 0;
}

static const char *redirect_of(int code)
{
    if (httpstatus_is_permanent_redirect(code))
        return "permanent";
    return httpstatus_is_temporary_redirect(code) ? "temporary" : "-";
}

static void print_vendors(int code)
{
    const char *vendor;
    printf("%s", or_dash(httpstatus_vendor(code, 0)));
    for (size_t i = 1; (vendor = httpstatus_vendor(code, i)) != NULL; i++)
        printf(", %s", vendor);
}

static void print_row(int code, unsigned long count)
{
    printf("%-4d %7lu  %-13s %-11s %-7s %-9s %-9s %-10s  %s | ", code, count, or_dash(httpstatus_class_name(code)),
           httpstatus_standing_name(httpstatus_standing(code)),
           httpstatus_content_name(httpstatus_content(code, "GET")),
           httpstatus_is_heuristically_cacheable(code) ? "yes" : "no", redirect_of(code),
           httpstatus_retry_name(httpstatus_retry(code)), or_dash(httpstatus_reason(code)));
    print_vendors(code);
    printf(" | %s\n", or_dash(httpstatus_spec(code)));
}

int main(int argc, char **argv)
{
    FILE *log = argc > 1 ? fopen(argv[1], "r") : stdin;
    if (log == NULL) {
        perror(argv[1]);
        return 1;
    }

    unsigned long counts[1000] = {0};
    char *line = NULL;
    size_t size = 0;
    while (getline(&line, &size, log) != -1)
        counts[status_of(line)]++;
    free(line);
    fclose(log);

    printf("code   count  class         standing    content cacheable redirect  retry       "
           "reason | vendors | specification\n");
    for (int code = 100; code < 1000; code++) {
        if (counts[code] > 0)
            print_row(code, counts[code]);
    }
    printf("lines without a status: %lu\n", counts[0]);
    return 0;
}
