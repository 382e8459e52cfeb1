/*
 * Loads httpstatus in many threads at once, each with a Lua state of its own, as Apache's mod_lua does.
 *
 * usage: threads       with LUA_PATH set
 */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>

enum { THREADS = 8, LOADS = 10 };

int luaopen_httpstatus_core(lua_State *L);

static const char script[] = "local httpstatus = require 'httpstatus'\n"
                             "local set = httpstatus.set '5xx,!501'\n"
                             "assert(httpstatus.reason(404) == 'Not Found' and set:count {503, 404, 501} == 1)\n";

static void load(void)
{
    lua_State *L = luaL_newstate();
    if (L == NULL)
        exit(EXIT_FAILURE);
    luaL_openlibs(L);
    lua_getglobal(L, "package");
    lua_getfield(L, -1, "preload");
    lua_pushcfunction(L, luaopen_httpstatus_core);
    lua_setfield(L, -2, "httpstatus.core");
    if (luaL_loadstring(L, script) != 0 || lua_pcall(L, 0, 0, 0) != 0) {
        fprintf(stderr, "%s\n", lua_tostring(L, -1));
        exit(EXIT_FAILURE);
    }
    lua_close(L);
}

static void *run(void *unused)
{
    for (int i = 0; i < LOADS; i++)
        load();
    return unused;
}

int main(void)
{
    pthread_t threads[THREADS];
    for (int i = 0; i < THREADS; i++) {
        if (pthread_create(&threads[i], NULL, run, NULL) != 0)
            return EXIT_FAILURE;
    }
    for (int i = 0; i < THREADS; i++)
        pthread_join(threads[i], NULL);
    return EXIT_SUCCESS;
}
