/* The commands and options: the parser, --help, the completions and the manual all read these tables. */
#include "cli.h"

const struct option_row option_rows[OPTION_COUNT] = {
    [OPTION_JSON] = {'j', "json", NULL, NULL, "write JSON", "docs/cli.md of the sources describes the objects."},
    [OPTION_LANG] = {'l', "lang", "TAG", COMPLETE_LANGUAGES, "the language of texts and labels: en, zh-Hans, zh-Hant",
                     "The tag is one of BCP 47, such as zh-TW. Without it, LC_ALL, LC_MESSAGES or LANG decide. Help, "
                     "errors and the sentences of the decisions are English, and so is JSON without this option."},
    [OPTION_COLOR] = {0, "color", "WHEN", "always auto never", "use colours: always, auto (the default) or never",
                      "auto means: on a terminal, unless NO_COLOR is set or TERM is dumb."},
    [OPTION_SHORT] = {'s', "short", NULL, NULL, "print one line per code", NULL},
    [OPTION_AS] = {0, "as", "FORM", "regex ranges list nginx prometheus",
                   "print the set as regex, ranges, list, nginx or prometheus",
                   "regex is an extended regular expression, nginx a map block of nginx, prometheus a label matcher."},
    [OPTION_POLICY] = {'p', "policy", "NAME", "fetch strict legacy",
                       "who follows: fetch (browsers, the default), strict or legacy",
                       "strict changes the method on 303 alone. legacy changes any method but GET and HEAD on 301, 302 "
                       "and 303."},
    [OPTION_METHOD] = {'m', "method", "METHOD", COMPLETE_METHODS, "the method of the request; GET is the default",
                       NULL},
    [OPTION_CACHE_CONTROL] = {'c', "cache-control", "VALUE",
                              "no-store private public max-age= s-maxage= no-cache must-revalidate must-understand",
                              "a Cache-Control field of the response; may be repeated", NULL},
    [OPTION_SHARED] = {0, "shared", NULL, NULL, "the cache is shared, such as a proxy's", NULL},
    [OPTION_EXPIRES] = {0, "expires", NULL, NULL, "the response has an Expires field", NULL},
    [OPTION_AUTHORIZATION] = {0, "authorization", NULL, NULL, "the request has an Authorization field", NULL},
    [OPTION_CONTENT_LOCATION_MATCHES] = {0, "content-location-matches", NULL, NULL,
                                         "the response's Content-Location is the target URI", NULL},
    [OPTION_REQUEST_NO_STORE] = {0, "request-no-store", NULL, NULL, "the request's Cache-Control has no-store", NULL},
    [OPTION_UNDERSTANDS] = {0, "understands", NULL, NULL, "the cache does all that this code asks of caches",
                            "An example is what RFC 9111 asks before a cache stores a 206 or a 304."},
    [OPTION_STRIPS_FIELDS] = {0, "strips-fields", NULL, NULL, "the cache removes the fields that private=\"...\" lists",
                              NULL},
    [OPTION_RETRY_AFTER] = {'r', "retry-after", "VALUE", NULL,
                            "the Retry-After field of the response, in seconds or as a date", NULL},
    [OPTION_PROXY] = {0, "proxy", NULL, NULL, "the sender is an intermediary, not a client", NULL},
    [OPTION_IDEMPOTENT] = {0, "idempotent", NULL, NULL, "the request is idempotent, whatever its method", NULL},
    [OPTION_EARLY_DATA] = {0, "early-data", NULL, NULL, "the request came with Early-Data: 1", NULL},
    [OPTION_FIELD] = {'f', "field", "N", NULL, "the status is the N-th field of a line, counted from 1",
                      "Fields are separated by blanks. A quoted text and a date in brackets are one field each, and so "
                      "is a list such as 502, 200, of which the last status counts. Of TCP_MISS/200, 200 counts."},
    [OPTION_KEY] = {'k', "key", "NAME", NULL, "the status is the value of a key, in JSON, logfmt or LTSV", NULL},
    [OPTION_UNREAD] = {'u', "unread", NULL, NULL, "print the lines without a status instead of the table",
                       "The exit status is 1 if there are any. It takes no --json and no --fail-on."},
    [OPTION_FAIL_ON] = {0, "fail-on", "SET", NULL, "exit with 1 if a code of the set occurs",
                        "000 in the set means no response."},
    [OPTION_ALL] = {'a', "all", NULL, NULL, "treat every number that is a known code as a status", NULL},
    [OPTION_COMPLETION] = {0, "completion", "SHELL", "bash zsh fish",
                           "print the completion script for bash, zsh or fish", NULL},
    [OPTION_MANUAL] = {0, "manual", NULL, NULL, "print the manual page, for man -l", NULL},
    [OPTION_HELP] = {'h', "help", NULL, NULL, "print this help", NULL},
    [OPTION_VERSION] = {'V', "version", NULL, NULL, "print the versions of the library and of its data", NULL},
};

const struct command commands[] = {
    {.name = "show",
     .operands = "CODE|PHRASE|SET...",
     .first = COMPLETE_CODES,
     .rest = COMPLETE_CODES,
     .help = "explain codes; the word show may be left out",
     .more = "A code is a number, a reason phrase in any spelling, a title in any language, or a symbol: 404, not "
             "found, NOT_FOUND. Words of one phrase need no quotes. A set is written as for httpstatus_set_parse(3): "
             "4xx, 301-303, '5xx,!501'; its known codes are shown. A word such as error or redirect is a set only if "
             "it is the whole argument. A sub-code of a vendor is found too: 404.13 of IIS, 1020 of Cloudflare, 000 "
             "of curl. If no code has the name, standard error says so, the codes that mention it are listed, and the "
             "exit status is 1. The word show is needed only before a phrase that begins with the name of a command.",
     .examples = {"404", "service unavailable", "'5xx,!501' --short", "404.13"},
     .options = OPTION_BIT(OPTION_SHORT) | OPTION_BIT(OPTION_COMPLETION) | OPTION_BIT(OPTION_MANUAL),
     .run = run_show},
    {.name = "grep",
     .operands = "TEXT...",
     .help = "search titles, phrases, names, vendors, words and summaries",
     .more = "Titles, search words and summaries are searched in every language, ignoring the case of ASCII letters. "
             "If no code has the whole text, the codes are listed that have each of its words. Below a code is "
             "where the text was found, unless its line shows it.",
     .examples = {"timeout", "cloudflare", "too many"},
     .run = run_grep},
    {.name = "set",
     .operands = "SET [CODE...]",
     .first = "known registered redirect cacheable retryable error 1xx 2xx 3xx 4xx 5xx",
     .rest = COMPLETE_CODES,
     .help = "list a set of codes, or test whether codes are in it",
     .more = "The spellings of other tools are accepted where they cannot mean two things: 5.., 200..=299, http_502, "
             "\"500\",\"503-599\", 4xx|5xx. The exit status is 0 if all codes are in the set. 000, which curl and "
             "nginx write for no response, is a code that a set can hold. A set that begins with a minus sign follows "
             "--.",
     .examples = {"'5xx,!501'", "'5xx,!501' 503", "'5xx,!501' --as regex", "-- '-404'"},
     .options = OPTION_BIT(OPTION_AS),
     .run = run_set},
    {.name = "retry",
     .operands = "CODE [METHOD]",
     .first = COMPLETE_CODES,
     .rest = COMPLETE_METHODS,
     .help = "decide whether to retry a request",
     .more = "The question is whether it may be sent again just as it was, without asking its user. The exit status "
             "is 0 if it may.",
     .examples = {"503 PUT", "503 POST --idempotent", "429 --retry-after 120"},
     .options = OPTION_BIT(OPTION_METHOD) | OPTION_BIT(OPTION_RETRY_AFTER) | OPTION_BIT(OPTION_PROXY) |
                OPTION_BIT(OPTION_IDEMPOTENT) | OPTION_BIT(OPTION_EARLY_DATA),
     .run = run_retry},
    {.name = "redirect",
     .operands = "CODE [METHOD]",
     .first = COMPLETE_CODES,
     .rest = COMPLETE_METHODS,
     .help = "decide which request follows a redirect",
     .more = "It says which method that request has, and whether it carries the content again. The exit status is 0 if "
             "there is such a request.",
     .examples = {"302 POST", "308 POST", "302 PUT --policy strict"},
     .options = OPTION_BIT(OPTION_METHOD) | OPTION_BIT(OPTION_POLICY),
     .run = run_redirect},
    {.name = "cache",
     .operands = "CODE [METHOD]",
     .first = COMPLETE_CODES,
     .rest = COMPLETE_METHODS,
     .help = "decide whether a cache may store a response",
     .more = "It also says what Cache-Control said, and warns of directives that no cache knows. The exit status is 0 "
             "if the response may be stored.",
     .examples = {"404", "404 --cache-control 'public, max-age=60' --shared", "200 POST --expires"},
     .options = OPTION_BIT(OPTION_METHOD) | OPTION_BIT(OPTION_CACHE_CONTROL) | OPTION_BIT(OPTION_SHARED) |
                OPTION_BIT(OPTION_EXPIRES) | OPTION_BIT(OPTION_AUTHORIZATION) |
                OPTION_BIT(OPTION_CONTENT_LOCATION_MATCHES) | OPTION_BIT(OPTION_REQUEST_NO_STORE) |
                OPTION_BIT(OPTION_UNDERSTANDS) | OPTION_BIT(OPTION_STRIPS_FIELDS),
     .run = run_cache},
    {.name = "robots",
     .operands = "CODE",
     .first = COMPLETE_CODES,
     .help = "decide what a crawler does after this answer to /robots.txt",
     .more = "The exit status is 1 if it may crawl nothing, or has to wait.",
     .examples = {"404", "503"},
     .run = run_robots},
    {.name = "fields",
     .operands = "CODE",
     .first = COMPLETE_CODES,
     .help = "list the header fields that go with a code",
     .more = "The exit status is 1 if the specification of the code names none.",
     .examples = {"405", "206"},
     .run = run_fields},
    {.name = "log",
     .operands = "[FILE...]",
     .first = COMPLETE_FILES,
     .rest = COMPLETE_FILES,
     .help = "count the codes in access logs",
     .more = "The status is found in a line of the common or combined log format, where it follows the quoted request; "
             "of a W3C log, by its line #Fields; and of a JSON line with one key such as status. For others, --field "
             "or --key says where it is. The values 0, 000, 009, - and -1 mean that there was no response. Empty lines "
             "and lines that begin with # do not count. gzip files are unpacked. If no line has a status, or a file "
             "cannot be read, there is no table, and the exit status is 1 or 2. While a long file is read, standard "
             "error says how far, if it is a terminal. --fail-on makes the exit status 1 if a code of the set occurs.",
     .examples = {"access.log", "--field 9 alb.log", "--key status app.json", "--fail-on '5xx,000' access.log"},
     .options = OPTION_BIT(OPTION_FIELD) | OPTION_BIT(OPTION_KEY) | OPTION_BIT(OPTION_UNREAD) |
                OPTION_BIT(OPTION_FAIL_ON),
     .run = run_log},
    {.name = "annotate",
     .operands = "[FILE...]",
     .first = COMPLETE_FILES,
     .rest = COMPLETE_FILES,
     .help = "copy text, adding the title after each status code",
     .more = "In a line of an access log, which log would read, that status is the code. In other lines it is a "
             "number after a word such as status, code, error, HTTP, response or returned, after a version such as "
             "HTTP/1.1, or in a place where loggers put it, such as [503]. Exit codes, replies of SMTP and FTP, "
             "times, sizes and versions are left alone, and so is a code that one of its names follows. Lines from a "
             "pipe or a terminal are written as soon as they are complete. Of a line longer than 1 MiB, the beginning "
             "is looked at.",
     .examples = {"error.log", "--key code app.log"},
     .options = OPTION_BIT(OPTION_FIELD) | OPTION_BIT(OPTION_KEY) | OPTION_BIT(OPTION_ALL),
     .run = run_annotate},
    {.name = "help",
     .operands = "[COMMAND]",
     .first = COMPLETE_COMMANDS,
     .help = "print the help of the tool or of a command",
     .more = "It is what --help prints.",
     .examples = {"log"},
     .run = run_help},
};
const size_t command_count = sizeof commands / sizeof *commands;
