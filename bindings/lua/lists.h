/* How a Lua list of codes is read. */
#ifndef HTTPSTATUS_LUA_LISTS_H
#define HTTPSTATUS_LUA_LISTS_H

#include <stdint.h>

#include "arguments.h"

/*
 * Reads a list into an array, which takes the place of the list on the stack, so that Lua frees it after the call.
 * A number that 16 bits do not hold becomes 65535, which is no code either. Raises an error if it is not a table.
 */
const uint16_t *httpstatus_lua_read_list(lua_State *L, int at, size_t *length, struct argument argument);

#endif
