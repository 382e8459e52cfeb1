/**
 * @file httpstatus.h
 * What an HTTP status code means.
 *
 * Any input is safe: every function accepts any int, any bytes, any length and NULL. For the same arguments it
 * returns the same result. No function allocates, locks, reads the locale or a clock, sets errno or keeps state. You
 * may call all of them from any thread and from a signal handler. Returned strings are static, NUL-terminated UTF-8.
 * They stay valid as long as the library is loaded; never free them.
 *
 * A status code is a plain int. For a code it does not know, a function returns false, 0 or NULL unless it says
 * otherwise. Text is given as a pointer and a length in bytes and need not end with a NUL. A NULL text is treated as
 * empty; its length is ignored. A request method is a case-sensitive, NUL-terminated token such as "GET"; NULL means
 * "GET", and an unregistered method is neither safe nor idempotent.
 *
 * A decision (httpstatus_may_store(), httpstatus_may_retry()) returns true only for "yes, you may". In doubt it
 * returns false. If `rule` is not NULL, it receives the rule that decided.
 *
 * Do not rely on the result for an unknown argument: a policy, level, role, rule, index or flag bit that this version
 * does not have may get a meaning in a later 1.x. Lists of codes in these comments are as of the registry of
 * 2025-09-15; httpstatus_registry_date() returns the date of the registry that the loaded library follows.
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

/**
 * Marks the functions that the shared library exports.
 *
 * Define HTTPSTATUS_STATIC for the static library: its functions stay inside the program or shared object that it is
 * linked into.
 */
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

/* @source is a Doxygen alias of docs/Doxyfile.in. */
#ifdef __clang__
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wdocumentation-unknown-command"
#endif

#ifdef __cplusplus
extern "C" {
#endif

/**
 * @defgroup registry Registry: what a code is
 * @{
 */

/** The registration status of a code with IANA, as httpstatus_standing() returns it. @since 1.0 */
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
 * Returns the reason phrase to send on the wire.
 *
 * This is the phrase of the newest specification, such as "Content Too Large" for 413, without any annotation of
 * the registry. 306 has "Switch Proxy" and 418 has "I'm a teapot". For an unofficial code
 * it is the most common meaning; httpstatus_vendor() lists the others. To get phrases of registered codes only, call
 * httpstatus_is_registered() first.
 *
 * @param code the status code, any int.
 * @return the phrase in ASCII, or NULL if the code is unknown.
 * @source RFC 9110 section 15; IANA HTTP Status Code Registry.
 * @since 1.0
 */
HTTPSTATUS_API const char *httpstatus_reason(int code);

/**
 * Returns the reason phrase that one edition of the HTTP specification gave a code.
 *
 * Name an edition by the number of its RFC: 1945 (HTTP/1.0), 2068, 2616, 7231 (with 7232, 7233 and 7235,
 * which its own table of codes includes) or 9110. The phrase is the title of the section
 * that defines the code in that edition: 413 was "Request Entity Too Large" in 2616, "Payload Too Large" in 7231
 * and is "Content Too Large" in 9110.
 *
 * @param code the status code, any int.
 * @param rfc the number of the RFC, as httpstatus_edition() lists them.
 * @return the phrase in ASCII, or NULL if that RFC does not define the code or only reserves it, and for any other RFC.
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
 * Returns the other spellings of a reason phrase, one by one, the most common first.
 *
 * @param code the status code, any int.
 * @param index which spelling, counted from 0.
 * @return the spelling in ASCII, or NULL past the last one.
 * @source lib/data/aliases.csv names where each spelling is met.
 * @since 1.0
 */
HTTPSTATUS_API const char *httpstatus_alias(int code, size_t index);

/**
 * Returns the symbol of a code, without prefix: "NOT_FOUND", "IM_A_TEAPOT".
 *
 * @param code the status code, any int.
 * @return the symbol, upper-case ASCII letters, digits and underscores, unique to the code; NULL if the
 *         code is unknown.
 * @since 1.0
 */
HTTPSTATUS_API const char *httpstatus_name(int code);

/**
 * Returns the document that defines a code, such as "RFC 9110".
 *
 * For an unofficial code it is the vendor's document.
 *
 * @param code the status code, any int.
 * @return the document's short name, or NULL if the code is unknown.
 * @source IANA HTTP Status Code Registry.
 * @since 1.0
 */
HTTPSTATUS_API const char *httpstatus_spec(int code);

/**
 * Returns the section of httpstatus_spec() that defines a code: "15.5.5".
 *
 * @param code the status code, any int.
 * @return the section number, or NULL if the code is unknown or its document has no numbered sections.
 * @source IANA HTTP Status Code Registry.
 * @since 1.0
 */
HTTPSTATUS_API const char *httpstatus_section(int code);

/**
 * Returns the URL of the definition of a code.
 *
 * The URL leads to the section of the code if the document has sections.
 *
 * @param code the status code, any int.
 * @return the URL, or NULL if the code is unknown.
 * @source IANA HTTP Status Code Registry.
 * @since 1.0
 */
HTTPSTATUS_API const char *httpstatus_url(int code);

/**
 * Returns the vendors that use a code, one by one, the most common first.
 *
 * Every unofficial code has at least one vendor: 499 has "nginx", then "Esri". A code that IANA has assigned has
 * vendors if one of them uses it in another way, as for 308, 451 and 508.
 *
 * @param code the status code, any int.
 * @param index which vendor, counted from 0.
 * @return the vendor's name, or NULL past the last one.
 * @source lib/data/vendors.csv names the source of each meaning.
 * @since 1.0
 */
HTTPSTATUS_API const char *httpstatus_vendor(int code, size_t index);

/**
 * Returns the phrase that one vendor gives a code.
 *
 * @param code the status code, any int.
 * @param vendor the vendor's name as httpstatus_vendor() spells it, ignoring ASCII letter case.
 * @return the phrase in ASCII, or NULL if the vendor is NULL or gives the code no meaning of its own.
 * @source lib/data/vendors.csv names the source of each meaning.
 * @since 1.0
 */
HTTPSTATUS_API const char *httpstatus_vendor_reason(int code, const char *vendor);

/**
 * Returns the registration status of a code with IANA.
 *
 * A temporary registration that has expired stays registered and provisional, and its text says when it expired,
 * until IANA removes it. Its constant stays even then.
 *
 * @param code the status code, any int.
 * @return HTTPSTATUS_STANDING_STANDARD, HTTPSTATUS_STANDING_PROVISIONAL (104), HTTPSTATUS_STANDING_DEPRECATED
 *         (305), HTTPSTATUS_STANDING_OBSOLETE (510), HTTPSTATUS_STANDING_RESERVED (306 and 418),
 *         HTTPSTATUS_STANDING_UNOFFICIAL, or HTTPSTATUS_STANDING_UNKNOWN, which is 0.
 * @source IANA HTTP Status Code Registry; RFC 7120 section 3.3.
 * @since 1.0
 */
HTTPSTATUS_API int httpstatus_standing(int code);

/**
 * Returns the English word for a standing, in lower case: "standard", "unofficial".
 *
 * @param standing a number that httpstatus_standing() returns.
 * @return the word, "unknown" for HTTPSTATUS_STANDING_UNKNOWN; NULL for any other number.
 * @since 1.0
 */
HTTPSTATUS_API const char *httpstatus_standing_name(int standing);

/**
 * Returns whether the library has an entry for a code, official or not.
 *
 * @param code the status code, any int.
 * @return true if it has one, else false.
 * @since 1.0
 */
HTTPSTATUS_API bool httpstatus_is_known(int code);

/**
 * Returns whether a code is in the IANA registry.
 *
 * @param code the status code, any int.
 * @return true if its standing is neither unknown nor unofficial, else false.
 * @source IANA HTTP Status Code Registry.
 * @since 1.0
 */
HTTPSTATUS_API bool httpstatus_is_registered(int code);

/**
 * Returns whether a code is ever sent to a client.
 *
 * One meaning that is sent is enough: nginx only logs 496 and 499, but Cloud Foundry sends 496 and Esri sends 499.
 *
 * @param code the status code, any int.
 * @return false for an unknown code and for one that only appears in logs or inside one server, such as nginx's 444
 *         or a load balancer's 460; else true.
 * @source lib/data/vendors.csv names the source of each meaning.
 * @since 1.0
 */
HTTPSTATUS_API bool httpstatus_is_on_wire(int code);

/**
 * Returns the next known code, in ascending order.
 *
 * `for (int code = 0; (code = httpstatus_next(code)) != 0;)` visits each known code once.
 *
 * @param code any int; it need not be a known code.
 * @return the smallest known code above it, or 0 after the last.
 * @since 1.0
 */
HTTPSTATUS_API int httpstatus_next(int code);

/**
 * Returns the date of the IANA HTTP Status Code Registry that the data follows.
 *
 * @return the date as "YYYY-MM-DD".
 * @since 1.0
 */
HTTPSTATUS_API const char *httpstatus_registry_date(void);

/**
 * Returns the version of the library that is loaded.
 *
 * It may differ from HTTPSTATUS_VERSION, the version of the header that the program was compiled with.
 *
 * @return the version as "major.minor.patch".
 * @since 1.0
 */
HTTPSTATUS_API const char *httpstatus_version(void);

/**
 * Returns the version of the library that is loaded, as one comparable number.
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
 * Returns the code that a text names, in any common spelling.
 *
 * The text is a reason phrase, another spelling of one, a symbol, or a vendor's phrase of several words that only one
 * code has. Only its ASCII letters and digits count, in either case: "not-found", "NotFound", "HTTP_NOT_FOUND". If a
 * number comes first, it decides, whatever follows: "404", "404 Not Found", "HTTP_404_NOT_FOUND", "HTTP/1.1 404 Not
 * Found", "HTTP/2 404", and "404.13" as IIS logs it. Such a number has exactly three digits. After a prefix, letters
 * may follow it; otherwise no letter or digit may: "404abc", "40" and "4040" name no code. The prefixes are HTTP,
 * STATUS, HTTPSTATUS and HTTPSTATUSCODE, each with or without a code after it, and ngx before them: "StatusNotFound",
 * "Status404NotFound", "HttpStatusCode.NotFound", "ngx.HTTP_NOT_FOUND".
 *
 * @param text the bytes to look at; they need not end with a NUL. If NULL, returns 0.
 * @param len how many bytes.
 * @return the known code that the text names, or 0 if there is none. A text that contains a zero byte names none.
 * @since 1.0
 */
HTTPSTATUS_API int httpstatus_find(const char *text, size_t len);

/**
 * Returns the code whose phrase is nearest to a misspelt one.
 *
 * Use it to ask "did you mean ...?". The letters and digits of the text are compared with those of every text that
 * httpstatus_find() knows. The distance is that of optimal string alignment: letters inserted, deleted, replaced, and
 * neighbours swapped, with no part edited twice. It must be at most 4, and at most a third of the number of the text's
 * letters and digits.
 *
 * @param text the bytes to look at; they need not end with a NUL. If NULL, returns 0.
 * @param len how many bytes.
 * @return the code, or 0 if no phrase is near enough or two codes are equally near. No phrase is near to a text that
 *         contains a zero byte.
 * @since 1.0
 */
HTTPSTATUS_API int httpstatus_closest(const char *text, size_t len);

/**
 * Parses a status code strictly.
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
 * The line may end with CRLF, LF, CR (what is left of a line that was split at LF) or nothing. The reason phrase may
 * be empty, and the space before it may then be missing, as some servers leave it out.
 *
 * @param line the bytes of one line; they need not end with a NUL.
 * @param len how many bytes.
 * @param minor receives the digit after "HTTP/1."; may be NULL. Untouched if the function returns 0.
 * @param reason receives the offset of the reason phrase in bytes; may be NULL. The phrase ends before the CRLF, LF or
 *        CR; if there is none, the offset is that end. Untouched if the function returns 0.
 * @return the code, 100 to 999, known or not; 0 if the line is not a status line of HTTP/1.x.
 * @source RFC 9112 section 4; section 2.2 for the lone LF.
 * @since 1.0
 */
HTTPSTATUS_API int httpstatus_parse_line(const char *line, size_t len, int *minor, size_t *reason);

/**
 * Writes a code and its reason phrase: "404 Not Found".
 *
 * This is the form for CGI's Status field, WSGI and logs. An unknown code from 100 to 999 is written as digits alone.
 * The function works like snprintf(): it writes at most size - 1 bytes and a NUL, and returns the length of the whole
 * text. Call it with size 0 to measure.
 *
 * @param buf where to write; may be NULL to measure.
 * @param size the size of the buffer in bytes.
 * @param code the status code, any int; the text is empty for one outside 100 to 999.
 * @return the length of the whole text in bytes, without the NUL; 0 for a code outside 100 to 999.
 * @source RFC 3875 section 6.3.3; RFC 9110 section 15.
 * @since 1.0
 */
HTTPSTATUS_API size_t httpstatus_format_status(char *buf, size_t size, int code);

/**
 * Writes the status line of an HTTP/1.1 response: "HTTP/1.1 404 Not Found" and CRLF.
 *
 * The space after the code is required, so a code without a known phrase keeps it. The function works like
 * snprintf(), as httpstatus_format_status() does.
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
 * Returns the class of a code, its first digit.
 *
 * @param code the status code, any int; it need not be known.
 * @return 1 to 5, or 0 if the code is outside 100 to 599.
 * @source RFC 9110 section 15.
 * @since 1.0
 */
HTTPSTATUS_API int httpstatus_class_of(int code);

/**
 * Returns the name of the class of a code: "Client Error" for 404.
 *
 * @param code the status code, any int; it need not be known.
 * @return "Informational", "Success", "Redirection", "Client Error" or "Server Error"; NULL if the code is outside
 *         100 to 599.
 * @source RFC 9110 sections 15.2 to 15.6 (titles).
 * @since 1.0
 */
HTTPSTATUS_API const char *httpstatus_class_name(int code);

/**
 * Returns the label of the class of a code for metrics: "4xx" for 404.
 *
 * @param code the status code, any int; it need not be known.
 * @return "1xx" to "5xx"; NULL if the code is outside 100 to 599.
 * @source RFC 9110 section 15.
 * @since 1.0
 */
HTTPSTATUS_API const char *httpstatus_class_label(int code);

/**
 * Returns whether a number can be the status code of an HTTP response.
 *
 * @param code the status code, any int; it need not be known.
 * @return true for 100 to 599, else false.
 * @source RFC 9110 section 15: other values are invalid.
 * @since 1.0
 */
HTTPSTATUS_API bool httpstatus_is_valid(int code);

/**
 * Returns whether a code is interim, to be followed by a final response.
 *
 * @param code the status code, any int; it need not be known.
 * @return true for 100 to 199, else false.
 * @source RFC 9110 section 15.2.
 * @since 1.0
 */
HTTPSTATUS_API bool httpstatus_is_informational(int code);

/**
 * Returns whether a code means success.
 *
 * @param code the status code, any int; it need not be known.
 * @return true for 200 to 299, else false.
 * @source RFC 9110 section 15.3.
 * @since 1.0
 */
HTTPSTATUS_API bool httpstatus_is_success(int code);

/**
 * Returns whether a code is in the redirection class.
 *
 * Clients follow only five of these automatically: see httpstatus_is_redirect().
 *
 * @param code the status code, any int; it need not be known.
 * @return true for 300 to 399, else false.
 * @source RFC 9110 section 15.4.
 * @since 1.0
 */
HTTPSTATUS_API bool httpstatus_is_redirection(int code);

/**
 * Returns whether a code is a client error.
 *
 * @param code the status code, any int; it need not be known.
 * @return true for 400 to 499, else false.
 * @source RFC 9110 section 15.5.
 * @since 1.0
 */
HTTPSTATUS_API bool httpstatus_is_client_error(int code);

/**
 * Returns whether a code is a server error.
 *
 * @param code the status code, any int; it need not be known.
 * @return true for 500 to 599, else false.
 * @source RFC 9110 section 15.6.
 * @since 1.0
 */
HTTPSTATUS_API bool httpstatus_is_server_error(int code);

/**
 * Returns whether a code is a client error or a server error.
 *
 * @param code the status code, any int; it need not be known.
 * @return true for 400 to 599, else false.
 * @source RFC 9110 sections 15.5 and 15.6.
 * @since 1.0
 */
HTTPSTATUS_API bool httpstatus_is_error(int code);

/**
 * Returns the code to fall back to if a client does not recognise this one.
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

/** Whether a response has content, as httpstatus_content() returns it. @since 1.0 */
enum {
    HTTPSTATUS_CONTENT_NONE = 0,
    HTTPSTATUS_CONTENT_EMPTY = 1,
    HTTPSTATUS_CONTENT_ALLOWED = 2
};

/**
 * Returns whether a response has content.
 *
 * The request method decides first, then the class, then the code. So the result is also right for codes that the
 * library does not know: 199 has no content, nor has 299 to CONNECT.
 *
 * @param code the status code, any int; it need not be known.
 * @param method the method of the request; NULL means "GET".
 * @return HTTPSTATUS_CONTENT_NONE, which is 0, if the message ends with its header section: any response to HEAD,
 *         2xx to CONNECT (a tunnel follows), 1xx, 204 and 304. HTTPSTATUS_CONTENT_EMPTY for 205: its content is
 *         framed like any other's, but the sender must leave it empty. Else HTTPSTATUS_CONTENT_ALLOWED, also for
 *         codes outside 100 to 599.
 * @source RFC 9110 sections 6.4.1 and 15.3.6; RFC 9112 section 6.3.
 * @since 1.0
 */
HTTPSTATUS_API int httpstatus_content(int code, const char *method);

/**
 * Returns the English word for what httpstatus_content() returns: "none", "empty" or "allowed".
 *
 * @param content a number that httpstatus_content() returns.
 * @return the word; NULL for any other number.
 * @since 1.0
 */
HTTPSTATUS_API const char *httpstatus_content_name(int content);

/**
 * Returns whether a server may send Content-Length.
 *
 * It may in a response to HEAD and in a 304, although neither has content. The value must then be the length that the
 * response to GET, or the 200, would have had: the lack of content does not make it 0.
 *
 * @param code the status code, any int; it need not be known.
 * @param method the method of the request; NULL means "GET".
 * @return false for 1xx, 204, 2xx to CONNECT and for a number outside 100 to 999, which no status code can be; else
 *         true.
 * @source RFC 9110 section 8.6.
 * @since 1.0
 */
HTTPSTATUS_API bool httpstatus_allows_content_length(int code, const char *method);

/**
 * Returns whether a server may send Transfer-Encoding in HTTP/1.1.
 *
 * HTTP/1.0, HTTP/2 and HTTP/3 have no transfer codings, whatever the code.
 *
 * @param code the status code, any int; it need not be known.
 * @param method the method of the request; NULL means "GET".
 * @return false for 1xx, 204, 2xx to CONNECT and for a number outside 100 to 999, which no status code can be; else
 *         true, also for HEAD and 304.
 * @source RFC 9112 section 6.1.
 * @since 1.0
 */
HTTPSTATUS_API bool httpstatus_allows_transfer_encoding(int code, const char *method);

/**
 * Returns whether a code is a null body status of WHATWG Fetch.
 *
 * With such a code a Response object cannot have a body. This is not the same as httpstatus_content(): 205 is a null
 * body status, 100 is not.
 *
 * @param code the status code, any int.
 * @return true for 101, 103, 204, 205 and 304, else false.
 * @source WHATWG Fetch, "null body status".
 * @since 1.0
 */
HTTPSTATUS_API bool httpstatus_is_null_body(int code);

/**
 * Returns whether a code is a range status of WHATWG Fetch.
 *
 * Such a code is a response to a Range field.
 *
 * @param code the status code, any int.
 * @return true for 206 and 416, else false.
 * @source WHATWG Fetch, "range status".
 * @since 1.0
 */
HTTPSTATUS_API bool httpstatus_is_range(int code);

/**
 * Returns whether a server may send a code in a version of HTTP.
 *
 * HTTP/1.0 has no 1xx codes. HTTP/2 and HTTP/3 do not support 101.
 *
 * @param code the status code, any int; it need not be known.
 * @param version 10 for HTTP/1.0, 11 for HTTP/1.1, 20 for HTTP/2, 30 for HTTP/3; a number between two of them means
 *        the lower one, and a number above 30 means 30.
 * @return true if it may; false if that version has no such code, for a known code that is never sent
 *         (httpstatus_is_on_wire()), for a code outside 100 to 599 and for a version below 10.
 * @source RFC 9110 section 15.2; RFC 9113 section 8.6; RFC 9114 section 4.5.
 * @since 1.0
 */
HTTPSTATUS_API bool httpstatus_may_send(int code, int version);

/** @} */

/**
 * @defgroup caching Caching: what a cache may store and reuse
 *
 * For each response, a cache first invalidates if httpstatus_invalidates() says so, then stores if
 * httpstatus_may_store() allows it. A 304 freshens a stored response (RFC 9111 section 4.3.4) and is never sent again
 * itself. What a stored response may serve depends on its request: one to GET a later GET or HEAD; one to HEAD a later
 * HEAD; one to POST or PATCH a later GET or HEAD, if its Content-Location equals the URI; one to QUERY a later QUERY
 * with the same content. The caller keeps the cache keys, Vary and the clock.
 * @{
 */

/**
 * Flags for the caching functions, combined with `|`.
 *
 * Those up to HTTPSTATUS_CACHE_INVALID_AGE describe the Cache-Control of the response: httpstatus_cache_flags()
 * returns them. The caller sets the others:
 * - EXPIRES: the response has an Expires field, valid or not.
 * - AUTHORIZATION: the request has an Authorization field.
 * - CONTENT_LOCATION_MATCHES: the response has a Content-Location that equals the target URI.
 * - REQUEST_NO_STORE: the request's Cache-Control has no-store. Leave it out if the cache ignores the directives of
 *   requests.
 * - SHARED: the cache is shared by several users.
 * - UNDERSTANDS: the cache does all that the specification of this code asks of a cache, such as RFC 9111
 *   sections 3.3, 3.4 and 4.3.4 for 206 and 304.
 * - STRIPS_FIELDS: before it stores, the cache removes the fields that private="..." and no-cache="..." list.
 *
 * Other bits are reserved. @since 1.0
 */
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

/** The rule that allows storing a response, as httpstatus_may_store() reports it. @since 1.0 */
enum {
    HTTPSTATUS_STORE_EXPLICIT = 1,
    HTTPSTATUS_STORE_PUBLIC = 2,
    HTTPSTATUS_STORE_PRIVATE = 3,
    HTTPSTATUS_STORE_HEURISTIC = 4
};

/** The rule that forbids storing a response, as httpstatus_may_store() reports it. @since 1.0 */
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
 * Returns whether a code is heuristically cacheable: a cache may guess its freshness.
 *
 * @param code the status code, any int.
 * @return true for 200, 203, 204, 206, 300, 301, 308, 404, 405, 410, 414, 451 and 501, else false.
 * @source RFC 9110 section 15.1; RFC 7725 section 3 for 451; RFC 9111 section 4.2.2.
 * @since 1.0
 */
HTTPSTATUS_API bool httpstatus_is_heuristically_cacheable(int code);

/**
 * Returns whether a cache may store a response.
 *
 * The function checks the conditions in the order of the NOSTORE constants; the first that forbids storing decides. If
 * none does, the first basis that holds decides, in the order of the STORE constants.
 *
 * - METHOD: GET, HEAD and QUERY are cacheable. POST and PATCH are with explicit freshness and
 *   HTTPSTATUS_CACHE_CONTENT_LOCATION_MATCHES, for any code. No other method is cacheable, registered or not.
 * - INTERIM: a 1xx response is not final, and a number outside 100 to 599 is no response.
 * - STATUS: the code's own specification forbids it: 428, 429, 431 and 511.
 * - NOT_UNDERSTOOD: the code is 206 or 304; or must-understand is present and the code is not understood. The library
 *   understands the standard, deprecated and obsolete codes whose specification asks nothing of a cache beyond RFC 9111
 *   section 3. It does not understand 206, 304 and 226 (RFC 3229 section 10.6), nor reserved, provisional, unofficial
 *   and unknown codes, which have no caching rules. HTTPSTATUS_CACHE_UNDERSTANDS lifts this for any code.
 * - DIRECTIVE: HTTPSTATUS_CACHE_REQUEST_NO_STORE; or HTTPSTATUS_CACHE_NO_STORE, unless must-understand overrides it.
 * - PRIVATE: HTTPSTATUS_CACHE_PRIVATE in a shared cache; or HTTPSTATUS_CACHE_PRIVATE_FIELDS there without
 *   HTTPSTATUS_CACHE_STRIPS_FIELDS, because a cache that keeps the listed fields would share them.
 * - AUTHORIZATION: HTTPSTATUS_CACHE_AUTHORIZATION in a shared cache, unless public, s-maxage or must-revalidate is
 *   present. must-revalidate lifts this rule but is no basis.
 * - NO_BASIS: none of the following holds.
 * - EXPLICIT: HTTPSTATUS_CACHE_MAX_AGE, HTTPSTATUS_CACHE_EXPIRES or, in a shared cache, HTTPSTATUS_CACHE_S_MAXAGE.
 * - PUBLIC: HTTPSTATUS_CACHE_PUBLIC. PRIVATE: HTTPSTATUS_CACHE_PRIVATE in a private cache.
 * - HEURISTIC: httpstatus_is_heuristically_cacheable() and no HTTPSTATUS_CACHE_INVALID_AGE: invalid freshness
 *   information should make a response stale (RFC 9111 section 4.2.1), so no guess replaces it.
 *
 * Storing is not reusing: with max-age=0, a date in the past or no-cache, a response may be stored but must be
 * validated before it is used.
 *
 * When a later 1.x learns a new code, the result may change for that code and for no other. To treat unknown codes in
 * your own way, call httpstatus_is_known() or test a set of your own first.
 *
 * @param code the status code, any int; it need not be known.
 * @param method the method of the request; NULL means "GET".
 * @param flags HTTPSTATUS_CACHE constants combined with `|`.
 * @param rule receives the rule that decided: a HTTPSTATUS_STORE constant, which is positive, or a
 *        HTTPSTATUS_NOSTORE constant, which is negative. May be NULL. httpstatus_store_why() explains it.
 * @return true if the response may be stored, false if it must not be.
 * @source RFC 9111 sections 3, 3.5, 4.2.1, 5.2.1.5 and 5.2.2; RFC 9110 sections 9.2.3 and 9.3.3; RFC 5789
 *         section 2 (PATCH); RFC 10008 section 2.7 (QUERY); RFC 6585 sections 3 to 6; RFC 3229 section 10.6.
 * @since 1.0
 */
HTTPSTATUS_API bool httpstatus_may_store(int code, const char *method, unsigned flags, int *rule);

/**
 * Returns an English sentence that explains a rule of httpstatus_may_store().
 *
 * @param rule what httpstatus_may_store() put into *rule.
 * @return the sentence, which names the RFC section, or NULL if there is no such rule.
 * @since 1.0
 */
HTTPSTATUS_API const char *httpstatus_store_why(int rule);

/**
 * Parses the Cache-Control field value of a response into flags.
 *
 * The value is a list of directives. A directive is a name in any letter case; "=" and an argument, a token or a quoted
 * string, may follow. Empty elements and unknown directives are skipped, and text inside a quoted string is never read
 * as a directive.
 *
 * - max-age and s-maxage count with an argument of one or more decimal digits, bare or quoted. If one occurs
 *   several times, it counts if any of them is valid. One without such an argument sets HTTPSTATUS_CACHE_INVALID_AGE.
 * - public, must-revalidate, proxy-revalidate and must-understand take no argument and do not count with one.
 * - private and no-cache count for the whole response without an argument, or with one that lists no field name. With
 *   a list of field names they set HTTPSTATUS_CACHE_PRIVATE_FIELDS and HTTPSTATUS_CACHE_NO_CACHE_FIELDS.
 * - no-store counts with any argument.
 *
 * Every other element is malformed: "max-age=60; no-store", two directives with only a blank, a line feed or an
 * obs-fold between them, a quoted string that does not end. Malformed text errs towards not storing and not reusing. In
 * such an element, no-store, private and no-cache count as a token anywhere outside quotes, max-age and s-maxage set
 * HTTPSTATUS_CACHE_INVALID_AGE, and the rest is ignored. After a quote that does not end, only commas separate
 * elements, and all of them are malformed.
 *
 * Join several field lines to one value with ", ". Of a request's Cache-Control only no-store decides whether a cache
 * may store: if this function finds HTTPSTATUS_CACHE_NO_STORE there, pass HTTPSTATUS_CACHE_REQUEST_NO_STORE and no
 * other flag. The time taken grows linearly with the length of the value.
 *
 * @param cache_control the field value; it need not end with a NUL. If NULL, returns 0.
 * @param len how many bytes.
 * @return the flags from HTTPSTATUS_CACHE_NO_STORE to HTTPSTATUS_CACHE_INVALID_AGE, combined with `|`; 0 if there are
 *         none.
 * @source RFC 9111 sections 1.2.2, 4.2.1, 5.2 and 5.2.2; RFC 9110 sections 5.6.1 to 5.6.4.
 * @since 1.0
 */
HTTPSTATUS_API unsigned httpstatus_cache_flags(const char *cache_control, size_t len);

/**
 * Returns the number of seconds of a Cache-Control directive.
 *
 * The value, of a response or a request, is read as httpstatus_cache_flags() reads it. Directives with seconds are
 * "max-age", "s-maxage", "stale-while-revalidate", "stale-if-error", "max-stale" and "min-fresh". Only the first
 * occurrence counts; so check for HTTPSTATUS_CACHE_INVALID_AGE first, which any invalid occurrence sets.
 *
 * @param cache_control the field value; it need not end with a NUL. If NULL, returns -1.
 * @param len how many bytes.
 * @param directive the name of the directive, in any letter case. If NULL, returns -1.
 * @return the seconds, 0 or more; the largest int64_t if there are more. -1 if the directive is absent, has no number
 *         or an invalid one, or is in a malformed element.
 * @source RFC 9111 sections 1.2.2, 4.2.1 and 5.2; RFC 5861 sections 3 and 4.
 * @since 1.0
 */
HTTPSTATUS_API int64_t httpstatus_cache_seconds(const char *cache_control, size_t len, const char *directive);

/**
 * Returns whether a cache may guess how long a stored response stays fresh.
 *
 * @param code the status code, any int; it need not be known.
 * @param flags HTTPSTATUS_CACHE constants combined with `|`.
 * @return true if there is no explicit freshness (a private cache ignores s-maxage) and no
 *         HTTPSTATUS_CACHE_INVALID_AGE, and the code is heuristically cacheable or HTTPSTATUS_CACHE_PUBLIC is set;
 *         else false.
 * @source RFC 9111 sections 4.2.1, 4.2.2 and 5.2.2.9.
 * @since 1.0
 */
HTTPSTATUS_API bool httpstatus_may_guess_freshness(int code, unsigned flags);

/**
 * Returns whether the directives let a cache serve a stale response after a failure.
 *
 * Call it after an attempt to reach the origin server that ended in a code, or without a response. A cache also needs
 * a permission: it is disconnected, or stale-if-error, max-stale or its configuration allows it (RFC 9111 section
 * 4.2.4). Before an attempt, under max-stale or stale-while-revalidate, call it with 0: the same directives forbid it.
 *
 * @param code the status code that the attempt ended in; 0 if there was no response.
 * @param flags HTTPSTATUS_CACHE constants of the stored response, combined with `|`.
 * @return true if httpstatus_revalidation() of the code is HTTPSTATUS_REVALIDATION_FAILED and nothing forbids it.
 *         HTTPSTATUS_CACHE_NO_CACHE and HTTPSTATUS_CACHE_MUST_REVALIDATE forbid it; HTTPSTATUS_CACHE_NO_CACHE_FIELDS
 *         without HTTPSTATUS_CACHE_STRIPS_FIELDS does; and in a shared cache HTTPSTATUS_CACHE_PROXY_REVALIDATE and
 *         HTTPSTATUS_CACHE_S_MAXAGE do. Then, and after any other code, false.
 * @source RFC 9111 sections 4.2.4, 4.3.3, 5.2.2.2, 5.2.2.4, 5.2.2.8 and 5.2.2.10.
 * @since 1.0
 */
HTTPSTATUS_API bool httpstatus_may_serve_stale(int code, unsigned flags);

/**
 * Returns whether a response invalidates what a cache has stored for the target URI.
 *
 * A cache invalidates first and stores afterwards, so this response itself may be stored.
 *
 * @param code the status code, any int; it need not be known.
 * @param method the method of the request; NULL means "GET".
 * @return true for 200 to 399 to a method that is unsafe or not registered, "get" in lower case included; else false.
 * @source RFC 9111 section 4.4; IANA HTTP Method Registry.
 * @since 1.0
 */
HTTPSTATUS_API bool httpstatus_invalidates(int code, const char *method);

/** What a response to a cache's conditional request means, as httpstatus_revalidation() returns it. @since 1.0 */
enum {
    HTTPSTATUS_REVALIDATION_NONE = 0,
    HTTPSTATUS_REVALIDATION_UPDATE = 1,
    HTTPSTATUS_REVALIDATION_REPLACE = 2,
    HTTPSTATUS_REVALIDATION_FAILED = 3
};

/**
 * Returns what a response to a cache's conditional request means.
 *
 * @param code the status code, any int; it need not be known.
 * @return HTTPSTATUS_REVALIDATION_NONE, which is 0, for 1xx: wait for the final response.
 *         HTTPSTATUS_REVALIDATION_UPDATE for 304: freshen the stored response and use it.
 *         HTTPSTATUS_REVALIDATION_FAILED for 5xx and for numbers outside 100 to 599: forward the response, or act as if
 *         the origin server had not answered. HTTPSTATUS_REVALIDATION_REPLACE for any other code: use this response.
 * @source RFC 9111 section 4.3.3; RFC 9110 section 15.
 * @since 1.0
 */
HTTPSTATUS_API int httpstatus_revalidation(int code);

/**
 * Returns whether a code is an error for stale-if-error.
 *
 * @param code the status code, any int.
 * @return true for 500, 502, 503 and 504, else false.
 * @source RFC 5861 section 4.
 * @since 1.0
 */
HTTPSTATUS_API bool httpstatus_is_stale_if_error(int code);

/** @} */

/**
 * @defgroup redirects Redirects: what the next request looks like
 * @{
 */

/** Policies: which methods change on 301, 302 and 303. @since 1.0 */
enum {
    HTTPSTATUS_REDIRECT_FETCH = 0,
    HTTPSTATUS_REDIRECT_STRICT = 1,
    HTTPSTATUS_REDIRECT_LEGACY = 2
};

/**
 * Returns whether a client follows a code automatically through Location.
 *
 * This is the redirect status of WHATWG Fetch. RFC 9110 lets a client follow Location on any 3xx. Firefox follows 300;
 * no browser follows 304, 305, 306 or an unknown code. The Location of a 201 is not followed.
 *
 * @param code the status code, any int.
 * @return true for 301, 302, 303, 307 and 308, else false.
 * @source WHATWG Fetch, "redirect status"; RFC 9110 section 15.4.
 * @since 1.0
 */
HTTPSTATUS_API bool httpstatus_is_redirect(int code);

/**
 * Returns whether a redirect is permanent, so that links should be updated.
 *
 * @param code the status code, any int.
 * @return true for 301 and 308, else false.
 * @source RFC 9110 sections 15.4.2 and 15.4.9.
 * @since 1.0
 */
HTTPSTATUS_API bool httpstatus_is_permanent_redirect(int code);

/**
 * Returns whether a redirect is temporary, so that links should stay as they are.
 *
 * @param code the status code, any int.
 * @return true for 302, 303 and 307, else false.
 * @source RFC 9110 sections 15.4.3, 15.4.4 and 15.4.8.
 * @since 1.0
 */
HTTPSTATUS_API bool httpstatus_is_temporary_redirect(int code);

/**
 * Returns whether a redirect keeps every method, whatever the client.
 *
 * @param code the status code, any int.
 * @return true for 307 and 308, else false.
 * @source RFC 9110 sections 15.4.8 and 15.4.9.
 * @since 1.0
 */
HTTPSTATUS_API bool httpstatus_preserves_method(int code);

/**
 * Returns the method of the request that follows a redirect.
 *
 * No policy changes a method on 307 and 308, and none changes GET or HEAD. Methods are compared exactly: a browser
 * turns "post" into "POST" before it sends it; this function does not. CONNECT is not redirected: a 3xx means
 * that there is no tunnel (RFC 9110 section 9.3.6), and a client must not go where a proxy points.
 *
 * - HTTPSTATUS_REDIRECT_FETCH, what browsers do: 301 and 302 turn POST into GET and keep every other method, also
 *   QUERY; 303 turns every method into GET.
 * - HTTPSTATUS_REDIRECT_STRICT: 301 and 302 keep every method; 303 turns every method into GET.
 * - HTTPSTATUS_REDIRECT_LEGACY, as Go and older libraries: 301, 302 and 303 turn every method into GET, also QUERY,
 *   against RFC 10008 section 2.5.
 *
 * @param code the status code, any int.
 * @param method the method of the request that was redirected; NULL means "GET".
 * @param policy one of the three constants; any other number is reserved and means HTTPSTATUS_REDIRECT_FETCH today.
 * @return `method` itself, the same pointer, if it stays; a static "GET" if it changes or was NULL; NULL if the code is
 *         not a redirect or the method is CONNECT.
 * @source WHATWG Fetch, "HTTP-redirect fetch"; RFC 9110 sections 9.3.6 and 15.4; RFC 10008 section 2.5.
 * @since 1.0
 */
HTTPSTATUS_API const char *httpstatus_redirect_method(int code, const char *method, int policy);

/**
 * Returns whether the request that follows a redirect has the content of the first.
 *
 * It does if its method stays. So GET or HEAD with content keeps it even on 303: Fetch removes content only if it
 * changes the method. Content in a GET request has no meaning that servers agree on (RFC 9110 section 9.3.1). QUERY
 * keeps its content, except on 303, which asks for a GET. CONNECT and TRACE have no content.
 *
 * @param code the status code, any int.
 * @param method the method of the request that was redirected; NULL means "GET".
 * @param policy as for httpstatus_redirect_method().
 * @return true if the code is a redirect, the method stays and is neither CONNECT nor TRACE; else false.
 * @source WHATWG Fetch, "HTTP-redirect fetch"; RFC 9110 sections 9.3.1, 9.3.6, 9.3.8 and 15.4.
 * @since 1.0
 */
HTTPSTATUS_API bool httpstatus_redirect_keeps_content(int code, const char *method, int policy);

/**
 * Returns whether the request that follows a redirect keeps a field as it is.
 *
 * Dropped are:
 * - the fields of one connection, such as TE and Upgrade (RFC 9110 section 7.6.1);
 * - Proxy-Authorization, Referer and Origin: the client makes its own for the new request;
 * - Host, Authorization and Cookie, unless the new target has the same origin;
 * - the fields of content, every Content-* field among them, if the method has become GET.
 *
 * Every other field is kept. If you put credentials into fields of your own, such as X-Api-Key, drop them yourself when
 * the origin changes. Two URIs have the same origin if scheme, host and port are equal.
 *
 * @param code the status code, any int.
 * @param method the method of the request that was redirected; NULL means "GET".
 * @param policy as for httpstatus_redirect_method().
 * @param field the name of a request field, in any letter case. If NULL, returns false.
 * @param same_origin whether the target of the new request has the origin of the old one.
 * @return true if the field may stay; false if not, and always if httpstatus_redirect_method() returns NULL, because
 *         then there is no new request.
 * @source RFC 9110 section 15.4; WHATWG Fetch, "HTTP-redirect fetch"; lib/data/redirect_fields.csv names the section of
 *         each field.
 * @since 1.0
 */
HTTPSTATUS_API bool httpstatus_redirect_keeps_field(int code, const char *method, int policy, const char *field,
                                                    bool same_origin);

/** @} */

/**
 * @defgroup retrying Retrying: whether to send the request again
 * @{
 */

/** When a request may be retried, as httpstatus_retry() returns it. @since 1.0 */
enum {
    HTTPSTATUS_RETRY_NEVER = 0,
    HTTPSTATUS_RETRY_IDEMPOTENT = 1,
    HTTPSTATUS_RETRY_ANY = 2,
    HTTPSTATUS_RETRY_CHANGED = 3
};

/**
 * Flags for httpstatus_may_retry(), combined with `|`.
 *
 * - PROXY: the sender is an intermediary, not a client.
 * - RETRY_AFTER: the response has a Retry-After field.
 * - IDEMPOTENT: the caller knows that this request is idempotent, whatever its method.
 * - EARLY_DATA: the request came with Early-Data: 1.
 *
 * Other bits are reserved. @since 1.0
 */
enum {
    HTTPSTATUS_WHEN_PROXY = 1,
    HTTPSTATUS_WHEN_RETRY_AFTER = 2,
    HTTPSTATUS_WHEN_IDEMPOTENT = 4,
    HTTPSTATUS_WHEN_EARLY_DATA = 8
};

/** The rule that allows a retry, as httpstatus_may_retry() reports it. @since 1.0 */
enum {
    HTTPSTATUS_MAYRETRY_ELSEWHERE = 1,
    HTTPSTATUS_MAYRETRY_NOT_EARLY = 2,
    HTTPSTATUS_MAYRETRY_DELAYED = 3,
    HTTPSTATUS_MAYRETRY_AS_IS = 4
};

/** The rule that forbids a retry, as httpstatus_may_retry() reports it. @since 1.0 */
enum {
    HTTPSTATUS_NORETRY_CODE = -1,
    HTTPSTATUS_NORETRY_CHANGE = -2,
    HTTPSTATUS_NORETRY_PROXY = -3,
    HTTPSTATUS_NORETRY_METHOD = -4
};

/**
 * Returns when a request that got this code may be retried without asking its user.
 *
 * The caller chooses how often and how soon, unless Retry-After says. httpstatus_may_retry() decides for one request.
 *
 * @param code the status code, any int.
 * @return HTTPSTATUS_RETRY_ANY for 408, 421 and 425, which say that the request was not processed; for 429, by
 *         practice, because RFC 6585 does not say so; and for the unofficial 449, 477, 514 and 573, by their vendors.
 *         HTTPSTATUS_RETRY_IDEMPOTENT for 500, 502, 503, 504 and the unofficial 478, 520 to 524, 529, 544, 550 to 554,
 *         590, 592, 594 to 596, 598 and 599, after which the request may have been processed: retrying these is
 *         practice, not a rule of HTTP. HTTPSTATUS_RETRY_CHANGED for 401, 407, 411, 413, 417, 426, 428, 431, 510
 *         and 511, which say what has to change first. HTTPSTATUS_RETRY_NEVER, which is 0, for all others.
 * @source RFC 9110 section 9.2.2 and the section of each code; lib/data/codes.csv names it.
 * @since 1.0
 */
HTTPSTATUS_API int httpstatus_retry(int code);

/**
 * Returns the English word for what httpstatus_retry() returns: "never", "idempotent", "any" or "changed".
 *
 * @param retry a number that httpstatus_retry() returns.
 * @return the word; NULL for any other number.
 * @since 1.0
 */
HTTPSTATUS_API const char *httpstatus_retry_name(int retry);

/**
 * Returns whether a request may be retried automatically, without any change.
 *
 * The function checks these rules in order; the first that applies decides:
 * - NORETRY_CODE: httpstatus_retry() is HTTPSTATUS_RETRY_NEVER.
 * - NORETRY_CHANGE: it is HTTPSTATUS_RETRY_CHANGED. A 413 with Retry-After is temporary, so the next rules decide
 *   (RFC 9110 section 15.5.14).
 * - NORETRY_PROXY: the sender is an intermediary and the request is not idempotent (RFC 9110 section 9.2.2: a proxy
 *   must not retry it); or the code is 425 and the request came with Early-Data, so the 425 must be forwarded (RFC 8470
 *   section 5.2).
 * - NORETRY_METHOD: httpstatus_retry() is HTTPSTATUS_RETRY_IDEMPOTENT and the request is not.
 * - MAYRETRY_ELSEWHERE: 421, over another connection (RFC 9110 section 15.5.20).
 * - MAYRETRY_NOT_EARLY: 425, not in early data (RFC 8470 section 5.2).
 * - MAYRETRY_DELAYED: after the time that Retry-After says; httpstatus_retry_after() reads it.
 * - MAYRETRY_AS_IS: as it is, whenever the caller chooses.
 *
 * When a later 1.x learns a new code, the result may change for that code and for no other. To treat unknown codes in
 * your own way, call httpstatus_is_known() or test a set of your own first.
 *
 * @param code the status code, any int.
 * @param method the method of the request; NULL means "GET". See httpstatus_is_idempotent_method().
 * @param flags HTTPSTATUS_WHEN constants combined with `|`.
 * @param rule receives the rule that decided: a HTTPSTATUS_MAYRETRY constant, which is positive, or a
 *        HTTPSTATUS_NORETRY constant, which is negative. May be NULL. httpstatus_retry_why() explains it.
 * @return true if the request may be retried, else false.
 * @source RFC 9110 sections 9.2.2, 10.2.3, 15.5.14 and 15.5.20; RFC 8470 section 5.2; IANA HTTP Method Registry.
 * @since 1.0
 */
HTTPSTATUS_API bool httpstatus_may_retry(int code, const char *method, unsigned flags, int *rule);

/**
 * Returns an English sentence that explains a rule of httpstatus_may_retry().
 *
 * @param rule what httpstatus_may_retry() put into *rule.
 * @return the sentence, which names the RFC section, or NULL if there is no such rule.
 * @since 1.0
 */
HTTPSTATUS_API const char *httpstatus_retry_why(int rule);

/**
 * Returns the number of seconds to wait, from a Retry-After field value.
 *
 * The value is a number of seconds, or an HTTP-date in any of its three forms. A two-digit year that would be more than
 * 50 years after `now` is in the past. The day of the week is not compared with the date. Blanks around the
 * value are allowed.
 *
 * @param value the field value; it need not end with a NUL. If NULL, returns -1.
 * @param len how many bytes.
 * @param now the time in seconds since 1970-01-01 00:00:00 UTC, as time() returns it; only a date needs it.
 * @return the seconds to wait, 0 or more: 0 for a date that is past, the largest int64_t for more than it can hold. -1
 *         if the value is neither a number nor a date: "-5", "1.5", "soon".
 * @source RFC 9110 sections 10.2.3 and 5.6.7.
 * @since 1.0
 */
HTTPSTATUS_API int64_t httpstatus_retry_after(const char *value, size_t len, int64_t now);

/**
 * Returns whether a specification says what Retry-After means with a code.
 *
 * Any response may have the field, and the first sentence of RFC 9110 section 10.2.3 gives it a meaning in all of them.
 * So a client should honour one in any response.
 *
 * @param code the status code, any int; a 3xx need not be known.
 * @return true for 413, 429, 503 and 300 to 399, else false.
 * @source RFC 9110 sections 10.2.3 and 15.5.14; RFC 6585 section 4.
 * @since 1.0
 */
HTTPSTATUS_API bool httpstatus_honors_retry_after(int code);

/**
 * Returns whether a request method is safe: it does not ask for a change.
 *
 * @param method the method; NULL means "GET".
 * @return true if the IANA registry says so; false if not, or if it has no such method.
 * @source RFC 9110 section 9.2.1; IANA HTTP Method Registry.
 * @since 1.0
 */
HTTPSTATUS_API bool httpstatus_is_safe_method(const char *method);

/**
 * Returns whether a request method is idempotent: sending it twice has the same effect.
 *
 * @param method the method; NULL means "GET".
 * @return true if the IANA registry says so; false if not, or if it has no such method.
 * @source RFC 9110 section 9.2.2; IANA HTTP Method Registry.
 * @since 1.0
 */
HTTPSTATUS_API bool httpstatus_is_idempotent_method(const char *method);

/** @} */

/**
 * @defgroup fields Header fields that go with a code
 * @{
 */

/**
 * How strongly a specification asks a sender for a field.
 *
 * MUST has no condition; MUST_IF is a MUST under the condition that httpstatus_field_condition() returns. @since 1.0
 */
enum {
    HTTPSTATUS_LEVEL_MUST = 0,
    HTTPSTATUS_LEVEL_SHOULD = 1,
    HTTPSTATUS_LEVEL_MAY = 2,
    HTTPSTATUS_LEVEL_MUST_IF = 3
};

/**
 * Returns the response fields that a sender generates with a code, one by one.
 *
 * The fields are those that the section of the code names. Each field is listed at one level only. A rule for all
 * responses is left out, unless the section of the code repeats it, as those of 206 and 304 do for Date.
 *
 * @param code the status code, any int.
 * @param level HTTPSTATUS_LEVEL_MUST, HTTPSTATUS_LEVEL_SHOULD, HTTPSTATUS_LEVEL_MAY or HTTPSTATUS_LEVEL_MUST_IF; any
 *        other number is reserved and has no field today.
 * @param index which field, counted from 0.
 * @return the field name, or NULL past the last one.
 * @source lib/data/fields.csv names the section of each.
 * @since 1.0
 */
HTTPSTATUS_API const char *httpstatus_field(int code, int level, size_t index);

/**
 * Returns the condition under which a sender generates a response field with a code.
 *
 * @param code the status code, any int.
 * @param field the name of a field that httpstatus_field() returns for the code, in any letter case.
 * @return an English clause, such as "if a 200 to the same request would have it"; NULL if there is no condition, the
 *         code has no such field, or `field` is NULL.
 * @source lib/data/fields.csv names the section of each.
 * @since 1.0
 */
HTTPSTATUS_API const char *httpstatus_field_condition(int code, const char *field);

/**
 * Returns the request fields that a code answers, one by one: Expect for 417.
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
 * Ask for a language by a BCP 47 language tag, such as "en", "zh-TW" or "zh-Hans-CN"; NULL means "en". Letter case is
 * ignored. As in the lookup of RFC 4647, subtags are removed from the end until the library knows the tag: "en-GB"
 * leads to "en" and "zh-Hant-HK" to "zh-Hant". "zh", "zh-CN" and "zh-SG" lead to "zh-Hans"; "zh-TW", "zh-HK" and
 * "zh-MO" to "zh-Hant". If the library has no such language, the functions return NULL: for "fr", "*", the
 * empty text and what is not a language tag, such as the locale name "zh_CN" with its underscore.
 * @{
 */

/**
 * The reader whom httpstatus_advice() advises.
 *
 * VISITOR opened a page; the words are plain enough for an error page. CLIENT writes the program that made the
 * request. SERVER runs the server. @since 1.0
 */
enum {
    HTTPSTATUS_ADVICE_VISITOR = 0,
    HTTPSTATUS_ADVICE_CLIENT = 1,
    HTTPSTATUS_ADVICE_SERVER = 2
};

/**
 * Returns the title of a code in a language: "Not Found".
 *
 * The English title is httpstatus_reason().
 *
 * @param code the status code, any int.
 * @param lang the language tag; NULL means "en".
 * @return the title, a few words without a full stop; NULL if the code is unknown or there is no such language.
 * @source lib/data/text; RFC 4647 section 3.4.
 * @since 1.0
 */
HTTPSTATUS_API const char *httpstatus_title(int code, const char *lang);

/**
 * Returns one sentence that says what a code means.
 *
 * @param code the status code, any int.
 * @param lang the language tag; NULL means "en".
 * @return the sentence, without a line end; NULL if the code is unknown or there is no such language.
 * @source lib/data/text; RFC 4647 section 3.4.
 * @since 1.0
 */
HTTPSTATUS_API const char *httpstatus_summary(int code, const char *lang);

/**
 * Returns a paragraph that explains a code.
 *
 * It says who sends the code and when, what the client should do next, which fields go with it, whether to cache and
 * retry, and what changed between the specifications.
 *
 * @param code the status code, any int.
 * @param lang the language tag; NULL means "en".
 * @return the paragraph, without a line end; NULL if the code is unknown or there is no such language.
 * @source lib/data/text; RFC 4647 section 3.4.
 * @since 1.0
 */
HTTPSTATUS_API const char *httpstatus_description(int code, const char *lang);

/**
 * Returns advice on what to do about a code, for one of three readers.
 *
 * @param code the status code, any int.
 * @param role an HTTPSTATUS_ADVICE constant: who reads it.
 * @param lang the language tag; NULL means "en".
 * @return one to three sentences, without a line end; NULL if the code or the role is unknown or there is no such
 *         language.
 * @source lib/data/text/advice; RFC 4647 section 3.4.
 * @since 1.0
 */
HTTPSTATUS_API const char *httpstatus_advice(int code, int role, const char *lang);

/**
 * Returns the languages in which every known code has its texts, one by one.
 *
 * @param index which language, counted from 0; 0 is "en".
 * @return the language tag, or NULL past the last one.
 * @source lib/data/languages.csv.
 * @since 1.0
 */
HTTPSTATUS_API const char *httpstatus_language(size_t index);

/**
 * Returns the language that a language tag leads to: "zh-Hant" for "zh-TW".
 *
 * @param lang the language tag; NULL means "en".
 * @return a tag that httpstatus_language() lists; NULL if the library has no such language.
 * @source RFC 4647 section 3.4; lib/data/languages.csv.
 * @since 1.0
 */
HTTPSTATUS_API const char *httpstatus_language_of(const char *lang);

/**
 * Returns the language to answer in, from an Accept-Language field value.
 *
 * Of the ranges that lead to a language, the one with the highest quality wins; of equal ones the first. `*` means the
 * first language that nothing excludes. A range with q=0 excludes the language that it leads to and all languages that
 * begin with it, unless a longer range names one: "zh-TW, zh;q=0" is "zh-Hant".
 *
 * @param value the field value; it need not end with a NUL. Join several field lines to one value with ", ".
 * @param len how many bytes.
 * @return a tag that httpstatus_language() lists; "en" if the library has none of the languages, or the value is empty,
 *         malformed or NULL.
 * @source RFC 9110 sections 12.4.2 and 12.5.4; RFC 4647 section 3.4.
 * @since 1.0
 */
HTTPSTATUS_API const char *httpstatus_accept_language(const char *value, size_t len);

/** @} */

/**
 * @defgroup sets Sets of codes and bulk work
 * @{
 */

/**
 * A set of codes from 0 to 1023.
 *
 * Code c is a member if bit c % 64 of bits[c / 64] is set. A set is a plain value: `httpstatus_set set = {{0}};` is the
 * empty set, assignment copies, memcmp() compares, and `|`, `&` and `~` of the words give union, intersection and
 * complement. The layout never changes. Functions that read a set treat NULL as the empty set. @since 1.0
 */
typedef struct httpstatus_set {
    uint64_t bits[16];
} httpstatus_set;

/**
 * Parses the text of a set, such as "2xx,301-303,!304,+520" in a configuration.
 *
 * Terms are separated by any number of commas, spaces, tabs, CRs and LFs; leading and trailing separators are allowed.
 * A term is an item that is added, after a `+` or no sign, or removed, after a `!` or `-`. An item is
 * - a code: one to four digits, 0 to 1023;
 * - a range of two codes, both included: "400-499";
 * - a pattern: a digit and "xx" for a hundred codes, or two digits and "x" for ten: "4xx", "40x";
 * - a word: "known", "registered", "redirect", "cacheable", "retryable" or "error", for the codes of
 *   httpstatus_is_known(), httpstatus_is_registered(), httpstatus_is_redirect(),
 *   httpstatus_is_heuristically_cacheable(), httpstatus_may_retry() with "GET" and no flags, and httpstatus_is_error().
 *
 * Letter case is ignored. Terms apply from left to right. If the first term removes, the set starts as 100-599,
 * otherwise empty. A text without terms is the empty set. A `-` right after a code makes a range; one after a separator
 * removes: "200-299" is a range, "200 -299" is 200 without 299.
 *
 * HAProxy's http-fail-codes and http-err-codes look similar but differ: if the first term has a sign, HAProxy starts
 * from its own default; it has no patterns and no words.
 *
 * @param set receives the set; if NULL, the function only checks the text.
 * @param text the bytes to parse; they need not end with a NUL. A NUL among them is an error.
 * @param len how many bytes.
 * @param error_at receives the offset of an error in bytes; may be NULL. A word is a longest run of ASCII letters and
 *        digits. The offset is that
 *        - of a word that is not an item, or not a code at the end of a range: "2000", "4x4";
 *        - of the first code of a range whose end is smaller than its start;
 *        - otherwise of the first byte that is not allowed there, or of the end of the text if an item is missing
 *          there: 1 for "!,404" and "!", 4 for "200-".
 * @return true if the text is well-formed; then *error_at is untouched. Else false, and *set is untouched.
 * @since 1.0
 */
HTTPSTATUS_API bool httpstatus_set_parse(httpstatus_set *set, const char *text, size_t len, size_t *error_at);

/**
 * Writes the canonical text of a set.
 *
 * httpstatus_set_parse() parses it back to the same set.
 *
 * Equal sets have equal texts. The text has one term for each run of consecutive codes, in ascending order: a pattern
 * if the run is a whole hundred or ten below 1000, otherwise one code, or two with a hyphen. So 500 to 599 are "5xx",
 * 410 to 419 are "41x", 404 and 405 are "404-405", 500 to 599 without 501 are "500,502-599", and the empty set is the
 * empty text. It has no words, because their meaning grows with the data. A later 1.x may write another text of the
 * same set.
 *
 * The function works like snprintf(): it writes at most size - 1 bytes and a NUL, and returns the length of the whole
 * text. Call it with size 0 to measure.
 *
 * @param set the set; NULL is the empty set.
 * @param buf where to write; may be NULL to measure.
 * @param size the size of the buffer in bytes.
 * @return the length of the whole text in bytes, without the NUL.
 * @since 1.0
 */
HTTPSTATUS_API size_t httpstatus_set_format(const httpstatus_set *set, char *buf, size_t size);

/**
 * Returns whether a code is in a set.
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
 * Returns the next member of a set, in ascending order.
 *
 * `for (int code = -1; (code = httpstatus_set_next(&set, code)) >= 0;)` visits each member once.
 *
 * @param set the set; NULL is the empty set.
 * @param code any int; it need not be a member. Begin with -1.
 * @return the smallest member above it, or -1 after the last.
 * @since 1.0
 */
HTTPSTATUS_API int httpstatus_set_next(const httpstatus_set *set, int code);

/**
 * Counts the codes of an array that are in a set.
 *
 * @param set the set; NULL is the empty set.
 * @param codes the codes, each any 16-bit number; if NULL, n is ignored.
 * @param n how many codes.
 * @return how many of the codes are in the set; those above 1023 never are.
 * @since 1.0
 */
HTTPSTATUS_API uint64_t httpstatus_set_count(const httpstatus_set *set, const uint16_t *codes, size_t n);

/**
 * Counts the codes of an array by class.
 *
 * @param codes the codes, each any 16-bit number; if NULL, n is ignored.
 * @param n how many codes.
 * @param counts the counts to add to: counts[1] to counts[5] for the classes, counts[0] for the codes
 *        outside 100 to 599. The function adds to what is there. If NULL, it counts nothing.
 * @since 1.0
 */
HTTPSTATUS_API void httpstatus_count_classes(const uint16_t *codes, size_t n, uint64_t counts[6]);

/**
 * Counts each code of an array.
 *
 * It uses about 16 KiB of stack.
 *
 * @param codes the codes, each any 16-bit number; if NULL, n is ignored.
 * @param n how many codes.
 * @param counts the counts to add to: counts[c] for code c, counts[0] also for the codes from 1000 up.
 *        The function adds to what is there. If NULL, it counts nothing.
 * @since 1.0
 */
HTTPSTATUS_API void httpstatus_histogram(const uint16_t *codes, size_t n, uint64_t counts[1000]);

/** @} */

/**
 * @defgroup vocabularies Other vocabularies
 * @{
 */

/**
 * Returns the gRPC status of an HTTP response that has no grpc-status.
 *
 * It is only for that case and not the inverse of httpstatus_from_grpc(): 404 is UNIMPLEMENTED, because an intermediary
 * that sends it does not know the service, and 200 is UNKNOWN.
 *
 * @param code the status code, any int.
 * @return the number of the gRPC status; 2, UNKNOWN, for every code that the mapping does not list.
 * @source grpc, doc/http-grpc-status-mapping.md.
 * @since 1.0
 */
HTTPSTATUS_API int httpstatus_to_grpc(int code);

/**
 * Returns the HTTP status code that a gateway sends for a gRPC status.
 *
 * @param grpc the number of the gRPC status, 0 (OK) to 16 (UNAUTHENTICATED).
 * @return the status code, 499 for CANCELLED; 500 if there is no such gRPC status.
 * @source googleapis, google/rpc/code.proto.
 * @since 1.0
 */
HTTPSTATUS_API int httpstatus_from_grpc(int grpc);

/**
 * Returns whether a code makes the span of an HTTP client an Error.
 *
 * @param code the status code, any int; it need not be known.
 * @return true for 400 to 599, and for every number outside 100 to 599, which a client cannot interpret; else false.
 * @source OpenTelemetry Semantic Conventions, HTTP spans, "Status"; RFC 9110 section 15.
 * @since 1.0
 */
HTTPSTATUS_API bool httpstatus_is_client_span_error(int code);

/**
 * Returns whether a code makes the span of an HTTP server an Error.
 *
 * @param code the status code, any int; it need not be known.
 * @return true for 500 to 599, and for every number outside 100 to 599, which RFC 9110 section 15 treats as 5xx; else
 *         false: a 4xx is the client's error.
 * @source OpenTelemetry Semantic Conventions, HTTP spans, "Status"; RFC 9110 section 15.
 * @since 1.0
 */
HTTPSTATUS_API bool httpstatus_is_server_span_error(int code);

/**
 * Returns the status code that a gateway sends for a proxy error type.
 *
 * @param type the name of the type, as the Proxy-Status field has it: "dns_timeout", "connection_refused".
 * @return the recommended status code; 0 if the type is unknown or NULL, or has no code of its own
 *         ("http_request_error", "proxy_internal_response").
 * @source RFC 9209 section 2.3; lib/data/proxy_errors.csv names the section of each.
 * @since 1.0
 */
HTTPSTATUS_API int httpstatus_from_proxy_error(const char *type);

/** What a crawler does after a response to /robots.txt, as httpstatus_robots() returns it. @since 1.0 */
enum {
    HTTPSTATUS_ROBOTS_WAIT = 0,
    HTTPSTATUS_ROBOTS_PARSE = 1,
    HTTPSTATUS_ROBOTS_FOLLOW = 2,
    HTTPSTATUS_ROBOTS_ALLOW_ALL = 3,
    HTTPSTATUS_ROBOTS_DISALLOW_ALL = 4
};

/**
 * Returns what a crawler does after a response to /robots.txt.
 *
 * Some crawlers differ on 429: Google's treats it as an overloaded server and crawls nothing, as on 5xx.
 *
 * @param code the status code, any int; it need not be known.
 * @return HTTPSTATUS_ROBOTS_WAIT, which is 0, for 1xx: the final response follows. HTTPSTATUS_ROBOTS_PARSE for 2xx:
 *         parse the rules. HTTPSTATUS_ROBOTS_FOLLOW for 3xx: follow at least five redirects; after that treat the file
 *         as unavailable. HTTPSTATUS_ROBOTS_ALLOW_ALL for 4xx: the file is unavailable, and everything may be crawled.
 *         HTTPSTATUS_ROBOTS_DISALLOW_ALL for 5xx and numbers outside 100 to 599: the file is unreachable, and nothing
 *         may be crawled.
 * @source RFC 9309 section 2.3.1.
 * @since 1.0
 */
HTTPSTATUS_API int httpstatus_robots(int code);

/** @} */

#ifdef __cplusplus
}
#endif

#ifdef __clang__
#pragma clang diagnostic pop
#endif

#endif /* HTTPSTATUS_H */
