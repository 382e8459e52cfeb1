/* Bulk work on Lua lists of codes: counting by class, by code and by set. */
#include "lists.h"

#include "natives.h"

enum { CLASSES = 6, CODES = 1000 };

/* Up to here every whole number is exact in a double, which is all that LuaJIT has. */
#define EXACT_MAX 9007199254740992.0

#if LUA_VERSION_NUM < 502
#define lua_rawlen lua_objlen
#endif

size_t httpstatus_lua_list_length(lua_State *L, int at, struct argument argument)
{
    if (!lua_istable(L, at))
        refuse_type(L, at, argument, "table");
    return lua_rawlen(L, at);
}

static uint16_t read_element(lua_State *L, size_t index, struct argument argument)
{
    lua_Number number;
    const char *why = read_whole(L, -1, &number);
    if (why != NULL)
        refuse(L, argument, lua_pushfstring(L, "%s at index %d", why, (int)index));
    return number >= 0 && number < UINT16_MAX ? (uint16_t)number : UINT16_MAX;
}

size_t httpstatus_lua_read_codes(lua_State *L, int at, size_t done, size_t length, uint16_t codes[CODES_BLOCK],
                                 struct argument argument)
{
    size_t n = length - done < CODES_BLOCK ? length - done : CODES_BLOCK;
    for (size_t i = 0; i < n; i++) {
        size_t index = done + i + 1;
        lua_rawgeti(L, at, (int)index);
        codes[i] = read_element(L, index, argument);
        lua_pop(L, 1);
    }
    return n;
}

int httpstatus_lua_push_count(lua_State *L, const httpstatus_set *set, struct argument argument)
{
    size_t length = httpstatus_lua_list_length(L, 2, argument);
    uint16_t codes[CODES_BLOCK];
    uint64_t count = 0;
    for (size_t done = 0; done < length;) {
        size_t n = httpstatus_lua_read_codes(L, 2, done, length, codes, argument);
        count += httpstatus_set_count(set, codes, n);
        done += n;
    }
    lua_pushinteger(L, (lua_Integer)count);
    return 1;
}

/* ---- Counts: a table that the caller may bring along to have it added to ---- */

typedef void count_function(const uint16_t *codes, size_t n, uint64_t *counts);

static void count_list(lua_State *L, struct argument argument, count_function *count, uint64_t *counts)
{
    size_t length = httpstatus_lua_list_length(L, 1, argument);
    uint16_t codes[CODES_BLOCK];
    for (size_t done = 0; done < length;) {
        size_t n = httpstatus_lua_read_codes(L, 1, done, length, codes, argument);
        count(codes, n, counts);
        done += n;
    }
}

/* Leaves the table of counts on top of the stack. */
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
    count_list(L, (struct argument){"count_classes", 1}, httpstatus_count_classes, counts);
    push_counts(L, (struct argument){"count_classes", 2});
    for (int key = 0; key < CLASSES; key++)
        add_count(L, (struct argument){"count_classes", 2}, key, counts[key]);
    return 1;
}

int httpstatus_lua_histogram(lua_State *L)
{
    uint64_t counts[CODES] = {0};
    count_list(L, (struct argument){"histogram", 1}, httpstatus_histogram, counts);
    push_counts(L, (struct argument){"histogram", 2});
    for (int key = 0; key < CODES; key++) {
        if (counts[key] != 0)
            add_count(L, (struct argument){"histogram", 2}, key, counts[key]);
    }
    return 1;
}
