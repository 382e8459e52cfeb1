/*
 * How arguments from Lua are read, for the functions that SWIG wraps and for those written by hand. arguments.lua does
 * the same for what is written in Lua, in the same words.
 *
 * A wrong argument raises "bad argument #1 to 'reason' (integer expected, got "40x")" at the caller of the function.
 */
#ifndef HTTPSTATUS_LUA_ARGUMENTS_H
#define HTTPSTATUS_LUA_ARGUMENTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <lua.h>
#include <lauxlib.h>

/* The name of the metatable of sets. */
#define HTTPSTATUS_LUA_SET "httpstatus.set"

/* What an error names: the function and the position of its argument, counted from 1. */
struct argument {
    const char *function;
    int position;
};

/* Raises an error at the caller of the function. Never returns; the int lets callers return it, as in Lua's own API. */
int httpstatus_lua_refuse(lua_State *L, struct argument argument, const char *why);
int httpstatus_lua_refuse_type(lua_State *L, int at, struct argument argument, const char *expected);

/* Returns a text in quotes, shortened and without control characters. It may stay on the stack until the error. */
const char *httpstatus_lua_quoted(lua_State *L, const char *text, size_t len);

/* Describes a wrong argument: a text in quotes, a number, else the type. A missing argument is nil. */
const char *httpstatus_lua_described(lua_State *L, int at);

bool httpstatus_lua_is_set(lua_State *L, int at);

/*
 * Reads a whole number of any size: an integer, a float without fraction, or a string that tonumber() turns into one.
 * Returns NULL, or why the value is no such number.
 */
const char *httpstatus_lua_read_whole(lua_State *L, int at, lua_Number *number);

/* Reads a code or another int. A number beyond int becomes the nearest int: no code is known near the ends of int. */
int httpstatus_lua_read_int(lua_State *L, int at, struct argument argument);

/* Reads a time in seconds. One that int64_t does not hold becomes the nearest that it does. */
int64_t httpstatus_lua_read_seconds(lua_State *L, int at, struct argument argument);

/* Reads flags: the low 32 bits of a whole number. The library ignores those that it does not know. */
unsigned httpstatus_lua_read_flags(lua_State *L, int at, struct argument argument);

/* Reads a boolean; a missing one is false. */
bool httpstatus_lua_read_bool(lua_State *L, int at, struct argument argument);

const char *httpstatus_lua_read_text(lua_State *L, int at, struct argument argument, size_t *len);

/*
 * Reads a token that may be missing. In C it ends with a NUL, so one that contains a NUL would be cut there and might
 * then match. It is replaced by "\1", which no method, vendor or language has.
 */
const char *httpstatus_lua_read_optional_token(lua_State *L, int at, struct argument argument);

#endif
