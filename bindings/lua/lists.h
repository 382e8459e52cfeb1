/* How a Lua list of codes is read: a table of what httpstatus_lua_read_int() takes, which ends before its first nil. */
#ifndef HTTPSTATUS_LUA_LISTS_H
#define HTTPSTATUS_LUA_LISTS_H

#include <stdint.h>

#include "arguments.h"

enum { LIST_BLOCK = 512 };

/* A list that is read block by block. */
struct list {
    int at; /* on the stack */
    struct argument argument;
    int read;      /* how many elements were read */
    size_t length; /* how many are in the block */
    uint16_t block[LIST_BLOCK];
};

/* Pushes the element at an index, counted from 1. The __index of the list is asked, as a function in Lua would. */
void httpstatus_lua_push_element(lua_State *L, int at, int index);

/* Raises an error about an element. */
int httpstatus_lua_refuse_element(lua_State *L, struct argument argument, int index, const char *why);

/* Begins to read a list. Raises an error if it is not a table. */
void httpstatus_lua_open_list(lua_State *L, struct list *list, int at, struct argument argument);

/*
 * Reads the next block; false after the last one. A number that 16 bits do not hold becomes 65535, which is no code
 * either.
 */
bool httpstatus_lua_read_block(lua_State *L, struct list *list);

#endif
