/* Bulk work on Lua lists of codes: counting by class, by code and by set. */
#include "lists.h"

#include <math.h>

#include "natives.h"

enum { CLASSES = 6, CODES = 1000 };

/* Up to here every whole number is exact in a double, which is all that LuaJIT has. */
#define EXACT_MAX 9007199254740992.0

void httpstatus_lua_push_element(lua_State *L, int at, int index)
{
#if LUA_VERSION_NUM >= 503
    lua_geti(L, at, index);
#else
    lua_pushinteger(L, index);
    lua_gettable(L, at);
#endif
}

int httpstatus_lua_refuse_element(lua_State *L, struct argument argument, int index, const char *why)
{
    return httpstatus_lua_refuse(L, argument, lua_pushfstring(L, "index %d: %s", index, why));
}

void httpstatus_lua_open_list(lua_State *L, struct list *list, int at, struct argument argument)
{
    if (!lua_istable(L, at))
        httpstatus_lua_refuse_type(L, at, argument, "table");
    list->at = at;
    list->argument = argument;
    list->read = 0;
}

/* Reads one more element into the block, unless there is none. */
static bool read_element(lua_State *L, struct list *list)
{
    httpstatus_lua_push_element(L, list->at, list->read + 1);
    if (lua_isnil(L, -1)) {
        lua_pop(L, 1);
        return false;
    }
    lua_Number number;
    const char *why = httpstatus_lua_read_whole(L, -1, &number);
    if (why != NULL)
        httpstatus_lua_refuse_element(L, list->argument, list->read + 1, why);
    lua_pop(L, 1);
    list->block[list->length++] = number >= 0 && number < UINT16_MAX ? (uint16_t)number : UINT16_MAX;
    list->read++;
    return true;
}

bool httpstatus_lua_read_block(lua_State *L, struct list *list)
{
    list->length = 0;
    while (list->length < LIST_BLOCK && read_element(L, list))
        continue;
    return list->length > 0;
}

/* ---- Counts: a table that the caller may bring along to have them added to ---- */

/* Pushes the table that the counts are added to: argument 2, or a new one. */
static void push_totals(lua_State *L, struct argument argument)
{
    if (lua_isnoneornil(L, 2)) {
        lua_newtable(L);
        return;
    }
    if (!lua_istable(L, 2))
        httpstatus_lua_refuse_type(L, 2, argument, "table");
    lua_pushvalue(L, 2);
}

/* Returns a count, with what the table on top of the stack has for it. */
static lua_Integer sum_of(lua_State *L, struct argument argument, int key, uint64_t count)
{
    httpstatus_lua_push_element(L, lua_gettop(L), key);
    lua_Number before = 0;
    const char *why = lua_isnil(L, -1) ? NULL : httpstatus_lua_read_whole(L, -1, &before);
    if (why == NULL && fabs(before) > EXACT_MAX)
        why = lua_pushfstring(L, "%s is too large to count on", httpstatus_lua_described(L, -1));
    if (why != NULL)
        httpstatus_lua_refuse_element(L, argument, key, why);
    lua_pop(L, 1);
    return (lua_Integer)before + (lua_Integer)count;
}

/*
 * Pushes the totals with the counts added, or raises an error and has added none of them. A count of 0 is left out
 * unless `zeros` says otherwise.
 */
static int push_sums(lua_State *L, struct argument argument, const uint64_t *counts, int length, bool zeros)
{
    lua_Integer sums[CODES];
    push_totals(L, argument);
    for (int key = 0; key < length; key++) {
        if (zeros || counts[key] != 0)
            sums[key] = sum_of(L, argument, key, counts[key]);
    }
    for (int key = 0; key < length; key++) {
        if (!zeros && counts[key] == 0)
            continue;
        lua_pushinteger(L, key);
        lua_pushinteger(L, sums[key]);
        lua_settable(L, -3);
    }
    return 1;
}

int httpstatus_lua_count_classes(lua_State *L)
{
    uint64_t counts[CLASSES] = {0};
    struct list list;
    httpstatus_lua_open_list(L, &list, 1, (struct argument){"count_classes", 1});
    while (httpstatus_lua_read_block(L, &list))
        httpstatus_count_classes(list.block, list.length, counts);
    return push_sums(L, (struct argument){"count_classes", 2}, counts, CLASSES, true);
}

int httpstatus_lua_histogram(lua_State *L)
{
    uint64_t counts[CODES] = {0};
    struct list list;
    httpstatus_lua_open_list(L, &list, 1, (struct argument){"histogram", 1});
    while (httpstatus_lua_read_block(L, &list))
        httpstatus_histogram(list.block, list.length, counts);
    return push_sums(L, (struct argument){"histogram", 2}, counts, CODES, false);
}
