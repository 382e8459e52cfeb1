/* How a Lua list of codes is read, a block at a time, for the C functions that want an array. */
#ifndef HTTPSTATUS_LUA_LISTS_H
#define HTTPSTATUS_LUA_LISTS_H

#include <stdint.h>

#include <httpstatus.h>

#include "arguments.h"

enum { CODES_BLOCK = 1024 };

/* Raises an error if the argument is no table. */
size_t httpstatus_lua_list_length(lua_State *L, int at, struct argument argument);

/*
 * Reads the elements after the first `done` ones, CODES_BLOCK at most, and answers how many. A number that
 * 16 bits do not hold becomes 65535, which is no code either.
 */
size_t httpstatus_lua_read_codes(lua_State *L, int at, size_t done, size_t length, uint16_t codes[CODES_BLOCK],
                                 struct argument argument);

/* Pushes how many codes of the list that is argument 2 on the stack are in the set, and answers 1. */
int httpstatus_lua_push_count(lua_State *L, const httpstatus_set *set, struct argument argument);

#endif
