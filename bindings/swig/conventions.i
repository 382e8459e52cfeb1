/*
 * What the languages have and C has not. SWIG expands these rows, and lib/generate reads them, one on each line.
 */

/* The functions whose 0 means "none": None in Python, nil in Lua. */
ZERO_IS_NONE(httpstatus_next)
ZERO_IS_NONE(httpstatus_edition)
ZERO_IS_NONE(httpstatus_find)
ZERO_IS_NONE(httpstatus_closest)
ZERO_IS_NONE(httpstatus_parse)
ZERO_IS_NONE(httpstatus_from_proxy_error)

/* The functions whose -1 means "none". */
NEGATIVE_IS_NONE(httpstatus_cache_seconds)
NEGATIVE_IS_NONE(httpstatus_retry_after)

/* The parameters that may be left out, and the value that C then gets. */
OPTIONAL(size_t index, 0)
OPTIONAL(const char *method, NULL)
OPTIONAL(const char *lang, NULL)
OPTIONAL(int policy, HTTPSTATUS_REDIRECT_FETCH)
OPTIONAL(unsigned flags, 0)
