/* Reads lines in big blocks, in constant memory, without copying each line. */
#include "lines.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "ascii.h"
#include "cli.h"

int unreadable(const char *name)
{
    fprintf(stderr, "httpstatus: %s: %s\n", name, strerror(errno));
    return EXIT_TROUBLE;
}

bool lines_open(struct lines *lines, const char *name)
{
    bool standard = strcmp(name, "-") == 0;
    *lines = (struct lines){.file = standard ? STDIN_FILENO : open(name, O_RDONLY | O_CLOEXEC)};
    if (lines->file >= 0 && (lines->buffer = malloc(LINE_LONGEST)) != NULL)
        return true;
    unreadable(name);
    lines_close(lines);
    return false;
}

void lines_close(struct lines *lines)
{
    free(lines->buffer);
    if (lines->file > STDIN_FILENO)
        close(lines->file);
}

/* Takes what is left without a line feed: at the end of the file, or if it fills the buffer. */
static bool take_rest(struct lines *lines, struct line *line)
{
    size_t left = lines->end - lines->begin;
    if (left == 0 || (left < LINE_LONGEST && !lines->at_end))
        return false;
    *line = (struct line){lines->buffer + lines->begin, left, lines->within};
    lines->begin = lines->end;
    lines->within = true;
    return true;
}

bool lines_take(struct lines *lines, struct line *line)
{
    const char *text = lines->buffer + lines->begin;
    const char *feed = memchr(text, '\n', lines->end - lines->begin);
    if (feed == NULL)
        return take_rest(lines, line);
    *line = (struct line){text, (size_t)(feed - text) + 1, lines->within};
    lines->begin += line->length;
    lines->within = false;
    return true;
}

long lines_fill(struct lines *lines)
{
    size_t left = lines->end - lines->begin;
    memmove(lines->buffer, lines->buffer + lines->begin, left);
    lines->begin = 0;
    lines->end = left;
    ssize_t got;
    do
        got = read(lines->file, lines->buffer + left, LINE_LONGEST - left);
    while (got < 0 && errno == EINTR);
    if (got > 0)
        lines->end += (size_t)got;
    lines->at_end = got <= 0;
    return (long)got;
}

int each_file(char *const *names, size_t count, int (*read_file)(const char *name, void *to), void *to)
{
    if (count == 0)
        return read_file("-", to);
    int status = EXIT_YES;
    for (size_t i = 0; i < count; i++) {
        if (read_file(names[i], to) != EXIT_YES)
            status = EXIT_TROUBLE;
    }
    return status;
}

/* ---- Log lines ---- */

/* Returns whether an odd number of backslashes comes before a quote, so that the quote is part of the request. */
static bool is_escaped(const char *begin, const char *quote)
{
    const char *at = quote;
    while (at > begin && at[-1] == '\\')
        at--;
    return (quote - at) % 2 != 0;
}

/* Returns the first quote of a text; NULL if there is none. */
static const char *quote_in(const char *text, const char *end)
{
    return memchr(text, '"', (size_t)(end - text));
}

const char *logged_status(const char *text, size_t length)
{
    const char *end = text + length;
    const char *begin = quote_in(text, end);
    if (begin == NULL)
        return NULL;
    begin++;
    const char *quote = quote_in(begin, end);
    while (quote != NULL && is_escaped(begin, quote))
        quote = quote_in(quote + 1, end);
    if (quote == NULL || end - quote < 2 + CODE_DIGITS || quote[1] != ' ')
        return NULL;
    const char *status = quote + 2;
    const char *after = status + CODE_DIGITS;
    bool longer = after < end && ascii_is_digit(*after);
    return !longer && httpstatus_parse(status, CODE_DIGITS) != 0 ? status : NULL;
}
