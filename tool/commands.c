/* The commands and options. The parser and --help read these tables, and the tests of the completions read --help. */
#include "cli.h"

const struct option_row option_rows[] = {
    {OPTION_JSON, 'j', "json", NULL, "write JSON"},
    {OPTION_LANG, 'l', "lang", "TAG", "the language of titles and explanations, such as zh-Hans; en is the default"},
    {OPTION_SHORT, 's', "short", NULL, "one line a code"},
    {OPTION_POLICY, 'p', "policy", "NAME", "who follows: fetch (browsers, the default), strict or legacy"},
    {OPTION_METHOD, 'm', "method", "METHOD", "the method of the request; GET is the default"},
    {OPTION_CACHE_CONTROL, 'c', "cache-control", "VALUE", "a Cache-Control field of the response; may be repeated"},
    {OPTION_SHARED, 0, "shared", NULL, "the cache is shared, as that of a proxy"},
    {OPTION_EXPIRES, 0, "expires", NULL, "the response has an Expires field"},
    {OPTION_AUTHORIZATION, 0, "authorization", NULL, "the request has an Authorization field"},
    {OPTION_CONTENT_LOCATION_MATCHES, 0, "content-location-matches", NULL,
     "the response's Content-Location is the target URI"},
    {OPTION_REQUEST_NO_STORE, 0, "request-no-store", NULL, "the request's Cache-Control has no-store"},
    {OPTION_UNDERSTANDS, 0, "understands", NULL, "the cache does all that this code asks of caches, as for 206"},
    {OPTION_STRIPS_FIELDS, 0, "strips-fields", NULL, "the cache takes out the fields that private=\"...\" lists"},
    {OPTION_RETRY_AFTER, 'r', "retry-after", "VALUE", "the Retry-After field of the response"},
    {OPTION_PROXY, 0, "proxy", NULL, "an intermediary asks, not a client"},
    {OPTION_IDEMPOTENT, 0, "idempotent", NULL, "the request is idempotent, whatever its method"},
    {OPTION_EARLY_DATA, 0, "early-data", NULL, "the request came with Early-Data: 1"},
    {OPTION_ALL, 'a', "all", NULL, "take every number that is a known code for one"},
    {OPTION_HELP, 'h', "help", NULL, "tell how this is used"},
    {OPTION_VERSION, 'V', "version", NULL, "tell the version of the library and of its data"},
};
const size_t option_count = sizeof option_rows / sizeof *option_rows;

const struct command commands[] = {
    {"show", "CODE|PHRASE|SET...", "tell what codes mean; the word show may be left out",
     OPTION_JSON | OPTION_LANG | OPTION_SHORT, run_show},
    {"grep", "TEXT...", "search phrases, names, vendors, titles and summaries", OPTION_JSON | OPTION_LANG, run_grep},
    {"set", "SET [CODE...]", "tell what is in a set of codes, or whether all codes are", OPTION_JSON | OPTION_LANG,
     run_set},
    {"redirect", "CODE [METHOD]", "tell the request that follows a redirect", OPTION_JSON | OPTION_LANG | OPTION_POLICY,
     run_redirect},
    {"cache", "CODE", "tell whether a cache may store a response, and why",
     OPTION_JSON | OPTION_LANG | OPTION_METHOD | OPTION_CACHE_CONTROL | OPTION_SHARED | OPTION_EXPIRES |
         OPTION_AUTHORIZATION | OPTION_CONTENT_LOCATION_MATCHES | OPTION_REQUEST_NO_STORE | OPTION_UNDERSTANDS |
         OPTION_STRIPS_FIELDS,
     run_cache},
    {"retry", "CODE [METHOD]", "tell whether a request may be retried, and why",
     OPTION_JSON | OPTION_LANG | OPTION_RETRY_AFTER | OPTION_PROXY | OPTION_IDEMPOTENT | OPTION_EARLY_DATA, run_retry},
    {"log", "[FILE...]", "count the codes in access logs (common or combined log format)", OPTION_JSON | OPTION_LANG,
     run_log},
    {"annotate", "[FILE...]", "copy lines, with the title behind each code", OPTION_JSON | OPTION_LANG | OPTION_ALL,
     run_annotate},
};
const size_t command_count = sizeof commands / sizeof *commands;
