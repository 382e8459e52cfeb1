/* Writing for people: colours, wrapped text, and lines about a code. */
#ifndef HTTPSTATUS_CLI_OUTPUT_H
#define HTTPSTATUS_CLI_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

enum { OUTPUT_WIDTH = 80 };

/* Turns colours on if stdout is a terminal, TERM is not dumb, and NO_COLOR is unset or empty. */
void output_begin(void);

/* Flushes stdout. Returns the exit status, or EXIT_TROUBLE if the output failed. */
int output_end(int status);

/* The escapes that start the colour of a code's class, bold or dim text, and that end them; "" without colours. */
const char *class_colour(int code);
const char *bold(void);
const char *dim(void);
const char *plain(void);

/* Wraps text at OUTPUT_WIDTH columns. It starts in a column, and further lines are indented. */
void write_wrapped(const char *text, size_t column, size_t indent);

/* Writes a code in colour with its title, "404 Not Found"; an unknown one with its class, "477 (4xx)". */
void write_code(int code, const char *lang);

/* Writes the line per code of --short. */
void write_short(int code, const char *lang);

#endif
