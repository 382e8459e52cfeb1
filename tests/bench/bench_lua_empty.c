/* The least that a call from Lua into C can cost: what the bindings are measured against. */
#include <lauxlib.h>
#include <lua.h>

static int empty(lua_State *L)
{
    (void)L;
    return 0;
}

int luaopen_bench_lua_empty(lua_State *L)
{
    lua_pushcfunction(L, empty);
    return 1;
}
