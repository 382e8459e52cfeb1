/* httpstatus log [FILE...]: how often each code occurs in access logs. */
#include <inttypes.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "cli.h"
#include "json.h"
#include "labels.h"
#include "lines.h"
#include "output.h"
#include "record.h"
#include "set_text.h"
#include "status.h"

enum { CODES = 1000, CLASSES = 6, BATCH = 4096, LABEL_COLUMNS = 3, BAR_MOST = 40, BAR_LEAST = 8 };

/* Progress is shown only for a log that takes longer than this, and no more often than an eye can follow. */
enum { PROGRESS_AFTER_MS = 500, PROGRESS_EVERY_MS = 100, BYTES_PER_MB = 1000000 };

/* Where an unread line might have its status: fields that are looked at, and how many such lines. */
enum { HINT_FIELDS = 40, HINT_LINES = 1000, KEY_ROOM = 64 };

struct hint {
    uint64_t fields[HINT_FIELDS + 1]; /* in how many lines the field holds a code */
    uint64_t lines;
    char key[KEY_ROOM]; /* of the first line that has one */
};

struct count {
    const struct options *options;
    struct status_rule rule;
    uint64_t codes[CODES]; /* [0]: no response */
    uint64_t lines;
    uint64_t unread;
    bool printing; /* the last line was unread, and --unread prints it */
    uint16_t batch[BATCH];
    size_t batched;
    struct hint hint;
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

/* Of a gzip file, only the unpacked bytes are known, and not how many there are in all. */
static void progress_step(struct progress *progress, uint64_t bytes, bool packed)
{
    progress->done += bytes;
    if (!progress->shown || now_ms() < progress->next_ms)
        return;
    if (!progress->visible)
        signal(SIGINT, on_interrupt);
    progress->visible = true;
    progress->next_ms = now_ms() + PROGRESS_EVERY_MS;
    char of_all[32] = "";
    if (progress->size > 0 && !packed)
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

/* Notes where a line that was not read may have its status. */
static void take_hint(struct hint *hint, const struct line *line)
{
    if (hint->lines == HINT_LINES)
        return;
    hint->lines++;
    size_t length = line->length - (line->text[line->length - 1] == '\n');
    long field = 0;
    while ((field = next_field_with_code(line->text, length, field, HINT_FIELDS)) != 0)
        hint->fields[field]++;
    struct name key;
    if (hint->key[0] == '\0' && find_key_with_code(line->text, length, &key) && key.length < KEY_ROOM)
        memcpy(hint->key, key.text, key.length);
}

static void take_unread(struct count *count, const struct line *line)
{
    count->unread++;
    count->lines++;
    count->printing = has_option(count->options, OPTION_UNREAD);
    if (count->printing)
        fwrite(line->text, 1, line->length, stdout);
    else
        take_hint(&count->hint, line);
}

static void count_line(struct count *count, const struct line *line)
{
    int code = find_status(&count->rule, line->text, line->length, NULL);
    count->printing = false;
    if (code == STATUS_UNREAD)
        take_unread(count, line);
    if (code < 0)
        return;
    count->batch[count->batched++] = (uint16_t)code;
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
    count->rule.column = 0;
    struct progress progress = progress_begin(name, lines.file);
    long got;
    do {
        got = lines_fill(&lines);
        progress_step(&progress, got > 0 ? (uint64_t)got : 0, lines.gzip != NULL);
        while (lines_take(&lines, &line)) {
            if (!line.continues)
                count_line(count, &line);
            else if (count->printing)
                fwrite(line.text, 1, line.length, stdout);
        }
    } while (got > 0);
    flush_batch(count);
    progress_end(&progress);
    const char *problem = lines.problem;
    lines_close(&lines);
    return problem != NULL ? unreadable(name, problem) : EXIT_YES;
}

/* ---- Reporting ---- */

/* Sums the codes of each class; [0] is for those of none, 600 to 999. */
static void sum_classes(const struct count *count, uint64_t classes[CLASSES])
{
    for (int code = 1; code < CODES; code++)
        classes[httpstatus_class_of(code)] += count->codes[code];
}

struct row {
    char name[8];
    uint64_t number;
    const char *title;
    int code; /* for the colour */
};

enum { ROWS_MOST = CODES + CLASSES };

/* Rows of one table. */
struct table {
    struct row rows[ROWS_MOST];
    size_t count;
};

static void add_row(struct table *table, const char *name, uint64_t number, const char *title, int code)
{
    struct row *row = &table->rows[table->count++];
    *row = (struct row){.number = number, .title = title, .code = code};
    snprintf(row->name, sizeof row->name, "%s", name);
}

/* Returns a share in tenths of a percent, rounded. */
static uint64_t share_of(uint64_t part, uint64_t whole)
{
    return whole == 0 ? 0 : (part * 1000 + whole / 2) / whole;
}

static void write_bar(const struct row *row, uint64_t longest, size_t room)
{
    /* Rounded up, so that every code that occurs has a bar. */
    uint64_t columns = (row->number * room + longest - 1) / longest;
    fputs(class_colour(row->code), stdout);
    for (uint64_t i = 0; i < columns; i++)
        putchar('#');
    fputs(plain(), stdout);
}

/* A row has a bar where the line has room for one. */
static void write_row(const struct row *row, uint64_t lines, uint64_t longest, size_t titles)
{
    int digits = snprintf(NULL, 0, "%" PRIu64, lines);
    uint64_t share = share_of(row->number, lines);
    int columns = printf("%-*s %*" PRIu64 " %3" PRIu64 ".%" PRIu64 "%%  ", LABEL_COLUMNS, row->name, digits,
                         row->number, share / 10, share % 10);
    size_t used = (size_t)columns + titles + 2;
    size_t room = output_width() > used ? output_width() - used : 0;
    fputs(row->title, stdout);
    if (room >= BAR_LEAST && row->number > 0) {
        printf("%*s", (int)(titles - text_columns(row->title)) + 2, "");
        write_bar(row, longest, room < BAR_MOST ? room : BAR_MOST);
    }
    putchar('\n');
}

static void write_table(const struct table *table, uint64_t lines)
{
    uint64_t longest = 1;
    size_t titles = 0;
    for (size_t i = 0; i < table->count; i++) {
        size_t columns = text_columns(table->rows[i].title);
        longest = table->rows[i].number > longest ? table->rows[i].number : longest;
        titles = columns > titles ? columns : titles;
    }
    for (size_t i = 0; i < table->count; i++)
        write_row(&table->rows[i], lines, longest, titles);
}

static void add_classes(struct table *table, const struct count *count, const char *lang)
{
    uint64_t classes[CLASSES] = {0};
    sum_classes(count, classes);
    for (int status_class = 1; status_class < CLASSES; status_class++) {
        const int first = status_class * 100;
        add_row(table, httpstatus_class_label(first), classes[status_class], class_title(first, lang), first);
    }
    if (classes[0] > 0)
        add_row(table, "...", classes[0], label(LABEL_OUTSIDE, lang), 0);
    if (count->codes[0] > 0)
        add_row(table, "000", count->codes[0], label(LABEL_NO_RESPONSE, lang), 0);
    if (count->unread > 0)
        add_row(table, "-", count->unread, label(LABEL_UNREAD, lang), 0);
}

static void add_codes(struct table *table, const struct count *count, const char *lang)
{
    for (int code = 1; code < CODES; code++) {
        if (count->codes[code] == 0)
            continue;
        char name[8];
        const char *title = httpstatus_title(code, lang);
        snprintf(name, sizeof name, "%d", code);
        add_row(table, name, count->codes[code], title != NULL ? title : label(LABEL_UNKNOWN, lang), code);
    }
}

static void write_text(const struct count *count, const char *lang)
{
    static struct table classes, codes;
    add_classes(&classes, count, lang);
    write_table(&classes, count->lines);
    putchar('\n');
    add_codes(&codes, count, lang);
    write_table(&codes, count->lines);
    printf("\n%" PRIu64 " %s\n", count->lines, label(count->lines == 1 ? LABEL_LINE : LABEL_LINES, lang));
}

static void write_json(const struct count *count, const char *lang)
{
    struct json json = {0};
    uint64_t classes[CLASSES] = {0};
    sum_classes(count, classes);
    json_open(&json, NULL, '{');
    json_number(&json, "lines", count->lines);
    json_number(&json, "without_status", count->unread);
    json_open(&json, "classes", '{');
    for (int status_class = 1; status_class < CLASSES; status_class++)
        json_number(&json, httpstatus_class_label(status_class * 100), classes[status_class]);
    json_number(&json, "outside", classes[0]);
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
    json_number(&json, "no_response", count->codes[0]);
    json_close(&json, '}');
    json_end();
}

/* ---- Nothing to count ---- */

/* Returns the first field that held a code in every line that was looked at; 0 if there is none. */
static int field_of_hint(const struct hint *hint)
{
    int field = 1;
    while (field <= HINT_FIELDS && hint->fields[field] < hint->lines)
        field++;
    return field <= HINT_FIELDS ? field : 0;
}

/* Writes that no line has a status where the rule looked, and where it may be. Returns the exit status. */
static int write_nothing(const struct count *count, const char *file)
{
    const struct hint *hint = &count->hint;
    int field = field_of_hint(hint);
    if (count->lines == 0) {
        fputs("httpstatus: there are no lines to count\n", stderr);
        return EXIT_NO;
    }
    fprintf(stderr, "httpstatus: no line of %" PRIu64 " has a status ", count->lines);
    if (count->rule.field > 0)
        fprintf(stderr, "in field %ld", count->rule.field);
    else if (count->rule.key != NULL)
        fprintf(stderr, "as the value of a key %s", count->rule.key);
    else
        fputs("after a quoted request, in a column sc-status or in a JSON key", stderr);
    if (hint->key[0] != '\0')
        fprintf(stderr, ". If the key %s holds it:\n  httpstatus log --key %s %s\n", hint->key, hint->key, file);
    else if (field != 0)
        fprintf(stderr, ". If field %d holds it:\n  httpstatus log --field %d %s\n", field, field, file);
    else
        fprintf(stderr,
                ". Name its place with --field or --key, or find codes in any text:\n  httpstatus annotate %s\n", file);
    return EXIT_NO;
}

/* Returns how many lines have a code of a set. */
static uint64_t count_members(const struct count *count, const httpstatus_set *set)
{
    uint64_t members = 0;
    for (int code = 0; code < CODES; code++)
        members += httpstatus_set_has(set, code) ? count->codes[code] : 0;
    return members;
}

static int report(const struct count *count, const httpstatus_set *fail_on, const char *file)
{
    const struct options *options = count->options;
    if (has_option(options, OPTION_UNREAD))
        return count->unread > 0 ? EXIT_NO : EXIT_YES;
    if (count->unread == count->lines)
        return write_nothing(count, file);
    if (has_option(options, OPTION_JSON))
        write_json(count, options->lang);
    else
        write_text(count, options->lang);
    uint64_t members = count_members(count, fail_on);
    if (members > 0)
        fprintf(stderr, "httpstatus: %" PRIu64 " of %" PRIu64 " statuses are in %s\n", members,
                count->lines - count->unread, options->values[OPTION_FAIL_ON]);
    return members > 0 ? EXIT_NO : EXIT_YES;
}

int run_log(const struct options *options, char *const *operands, size_t count)
{
    static struct count counted;
    httpstatus_set fail_on = {{0}};
    const char *members = options->values[OPTION_FAIL_ON];
    counted.options = options;
    if (has_option(options, OPTION_UNREAD) && (has_option(options, OPTION_JSON) || members != NULL))
        return misused(options->command, "--unread prints lines; it takes no --json and no --fail-on");
    if (!read_status_rule(options, &counted.rule) || (members != NULL && !parse_set_text(members, &fail_on)))
        return EXIT_TROUBLE;
    int status = each_file(operands, count, count_file, &counted);
    /* Counts in which a file is missing would mislead. */
    return status != EXIT_YES ? status : report(&counted, &fail_on, count == 1 ? operands[0] : "FILE");
}
