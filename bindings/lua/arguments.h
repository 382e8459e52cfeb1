/*
 * How arguments from Lua are read, for the functions that SWIG wraps and for those written by hand.
 *
 * A wrong argument raises "bad argument #1 to 'reason' (integer expected, got table)". luaL_argerror() is
 * not used: it takes the name from the call, where LuaJIT finds "?" and Lua 5.4 finds "reason".
 */
#ifndef HTTPSTATUS_LUA_ARGUMENTS_H
#define HTTPSTATUS_LUA_ARGUMENTS_H

#include <limits.h>
#include <math.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <lua.h>
#include <lauxlib.h>

/* What an error names: the function and the position of its argument, counted from 1. */
struct argument {
    const char *function;
    int position;
};

/* Raises an error at the caller of the function. Never returns; the int lets callers return it, as in Lua's own API. */
static inline int refuse(lua_State *L, struct argument argument, const char *why)
{
    return luaL_error(L, "bad argument #%d to '%s' (%s)", argument.position, argument.function, why);
}

/* Returns the name of a type. A missing argument is nil, as it is to a function written in Lua. */
static inline const char *type_name(lua_State *L, int at)
{
    return lua_isnoneornil(L, at) ? "nil" : luaL_typename(L, at);
}

static inline int refuse_type(lua_State *L, int at, struct argument argument, const char *expected)
{
    return refuse(L, argument, lua_pushfstring(L, "%s expected, got %s", expected, type_name(L, at)));
}

/*
 * Reads a whole number of any size: an integer, a float without fraction, or a string that tonumber() turns into one.
 * Returns NULL, or why the value is no such number. lua_Number is a double: it also holds what needs more than 64 bits.
 */
static inline const char *read_whole(lua_State *L, int at, lua_Number *number)
{
    *number = lua_tonumber(L, at);
    if (*number == 0 && !lua_isnumber(L, at))
        return lua_pushfstring(L, "integer expected, got %s", type_name(L, at));
    if (isinf(*number) || floor(*number) != *number)
        return "number has no integer representation";
    return NULL;
}

/* Returns the nearest int: no code is known near the ends of int. */
static inline int clamp(lua_Number number)
{
    return number >= INT_MAX ? INT_MAX : number <= INT_MIN ? INT_MIN : (int)number;
}

static inline int read_int(lua_State *L, int at, struct argument argument)
{
    lua_Number number = lua_tonumber(L, at);
    if (number >= 1 && number <= INT_MAX && (int)number == number)
        return (int)number;
    const char *why = read_whole(L, at, &number);
    return why == NULL ? clamp(number) : refuse(L, argument, why);
}

/* Reads a time in seconds. One that int64_t does not hold becomes the nearest that it does. */
static inline int64_t read_seconds(lua_State *L, int at, struct argument argument)
{
    static const lua_Number beyond = 9223372036854775808.0; /* 2^63, one more than int64_t holds */
    lua_Number number;
    const char *why = read_whole(L, at, &number);
    if (why != NULL)
        refuse(L, argument, why);
    return number >= beyond ? INT64_MAX : number < -beyond ? INT64_MIN : (int64_t)number;
}

/* Reads flags: the low 32 bits of a whole number. The library ignores those that it does not know. */
static inline unsigned read_flags(lua_State *L, int at, struct argument argument)
{
    lua_Number number;
    const char *why = read_whole(L, at, &number);
    if (why != NULL)
        refuse(L, argument, why);
    lua_Number low = fmod(number, 4294967296.0);
    return (unsigned)(low < 0 ? low + 4294967296.0 : low);
}

static inline bool read_flag(lua_State *L, int at, struct argument argument)
{
    if (!lua_isnoneornil(L, at) && !lua_isboolean(L, at))
        refuse_type(L, at, argument, "boolean");
    return lua_toboolean(L, at);
}

static inline const char *read_text(lua_State *L, int at, struct argument argument, size_t *len)
{
    if (lua_type(L, at) != LUA_TSTRING)
        refuse_type(L, at, argument, "string");
    return lua_tolstring(L, at, len);
}

/*
 * Reads a token, which ends with a NUL in C. One that contains a NUL would be cut there, and the rest might match, so
 * "\1" takes its place, which is the name of nothing.
 */
static inline const char *read_optional_token(lua_State *L, int at, struct argument argument)
{
    if (lua_isnoneornil(L, at))
        return NULL;
    size_t len;
    const char *token = read_text(L, at, argument, &len);
    return memchr(token, '\0', len) == NULL ? token : "\1";
}

#endif
