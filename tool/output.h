/* Writing for people: colours, the width and language of a terminal, wrapped text, and lines about a code. */
#ifndef HTTPSTATUS_CLI_OUTPUT_H
#define HTTPSTATUS_CLI_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/*
 * Decides on colours: "always", "never", or "auto" and NULL for a terminal whose TERM is not dumb, if NO_COLOR is unset
 * or empty. Returns false for any other text.
 */
bool output_begin(const char *when);

/* Flushes stdout. Returns the exit status, or EXIT_TROUBLE if the output failed. */
int output_end(int status);

/* Returns how many columns a line has: COLUMNS, or those of the terminal, else 80. */
size_t output_width(void);

/* Returns the language of LC_ALL, LC_MESSAGES or LANG; "en" if there is no text in it, or it is not in UTF-8. */
const char *language_of_locale(void);

/* The escapes that start the colour of a code's class, bold or dim text, and that end them; "" without colours. */
const char *class_colour(int code);
const char *bold(void);
const char *dim(void);
const char *plain(void);

/* Returns how many columns a text takes. */
size_t text_columns(const char *text);

/* Wraps text at the width. It starts in a column, and further lines are indented. */
void write_wrapped(const char *text, size_t column, size_t indent);

/* Longer than any code with its title and its colours, in bytes. */
enum { CODE_TEXT_LONGEST = 256 };

/* Puts a code in colour with its title into a buffer, as write_code() writes it. */
void code_text(char *to, size_t size, int code, const char *lang);

/* Writes a wrapped sentence. */
#if defined(__GNUC__)
__attribute__((format(printf, 1, 2)))
#endif
void write_sentence(const char *format, ...);

/* Writes a code in colour with its title, "404 Not Found"; an unknown one with its class, "477 (4xx)". */
void write_code(int code, const char *lang);

/* Writes the line per code of --short. */
void write_short(int code, const char *lang);

#endif
