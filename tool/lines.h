/* Reads lines in big blocks, in constant memory, without copying each line. */
#ifndef HTTPSTATUS_CLI_LINES_H
#define HTTPSTATUS_CLI_LINES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Longer lines are split into pieces of this many bytes. */
enum { LINE_LONGEST = 1 << 20 };

struct gzip;

struct lines {
    int file;
    char *buffer;
    size_t begin;
    size_t end;
    bool started;
    bool at_end;
    bool within; /* the last piece taken did not end its line */
    struct gzip *gzip;
    const char *problem; /* what stopped the reading; NULL if nothing did */
};

struct line {
    const char *text;
    size_t length;  /* with the line feed, if there is one */
    bool continues; /* not the first piece of its line */
};

/* Opens a file, or standard input for "-". If that fails, writes an error and returns false. */
bool lines_open(struct lines *lines, const char *name);
void lines_close(struct lines *lines);

/* Takes the next line that is complete. Returns false if more must be read first, or all is taken. */
bool lines_take(struct lines *lines, struct line *line);

/* Reads what there is, up to a big block, and unpacks gzip. Returns 0 at the end of the file, and -1 after an error. */
long lines_fill(struct lines *lines);

/*
 * Runs a function for each file, or for standard input if there is none. A file that cannot be read does not stop the
 * others. Returns the exit status.
 */
int each_file(char *const *names, size_t count, int (*read_file)(const char *name, void *to), void *to);

/* Writes an error about a file. Returns EXIT_TROUBLE. */
int unreadable(const char *name, const char *problem);

#endif
