/* The command line tool: what its commands share. */
#ifndef HTTPSTATUS_CLI_H
#define HTTPSTATUS_CLI_H

#include <httpstatus.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* Exit statuses: the answer is yes; the answer is no; the command line or a file could not be read. */
enum { EXIT_YES = 0, EXIT_NO = 1, EXIT_TROUBLE = 2 };

/* The options, as bits of options.given and command.options. */
enum {
    OPTION_HELP = 1 << 0,
    OPTION_VERSION = 1 << 1,
    OPTION_JSON = 1 << 2,
    OPTION_LANG = 1 << 3,
    OPTION_SHORT = 1 << 4,
    OPTION_POLICY = 1 << 5,
    OPTION_METHOD = 1 << 6,
    OPTION_CACHE_CONTROL = 1 << 7,
    OPTION_SHARED = 1 << 8,
    OPTION_EXPIRES = 1 << 9,
    OPTION_AUTHORIZATION = 1 << 10,
    OPTION_CONTENT_LOCATION_MATCHES = 1 << 11,
    OPTION_REQUEST_NO_STORE = 1 << 12,
    OPTION_UNDERSTANDS = 1 << 13,
    OPTION_STRIPS_FIELDS = 1 << 14,
    OPTION_RETRY_AFTER = 1 << 15,
    OPTION_PROXY = 1 << 16,
    OPTION_IDEMPOTENT = 1 << 17,
    OPTION_EARLY_DATA = 1 << 18,
    OPTION_ALL = 1 << 19
};

struct option_row {
    unsigned bit;
    char letter; /* NUL if the option has only a long name */
    const char *name;
    const char *argument; /* its name in the help; NULL if the option takes none */
    const char *help;
};

extern const struct option_row option_rows[];
extern const size_t option_count;

struct options;

struct command {
    const char *name;
    const char *operands;
    const char *help;
    unsigned options; /* those it takes besides OPTION_HELP and OPTION_VERSION */
    int (*run)(const struct options *options, char *const *operands, size_t count);
};

/* The first is the default. */
extern const struct command commands[];
extern const size_t command_count;

struct options {
    const struct command *command;
    unsigned given;
    const char *lang;
    const char *policy;
    const char *method;
    unsigned cache_flags; /* of all --cache-control together */
    const char *retry_after;
};

int run_show(const struct options *options, char *const *operands, size_t count);
int run_grep(const struct options *options, char *const *operands, size_t count);
int run_set(const struct options *options, char *const *operands, size_t count);
int run_redirect(const struct options *options, char *const *operands, size_t count);
int run_cache(const struct options *options, char *const *operands, size_t count);
int run_retry(const struct options *options, char *const *operands, size_t count);
int run_log(const struct options *options, char *const *operands, size_t count);
int run_annotate(const struct options *options, char *const *operands, size_t count);

/* ---- options.c ---- */

/* Reads the command line. Returns the exit status, which counts after --help, --version or an error only. */
int read_options(int argc, char **argv, struct options *options, char ***operands, size_t *count);

/* Writes an error and the usage of a command to stderr. Returns EXIT_TROUBLE. */
#if defined(__GNUC__)
__attribute__((format(printf, 2, 3)))
#endif
int misused(const struct command *command, const char *format, ...);

/* ---- arguments.c ---- */

/* Joins words with spaces. The caller frees the text. */
char *joined(char *const *words, size_t count);

/* Writes to stderr that no code is called by a text, and which one may be meant. */
void not_known(const char *text);

/* Returns the code that an operand names, known or not; if it names none, writes an error and returns 0. */
int code_operand(const struct options *options, const char *operand);

/* Parses a set. If it is malformed, shows where on stderr and returns false. */
bool set_operand(const char *text, httpstatus_set *set);

#endif
