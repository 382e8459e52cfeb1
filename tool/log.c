/* httpstatus log [FILE...]: how often each code occurs in access logs. */
#include <errno.h>
#include <inttypes.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "cli.h"
#include "json.h"
#include "lines.h"
#include "output.h"
#include "record.h"

enum { CODES = 1000, CLASSES = 6, BATCH = 4096, BAR_COLUMNS = 40, COUNT_COLUMNS = 12 };

/* Progress is shown only for a log that takes longer than this, and no more often than an eye can follow. */
enum { PROGRESS_AFTER_MS = 500, PROGRESS_EVERY_MS = 100, BYTES_PER_MB = 1000000 };

struct count {
    uint64_t codes[CODES]; /* [0]: lines without a code */
    uint64_t lines;
    uint16_t batch[BATCH];
    size_t batched;
};

/* ---- Progress ---- */

static const char erase_line[] = "\r\033[K";

struct progress {
    bool shown; /* stderr is a terminal */
    bool visible;
    const char *name;
    uint64_t done;
    uint64_t size; /* 0 if unknown */
    int64_t next_ms;
};

static int64_t now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Erases the progress line from the terminal, then ends the program by the signal. */
static void on_interrupt(int signal_number)
{
    ssize_t written = write(STDERR_FILENO, erase_line, sizeof erase_line - 1);
    (void)written; /* there is no better place to report it */
    signal(signal_number, SIG_DFL);
    raise(signal_number);
}

static struct progress progress_begin(const char *name, int file)
{
    struct progress progress = {.shown = isatty(STDERR_FILENO), .name = name};
    struct stat status;
    if (!progress.shown)
        return progress;
    if (fstat(file, &status) == 0 && S_ISREG(status.st_mode))
        progress.size = (uint64_t)status.st_size;
    progress.next_ms = now_ms() + PROGRESS_AFTER_MS;
    return progress;
}

static void progress_step(struct progress *progress, uint64_t bytes)
{
    progress->done += bytes;
    if (!progress->shown || now_ms() < progress->next_ms)
        return;
    if (!progress->visible)
        signal(SIGINT, on_interrupt);
    progress->visible = true;
    progress->next_ms = now_ms() + PROGRESS_EVERY_MS;
    char of_all[32] = "";
    if (progress->size > 0)
        snprintf(of_all, sizeof of_all, " of %" PRIu64 " MB", progress->size / BYTES_PER_MB);
    /* One call, so that the terminal gets the line in one piece. */
    fprintf(stderr, "%s%s: %" PRIu64 " MB%s", erase_line, progress->name, progress->done / BYTES_PER_MB, of_all);
}

static void progress_end(const struct progress *progress)
{
    if (!progress->visible)
        return;
    fputs(erase_line, stderr);
    signal(SIGINT, SIG_DFL);
}

/* ---- Counting ---- */

static void flush_batch(struct count *count)
{
    httpstatus_histogram(count->batch, count->batched, count->codes);
    count->lines += count->batched;
    count->batched = 0;
}

static void count_line(struct count *count, const struct line *line)
{
    const char *status = logged_status(line->text, line->length);
    count->batch[count->batched++] = status == NULL ? 0 : (uint16_t)httpstatus_parse(status, CODE_DIGITS);
    if (count->batched == BATCH)
        flush_batch(count);
}

static int count_file(const char *name, void *to)
{
    struct count *count = to;
    struct lines lines;
    struct line line;
    if (!lines_open(&lines, name))
        return EXIT_TROUBLE;
    struct progress progress = progress_begin(name, lines.file);
    long got;
    do {
        got = lines_fill(&lines);
        progress_step(&progress, got > 0 ? (uint64_t)got : 0);
        while (lines_take(&lines, &line)) {
            if (!line.continues)
                count_line(count, &line);
        }
    } while (got > 0);
    flush_batch(count);
    int error = errno;
    progress_end(&progress);
    lines_close(&lines);
    errno = error;
    return got < 0 ? unreadable(name) : EXIT_YES;
}

/* ---- Reporting ---- */

static void sum_classes(const struct count *count, uint64_t classes[CLASSES])
{
    for (int code = 1; code < CODES; code++)
        classes[httpstatus_class_of(code)] += count->codes[code];
}

/* Returns a share in tenths of a percent, rounded. */
static uint64_t share_of(uint64_t part, uint64_t whole)
{
    return whole == 0 ? 0 : (part * 1000 + whole / 2) / whole;
}

static void write_bar(uint64_t number, uint64_t longest, int code)
{
    /* Rounded up, so that every code that occurs has a bar. */
    uint64_t columns = (number * BAR_COLUMNS + longest - 1) / longest;
    fputs(class_colour(code), stdout);
    for (uint64_t i = 0; i < columns; i++)
        putchar('#');
    fputs(plain(), stdout);
    printf("%*s", BAR_COLUMNS - (int)columns, "");
}

/* Writes a row up to its title. */
static void write_row(const char *label, uint64_t number, uint64_t longest, uint64_t lines, int code)
{
    uint64_t share = share_of(number, lines);
    printf("%-3s %*" PRIu64 " %3" PRIu64 ".%" PRIu64 "%%  ", label, COUNT_COLUMNS, number, share / 10, share % 10);
    write_bar(number, longest, code);
    printf("  ");
}

static uint64_t largest_of(const uint64_t *numbers, size_t count)
{
    uint64_t largest = 1;
    for (size_t i = 1; i < count; i++) {
        if (numbers[i] > largest)
            largest = numbers[i];
    }
    return largest;
}

static void write_classes(const struct count *count, const uint64_t classes[CLASSES])
{
    uint64_t longest = largest_of(classes, CLASSES);
    for (int status_class = 1; status_class < CLASSES; status_class++) {
        const int first = status_class * 100;
        write_row(httpstatus_class_label(first), classes[status_class], longest, count->lines, first);
        puts(httpstatus_class_name(first));
    }
}

static void write_codes(const struct count *count, const char *lang)
{
    uint64_t longest = largest_of(count->codes, CODES);
    for (int code = 1; code < CODES; code++) {
        if (count->codes[code] == 0)
            continue;
        char label[16];
        const char *title = httpstatus_title(code, lang);
        snprintf(label, sizeof label, "%d", code);
        write_row(label, count->codes[code], longest, count->lines, code);
        puts(title != NULL ? title : "-");
    }
}

static void write_text(const struct count *count, const char *lang)
{
    uint64_t classes[CLASSES] = {0};
    sum_classes(count, classes);
    write_classes(count, classes);
    putchar('\n');
    write_codes(count, lang);
    printf("\n%" PRIu64 " lines, %" PRIu64 " without a status\n", count->lines, count->codes[0]);
}

static void write_json(const struct count *count, const char *lang)
{
    struct json json = {0};
    uint64_t classes[CLASSES] = {0};
    sum_classes(count, classes);
    json_open(&json, NULL, '{');
    json_number(&json, "lines", count->lines);
    json_number(&json, "without_status", count->codes[0]);
    json_open(&json, "classes", '{');
    for (int status_class = 1; status_class < CLASSES; status_class++)
        json_number(&json, httpstatus_class_label(status_class * 100), classes[status_class]);
    json_close(&json, '}');
    json_open(&json, "codes", '[');
    for (int code = 1; code < CODES; code++) {
        if (count->codes[code] == 0)
            continue;
        json_open(&json, NULL, '{');
        json_record(&json, code, lang);
        json_number(&json, "count", count->codes[code]);
        json_close(&json, '}');
    }
    json_close(&json, ']');
    json_close(&json, '}');
    json_end();
}

int run_log(const struct options *options, char *const *operands, size_t count)
{
    static struct count counted;
    int status = each_file(operands, count, count_file, &counted);
    if ((options->given & OPTION_JSON) != 0)
        write_json(&counted, options->lang);
    else
        write_text(&counted, options->lang);
    return status;
}
