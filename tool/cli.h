/* The command line tool: what its commands share. */
#ifndef HTTPSTATUS_CLI_H
#define HTTPSTATUS_CLI_H

#include <httpstatus.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* Exit statuses: the answer is yes, the answer is no, the question was not understood or could not be read. */
enum { EXIT_YES = 0, EXIT_NO = 1, EXIT_TROUBLE = 2 };

/* The options, as bits of options.given and of what a command knows. */
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
    OPTION_UNDERSTANDS_PARTIAL = 1 << 13,
    OPTION_ALL = 1 << 14
};

struct option_row {
    unsigned bit;
    char letter; /* NUL if the option has only a long name */
    const char *name;
    const char *argument; /* how the help calls it; NULL if the option takes none */
    const char *help;
};

extern const struct option_row option_rows[];
extern const size_t option_count;

struct options;

struct command {
    const char *name;
    const char *operands;
    const char *help;
    unsigned options; /* which it knows, besides OPTION_HELP and OPTION_VERSION */
    int (*run)(const struct options *options, char *const *operands, size_t count);
};

/* The first is meant where no command is named. */
extern const struct command commands[];
extern const size_t command_count;

struct options {
    const struct command *command;
    unsigned given;
    const char *lang;
    const char *policy;
    const char *method;
    unsigned cache_flags; /* of all --cache-control together */
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

/* Reads the command line; where that is all there is to do, because of --help or an error, answers the exit status. */
int read_options(int argc, char **argv, struct options *options, char ***operands, size_t *count);

/* Says on stderr what is wrong with the command line, and how it is used. Answers EXIT_TROUBLE. */
#if defined(__GNUC__)
__attribute__((format(printf, 2, 3)))
#endif
int misused(const struct command *command, const char *format, ...);

/* ---- arguments.c ---- */

/* The words of a command line as one text, parted by spaces; free() it. */
char *joined(char *const *words, size_t count);

/* Says on stderr that no code is known by a text, and which one may be meant. */
void not_known(const char *text);

/* The code that an operand names, known or not; 0, with a complaint, if it names none. */
int code_operand(const struct options *options, const char *operand);

/* Parses a set; if it is malformed, shows where and answers false. */
bool set_operand(const char *text, httpstatus_set *set);

#endif
