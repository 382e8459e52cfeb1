/* The command-line tool: what its commands share. */
#ifndef HTTPSTATUS_CLI_H
#define HTTPSTATUS_CLI_H

#include <httpstatus.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* Exit statuses: yes; no, or not found; misused, or something cannot be read or written. */
enum { EXIT_YES = 0, EXIT_NO = 1, EXIT_TROUBLE = 2 };

/* The options, in the order in which --help lists them. */
enum option_id {
    OPTION_JSON,
    OPTION_LANG,
    OPTION_COLOR,
    OPTION_SHORT,
    OPTION_AS,
    OPTION_POLICY,
    OPTION_METHOD,
    OPTION_CACHE_CONTROL,
    OPTION_SHARED,
    OPTION_EXPIRES,
    OPTION_AUTHORIZATION,
    OPTION_CONTENT_LOCATION_MATCHES,
    OPTION_REQUEST_NO_STORE,
    OPTION_UNDERSTANDS,
    OPTION_STRIPS_FIELDS,
    OPTION_RETRY_AFTER,
    OPTION_PROXY,
    OPTION_IDEMPOTENT,
    OPTION_EARLY_DATA,
    OPTION_FIELD,
    OPTION_KEY,
    OPTION_UNREAD,
    OPTION_FAIL_ON,
    OPTION_ALL,
    OPTION_COMPLETION,
    OPTION_MANUAL,
    OPTION_HELP,
    OPTION_VERSION,
    OPTION_COUNT
};

/* The bit of an option in a mask of options. */
#define OPTION_BIT(id) (1u << (id))

/* What a shell completes where a word of the table is expected; any other text lists the words themselves. */
#define COMPLETE_CODES "@codes"
#define COMPLETE_METHODS "@methods"
#define COMPLETE_FILES "@files"
#define COMPLETE_COMMANDS "@commands"
#define COMPLETE_LANGUAGES "@languages"

struct option_row {
    char letter; /* NUL if the option has only a long name */
    const char *name;
    const char *argument; /* its name in the help; NULL if the option takes none */
    const char *values;   /* what completes the argument; NULL if nothing does */
    const char *help;
    const char *more; /* what only the manual says; NULL if that is nothing */
};

/* By option_id. */
extern const struct option_row option_rows[OPTION_COUNT];

struct options;

enum { EXAMPLES_MOST = 4 };

struct command {
    const char *name;
    const char *operands;
    const char *first; /* what completes the first operand; NULL if nothing does */
    const char *rest;  /* what completes the others */
    const char *help;
    const char *more;                    /* what only the manual says, in sentences */
    const char *examples[EXAMPLES_MOST]; /* the arguments; NULL where there are fewer */
    unsigned options;                    /* OPTION_BITs of those it takes, without OPTIONS_COMMON */
    int (*run)(const struct options *options, char *const *operands, size_t count);
};

/* Every command takes these. */
enum {
    OPTIONS_COMMON = OPTION_BIT(OPTION_JSON) | OPTION_BIT(OPTION_LANG) | OPTION_BIT(OPTION_COLOR) |
                     OPTION_BIT(OPTION_HELP) | OPTION_BIT(OPTION_VERSION)
};

/* The first is the default. */
extern const struct command commands[];
extern const size_t command_count;

struct options {
    const struct command *command;
    unsigned given;
    const char *values[OPTION_COUNT]; /* the last argument of each option; NULL */
    char *cache_control;              /* all --cache-control as one field value; NULL */
    const char *lang;                 /* the language of texts for people */
};

static inline bool has_option(const struct options *options, enum option_id id)
{
    return (options->given & OPTION_BIT(id)) != 0;
}

static inline bool takes_option(const struct command *command, enum option_id id)
{
    return ((command->options | OPTIONS_COMMON) & OPTION_BIT(id)) != 0;
}

int run_show(const struct options *options, char *const *operands, size_t count);
int run_grep(const struct options *options, char *const *operands, size_t count);
int run_set(const struct options *options, char *const *operands, size_t count);
int run_redirect(const struct options *options, char *const *operands, size_t count);
int run_cache(const struct options *options, char *const *operands, size_t count);
int run_retry(const struct options *options, char *const *operands, size_t count);
int run_robots(const struct options *options, char *const *operands, size_t count);
int run_fields(const struct options *options, char *const *operands, size_t count);
int run_log(const struct options *options, char *const *operands, size_t count);
int run_annotate(const struct options *options, char *const *operands, size_t count);
int run_help(const struct options *options, char *const *operands, size_t count);

/* ---- options.c ---- */

/* Reads the command line. Returns the exit status; `options->command` is NULL if there is nothing left to do. */
int read_options(int argc, char **argv, struct options *options, char ***operands, size_t *count);

/* Writes an error and the usage of a command to stderr. Returns EXIT_TROUBLE. */
#if defined(__GNUC__)
__attribute__((format(printf, 2, 3)))
#endif
int misused(const struct command *command, const char *format, ...);

/* ---- completion.c, manual.c ---- */

/* Writes the completion of a shell. Returns false if there is none for it. */
bool write_completion(const char *shell);

/* Writes the manual page, in mdoc(7). */
void write_manual(void);

/* ---- arguments.c ---- */

/* Returns memory that the caller frees. Ends the program if there is none. */
void *allocated(size_t size);

/* Joins words with a separator. The caller frees the text. */
char *joined(char *const *words, size_t count, const char *separator);

/* Returns the code that an operand names, known or not; 0 for 000. If it names none, writes an error, returns -1. */
int code_operand(const struct options *options, const char *operand);

/*
 * Returns the method of a request, the second operand or --method; "GET" if neither was given. Warns on stderr of one
 * in the wrong case. If there are two that differ, writes an error and returns NULL.
 */
const char *method_operand(const struct options *options, char *const *operands, size_t count);

#endif
