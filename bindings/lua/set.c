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

/* The set that a method is called on. Raises an error if it is called on anything else. */
static const httpstatus_set *self(lua_State *L, const char *method)
{
    const httpstatus_set *set = test_set(L, 1);
    if (set != NULL)
        return set;
    luaL_error(L, "calling '%s' on bad self (set expected, got %s)", method, type_name(L, 1));
    return lua_touserdata(L, 1); /* luaL_error() does not return */
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

/* ---- What is asked about a set, by a function or by a method ---- */

/*
 * Who asks. A function takes whatever httpstatus.set() takes as its first argument; a method only takes a set, which
 * messages do not count, as Lua itself does not.
 */
struct asker {
    const char *name;
    bool is_method;
};

#define FUNCTION(name) ((struct asker){"set_" name, false})
#define METHOD(name) ((struct asker){name, true})

static httpstatus_set set_of(lua_State *L, struct asker asker)
{
    return asker.is_method ? *self(L, asker.name) : read_set(L, 1, (struct argument){asker.name, 1});
}

/* The argument after the set, as messages name it. */
static struct argument second(struct asker asker)
{
    return (struct argument){asker.name, asker.is_method ? 1 : 2};
}

static int code_of(lua_State *L, struct asker asker)
{
    return read_int(L, 2, second(asker));
}

static int format(lua_State *L, struct asker asker)
{
    httpstatus_set set = set_of(L, asker);
    size_t len = httpstatus_set_format(&set, NULL, 0);
    char *text = lua_newuserdata(L, len + 1);
    httpstatus_set_format(&set, text, len + 1);
    lua_pushlstring(L, text, len);
    return 1;
}

static int has(lua_State *L, struct asker asker)
{
    httpstatus_set set = set_of(L, asker);
    lua_pushboolean(L, httpstatus_set_has(&set, code_of(L, asker)));
    return 1;
}

static int add(lua_State *L, struct asker asker)
{
    httpstatus_set set = set_of(L, asker);
    httpstatus_set_add(&set, code_of(L, asker));
    push_set(L, set);
    return 1;
}

static int without(lua_State *L, struct asker asker)
{
    httpstatus_set set = set_of(L, asker);
    httpstatus_set_remove(&set, code_of(L, asker));
    push_set(L, set);
    return 1;
}

static int size(lua_State *L, struct asker asker)
{
    httpstatus_set set = set_of(L, asker);
    lua_pushinteger(L, (lua_Integer)httpstatus_set_size(&set));
    return 1;
}

static int next(lua_State *L, struct asker asker)
{
    httpstatus_set set = set_of(L, asker);
    int member = httpstatus_set_next(&set, code_of(L, asker));
    if (member >= 0)
        lua_pushinteger(L, member);
    else
        lua_pushnil(L);
    return 1;
}

static int count(lua_State *L, struct asker asker)
{
    httpstatus_set set = set_of(L, asker);
    size_t length;
    const uint16_t *codes = httpstatus_lua_read_list(L, 2, &length, second(asker));
    lua_pushinteger(L, (lua_Integer)httpstatus_set_count(&set, codes, length));
    return 1;
}

int httpstatus_lua_set_format(lua_State *L)
{
    return format(L, FUNCTION("format"));
}

int httpstatus_lua_set_has(lua_State *L)
{
    return has(L, FUNCTION("has"));
}

int httpstatus_lua_set_add(lua_State *L)
{
    return add(L, FUNCTION("add"));
}

int httpstatus_lua_set_remove(lua_State *L)
{
    return without(L, FUNCTION("remove"));
}

int httpstatus_lua_set_size(lua_State *L)
{
    return size(L, FUNCTION("size"));
}

int httpstatus_lua_set_next(lua_State *L)
{
    return next(L, FUNCTION("next"));
}

int httpstatus_lua_set_count(lua_State *L)
{
    return count(L, FUNCTION("count"));
}

static int method_has(lua_State *L)
{
    return has(L, METHOD("has"));
}

static int method_add(lua_State *L)
{
    return add(L, METHOD("add"));
}

static int method_remove(lua_State *L)
{
    return without(L, METHOD("remove"));
}

static int method_size(lua_State *L)
{
    return size(L, METHOD("size"));
}

static int method_next(lua_State *L)
{
    return next(L, METHOD("next"));
}

static int method_count(lua_State *L)
{
    return count(L, METHOD("count"));
}

static int method_tostring(lua_State *L)
{
    return format(L, METHOD("tostring"));
}

/* ---- Iteration ---- */

static int step(lua_State *L)
{
    return next(L, METHOD("iter"));
}

/* As step(), with the value that a table used as a set has. */
static int step_pairs(lua_State *L)
{
    next(L, METHOD("pairs"));
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

static int method_pairs(lua_State *L)
{
    return push_loop(L, step_pairs, "pairs");
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
        {"has", method_has},   {"add", method_add},   {"remove", method_remove}, {"size", method_size},
        {"next", method_next}, {"iter", method_iter}, {"count", method_count},   {NULL, NULL},
    };
    static const luaL_Reg operators[] = {
        {"__add", set_union},   {"__sub", set_difference},       {"__mul", set_intersection}, {"__eq", set_equal},
        {"__len", method_size}, {"__tostring", method_tostring}, {"__pairs", method_pairs},   {NULL, NULL},
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
