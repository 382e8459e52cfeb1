/* The module httpstatus.core, for Lua 5.1 to 5.4 and LuaJIT: what httpstatus.lua is made of. */
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
%native(set_parse) int httpstatus_lua_set_parse(lua_State *L);
%native(set_format) int httpstatus_lua_set_format(lua_State *L);
%native(set_has) int httpstatus_lua_set_has(lua_State *L);
%native(set_add) int httpstatus_lua_set_add(lua_State *L);
%native(set_remove) int httpstatus_lua_set_remove(lua_State *L);
%native(set_size) int httpstatus_lua_set_size(lua_State *L);
%native(set_next) int httpstatus_lua_set_next(lua_State *L);
%native(set_count) int httpstatus_lua_set_count(lua_State *L);
%native(count_classes) int httpstatus_lua_count_classes(lua_State *L);
%native(histogram) int httpstatus_lua_histogram(lua_State *L);

%include "../swig/httpstatus.i"

/* SWIG puts swig_type and swig_equals into the globals, asked or not: give it a table to throw away. */
%wrapper %{
#undef lua_pushglobaltable
#define lua_pushglobaltable(L) lua_newtable(L)
%}

%init %{
  httpstatus_lua_register_set(L);
%}
