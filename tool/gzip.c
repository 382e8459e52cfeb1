/* Unpacking gzip (RFC 1952), if zlib was built in. */
#include "gzip.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

bool gzip_is_built_in(void)
{
#ifdef HTTPSTATUS_ZLIB
    return true;
#else
    return false;
#endif
}

#ifdef HTTPSTATUS_ZLIB

#include <zlib.h>

/* zlib's window of 2 to the power of 15 bytes; 16 says that there is a header of gzip. */
enum { PACKED_ROOM = 1 << 16, GZIP_WINDOW = 15 + 16 };

struct gzip {
    z_stream stream;
    int file;
    bool between; /* the data before this is complete: the file may end, or the next part begin */
    unsigned char packed[PACKED_ROOM];
};

struct gzip *gzip_open(int file, const char *begin, size_t length)
{
    struct gzip *gzip = calloc(1, sizeof *gzip);
    if (gzip == NULL || inflateInit2(&gzip->stream, GZIP_WINDOW) != Z_OK) {
        free(gzip);
        return NULL;
    }
    gzip->file = file;
    gzip->stream.next_in = gzip->packed;
    gzip->stream.avail_in = (uInt)length;
    memcpy(gzip->packed, begin, length);
    return gzip;
}

/* Reads more packed bytes if all are used. Returns whether there are any. */
static bool fill(struct gzip *gzip, const char **problem)
{
    if (gzip->stream.avail_in > 0)
        return true;
    ssize_t got;
    do
        got = read(gzip->file, gzip->packed, PACKED_ROOM);
    while (got < 0 && errno == EINTR);
    if (got < 0)
        *problem = strerror(errno);
    else if (got == 0 && !gzip->between)
        *problem = "the gzip data ends too early";
    gzip->stream.next_in = gzip->packed;
    gzip->stream.avail_in = got > 0 ? (uInt)got : 0;
    return got > 0;
}

long gzip_read(struct gzip *gzip, char *to, size_t room, const char **problem)
{
    z_stream *stream = &gzip->stream;
    stream->next_out = (unsigned char *)to;
    stream->avail_out = (uInt)room;
    while (stream->avail_out == room && fill(gzip, problem)) {
        /* A file may have several parts, one after the other (RFC 1952 section 2.2). */
        if (gzip->between)
            inflateReset(stream);
        int result = inflate(stream, Z_NO_FLUSH);
        gzip->between = result == Z_STREAM_END;
        if (result != Z_OK && result != Z_STREAM_END && result != Z_BUF_ERROR) {
            *problem = "the gzip data is damaged";
            break;
        }
    }
    return *problem != NULL ? -1 : (long)(room - stream->avail_out);
}

void gzip_close(struct gzip *gzip)
{
    if (gzip == NULL)
        return;
    inflateEnd(&gzip->stream);
    free(gzip);
}

#else

struct gzip *gzip_open(int file, const char *begin, size_t length)
{
    (void)file;
    (void)begin;
    (void)length;
    return NULL;
}

long gzip_read(struct gzip *gzip, char *to, size_t room, const char **problem)
{
    (void)gzip;
    (void)to;
    (void)room;
    (void)problem;
    return -1;
}

void gzip_close(struct gzip *gzip)
{
    (void)gzip;
}

#endif
