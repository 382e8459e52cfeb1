/* Reads lines in big blocks, in constant memory, without copying each line. */
#include "lines.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli.h"
#include "gzip.h"

int unreadable(const char *name, const char *problem)
{
    fprintf(stderr, "httpstatus: %s: %s\n", name, problem);
    return EXIT_TROUBLE;
}

bool lines_open(struct lines *lines, const char *name)
{
    bool standard = strcmp(name, "-") == 0;
    *lines = (struct lines){.file = standard ? STDIN_FILENO : open(name, O_RDONLY | O_CLOEXEC)};
    if (lines->file >= 0 && (lines->buffer = malloc(LINE_LONGEST)) != NULL)
        return true;
    unreadable(name, strerror(errno));
    lines_close(lines);
    return false;
}

void lines_close(struct lines *lines)
{
    gzip_close(lines->gzip);
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

/* ---- Reading ---- */

/* The first block is small: packed, it has to fit into what unpacks it. */
enum { FIRST_BLOCK = 1 << 15 };

/* How files begin that hold no lines as they are, and what a person does about them. */
struct form {
    const char *begin;
    size_t length;
    const char *problem;
};

static const struct form forms[] = {
    {"\x28\xB5\x2F\xFD", 4, "this is packed by zstd: unpack it with zstdcat"},
    {"\xFD"
     "7zXZ",
     5, "this is packed by xz: unpack it with xzcat"},
    {"BZh", 3, "this is packed by bzip2: unpack it with bzcat"},
    {"PK\x03\x04", 4, "this is a zip archive: unpack it with unzip -p"},
    {"\xFF\xFE", 2, "this is UTF-16: convert it with iconv -f UTF-16 -t UTF-8"},
    {"\xFE\xFF", 2, "this is UTF-16: convert it with iconv -f UTF-16 -t UTF-8"},
};

static bool begins_with(const struct lines *lines, const char *begin, size_t length)
{
    return lines->end >= length && memcmp(lines->buffer, begin, length) == 0;
}

static long read_raw(struct lines *lines, size_t room)
{
    ssize_t got;
    do
        got = read(lines->file, lines->buffer + lines->end, room);
    while (got < 0 && errno == EINTR);
    if (got < 0)
        lines->problem = strerror(errno);
    return (long)got;
}

/* Looks at the first bytes of a file. Returns how many bytes of lines there are. */
static long start(struct lines *lines, long got)
{
    lines->started = true;
    lines->end = got > 0 ? (size_t)got : 0;
    for (size_t i = 0; i < sizeof forms / sizeof *forms && lines->problem == NULL; i++) {
        if (begins_with(lines, forms[i].begin, forms[i].length))
            lines->problem = forms[i].problem;
    }
    bool is_gzip = begins_with(lines, "\x1F\x8B\x08", 3);
    if (is_gzip && !gzip_is_built_in())
        lines->problem = "this is packed by gzip, which was not built in: unpack it with zcat";
    else if (is_gzip && (lines->gzip = gzip_open(lines->file, lines->buffer, lines->end)) == NULL)
        lines->problem = strerror(ENOMEM);
    lines->end = 0;
    if (lines->problem != NULL)
        return -1;
    return is_gzip ? gzip_read(lines->gzip, lines->buffer, LINE_LONGEST, &lines->problem) : got;
}

long lines_fill(struct lines *lines)
{
    size_t left = lines->end - lines->begin;
    memmove(lines->buffer, lines->buffer + lines->begin, left);
    lines->begin = 0;
    lines->end = left;
    long got;
    if (!lines->started)
        got = start(lines, read_raw(lines, FIRST_BLOCK));
    else if (lines->gzip != NULL)
        got = gzip_read(lines->gzip, lines->buffer + left, LINE_LONGEST - left, &lines->problem);
    else
        got = read_raw(lines, LINE_LONGEST - left);
    if (got > 0)
        lines->end += (size_t)got;
    lines->at_end = got <= 0;
    return got;
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
