/**
 * @file httpstatus.h
 * What an HTTP status code means.
 *
 * Every function here is total and pure: it accepts any int, any bytes, any length and NULL, always
 * answers the same for the same arguments, and never allocates, locks, reads the locale, sets errno or
 * keeps state. All of them may be called from any thread and from a signal handler. Strings that are
 * returned are static, NUL-terminated UTF-8 and stay valid as long as the library is loaded; nothing is
 * ever freed.
 *
 * A status code is a plain int. Unless a function says otherwise, a code that the library does not know
 * answers false, 0 or NULL. Text is given as a pointer and a length in bytes and need not end with a NUL;
 * NULL text is empty text, whatever its length says. A request method is a case-sensitive, NUL-terminated
 * token such as "GET"; NULL means "GET", and an unregistered method is neither safe nor idempotent.
 *
 * The functions are grouped as a caller meets them: registry, text, class, content, caching, redirects,
 * retrying, fields, text for people, sets and bulk work, other vocabularies.
 */
#ifndef HTTPSTATUS_H
#define HTTPSTATUS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <httpstatus/codes.h>

/** The version of this header. The number is major * 10000 + minor * 100 + patch. */
#define HTTPSTATUS_VERSION_MAJOR 1
#define HTTPSTATUS_VERSION_MINOR 0
#define HTTPSTATUS_VERSION_PATCH 0
#define HTTPSTATUS_VERSION_NUMBER \
    (HTTPSTATUS_VERSION_MAJOR * 10000 + HTTPSTATUS_VERSION_MINOR * 100 + HTTPSTATUS_VERSION_PATCH)
#define HTTPSTATUS_STRING_(text) #text
#define HTTPSTATUS_DOTTED_(major, minor, patch) \
    HTTPSTATUS_STRING_(major) "." HTTPSTATUS_STRING_(minor) "." HTTPSTATUS_STRING_(patch)
#define HTTPSTATUS_VERSION \
    HTTPSTATUS_DOTTED_(HTTPSTATUS_VERSION_MAJOR, HTTPSTATUS_VERSION_MINOR, HTTPSTATUS_VERSION_PATCH)

/** Marks what the shared library exports. A static build on Windows defines HTTPSTATUS_STATIC. */
#ifndef HTTPSTATUS_API
#if defined(_WIN32) && !defined(HTTPSTATUS_STATIC)
#ifdef HTTPSTATUS_BUILDING
#define HTTPSTATUS_API __declspec(dllexport)
#else
#define HTTPSTATUS_API __declspec(dllimport)
#endif
#elif defined(__GNUC__) && !defined(_WIN32)
#define HTTPSTATUS_API __attribute__((visibility("default")))
#else
#define HTTPSTATUS_API
#endif
#endif

#ifdef __cplusplus
extern "C" {
#endif

/**
 * @defgroup registry Registry: what a code is
 * @{
 */

/** Where a code stands with IANA, as httpstatus_standing() answers. @since 1.0 */
enum {
    HTTPSTATUS_STANDING_UNKNOWN = 0,
    HTTPSTATUS_STANDING_STANDARD = 1,
    HTTPSTATUS_STANDING_PROVISIONAL = 2,
    HTTPSTATUS_STANDING_DEPRECATED = 3,
    HTTPSTATUS_STANDING_OBSOLETE = 4,
    HTTPSTATUS_STANDING_RESERVED = 5,
    HTTPSTATUS_STANDING_UNOFFICIAL = 6
};

/**
 * Tells the reason phrase to put on the wire.
 *
 * This is the phrase of the newest specification, such as "Content Too Large" for 413, without any
 * annotation of the registry. 306 answers "Switch Proxy" and 418 "I'm a teapot". An unofficial code
 * answers with its most widely met meaning; httpstatus_vendor() tells the others.
 *
 * @param code the status code, any int.
 * @return the phrase in ASCII, or NULL if the code is unknown.
 * @source RFC 9110 section 15; IANA HTTP Status Code Registry.
 * @since 1.0
 */
HTTPSTATUS_API const char *httpstatus_reason(int code);

/**
 * Tells the reason phrase that one edition of the HTTP specification gave a code.
 *
 * An edition is named by the number of its RFC: 1945 (HTTP/1.0), 2068, 2616, 7231 (together with 7232,
 * 7233 and 7235, which its own table of codes includes) or 9110. The phrase is the title of the section
 * that defines the code there: 413 was "Request Entity Too Large" in 2616, "Payload Too Large" in 7231
 * and is "Content Too Large" in 9110.
 *
 * @param code the status code, any int.
 * @param rfc the number of the RFC; any other number answers NULL.
 * @return the phrase in ASCII, or NULL if that RFC does not define the code or only reserves it.
 * @source RFC 1945 section 9, RFC 2068 and RFC 2616 section 10, RFC 7231 section 6.1, RFC 9110 section 15.
 * @since 1.0
 */
HTTPSTATUS_API const char *httpstatus_reason_in(int code, int rfc);

/**
 * Returns the editions that httpstatus_reason_in() knows, one by one, the oldest first.
 *
 * @param index which edition, counted from 0.
 * @return the number of its RFC, such as 9110; 0 past the last one.
 * @source RFC 1945, RFC 2068, RFC 2616, RFC 7231, RFC 9110.
 * @since 1.0
 */
HTTPSTATUS_API int httpstatus_edition(size_t index);

/**
 * Tells the other spellings of a reason phrase met in specifications and software, the most common first.
 *
 * @param code the status code, any int.
 * @param index which spelling, counted from 0.
 * @return the spelling in ASCII, or NULL past the last one.
 * @source lib/data/aliases.csv names where each spelling is met.
 * @since 1.0
 */
HTTPSTATUS_API const char *httpstatus_alias(int code, size_t index);

/**
 * Tells the symbol of a code, without prefix: "NOT_FOUND", "IM_A_TEAPOT".
 *
 * @param code the status code, any int.
 * @return the symbol, upper-case ASCII letters, digits and underscores, unique to the code; NULL if the
 *         code is unknown.
 * @since 1.0
 */
HTTPSTATUS_API const char *httpstatus_name(int code);

/**
 * Tells the document that defines a code: "RFC 9110", or the vendor's document for an unofficial code.
 *
 * @param code the status code, any int.
 * @return the document's short name, or NULL if the code is unknown.
 * @source IANA HTTP Status Code Registry.
 * @since 1.0
 */
HTTPSTATUS_API const char *httpstatus_spec(int code);

/**
 * Tells the section of httpstatus_spec() that defines a code: "15.5.5".
 *
 * @param code the status code, any int.
 * @return the section number, or NULL if the code is unknown or its document has no numbered sections.
 * @source IANA HTTP Status Code Registry.
 * @since 1.0
 */
HTTPSTATUS_API const char *httpstatus_section(int code);

/**
 * Tells a URL that opens where a code is defined, at that section where the document has sections.
 *
 * @param code the status code, any int.
 * @return the URL, or NULL if the code is unknown.
 * @source IANA HTTP Status Code Registry.
 * @since 1.0
 */
HTTPSTATUS_API const char *httpstatus_url(int code);

/**
 * Tells which vendors give a code a meaning of their own, the most widely met first.
 *
 * Unofficial codes have at least one vendor: 499 answers "nginx", then "Esri". So do numbers that IANA
 * has assigned and a vendor uses otherwise, such as 451 and 508.
 *
 * @param code the status code, any int.
 * @param index which vendor, counted from 0.
 * @return the vendor's name, or NULL past the last one.
 * @source lib/data/vendors.csv names the source of each meaning.
 * @since 1.0
 */
HTTPSTATUS_API const char *httpstatus_vendor(int code, size_t index);

/**
 * Tells the phrase that one vendor gives a code.
 *
 * @param code the status code, any int.
 * @param vendor the vendor's name as httpstatus_vendor() spells it, compared without ASCII case.
 * @return the phrase in ASCII, or NULL if the vendor is NULL or gives the code no meaning of its own.
 * @source lib/data/vendors.csv names the source of each meaning.
 * @since 1.0
 */
HTTPSTATUS_API const char *httpstatus_vendor_reason(int code, const char *vendor);

/**
 * Tells where a code stands with IANA.
 *
 * @param code the status code, any int.
 * @return HTTPSTATUS_STANDING_STANDARD, HTTPSTATUS_STANDING_PROVISIONAL (104), HTTPSTATUS_STANDING_DEPRECATED (305),
 *         HTTPSTATUS_STANDING_OBSOLETE (510), HTTPSTATUS_STANDING_RESERVED (306 and 418),
 *         HTTPSTATUS_STANDING_UNOFFICIAL, or HTTPSTATUS_STANDING_UNKNOWN, which is 0.
 * @source IANA HTTP Status Code Registry.
 * @since 1.0
 */
HTTPSTATUS_API int httpstatus_standing(int code);

/**
 * Returns the English word for a standing, in lower case: "standard", "unofficial".
 *
 * @param standing a number that httpstatus_standing() answers.
 * @return the word, "unknown" for HTTPSTATUS_STANDING_UNKNOWN; NULL for any other number.
 * @since 1.0
 */
HTTPSTATUS_API const char *httpstatus_standing_name(int standing);

/**
 * Tells whether the library has an entry for a code, official or not.
 *
 * @param code the status code, any int.
 * @return true if it has one, else false.
 * @since 1.0
 */
HTTPSTATUS_API bool httpstatus_is_known(int code);

/**
 * Tells whether a code has a row in the IANA registry.
 *
 * @param code the status code, any int.
 * @return true if its standing is neither unknown nor unofficial, else false.
 * @source IANA HTTP Status Code Registry.
 * @since 1.0
 */
HTTPSTATUS_API bool httpstatus_is_registered(int code);

/**
 * Tells whether a client may ever see a code.
 *
 * @param code the status code, any int.
 * @return false for a code that only appears in logs or inside one server (444 and 499 of nginx, 460 of a
 *         load balancer) and for an unknown one, else true.
 * @source lib/data/vendors.csv names the source of each meaning.
 * @since 1.0
 */
HTTPSTATUS_API bool httpstatus_is_on_wire(int code);

/**
 * Steps through the known codes in ascending order.
 *
 * `for (int code = 0; (code = httpstatus_next(code)) != 0;)` visits each of them once.
 *
 * @param code any int; it need not be a known code.
 * @return the smallest known code above it, or 0 after the last.
 * @since 1.0
 */
HTTPSTATUS_API int httpstatus_next(int code);

/**
 * Tells the date of the IANA HTTP Status Code Registry that the data follows.
 *
 * @return the date as "YYYY-MM-DD".
 * @since 1.0
 */
HTTPSTATUS_API const char *httpstatus_registry_date(void);

/**
 * Tells the version of the library that is loaded, which may differ from HTTPSTATUS_VERSION, the version
 * of the header that the program was compiled with.
 *
 * @return the version as "major.minor.patch".
 * @since 1.0
 */
HTTPSTATUS_API const char *httpstatus_version(void);

/**
 * Tells the version of the library that is loaded as one comparable number.
 *
 * @return major * 10000 + minor * 100 + patch.
 * @since 1.0
 */
HTTPSTATUS_API int httpstatus_version_number(void);

/** @} */

/**
 * @defgroup text Text to code and back
 * @{
 */

/**
 * Finds the code that a text names, tolerantly.
 *
 * The text is a reason phrase, another spelling of one or a symbol; only its ASCII letters and digits
 * count, and their case does not: "not-found", "NotFound", "HTTP_NOT_FOUND". If a number leads, it
 * decides, whatever follows it: "404", "404 Not Found", "HTTP_404_NOT_FOUND", "HTTP/1.1 404 Not Found",
 * "HTTP/2 404", and "404.13" as IIS logs it. A leading number has exactly three digits and ends before
 * the next letter or digit: "404abc", "40" and "4040" name nothing. The prefix is HTTP or HTTPSTATUS.
 *
 * @param text the bytes to look at; they need not end with a NUL. NULL finds nothing.
 * @param len how many bytes.
 * @return the known code that the text names, or 0 if there is none.
 * @since 1.0
 */
HTTPSTATUS_API int httpstatus_find(const char *text, size_t len);

/**
 * Guesses the code whose phrase is nearest to a misspelt one, to ask "did you mean".
 *
 * The letters and digits of the text are compared with those of every phrase, other spelling and symbol
 * that httpstatus_find() knows. The distance is that of optimal string alignment: insertions, deletions,
 * substitutions and swaps of two neighbours, where no part is edited twice. It must be at most 4 and at most
 * a third of the text's letters and digits.
 *
 * @param text the bytes to look at; they need not end with a NUL. NULL is near nothing.
 * @param len how many bytes.
 * @return the code, or 0 if no phrase is near enough or two codes are equally near.
 * @since 1.0
 */
HTTPSTATUS_API int httpstatus_closest(const char *text, size_t len);

/**
 * Parses a code strictly.
 *
 * @param text the bytes to look at; they need not end with a NUL.
 * @param len how many bytes.
 * @return 100 to 999, known or not, if the text is exactly three ASCII digits that say so; else 0.
 * @source RFC 9110 section 15: a status code is a three-digit integer.
 * @since 1.0
 */
HTTPSTATUS_API int httpstatus_parse(const char *text, size_t len);

/**
 * Parses the status line of an HTTP/1.x response strictly.
 *
 * One CRLF or LF may end the line or be left out. The reason phrase may be empty, and the space before
 * it may then be missing, as some servers do.
 *
 * @param line the bytes of one line; they need not end with a NUL.
 * @param len how many bytes.
 * @return the code, 100 to 999, known or not; 0 if the line is not a status line of HTTP/1.x.
 * @source RFC 9112 section 4; section 2.2 for the lone LF.
 * @since 1.0
 */
HTTPSTATUS_API int httpstatus_parse_line(const char *line, size_t len);

/**
 * Writes the status line of an HTTP/1.1 response: "HTTP/1.1 404 Not Found" and CRLF.
 *
 * A code without a known phrase keeps the space that must stand after the code. The result is as
 * snprintf()'s: at most size - 1 bytes and a NUL are written, and what the return value says is the whole
 * length, so a call with size 0 measures. Nothing is written past the buffer's size.
 *
 * @param buf where to write; may be NULL to measure.
 * @param size the size of the buffer in bytes.
 * @param code the status code, any int.
 * @return the length of the whole line without the NUL; 0, and an empty string, if the code is outside
 *         100 to 999.
 * @source RFC 9112 section 4.
 * @since 1.0
 */
HTTPSTATUS_API size_t httpstatus_format_line(char *buf, size_t size, int code);

/** @} */

/**
 * @defgroup class Class: what the first digit says
 * @{
 */

/**
 * Tells the class of a code by its first digit.
 *
 * @param code the status code, any int; it need not be known.
 * @return 1 to 5, or 0 if the code is outside 100 to 599.
 * @source RFC 9110 section 15.
 * @since 1.0
 */
HTTPSTATUS_API int httpstatus_class_of(int code);

/**
 * Names a class: "Informational", "Success", "Redirection", "Client Error", "Server Error".
 *
 * @param status_class the class, as httpstatus_class_of() answers.
 * @return the name, or NULL if the class is not 1 to 5.
 * @source RFC 9110 sections 15.2 to 15.6 (titles).
 * @since 1.0
 */
HTTPSTATUS_API const char *httpstatus_class_name(int status_class);

/**
 * Labels a class as metrics and logs do: "1xx" to "5xx".
 *
 * @param status_class the class, as httpstatus_class_of() answers.
 * @return the label, or NULL if the class is not 1 to 5.
 * @source RFC 9110 section 15.
 * @since 1.0
 */
HTTPSTATUS_API const char *httpstatus_class_label(int status_class);

/**
 * Tells whether a number can be the status code of an HTTP response.
 *
 * @param code the status code, any int; it need not be known.
 * @return true for 100 to 599, else false.
 * @source RFC 9110 section 15: other values are invalid.
 * @since 1.0
 */
HTTPSTATUS_API bool httpstatus_is_valid(int code);

/**
 * Tells whether a code is an interim one, to be followed by a final response.
 *
 * @param code the status code, any int; it need not be known.
 * @return true for 100 to 199, else false.
 * @source RFC 9110 section 15.2.
 * @since 1.0
 */
HTTPSTATUS_API bool httpstatus_is_informational(int code);

/**
 * Tells whether a code says that the request was received, understood and accepted.
 *
 * @param code the status code, any int; it need not be known.
 * @return true for 200 to 299, else false.
 * @source RFC 9110 section 15.3.
 * @since 1.0
 */
HTTPSTATUS_API bool httpstatus_is_success(int code);

/**
 * Tells whether a code is of the redirection class. Only five of them are followed automatically:
 * httpstatus_is_redirect() tells which.
 *
 * @param code the status code, any int; it need not be known.
 * @return true for 300 to 399, else false.
 * @source RFC 9110 section 15.4.
 * @since 1.0
 */
HTTPSTATUS_API bool httpstatus_is_redirection(int code);

/**
 * Tells whether a code says that the client seems to have erred.
 *
 * @param code the status code, any int; it need not be known.
 * @return true for 400 to 499, else false.
 * @source RFC 9110 section 15.5.
 * @since 1.0
 */
HTTPSTATUS_API bool httpstatus_is_client_error(int code);

/**
 * Tells whether a code says that the server erred or cannot perform the request.
 *
 * @param code the status code, any int; it need not be known.
 * @return true for 500 to 599, else false.
 * @source RFC 9110 section 15.6.
 * @since 1.0
 */
HTTPSTATUS_API bool httpstatus_is_server_error(int code);

/**
 * Tells whether a code is a client error or a server error.
 *
 * @param code the status code, any int; it need not be known.
 * @return true for 400 to 599, else false.
 * @source RFC 9110 sections 15.5 and 15.6.
 * @since 1.0
 */
HTTPSTATUS_API bool httpstatus_is_error(int code);

/**
 * Tells as which code a client must treat one that it may not know.
 *
 * @param code the status code, any int.
 * @return the code itself if it is known and valid; 100, 200, 300, 400 or 500 by its class if it is
 *         valid but unknown; 500 if it is outside 100 to 599.
 * @source RFC 9110 section 15.
 * @since 1.0
 */
HTTPSTATUS_API int httpstatus_fallback(int code);

/** @} */

/**
 * @defgroup content Content: what may follow the header section
 * @{
 */

/** Whether a response has content, as httpstatus_content() answers. @since 1.0 */
enum {
    HTTPSTATUS_CONTENT_ALLOWED = 0,
    HTTPSTATUS_CONTENT_EMPTY = 1,
    HTTPSTATUS_CONTENT_NONE = 2,
};

/**
 * Tells whether a response has content.
 *
 * The request method decides before the code does, and the class before the single code, so the answer
 * also holds for codes that the library does not know: 199 has no content, nor has 299 to CONNECT.
 *
 * @param code the status code, any int; it need not be known.
 * @param method the method of the request; NULL means "GET".
 * @return HTTPSTATUS_CONTENT_NONE if the message ends with its header section: any response to HEAD, 2xx
 *         to CONNECT (a tunnel follows), 1xx, 204 and 304. HTTPSTATUS_CONTENT_EMPTY for 205: its content is
 *         framed as any other's, but the sender must leave it empty. Else HTTPSTATUS_CONTENT_ALLOWED, also
 *         for codes outside 100 to 599.
 * @source RFC 9110 sections 6.4.1 and 15.3.6; RFC 9112 section 6.3.
 * @since 1.0
 */
HTTPSTATUS_API int httpstatus_content(int code, const char *method);

/**
 * Returns the English word for what httpstatus_content() answers: "allowed", "empty" or "none".
 *
 * @param content a number that httpstatus_content() answers.
 * @return the word; NULL for any other number.
 * @since 1.0
 */
HTTPSTATUS_API const char *httpstatus_content_name(int content);

/**
 * Tells whether a server may send Content-Length.
 *
 * It may with a response to HEAD and with 304, neither of which has content: the field then tells what
 * the length would have been.
 *
 * @param code the status code, any int; it need not be known.
 * @param method the method of the request; NULL means "GET".
 * @return false for 1xx, 204, 2xx to CONNECT and for a number outside 100 to 999, which no status code
 *         can be; else true.
 * @source RFC 9110 section 8.6.
 * @since 1.0
 */
HTTPSTATUS_API bool httpstatus_allows_content_length(int code, const char *method);

/**
 * Tells whether a server may send Transfer-Encoding, given that the connection is HTTP/1.1. HTTP/1.0,
 * HTTP/2 and HTTP/3 have no transfer codings, whatever the code.
 *
 * @param code the status code, any int; it need not be known.
 * @param method the method of the request; NULL means "GET".
 * @return false for 1xx, 204, 2xx to CONNECT and for a number outside 100 to 999, which no status code
 *         can be; else true, also for HEAD and 304.
 * @source RFC 9112 section 6.1.
 * @since 1.0
 */
HTTPSTATUS_API bool httpstatus_allows_transfer_encoding(int code, const char *method);

/**
 * Tells whether a code is a null body status of WHATWG Fetch, with which a Response object cannot have a
 * body. It is not the same question as httpstatus_content(): 205 is one, 100 is not.
 *
 * @param code the status code, any int.
 * @return true for 101, 103, 204, 205 and 304, else false.
 * @source WHATWG Fetch, "null body status".
 * @since 1.0
 */
HTTPSTATUS_API bool httpstatus_is_null_body(int code);

/**
 * Tells whether a code is a range status of WHATWG Fetch: an answer to a Range field.
 *
 * @param code the status code, any int.
 * @return true for 206 and 416, else false.
 * @source WHATWG Fetch, "range status".
 * @since 1.0
 */
HTTPSTATUS_API bool httpstatus_is_range(int code);

/** @} */

/**
 * @defgroup caching Caching: what a cache may store
 * @{
 */

/**
 * What httpstatus_storable() is told, joined with `|`. The flags up to HTTPSTATUS_CACHE_MUST_UNDERSTAND are
 * directives of the response, as httpstatus_cache_flags() finds them. EXPIRES says that the response has an
 * Expires field, valid or not; AUTHORIZATION that the request has that field; CONTENT_LOCATION_MATCHES that
 * the response has a Content-Location that equals the target URI; REQUEST_NO_STORE that the request's
 * Cache-Control has no-store. SHARED says that the cache is shared; UNDERSTANDS_PARTIAL that it does all
 * that RFC 9111 sections 3.3, 3.4 and 4.3.4 ask for before it stores a 206 or a 304. @since 1.0
 */
enum {
    HTTPSTATUS_CACHE_NO_STORE = 0x0001,
    HTTPSTATUS_CACHE_PRIVATE = 0x0002,
    HTTPSTATUS_CACHE_PUBLIC = 0x0004,
    HTTPSTATUS_CACHE_MAX_AGE = 0x0008,
    HTTPSTATUS_CACHE_S_MAXAGE = 0x0010,
    HTTPSTATUS_CACHE_MUST_REVALIDATE = 0x0020,
    HTTPSTATUS_CACHE_MUST_UNDERSTAND = 0x0040,
    HTTPSTATUS_CACHE_EXPIRES = 0x0080,
    HTTPSTATUS_CACHE_AUTHORIZATION = 0x0100,
    HTTPSTATUS_CACHE_CONTENT_LOCATION_MATCHES = 0x0200,
    HTTPSTATUS_CACHE_REQUEST_NO_STORE = 0x0400,
    HTTPSTATUS_CACHE_SHARED = 0x0800,
    HTTPSTATUS_CACHE_UNDERSTANDS_PARTIAL = 0x1000
};

/** On what basis a response may be stored, as httpstatus_storable() answers. @since 1.0 */
enum {
    HTTPSTATUS_STORE_EXPLICIT = 1,
    HTTPSTATUS_STORE_PUBLIC = 2,
    HTTPSTATUS_STORE_PRIVATE = 3,
    HTTPSTATUS_STORE_HEURISTIC = 4
};

/** Which rule forbids to store a response, as httpstatus_storable() answers. @since 1.0 */
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

/**
 * Tells whether a cache may guess how long a response stays fresh if nothing in it says so.
 *
 * @param code the status code, any int.
 * @return true for 200, 203, 204, 206, 300, 301, 308, 404, 405, 410, 414, 451 and 501, else false.
 * @source RFC 9110 section 15.1; RFC 7725 section 3 for 451; RFC 9111 section 4.2.2.
 * @since 1.0
 */
HTTPSTATUS_API bool httpstatus_is_heuristically_cacheable(int code);

/**
 * Tells whether a cache may store a response, and why.
 *
 * The conditions are asked one by one, in the order of the NOSTORE constants; the first that forbids is
 * the answer. If none does, the first basis that holds is, in the order of the STORE constants.
 *
 * - METHOD: GET, HEAD and QUERY are cacheable. POST and PATCH are with explicit freshness and
 *   HTTPSTATUS_CACHE_CONTENT_LOCATION_MATCHES, whatever the code. No other method is, registered or not.
 * - INTERIM: a 1xx response is not final, and a number outside 100 to 599 is no response.
 * - STATUS: the code's own specification forbids it: 428, 429, 431 and 511.
 * - NOT_UNDERSTOOD: 206 and 304 without HTTPSTATUS_CACHE_UNDERSTANDS_PARTIAL; with
 *   HTTPSTATUS_CACHE_MUST_UNDERSTAND also every code that the library does not know, which no flag can lift.
 *   All codes it does know count as understood, unofficial ones too.
 * - DIRECTIVE: HTTPSTATUS_CACHE_REQUEST_NO_STORE; or HTTPSTATUS_CACHE_NO_STORE, unless must-understand
 *   overrides that.
 * - PRIVATE: HTTPSTATUS_CACHE_PRIVATE in a shared cache, whatever else is there.
 * - AUTHORIZATION: HTTPSTATUS_CACHE_AUTHORIZATION in a shared cache, unless public, s-maxage or
 *   must-revalidate is there. must-revalidate lifts this rule but is no basis.
 * - NO_BASIS: none of the following holds.
 *
 * Explicit freshness is HTTPSTATUS_CACHE_MAX_AGE, HTTPSTATUS_CACHE_EXPIRES or, in a shared cache,
 * HTTPSTATUS_CACHE_S_MAXAGE. To store is not to reuse: max-age=0, a date long past and no-cache all let a
 * response be stored that must be validated before it is used. Whether a stored response serves a request
 * (the cache key, Vary, the content of a QUERY) is not asked here.
 *
 * @param code the status code, any int; it need not be known.
 * @param method the method of the request; NULL means "GET".
 * @param flags HTTPSTATUS_CACHE constants joined with `|`; other bits are ignored.
 * @return a positive HTTPSTATUS_STORE constant if the response may be stored, a negative
 *         HTTPSTATUS_NOSTORE constant if it must not be; never 0. httpstatus_storable_why() explains it.
 * @source RFC 9111 sections 3, 3.5, 4.2.1, 5.2.1.5 and 5.2.2; RFC 9110 sections 9.2.3 and 9.3.3; RFC 5789
 *         section 2 (PATCH); RFC 10008 section 2.7 (QUERY); RFC 6585 sections 3 to 6.
 * @since 1.0
 */
HTTPSTATUS_API int httpstatus_storable(int code, const char *method, unsigned flags);

/**
 * Explains an answer of httpstatus_storable() in one English sentence that names its section.
 *
 * @param result what httpstatus_storable() returned.
 * @return the sentence, or NULL if that function never returns this number.
 * @since 1.0
 */
HTTPSTATUS_API const char *httpstatus_storable_why(int result);

/**
 * Finds in a Cache-Control field value what httpstatus_storable() needs of it.
 *
 * The value is a list of directives: a name, compared without case, and an argument that may follow after
 * "=", a token or a quoted string. Empty elements and unknown directives are passed over, and nothing
 * inside a quoted string is taken for a directive.
 *
 * - max-age and s-maxage count with an argument of decimal digits, as many as there are, bare or quoted.
 *   If one stands several times, it counts if any of them is valid.
 * - public, must-revalidate and must-understand take no argument and do not count with one.
 * - private counts for the whole response without an argument. With a list of field names it only
 *   concerns these fields and does not count; with an argument that lists none, it does.
 * - no-store counts with any argument.
 * - no-cache and all others have no flag: they do not decide on storing.
 *
 * Where the text is malformed the answer errs towards not storing: no-store and private count if they
 * stand at the beginning of a list element, whatever follows them there, and nothing else does. After a
 * quote that has no end, commas alone part the elements, and again only these two count.
 *
 * Several field lines are one value, joined by ", ". Of a request's Cache-Control only no-store matters
 * here: pass HTTPSTATUS_CACHE_REQUEST_NO_STORE if HTTPSTATUS_CACHE_NO_STORE is found there, and no other
 * flag. The time taken grows with the length of the value and no faster.
 *
 * @param cache_control the field value; it need not end with a NUL. NULL has no directive.
 * @param len how many bytes.
 * @return the HTTPSTATUS_CACHE flags, NO_STORE to MUST_UNDERSTAND, joined with `|`; 0 if there is none.
 * @source RFC 9111 sections 1.2.2, 4.2.1, 5.2 and 5.2.2; RFC 9110 sections 5.6.1 to 5.6.4.
 * @since 1.0
 */
HTTPSTATUS_API unsigned httpstatus_cache_flags(const char *cache_control, size_t len);

/**
 * Tells whether a response makes a cache invalidate what it has stored for the target URI.
 *
 * @param code the status code, any int; it need not be known.
 * @param method the method of the request; NULL means "GET".
 * @return true for 200 to 399 to a method that is unsafe or not registered, "get" in lower case included;
 *         else false.
 * @source RFC 9111 section 4.4; IANA HTTP Method Registry.
 * @since 1.0
 */
HTTPSTATUS_API bool httpstatus_invalidates(int code, const char *method);

/** @} */

/**
 * @defgroup redirects Redirects: what the next request looks like
 * @{
 */

/** Which requests change their method on 301, 302 and 303. @since 1.0 */
enum {
    HTTPSTATUS_REDIRECT_FETCH = 0,
    HTTPSTATUS_REDIRECT_STRICT = 1,
    HTTPSTATUS_REDIRECT_LEGACY = 2,
};

/**
 * Tells whether a client follows a code automatically through Location.
 *
 * This is the redirect status of WHATWG Fetch. RFC 9110 lets a client follow Location on any 3xx; no
 * browser does so on 300, 304, 305, 306 or an unknown one. The Location of a 201 is not followed at all.
 *
 * @param code the status code, any int.
 * @return true for 301, 302, 303, 307 and 308, else false.
 * @source WHATWG Fetch, "redirect status"; RFC 9110 section 15.4.
 * @since 1.0
 */
HTTPSTATUS_API bool httpstatus_is_redirect(int code);

/**
 * Tells whether a redirect is for good, so that links to the old URI ought to be changed.
 *
 * @param code the status code, any int.
 * @return true for 301 and 308, else false.
 * @source RFC 9110 sections 15.4.2 and 15.4.9.
 * @since 1.0
 */
HTTPSTATUS_API bool httpstatus_is_permanent_redirect(int code);

/**
 * Tells whether a redirect holds for this request only.
 *
 * @param code the status code, any int.
 * @return true for 302, 303 and 307, else false.
 * @source RFC 9110 sections 15.4.3, 15.4.4 and 15.4.8.
 * @since 1.0
 */
HTTPSTATUS_API bool httpstatus_is_temporary_redirect(int code);

/**
 * Tells whether a redirect keeps every method, by every client.
 *
 * @param code the status code, any int.
 * @return true for 307 and 308, else false.
 * @source RFC 9110 sections 15.4.8 and 15.4.9.
 * @since 1.0
 */
HTTPSTATUS_API bool httpstatus_preserves_method(int code);

/**
 * Tells the method of the request that follows a redirect.
 *
 * No policy changes a method on 307 and 308, and none changes GET or HEAD. Methods are compared exactly:
 * browsers write "post" in capitals before they send it, and this function does not.
 *
 * - HTTPSTATUS_REDIRECT_FETCH, what browsers do: 301 and 302 make POST a GET and leave every other method,
 *   QUERY too; 303 makes every method a GET.
 * - HTTPSTATUS_REDIRECT_STRICT: 301 and 302 leave every method; 303 makes every method a GET.
 * - HTTPSTATUS_REDIRECT_LEGACY, as Go and older libraries: 301, 302 and 303 make every method a GET, QUERY
 *   too, which RFC 10008 section 2.5 does not want.
 *
 * @param code the status code, any int.
 * @param method the method of the request that was redirected; NULL means "GET".
 * @param policy one of the three constants; any other number is HTTPSTATUS_REDIRECT_FETCH.
 * @return `method` itself, the same pointer, if it stays; a static "GET" if it changes or was NULL; NULL if
 *         the code is not a redirect.
 * @source WHATWG Fetch, "HTTP-redirect fetch"; RFC 9110 section 15.4; RFC 10008 section 2.5.
 * @since 1.0
 */
HTTPSTATUS_API const char *httpstatus_redirect_method(int code, const char *method, int policy);

/**
 * Tells whether the request that follows a redirect carries the content of the first one again.
 *
 * It does if its method stays, and with the content go Content-Type, Content-Encoding, Content-Language
 * and Content-Location. So a GET or HEAD that had content keeps it even on 303: Fetch takes the content away
 * only where it changes the method. A QUERY keeps it, but for 303, which asks for a GET.
 *
 * @param code the status code, any int.
 * @param method the method of the request that was redirected; NULL means "GET".
 * @param policy as for httpstatus_redirect_method().
 * @return true if the code is a redirect and the method stays, else false.
 * @source WHATWG Fetch, "HTTP-redirect fetch"; RFC 9110 section 15.4; RFC 10008 section 2.5.
 * @since 1.0
 */
HTTPSTATUS_API bool httpstatus_redirect_keeps_content(int code, const char *method, int policy);

/** @} */

/**
 * @defgroup retrying Retrying: whether to send the request again
 * @{
 */

/** When a request may be repeated, as httpstatus_retry() answers. @since 1.0 */
enum {
    HTTPSTATUS_RETRY_NEVER = 0,
    HTTPSTATUS_RETRY_IDEMPOTENT = 1,
    HTTPSTATUS_RETRY_ANY = 2,
    HTTPSTATUS_RETRY_CHANGED = 3
};

/**
 * Tells whether a client may repeat a request that was answered with a code, without asking its user.
 *
 * How often and how soon is the caller's choice; httpstatus_honors_retry_after() tells where the server may
 * have a say. 421 has to be repeated over another connection, 425 without early data, 511 after login.
 *
 * @param code the status code, any int.
 * @return HTTPSTATUS_RETRY_ANY for 408, 421, 425 and 429, which say that the request was not processed.
 *         HTTPSTATUS_RETRY_IDEMPOTENT for 500, 502, 503, 504 and the unofficial 520 to 524, 529, 598 and 599,
 *         after which it may have been: that these are worth repeating is practice, not a rule of HTTP.
 *         HTTPSTATUS_RETRY_CHANGED for 401, 407, 411, 413, 417, 426, 428, 431, 449, 510 and 511, which say what
 *         has to change first. HTTPSTATUS_RETRY_NEVER, which is 0, for all others.
 * @source RFC 9110 section 9.2.2 and the section of each code; lib/data/codes.csv names it.
 * @since 1.0
 */
HTTPSTATUS_API int httpstatus_retry(int code);

/**
 * Returns the English word for what httpstatus_retry() answers: "never", "idempotent", "any" or "changed".
 *
 * @param retry a number that httpstatus_retry() answers.
 * @return the word; NULL for any other number.
 * @since 1.0
 */
HTTPSTATUS_API const char *httpstatus_retry_name(int retry);

/**
 * Tells whether a client may repeat this very request automatically, just as it was.
 *
 * @param code the status code, any int.
 * @param method the method of the request; NULL means "GET".
 * @return true if httpstatus_retry() answers HTTPSTATUS_RETRY_ANY, or HTTPSTATUS_RETRY_IDEMPOTENT and the IANA
 *         registry calls the method idempotent; else false. A method that is not registered is not.
 * @source RFC 9110 section 9.2.2; IANA HTTP Method Registry.
 * @since 1.0
 */
HTTPSTATUS_API bool httpstatus_is_retryable(int code, const char *method);

/**
 * Tells whether Retry-After in a response with a code has a defined meaning.
 *
 * @param code the status code, any int; a 3xx need not be known.
 * @return true for 413, 429, 503 and 300 to 399, else false.
 * @source RFC 9110 sections 10.2.3 and 15.5.14; RFC 6585 section 4.
 * @since 1.0
 */
HTTPSTATUS_API bool httpstatus_honors_retry_after(int code);

/** @} */

/**
 * @defgroup fields Header fields that go with a code
 * @{
 */

/** How strongly a specification asks a sender for a field. @since 1.0 */
enum {
    HTTPSTATUS_LEVEL_MUST = 0,
    HTTPSTATUS_LEVEL_SHOULD = 1,
    HTTPSTATUS_LEVEL_MAY = 2,
};

/**
 * Tells which response fields a sender generates with a code, by the section that defines the code.
 *
 * A field stands on one level only. Some hold under a condition, which lib/data/fields.csv names: 206 and 304
 * must carry ETag only if the same request would have brought it with a 200. A rule for all responses is left
 * out, unless the code's own section repeats it, as those of 206 and 304 do for Date.
 *
 * @param code the status code, any int.
 * @param level HTTPSTATUS_LEVEL_MUST, HTTPSTATUS_LEVEL_SHOULD or HTTPSTATUS_LEVEL_MAY; any other number has no field.
 * @param index which field, counted from 0.
 * @return the field name, or NULL past the last one.
 * @source lib/data/fields.csv names the section of each.
 * @since 1.0
 */
HTTPSTATUS_API const char *httpstatus_field(int code, int level, size_t index);

/**
 * Tells which request fields a code answers to: Expect for 100 and 417, Range for 206 and 416.
 *
 * @param code the status code, any int.
 * @param index which field, counted from 0.
 * @return the field name, or NULL past the last one.
 * @source lib/data/fields.csv names the section of each.
 * @since 1.0
 */
HTTPSTATUS_API const char *httpstatus_request_field(int code, size_t index);

/** @} */

/**
 * @defgroup people Text for people
 *
 * These texts explain a code to a person, in one of several languages. None of them belongs on a status line:
 * httpstatus_reason() has the phrase for that.
 *
 * A language is asked for by a language tag of BCP 47, such as "en", "zh-TW" or "zh-Hans-CN"; NULL means "en".
 * Case does not matter. As the lookup of RFC 4647 does, subtags are cut off the end until a tag is found that
 * the library knows: "en-GB" finds "en" and "zh-Hant-HK" finds "zh-Hant". "zh", "zh-CN" and "zh-SG" lead to
 * "zh-Hans"; "zh-TW", "zh-HK" and "zh-MO" to "zh-Hant". Nothing else is tried if that fails: "fr", "*", the
 * empty text and what is no language tag, such as the locale name "zh_CN" with its underscore, answer NULL.
 * @{
 */

/**
 * Tells the title of a code in a language: "Not Found".
 *
 * In English it is httpstatus_reason().
 *
 * @param code the status code, any int.
 * @param lang the language tag; NULL means "en".
 * @return the title, a few words without a full stop; NULL if the code is unknown or there is no such language.
 * @source lib/data/text; RFC 4647 section 3.4.
 * @since 1.0
 */
HTTPSTATUS_API const char *httpstatus_title(int code, const char *lang);

/**
 * Says in one sentence what a code means.
 *
 * @param code the status code, any int.
 * @param lang the language tag; NULL means "en".
 * @return the sentence, without a line end; NULL if the code is unknown or there is no such language.
 * @source lib/data/text; RFC 4647 section 3.4.
 * @since 1.0
 */
HTTPSTATUS_API const char *httpstatus_summary(int code, const char *lang);

/**
 * Explains a code in a paragraph: when it is sent and by whom, what the client should do next, which fields go
 * with it, whether it may be cached and the request be repeated, and what changed between the specifications.
 *
 * @param code the status code, any int.
 * @param lang the language tag; NULL means "en".
 * @return the paragraph, without a line end; NULL if the code is unknown or there is no such language.
 * @source lib/data/text; RFC 4647 section 3.4.
 * @since 1.0
 */
HTTPSTATUS_API const char *httpstatus_description(int code, const char *lang);

/**
 * Tells the languages in which every known code has its texts.
 *
 * @param index which language, counted from 0, which is "en".
 * @return the language tag, or NULL past the last one.
 * @source lib/data/languages.csv.
 * @since 1.0
 */
HTTPSTATUS_API const char *httpstatus_language(size_t index);

/** @} */

/**
 * @defgroup sets Sets of codes and bulk work
 * @{
 */

/**
 * A set of codes from 0 to 1023: code c is a member if bit c % 64 of bits[c / 64] is set.
 *
 * It is a plain value. `httpstatus_set set = {{0}};` is the empty set, assignment copies, memcmp()
 * compares, and `|`, `&` and `~` of the words unite, intersect and complement. The layout never changes.
 * Where a function reads a set, NULL is the empty set. @since 1.0
 */
typedef struct httpstatus_set {
    uint64_t bits[16];
} httpstatus_set;

/**
 * Parses the text of a set, as configurations write it: "2xx,301-303,!304,+520".
 *
 * Terms are parted by any number of commas, spaces, tabs, CRs and LFs, which may also come first and
 * last. A term is an item that is added, after a `+` or no sign, or removed, after a `!` or `-`. An item is
 * - a code: one to four digits, 0 to 1023;
 * - a range of two codes, both included: "400-499";
 * - a pattern: a digit and "xx" for a hundred codes, or two digits and "x" for ten: "4xx", "40x";
 * - a word: "known", "registered", "redirect", "cacheable", "retryable" or "error", for the codes of
 *   httpstatus_is_known(), httpstatus_is_registered(), httpstatus_is_redirect(),
 *   httpstatus_is_heuristically_cacheable(), httpstatus_is_retryable() with "GET", and
 *   httpstatus_is_error().
 *
 * Letters may have either case. Terms act one after the other. If the first term removes, the set starts
 * as 100-599, else empty. A text without terms is the empty set. A `-` that follows a code at once makes a
 * range, one after a separator removes: "200-299" is a range, "200 -299" is 200 without 299.
 *
 * @param set where the set is put; NULL only checks the text.
 * @param text the bytes to parse; they need not end with a NUL. A NUL among them is an error.
 * @param len how many bytes.
 * @param error_at where the offset of an error is put; may be NULL. With a word being a longest run of
 *        ASCII letters and digits, this is the offset
 *        - of the word that is no item, or no code at the end of a range: "2000", "4x4", "error!" has none;
 *        - of the first code of a range whose end is smaller than its start;
 *        - else of the first byte that cannot stand where it does, or of the end of the text if an item is
 *          missing there: 1 for "!,404" and "!", 4 for "200-".
 * @return true if the text is well-formed; then *error_at is untouched. Else false, and *set is untouched.
 * @since 1.0
 */
HTTPSTATUS_API bool httpstatus_set_parse(httpstatus_set *set, const char *text, size_t len, size_t *error_at);

/**
 * Writes the canonical text of a set, which httpstatus_set_parse() parses back to the same set.
 *
 * Equal sets have equal texts. The text has one term for each run of consecutive codes, in ascending order: a pattern
 * if the run is a whole hundred or ten below 1000, otherwise one code, or two with a hyphen. So 500 to 599 are "5xx",
 * 410 to 419 are "41x", 404 and 405 are "404-405", 500 to 599 without 501 are "500,502-599", and the empty set is the
 * empty text. It has no words, whose meaning grows with the data.
 *
 * The result is as snprintf()'s: at most size - 1 bytes and a NUL are written, and what the return value
 * says is the whole length, so a call with size 0 measures.
 *
 * @param set the set; NULL is the empty set.
 * @param buf where to write; may be NULL to measure.
 * @param size the size of the buffer in bytes.
 * @return the length of the whole text without the NUL.
 * @since 1.0
 */
HTTPSTATUS_API size_t httpstatus_set_format(const httpstatus_set *set, char *buf, size_t size);

/**
 * Tells whether a code is in a set.
 *
 * @param set the set; NULL is the empty set.
 * @param code any int.
 * @return true if it is a member; false if not, and for every code outside 0 to 1023.
 * @since 1.0
 */
HTTPSTATUS_API bool httpstatus_set_has(const httpstatus_set *set, int code);

/**
 * Adds a code to a set.
 *
 * @param set the set to change; NULL changes nothing.
 * @param code any int; one outside 0 to 1023 changes nothing.
 * @return true if the set has changed, false if it has not.
 * @since 1.0
 */
HTTPSTATUS_API bool httpstatus_set_add(httpstatus_set *set, int code);

/**
 * Removes a code from a set.
 *
 * @param set the set to change; NULL changes nothing.
 * @param code any int; one outside 0 to 1023 changes nothing.
 * @return true if the set has changed, false if it has not.
 * @since 1.0
 */
HTTPSTATUS_API bool httpstatus_set_remove(httpstatus_set *set, int code);

/**
 * Counts the members of a set.
 *
 * @param set the set; NULL is the empty set.
 * @return how many codes are in it, 0 to 1024.
 * @since 1.0
 */
HTTPSTATUS_API size_t httpstatus_set_size(const httpstatus_set *set);

/**
 * Steps through the members of a set in ascending order.
 *
 * `for (int code = 0; (code = httpstatus_set_next(&set, code)) != 0;)` visits each of them once, but for 0,
 * which is never answered: ask httpstatus_set_has() about it where it matters.
 *
 * @param set the set; NULL is the empty set.
 * @param code any int; it need not be a member.
 * @return the smallest member above both it and 0, or 0 after the last.
 * @since 1.0
 */
HTTPSTATUS_API int httpstatus_set_next(const httpstatus_set *set, int code);

/**
 * Counts how many of an array of codes are in a set.
 *
 * @param set the set; NULL is the empty set.
 * @param codes the codes, each any 16-bit number; NULL is no codes, whatever n says.
 * @param n how many codes.
 * @return how many of them are in the set; those from 1024 up never are.
 * @since 1.0
 */
HTTPSTATUS_API uint64_t httpstatus_set_count(const httpstatus_set *set, const uint16_t *codes, size_t n);

/**
 * Counts the codes of an array by class.
 *
 * @param codes the codes, each any 16-bit number; NULL is no codes, whatever n says.
 * @param n how many codes.
 * @param counts the counts to add to: counts[1] to counts[5] for the classes, counts[0] for the codes
 *        outside 100 to 599. Nothing is set to 0 first. NULL counts nothing.
 * @since 1.0
 */
HTTPSTATUS_API void httpstatus_count_classes(const uint16_t *codes, size_t n, uint64_t counts[6]);

/**
 * Counts the codes of an array one by one.
 *
 * About 16 KiB of stack are used.
 *
 * @param codes the codes, each any 16-bit number; NULL is no codes, whatever n says.
 * @param n how many codes.
 * @param counts the counts to add to: counts[c] for code c, counts[0] also for the codes from 1000 up.
 *        Nothing is set to 0 first. NULL counts nothing.
 * @since 1.0
 */
HTTPSTATUS_API void httpstatus_histogram(const uint16_t *codes, size_t n, uint64_t counts[1000]);

/** @} */

/**
 * @defgroup vocabularies Other vocabularies
 * @{
 */

/**
 * Tells which gRPC status a gRPC client makes of an HTTP response without grpc-status.
 *
 * It is for that case alone, and it is not the inverse of httpstatus_from_grpc(): 404 is UNIMPLEMENTED,
 * for an intermediary that answers so does not know the service, and 200 is UNKNOWN.
 *
 * @param code the status code, any int.
 * @return the number of the gRPC status; 2, UNKNOWN, for every code that the mapping does not list.
 * @source grpc, doc/http-grpc-status-mapping.md.
 * @since 1.0
 */
HTTPSTATUS_API int httpstatus_to_grpc(int code);

/**
 * Tells which HTTP status code stands for a gRPC status, as gateways from HTTP to gRPC answer.
 *
 * @param grpc the number of the gRPC status, 0 (OK) to 16 (UNAUTHENTICATED).
 * @return the status code, 499 for CANCELLED; 500 if there is no such gRPC status.
 * @source googleapis, google/rpc/code.proto.
 * @since 1.0
 */
HTTPSTATUS_API int httpstatus_from_grpc(int grpc);

/**
 * Tells whether an OpenTelemetry span of an HTTP request gets the status Error.
 *
 * @param code the status code, any int; it need not be known.
 * @param server true for a span of the server, false for one of the client.
 * @return true for 500 to 599, and on the client's side for 400 to 499; else false, also outside 100 to 599.
 * @source OpenTelemetry Semantic Conventions, HTTP spans, "Status".
 * @since 1.0
 */
HTTPSTATUS_API bool httpstatus_is_span_error(int code, bool server);

/** @} */

#ifdef __cplusplus
}
#endif

#endif /* HTTPSTATUS_H */
