/* Unpacking gzip (RFC 1952), if zlib was built in. */
#ifndef HTTPSTATUS_CLI_GZIP_H
#define HTTPSTATUS_CLI_GZIP_H

#include <stdbool.h>
#include <stddef.h>

struct gzip;

bool gzip_is_built_in(void);

/* Begins to unpack a file of which some bytes have been read. Returns NULL if there is no memory. */
struct gzip *gzip_open(int file, const char *begin, size_t length);

/* Unpacks into a buffer. Returns how many bytes; 0 at the end; -1 after an error, which *problem explains. */
long gzip_read(struct gzip *gzip, char *to, size_t room, const char **problem);

void gzip_close(struct gzip *gzip);

#endif
