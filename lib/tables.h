/* The tables that lib/generate fills from lib/data. They hold no pointer, so that nothing needs relocation. */
#ifndef TABLES_H
#define TABLES_H

#include <stdint.h>

#include "generated/sizes.h"

/* On ELF and Mach-O, keeps a symbol inside the library. */
#if defined(__GNUC__) && !defined(_WIN32)
#define INTERNAL __attribute__((visibility("hidden")))
#else
#define INTERNAL
#endif

/* Fails to compile if a condition does not hold: the array size is negative. C99 has no static_assert. */
#define ASSERT(condition) extern const char httpstatus_asserted[(condition) ? 1 : -1]

/* Where a text begins in its pool, 0 for no text. Generated assertions see that it reaches the whole pool. */
typedef uint16_t text_offset;

/* Where a list of texts begins in httpstatus_lists; a 0 ends it. List 0 is empty. */
typedef uint16_t list_start;

/* The facts that are read most often. A code leads to its row; row 0 is for all unknown codes. */
struct fact {
    unsigned standing : 3; /* HTTPSTATUS_STANDING_... */
    unsigned retry : 2;    /* HTTPSTATUS_RETRY_... */
    unsigned content : 2;  /* HTTPSTATUS_CONTENT_... */
    unsigned unframed : 1; /* neither Content-Length nor Transfer-Encoding */
    unsigned on_wire : 1;
    unsigned heuristic : 1; /* cacheable without explicit freshness */
    unsigned never_stored : 1;
    unsigned partial : 1;        /* a cache that does not understand it never stores it */
    unsigned understood : 1;     /* its specification asks no more of a cache than RFC 9111 section 3 */
    unsigned revalidates : 1;    /* a stored response is fresh again */
    unsigned stale_if_error : 1; /* RFC 5861 section 4 */
    unsigned redirect : 1;
    unsigned permanent : 1;
    unsigned keeps_method : 1;
    unsigned see_other : 1;
    unsigned retry_after : 1; /* its specification names Retry-After */
    unsigned elsewhere : 1;   /* to retry over another connection */
    unsigned not_early : 1;   /* to retry without early data */
    unsigned http_1_only : 1; /* HTTP/2 and HTTP/3 do not have it */
    unsigned null_body : 1;
    unsigned range : 1;
    text_offset reason; /* in the pool of phrases */
    text_offset name;   /* in the pool of names */
};

enum { FIELD_LISTS = 5 }; /* a list for each HTTPSTATUS_LEVEL_..., then that of the request */

/* The other facts about a code; its texts and those of its lists are in the pool of details. */
struct detail {
    text_offset spec;
    text_offset section;
    text_offset url;
    list_start aliases;
    list_start vendors; /* vendor, phrase, vendor, phrase ... */
    list_start fields[FIELD_LISTS];
    list_start conditions;          /* field, condition, field, condition ... */
    text_offset editions[EDITIONS]; /* the phrase in each RFC of httpstatus_edition_rfc */
};

/*
 * Hash tables with open addressing: a text is in its slot, which is its hash (lib/hash.h), or in the first after it
 * that was empty. At least three quarters of the slots are empty, and have a text_offset of 0: find takes 3 % less time
 * than with one half.
 */

/* A spelling, normalised: what httpstatus_normal makes of its bytes, without zeros. */
struct spelling {
    text_offset key;
    uint16_t code;
    uint8_t length;
};

/* An empty slot says what holds for a method that is not registered. */
struct method {
    text_offset name;
    uint8_t safe;
    uint8_t idempotent;
    uint8_t cacheable; /* enum cacheable of lib/method.h */
};

/* What happens to a request field on a redirect (RFC 9110 section 15.4). */
enum redirect_group {
    REDIRECT_GROUP_CONNECTION, /* belongs to one connection */
    REDIRECT_GROUP_CLIENT,     /* the client makes its own */
    REDIRECT_GROUP_ORIGIN,     /* stays within the origin */
    REDIRECT_GROUP_CONTENT,    /* goes with the content */
    REDIRECT_GROUP_OTHER       /* not in the table */
};

/* A name that ends with "*" means every name that begins so. */
struct redirect_field {
    char name[REDIRECT_FIELD_LONGEST + 1];
    uint8_t group; /* enum redirect_group */
};

struct proxy_error {
    char type[PROXY_ERROR_LONGEST + 1];
    uint16_t code; /* 0 for none */
};

/* A tag in lower-case and the language that it leads to; the longest tags come first. */
struct tag {
    char text[TAG_LONGEST + 1];
    uint8_t length;
    uint8_t language; /* LANGUAGES if that language is left out */
};

extern INTERNAL const row_number httpstatus_rows[CODES];
extern INTERNAL const struct fact httpstatus_facts[ROWS];
extern INTERNAL const struct detail httpstatus_details[ROWS];
extern INTERNAL const uint8_t httpstatus_grpc_of_row[ROWS];
extern INTERNAL const uint16_t httpstatus_http_of_grpc[GRPC_CODES];
extern INTERNAL const uint16_t httpstatus_edition_rfc[EDITIONS];
extern INTERNAL const text_offset httpstatus_lists[LIST_CELLS];
extern INTERNAL const uint8_t httpstatus_normal[256]; /* lower-case letters, digits, a space for NUL; else 0 */
extern INTERNAL const struct spelling httpstatus_spellings[SPELLING_SLOTS];
extern INTERNAL const struct method httpstatus_methods[METHOD_SLOTS];
extern INTERNAL const struct redirect_field httpstatus_redirect_fields[REDIRECT_FIELDS];
extern INTERNAL const struct proxy_error httpstatus_proxy_errors[PROXY_ERRORS];
extern INTERNAL const char httpstatus_date[11];
extern INTERNAL const struct httpstatus_phrase_pool httpstatus_phrase_pool;
extern INTERNAL const struct httpstatus_name_pool httpstatus_name_pool;
extern INTERNAL const struct httpstatus_detail_pool httpstatus_detail_pool;
extern INTERNAL const struct httpstatus_key_pool httpstatus_key_pool;
extern INTERNAL const struct httpstatus_method_pool httpstatus_method_pool;

extern INTERNAL const char httpstatus_languages[LANGUAGES][TAG_LONGEST + 1];
extern INTERNAL const struct tag httpstatus_tags[TAGS];
extern INTERNAL const uint32_t httpstatus_title_offsets[LANGUAGES][ROWS];
extern INTERNAL const uint32_t httpstatus_summary_offsets[LANGUAGES][ROWS];
extern INTERNAL const uint32_t httpstatus_description_offsets[LANGUAGES][ROWS];
extern INTERNAL const uint32_t httpstatus_advice_offsets[LANGUAGES][ROWS][ROLES]; /* by HTTPSTATUS_ADVICE_... */
extern INTERNAL const struct httpstatus_title_pool httpstatus_title_pool;
extern INTERNAL const struct httpstatus_summary_pool httpstatus_summary_pool;
extern INTERNAL const struct httpstatus_description_pool httpstatus_description_pool;
extern INTERNAL const struct httpstatus_advice_pool httpstatus_advice_pool;

#endif
