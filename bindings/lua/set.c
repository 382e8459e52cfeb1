/* Sets of codes as Lua values: a userdata that holds an httpstatus_set and is never changed. */
#include "natives.h"

#include <stdint.h>
#include <string.h>

#include "lists.h"

enum { CODES_IN_SETS = 1024 };
enum { WORDS = sizeof((httpstatus_set *)NULL)->bits / sizeof(uint64_t) };

static void push_set(lua_State *L, httpstatus_set value)
{
    httpstatus_set *set = lua_newuserdata(L, sizeof *set);
    *set = value;
    luaL_getmetatable(L, HTTPSTATUS_LUA_SET);
    lua_setmetatable(L, -2);
}

/* As luaL_testudata(), which Lua 5.1 does not have. */
static const httpstatus_set *test_set(lua_State *L, int at)
{
    return httpstatus_lua_is_set(L, at) ? lua_touserdata(L, at) : NULL;
}

/* The set that a method is called on. Raises an error if it is called on anything else. */
static const httpstatus_set *self(lua_State *L, const char *method)
{
    const httpstatus_set *set = test_set(L, 1);
    if (set != NULL)
        return set;
    luaL_error(L, "calling '%s' on bad self (set expected, got %s)", method, httpstatus_lua_described(L, 1));
    return lua_touserdata(L, 1); /* luaL_error() does not return */
}

/* ---- What can be made a set ---- */

static bool ends_term(char byte)
{
    return byte == ',' || byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
}

/* Pushes what is wrong with the text of a set, whose error is at an offset. */
static const char *push_unreadable(lua_State *L, const char *text, size_t len, size_t offset)
{
    int character = (int)offset + 1;
    if (offset >= len)
        return lua_pushfstring(L, "the text ends too early, at character %d", character);
    size_t end = offset + 1;
    while (end < len && !ends_term(text[offset]) && !ends_term(text[end]))
        end++;
    const char *term = httpstatus_lua_quoted(L, text + offset, end - offset);
    return lua_pushfstring(L, "cannot read %s at character %d", term, character);
}

/* These return NULL, or why the value at `at` is no set. */

static const char *read_text(lua_State *L, int at, httpstatus_set *set)
{
    size_t len;
    size_t error_at;
    const char *text = lua_tolstring(L, at, &len);
    return httpstatus_set_parse(set, text, len, &error_at) ? NULL : push_unreadable(L, text, len, error_at);
}

static const char *read_code(lua_State *L, int at, httpstatus_set *set)
{
    lua_Number number;
    const char *why = httpstatus_lua_read_whole(L, at, &number);
    if (why != NULL)
        return why;
    if (number < 0 || number >= CODES_IN_SETS)
        return lua_pushfstring(L, "%s is outside 0 to 1023", httpstatus_lua_described(L, at));
    *set = (httpstatus_set){{0}};
    httpstatus_set_add(set, (int)number);
    return NULL;
}

static const char *read_element(lua_State *L, int at, httpstatus_set *set)
{
    const httpstatus_set *given = test_set(L, at);
    if (given != NULL) {
        *set = *given;
        return NULL;
    }
    switch (lua_type(L, at)) {
    case LUA_TSTRING:
        return read_text(L, at, set);
    case LUA_TNUMBER:
        return read_code(L, at, set);
    default:
        return lua_pushfstring(L, "set, string or integer expected, got %s", httpstatus_lua_described(L, at));
    }
}

static httpstatus_set unite(httpstatus_set left, const httpstatus_set *right)
{
    for (size_t i = 0; i < WORDS; i++)
        left.bits[i] |= right->bits[i];
    return left;
}

static httpstatus_set read_list(lua_State *L, int at, struct argument argument)
{
    httpstatus_set all = {{0}};
    for (int index = 1;; index++) {
        httpstatus_lua_push_element(L, at, index);
        if (lua_isnil(L, -1))
            break;
        httpstatus_set set;
        const char *why = read_element(L, lua_gettop(L), &set);
        if (why != NULL)
            httpstatus_lua_refuse_element(L, argument, index, why);
        all = unite(all, &set);
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
    return all;
}

static httpstatus_set read_set(lua_State *L, int at, struct argument argument)
{
    int type = lua_type(L, at);
    if (type == LUA_TTABLE)
        return read_list(L, at, argument);
    if (type != LUA_TSTRING && type != LUA_TNUMBER && !httpstatus_lua_is_set(L, at))
        httpstatus_lua_refuse_type(L, at, argument, "set, string, integer or table");
    httpstatus_set set = {{0}};
    const char *why = read_element(L, at, &set);
    if (why != NULL)
        httpstatus_lua_refuse(L, argument, why);
    return set;
}

int httpstatus_lua_set(lua_State *L)
{
    push_set(L, read_set(L, 1, (struct argument){"set", 1}));
    return 1;
}

int httpstatus_lua_parse_set(lua_State *L)
{
    httpstatus_set set;
    size_t len;
    httpstatus_lua_read_text(L, 1, (struct argument){"parse_set", 1}, &len);
    const char *why = read_text(L, 1, &set);
    if (why == NULL) {
        push_set(L, set);
        return 1;
    }
    lua_pushnil(L);
    lua_pushstring(L, why);
    return 2;
}

/* ---- Methods. Messages do not count the set as an argument, as Lua itself does not. ---- */

static int read_code_for(lua_State *L, const char *method)
{
    return httpstatus_lua_read_int(L, 2, (struct argument){method, 1});
}

static int method_has(lua_State *L)
{
    const httpstatus_set *set = self(L, "has");
    lua_pushboolean(L, httpstatus_set_has(set, read_code_for(L, "has")));
    return 1;
}

static int method_add(lua_State *L)
{
    httpstatus_set set = *self(L, "add");
    httpstatus_set_add(&set, read_code_for(L, "add"));
    push_set(L, set);
    return 1;
}

static int method_remove(lua_State *L)
{
    httpstatus_set set = *self(L, "remove");
    httpstatus_set_remove(&set, read_code_for(L, "remove"));
    push_set(L, set);
    return 1;
}

static int method_size(lua_State *L)
{
    lua_pushinteger(L, (lua_Integer)httpstatus_set_size(self(L, "size")));
    return 1;
}

static int push_next(lua_State *L, const char *method)
{
    const httpstatus_set *set = self(L, method);
    int member = httpstatus_set_next(set, read_code_for(L, method));
    if (member >= 0)
        lua_pushinteger(L, member);
    else
        lua_pushnil(L);
    return 1;
}

static int method_next(lua_State *L)
{
    return push_next(L, "next");
}

static int method_list(lua_State *L)
{
    const httpstatus_set *set = self(L, "list");
    lua_newtable(L);
    int index = 0;
    for (int code = -1; (code = httpstatus_set_next(set, code)) >= 0;) {
        lua_pushinteger(L, code);
        lua_rawseti(L, -2, ++index);
    }
    return 1;
}

static int method_count(lua_State *L)
{
    const httpstatus_set *set = self(L, "count");
    uint64_t count = 0;
    struct list list;
    httpstatus_lua_open_list(L, &list, 2, (struct argument){"count", 1});
    while (httpstatus_lua_read_block(L, &list))
        count += httpstatus_set_count(set, list.block, list.length);
    lua_pushinteger(L, (lua_Integer)count);
    return 1;
}

/* ---- Iteration ---- */

static int step(lua_State *L)
{
    return push_next(L, "iter");
}

/* As step(), with the value that a table used as a set has. */
static int step_pairs(lua_State *L)
{
    push_next(L, "pairs");
    if (lua_isnil(L, -1))
        return 1;
    lua_pushboolean(L, true);
    return 2;
}

/* Pushes what a loop needs: its step, the set and where to begin. */
static int push_loop(lua_State *L, lua_CFunction function, const char *name)
{
    self(L, name);
    lua_pushcfunction(L, function);
    lua_pushvalue(L, 1);
    lua_pushinteger(L, -1);
    return 3;
}

static int method_iter(lua_State *L)
{
    return push_loop(L, step, "iter");
}

static int set_pairs(lua_State *L)
{
    return push_loop(L, step_pairs, "pairs");
}

/* ---- Operators ---- */

/* A key that is a code and a member is true, as in a table that is used as a set; any other key is nil. */
static int set_index(lua_State *L)
{
    const httpstatus_set *set = self(L, "index");
    lua_pushvalue(L, 2);
    lua_rawget(L, lua_upvalueindex(1)); /* the methods */
    if (!lua_isnil(L, -1))
        return 1;
    lua_Number number;
    if (httpstatus_lua_read_whole(L, 2, &number) != NULL || number < 0 || number >= CODES_IN_SETS)
        return 0;
    if (!httpstatus_set_has(set, (int)number))
        return 0;
    lua_pushboolean(L, true);
    return 1;
}

static int set_newindex(lua_State *L)
{
    return luaL_error(L, "a set cannot be changed; add() and remove() make new ones");
}

static int set_tostring(lua_State *L)
{
    const httpstatus_set *set = self(L, "tostring");
    size_t len = httpstatus_set_format(set, NULL, 0);
    char *text = lua_newuserdata(L, len + 1);
    httpstatus_set_format(set, text, len + 1);
    lua_pushlstring(L, text, len);
    return 1;
}

/* Pushes an operand as text, if it has one. */
static void push_text(lua_State *L, int at)
{
    if (httpstatus_lua_is_set(L, at)) {
        lua_pushcfunction(L, set_tostring);
        lua_pushvalue(L, at);
        lua_call(L, 1, 1);
        return;
    }
    if (!lua_isstring(L, at))
        luaL_error(L, "attempt to concatenate a %s value", luaL_typename(L, at));
    lua_pushvalue(L, at);
}

static int set_concat(lua_State *L)
{
    push_text(L, 1);
    push_text(L, 2);
    lua_concat(L, 2);
    return 1;
}

/* These take on either side whatever httpstatus.set() takes. */

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
    push_set(L, unite(of.left, &of.right));
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

/* Comparisons take sets only, because Lua 5.1 calls them for nothing else. */

static int set_equal(lua_State *L)
{
    const httpstatus_set *left = test_set(L, 1);
    const httpstatus_set *right = test_set(L, 2);
    lua_pushboolean(L, left != NULL && right != NULL && memcmp(left, right, sizeof *left) == 0);
    return 1;
}

static const httpstatus_set *compared(lua_State *L, int at)
{
    if (!httpstatus_lua_is_set(L, 1) || !httpstatus_lua_is_set(L, 2)) {
        const char *left = httpstatus_lua_described(L, 1);
        luaL_error(L, "attempt to compare %s with %s", left, httpstatus_lua_described(L, 2));
    }
    return lua_touserdata(L, at);
}

static bool is_subset(const httpstatus_set *left, const httpstatus_set *right)
{
    const httpstatus_set both = unite(*left, right);
    return memcmp(&both, right, sizeof both) == 0;
}

static int set_le(lua_State *L)
{
    lua_pushboolean(L, is_subset(compared(L, 1), compared(L, 2)));
    return 1;
}

static int set_lt(lua_State *L)
{
    const httpstatus_set *left = compared(L, 1);
    const httpstatus_set *right = compared(L, 2);
    lua_pushboolean(L, is_subset(left, right) && !is_subset(right, left));
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
        {"has", method_has},   {"add", method_add},     {"remove", method_remove},
        {"size", method_size}, {"next", method_next},   {"iter", method_iter},
        {"list", method_list}, {"count", method_count}, {NULL, NULL},
    };
    static const luaL_Reg operators[] = {
        {"__add", set_union},
        {"__sub", set_difference},
        {"__mul", set_intersection},
        {"__eq", set_equal},
        {"__le", set_le},
        {"__lt", set_lt},
        {"__len", method_size},
        {"__concat", set_concat},
        {"__tostring", set_tostring},
        {"__pairs", set_pairs},
        {"__newindex", set_newindex},
        {NULL, NULL},
    };
    if (luaL_newmetatable(L, HTTPSTATUS_LUA_SET)) {
        set_functions(L, operators);
        lua_newtable(L);
        set_functions(L, methods);
        lua_pushcclosure(L, set_index, 1);
        lua_setfield(L, -2, "__index");
        lua_pushstring(L, HTTPSTATUS_LUA_SET);
        lua_setfield(L, -2, "__metatable");
    }
    lua_pop(L, 1);
}
