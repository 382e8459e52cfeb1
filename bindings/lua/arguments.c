#include "arguments.h"

#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

enum { SHOWN = 40 }; /* bytes of a wrong text in a message */

static bool is_control(char byte)
{
    return (unsigned char)byte < ' ' || byte == 127;
}

const char *httpstatus_lua_quoted(lua_State *L, const char *text, size_t len)
{
    char shown[SHOWN + 1];
    size_t length = len < SHOWN ? len : SHOWN;
    for (size_t i = 0; i < length; i++)
        shown[i] = is_control(text[i]) ? '?' : text[i];
    shown[length] = '\0';
    return lua_pushfstring(L, "\"%s%s\"", shown, len > SHOWN ? "..." : "");
}

static const char *number_described(lua_State *L, lua_Number number)
{
    if (isnan(number))
        return "nan";
    char digits[32]; /* a sign, 14 digits, a point and an exponent */
    snprintf(digits, sizeof digits, "%.14g", number);
    lua_pushstring(L, digits);
    return lua_tostring(L, -1);
}

bool httpstatus_lua_is_set(lua_State *L, int at)
{
    if (lua_type(L, at) != LUA_TUSERDATA || !lua_getmetatable(L, at))
        return false;
    luaL_getmetatable(L, HTTPSTATUS_LUA_SET);
    bool is_set = lua_rawequal(L, -1, -2);
    lua_pop(L, 2);
    return is_set;
}

const char *httpstatus_lua_described(lua_State *L, int at)
{
    if (lua_isnoneornil(L, at))
        return "nil";
    if (lua_type(L, at) == LUA_TNUMBER)
        return number_described(L, lua_tonumber(L, at));
    if (lua_type(L, at) != LUA_TSTRING)
        return httpstatus_lua_is_set(L, at) ? "set" : luaL_typename(L, at);
    size_t len;
    const char *text = lua_tolstring(L, at, &len);
    return httpstatus_lua_quoted(L, text, len);
}

/* luaL_argerror() takes the name from the call, where LuaJIT finds "?" and Lua 5.4 finds "reason". */
int httpstatus_lua_refuse(lua_State *L, struct argument argument, const char *why)
{
    return luaL_error(L, "bad argument #%d to '%s' (%s)", argument.position, argument.function, why);
}

int httpstatus_lua_refuse_type(lua_State *L, int at, struct argument argument, const char *expected)
{
    const char *got = httpstatus_lua_described(L, at);
    return httpstatus_lua_refuse(L, argument, lua_pushfstring(L, "%s expected, got %s", expected, got));
}

/* lua_Number is a double: it also holds what needs more than 64 bits. */
const char *httpstatus_lua_read_whole(lua_State *L, int at, lua_Number *number)
{
    *number = lua_tonumber(L, at);
    if (lua_isnumber(L, at) && !isinf(*number) && floor(*number) == *number)
        return NULL;
    return lua_pushfstring(L, "integer expected, got %s", httpstatus_lua_described(L, at));
}

static lua_Number whole(lua_State *L, int at, struct argument argument)
{
    lua_Number number;
    const char *why = httpstatus_lua_read_whole(L, at, &number);
    if (why != NULL)
        httpstatus_lua_refuse(L, argument, why);
    return number;
}

int httpstatus_lua_read_int(lua_State *L, int at, struct argument argument)
{
    lua_Number number = whole(L, at, argument);
    return number >= INT_MAX ? INT_MAX : number <= INT_MIN ? INT_MIN : (int)number;
}

int64_t httpstatus_lua_read_seconds(lua_State *L, int at, struct argument argument)
{
    static const lua_Number beyond = 9223372036854775808.0; /* 2^63, one more than int64_t holds */
    lua_Number number = whole(L, at, argument);
    return number >= beyond ? INT64_MAX : number < -beyond ? INT64_MIN : (int64_t)number;
}

unsigned httpstatus_lua_read_flags(lua_State *L, int at, struct argument argument)
{
    lua_Number low = fmod(whole(L, at, argument), 4294967296.0);
    return (unsigned)(low < 0 ? low + 4294967296.0 : low);
}

bool httpstatus_lua_read_bool(lua_State *L, int at, struct argument argument)
{
    if (!lua_isnoneornil(L, at) && !lua_isboolean(L, at))
        httpstatus_lua_refuse_type(L, at, argument, "boolean");
    return lua_toboolean(L, at);
}

const char *httpstatus_lua_read_text(lua_State *L, int at, struct argument argument, size_t *len)
{
    if (lua_type(L, at) != LUA_TSTRING)
        httpstatus_lua_refuse_type(L, at, argument, "string");
    return lua_tolstring(L, at, len);
}

const char *httpstatus_lua_read_optional_token(lua_State *L, int at, struct argument argument)
{
    if (lua_isnoneornil(L, at))
        return NULL;
    size_t len;
    const char *token = httpstatus_lua_read_text(L, at, argument, &len);
    return memchr(token, '\0', len) == NULL ? token : "\1";
}
