/* httpstatus --completion SHELL: what completes the command line, from the tables of commands and options. */
#include <string.h>

#include "cli.h"
#include "lookup.h"

/* Writes the words of a list that a table names, each after a text. */
static void write_words(const char *values, const char *before)
{
    const char *lang;
    if (strcmp(values, COMPLETE_METHODS) == 0) {
        for (size_t i = 0; lookup_methods[i] != NULL; i++)
            printf("%s%s", before, lookup_methods[i]);
    } else if (strcmp(values, COMPLETE_COMMANDS) == 0) {
        for (size_t i = 0; i < command_count; i++)
            printf("%s%s", before, commands[i].name);
    } else if (strcmp(values, COMPLETE_LANGUAGES) == 0) {
        for (size_t i = 0; (lang = httpstatus_language(i)) != NULL; i++)
            printf("%s%s", before, lang);
    } else if (strcmp(values, COMPLETE_CODES) == 0) {
        for (int code = 0; (code = httpstatus_next(code)) != 0;)
            printf("%s%d", before, code);
    } else {
        printf("%s%s", before, values);
    }
}

static bool is_files(const char *values)
{
    return values != NULL && strcmp(values, COMPLETE_FILES) == 0;
}

/* Writes a text between apostrophes, as all three shells read it. */
static void write_quoted(const char *text)
{
    putchar('\'');
    for (; *text != '\0'; text++)
        fputs(*text == '\'' ? "'\\''" : (const char[]){*text, '\0'}, stdout);
    putchar('\'');
}

/* ---- bash ---- */

static void write_bash_values(void)
{
    puts("  case $option in");
    for (int i = 0; i < OPTION_COUNT; i++) {
        const struct option_row *row = &option_rows[i];
        if (row->argument == NULL)
            continue;
        printf("    --%s", row->name);
        if (row->letter != '\0')
            printf(" | -%c", row->letter);
        fputs(") words='", stdout);
        if (row->values != NULL)
            write_words(row->values, " ");
        puts("' ;;");
    }
    puts("    *) return 1 ;;\n  esac");
}

/* Writes the branch for a command; that for the default takes every other word. */
static void write_bash_command(const struct command *command)
{
    printf("    %s) options='", command == commands ? "*" : command->name);
    for (int i = 0; i < OPTION_COUNT; i++) {
        if (takes_option(command, (enum option_id)i))
            printf(" --%s", option_rows[i].name);
    }
    fputs("' first='", stdout);
    if (command->first != NULL && !is_files(command->first))
        write_words(command->first, " ");
    if (command == commands)
        write_words(COMPLETE_COMMANDS, " ");
    fputs("' rest='", stdout);
    if (command->rest != NULL && !is_files(command->rest))
        write_words(command->rest, " ");
    printf("' files=%s ;;\n", is_files(command->first) ? "yes" : "");
}

static void write_bash(void)
{
    puts("# Completion of httpstatus(1) for bash, written by httpstatus --completion bash.\n"
         "\n"
         "# _httpstatus_values OPTION: sets `words` to what its argument may be; fails if it takes none.\n"
         "_httpstatus_values() {\n"
         "  local option=$1");
    write_bash_values();
    puts("}\n"
         "\n"
         "# _httpstatus_command NAME: sets what the command takes.\n"
         "_httpstatus_command() {\n"
         "  case $1 in");
    for (size_t i = 1; i < command_count; i++)
        write_bash_command(&commands[i]);
    write_bash_command(&commands[0]);
    puts("  esac\n"
         "}\n"
         "\n"
         "_httpstatus() {\n"
         "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}\n"
         "  local command='' operands=0 words='' options first rest files i\n"
         "  COMPREPLY=()\n"
         "  # bash takes the = of --option=value for a word of its own.\n"
         "  if [[ $word == = ]]; then\n"
         "    word=''\n"
         "  elif [[ $before == = && $COMP_CWORD -gt 1 ]]; then\n"
         "    before=${COMP_WORDS[COMP_CWORD - 2]}\n"
         "  fi\n"
         "  if _httpstatus_values \"$before\"; then\n"
         "    mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$word\")\n"
         "    return\n"
         "  fi\n"
         "  for ((i = 1; i < COMP_CWORD; i++)); do\n"
         "    if _httpstatus_values \"${COMP_WORDS[i]}\"; then\n"
         "      [[ ${COMP_WORDS[i + 1]} == = ]] && ((i++))\n"
         "      ((i++))\n"
         "    elif [[ ${COMP_WORDS[i]} != -* ]]; then\n"
         "      if [[ -z $command && $operands == 0 ]]; then command=${COMP_WORDS[i]}; else ((operands++)); fi\n"
         "    fi\n"
         "  done\n"
         "  _httpstatus_command \"$command\"\n"
         "  if [[ $word == -* ]]; then\n"
         "    words=$options\n"
         "  elif [[ $operands == 0 ]]; then\n"
         "    words=$first\n"
         "  else\n"
         "    words=$rest\n"
         "  fi\n"
         "  mapfile -t COMPREPLY < <(\n"
         "    compgen -W \"$words\" -- \"$word\"\n"
         "    [[ -n $files && $word != -* ]] && compgen -f -- \"$word\"\n"
         "  )\n"
         "}\n"
         "complete -o filenames -F _httpstatus httpstatus");
}

/* ---- zsh ---- */

/* Writes what completes an argument, as _arguments takes it. */
static void write_zsh_action(const char *values)
{
    if (values == NULL)
        return;
    if (*values == '@' && strcmp(values, COMPLETE_LANGUAGES) != 0) {
        printf("%s%s", is_files(values) ? "_" : "_httpstatus_", values + 1);
        return;
    }
    putchar('(');
    write_words(values, " ");
    putchar(')');
}

static void write_zsh_option(int id)
{
    const struct option_row *row = &option_rows[id];
    const char *argument = row->argument != NULL ? "=" : "";
    const char *repeated = id == OPTION_CACHE_CONTROL ? "*" : "";
    if (row->letter == '\0')
        printf(" \\\n        '%s--%s%s[", repeated, row->name, argument);
    else if (*repeated != '\0')
        printf(" \\\n        '*'{-%c+,--%s=}'[", row->letter, row->name);
    else
        printf(" \\\n        '(-%c --%s)'{-%c%s,--%s%s}'[", row->letter, row->name, row->letter,
               row->argument != NULL ? "+" : "", row->name, argument);
    for (const char *at = row->help; *at != '\0'; at++)
        fputs(*at == '\'' ? "'\\''" : (const char[]){*at, '\0'}, stdout);
    putchar(']');
    if (row->argument != NULL) {
        printf(":%s:", row->argument);
        write_zsh_action(row->values);
    }
    putchar('\'');
}

static void write_zsh_command(const struct command *command)
{
    printf("    %s)\n", command->name);
    if (command == commands)
        puts("      (( CURRENT == 2 )) && [[ $PREFIX != -* ]] && _httpstatus_commands");
    fputs("      _arguments", stdout);
    for (int i = 0; i < OPTION_COUNT; i++) {
        if (takes_option(command, (enum option_id)i))
            write_zsh_option(i);
    }
    if (command != commands) {
        fputs(" \\\n        '1:command:' '2:operand:", stdout);
        write_zsh_action(command->first);
        putchar('\'');
    }
    fputs(" \\\n        '*:operand:", stdout);
    write_zsh_action(command->rest);
    puts("' ;;");
}

static void write_zsh(void)
{
    puts("#compdef httpstatus\n"
         "# Completion of httpstatus(1) for zsh, written by httpstatus --completion zsh.\n"
         "\n"
         "_httpstatus_codes() {\n"
         "  local -a codes=(");
    for (int code = 0; (code = httpstatus_next(code)) != 0;) {
        char row[128];
        snprintf(row, sizeof row, "%d:%s", code, httpstatus_reason(code));
        fputs("    ", stdout);
        write_quoted(row);
        putchar('\n');
    }
    fputs("  )\n"
          "  _describe 'code' codes\n"
          "}\n"
          "\n"
          "_httpstatus_methods() {\n"
          "  local -a methods=(",
          stdout);
    write_words(COMPLETE_METHODS, " ");
    puts(")\n"
         "  _describe 'method' methods\n"
         "}\n"
         "\n"
         "_httpstatus_commands() {\n"
         "  local -a commands=(");
    for (size_t i = 0; i < command_count; i++) {
        char row[128];
        snprintf(row, sizeof row, "%s:%s", commands[i].name, commands[i].help);
        fputs("    ", stdout);
        write_quoted(row);
        putchar('\n');
    }
    fputs("  )\n"
          "  _describe 'command' commands\n"
          "}\n"
          "\n"
          "_httpstatus() {\n"
          "  local -a names=(",
          stdout);
    write_words(COMPLETE_COMMANDS, " ");
    puts(")\n"
         "  local command=show at\n"
         "  for ((at = 2; at < CURRENT; at++)); do\n"
         "    if (( ${names[(Ie)${words[at]}]} )); then\n"
         "      command=$words[at]\n"
         "      break\n"
         "    fi\n"
         "  done\n"
         "  case $command in");
    for (size_t i = 0; i < command_count; i++)
        write_zsh_command(&commands[i]);
    puts("  esac\n"
         "}\n"
         "\n"
         "_httpstatus \"$@\"");
}

/* ---- fish ---- */

/* Begins a line for a command, the default if no other command is there. */
static void begin_fish(const struct command *command)
{
    printf("complete -c httpstatus -n '");
    if (command != commands) {
        printf("__fish_seen_subcommand_from %s'", command->name);
        return;
    }
    fputs("not __fish_seen_subcommand_from", stdout);
    for (size_t i = 1; i < command_count; i++)
        printf(" %s", commands[i].name);
    putchar('\'');
}

static void write_fish_values(const char *values)
{
    if (is_files(values)) {
        fputs(" -F", stdout);
    } else if (strcmp(values, COMPLETE_CODES) == 0) {
        fputs(" -a '(__httpstatus_codes)'", stdout);
    } else {
        fputs(" -a '", stdout);
        write_words(values, " ");
        putchar('\'');
    }
}

static void write_fish_command(const struct command *command)
{
    for (int i = 0; i < OPTION_COUNT; i++) {
        const struct option_row *row = &option_rows[i];
        if (!takes_option(command, (enum option_id)i))
            continue;
        begin_fish(command);
        if (row->letter != '\0')
            printf(" -s %c", row->letter);
        printf(" -l %s", row->name);
        if (row->argument != NULL)
            fputs(" -x", stdout);
        if (row->values != NULL)
            write_fish_values(row->values);
        fputs(" -d ", stdout);
        write_quoted(row->help);
        putchar('\n');
    }
    const char *const operands[] = {command->first, command->rest};
    for (size_t i = 0; i < 2; i++) {
        if (operands[i] == NULL || (i == 1 && command->first == command->rest))
            continue;
        begin_fish(command);
        write_fish_values(operands[i]);
        putchar('\n');
    }
}

static void write_fish(void)
{
    puts("# Completion of httpstatus(1) for fish, written by httpstatus --completion fish.\n"
         "\n"
         "function __httpstatus_codes");
    for (int code = 0; (code = httpstatus_next(code)) != 0;) {
        printf("    printf '%%s\\t%%s\\n' %d ", code);
        write_quoted(httpstatus_reason(code));
        putchar('\n');
    }
    puts("end\n"
         "\n"
         "complete -c httpstatus -f");
    for (size_t i = 0; i < command_count; i++) {
        fputs("complete -c httpstatus -n __fish_use_subcommand", stdout);
        printf(" -a %s -d ", commands[i].name);
        write_quoted(commands[i].help);
        putchar('\n');
    }
    for (size_t i = 0; i < command_count; i++)
        write_fish_command(&commands[i]);
}

bool write_completion(const char *shell)
{
    static const struct {
        const char *name;
        void (*write)(void);
    } shells[] = {{"bash", write_bash}, {"zsh", write_zsh}, {"fish", write_fish}};
    for (size_t i = 0; i < sizeof shells / sizeof *shells; i++) {
        if (strcmp(shells[i].name, shell) == 0) {
            shells[i].write();
            return true;
        }
    }
    return false;
}
