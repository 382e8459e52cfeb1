/* Reading lines in big blocks, in constant memory and without copying a line. */
#ifndef HTTPSTATUS_CLI_LINES_H
#define HTTPSTATUS_CLI_LINES_H

#include <stdbool.h>
#include <stddef.h>

/* Longer lines come in pieces of this many bytes. */
enum { LINE_LONGEST = 1 << 20 };

struct lines {
    int file;
    char *buffer;
    size_t begin;
    size_t end;
    bool at_end;
    bool within; /* a line that has not ended yet */
};

struct line {
    const char *text;
    size_t length;  /* with the line feed, if there is one */
    bool continues; /* not the first piece of its line */
};

/* Opens a file, or standard input for "-"; complains and answers false if that fails. */
bool lines_open(struct lines *lines, const char *name);
void lines_close(struct lines *lines);

/* The next line that has been read completely; false if more has to be read first, or all has been taken. */
bool lines_take(struct lines *lines, struct line *line);

/* Reads on, as much as there is, up to a big block. Answers 0 at the end of the file, and -1 with errno. */
long lines_fill(struct lines *lines);

/*
 * Runs a function for each of several files, or standard input if none is named. One that cannot be read is complained
 * about, and the others are read all the same. Answers the exit status.
 */
int each_file(char *const *names, size_t count, int (*read_file)(const char *name, void *to), void *to);

/* Complains about a file, as errno tells it. Answers EXIT_TROUBLE. */
int unreadable(const char *name);

enum { CODE_DIGITS = 3 };

/* Where the status stands in a line of a common or combined log, behind the quoted request; NULL if it does not. */
const char *logged_status(const char *text, size_t length);

#endif
