/* httpstatus --manual: the manual page in mdoc(7), from the tables of commands and options. */
#include <string.h>

#include "ascii.h"
#include "cli.h"

/* Writes a text of the tables as mdoc wants it: a line per sentence, and hyphens that can be pasted. */
static void write_sentences(const char *text)
{
    for (const char *at = text; *at != '\0'; at++) {
        bool begins = at == text || (at[-1] == ' ' && at - text >= 2 && at[-2] == '.');
        bool ends = *at == ' ' && at > text && at[-1] == '.' && at[1] != '\0' && !ascii_is_digit(at[1]);
        if (begins && (*at == '.' || *at == '\''))
            fputs("\\&", stdout);
        if (*at == '-')
            fputs("\\-", stdout);
        else if (*at == '\\')
            fputs("\\e", stdout);
        else
            putchar(ends ? '\n' : *at);
    }
    putchar('\n');
}

/* Writes a clause of the tables as a sentence. */
static void write_clause(const char *text)
{
    char sentence[512];
    bool lower = *text >= 'a' && *text <= 'z';
    snprintf(sentence, sizeof sentence, "%c%s.", lower ? *text - 'a' + 'A' : *text, text + 1);
    write_sentences(sentence);
}

static void write_synopsis(const struct command *command)
{
    puts(".Nm");
    if (command != commands)
        printf(".Cm %s\n", command->name);
    puts(".Op Ar option ...");
    if (*command->operands != '\0')
        printf(".Ar %s\n", command->operands);
}

static void write_command(const struct command *command)
{
    if (command == commands)
        printf(".It Oo Cm %s Oc Ar %s\n", command->name, command->operands);
    else
        printf(".It Cm %s Ar %s\n", command->name, command->operands);
    write_clause(command->help);
    write_sentences(command->more);
    const char *before = "Options:";
    for (int i = 0; i < OPTION_COUNT; i++) {
        if ((command->options & OPTION_BIT(i)) == 0)
            continue;
        printf("%s\n.Fl -%s", before, option_rows[i].name);
        before = " ,";
    }
    if (command->options != 0)
        puts(" .");
}

static void write_option(const struct option_row *row)
{
    fputs(".It ", stdout);
    if (row->letter != '\0')
        printf("Fl %c , ", row->letter);
    printf("Fl -%s", row->name);
    if (row->argument != NULL)
        printf(" Ns = Ns Ar %s", row->argument);
    putchar('\n');
    write_clause(row->help);
    if (row->more != NULL)
        write_sentences(row->more);
}

static void write_examples(const struct command *command)
{
    for (size_t i = 0; i < EXAMPLES_MOST && command->examples[i] != NULL; i++) {
        fputs(".Dl $ httpstatus ", stdout);
        if (command != commands)
            printf("%s ", command->name);
        for (const char *at = command->examples[i]; *at != '\0'; at++)
            fputs(*at == '-' ? "\\-" : *at == '\'' ? "\\(aq" : (const char[]){*at, '\0'}, stdout);
        putchar('\n');
    }
}

static void write_date(void)
{
    static const char *const months[] = {"January", "February", "March",     "April",   "May",      "June",
                                         "July",    "August",   "September", "October", "November", "December"};
    const char *date = httpstatus_registry_date();
    int month = (date[5] - '0') * 10 + date[6] - '0';
    printf(".Dd %s %d, %.4s\n", months[month - 1], (date[8] - '0') * 10 + date[9] - '0', date);
}

void write_manual(void)
{
    write_date();
    puts(".Dt HTTPSTATUS 1\n"
         ".Os libhttpstatus\n"
         ".Sh NAME\n"
         ".Nm httpstatus\n"
         ".Nd explain HTTP status codes and decide what to do about them\n"
         ".Sh SYNOPSIS");
    for (size_t i = 0; i < command_count; i++)
        write_synopsis(&commands[i]);
    puts(".Sh DESCRIPTION\n"
         "The commands are:\n"
         ".Bl -tag -width Ds");
    for (size_t i = 0; i < command_count; i++)
        write_command(&commands[i]);
    puts(".El\n"
         ".Pp\n"
         "Methods are case-sensitive, and GET is meant if none is given.\n"
         "Standard input is read if no file is named, or for\n"
         ".Dq - .\n"
         ".Pp\n"
         "The options are these; every command takes\n"
         ".Fl -json , -lang , -color , -help\n"
         "and\n"
         ".Fl -version .\n"
         ".Bl -tag -width Ds");
    for (int i = 0; i < OPTION_COUNT; i++)
        write_option(&option_rows[i]);
    puts(".El\n"
         ".Pp\n"
         "Options may be anywhere, and long ones may be abbreviated.\n"
         ".Sh ENVIRONMENT\n"
         ".Bl -tag -width NO_COLOR\n"
         ".It Ev COLUMNS\n"
         "The width of the output, instead of that of the terminal.\n"
         ".It Ev LC_ALL , LC_MESSAGES , LANG\n"
         "The first that is set decides on the language of texts and labels.\n"
         ".It Ev NO_COLOR\n"
         "If set to anything but the empty text, no colours are used.\n"
         ".It Ev TERM\n"
         "If it is dumb, no colours are used.\n"
         ".El\n"
         ".Sh EXIT STATUS\n"
         ".Bl -tag -width Ds -compact\n"
         ".It 0\n"
         "Yes, or found.\n"
         ".It 1\n"
         "No, or not found.\n"
         ".It 2\n"
         "Misused, or something cannot be read or written.\n"
         ".El\n"
         ".Sh EXAMPLES");
    for (size_t i = 0; i < command_count; i++)
        write_examples(&commands[i]);
    puts(".Sh SEE ALSO\n"
         ".Xr httpstatus 3\n"
         ".Sh STANDARDS\n"
         "RFC 9110 (HTTP semantics), RFC 9111 (HTTP caching), RFC 9309 (robots), the Fetch\n"
         "standard of WHATWG and the IANA HTTP Status Code Registry.");
}
