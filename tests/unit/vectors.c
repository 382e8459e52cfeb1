#include "vectors.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

_Noreturn void vectors_refuse(const struct vectors *table, const char *why)
{
    fprintf(stderr, "%s/%s:%zu: %s\n", TEST_VECTORS_DIR, table->name, table->line, why);
    exit(EXIT_FAILURE);
}

static void read_whole(struct vectors *table)
{
    char path[1024];
    int length = snprintf(path, sizeof path, "%s/%s", TEST_VECTORS_DIR, table->name);
    FILE *file = length > 0 && (size_t)length < sizeof path ? fopen(path, "rb") : NULL;
    if (file == NULL)
        vectors_refuse(table, "cannot be opened");

    size_t size = 0;
    size_t room = 1 << 16;
    for (;;) {
        char *bytes = realloc(table->bytes, room + 1);
        if (bytes == NULL)
            vectors_refuse(table, "no memory");
        table->bytes = bytes;
        size += fread(bytes + size, 1, room - size, file);
        if (size < room)
            break;
        room *= 2;
    }
    if (ferror(file))
        vectors_refuse(table, "cannot be read");
    fclose(file);
    table->at = table->bytes;
    table->end = table->bytes + size;
    *table->end = '\0';
}

static int hex_digit(char c)
{
    static const char digits[] = "0123456789abcdef";
    const char *found = c != '\0' ? strchr(digits, c >= 'A' && c <= 'F' ? c + ('a' - 'A') : c) : NULL;
    return found != NULL ? (int)(found - digits) : -1;
}

/* Replaces the escapes of a cell in place; the text only becomes shorter. */
static size_t unescape(const struct vectors *table, char *text, size_t length)
{
    static const char names[] = "nrt0\\";
    static const char bytes[] = "\n\r\t\0\\";
    size_t to = 0;
    for (size_t from = 0; from < length; from++) {
        if (text[from] != '\\') {
            text[to++] = text[from];
            continue;
        }
        char name = ++from < length ? text[from] : '\0';
        const char *found = name != '\0' ? strchr(names, name) : NULL;
        if (found != NULL) {
            text[to++] = bytes[found - names];
            continue;
        }
        int high = name == 'x' && from + 2 < length ? hex_digit(text[from + 1]) : -1;
        int low = high >= 0 ? hex_digit(text[from + 2]) : -1;
        if (low < 0)
            vectors_refuse(table, "an escape is none of \\xNN \\n \\r \\t \\0 \\\\");
        text[to++] = (char)(unsigned char)(high * 16 + low);
        from += 2;
    }
    text[to] = '\0';
    return to;
}

/* Takes one quoted cell, from its first quote to its last, and returns its length without them. */
static size_t take_quoted(struct vectors *table)
{
    char *to = table->at++;
    const char *start = to;
    for (; table->at < table->end; table->at++) {
        if (*table->at == '"' && *++table->at != '"')
            return (size_t)(to - start);
        if (*table->at == '\n')
            table->next_line++;
        *to++ = *table->at;
    }
    vectors_refuse(table, "a quote does not end");
}

static size_t take_plain(struct vectors *table)
{
    size_t length = strcspn(table->at, ",\"\n");
    table->at += length;
    return length;
}

/* Takes one cell and what ends it; false if that was the row's last. */
static bool take_cell(struct vectors *table)
{
    if (table->columns == VECTORS_COLUMNS)
        vectors_refuse(table, "too many cells");
    char *cell = table->at;
    size_t length = *cell == '"' ? take_quoted(table) : take_plain(table);
    char after = table->at < table->end ? *table->at++ : '\n';
    if (after != ',' && after != '\n')
        vectors_refuse(table, "something is between a cell and the comma after it");
    table->cells[table->columns] = cell;
    table->lengths[table->columns] = unescape(table, cell, length);
    table->columns++;
    return after == ',';
}

static bool take_row(struct vectors *table)
{
    if (table->at == table->end)
        return false;
    table->columns = 0;
    table->line = table->next_line;
    while (take_cell(table))
        continue;
    table->next_line++;
    return true;
}

struct vectors vectors_open(const char *name, const char *header)
{
    struct vectors table = {.name = name, .line = 1, .next_line = 1};
    read_whole(&table);
    size_t length = strlen(header);
    if (strncmp(table.at, header, length) != 0 || table.at[length] != '\n')
        vectors_refuse(&table, "the header line is not what the test expects");
    take_row(&table);
    return table;
}

bool vectors_next(struct vectors *table)
{
    size_t columns = table->columns;
    if (!take_row(table))
        return false;
    if (table->columns != columns)
        vectors_refuse(table, "the row has not as many cells as the header line");
    table->rows++;
    return true;
}

size_t vectors_close(struct vectors *table)
{
    if (table->rows == 0)
        vectors_expect(table, "rows", 0, 1);
    free(table->bytes);
    table->bytes = NULL;
    return table->failures;
}

const char *vectors_text(const struct vectors *table, size_t column)
{
    if (column >= table->columns)
        vectors_refuse(table, "there is no such column");
    return table->cells[column];
}

size_t vectors_length(const struct vectors *table, size_t column)
{
    vectors_text(table, column);
    return table->lengths[column];
}

const char *vectors_optional(const struct vectors *table, size_t column)
{
    const char *text = vectors_text(table, column);
    return *text != '\0' ? text : NULL;
}

int64_t vectors_int64(const struct vectors *table, size_t column)
{
    const char *text = vectors_text(table, column);
    char *end;
    errno = 0;
    long long number = strtoll(text, &end, 10);
    if (end == text || *end != '\0' || errno != 0)
        vectors_refuse(table, "a cell is no number of 64 bits");
    return number;
}

int vectors_int(const struct vectors *table, size_t column)
{
    int64_t number = vectors_int64(table, column);
    if (number < INT_MIN || number > INT_MAX)
        vectors_refuse(table, "a cell is no int");
    return (int)number;
}

bool vectors_yes(const struct vectors *table, size_t column)
{
    const char *text = vectors_text(table, column);
    if (strcmp(text, "yes") != 0 && strcmp(text, "no") != 0)
        vectors_refuse(table, "a cell is neither yes nor no");
    return *text == 'y';
}

static int value_of(const struct vectors *table, const struct word *words, const char *name, size_t length)
{
    for (; words->name != NULL; words++) {
        if (strlen(words->name) == length && memcmp(words->name, name, length) == 0)
            return words->value;
    }
    vectors_refuse(table, "a cell holds an unknown word");
}

int vectors_word(const struct vectors *table, size_t column, const struct word *words)
{
    return value_of(table, words, vectors_text(table, column), vectors_length(table, column));
}

unsigned vectors_flags(const struct vectors *table, size_t column, const struct word *words)
{
    const char *text = vectors_text(table, column);
    unsigned flags = 0;
    while (*text != '\0') {
        size_t length = strcspn(text, "|");
        flags |= (unsigned)value_of(table, words, text, length);
        text += length + (text[length] == '|');
    }
    return flags;
}

static void report(struct vectors *table, const char *what)
{
    table->failures++;
    fprintf(stderr, "%s/%s:%zu: %s is ", TEST_VECTORS_DIR, table->name, table->line, what);
}

void vectors_expect(struct vectors *table, const char *what, long long got, long long wanted)
{
    if (got == wanted)
        return;
    report(table, what);
    fprintf(stderr, "%lld, not %lld\n", got, wanted);
}

void vectors_expect_text(struct vectors *table, const char *what, const char *got, const char *wanted)
{
    if (got == wanted || (got != NULL && wanted != NULL && strcmp(got, wanted) == 0))
        return;
    report(table, what);
    fprintf(stderr, "%s, not %s\n", got != NULL ? got : "NULL", wanted != NULL ? wanted : "NULL");
}
