/* Writing for people: colours, wrapped text, and lines about a code. */
#ifndef HTTPSTATUS_CLI_OUTPUT_H
#define HTTPSTATUS_CLI_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

enum { OUTPUT_WIDTH = 80 };

/* Decides on colours: on a terminal that is not dumb, unless NO_COLOR is set to something. */
void output_begin(void);

/* Hands on what is still buffered. Answers the exit status, which an output that fails turns into EXIT_TROUBLE. */
int output_end(int status);

/* Where the colour of a code's class begins, or where bold or dim text does, and where they end; else "". */
const char *class_colour(int code);
const char *bold(void);
const char *dim(void);
const char *plain(void);

/* Writes text that starts in a column, with further lines indented, so that no line is wider than OUTPUT_WIDTH. */
void write_wrapped(const char *text, size_t column, size_t indent);

/* Writes a code with its title in colour: "404 Not Found"; an unknown one with its class in brackets: "477 (4xx)". */
void write_code(int code, const char *lang);

/* Writes the line about a code that --short asks for. */
void write_short(int code, const char *lang);

#endif
