/* What people look up and the library does not answer: sub-codes, words for a code that its texts lack, codes that
   are mistaken for each other, and methods. */
#ifndef HTTPSTATUS_CLI_LOOKUP_H
#define HTTPSTATUS_CLI_LOOKUP_H

/* "404.13" of IIS, "1020" of Cloudflare, "000" in the log of nginx; code is 0 if no one status code goes with it. */
struct subcode {
    int code;
    const char *vendor;
    const char *text;
    const char *meaning;
    const char *url;
};

/* The language is a tag such as "en"; "zh" means both scripts. */
struct word {
    int code;
    const char *language;
    const char *text;
};

/* A code, and one that it is mistaken for. */
struct contrast {
    int code;
    int other;
};

/* Sub-codes in the order of lib/data/subcodes.csv, words in ascending order of their codes; text NULL ends each. */
extern const struct subcode lookup_subcodes[];
extern const struct word lookup_words[];

/* In ascending order of both; code 0 ends them. */
extern const struct contrast lookup_contrasts[];

/* The methods of IANA's registry, in the order of the alphabet; NULL ends them. */
extern const char *const lookup_methods[];

#endif
