/* Bulk work on Lua lists of codes: counting by class, by code and by set. */
#include "lists.h"

#include "natives.h"

enum { CLASSES = 6, CODES = 1000 };

/* Up to here every whole number is exact in a double, which is all that LuaJIT has. */
#define EXACT_MAX 9007199254740992.0

#if LUA_VERSION_NUM < 502
#define lua_rawlen lua_objlen
#endif

static uint16_t read_element(lua_State *L, size_t index, struct argument argument)
{
    lua_Number number;
    const char *why = read_whole(L, -1, &number);
    if (why != NULL)
        refuse(L, argument, lua_pushfstring(L, "%s at index %d", why, (int)index));
    return number >= 0 && number < UINT16_MAX ? (uint16_t)number : UINT16_MAX;
}

const uint16_t *httpstatus_lua_read_list(lua_State *L, int at, size_t *length, struct argument argument)
{
    if (!lua_istable(L, at))
        refuse_type(L, at, argument, "table");
    *length = lua_rawlen(L, at);
    uint16_t *codes = lua_newuserdata(L, *length * sizeof *codes);
    for (size_t i = 0; i < *length; i++) {
        lua_rawgeti(L, at, (int)(i + 1));
        codes[i] = read_element(L, i + 1, argument);
        lua_pop(L, 1);
    }
    lua_replace(L, at);
    return codes;
}

/* ---- Counts: a table that the caller may bring along to have it added to ---- */

/* Pushes the table that the counts are added to: argument 2, or a new one. */
static void push_counts(lua_State *L, struct argument argument)
{
    if (lua_isnoneornil(L, 2)) {
        lua_newtable(L);
        return;
    }
    if (!lua_istable(L, 2))
        refuse_type(L, 2, argument, "table");
    lua_pushvalue(L, 2);
}

static void add_count(lua_State *L, struct argument argument, int key, uint64_t count)
{
    lua_rawgeti(L, -1, key);
    lua_Number before = 0;
    const char *why = lua_isnil(L, -1) ? NULL : read_whole(L, -1, &before);
    if (why == NULL && fabs(before) > EXACT_MAX)
        why = "number too large to count on";
    if (why != NULL)
        refuse(L, argument, lua_pushfstring(L, "%s at index %d", why, key));
    lua_pop(L, 1);
    lua_pushinteger(L, (lua_Integer)before + (lua_Integer)count);
    lua_rawseti(L, -2, key);
}

int httpstatus_lua_count_classes(lua_State *L)
{
    uint64_t counts[CLASSES] = {0};
    size_t length;
    const uint16_t *codes = httpstatus_lua_read_list(L, 1, &length, (struct argument){"count_classes", 1});
    httpstatus_count_classes(codes, length, counts);
    push_counts(L, (struct argument){"count_classes", 2});
    for (int key = 0; key < CLASSES; key++)
        add_count(L, (struct argument){"count_classes", 2}, key, counts[key]);
    return 1;
}

int httpstatus_lua_histogram(lua_State *L)
{
    uint64_t counts[CODES] = {0};
    size_t length;
    const uint16_t *codes = httpstatus_lua_read_list(L, 1, &length, (struct argument){"histogram", 1});
    httpstatus_histogram(codes, length, counts);
    push_counts(L, (struct argument){"histogram", 2});
    for (int key = 0; key < CODES; key++) {
        if (counts[key] != 0)
            add_count(L, (struct argument){"histogram", 2}, key, counts[key]);
    }
    return 1;
}
