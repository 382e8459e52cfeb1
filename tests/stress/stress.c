/*
 * What a busy server does to a library: a thousand threads at once, and forks while others are calling.
 *
 *     stress [THREADS [FORKS]]
 *
 * Every thread and every child has to get, over and over, what the first call got. Ends with 1 and names the first
 * answers that differ if one does not.
 */
#define _DEFAULT_SOURCE
#include <httpstatus.h>

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ROUNDS = 3, CALLERS = 8, STACK = 1 << 18, SHOWN = 20 };

enum { FIRST_CODE = 90, CODES = 520, OF_FIELDS = CODES, OF_BULK, ASKED };

/* What the first call got: of each code, of fields and of arrays. */
static uint64_t expected[ASKED];
static atomic_uint wrong;
static atomic_bool stop;

static uint64_t mix(uint64_t sum, uint64_t answer)
{
    return (sum ^ answer) * UINT64_C(0x100000001B3);
}

static uint64_t mix_text(uint64_t sum, const char *text)
{
    for (; text != NULL && *text != '\0'; text++)
        sum = mix(sum, (unsigned char)*text);
    return mix(sum, text == NULL);
}

/* One call of every function there is, and what they answered as one number. */
static uint64_t ask_registry(uint64_t sum, int code)
{
    sum = mix_text(sum, httpstatus_reason(code));
    sum = mix_text(sum, httpstatus_reason_in(code, 2616));
    sum = mix_text(sum, httpstatus_alias(code, 0));
    sum = mix_text(sum, httpstatus_name(code));
    sum = mix_text(sum, httpstatus_spec(code));
    sum = mix_text(sum, httpstatus_section(code));
    sum = mix_text(sum, httpstatus_url(code));
    sum = mix_text(sum, httpstatus_vendor(code, 0));
    sum = mix_text(sum, httpstatus_vendor_reason(code, "nginx"));
    sum = mix_text(sum, httpstatus_field(code, HTTPSTATUS_LEVEL_MUST, 0));
    sum = mix_text(sum, httpstatus_field(code, HTTPSTATUS_LEVEL_MUST_IF, 0));
    sum = mix_text(sum, httpstatus_field_condition(code, "Connection"));
    sum = mix_text(sum, httpstatus_request_field(code, 0));
    sum = mix_text(sum, httpstatus_title(code, "zh-Hans"));
    sum = mix_text(sum, httpstatus_summary(code, "en-GB"));
    sum = mix_text(sum, httpstatus_description(code, "zh-TW") != NULL ? "" : NULL);
    sum = mix_text(sum, httpstatus_advice(code, HTTPSTATUS_ADVICE_CLIENT, "zh-CN"));
    sum = mix_text(sum, httpstatus_standing_name(httpstatus_standing(code)));
    sum = mix(sum, httpstatus_is_known(code));
    sum = mix(sum, httpstatus_is_registered(code));
    sum = mix(sum, httpstatus_is_on_wire(code));
    return mix(sum, (uint64_t)httpstatus_next(code));
}

static uint64_t ask_class(uint64_t sum, int code)
{
    sum = mix(sum, (uint64_t)httpstatus_class_of(code));
    sum = mix_text(sum, httpstatus_class_name(code));
    sum = mix_text(sum, httpstatus_class_label(code));
    sum = mix(sum, httpstatus_is_valid(code));
    sum = mix(sum, httpstatus_is_informational(code));
    sum = mix(sum, httpstatus_is_success(code));
    sum = mix(sum, httpstatus_is_redirection(code));
    sum = mix(sum, httpstatus_is_client_error(code));
    sum = mix(sum, httpstatus_is_server_error(code));
    sum = mix(sum, httpstatus_is_error(code));
    sum = mix(sum, (uint64_t)httpstatus_fallback(code));
    sum = mix(sum, (uint64_t)httpstatus_to_grpc(code));
    sum = mix(sum, (uint64_t)httpstatus_from_grpc(code % 20));
    sum = mix(sum, (uint64_t)httpstatus_robots(code));
    return mix(sum, httpstatus_is_client_span_error(code) + 2u * httpstatus_is_server_span_error(code));
}

static uint64_t ask_rules(uint64_t sum, int code)
{
    sum = mix_text(sum, httpstatus_content_name(httpstatus_content(code, "CONNECT")));
    sum = mix(sum, httpstatus_may_send(code, 20));
    sum = mix(sum, httpstatus_allows_content_length(code, "GET"));
    sum = mix(sum, httpstatus_allows_transfer_encoding(code, "GET"));
    sum = mix(sum, httpstatus_is_null_body(code));
    sum = mix(sum, httpstatus_is_range(code));
    sum = mix(sum, httpstatus_is_heuristically_cacheable(code));
    int rule = 0;
    sum = mix(sum, httpstatus_may_store(code, "GET", HTTPSTATUS_CACHE_SHARED, &rule));
    sum = mix_text(sum, httpstatus_store_why(rule));
    sum = mix(sum, httpstatus_may_guess_freshness(code, 0) + 2u * httpstatus_may_serve_stale(code, 0));
    sum = mix(sum, (uint64_t)httpstatus_revalidation(code));
    sum = mix(sum, httpstatus_is_stale_if_error(code));
    sum = mix(sum, httpstatus_invalidates(code, "POST"));
    sum = mix(sum, httpstatus_is_redirect(code));
    sum = mix(sum, httpstatus_is_permanent_redirect(code));
    sum = mix(sum, httpstatus_is_temporary_redirect(code));
    sum = mix(sum, httpstatus_preserves_method(code));
    sum = mix_text(sum, httpstatus_redirect_method(code, "POST", HTTPSTATUS_REDIRECT_FETCH));
    sum = mix(sum, httpstatus_redirect_keeps_content(code, "POST", HTTPSTATUS_REDIRECT_FETCH));
    sum = mix(sum, httpstatus_redirect_keeps_field(code, "POST", HTTPSTATUS_REDIRECT_FETCH, "Cookie", code % 2 == 0));
    sum = mix_text(sum, httpstatus_retry_name(httpstatus_retry(code)));
    sum = mix(sum, httpstatus_may_retry(code, "PUT", HTTPSTATUS_WHEN_PROXY, &rule));
    sum = mix_text(sum, httpstatus_retry_why(rule));
    return mix(sum, httpstatus_honors_retry_after(code));
}

static uint64_t ask_code(uint64_t sum, int code)
{
    char line[128];
    int minor = 0;
    size_t reason = 0;
    size_t length = httpstatus_format_line(line, sizeof line, code);
    sum = mix(sum, (uint64_t)httpstatus_parse_line(line, length, &minor, &reason) + (uint64_t)minor + reason);
    sum = mix(sum, httpstatus_format_status(NULL, 0, code));
    sum = mix(sum, (uint64_t)httpstatus_find(line, length));
    sum = mix(sum, (uint64_t)httpstatus_parse(line, length));
    return ask_rules(ask_class(ask_registry(sum, code), code), code);
}

static uint64_t ask_fields(uint64_t sum)
{
    static const char date[] = "Sunday, 06-Nov-94 08:49:37 GMT";
    static const char caching[] = "public, max-age=1";
    static const char languages[] = "fr, zh-TW;q=0.5";
    sum = mix(sum, httpstatus_cache_flags(caching, sizeof caching - 1));
    sum = mix(sum, (uint64_t)httpstatus_cache_seconds(caching, sizeof caching - 1, "max-age"));
    sum = mix(sum, (uint64_t)httpstatus_retry_after(date, sizeof date - 1, 784111770));
    sum = mix_text(sum, httpstatus_accept_language(languages, sizeof languages - 1));
    sum = mix_text(sum, httpstatus_language_of("zh-HK"));
    sum = mix(sum, (uint64_t)httpstatus_from_proxy_error("dns_timeout"));
    sum = mix(sum, httpstatus_is_safe_method("PUT") + 2u * httpstatus_is_idempotent_method("PUT"));
    return mix(sum, (uint64_t)httpstatus_edition(2));
}

static uint64_t ask_bulk(uint64_t sum)
{
    enum { COUNT = 1200 };
    uint16_t codes[COUNT];
    uint64_t counts[1000] = {0};
    httpstatus_set set = {{0}};
    char text[160];
    for (size_t at = 0; at < COUNT; at++)
        codes[at] = (uint16_t)at;
    httpstatus_set_parse(&set, "known,!4xx,!known,2xx", 21, NULL);
    sum = mix(sum, httpstatus_set_add(&set, 404) + 2u * httpstatus_set_remove(&set, 200));
    sum = mix(sum, httpstatus_set_has(&set, 404) + 2u * (unsigned)httpstatus_set_next(&set, 0));
    sum = mix(sum, httpstatus_set_size(&set));
    sum = mix(sum, httpstatus_set_format(&set, text, sizeof text));
    sum = mix(sum, httpstatus_set_count(&set, codes, COUNT));
    httpstatus_count_classes(codes, COUNT, counts);
    httpstatus_histogram(codes, COUNT, counts);
    for (size_t at = 0; at < 1000; at++)
        sum = mix(sum, counts[at]);
    sum = mix(sum, (uint64_t)httpstatus_closest("Not Fuond", 9));
    sum = mix_text(sum, httpstatus_language(0));
    sum = mix_text(sum, httpstatus_registry_date());
    sum = mix_text(sum, httpstatus_version());
    return mix(sum, (uint64_t)httpstatus_version_number());
}

static uint64_t ask(int what)
{
    switch (what) {
    case OF_FIELDS:
        return ask_fields(0);
    case OF_BULK:
        return ask_bulk(0);
    default:
        return ask_code(0, FIRST_CODE + what);
    }
}

static void report(int what, const char *caller)
{
    static atomic_uint shown;
    if (atomic_fetch_add(&shown, 1) >= SHOWN)
        return;
    if (what < CODES)
        fprintf(stderr, "stress: %s got other answers about %d than the first call\n", caller, FIRST_CODE + what);
    else
        fprintf(stderr, "stress: %s got other answers about %s than the first call\n", caller,
                what == OF_FIELDS ? "fields" : "sets and arrays");
}

/* Asks for everything and returns whether all is as the first call got it. */
static bool check(const char *caller)
{
    bool same = true;
    for (int what = 0; what < ASKED; what++) {
        if (ask(what) == expected[what])
            continue;
        report(what, caller);
        same = false;
    }
    return same;
}

static void check_in_thread(void)
{
    if (!check("a thread"))
        atomic_fetch_add(&wrong, 1);
}

static void *call_some_rounds(void *unused)
{
    for (int round = 0; round < ROUNDS; round++)
        check_in_thread();
    return unused;
}

static void *call_until_stopped(void *unused)
{
    while (!atomic_load(&stop))
        check_in_thread();
    return unused;
}

static void start(pthread_t *threads, size_t count, void *(*body)(void *))
{
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    /* Small stacks: the library says how much it needs, and a thousand default ones would be eight gigabytes. */
    pthread_attr_setstacksize(&attributes, STACK);
    for (size_t at = 0; at < count; at++) {
        if (pthread_create(&threads[at], &attributes, body, NULL) != 0) {
            perror("pthread_create");
            exit(EXIT_FAILURE);
        }
    }
    pthread_attr_destroy(&attributes);
}

static void join(pthread_t *threads, size_t count)
{
    for (size_t at = 0; at < count; at++)
        pthread_join(threads[at], NULL);
}

/* Forks while threads are calling: a lock that one of them held would never be released in the child. */
static void fork_while_calling(long forks)
{
    pthread_t callers[CALLERS];
    start(callers, CALLERS, call_until_stopped);
    for (long done = 0; done < forks; done++) {
        pid_t child = fork();
        if (child == 0)
            _exit(check("a child") ? 0 : 1);
        int status = 0;
        if (child < 0 || waitpid(child, &status, 0) != child || status != 0) {
            fprintf(stderr, "stress: child %ld of %ld ended with status %d\n", done + 1, forks, status);
            atomic_fetch_add(&wrong, 1);
        }
    }
    atomic_store(&stop, true);
    join(callers, CALLERS);
}

int main(int argc, char **argv)
{
    long threads = argc > 1 ? atol(argv[1]) : 1000;
    long forks = argc > 2 ? atol(argv[2]) : 200;
    pthread_t *all = calloc((size_t)threads, sizeof *all);
    if (all == NULL)
        return EXIT_FAILURE;
    for (int what = 0; what < ASKED; what++)
        expected[what] = ask(what);
    start(all, (size_t)threads, call_some_rounds);
    join(all, (size_t)threads);
    free(all);
    if (forks > 0)
        fork_while_calling(forks);
    printf("%ld threads, %ld forks, %u wrong\n", threads, forks, wrong);
    return wrong == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
