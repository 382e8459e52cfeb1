/*
 * Uses httpstatus in two Lua states at once, one of which is closed and opened again and again.
 *
 * usage: states        with LUA_PATH and LUA_CPATH set
 */
#include <stdio.h>
#include <stdlib.h>

#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>

static const char script[] =
    "local httpstatus = require 'httpstatus'\n"
    "set = set or httpstatus.set '5xx,!501'\n"
    "assert(httpstatus.reason(404) == 'Not Found' and httpstatus.reasons[503] == 'Service Unavailable')\n"
    "assert(tostring(set) == '500,502-599' and #(set + 404) == 100 and set == httpstatus.set(set))\n"
    "assert(not pcall(httpstatus.reason, {}))\n";

static void run(lua_State *L)
{
    if (luaL_loadstring(L, script) == 0 && lua_pcall(L, 0, 0, 0) == 0)
        return;
    fprintf(stderr, "%s\n", lua_tostring(L, -1));
    exit(EXIT_FAILURE);
}

static lua_State *open_state(void)
{
    lua_State *L = luaL_newstate();
    if (L == NULL)
        exit(EXIT_FAILURE);
    luaL_openlibs(L);
    return L;
}

int main(void)
{
    lua_State *first = open_state();
    run(first);
    for (int i = 0; i < 100; i++) {
        lua_State *second = open_state();
        run(second);
        run(first);
        lua_close(second);
        run(first);
    }
    lua_close(first);
    return EXIT_SUCCESS;
}
