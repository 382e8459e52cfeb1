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
 * retrying, fields, sets and bulk work, other vocabularies.
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
    HTTPSTATUS_UNKNOWN = 0,
    HTTPSTATUS_STANDARD = 1,
    HTTPSTATUS_PROVISIONAL = 2,
    HTTPSTATUS_DEPRECATED = 3,
    HTTPSTATUS_OBSOLETE = 4,
    HTTPSTATUS_RESERVED = 5,
    HTTPSTATUS_UNOFFICIAL = 6
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
 * @return HTTPSTATUS_STANDARD, HTTPSTATUS_PROVISIONAL (104), HTTPSTATUS_DEPRECATED (305),
 *         HTTPSTATUS_OBSOLETE (510), HTTPSTATUS_RESERVED (306 and 418), HTTPSTATUS_UNOFFICIAL, or
 *         HTTPSTATUS_UNKNOWN, which is 0.
 * @source IANA HTTP Status Code Registry.
 * @since 1.0
 */
HTTPSTATUS_API int httpstatus_standing(int code);

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
 * that httpstatus_find() knows. The distance is Damerau-Levenshtein's: insertions, deletions,
 * substitutions and swaps of two neighbours. It must be at most 4 and at most a third of the text's
 * letters and digits.
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

#ifdef __cplusplus
}
#endif

#endif /* HTTPSTATUS_H */
