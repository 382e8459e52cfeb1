/* Writing for people: colours, wrapped text, and lines about a code. */
#include "output.h"

#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli.h"
#include "utf8.h"

static bool coloured;

void output_begin(void)
{
    const char *no_color = getenv("NO_COLOR");
    const char *terminal = getenv("TERM");
    coloured = isatty(STDOUT_FILENO) && (no_color == NULL || *no_color == '\0') &&
               (terminal == NULL || strcmp(terminal, "dumb") != 0);
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

/* Returns the length in bytes of the first part of a text that must not be broken, and its width in columns. */
static size_t unit_of(const char *text, size_t length, size_t *columns)
{
    uint32_t before = 0;
    size_t at = 0;
    *columns = 0;
    while (at < length && text[at] != ' ') {
        uint32_t character;
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
        if (column > indent && column + apart + columns > OUTPUT_WIDTH) {
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

void write_code(int code, const char *lang)
{
    const char *title = httpstatus_title(code, lang);
    const char *label = httpstatus_class_label(code);
    printf("%s%d%s", class_colour(code), code, plain());
    if (title != NULL)
        printf(" %s%s%s", bold(), title, plain());
    else
        printf(" (%s)", label != NULL ? label : "invalid");
}

static void write_vendors(int code)
{
    const char *vendor;
    for (size_t i = 0; (vendor = httpstatus_vendor(code, i)) != NULL; i++)
        printf("%s%s", i == 0 ? ": " : ", ", vendor);
}

void write_short(int code, const char *lang)
{
    write_code(code, lang);
    int standing = httpstatus_standing(code);
    if (standing != HTTPSTATUS_STANDING_STANDARD && standing != HTTPSTATUS_STANDING_UNKNOWN) {
        printf(" %s(%s", dim(), httpstatus_standing_name(standing));
        if (standing == HTTPSTATUS_STANDING_UNOFFICIAL)
            write_vendors(code);
        printf(")%s", plain());
    }
    putchar('\n');
}
