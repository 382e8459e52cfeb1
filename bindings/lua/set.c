/* Sets of codes as Lua values: a userdata that holds an httpstatus_set and is never changed. */
#include "natives.h"

#include <stdint.h>

#include "lists.h"

#define SET "httpstatus.set"
#define OUTSIDE "code outside 0 to 1023"

enum { CODES_IN_SETS = 1024 };
enum { WORDS = sizeof((httpstatus_set *)NULL)->bits / sizeof(uint64_t) };

static httpstatus_set *push_set(lua_State *L, httpstatus_set value)
{
    httpstatus_set *set = lua_newuserdata(L, sizeof *set);
    *set = value;
    luaL_getmetatable(L, SET);
    lua_setmetatable(L, -2);
    return set;
}

/* As luaL_testudata(), which Lua 5.1 does not have. */
static const httpstatus_set *test_set(lua_State *L, int at)
{
    if (lua_type(L, at) != LUA_TUSERDATA || !lua_getmetatable(L, at))
        return NULL;
    luaL_getmetatable(L, SET);
    bool is_set = lua_rawequal(L, -1, -2);
    lua_pop(L, 2);
    return is_set ? lua_touserdata(L, at) : NULL;
}

/* The set that a method is called on; raises an error if it is none. */
static const httpstatus_set *self(lua_State *L, const char *method)
{
    const httpstatus_set *set = test_set(L, 1);
    if (set == NULL)
        luaL_error(L, "calling '%s' on bad self (set expected, got %s)", method, type_name(L, 1));
    return set;
}

/* ---- What can be made a set ---- */

static httpstatus_set parse(lua_State *L, int at, struct argument argument)
{
    httpstatus_set set;
    size_t len;
    size_t error_at;
    const char *text = lua_tolstring(L, at, &len);
    if (!httpstatus_set_parse(&set, text, len, &error_at))
        refuse(L, argument, lua_pushfstring(L, "no set of codes, because of what is at offset %d", (int)error_at));
    return set;
}

static httpstatus_set of_list(lua_State *L, int at, struct argument argument)
{
    httpstatus_set set = {{0}};
    size_t length;
    const uint16_t *codes = httpstatus_lua_read_list(L, at, &length, argument);
    for (size_t i = 0; i < length; i++) {
        if (codes[i] >= CODES_IN_SETS)
            refuse(L, argument, lua_pushfstring(L, OUTSIDE " at index %d", (int)(i + 1)));
        httpstatus_set_add(&set, codes[i]);
    }
    return set;
}

static httpstatus_set of_code(lua_State *L, int at, struct argument argument)
{
    httpstatus_set set = {{0}};
    int code = read_int(L, at, argument);
    if (code < 0 || code >= CODES_IN_SETS)
        refuse(L, argument, OUTSIDE);
    httpstatus_set_add(&set, code);
    return set;
}

static httpstatus_set read_set(lua_State *L, int at, struct argument argument)
{
    const httpstatus_set *set = test_set(L, at);
    if (set != NULL)
        return *set;
    switch (lua_type(L, at)) {
    case LUA_TSTRING:
        return parse(L, at, argument);
    case LUA_TTABLE:
        return of_list(L, at, argument);
    case LUA_TNUMBER:
        return of_code(L, at, argument);
    default:
        refuse_type(L, at, argument, "set, string, integer or table");
        return (httpstatus_set){{0}};
    }
}

int httpstatus_lua_set(lua_State *L)
{
    push_set(L, read_set(L, 1, (struct argument){"set", 1}));
    return 1;
}

int httpstatus_lua_set_parse(lua_State *L)
{
    httpstatus_set set;
    size_t len;
    size_t error_at;
    const char *text = read_text(L, 1, (struct argument){"set_parse", 1}, &len);
    if (httpstatus_set_parse(&set, text, len, &error_at)) {
        push_set(L, set);
        return 1;
    }
    lua_pushnil(L);
    lua_pushinteger(L, (lua_Integer)error_at);
    return 2;
}

/* ---- Answers about a set, for functions and methods ---- */

static int push_has(lua_State *L, const httpstatus_set *set, int code)
{
    lua_pushboolean(L, httpstatus_set_has(set, code));
    return 1;
}

static int push_with(lua_State *L, httpstatus_set set, int code)
{
    httpstatus_set_add(&set, code);
    push_set(L, set);
    return 1;
}

static int push_without(lua_State *L, httpstatus_set set, int code)
{
    httpstatus_set_remove(&set, code);
    push_set(L, set);
    return 1;
}

static int push_size(lua_State *L, const httpstatus_set *set)
{
    lua_pushinteger(L, (lua_Integer)httpstatus_set_size(set));
    return 1;
}

static int push_next(lua_State *L, const httpstatus_set *set, int code)
{
    int next = httpstatus_set_next(set, code);
    if (next >= 0)
        lua_pushinteger(L, next);
    else
        lua_pushnil(L);
    return 1;
}

static int push_text(lua_State *L, const httpstatus_set *set)
{
    size_t len = httpstatus_set_format(set, NULL, 0);
    char *text = lua_newuserdata(L, len + 1);
    httpstatus_set_format(set, text, len + 1);
    lua_pushlstring(L, text, len);
    return 1;
}

/* ---- Functions, which take whatever httpstatus.set() takes ---- */

static httpstatus_set first(lua_State *L, const char *function)
{
    return read_set(L, 1, (struct argument){function, 1});
}

static int second(lua_State *L, const char *function)
{
    return read_int(L, 2, (struct argument){function, 2});
}

int httpstatus_lua_set_format(lua_State *L)
{
    httpstatus_set set = first(L, "set_format");
    return push_text(L, &set);
}

int httpstatus_lua_set_has(lua_State *L)
{
    httpstatus_set set = first(L, "set_has");
    return push_has(L, &set, second(L, "set_has"));
}

int httpstatus_lua_set_add(lua_State *L)
{
    httpstatus_set set = first(L, "set_add");
    return push_with(L, set, second(L, "set_add"));
}

int httpstatus_lua_set_remove(lua_State *L)
{
    httpstatus_set set = first(L, "set_remove");
    return push_without(L, set, second(L, "set_remove"));
}

int httpstatus_lua_set_size(lua_State *L)
{
    httpstatus_set set = first(L, "set_size");
    return push_size(L, &set);
}

int httpstatus_lua_set_next(lua_State *L)
{
    httpstatus_set set = first(L, "set_next");
    return push_next(L, &set, second(L, "set_next"));
}

int httpstatus_lua_set_count(lua_State *L)
{
    httpstatus_set set = first(L, "set_count");
    return httpstatus_lua_push_count(L, &set, (struct argument){"set_count", 2});
}

/* ---- Methods; the set is argument 0 in messages, as Lua counts it ---- */

static int read_code(lua_State *L, const char *method)
{
    return read_int(L, 2, (struct argument){method, 1});
}

static int set_has(lua_State *L)
{
    const httpstatus_set *set = self(L, "has");
    return push_has(L, set, read_code(L, "has"));
}

static int set_add(lua_State *L)
{
    const httpstatus_set *set = self(L, "add");
    return push_with(L, *set, read_code(L, "add"));
}

static int set_remove(lua_State *L)
{
    const httpstatus_set *set = self(L, "remove");
    return push_without(L, *set, read_code(L, "remove"));
}

static int set_size(lua_State *L)
{
    return push_size(L, self(L, "size"));
}

static int set_next(lua_State *L)
{
    const httpstatus_set *set = self(L, "next");
    return push_next(L, set, read_code(L, "next"));
}

static int set_count(lua_State *L)
{
    return httpstatus_lua_push_count(L, self(L, "count"), (struct argument){"count", 1});
}

static int set_tostring(lua_State *L)
{
    return push_text(L, self(L, "tostring"));
}

/* ---- Iteration ---- */

static int step(lua_State *L)
{
    const httpstatus_set *set = self(L, "iter");
    return push_next(L, set, (int)lua_tointeger(L, 2));
}

static int set_iter(lua_State *L)
{
    self(L, "iter");
    lua_pushcfunction(L, step);
    lua_pushvalue(L, 1);
    lua_pushinteger(L, -1);
    return 3;
}

/* As step(), with the value that a table used as a set has. */
static int step_pairs(lua_State *L)
{
    step(L);
    if (lua_isnil(L, -1))
        return 1;
    lua_pushboolean(L, true);
    return 2;
}

static int set_pairs(lua_State *L)
{
    self(L, "pairs");
    lua_pushcfunction(L, step_pairs);
    lua_pushvalue(L, 1);
    lua_pushinteger(L, -1);
    return 3;
}

/* ---- Operators, which take on either side whatever httpstatus.set() takes ---- */

struct operands {
    httpstatus_set left;
    httpstatus_set right;
};

static struct operands read_operands(lua_State *L, const char *sign)
{
    return (struct operands){
        .left = read_set(L, 1, (struct argument){sign, 1}),
        .right = read_set(L, 2, (struct argument){sign, 2}),
    };
}

static int set_union(lua_State *L)
{
    struct operands of = read_operands(L, "+");
    for (size_t i = 0; i < WORDS; i++)
        of.left.bits[i] |= of.right.bits[i];
    push_set(L, of.left);
    return 1;
}

static int set_difference(lua_State *L)
{
    struct operands of = read_operands(L, "-");
    for (size_t i = 0; i < WORDS; i++)
        of.left.bits[i] &= ~of.right.bits[i];
    push_set(L, of.left);
    return 1;
}

static int set_intersection(lua_State *L)
{
    struct operands of = read_operands(L, "*");
    for (size_t i = 0; i < WORDS; i++)
        of.left.bits[i] &= of.right.bits[i];
    push_set(L, of.left);
    return 1;
}

static int set_equal(lua_State *L)
{
    const httpstatus_set *left = test_set(L, 1);
    const httpstatus_set *right = test_set(L, 2);
    lua_pushboolean(L, left != NULL && right != NULL && memcmp(left, right, sizeof *left) == 0);
    return 1;
}

/* ---- The metatable ---- */

static void set_functions(lua_State *L, const luaL_Reg *functions)
{
    for (; functions->name != NULL; functions++) {
        lua_pushcfunction(L, functions->func);
        lua_setfield(L, -2, functions->name);
    }
}

void httpstatus_lua_register_set(lua_State *L)
{
    static const luaL_Reg methods[] = {
        {"has", set_has},   {"add", set_add},   {"remove", set_remove}, {"size", set_size},
        {"next", set_next}, {"iter", set_iter}, {"count", set_count},   {NULL, NULL},
    };
    static const luaL_Reg operators[] = {
        {"__add", set_union}, {"__sub", set_difference},    {"__mul", set_intersection}, {"__eq", set_equal},
        {"__len", set_size},  {"__tostring", set_tostring}, {"__pairs", set_pairs},      {NULL, NULL},
    };
    if (luaL_newmetatable(L, SET)) {
        set_functions(L, operators);
        lua_newtable(L);
        set_functions(L, methods);
        lua_setfield(L, -2, "__index");
        lua_pushstring(L, SET);
        lua_setfield(L, -2, "__metatable");
    }
    lua_pop(L, 1);
}
