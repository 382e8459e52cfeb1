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

/* Each language defines the typemaps NO_CODE and NO_SECONDS, and OPTIONAL where SWIG is to know of it. */
%define ZERO_IS_NONE(FUNCTION)
%apply int NO_CODE { int FUNCTION };
%enddef
%define NEGATIVE_IS_NONE(FUNCTION)
%apply int64_t NO_SECONDS { int64_t FUNCTION };
%enddef
%include "conventions.i"

#define HTTPSTATUS_API
%include <httpstatus.h>
