/* The command line: options, --help, --version and errors. */
#include <getopt.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "ascii.h"
#include "cli.h"
#include "gzip.h"
#include "output.h"
#include "spelling.h"

enum { HELP_COLUMN = 35, EDITS_OF_A_NAME = 2 };

/* Writes the beginning of a command line; the name of the default command may be left out. */
static void write_name(FILE *to, const struct command *command)
{
    fputs("httpstatus ", to);
    if (command != commands)
        fprintf(to, "%s ", command->name);
}

static void write_usage(FILE *to, const char *before, const struct command *command)
{
    fputs(before, to);
    write_name(to, command);
    fprintf(to, "[OPTION...] %s\n", command->operands);
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
    write_usage(stderr, "usage: ", command);
    fputs("       ", stderr);
    write_name(stderr, command);
    fputs("--help says more\n", stderr);
    return EXIT_TROUBLE;
}

/* Returns the command of a name; NULL if there is none. */
static const struct command *command_named(const char *name)
{
    for (size_t i = 0; i < command_count; i++) {
        if (strcmp(name, commands[i].name) == 0)
            return &commands[i];
    }
    return NULL;
}

/* ---- Help ---- */

static void write_option(const struct option_row *row)
{
    char name[64];
    snprintf(name, sizeof name, "--%s%s%s", row->name, row->argument != NULL ? "=" : "",
             row->argument != NULL ? row->argument : "");
    if (row->letter != '\0')
        printf("  -%c, %-*s ", row->letter, HELP_COLUMN - 7, name);
    else
        printf("      %-*s ", HELP_COLUMN - 7, name);
    write_wrapped(row->help, HELP_COLUMN, HELP_COLUMN);
}

static void write_examples(const struct command *command)
{
    puts("\nExamples:");
    for (size_t i = 0; i < EXAMPLES_MOST && command->examples[i] != NULL; i++) {
        fputs("  ", stdout);
        write_name(stdout, command);
        puts(command->examples[i]);
    }
}

static void write_commands(void)
{
    puts("\nCommands:");
    for (size_t i = 0; i < command_count; i++) {
        printf("  %-10s ", commands[i].name);
        write_wrapped(commands[i].help, 13, 13);
    }
}

static void write_help(const struct command *command)
{
    write_usage(stdout, "usage: ", command);
    if (command == commands) {
        for (size_t i = 1; i < command_count; i++)
            write_usage(stdout, "       ", &commands[i]);
        putchar('\n');
        write_wrapped("Explains HTTP status codes and decides what to do about them.", 0, 0);
        write_commands();
    } else {
        putchar('\n');
        write_sentence("%c%s.", command->help[0] - 'a' + 'A', command->help + 1);
    }
    puts("\nOptions:");
    for (int i = 0; i < OPTION_COUNT; i++) {
        if (takes_option(command, (enum option_id)i))
            write_option(&option_rows[i]);
    }
    write_examples(command);
    puts("");
    write_wrapped("Exit status: 0 yes or found, 1 no or not found, 2 misused or not readable.", 0, 0);
}

int run_help(const struct options *options, char *const *operands, size_t count)
{
    const struct command *about = count == 0 ? commands : command_named(operands[0]);
    if (count > 1)
        return misused(options->command, "too many operands");
    if (about == NULL)
        return misused(options->command, "there is no command '%s'", operands[0]);
    write_help(about);
    return EXIT_YES;
}

static void write_version(void)
{
    printf("httpstatus %s\nIANA registry of %s\ngzip: %s\n", httpstatus_version(), httpstatus_registry_date(),
           gzip_is_built_in() ? "yes" : "no");
}

/* ---- Parsing ---- */

/* The value that getopt_long() returns for an option; 256 keeps it apart from the letters. */
static int value_of(int id)
{
    return 256 + id;
}

static void prepare(struct option longs[], char *letters)
{
    *letters++ = ':';
    for (int i = 0; i < OPTION_COUNT; i++) {
        const struct option_row *row = &option_rows[i];
        bool argument = row->argument != NULL;
        longs[i] = (struct option){row->name, argument ? required_argument : no_argument, NULL, value_of(i)};
        if (row->letter != '\0') {
            *letters++ = row->letter;
            if (argument)
                *letters++ = ':';
        }
    }
    longs[OPTION_COUNT] = (struct option){NULL, 0, NULL, 0};
    *letters = '\0';
}

/* Returns the option of a value of getopt_long(); OPTION_COUNT if it is none. */
static int option_of(int value)
{
    int id = 0;
    while (id < OPTION_COUNT && value != value_of(id) && (value == '\0' || value != option_rows[id].letter))
        id++;
    return id;
}

/* Adds a field value to those before it, as RFC 9110 section 5.3 joins lines of one field. */
static void add_cache_control(struct options *options, char *value)
{
    char *const values[] = {options->cache_control, value};
    bool first = options->cache_control == NULL;
    char *all = joined(first ? values + 1 : values, first ? 1 : 2, ", ");
    free(options->cache_control);
    options->cache_control = all;
}

static void take(struct options *options, int id)
{
    options->given |= OPTION_BIT(id);
    options->values[id] = optarg;
    if (id == OPTION_CACHE_CONTROL)
        add_cache_control(options, optarg);
}

/* Returns the long option that a misspelt one may mean; NULL if there is none. */
static const char *option_near(const char *word)
{
    size_t length = strcspn(word, "=");
    for (int i = 0; i < OPTION_COUNT; i++) {
        if (is_near(word, length, option_rows[i].name, EDITS_OF_A_NAME))
            return option_rows[i].name;
    }
    return NULL;
}

/* Returns why getopt_long() has just refused an option: of a long one that it does not take, optopt is 0. */
static const char *problem_of(int reason)
{
    if (reason == ':')
        return "needs an argument";
    if (optopt == 0)
        return "is unknown or ambiguous";
    return optopt < 256 ? "is unknown" : "takes no argument";
}

/* Reports the option that getopt_long() has just refused, as it was written: a letter, or the last word it read. */
static int refused(char *const *argv, int reason)
{
    const char *problem = problem_of(reason);
    if (optopt < 0 || (optopt > 127 && optopt < 256))
        return misused(commands, "an option that is no ASCII letter is unknown");
    if (optopt >= '0' && optopt <= '9')
        return misused(commands,
                       "the option -%c is unknown; a set that begins with a minus sign follows --:"
                       " httpstatus set -- %s",
                       optopt, argv[optind - 1][0] == '-' ? argv[optind - 1] : argv[optind]);
    if (optopt > 0 && optopt < 128)
        return misused(commands, "the option -%c %s", optopt, problem);
    const char *word = argv[optind - 1];
    const char *near = optopt == 0 ? option_near(word + 2) : NULL;
    return misused(commands, "the option %s %s%s%s%s", word, problem, near == NULL ? "" : "; did you mean --",
                   near == NULL ? "" : near, near == NULL ? "" : "?");
}

/* Returns the command that the first operand names, and skips that operand; the default if it names none. */
static const struct command *command_of(char *const *argv, int argc)
{
    const struct command *command = optind < argc ? command_named(argv[optind]) : NULL;
    if (command == NULL)
        return commands;
    optind++;
    return command;
}

static int check_options(const struct options *options)
{
    for (int i = 0; i < OPTION_COUNT; i++) {
        if (has_option(options, (enum option_id)i) && !takes_option(options->command, (enum option_id)i))
            return misused(options->command, "the command %s has no option --%s", options->command->name,
                           option_rows[i].name);
    }
    return EXIT_YES;
}

static int check_language(const struct options *options)
{
    if (httpstatus_language_of(options->lang) != NULL)
        return EXIT_YES;
    char languages[256] = "";
    const char *language;
    for (size_t i = 0; (language = httpstatus_language(i)) != NULL; i++) {
        size_t length = strlen(languages);
        snprintf(languages + length, sizeof languages - length, "%s%s", i == 0 ? "" : ", ", language);
    }
    return misused(options->command, "there is no text in '%s', only in %s", options->lang, languages);
}

/* Decides on the language and the colours. JSON is for programs: the locale does not change it. */
static int prepare_output(struct options *options)
{
    if (!output_begin(options->values[OPTION_COLOR]))
        return misused(options->command, "--color is always, auto or never, not '%s'", options->values[OPTION_COLOR]);
    options->lang = options->values[OPTION_LANG];
    if (options->lang == NULL)
        options->lang = has_option(options, OPTION_JSON) ? "en" : language_of_locale();
    return check_language(options);
}

/* Does what an option asks for in place of a command. Returns whether one did. */
static bool acts(const struct options *options, int *status)
{
    const char *shell = options->values[OPTION_COMPLETION];
    if (has_option(options, OPTION_HELP))
        write_help(options->command);
    else if (has_option(options, OPTION_VERSION))
        write_version();
    else if (has_option(options, OPTION_MANUAL))
        write_manual();
    else if (shell == NULL)
        return false;
    else if (!write_completion(shell))
        *status = misused(options->command, "there is no completion for '%s', only for bash, zsh and fish", shell);
    return true;
}

int read_options(int argc, char **argv, struct options *options, char ***operands, size_t *count)
{
    struct option longs[OPTION_COUNT + 1];
    char letters[2 * OPTION_COUNT + 2];
    prepare(longs, letters);
    *options = (struct options){.command = NULL};
    opterr = 0;
    int value;
    while ((value = getopt_long(argc, argv, letters, longs, NULL)) != -1) {
        int id = option_of(value);
        if (id == OPTION_COUNT)
            return refused(argv, value);
        take(options, id);
    }
    options->command = command_of(argv, argc);
    *operands = argv + optind;
    *count = (size_t)(argc - optind);
    int status = check_options(options);
    if (status == EXIT_YES)
        status = prepare_output(options);
    if (status != EXIT_YES || acts(options, &status))
        options->command = NULL;
    return status;
}
