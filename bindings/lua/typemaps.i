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

/* Before Lua 5.3 an integer may have 32 bits only, and every number is a double. */
static void push_seconds(lua_State *L, int64_t seconds)
{
    if (seconds < 0)
        lua_pushnil(L);
    else
#if LUA_VERSION_NUM >= 503
        lua_pushinteger(L, seconds);
#else
        lua_pushnumber(L, (lua_Number)seconds);
#endif
}

/* Pushes what a function writes that has snprintf()'s contract, or nil if its length is 0. Lua frees the buffer. */
static void push_written(lua_State *L, size_t (*format)(char *, size_t, int), size_t length, int code)
{
    if (length == 0) {
        lua_pushnil(L);
        return;
    }
    char *text = (char *)lua_newuserdata(L, length + 1);
    format(text, length + 1, code);
    lua_pushlstring(L, text, length);
}

/* Pushes the reason phrase of a status line: what is between an offset and the CR, LF or CRLF that ends the line. */
static void push_phrase(lua_State *L, const char *line, size_t len, size_t offset)
{
    if (len > offset && line[len - 1] == '\n')
        len--;
    if (len > offset && line[len - 1] == '\r')
        len--;
    lua_pushlstring(L, line + offset, len - offset);
}
%}

%typemap(in, noblock=1) int {
  $1 = httpstatus_lua_read_int(L, $input, ARGUMENT("$symname", $input));
}
/* httpstatus.lua makes iterators of the functions with an index, and counts it itself. */
%typemap(in, noblock=1) size_t {
  $1 = (size_t)httpstatus_lua_read_int(L, $input, ARGUMENT("$symname", $input));
}
%typemap(in, noblock=1) int64_t {
  $1 = httpstatus_lua_read_seconds(L, $input, ARGUMENT("$symname", $input));
}
%typemap(in, noblock=1) unsigned {
  $1 = httpstatus_lua_read_flags(L, $input, ARGUMENT("$symname", $input));
}
%typemap(in, noblock=1) bool {
  $1 = httpstatus_lua_read_bool(L, $input, ARGUMENT("$symname", $input));
}
%typemap(in, noblock=1) const char * {
  $1 = ($1_ltype)httpstatus_lua_read_optional_token(L, $input, ARGUMENT("$symname", $input));
}
%typemap(in, noblock=1) (const char *TEXT, size_t LENGTH) {
  $1 = ($1_ltype)httpstatus_lua_read_text(L, $input, ARGUMENT("$symname", $input), &$2);
}
%apply (const char *TEXT, size_t LENGTH) {
  (const char *text, size_t len), (const char *line, size_t len), (const char *cache_control, size_t len),
  (const char *value, size_t len)
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
%typemap(out, noblock=1) int64_t NO_SECONDS {
  push_seconds(L, $1); SWIG_arg++;
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

/* A decision has its rule as second result. */
%typemap(in, noblock=1, numinputs=0) int *rule (int rule = 0) {
  $1 = &rule;
}
%typemap(argout, noblock=1) int *rule {
  lua_pushinteger(L, *$1); SWIG_arg++;
}

/* The call only measures; the text is then written where Lua frees it. */
%typemap(in, noblock=1, numinputs=0) (char *buf, size_t size) {
  $1 = NULL;
  $2 = 0;
}
%typemap(out, noblock=1) size_t httpstatus_format_status, size_t httpstatus_format_line {
  push_written(L, $name, $1, arg3); SWIG_arg++;
}

/* A status line has three results: the code, the minor version and the reason phrase. */
%typemap(in, noblock=1, numinputs=0) int *minor (int minor) {
  $1 = &minor;
}
%typemap(in, noblock=1, numinputs=0) size_t *reason (size_t reason) {
  $1 = &reason;
}
%typemap(out, noblock=1) int httpstatus_parse_line {
  if ($1 == 0) {
    lua_pushnil(L); SWIG_arg++;
  } else {
    lua_pushinteger(L, $1);
    lua_pushinteger(L, *arg3);
    push_phrase(L, arg1, arg2, *arg4);
    SWIG_arg += 3;
  }
}
