/* The functions of httpstatus.core that are written by hand: those about sets and lists of codes. */
#ifndef HTTPSTATUS_LUA_NATIVES_H
#define HTTPSTATUS_LUA_NATIVES_H

#include <lua.h>

#include <httpstatus.h>

int httpstatus_lua_set(lua_State *L);
int httpstatus_lua_parse_set(lua_State *L);
int httpstatus_lua_count_classes(lua_State *L);
int httpstatus_lua_histogram(lua_State *L);

/* What SWIG wrote to open the module. Only one thread at a time may run it. */
int httpstatus_lua_open(lua_State *L);

/* Makes the metatable of sets known to a state; leaves the stack as it was. */
void httpstatus_lua_register_set(lua_State *L);

#endif
