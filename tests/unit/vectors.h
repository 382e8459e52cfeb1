/* Reads the tables of cases under tests/conformance-kit/vectors, which the tests of every language share. */
#ifndef VECTORS_H
#define VECTORS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * The tables are RFC 4180 CSV with LF line ends and a header line. A cell may hold the escapes \xNN, \n,
 * \r, \t, \0 and \\, so that any byte can be in it. A table that cannot be read or breaks this format
 * ends the program with a message: that is an error in the table, not a failed test.
 *
 *     struct vectors table = vectors_open("span.csv", "code,client,server");
 *     while (vectors_next(&table)) {
 *         int code = vectors_int(&table, 0);
 *         vectors_expect(&table, "client", httpstatus_is_client_span_error(code), vectors_yes(&table, 1));
 *     }
 *     assert_int_equal(vectors_close(&table), 0);
 */
enum { VECTORS_COLUMNS = 16 };

struct vectors {
    const char *name;
    char *bytes;
    char *at; /* what follows the current row */
    char *end;
    size_t columns;
    size_t line;      /* where the current row begins, the header being line 1 */
    size_t next_line; /* where the row at `at` begins */
    size_t rows;      /* how many have been read */
    size_t failures;
    char *cells[VECTORS_COLUMNS];
    size_t lengths[VECTORS_COLUMNS];
};

/* Opens a table of TEST_VECTORS_DIR whose header line must be exactly this. */
struct vectors vectors_open(const char *name, const char *header);

/* Moves to the next row; false after the last. */
bool vectors_next(struct vectors *table);

/* Frees the table and returns how many expectations failed; an empty table counts as a failure. */
size_t vectors_close(struct vectors *table);

/* A cell's bytes, unescaped, so NULs may be inside; one more NUL follows that the length does not count. */
const char *vectors_text(const struct vectors *table, size_t column);
size_t vectors_length(const struct vectors *table, size_t column);

/* A cell as a C function takes a string that may be NULL: an empty cell is NULL. */
const char *vectors_optional(const struct vectors *table, size_t column);

int vectors_int(const struct vectors *table, size_t column);
int64_t vectors_int64(const struct vectors *table, size_t column);

/* "yes" or "no". */
bool vectors_yes(const struct vectors *table, size_t column);

/* A constant's name without its prefix, as the tables spell it; a list of them ends with the name NULL. */
struct word {
    const char *name;
    int value;
};

/* The value of a cell that holds one of these words. */
int vectors_word(const struct vectors *table, size_t column, const struct word *words);

/* The values of a cell of words joined by "|", combined; 0 for an empty cell. */
unsigned vectors_flags(const struct vectors *table, size_t column, const struct word *words);

/* Names a wrong answer by table and line on stderr, counts it, and lets the test go on. */
void vectors_expect(struct vectors *table, const char *what, long long got, long long wanted);
void vectors_expect_text(struct vectors *table, const char *what, const char *got, const char *wanted);

/* Ends the program: the current row says something that its reader does not understand. */
_Noreturn void vectors_refuse(const struct vectors *table, const char *why);

#endif
