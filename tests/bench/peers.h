/* Other libraries, under names that stand in for those that are not installed. */
#ifndef BENCH_PEERS_H
#define BENCH_PEERS_H

#ifndef HAVE_MICROHTTPD
#define HAVE_MICROHTTPD 0
#endif
#ifndef HAVE_SOUP
#define HAVE_SOUP 0
#endif

static inline const char *peer_absent(unsigned code)
{
    (void)code;
    return 0;
}

#if HAVE_MICROHTTPD
#include <microhttpd.h>
#define peer_microhttpd MHD_get_reason_phrase_for
#else
#define peer_microhttpd peer_absent
#endif

#if HAVE_SOUP
/* Declared here: the header wants all of GLib, and only to declare the rest. */
const char *soup_status_get_phrase(unsigned status_code);
#define peer_soup soup_status_get_phrase
#else
#define peer_soup peer_absent
#endif

/* Made from lib/data when the benchmarks are built. */
const char *switch_reason(int code);

#endif
