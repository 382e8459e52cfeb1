/* The module httpstatus.core, for Lua 5.1 to 5.5 and LuaJIT: what httpstatus.lua is made of. */
%module httpstatus_core

%include "typemaps.i"

/* Sets and lists are wrapped by hand. */
%ignore httpstatus_set_parse;
%ignore httpstatus_set_format;
%ignore httpstatus_set_has;
%ignore httpstatus_set_add;
%ignore httpstatus_set_remove;
%ignore httpstatus_set_size;
%ignore httpstatus_set_next;
%ignore httpstatus_set_count;
%ignore httpstatus_count_classes;
%ignore httpstatus_histogram;

%{
#include "natives.h"
%}
%native(set) int httpstatus_lua_set(lua_State *L);
%native(parse_set) int httpstatus_lua_parse_set(lua_State *L);
%native(count_classes) int httpstatus_lua_count_classes(lua_State *L);
%native(histogram) int httpstatus_lua_histogram(lua_State *L);

%include "../swig/httpstatus.i"

/* SWIG puts swig_type and swig_equals into the globals, asked or not: give it a table to throw away. */
%wrapper %{
#undef lua_pushglobaltable
#define lua_pushglobaltable(L) lua_newtable(L)
/* open.c has the function that Lua looks for. */
#undef SWIG_init
#define SWIG_init httpstatus_lua_open
%}

%init %{
  httpstatus_lua_register_set(L);
%}
