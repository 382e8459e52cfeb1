/*
 * How arguments from Lua are read, for the functions that SWIG wraps and for those written by hand.
 *
 * A wrong argument raises "bad argument #1 to 'reason' (integer expected, got table)". luaL_argerror() is
 * not used: it guesses the name from the call, and LuaJIT guesses "?" where Lua 5.4 finds one.
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

/* Which argument of which function is read. */
struct argument {
    const char *function;
    int position;
};

static inline int refuse(lua_State *L, struct argument argument, const char *why)
{
    return luaL_error(L, "bad argument #%d to '%s' (%s)", argument.position, argument.function, why);
}

/* A missing argument is called nil, as a function written in Lua would see it. */
static inline const char *type_name(lua_State *L, int at)
{
    return lua_isnoneornil(L, at) ? "nil" : luaL_typename(L, at);
}

static inline int refuse_type(lua_State *L, int at, struct argument argument, const char *expected)
{
    return refuse(L, argument, lua_pushfstring(L, "%s expected, got %s", expected, type_name(L, at)));
}

/*
 * Reads a whole number of any size: an integer, an integral float, or a string that tonumber() makes one
 * of. Answers NULL, or why it is none. Only `lua_Number` holds what is beyond 64 bits.
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

/* Beyond int no code is known, so a number there may as well be the nearest int. */
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

/* A time beyond int64_t may as well be the nearest one. */
static inline int64_t read_seconds(lua_State *L, int at, struct argument argument)
{
    static const lua_Number beyond = 9223372036854775808.0; /* 2^63, one more than int64_t holds */
    lua_Number number;
    const char *why = read_whole(L, at, &number);
    if (why != NULL)
        refuse(L, argument, why);
    return number >= beyond ? INT64_MAX : number < -beyond ? INT64_MIN : (int64_t)number;
}

/* Flags are the low 32 bits of any whole number, for the library ignores the bits that it does not know. */
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
 * A token ends with a NUL in C, so one that contains a NUL would be cut and might then match. It is
 * replaced by one that no method, vendor or language has.
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
