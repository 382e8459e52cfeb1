/* The command line: options, --help, --version and errors. */
#include <getopt.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "cli.h"

enum { OPTIONS_MOST = 32 };

static void write_usage(FILE *to, const struct command *command)
{
    fprintf(to, "usage: httpstatus %s%s[OPTION...] %s\n", command == commands ? "" : command->name,
            command == commands ? "" : " ", command->operands);
}

int misused(const struct command *command, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fputs("httpstatus: ", stderr);
    /* clang-tidy 14 does not see va_start(): NOLINTNEXTLINE(clang-analyzer-valist.Uninitialized) */
    vfprintf(stderr, format, arguments);
    va_end(arguments);
    fputc('\n', stderr);
    write_usage(stderr, command);
    fprintf(stderr, "       httpstatus %s%s--help tells more\n", command == commands ? "" : command->name,
            command == commands ? "" : " ");
    return EXIT_TROUBLE;
}

/* ---- Help ---- */

static void write_option(const struct option_row *row)
{
    char name[64];
    snprintf(name, sizeof name, "--%s%s%s", row->name, row->argument != NULL ? "=" : "",
             row->argument != NULL ? row->argument : "");
    if (row->letter != '\0')
        printf("  -%c, %-26s %s\n", row->letter, name, row->help);
    else
        printf("      %-26s %s\n", name, row->help);
}

static bool knows(const struct command *command, const struct option_row *row)
{
    return (row->bit & (command->options | OPTION_HELP | OPTION_VERSION)) != 0;
}

static void write_help(const struct command *command)
{
    write_usage(stdout, command);
    if (command == commands) {
        for (size_t i = 1; i < command_count; i++)
            printf("       httpstatus %s [OPTION...] %s\n", commands[i].name, commands[i].operands);
        puts("\nTells what HTTP status codes mean.\n\nCommands:");
        for (size_t i = 0; i < command_count; i++)
            printf("  %-10s %s\n", commands[i].name, commands[i].help);
    } else {
        printf("\nThe command %s: %s.\n", command->name, command->help);
    }
    puts("\nOptions:");
    for (size_t i = 0; i < option_count; i++) {
        if (knows(command, &option_rows[i]))
            write_option(&option_rows[i]);
    }
    puts("\nExit status: 0 yes or found, 1 no or not found, 2 not understood or not readable.");
}

static void write_version(void)
{
    printf("httpstatus %s\nIANA registry of %s\n", httpstatus_version(), httpstatus_registry_date());
}

/* ---- Parsing ---- */

/* The value that getopt_long() returns for a row; 256 keeps it apart from the letters. */
static int value_of(size_t row)
{
    return 256 + (int)row;
}

static void prepare(struct option longs[], char *letters)
{
    *letters++ = ':';
    for (size_t i = 0; i < option_count; i++) {
        const struct option_row *row = &option_rows[i];
        bool argument = row->argument != NULL;
        longs[i] = (struct option){row->name, argument ? required_argument : no_argument, NULL, value_of(i)};
        if (row->letter != '\0') {
            *letters++ = row->letter;
            if (argument)
                *letters++ = ':';
        }
    }
    longs[option_count] = (struct option){NULL, 0, NULL, 0};
    *letters = '\0';
}

static const struct option_row *row_of(int value)
{
    for (size_t i = 0; i < option_count; i++) {
        if (value == value_of(i) || (value != '\0' && value == option_rows[i].letter))
            return &option_rows[i];
    }
    return NULL;
}

static void take(struct options *options, const struct option_row *row)
{
    options->given |= row->bit;
    if (row->bit == OPTION_LANG)
        options->lang = optarg;
    else if (row->bit == OPTION_POLICY)
        options->policy = optarg;
    else if (row->bit == OPTION_METHOD)
        options->method = optarg;
    else if (row->bit == OPTION_CACHE_CONTROL)
        options->cache_flags |= httpstatus_cache_flags(optarg, strlen(optarg));
    else if (row->bit == OPTION_RETRY_AFTER)
        options->retry_after = optarg;
}

/* Reports the option that getopt_long() has just refused, as it was written: a letter, or the last word it read. */
static int refused(const struct command *command, char *const *argv, int reason)
{
    const char *problem = reason == ':' ? "needs an argument" : "is unknown, ambiguous or takes no argument";
    if (optopt < 0 || (optopt > 127 && optopt < 256))
        return misused(command, "an option that is no ASCII letter is unknown");
    if (optopt > 0 && optopt < 128)
        return misused(command, "the option -%c %s", optopt, problem);
    return misused(command, "the option %s %s", argv[optind - 1], problem);
}

/* Returns the command that the first operand names, and skips that operand; the default if it names none. */
static const struct command *command_of(char *const *argv, int argc)
{
    for (size_t i = 0; optind < argc && i < command_count; i++) {
        if (strcmp(argv[optind], commands[i].name) == 0) {
            optind++;
            return &commands[i];
        }
    }
    return commands;
}

static int check(const struct options *options)
{
    for (size_t i = 0; i < option_count; i++) {
        if ((options->given & option_rows[i].bit) != 0 && !knows(options->command, &option_rows[i]))
            return misused(options->command, "the command %s knows no option --%s", options->command->name,
                           option_rows[i].name);
    }
    if (httpstatus_title(httpstatus_next(0), options->lang) != NULL)
        return EXIT_YES;
    char languages[256] = "";
    const char *language;
    for (size_t i = 0; (language = httpstatus_language(i)) != NULL; i++) {
        size_t length = strlen(languages);
        snprintf(languages + length, sizeof languages - length, "%s%s", i == 0 ? "" : ", ", language);
    }
    return misused(options->command, "there is no text in '%s', only in %s", options->lang, languages);
}

int read_options(int argc, char **argv, struct options *options, char ***operands, size_t *count)
{
    struct option longs[OPTIONS_MOST];
    char letters[2 * OPTIONS_MOST];
    prepare(longs, letters);
    *options = (struct options){.command = commands};
    opterr = 0;
    int value;
    while ((value = getopt_long(argc, argv, letters, longs, NULL)) != -1) {
        const struct option_row *row = row_of(value);
        if (row == NULL)
            return refused(commands, argv, value);
        take(options, row);
    }
    options->command = command_of(argv, argc);
    *operands = argv + optind;
    *count = (size_t)(argc - optind);
    if ((options->given & (OPTION_HELP | OPTION_VERSION)) == 0)
        return check(options);
    if ((options->given & OPTION_HELP) != 0)
        write_help(options->command);
    else
        write_version();
    return EXIT_YES;
}
