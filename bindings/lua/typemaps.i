/*
 * How values cross between Lua and C. The position that an error names is that of the Lua argument, which
 * is $input; $argnum counts a text and its length twice.
 */
%{
#include "arguments.h"

#define ARGUMENT(name, position) ((struct argument){(name), (position)})

/* Missing arguments are nil and surplus ones are ignored, as in any Lua function. */
#undef SWIG_check_num_args
#define SWIG_check_num_args(function, least, most)
%}

%typemap(in, noblock=1) int {
  $1 = read_int(L, $input, ARGUMENT("$symname", $input));
}
/* An index below 0 is as far past the end as any. */
%typemap(in, noblock=1) size_t {
  $1 = (size_t)read_int(L, $input, ARGUMENT("$symname", $input));
}
%typemap(in, noblock=1) unsigned {
  $1 = read_flags(L, $input, ARGUMENT("$symname", $input));
}
%typemap(in, noblock=1) bool {
  $1 = read_flag(L, $input, ARGUMENT("$symname", $input));
}
%typemap(in, noblock=1) const char * {
  $1 = ($1_ltype)read_optional_token(L, $input, ARGUMENT("$symname", $input));
}
%typemap(in, noblock=1) (const char *TEXT, size_t LENGTH) {
  $1 = ($1_ltype)read_text(L, $input, ARGUMENT("$symname", $input), &$2);
}
%apply (const char *TEXT, size_t LENGTH) {
  (const char *text, size_t len), (const char *line, size_t len), (const char *cache_control, size_t len)
};

/* For the rows of conventions.i: what is missing or nil has this value. */
%define OPTIONAL(PARAMETER, VALUE)
%typemap(in, noblock=1) PARAMETER {
  if (lua_isnoneornil(L, $input)) {
    $1 = VALUE;
  } else {
    $typemap(in, $1_type)
  }
}
%enddef

%typemap(out, noblock=1) int, unsigned {
  lua_pushinteger(L, (lua_Integer)$1); SWIG_arg++;
}
%typemap(out, noblock=1) int NO_CODE {
  if ($1 != 0) lua_pushinteger(L, $1); else lua_pushnil(L);
  SWIG_arg++;
}
%typemap(out, noblock=1) bool {
  lua_pushboolean(L, $1); SWIG_arg++;
}
%typemap(out, noblock=1) const char * {
  if ($1 != NULL) lua_pushstring(L, $1); else lua_pushnil(L);
  SWIG_arg++;
}

/* The method that stays is the caller's own string, which may be longer than C sees. */
%typemap(out, noblock=1) const char *httpstatus_redirect_method {
  if ($1 != NULL && $1 == arg2) lua_pushvalue(L, 2); else lua_pushstring(L, $1);
  SWIG_arg++;
}

/* The call only measures; the line is then written where Lua frees it. */
%typemap(in, noblock=1, numinputs=0) (char *buf, size_t size) {
  $1 = NULL;
  $2 = 0;
}
%typemap(out, noblock=1) size_t httpstatus_format_line {
  if ($1 == 0) {
    lua_pushnil(L);
  } else {
    char *line = (char *)lua_newuserdata(L, $1 + 1);
    httpstatus_format_line(line, $1 + 1, arg3);
    lua_pushlstring(L, line, $1);
  }
  SWIG_arg++;
}
