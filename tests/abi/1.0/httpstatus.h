#ifndef HTTPSTATUS_H
#define HTTPSTATUS_H 
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <httpstatus/codes.h>
#define HTTPSTATUS_VERSION_MAJOR 1
#define HTTPSTATUS_VERSION_MINOR 0
#define HTTPSTATUS_VERSION_PATCH 0
#define HTTPSTATUS_VERSION_NUMBER \
    (HTTPSTATUS_VERSION_MAJOR * 10000 + HTTPSTATUS_VERSION_MINOR * 100 + HTTPSTATUS_VERSION_PATCH)
#define HTTPSTATUS_STRING_(text) #text
#define HTTPSTATUS_DOTTED_(major,minor,patch) \
    HTTPSTATUS_STRING_(major) "." HTTPSTATUS_STRING_(minor) "." HTTPSTATUS_STRING_(patch)
#define HTTPSTATUS_VERSION \
    HTTPSTATUS_DOTTED_(HTTPSTATUS_VERSION_MAJOR, HTTPSTATUS_VERSION_MINOR, HTTPSTATUS_VERSION_PATCH)
#ifndef HTTPSTATUS_API
#if defined(_WIN32) && !defined(HTTPSTATUS_STATIC)
#ifdef HTTPSTATUS_BUILDING
#define HTTPSTATUS_API __declspec(dllexport)
#else
#define HTTPSTATUS_API __declspec(dllimport)
#endif
#elif defined(__GNUC__) && !defined(_WIN32)
#ifdef HTTPSTATUS_STATIC
#define HTTPSTATUS_API __attribute__((visibility("hidden")))
#else
#define HTTPSTATUS_API __attribute__((visibility("default")))
#endif
#else
#define HTTPSTATUS_API 
#endif
#endif
#ifdef __clang__
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wdocumentation-unknown-command"
#endif
#ifdef __cplusplus
extern "C" {
#endif
enum {
    HTTPSTATUS_STANDING_UNKNOWN = 0,
    HTTPSTATUS_STANDING_STANDARD = 1,
    HTTPSTATUS_STANDING_PROVISIONAL = 2,
    HTTPSTATUS_STANDING_DEPRECATED = 3,
    HTTPSTATUS_STANDING_OBSOLETE = 4,
    HTTPSTATUS_STANDING_RESERVED = 5,
    HTTPSTATUS_STANDING_UNOFFICIAL = 6
};
HTTPSTATUS_API const char *httpstatus_reason(int code);
HTTPSTATUS_API const char *httpstatus_reason_in(int code, int rfc);
HTTPSTATUS_API int httpstatus_edition(size_t index);
HTTPSTATUS_API const char *httpstatus_alias(int code, size_t index);
HTTPSTATUS_API const char *httpstatus_name(int code);
HTTPSTATUS_API const char *httpstatus_spec(int code);
HTTPSTATUS_API const char *httpstatus_section(int code);
HTTPSTATUS_API const char *httpstatus_url(int code);
HTTPSTATUS_API const char *httpstatus_vendor(int code, size_t index);
HTTPSTATUS_API const char *httpstatus_vendor_reason(int code, const char *vendor);
HTTPSTATUS_API int httpstatus_standing(int code);
HTTPSTATUS_API const char *httpstatus_standing_name(int standing);
HTTPSTATUS_API bool httpstatus_is_known(int code);
HTTPSTATUS_API bool httpstatus_is_registered(int code);
HTTPSTATUS_API bool httpstatus_is_on_wire(int code);
HTTPSTATUS_API int httpstatus_next(int code);
HTTPSTATUS_API const char *httpstatus_registry_date(void);
HTTPSTATUS_API const char *httpstatus_version(void);
HTTPSTATUS_API int httpstatus_version_number(void);
HTTPSTATUS_API int httpstatus_find(const char *text, size_t len);
HTTPSTATUS_API int httpstatus_closest(const char *text, size_t len);
HTTPSTATUS_API int httpstatus_parse(const char *text, size_t len);
HTTPSTATUS_API int httpstatus_parse_line(const char *line, size_t len, int *minor, size_t *reason);
HTTPSTATUS_API size_t httpstatus_format_status(char *buf, size_t size, int code);
HTTPSTATUS_API size_t httpstatus_format_line(char *buf, size_t size, int code);
HTTPSTATUS_API int httpstatus_class_of(int code);
HTTPSTATUS_API const char *httpstatus_class_name(int code);
HTTPSTATUS_API const char *httpstatus_class_label(int code);
HTTPSTATUS_API bool httpstatus_is_valid(int code);
HTTPSTATUS_API bool httpstatus_is_informational(int code);
HTTPSTATUS_API bool httpstatus_is_success(int code);
HTTPSTATUS_API bool httpstatus_is_redirection(int code);
HTTPSTATUS_API bool httpstatus_is_client_error(int code);
HTTPSTATUS_API bool httpstatus_is_server_error(int code);
HTTPSTATUS_API bool httpstatus_is_error(int code);
HTTPSTATUS_API int httpstatus_fallback(int code);
enum {
    HTTPSTATUS_CONTENT_NONE = 0,
    HTTPSTATUS_CONTENT_EMPTY = 1,
    HTTPSTATUS_CONTENT_ALLOWED = 2
};
HTTPSTATUS_API int httpstatus_content(int code, const char *method);
HTTPSTATUS_API const char *httpstatus_content_name(int content);
HTTPSTATUS_API bool httpstatus_allows_content_length(int code, const char *method);
HTTPSTATUS_API bool httpstatus_allows_transfer_encoding(int code, const char *method);
HTTPSTATUS_API bool httpstatus_is_null_body(int code);
HTTPSTATUS_API bool httpstatus_is_range(int code);
HTTPSTATUS_API bool httpstatus_may_send(int code, int version);
enum {
    HTTPSTATUS_CACHE_NO_STORE = 0x0001,
    HTTPSTATUS_CACHE_PRIVATE = 0x0002,
    HTTPSTATUS_CACHE_PUBLIC = 0x0004,
    HTTPSTATUS_CACHE_MAX_AGE = 0x0008,
    HTTPSTATUS_CACHE_S_MAXAGE = 0x0010,
    HTTPSTATUS_CACHE_MUST_REVALIDATE = 0x0020,
    HTTPSTATUS_CACHE_MUST_UNDERSTAND = 0x0040,
    HTTPSTATUS_CACHE_PROXY_REVALIDATE = 0x0080,
    HTTPSTATUS_CACHE_NO_CACHE = 0x0100,
    HTTPSTATUS_CACHE_NO_CACHE_FIELDS = 0x0200,
    HTTPSTATUS_CACHE_PRIVATE_FIELDS = 0x0400,
    HTTPSTATUS_CACHE_INVALID_AGE = 0x0800,
    HTTPSTATUS_CACHE_EXPIRES = 0x1000,
    HTTPSTATUS_CACHE_AUTHORIZATION = 0x2000,
    HTTPSTATUS_CACHE_CONTENT_LOCATION_MATCHES = 0x4000,
    HTTPSTATUS_CACHE_REQUEST_NO_STORE = 0x8000,
    HTTPSTATUS_CACHE_SHARED = 0x10000,
    HTTPSTATUS_CACHE_UNDERSTANDS = 0x20000,
    HTTPSTATUS_CACHE_STRIPS_FIELDS = 0x40000
};
enum {
    HTTPSTATUS_STORE_EXPLICIT = 1,
    HTTPSTATUS_STORE_PUBLIC = 2,
    HTTPSTATUS_STORE_PRIVATE = 3,
    HTTPSTATUS_STORE_HEURISTIC = 4
};
enum {
    HTTPSTATUS_NOSTORE_METHOD = -1,
    HTTPSTATUS_NOSTORE_INTERIM = -2,
    HTTPSTATUS_NOSTORE_STATUS = -3,
    HTTPSTATUS_NOSTORE_NOT_UNDERSTOOD = -4,
    HTTPSTATUS_NOSTORE_DIRECTIVE = -5,
    HTTPSTATUS_NOSTORE_PRIVATE = -6,
    HTTPSTATUS_NOSTORE_AUTHORIZATION = -7,
    HTTPSTATUS_NOSTORE_NO_BASIS = -8
};
HTTPSTATUS_API bool httpstatus_is_heuristically_cacheable(int code);
HTTPSTATUS_API bool httpstatus_may_store(int code, const char *method, unsigned flags, int *rule);
HTTPSTATUS_API const char *httpstatus_store_why(int rule);
HTTPSTATUS_API unsigned httpstatus_cache_flags(const char *cache_control, size_t len);
HTTPSTATUS_API int64_t httpstatus_cache_seconds(const char *cache_control, size_t len, const char *directive);
HTTPSTATUS_API bool httpstatus_may_guess_freshness(int code, unsigned flags);
HTTPSTATUS_API bool httpstatus_may_serve_stale(int code, unsigned flags);
HTTPSTATUS_API bool httpstatus_invalidates(int code, const char *method);
enum {
    HTTPSTATUS_REVALIDATION_NONE = 0,
    HTTPSTATUS_REVALIDATION_UPDATE = 1,
    HTTPSTATUS_REVALIDATION_REPLACE = 2,
    HTTPSTATUS_REVALIDATION_FAILED = 3
};
HTTPSTATUS_API int httpstatus_revalidation(int code);
HTTPSTATUS_API bool httpstatus_is_stale_if_error(int code);
enum {
    HTTPSTATUS_REDIRECT_FETCH = 0,
    HTTPSTATUS_REDIRECT_STRICT = 1,
    HTTPSTATUS_REDIRECT_LEGACY = 2
};
HTTPSTATUS_API bool httpstatus_is_redirect(int code);
HTTPSTATUS_API bool httpstatus_is_permanent_redirect(int code);
HTTPSTATUS_API bool httpstatus_is_temporary_redirect(int code);
HTTPSTATUS_API bool httpstatus_preserves_method(int code);
HTTPSTATUS_API const char *httpstatus_redirect_method(int code, const char *method, int policy);
HTTPSTATUS_API bool httpstatus_redirect_keeps_content(int code, const char *method, int policy);
HTTPSTATUS_API bool httpstatus_redirect_keeps_field(int code, const char *method, int policy, const char *field,
                                                    bool same_origin);
enum {
    HTTPSTATUS_RETRY_NEVER = 0,
    HTTPSTATUS_RETRY_IDEMPOTENT = 1,
    HTTPSTATUS_RETRY_ANY = 2,
    HTTPSTATUS_RETRY_CHANGED = 3
};
enum {
    HTTPSTATUS_WHEN_PROXY = 1,
    HTTPSTATUS_WHEN_RETRY_AFTER = 2,
    HTTPSTATUS_WHEN_IDEMPOTENT = 4,
    HTTPSTATUS_WHEN_EARLY_DATA = 8
};
enum {
    HTTPSTATUS_MAYRETRY_ELSEWHERE = 1,
    HTTPSTATUS_MAYRETRY_NOT_EARLY = 2,
    HTTPSTATUS_MAYRETRY_DELAYED = 3,
    HTTPSTATUS_MAYRETRY_AS_IS = 4
};
enum {
    HTTPSTATUS_NORETRY_CODE = -1,
    HTTPSTATUS_NORETRY_CHANGE = -2,
    HTTPSTATUS_NORETRY_PROXY = -3,
    HTTPSTATUS_NORETRY_METHOD = -4
};
HTTPSTATUS_API int httpstatus_retry(int code);
HTTPSTATUS_API const char *httpstatus_retry_name(int retry);
HTTPSTATUS_API bool httpstatus_may_retry(int code, const char *method, unsigned flags, int *rule);
HTTPSTATUS_API const char *httpstatus_retry_why(int rule);
HTTPSTATUS_API int64_t httpstatus_retry_after(const char *value, size_t len, int64_t now);
HTTPSTATUS_API bool httpstatus_honors_retry_after(int code);
HTTPSTATUS_API bool httpstatus_is_safe_method(const char *method);
HTTPSTATUS_API bool httpstatus_is_idempotent_method(const char *method);
enum {
    HTTPSTATUS_LEVEL_MUST = 0,
    HTTPSTATUS_LEVEL_SHOULD = 1,
    HTTPSTATUS_LEVEL_MAY = 2,
    HTTPSTATUS_LEVEL_MUST_IF = 3
};
HTTPSTATUS_API const char *httpstatus_field(int code, int level, size_t index);
HTTPSTATUS_API const char *httpstatus_field_condition(int code, const char *field);
HTTPSTATUS_API const char *httpstatus_request_field(int code, size_t index);
enum {
    HTTPSTATUS_ADVICE_VISITOR = 0,
    HTTPSTATUS_ADVICE_CLIENT = 1,
    HTTPSTATUS_ADVICE_SERVER = 2
};
HTTPSTATUS_API const char *httpstatus_title(int code, const char *lang);
HTTPSTATUS_API const char *httpstatus_summary(int code, const char *lang);
HTTPSTATUS_API const char *httpstatus_description(int code, const char *lang);
HTTPSTATUS_API const char *httpstatus_advice(int code, int role, const char *lang);
HTTPSTATUS_API const char *httpstatus_language(size_t index);
HTTPSTATUS_API const char *httpstatus_language_of(const char *lang);
HTTPSTATUS_API const char *httpstatus_accept_language(const char *value, size_t len);
typedef struct httpstatus_set {
    uint64_t bits[16];
} httpstatus_set;
HTTPSTATUS_API bool httpstatus_set_parse(httpstatus_set *set, const char *text, size_t len, size_t *error_at);
HTTPSTATUS_API size_t httpstatus_set_format(const httpstatus_set *set, char *buf, size_t size);
HTTPSTATUS_API bool httpstatus_set_has(const httpstatus_set *set, int code);
HTTPSTATUS_API bool httpstatus_set_add(httpstatus_set *set, int code);
HTTPSTATUS_API bool httpstatus_set_remove(httpstatus_set *set, int code);
HTTPSTATUS_API size_t httpstatus_set_size(const httpstatus_set *set);
HTTPSTATUS_API int httpstatus_set_next(const httpstatus_set *set, int code);
HTTPSTATUS_API uint64_t httpstatus_set_count(const httpstatus_set *set, const uint16_t *codes, size_t n);
HTTPSTATUS_API void httpstatus_count_classes(const uint16_t *codes, size_t n, uint64_t counts[6]);
HTTPSTATUS_API void httpstatus_histogram(const uint16_t *codes, size_t n, uint64_t counts[1000]);
HTTPSTATUS_API int httpstatus_to_grpc(int code);
HTTPSTATUS_API int httpstatus_from_grpc(int grpc);
HTTPSTATUS_API bool httpstatus_is_client_span_error(int code);
HTTPSTATUS_API bool httpstatus_is_server_span_error(int code);
HTTPSTATUS_API int httpstatus_from_proxy_error(const char *type);
enum {
    HTTPSTATUS_ROBOTS_WAIT = 0,
    HTTPSTATUS_ROBOTS_PARSE = 1,
    HTTPSTATUS_ROBOTS_FOLLOW = 2,
    HTTPSTATUS_ROBOTS_ALLOW_ALL = 3,
    HTTPSTATUS_ROBOTS_DISALLOW_ALL = 4
};
HTTPSTATUS_API int httpstatus_robots(int code);
#ifdef __cplusplus
}
#endif
#ifdef __clang__
#pragma clang diagnostic pop
#endif
#endif
