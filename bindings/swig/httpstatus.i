/*
 * What all languages share: the public header, with the prefix taken off its names.
 *
 * Each language includes its own typemaps before this file, because SWIG applies only what it has seen. The
 * constants of codes.h are not wrapped: lib/generate writes them for each language.
 */
%{
#include <httpstatus.h>
%}

%rename("%(regex:/^(?:httpstatus|HTTPSTATUS)_(.*)/\\1/)s") "";

/* The languages have set types of their own, made of the functions that take this struct. */
%ignore httpstatus_set;

/* Where 0 means "no such code", which is None in Python and nil in Lua. Each language defines the typemap. */
%apply int NO_CODE {
    int httpstatus_edition, int httpstatus_next, int httpstatus_find, int httpstatus_closest, int httpstatus_parse,
    int httpstatus_parse_line, int httpstatus_set_next
};

#define HTTPSTATUS_API
%include <httpstatus.h>
