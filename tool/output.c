/* Writing for people: colours, the width and language of a terminal, wrapped text, and lines about a code. */
#include "output.h"

#include <errno.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "ascii.h"
#include "cli.h"
#include "labels.h"
#include "utf8.h"

/* The width of a line, in columns, and the size of the buffer of stdout, in bytes. */
enum { WIDTH_DEFAULT = 80, WIDTH_LEAST = 20, WIDTH_MOST = 1000, OUTPUT_BUFFER = 1 << 16 };

/* In bytes; a method is an argument, and may be of any length: what is longer is cut. */
enum { SENTENCE_LONGEST = 4096 };

static bool coloured;

/* Returns the value of an environment variable; NULL if it is empty. */
static const char *variable(const char *name)
{
    const char *value = getenv(name);
    return value != NULL && *value != '\0' ? value : NULL;
}

static bool terminal_has_colours(void)
{
    const char *terminal = getenv("TERM");
    return isatty(STDOUT_FILENO) && variable("NO_COLOR") == NULL && (terminal == NULL || strcmp(terminal, "dumb") != 0);
}

bool output_begin(const char *when)
{
    static char buffer[OUTPUT_BUFFER];
    if (!isatty(STDOUT_FILENO))
        setvbuf(stdout, buffer, _IOFBF, sizeof buffer);
    if (when == NULL || strcmp(when, "auto") == 0)
        coloured = terminal_has_colours();
    else
        coloured = strcmp(when, "always") == 0;
    return coloured || when == NULL || strcmp(when, "auto") == 0 || strcmp(when, "never") == 0;
}

static size_t width_of_terminal(void)
{
    struct winsize size;
    bool known = ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
    return known ? size.ws_col : WIDTH_DEFAULT;
}

size_t output_width(void)
{
    static size_t width;
    if (width != 0)
        return width;
    const char *asked = variable("COLUMNS");
    long columns = asked != NULL ? strtol(asked, NULL, 10) : 0;
    width = columns > 0 ? (size_t)columns : width_of_terminal();
    width = width < WIDTH_LEAST ? WIDTH_LEAST : width > WIDTH_MOST ? WIDTH_MOST : width;
    return width;
}

/* Copies the language and the place of a locale such as zh_TW.UTF-8 as a language tag, zh-TW. */
static void copy_tag(char *tag, size_t size, const char *locale)
{
    size_t length = strcspn(locale, ".@");
    snprintf(tag, size, "%.*s", (int)length, locale);
    for (char *at = tag; *at != '\0'; at++)
        *at = *at == '_' ? '-' : *at;
}

/* Returns whether a locale names a character set that is not UTF-8. */
static bool has_other_charset(const char *locale)
{
    const char *charset = strchr(locale, '.');
    return charset != NULL && !ascii_begins_with(charset + 1, "utf-8", 5) && !ascii_begins_with(charset + 1, "utf8", 4);
}

const char *language_of_locale(void)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    const char *locale = NULL;
    for (size_t i = 0; i < sizeof names / sizeof *names && locale == NULL; i++)
        locale = variable(names[i]);
    if (locale == NULL || has_other_charset(locale))
        return "en";
    char tag[32];
    copy_tag(tag, sizeof tag, locale);
    const char *language = httpstatus_language_of(tag);
    return language != NULL ? language : "en";
}

int output_end(int status)
{
    bool failed = ferror(stdout) != 0;
    if (fflush(stdout) == 0 && !failed)
        return status;
    /* A reader such as head that has seen enough is no error to report. */
    if (errno != EPIPE)
        fprintf(stderr, "httpstatus: cannot write: %s\n", strerror(errno));
    return EXIT_TROUBLE;
}

const char *class_colour(int code)
{
    static const char colours[][6] = {"\033[35m", "\033[36m", "\033[32m", "\033[34m", "\033[33m", "\033[31m"};
    _Static_assert(sizeof "\033[35m" == sizeof colours[0], "one row a colour");
    return coloured ? colours[httpstatus_class_of(code)] : "";
}

const char *bold(void)
{
    return coloured ? "\033[1m" : "";
}

const char *dim(void)
{
    return coloured ? "\033[2m" : "";
}

const char *plain(void)
{
    return coloured ? "\033[0m" : "";
}

/* ---- Wrapping ---- */

size_t text_columns(const char *text)
{
    size_t columns = 0;
    for (size_t length = strlen(text); length > 0;) {
        uint32_t character;
        size_t bytes = utf8_decode(text, length, &character);
        columns += utf8_columns(character);
        text += bytes;
        length -= bytes;
    }
    return columns;
}

static bool is_one_of(uint32_t character, const uint32_t *list, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (list[i] == character)
            return true;
    }
    return false;
}

/* Returns whether a character must not begin a line: closing brackets, quotes and marks. */
static bool is_closing(uint32_t character)
{
    static const uint32_t list[] = {')',    ']',    ',',    '.',    ';',    ':',    '!',    '?',
                                    '%',    0x2019, 0x201D, 0x3001, 0x3002, 0x3009, 0x300B, 0x300D,
                                    0x300F, 0x3011, 0xFF01, 0xFF09, 0xFF0C, 0xFF1A, 0xFF1B, 0xFF1F};
    return is_one_of(character, list, sizeof list / sizeof *list);
}

/* Returns whether a character must not end a line: opening brackets and quotes. */
static bool is_opening(uint32_t character)
{
    static const uint32_t list[] = {'(', '[', 0x2018, 0x201C, 0x3008, 0x300A, 0x300C, 0x300E, 0x3010, 0xFF08};
    return is_one_of(character, list, sizeof list / sizeof *list);
}

/* Returns whether a line may break between two characters without a space: next to an ideograph. */
static bool may_part(uint32_t before, uint32_t after)
{
    bool wide = utf8_columns(before) == 2 || utf8_columns(after) == 2;
    return wide && !is_opening(before) && !is_closing(after);
}

/* Returns the length of the colour escape that a text begins with, which takes no column; 0 if it begins with none. */
static size_t escape_length(const char *text)
{
    const char *end = *text == '\033' ? strchr(text, 'm') : NULL;
    return end != NULL ? (size_t)(end - text) + 1 : 0;
}

/* Returns the length in bytes of the first part of a text that must not be broken, and its width in columns. */
static size_t unit_of(const char *text, size_t length, size_t *columns)
{
    uint32_t before = 0;
    size_t at = 0;
    *columns = 0;
    while (at < length && text[at] != ' ') {
        uint32_t character;
        size_t escape = escape_length(text + at);
        if (escape > 0) {
            at += escape;
            continue;
        }
        size_t bytes = utf8_decode(text + at, length - at, &character);
        if (at > 0 && may_part(before, character))
            break;
        *columns += utf8_columns(character);
        before = character;
        at += bytes;
    }
    return at;
}

void write_wrapped(const char *text, size_t column, size_t indent)
{
    size_t length = strlen(text);
    while (length > 0) {
        size_t spaces = strspn(text, " ");
        text += spaces;
        length -= spaces;
        size_t columns;
        size_t bytes = unit_of(text, length, &columns);
        bool apart = spaces > 0 && column > indent;
        if (column > indent && column + apart + columns > output_width()) {
            printf("\n%*s", (int)indent, "");
            column = indent;
        } else if (apart) {
            putchar(' ');
            column++;
        }
        fwrite(text, 1, bytes, stdout);
        column += columns;
        text += bytes;
        length -= bytes;
    }
    putchar('\n');
}

/* ---- Lines about a code ---- */

void code_text(char *to, size_t size, int code, const char *lang)
{
    const char *title = httpstatus_title(code, lang);
    const char *unknown = code == 0 ? label(LABEL_NO_RESPONSE, lang) : httpstatus_class_label(code);
    int length = snprintf(to, size, "%s%03d%s", class_colour(code), code, plain());
    if (title != NULL)
        snprintf(to + length, size - (size_t)length, " %s%s%s", bold(), title, plain());
    else
        snprintf(to + length, size - (size_t)length, " (%s)", unknown != NULL ? unknown : "invalid");
}

void write_code(int code, const char *lang)
{
    char text[CODE_TEXT_LONGEST];
    code_text(text, sizeof text, code, lang);
    fputs(text, stdout);
}

void write_sentence(const char *format, ...)
{
    char text[SENTENCE_LONGEST];
    va_list arguments;
    va_start(arguments, format);
    /* clang-tidy 14 does not see va_start(): NOLINTNEXTLINE(clang-analyzer-valist.Uninitialized) */
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    write_wrapped(text, 0, 0);
}

static void write_vendors(int code, const char *lang)
{
    const char *vendor;
    for (size_t i = 0; (vendor = httpstatus_vendor(code, i)) != NULL; i++)
        printf("%s%s", label(i == 0 ? LABEL_COLON : LABEL_LIST_COMMA, lang), vendor);
}

void write_short(int code, const char *lang)
{
    write_code(code, lang);
    int standing = httpstatus_standing(code);
    if (standing != HTTPSTATUS_STANDING_STANDARD && standing != HTTPSTATUS_STANDING_UNKNOWN) {
        printf(" %s(%s", dim(), standing_title(standing, lang));
        if (standing == HTTPSTATUS_STANDING_UNOFFICIAL)
            write_vendors(code, lang);
        printf(")%s", plain());
    }
    putchar('\n');
}
