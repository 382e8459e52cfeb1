/* Opens the module httpstatus.core. SWIG's start-up code writes to tables that all Lua states of the process share. */
#include <pthread.h>

#include "natives.h"

static pthread_mutex_t opening = PTHREAD_MUTEX_INITIALIZER;

__attribute__((visibility("default"))) int luaopen_httpstatus_core(lua_State *L);

int luaopen_httpstatus_core(lua_State *L)
{
    lua_pushcfunction(L, httpstatus_lua_open);
    lua_insert(L, 1);
    pthread_mutex_lock(&opening);
    int failed = lua_pcall(L, lua_gettop(L) - 1, 1, 0);
    pthread_mutex_unlock(&opening);
    return failed ? lua_error(L) : 1;
}
